"""A recipe, read: what a person says of a document that the reader then need not guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from senryaku_parse.frozen import frozendict
from senryaku_parse.plan.levels import Level
from senryaku_parse.vocabulary import Part

Kept: TypeAlias = Literal["other", "skip"]
"""What is kept under its heading, and what is not read at all."""


class Meaning(NamedTuple):
    """What a column holds, as a recipe says it."""

    part: Part | Kept
    year: int | None = None
    """The Gregorian fiscal year; null where the heading itself says it, or none is meant."""
    unit: str | None = None
    """The unit; null where the heading itself says it, or none is meant."""
    said: str = ""
    """As the recipe says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRecipe:
    """One `[[table]]`: which tables are meant, and how they are read."""

    place: str
    """As messages name it: 「city.toml の2番目の [[table]]」."""
    numbers: frozenset[int] = frozenset()
    """Of the tables meant; empty for any. All that is said of the tables must hold of one that is meant."""
    sheets: tuple[str, ...] = ()
    """Titles of sheets, with `*` for any text."""
    pages: tuple[range, ...] = ()
    under: tuple[str, ...] = ()
    """Texts that the caption, or a text above the table, has: one of them."""
    has: tuple[str, ...] = ()
    """Texts of cells: all of them."""
    optional: bool = False
    """Whether a document may have no such table."""
    skip: bool = False
    header: tuple[int, ...] | None = None
    """The rows of the header, from 1; empty for a table without one; null where the reader finds them."""
    turned: bool = False
    """Whether the table lies on its side: its rows are columns."""
    columns: Mapping[str, Meaning] = frozendict()
    """Heading, or number of a column from 1 → what stands below it."""
    labels: Mapping[str, Part] = frozendict()
    """Label of a row → what stands beside it."""
    bands: Mapping[str, Level] = frozendict()
    """How rows begin that are one text → the level that they name."""
    notes: tuple[str, ...] = ()
    """How rows begin that are no entries."""

    @property
    def is_told(self) -> bool:
        """Whether it says which columns or header rows there are."""
        return bool(self.columns) or self.header is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One `[[correct]]`: what is put right in the hierarchy that was read."""

    place: str
    """As messages name it."""
    id: str
    """Of the node, as it was read; "" for a node that is added."""
    name: str = ""
    """Its name as it was read, to know it again; "" where that is not asked."""
    changes: Mapping[str, Any] = field(default_factory=dict)
    """Field → what it says instead."""
    unset: tuple[str, ...] = ()
    """Fields that say nothing."""
    below: str = ""
    """Id of the goal or measure that it belongs below; "" where it stays."""
    after: str | None = None
    """Id of its kind that it follows there, "" for the first; null for the last, or where it stays."""
    drop: bool = False
    """Whether it is no node."""
    add: str = ""
    """ "goal", "target", "measure", "kpi" or "project": the kind of a node that is added, of the text of a finding; else ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a document, or the documents of one municipality, are read."""

    where: str
    """As messages name it: its path, 「レシピ」 for a mapping."""
    documents: tuple[str, ...] = ()
    """Names of the documents that it is for, with `*` for any text: in a folder of recipes; empty for those named as it is."""
    pages: tuple[range, ...] = ()
    """The pages of the strategy; empty for all."""
    sheets: tuple[str, ...] = ()
    """The sheets of the strategy; empty for all."""
    skip: tuple[str, ...] = ()
    """How headings begin whose whole chapter is no part of the strategy."""
    others: Literal["read", "skip"] = "read"
    """What becomes of tables that no `[[table]]` means."""
    words: Mapping[str, Part] = frozendict()
    """Heading or label → what it means, in the whole document."""
    vocabulary: Mapping[str, Mapping[str, Any]] = frozendict()
    """Words that are added, in the form of a vocabulary."""
    levels: Mapping[str, Level | Literal["text"]] = frozendict()
    """How headings are written → the level that they name; "text" for those that name none."""
    lists: Literal["target", "kpi", "indicator", "project"] | None = None
    """What lists in the text hold that no line heads; null where that stays open."""
    tables: tuple[TableRecipe, ...] = ()
    corrections: tuple[Correction, ...] = ()
