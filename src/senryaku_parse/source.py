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
    """Line in the source text."""


NOWHERE = Position()
"""The position of what stands in no source: text put in by a repair."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read."""

    name: str
    """File name without its folder; "-" for standard input, "" for a string."""
    format: str
    """Name of the reader: "markdown", "html"."""
    sha256: str
    """Hexadecimal SHA-256 of the bytes read (of the UTF-8 form, where a string was given)."""
