"""The sheet 一覧: the table as the city prints it."""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.pagebreak import Break

from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.outline import Block, Line, outline
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import line_count, row_height
from senryaku_parse.writers.excel.styles import Style, Styles

_WIDTHS = (15, 9, 40, 46)
"""Of the columns: label, category, name, content."""
_LAST = len(_WIDTHS)
_CATEGORY = 2
_TITLE_SCALE = 1.4
"""How much larger the title's letters are."""
_SPANS = {1: ((2, 4),), 2: ((2, 3), (4, 4)), 3: ((2, 2), (3, 3), (4, 4))}
"""Number of texts in a line → first and last column of each."""


def overview_rows(strategy: Strategy, lang: Lang) -> dict[str, int]:
    """Node id → the row where `draw_overview` puts it."""
    lines = (line for blocks in outline(strategy, lang) for block in blocks for line in block.lines)
    return {line.node_id: row for row, line in enumerate(lines, 2) if line.node_id is not None}


def draw_overview(sheet: Sheet, strategy: Strategy, lang: Lang) -> None:
    """Draw the whole sheet: the title, then each goal on a page of its own."""
    page = sheet.page
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"
    page.sheet_view.showGridLines = False
    merged = [_draw_title(sheet, strategy.title or page.title)]
    for number, blocks in enumerate(outline(strategy, lang)):
        if number:
            page.row_breaks.append(Break(sheet.row - 1))
        for block in blocks:
            merged += _draw_block(sheet, block)
    page.merged_cells = MultiCellRange(merged)


def _draw_title(sheet: Sheet, title: str) -> CellRange:
    lines = line_count(title, sum(_WIDTHS) / _TITLE_SCALE)
    sheet.page.row_dimensions[1].height = row_height(lines) * _TITLE_SCALE
    sheet.append([sheet.text(1, title, sheet.styles.title)])
    return CellRange(min_row=1, max_row=1, min_col=1, max_col=_LAST)


def _draw_block(sheet: Sheet, block: Block) -> list[CellRange]:
    """Draw the lines of `block` with its label beside them; returns what is to be merged."""
    first = sheet.row
    merged = []
    for line, height in zip(block.lines, _heights(block), strict=True):
        spans = _SPANS[len(line.texts)]
        merged += [
            CellRange(min_row=sheet.row, max_row=sheet.row, min_col=left, max_col=right)
            for left, right in spans
            if left < right
        ]
        sheet.page.row_dimensions[sheet.row].height = height
        label = block.label if sheet.row == first else ""
        sheet.append([sheet.text(1, label, sheet.styles.label), *_line_cells(sheet, line)])
    if len(block.lines) > 1:
        merged.append(CellRange(min_row=first, max_row=sheet.row - 1, min_col=1, max_col=1))
    return merged


def _line_cells(sheet: Sheet, line: Line) -> list[Cell]:
    """A cell for every column: those that a merged cell covers are blank, for their borders."""
    cells = []
    for (left, right), text in zip(_SPANS[len(line.texts)], line.texts, strict=True):
        style = _style(sheet.styles, line, left)
        cells.append(sheet.text(left, text, style))
        cells += [sheet.plain(column, None, style) for column in range(left + 1, right + 1)]
    return cells


def _style(styles: Styles, line: Line, column: int) -> Style:
    by_role = {"goal": styles.goal, "measure": styles.measure, "heading": styles.heading}
    if line.role == "project" and column == _CATEGORY:
        return styles.boxed_center
    return by_role.get(line.role, styles.boxed)


def _heights(block: Block) -> list[float]:
    """The height of each line; the last one makes up for a label that needs more than all of them."""
    heights = [row_height(_lines(line)) for line in block.lines]
    missing = row_height(line_count(block.label, _WIDTHS[0])) - sum(heights)
    return [*heights[:-1], heights[-1] + max(missing, 0)]


def _lines(line: Line) -> int:
    """How many lines of text the fullest cell of `line` has."""
    spans = _SPANS[len(line.texts)]
    return max(
        line_count(text, sum(_WIDTHS[left - 1 : right])) for (left, right), text in zip(spans, line.texts, strict=True)
    )
