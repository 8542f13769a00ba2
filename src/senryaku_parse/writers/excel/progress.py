"""The sheet 進捗管理: one row an indicator, a column a fiscal year to fill in, and formulas for how far it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

from senryaku_parse.columns import DIRECTIONS
from senryaku_parse.frozen import frozendict
from senryaku_parse.spreadsheet.values import column_letters
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.aim_sources import AimSources
from senryaku_parse.writers.excel.calculation import Operand
from senryaku_parse.writers.excel.formulas import CHOICES, MARKS, Formulas, YearLetters
from senryaku_parse.writers.excel.listing import add_table, draw_headings
from senryaku_parse.writers.excel.progress_cells import OF_PARTS, WIDTHS, RowDrawing
from senryaku_parse.writers.excel.progress_layout import Layout
from senryaku_parse.writers.excel.progress_rows import COUNTED, ProgressRow
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import column_width
from senryaku_parse.writers.excel.tidy import PAGE_WIDTH

_NUMBERS = frozenset(("baseline", "value", "change", "latest_value", "latest_aim", "way_start", "way_end", "year"))
"""The columns that are as wide as the longest number."""
_MOST_DIGITS = 24
_COLORS = ("C6EFCE", "E2EFDA", "FFEB9C", "FFC7CE", "FFC7CE")
"""Of the marks, best first."""
_HEADING_LINES = 3
_READ_ELSEWHERE = ("id", "name", "goal_id", "pace", "mark", "behind")
"""What 概要 counts and lists."""
_MOST_BREAKS = 1_026
"""Page breaks that Excel allows on a sheet."""
_CHOICES = frozendict(
    direction=tuple(DIRECTIONS), bound=("at_least", "above", "at_most", "below"), counted=tuple(COUNTED)
)
"""English heading → the codes that may stand below it."""
_ENTRY_HELP: frozendict[Lang, tuple[str, str, str]] = frozendict(
    {
        "ja": (
            "実績",
            "数だけを入れます（単位・「約」は入れません）。まだないときは「未公表」「集計中」と入れられます。",
            "数ではありません。文字は計算に使われません。",
        ),
        "en": (
            "actual value",
            "Numbers only; 未公表 or 集計中 where there is none yet.",
            "This is not a number. Texts are not computed with.",
        ),
    }
)


def draw_progress(
    sheet: Sheet, layout: Layout, sources: AimSources, places: Mapping[str, str], fixed: Mapping[str, Operand]
) -> dict[str, Operand]:
    """Draw the whole sheet; `places` says where the id of an indicator leads, `fixed` what formulas find elsewhere.

    Returns what formulas of other sheets find in this one.
    """
    _set_up(sheet, layout)
    for at, slot in enumerate(layout.slots, 1):
        if (text := layout.added.notes.get(("", layout.key(slot)))) is not None:
            sheet.note(sheet.place(at), text)
    draw_headings(sheet, layout.headings, _HEADING_LINES)
    headings = {f"${get_column_letter(at)}$1": layout.headings[at - 1] for at in layout.year_columns}
    drawing = RowDrawing(sheet, layout, _formulas(layout), sources, places, {**fixed, **headings})
    drawn = [drawing.draw(row) for row in layout.rows]
    _break_pages(sheet, layout)
    filters = {
        at: look.filter
        for at, slot in enumerate(layout.slots)
        if (look := layout.added.looks.get(layout.key(slot))) and look.filter
    }
    inside = {at: xml for at, xml in filters.items() if at < layout.inside}
    add_table(sheet, "progress", layout.headings[: layout.inside], len(layout.rows), inside)
    _add_marks(sheet, " ".join(_column(at, layout) for at in (*layout.columns_of("mark"), layout.columns["mark"])))
    _add_checks(sheet, layout)
    columns = [*(layout.columns[name] for name in _READ_ELSEWHERE), *layout.columns_of("mark")]
    return {layout.cells_of(at): [row[column_letters(at)] for row in drawn] or [None] for at in columns}


def _break_pages(sheet: Sheet, layout: Layout) -> None:
    """Begin each goal on a page of its own, where rows stand by goal."""
    goals = [row.goal.id for row in layout.rows]
    starts = [at for at, (one, other) in enumerate(pairwise(goals), 2) if one != other]
    if len(starts) < min(len(set(goals)), _MOST_BREAKS):
        for at in starts:
            sheet.page.row_breaks.append(Break(at))


def _formulas(layout: Layout) -> Formulas:
    letters = {name: get_column_letter(column) for name, column in layout.columns.items()}
    columns = (layout.columns_of("aim"), layout.plan_columns, layout.columns_of("mark"))
    years = [YearLetters(*map(get_column_letter, numbers)) for numbers in zip(*columns, strict=True)]
    return Formulas(letters, years, layout.say)


def _column(column: int, layout: Layout) -> str:
    """The cells of a column below the headings."""
    return f"{get_column_letter(column)}2:{get_column_letter(column)}{layout.last_row}"


def _set_up(sheet: Sheet, layout: Layout) -> None:
    longest = max(map(_digits, layout.rows), default=0)
    folded, looks = set(layout.folded), layout.added.looks
    for at, slot in enumerate(layout.slots, 1):
        name = slot.name or OF_PARTS.get(slot.part, "year")
        width = max(WIDTHS[name], column_width(longest)) if name in _NUMBERS else WIDTHS[name]
        is_folded, key = at in folded, layout.key(slot)
        sheet.set_column(at, key, width, looks.get(key), folded=is_folded, level=int(is_folded))
    sheet.page.column_dimensions.max_outline = 1  # openpyxl finds it only after it has written it
    sheet.page.freeze_panes = "C2"
    sheet.page.print_title_cols = "A:B"
    shown = [width for width, hidden in sheet.columns.values() if not hidden]
    sheet.page.page_setup.fitToWidth = math.ceil(sum(shown) / PAGE_WIDTH)
    sheet.page.print_options.gridLines = True


def _digits(row: ProgressRow) -> int:
    """The characters of the longest number in a row, as it is shown."""
    numbers = [value for value in row.values("ja") if isinstance(value, Decimal)]
    return max(
        (min(len(f"{value:,f}"), _MOST_DIGITS) for value in (*numbers, *row.indicator.actuals.values())), default=0
    )


def _add_marks(sheet: Sheet, ref: str) -> None:
    """Colour the marks that 凡例 says; the last ones are two names for one mark where people have not parted them."""
    for place, color in enumerate(_COLORS, 1):
        look = DifferentialStyle(fill=PatternFill("solid", bgColor=color), font=Font(bold=True))
        rule = Rule("cellIs", operator="equal", formula=[f"INDEX({MARKS},{place})"], dxf=look)
        sheet.page.conditional_formatting.add(ref, rule)


def _add_checks(sheet: Sheet, layout: Layout) -> None:
    """Lists to choose from, and a word of warning for actual values that are no numbers."""
    title, prompt, error = _ENTRY_HELP[layout.lang]
    numbers = DataValidation(
        type="decimal",
        operator="between",
        formula1="-1E+15",
        formula2="1E+15",
        errorStyle="warning",
        promptTitle=title,
        prompt=prompt,
        errorTitle=title,
        error=error,
        showInputMessage=True,
        showErrorMessage=True,
        allow_blank=True,
        sqref=" ".join(_column(at, layout) for at in layout.year_columns),
    )
    sheet.page.data_validations.append(numbers)
    where = " ".join(_column(at, layout) for at in layout.columns_of("direction"))
    # people may write other words than those that 凡例 lists
    ways = DataValidation(type="list", formula1=CHOICES, allow_blank=True, showErrorMessage=False, sqref=where)
    if where:
        sheet.page.data_validations.append(ways)
    for name, codes in _CHOICES.items():
        words = ",".join(map(layout.say, codes))
        where = _column(layout.columns[name], layout)
        choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, sqref=where)
        sheet.page.data_validations.append(choice)
