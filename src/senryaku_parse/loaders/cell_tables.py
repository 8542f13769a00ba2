"""Tables of cells from files that this package wrote and people edited, each cell with its place in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from senryaku_parse.columns import Entity
from senryaku_parse.frozen import frozendict
from senryaku_parse.spreadsheet.values import CellValue, Formula, Odd, Percent

_LARGEST_COUNT = 10**15
_LARGEST_POWER = 1_000
"""Power of ten up to which a number is read."""


Where: TypeAlias = Callable[[int, int], str]
"""Row and column, from 1 → the cell in words: 「シート「事業」のセル C12」."""


NumberedRows: TypeAlias = tuple[tuple[int, tuple[CellValue, ...]], ...]
"""Number of the row, from 1, and its cells from column 1 on; blank rows may be missing."""


@dataclass(frozen=True, slots=True)
class CellGrid:
    """One sheet or CSV file as it is: rows of cells, some shorter than others."""

    name: str
    """As messages name it: 「シート「事業」」, 「projects.csv」."""
    rows: NumberedRows
    where: Where
    title: str | None = None
    """Of the sheet; null for a CSV file."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table."""

    number: int
    """Its number in the sheet or file, from 1."""
    cells: Mapping[str, CellValue]
    """Name of the column → what stands there, of the columns that the table has."""


@dataclass(frozen=True, slots=True)
class EntityTable:
    """The rows of one entity, by the names of its columns."""

    entity: Entity[Any]
    rows: tuple[TableRow, ...]
    columns: Mapping[str, int]
    """Name of each column that was recognised → its number, from 1."""
    where: Where
    head: int = 1
    """The number of the row of headings."""
    strange: Mapping[int, str] = frozendict()
    """Number of each other column that holds anything → its heading, "" for none."""

    def place(self, row: TableRow, column: str) -> str:
        """The cell of `row` in the column of that name, in words."""
        return self.where(row.number, self.columns[column])


def verbatim(given: CellValue) -> str:
    """What stands in a cell as a text; empty for a blank one."""
    if given is None:
        return ""
    if isinstance(given, bool):
        return "TRUE" if given else "FALSE"
    if isinstance(given, Decimal):
        return f"{given:f}"
    if isinstance(given, Percent):
        return f"{given.percents()}%"
    return given.text if isinstance(given, Odd | Formula) else str(given)


def is_sane(number: Decimal | int) -> bool:
    """Whether a number can be written out: people type "1e999999999" into no plan, and count no further than with 15 digits."""
    if isinstance(number, int):
        return abs(number) < _LARGEST_COUNT
    return number.is_finite() and abs(number.adjusted()) <= _LARGEST_POWER


def is_blank(given: CellValue) -> bool:
    """Whether a cell holds nothing but white space."""
    return given is None or (isinstance(given, str) and not given.strip())
