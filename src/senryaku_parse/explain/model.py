"""What an explanation says: plain data, of which the terminal and the page make what people see."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO, Literal, TypeAlias

from senryaku_parse.api import write_by
from senryaku_parse.findings import Finding
from senryaku_parse.formats import EXPLANATION_WRITERS
from senryaku_parse.model import Strategy
from senryaku_parse.plan.bands import Band, Evidence
from senryaku_parse.plan.levels import Level
from senryaku_parse.source import Position

Role: TypeAlias = Literal[
    "goal",
    "target",
    "area",
    "measure",
    "kpi",
    "project",
    "heading",
    "field",
    "repeated",
    "finding",
    "outside",
    "lost",
    "blank",
]
"""What became of a cell or a line: the kind of node that holds it; a heading or label that says what others are; a field of
the strategy, as its title; said again by a merged cell; kept in a finding; outside the strategy; nowhere; nothing stood there."""


@dataclass(frozen=True, slots=True)
class CellReading:
    """One cell of the source, blank ones among them."""

    text: str
    """As the reader found it."""
    position: Position
    """Its table, its row and its number in the row, from 1, with page, sheet and address where the source has them."""
    rowspan: int
    """Rows covered; 0: to the end of its row group."""
    colspan: int
    """Columns covered."""
    role: Role
    nodes: tuple[str, ...]
    """Ids of the nodes that hold its text, as "1-ア-1-K1": several where one cell said several, or was copied."""
    went: tuple[str, ...]
    """Where its text went: node and field ("1-ア-1-K1.name"), "heading", "enumerator", "repeated", or "finding:" and a code."""
    findings: tuple[int, ...]
    """Those on it, on its row where they quote it: numbers in `Strategy.findings`, from 0."""


@dataclass(frozen=True, slots=True)
class LineReading:
    """One line of text outside the cells of tables: of a heading, a paragraph, a list, a caption, front matter."""

    text: str
    """As the reader found it."""
    position: Position
    heading: int
    """The level of the heading that it is, 1-6; 0 for any other text."""
    caption: int | None
    """The number of the table whose caption it is; null elsewhere."""
    role: Role
    level: Level | Literal["extra"] | None
    """The level that it names, "extra" for one too many; null where it names none."""
    evidence: Evidence | None
    """What tells that level: a word in it; its likeness to lines that have one; what stands below; its number and place."""
    why: str
    """The word, or the style of its number and heading, that tells so; "" where it names no level."""
    nodes: tuple[str, ...]
    """Ids of the nodes that hold its text."""
    went: tuple[str, ...]
    """As for cells; "title" and other fields of the strategy among them."""
    findings: tuple[int, ...]
    """Those on it: numbers in `Strategy.findings`, from 0."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """One table of the source."""

    number: int
    """Counted from 1, as findings count."""
    position: Position
    """Where it stands: line, page or sheet and cell."""
    caption: str
    layout: str
    """ "columns", "project-first", "indicator-list", "label-rows", "label-column"; "joined" where its rows were read with
    the table before; "none" for one that is not read."""
    joined: int | None
    """The number of the table that its rows were read with; null for one that is read by itself."""
    bands: tuple[Band, ...]
    """Its runs of rows from the top down, and what each column holds there and what tells so; empty for one that is not read
    by itself."""
    rows: tuple[tuple[CellReading, ...], ...]
    """The cells of each of its rows, as the source has them: one that covers several places stands once."""
    groups: tuple[int, ...]
    """How many rows each of its row groups has: no cell reaches beyond its own."""
    skipped: str
    """Why it is not read, in Japanese; "" for one that is."""
    moved: tuple[int, ...]
    """The findings that put rows or cells elsewhere or joined them: numbers in `Strategy.findings`, from 0."""
    kept_out: tuple[int, ...]
    """The findings that keep what found no place."""
    unknown: tuple[int, ...]
    """The findings on headings that were not understood."""

    @property
    def is_read(self) -> bool:
        """Whether anything of it was read."""
        return self.layout != "none"


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a document was read."""

    strategy: Strategy
    """Without goals where the document is refused."""
    blocks: tuple[TableReading | LineReading, ...]
    """The tables and the lines of text in the order of the source; the lines of a caption stand before their table."""
    refused: str = ""
    """Why the document is refused; "" where it is not."""

    @property
    def tables(self) -> tuple[TableReading, ...]:
        """The tables alone."""
        return tuple(block for block in self.blocks if isinstance(block, TableReading))

    @property
    def lines(self) -> tuple[LineReading, ...]:
        """The lines alone."""
        return tuple(block for block in self.blocks if isinstance(block, LineReading))

    def write(
        self,
        target: str | os.PathLike[str] | IO[bytes],
        *,
        format: str | None = None,
        lang: Literal["ja", "en"] | None = None,
    ) -> tuple[Finding, ...]:
        """Write to a path or an open binary file as a page that shows the source beside what was read; see `api.write`."""
        return write_by(self, EXPLANATION_WRITERS, target, format, {"lang": lang})

    def finding(self, number: int) -> Finding:
        """One of the findings that readings name."""
        return self.strategy.findings[number]
