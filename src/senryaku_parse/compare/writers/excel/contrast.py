"""The sheet 新旧対照表: both editions in two columns, what changed underlined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.naming import names_of
from senryaku_parse.compare.writers.excel.contrast_rows import ContrastRow, Look
from senryaku_parse.compare.writers.excel.rich import pages, rich_cell
from senryaku_parse.compare.writers.marking import Runs, plain, text_of
from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import TITLE_SCALE, line_count, row_height
from senryaku_parse.writers.excel.styles import BookStyles, CellStyle
from senryaku_parse.writers.excel.texts import LegalTexts

TITLE = "新旧対照表"
FIRST_ROW = 3
"""Where the first row of the table stands: below the title and the headings."""

_WIDTHS = (11, 60, 60, 30)
"""Of the columns: type, old, new, remarks."""
_OLD_COLOR, _NEW_COLOR = "C00000", "0B5394"
_BOLD: frozenset[Look] = frozenset({"goal", "measure"})


def draw_contrast(sheet: Sheet, texts: LegalTexts, comparison: Comparison, rows: Sequence[ContrastRow]) -> None:
    """Draw the whole sheet. Two documents that are not editions of one strategy are called that in its first line."""
    page = sheet.page
    for column, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"A{FIRST_ROW}"
    page.sheet_view.showGridLines = False
    page.page_setup.orientation = "landscape"
    page.print_title_rows = "2:2"
    _draw_title(sheet, TITLE if comparison.summary.related else f"{TITLE}（{comparison.summary.text}）")
    headings = ("種別", *map(_heading, ("旧（改定前）", "新（改定後）"), names_of(comparison)), "備考")
    pairs = zip(headings, _WIDTHS, strict=True)
    height = row_height(max(line_count(text, width) for text, width in pairs))
    sheet.append([sheet.text(at, heading, sheet.styles.heading) for at, heading in enumerate(headings, 1)], height)
    for row in rows:
        for piece in _pieces(row):
            _draw(sheet, texts, row.look, piece)


def places(rows: Sequence[ContrastRow]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Old id → the row of the sheet where it stands, and the same for new ids."""
    old: dict[str, int] = {}
    new: dict[str, int] = {}
    at = FIRST_ROW
    for row in rows:
        if row.line is not None:
            for node, rows_of in ((row.line.row.old, old), (row.line.row.new, new)):
                if node is not None:
                    rows_of[node.id] = at
        at += len(_pieces(row))
    return old, new


def _draw_title(sheet: Sheet, title: str) -> None:
    """The first line, over all columns."""
    lines = line_count(title, sum(_WIDTHS) / TITLE_SCALE)
    sheet.append([sheet.text(1, title, sheet.styles.title)], row_height(lines, TITLE_SCALE))
    sheet.page.merged_cells = MultiCellRange([CellRange(min_row=1, max_row=1, min_col=1, max_col=len(_WIDTHS))])


def _heading(side: str, name: str) -> str:
    return "\n".join(filter(None, (side, name[:_LONGEST_NAME])))


_LONGEST_NAME = 100
"""Characters of an edition's name that a heading shows."""


def _pieces(row: ContrastRow) -> list[tuple[Runs, ...]]:
    """The row in as many as Excel needs to show all of it."""
    columns = (plain(row.type), row.old, row.new, plain(row.remarks))
    pieces = (pages(runs, width) for runs, width in zip(columns, _WIDTHS, strict=True))
    return list(zip_longest(*pieces, fillvalue=()))


def _draw(sheet: Sheet, texts: LegalTexts, look: Look, columns: Sequence[Runs]) -> None:
    lines = max(line_count(text_of(runs), width) for runs, width in zip(columns, _WIDTHS, strict=True))
    style = _style(sheet.styles, look)
    colors = ("", _OLD_COLOR, _NEW_COLOR, "")
    sheet.append(
        [
            rich_cell(sheet, texts, at, runs, style, color, bold=look in _BOLD)
            for at, (runs, color) in enumerate(zip(columns, colors, strict=True), 1)
        ],
        row_height(lines),
    )


def _style(styles: BookStyles, look: Look) -> CellStyle:
    looks: frozendict[Look, CellStyle] = frozendict(
        {"goal": styles.goal, "measure": styles.measure, "leaf": styles.boxed, "omitted": styles.boxed_center}
    )
    return looks[look]
