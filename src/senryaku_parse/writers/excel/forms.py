"""Sheets for reading, not for computing: lines of merged fields, each as high as its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.excel.calculation import CellResult, Operand, compiled, result
from senryaku_parse.writers.excel.sheet import CellXml, Sheet
from senryaku_parse.writers.excel.sizes import TITLE_SCALE, line_count, row_height
from senryaku_parse.writers.excel.styles import CellStyle


class Computed(str):
    """A formula without its leading "="."""

    value: CellResult | None = None
    """What it comes to, where that is known without working it out."""

    @classmethod
    def known(cls, formula: str, value: CellResult) -> Computed:
        """A formula that comes to `value`."""
        made = cls(formula)
        made.value = value
        return made


class MergedField(NamedTuple):
    """A field over some neighbouring columns of a line, merged."""

    left: int
    right: int
    content: str | Decimal | int
    style: CellStyle
    link: str | None = None
    """The place in the workbook where it leads."""


class Form:
    """A sheet while its lines are written."""

    def __init__(self, sheet: Sheet, widths: Sequence[float], known: Mapping[str, Operand] = frozendict()) -> None:
        """Nothing written yet; `widths` are those of all columns, `known` what formulas find elsewhere."""
        self._known = known
        self._cells: dict[str, Operand] = {}
        self.sheet = sheet
        self._widths = widths
        self._merged: list[CellRange] = []
        for column, width in enumerate(widths, 1):
            sheet.page.column_dimensions[get_column_letter(column)].width = width
        sheet.page.sheet_view.showGridLines = False

    def line(self, *parts: MergedField, scale: float = 1) -> None:
        """Write the next line; `scale` is how much larger its letters are than others."""
        row = self.sheet.row
        cells: list[CellXml | None] = [None] * len(self._widths)
        for part in parts:
            cells[part.left - 1] = self._cell(part)
            for column in range(part.left + 1, part.right + 1):
                cells[column - 1] = self.sheet.plain(column, None, part.style)
            if part.left < part.right:
                self._merged.append(CellRange(min_row=row, max_row=row, min_col=part.left, max_col=part.right))
        lines = max((self._lines(part, scale) for part in parts), default=1)
        self.sheet.append(cells, row_height(lines, scale))

    def title(self, text: str) -> None:
        """A line in large letters over all columns."""
        self.line(MergedField(1, len(self._widths), text, self.sheet.styles.title), scale=TITLE_SCALE)

    def section(self, text: str) -> None:
        """A blank line, and a heading over all columns."""
        self.line()
        self.line(MergedField(1, len(self._widths), text, self.sheet.styles.section))

    def finish(self) -> None:
        """Merge what belongs together."""
        self.sheet.page.merged_cells = MultiCellRange(self._merged)

    def known(self, reference: str) -> Sequence[CellResult | None]:
        """What stands in cells elsewhere."""
        found = self._known[reference]
        return [found] if found is None or isinstance(found, str | float | bool) else found

    def _found(self, reference: str) -> Operand:
        """What a formula of this sheet refers to."""
        if reference in self._known:
            return self._known[reference]
        first, _, last = reference.replace("$", "").partition(":")
        if not last:
            return self._cells.get(first)
        column, top, _, bottom = range_boundaries(f"{first}:{last}")
        letter = get_column_letter(int(column or 1))
        found = [self._cells.get(f"{letter}{row}") for row in range(int(top or 1), int(bottom or 1) + 1)]
        return [None if isinstance(one, Sequence) and not isinstance(one, str) else one for one in found]

    def _lines(self, part: MergedField, scale: float) -> int:
        if isinstance(part.content, Computed) or not isinstance(part.content, str):
            return 1
        return line_count(part.content, sum(self._widths[part.left - 1 : part.right]) / scale)

    def _cell(self, part: MergedField) -> CellXml:
        if isinstance(part.content, Computed):
            known = part.content.value
            value = result(compiled(part.content), self._found) if known is None else known
            self._cells[self.sheet.place(part.left)] = value
            return self.sheet.formula(part.left, part.content, value, part.style.plain)
        self._cells[self.sheet.place(part.left)] = (
            part.content if isinstance(part.content, str) else float(part.content)
        )
        if not isinstance(part.content, str):
            return self.sheet.number(part.left, Decimal(part.content), style=part.style)
        if part.link and part.content:
            return self.sheet.link(part.left, part.content, part.link, part.style)
        return self.sheet.text(part.left, part.content, part.style)
