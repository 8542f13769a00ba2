"""Which words mean which role. The words are data: `vocabulary.toml`, beside this file.

Each kind of look-up is a class over the same words (`headings`, `projects`, `arrows`, `remarks`), and `Vocabulary` is all
of them: what is asked of each cell costs one call.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from senryaku_parse.vocabulary.arrows import Arrows
from senryaku_parse.vocabulary.headings import (
    INDICATORS,
    OF_INDICATOR,
    OF_PROJECT,
    VALUES,
    ColumnRole,
    Field,
    Headings,
    Label,
    Part,
    Role,
)
from senryaku_parse.vocabulary.projects import Certainty, Projects
from senryaku_parse.vocabulary.remarks import Remarks
from senryaku_parse.vocabulary.words import MEMORY, label_key

__all__ = [
    "INDICATORS",
    "MEMORY",
    "OF_INDICATOR",
    "OF_PROJECT",
    "VALUES",
    "Certainty",
    "ColumnRole",
    "Field",
    "Label",
    "Part",
    "Role",
    "Vocabulary",
    "default_vocabulary",
    "label_key",
]


@dataclass(frozen=True, eq=False)  # one and no other: answers are remembered by it
class Vocabulary(Headings, Projects, Arrows, Remarks):
    """The words by role, with the look-ups the pipeline asks for. Built once, shared."""

    @cached_property
    def widened(self) -> Vocabulary:
        """The same with the levels that only mean so beside other labels among its labels, but for words of fields."""
        fields = {label_key(word) for words in self.words["fields"].values() for word in words}
        labels = dict(self.words["labels"])
        for part, words in self.words["wide_labels"].items():
            role = "area" if part == "upper_measure" else part
            labels[role] = (*labels.get(role, ()), *(word for word in words if label_key(word) not in fields))
        return Vocabulary({**self.words, "labels": labels})


@lru_cache(maxsize=1)
def default_vocabulary() -> Vocabulary:
    """The vocabulary the package carries."""
    return _compile(tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8")))


def _compile(tables: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    return Vocabulary(
        {table: {entry: tuple(words) for entry, words in entries.items()} for table, entries in tables.items()}
    )
