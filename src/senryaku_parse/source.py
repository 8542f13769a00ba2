"""Where things stand in an input, and what the input was."""

from __future__ import annotations

from dataclasses import dataclass

from senryaku_parse.records import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Position:
    """A place in the source. All counted from 1; null where the format has none."""

    table: int | None = None
    """Number of the table in the document."""
    row: int | None = None
    """Number of the row in its table, header rows included."""
    column: int | None = None
    """Number of the cell's column in its row as the source has it, before any repair."""
    line: int | None = None
    """Line in the source text; of a PDF, on its page."""
    page: int | None = None
    """Page of a PDF."""
    sheet: str | None = None
    """Title of the sheet of an Excel workbook."""
    cell: str | None = None
    """Cell of that sheet: "B12". Of a row or a table the first that holds a text."""

    @property
    def in_sheet(self) -> str:
        """「KPI一覧!B12」, 「KPI一覧」; "" where the source has no sheets."""
        return "!".join(filter(None, (self.sheet, self.cell)))


NOWHERE = Position()
"""The position of what stands in no source: text put in by a repair."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read."""

    name: str
    """File name without its folder; "-" for standard input, "" for a string and for a table in memory."""
    format: str
    """Name of the reader: "markdown", "html", "xlsx", "csv" …"""
    sha256: str
    """Hexadecimal SHA-256 of the bytes read (of the UTF-8 form, where a string was given; of a table in memory that of
    its cells as JSON)."""
