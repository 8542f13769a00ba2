"""Words that a user adds to the vocabulary: a TOML file of the form of `vocabulary.toml`, or the same as a mapping."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import list_out, render
from senryaku_parse.toml_file import read_toml, stamp_of
from senryaku_parse.vocabulary import Vocabulary, default_vocabulary

AddedWords: TypeAlias = "str | os.PathLike[str] | Mapping[str, Mapping[str, Sequence[str]]] | None"
"""A path, or table → entry → words; null for no words but the package's own."""


def vocabulary_with(words: AddedWords) -> Vocabulary:
    """The package's vocabulary with `words` added to it.

    Raises:
        InputError: the file can't be read, or is no TOML.
        UsageError: there is no such table or entry, or its words are no list of texts.
    """
    if words is None:
        return default_vocabulary()
    if isinstance(words, Mapping):
        return _added(words, "vocabulary")
    path = Path(words)
    return _read(path, *stamp_of(path, "語彙"))


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Vocabulary:
    """The vocabulary with the words of a file, as long as it stays as it is."""
    return _added(read_toml(path, "語彙", "recipes.vocabulary-form"), str(path))


def _added(words: Mapping[str, Mapping[str, Sequence[str]]], where: str) -> Vocabulary:
    return added_to(default_vocabulary(), words, where)


def added_to(vocabulary: Vocabulary, words: Mapping[str, Mapping[str, Sequence[str]]], where: str) -> Vocabulary:
    """`vocabulary` with `words` added to it; messages name them as `where`.

    Raises:
        UsageError: there is no such table or entry, or its words are no list of texts.
    """
    known = vocabulary.words
    merged = {table: dict(entries) for table, entries in known.items()}
    for table, entries in words.items():
        if table not in known or not isinstance(entries, Mapping):
            raise UsageError(render("recipes.vocabulary-table", where=where, table=table, known=list_out(known)))
        for entry, more in entries.items():
            if entry not in known[table]:
                names = list_out(known[table])
                raise UsageError(render("recipes.vocabulary-entry", where=where, table=table, entry=entry, names=names))
            if isinstance(more, str) or not all(isinstance(word, str) and word.strip() for word in more):
                raise UsageError(render("recipes.vocabulary-words", where=where, table=table, entry=entry))
            merged[table][entry] = tuple(dict.fromkeys((*merged[table][entry], *more)))
    return Vocabulary(merged)
