"""An account of letters that knows nothing of the package's own ledger: which words of a document stand nowhere.

A document is cut into cells and lines, these into words: runs of two letters or more. Each must stand in a string of the
JSON that was made of it: in a node, a finding, or among the lines outside the strategy. Width, white space and
composition are folded; the words of the vocabulary, labels and headings, are not asked for.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_UNSHOWN = re.compile(r"<!--.*?-->|<(script|style|head|template)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_LINE_ENDS = re.compile(r"<br\s*/?>|</?(?:p|li|ul|ol|dl|dt|dd|div|td|th|tr|caption|h[1-6])\b[^>]*>", re.IGNORECASE)
_TAG = re.compile("</?[a-z!][^<>]*>", re.IGNORECASE)
_DRAWN = re.compile(r"[\s|:=+\-]*")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_MARK = re.compile(
    r"[\u2460-\u24ff\u2776-\u2793]|[\u2160-\u217f]|[(（][^\W\d_][)）]|[0-9０-９]+|(?<![^\W\d_])[ァ-ン](?=\s)"
)
"""Numbers and marks, which part words and are no part of one."""
_WORD = re.compile(r"[^\W\d_]{2,}")


class MissingWord(NamedTuple):
    """A word of a document that stands nowhere."""

    word: str
    text: str
    """The cell or the line that holds it."""


def missing_words(source: str, is_html: bool, strategy_json: str) -> list[MissingWord]:
    """The words of the document `source` that stand in no string of `strategy_json`, in their order."""
    held = _fold("\0".join(_strings(json.loads(strategy_json))))
    letters = re.sub(r"[^\w]", "", held)
    return [
        MissingWord(word, text.strip())
        for text in _texts(source, is_html)
        for word in _WORD.findall(_fold(_MARK.sub(" | ", text)))
        if word not in held and word not in letters and word not in _vocabulary()
    ]


def _texts(source: str, is_html: bool) -> Iterator[str]:
    """The cells and lines of `source`, markup taken off."""
    if is_html:
        source = _UNSHOWN.sub(" ", source)
    source = html.unescape(_TAG.sub("", _LINE_ENDS.sub("\n", source)))
    for line in source.split("\n"):
        if not _DRAWN.fullmatch(line):
            yield from (_ESCAPED.sub(r"\1", cell) for cell in _BAR.split(line))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif value is not None:
        yield str(value)


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@cache
def _vocabulary() -> str:
    return _fold((files("senryaku_parse") / "vocabulary" / "vocabulary.toml").read_text("utf-8"))
