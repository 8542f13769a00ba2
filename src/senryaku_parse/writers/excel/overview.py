"""The sheet 一覧: the table as the city prints it."""

from __future__ import annotations

import math

from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.pagebreak import Break

from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.outline import PrintedBlock, PrintedLine, outline
from senryaku_parse.writers.excel.sheet import CellXml, Sheet
from senryaku_parse.writers.excel.sizes import MAX_ROW_HEIGHT, TITLE_SCALE, line_count, row_height, text_height
from senryaku_parse.writers.excel.styles import BookStyles, CellStyle

_WIDTHS = (12, 8, 32, 37)
"""Of the columns: label, category, name, content."""
_LAST = len(_WIDTHS)
_CATEGORY = 2
_MOST_BREAKS = 1_026
"""Page breaks that Excel allows on a sheet."""
_SPANS = {1: ((2, 4),), 2: ((2, 3), (4, 4)), 3: ((2, 2), (3, 3), (4, 4))}
"""Number of texts in a line → first and last column of each."""


def overview_rows(strategy: Strategy, lang: Lang) -> dict[str, int]:
    """Node id → the first row where `draw_overview` puts it."""
    rows = {}
    row = 2
    for block in (block for blocks in outline(strategy, lang) for block in blocks):
        for line, heights in zip(block.lines, _heights(block), strict=True):
            if line.node_id is not None:
                rows[line.node_id] = row
            row += len(heights)
    return rows


def draw_overview(sheet: Sheet, strategy: Strategy, lang: Lang) -> None:
    """Draw the whole sheet: the title, then each goal on a page of its own."""
    page = sheet.page
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"
    page.sheet_view.showGridLines = False
    merged = [_draw_title(sheet, strategy.title or page.title)]
    top = sheet.row
    for blocks in filter(None, outline(strategy, lang)):
        if sheet.row > top and len(page.row_breaks.brk) < _MOST_BREAKS:
            page.row_breaks.append(Break(sheet.row - 1))
        for block in blocks:
            merged += _draw_block(sheet, block)
    page.merged_cells = MultiCellRange(merged)


def _draw_title(sheet: Sheet, title: str) -> CellRange:
    lines = line_count(title, sum(_WIDTHS) / TITLE_SCALE)
    sheet.append([sheet.text(1, title, sheet.styles.title)], row_height(lines, TITLE_SCALE))
    return CellRange(min_row=1, max_row=1, min_col=1, max_col=_LAST)


def _draw_block(sheet: Sheet, block: PrintedBlock) -> list[CellRange]:
    """Draw the lines of `block` with its label beside them; returns what is to be merged."""
    first = sheet.row
    merged = []
    for line, heights in zip(block.lines, _heights(block), strict=True):
        bottom = sheet.row + len(heights) - 1
        merged += [
            CellRange(min_row=sheet.row, max_row=bottom, min_col=left, max_col=right)
            for left, right in _SPANS[len(line.texts)]
            if left < right or sheet.row < bottom
        ]
        for at, height in enumerate(heights):
            label = block.label if sheet.row == first else ""
            cells = _line_cells(sheet, line, shown=at == 0)
            sheet.append([sheet.text(1, label, sheet.styles.label), *cells], height)
    if sheet.row - first > 1:
        merged.append(CellRange(min_row=first, max_row=sheet.row - 1, min_col=1, max_col=1))
    return merged


def _line_cells(sheet: Sheet, line: PrintedLine, *, shown: bool) -> list[CellXml]:
    """A cell for every column: those that a merged cell covers are blank, for their borders."""
    cells = []
    for (left, right), text in zip(_SPANS[len(line.texts)], line.texts, strict=True):
        style = _style(sheet.styles, line, left)
        cells.append(sheet.text(left, text if shown else "", style))
        cells += [sheet.plain(column, None, style) for column in range(left + 1, right + 1)]
    return cells


def _style(styles: BookStyles, line: PrintedLine, column: int) -> CellStyle:
    by_role = {"goal": styles.goal, "measure": styles.measure, "heading": styles.heading}
    if line.role == "project" and column == _CATEGORY:
        return styles.boxed_center
    return by_role.get(line.role, styles.boxed)


def _heights(block: PrintedBlock) -> list[list[float]]:
    """The heights of the rows of each line: several where one row can't be that high.

    The last line makes up for a label that needs more than all of them.
    """
    heights = [text_height(_lines(line)) for line in block.lines]
    missing = text_height(line_count(block.label, _WIDTHS[0])) - sum(heights)
    heights[-1] += max(missing, 0)
    counts = (math.ceil(height / MAX_ROW_HEIGHT) for height in heights)
    return [[height / count] * count for height, count in zip(heights, counts, strict=True)]


def _lines(line: PrintedLine) -> int:
    """How many lines of text the fullest cell of `line` has."""
    spans = _SPANS[len(line.texts)]
    return max(
        line_count(text, sum(_WIDTHS[left - 1 : right])) for (left, right), text in zip(spans, line.texts, strict=True)
    )
