"""What stands in a cell of a workbook or a CSV file."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, TypeAlias


class Percent(NamedTuple):
    """A number that the cell shows as a percentage: 50% is `Percent(Decimal("0.5"))`."""

    value: Decimal

    def percents(self) -> Decimal:
        """The number before the %."""
        return Decimal(f"{(self.value * 100).normalize():f}")


class Odd(NamedTuple):
    """What is no plain value: a date, an error."""

    text: str
    """What the cell holds, verbatim."""


class Formula(NamedTuple):
    """A formula; what it comes to is another question."""

    written: str
    """With its leading "=", as it stands at `origin`."""
    origin: str = ""
    """Address of the first of the cells that share it; "" where it stands in one cell."""
    place: str = ""
    """Address of its cell; "" where it stands in one cell."""

    @property
    def text(self) -> str:
        """With its leading "=", as it stands in its cell: what it refers to moves with the cell."""
        if self.origin == self.place:
            return self.written
        from senryaku_parse.spreadsheet.shared_formulas import moved  # few workbooks need it

        return moved(*self)


CellValue: TypeAlias = str | int | Decimal | bool | Percent | Odd | Formula | None
"""What stands in a cell; null for a blank one."""


def address(row: int, column: int) -> str:
    """The cell as spreadsheets call it: 12, 3 → "C12"."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """The column as spreadsheets call it: 28 → "AB"."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
