"""What the formulas of one row come to, worked out as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from senryaku_parse.writers.excel.calculation import CellResult, Operand
from senryaku_parse.writers.excel.formulas import OWN, Formulas
from senryaku_parse.writers.excel.sheet import is_exact

CellContent: TypeAlias = str | Decimal | None


class RowResults:
    """The values of a row by the letters of its columns."""

    def __init__(self, formulas: Formulas, fixed: Mapping[str, Operand]) -> None:
        """A blank row; `fixed` are names and cells outside of it, as formulas have them, with their values."""
        self._ready = formulas.ready
        self._held: dict[str, Operand] = dict(fixed)
        self._waiting: dict[str, str] = {}

    def put(self, letter: str, content: CellContent) -> None:
        """What stands in the column of that letter: a number, which is a text where Excel can't hold it, a text or nothing."""
        if isinstance(content, Decimal):
            self._held[f"${letter}{OWN}"] = float(content) if is_exact(content) else str(content)
        else:
            self._held[f"${letter}{OWN}"] = content

    def put_formula(self, letter: str, formula: str) -> None:
        """The formula of the column of that letter."""
        self._waiting[f"${letter}{OWN}"] = formula

    def __getitem__(self, letter: str) -> CellResult:
        """What the column of that letter shows; "" for a blank cell."""
        value = self._at(f"${letter}{OWN}")
        return value if isinstance(value, str | float | bool) else ""

    def _at(self, reference: str) -> Operand:
        if reference in self._waiting:
            self._held[reference] = self._ready(self._waiting.pop(reference))(self._at)
        return self._held.get(reference)
