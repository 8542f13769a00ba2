"""Shared formulas, expanded for each cell that uses them: their references move with the cell.

openpyxl's Translator does the same, and looks at each part of the formula anew for each cell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

_CELL = re.compile(r"(\$?[A-Za-z]{1,3})(\$?[1-9][0-9]{0,6})")
_COLUMN = re.compile(r"(\$?[A-Za-z]{1,3})()")
_ROW = re.compile(r"()(\$?[1-9][0-9]{0,6})")

_Piece: TypeAlias = str | tuple[str, str]
"""What stays as it is; or the column and the row of a reference, "" for none."""


@lru_cache(maxsize=256)
def moved(formula: str, origin: str, place: str) -> str:
    """The `formula` of the cell `origin` as it stands in the cell `place`; unchanged where that is not clear."""
    try:
        pieces = _pieces(formula)
        (row, column), (first_row, first_column) = coordinate_to_tuple(place), coordinate_to_tuple(origin)
        return "".join(
            [one if isinstance(one, str) else _at(*one, column - first_column, row - first_row) for one in pieces]
        )
    except (TokenizerError, ValueError, IndexError):
        return formula


@lru_cache(maxsize=16)
def _pieces(formula: str) -> list[_Piece]:
    pieces: list[_Piece] = ["="]
    for token in Tokenizer(formula).items:
        is_reference = token.type == Token.OPERAND and token.subtype == Token.RANGE
        pieces += _reference(token.value) if is_reference else [token.value]
    return pieces


def _reference(text: str) -> list[_Piece]:
    """「Sheet!A1:B5」, 「A:C」, 「3:4」 taken apart; the name of a range as it is."""
    sheet, mark, cells = text.rpartition("!")
    pieces: list[_Piece] = [sheet + mark]
    ends = cells.split(":")
    for at, end in enumerate(ends):
        found = _CELL.fullmatch(end) or (len(ends) == 2 and (_COLUMN.fullmatch(end) or _ROW.fullmatch(end)))
        pieces += [":" if at else "", (found[1], found[2]) if found else end]
    return pieces


def _at(column: str, row: str, columns: int, rows: int) -> str:
    """A reference so many `columns` and `rows` away.

    Raises:
        ValueError: that is no place in a sheet.
    """
    if column and not column.startswith("$"):
        column = get_column_letter(column_index_from_string(column) + columns)
    if row and not row.startswith("$"):
        number = int(row) + rows
        if number < 1:
            raise ValueError
        row = str(number)
    return column + row
