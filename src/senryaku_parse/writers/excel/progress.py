"""The sheet 進捗管理: one row an indicator, a column a fiscal year to fill in, and formulas for how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from frozendict import frozendict
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from senryaku_parse.columns import DIRECTIONS
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.formulas import MARKS, Formulas
from senryaku_parse.writers.excel.listing import add_table, draw_headings
from senryaku_parse.writers.excel.names import PROGRESS_AIM
from senryaku_parse.writers.excel.progress_layout import Layout
from senryaku_parse.writers.excel.progress_rows import COUNTED, ProgressRow
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import column_width, line_count, row_height
from senryaku_parse.writers.excel.styles import CellStyle

_WIDTHS = frozendict(
    id=13, name=36, type=12, goal_id=11, goal=40, measure=36, target_text=26, unit=9, direction=9, bound=9, baseline=11, value=11,
    change=11, counted=17, latest_year=14, latest_value=11, condition=13, rate=11, mark=8, year=13,
)  # fmt: skip
_NUMBERS = frozenset(("baseline", "value", "change", "latest_value", "year"))
"""The columns that are as wide as the longest number."""
_MOST_DIGITS = 24
_CENTERED = frozenset(("type", "goal_id", "unit", "direction", "bound", "counted"))
_THOUSAND = 1000
_COLORS = frozendict(zip(MARKS, ("C6EFCE", "E2EFDA", "FFEB9C", "FFC7CE"), strict=True))
_CHOICES = frozendict(
    direction=tuple(DIRECTIONS), bound=("at_least", "above", "at_most", "below"), counted=tuple(COUNTED)
)
"""English heading → the codes that may stand below it."""
_ENTRY_HELP: frozendict[Lang, tuple[str, str, str]] = frozendict(
    {
        "ja": (
            "実績",
            "数だけを入れます（単位・「約」・文字は入れません）。",
            "数ではありません。文字は計算に使われません。",
        ),
        "en": ("actual value", "Numbers only.", "This is not a number. Texts are not computed with."),
    }
)


def draw_progress(sheet: Sheet, layout: Layout, places: Mapping[str, str]) -> None:
    """Draw the whole sheet; `places` says where the id of an indicator leads."""
    _set_up(sheet, layout)
    draw_headings(sheet, layout.headings)
    formulas = _formulas(layout)
    for row in layout.rows:
        _draw_row(sheet, row, layout, formulas, places)
    add_table(sheet, "progress", layout.headings, len(layout.rows))
    _add_marks(sheet, _column(layout.columns["mark"], layout))
    _add_checks(sheet, layout)


def _formulas(layout: Layout) -> Formulas:
    letters = {name: get_column_letter(column) for name, column in layout.columns.items()}
    years = get_column_letter(layout.plan_columns[0]), get_column_letter(layout.plan_columns[-1])
    return Formulas(letters, years, layout.say)


def _column(column: int, layout: Layout, last: int | None = None) -> str:
    """The cells of a column, or of several up to `last`, below the headings."""
    return f"{get_column_letter(column)}2:{get_column_letter(last or column)}{layout.last_row}"


def _set_up(sheet: Sheet, layout: Layout) -> None:
    names = {column: name for name, column in layout.columns.items()}
    longest = max(map(_digits, layout.rows), default=0)
    for at in range(1, len(layout.headings) + 1):
        name = names.get(at, "year")
        width = max(_WIDTHS[name], column_width(longest)) if name in _NUMBERS else _WIDTHS[name]
        sheet.page.column_dimensions[get_column_letter(at)].width = width
    sheet.page.freeze_panes = "C2"
    sheet.page.print_title_cols = "A:B"
    sheet.page.print_options.gridLines = True
    sheet.page.row_dimensions[1].height = row_height(2)


def _digits(row: ProgressRow) -> int:
    """The characters of the longest number in a row, as it is shown."""
    numbers = [value for value in row.values("ja") if isinstance(value, Decimal)]
    return max(
        (min(len(f"{value:,f}"), _MOST_DIGITS) for value in (*numbers, *row.indicator.actuals.values())), default=0
    )


def _draw_row(sheet: Sheet, row: ProgressRow, layout: Layout, formulas: Formulas, places: Mapping[str, str]) -> None:
    values = row.values(layout.lang)
    large = any(_is_large(value) for value in values if isinstance(value, Decimal))
    texts = zip(values, PROGRESS_AIM, strict=True)
    lines = max(line_count(text, _WIDTHS[heading.name]) for text, heading in texts if isinstance(text, str))
    sheet.page.row_dimensions[sheet.row].height = row_height(lines)
    cells: list[Cell | None] = [sheet.link(1, row.indicator.id, places[row.indicator.id])]
    number = sheet.styles.thousands if large else sheet.styles.number
    for at, value in enumerate(values[1:], 2):
        if isinstance(value, Decimal):
            cells.append(sheet.number(at, value, signed=PROGRESS_AIM[at - 1].name == "change"))
        else:
            style = sheet.styles.mark if PROGRESS_AIM[at - 1].name in _CENTERED else sheet.styles.text
            cells.append(sheet.text(at, value, style) if value else None)
    entry = sheet.styles.entry_thousands if large else sheet.styles.entry
    for at, year in zip(layout.year_columns, layout.years, strict=True):
        actual = row.indicator.actuals.get(year) if year else None
        style = _history(sheet, large=large) if layout.is_history(year) else entry
        cells.append(sheet.number(at, actual, style=style) if actual is not None else sheet.plain(at, None, style))
    styles = sheet.styles
    looks: tuple[CellStyle, ...] = (styles.mark, number, styles.mark, styles.rate, styles.verdict)
    made = zip(formulas.row(sheet.row, row.assumed()), looks, strict=True)
    cells += [sheet.formula(at, formula, look) for at, (formula, look) in enumerate(made, len(cells) + 1)]
    sheet.append(cells)


def _history(sheet: Sheet, *, large: bool) -> CellStyle:
    """The style of years before the plan."""
    return sheet.styles.history_thousands if large else sheet.styles.history


def _is_large(value: Decimal) -> bool:
    """Whether a number is better read with its thousands marked off; then its decimals are none."""
    return abs(value) >= _THOUSAND and value == value.to_integral_value()


def _add_marks(sheet: Sheet, ref: str) -> None:
    for mark, color in _COLORS.items():
        look = DifferentialStyle(fill=PatternFill("solid", bgColor=color), font=Font(bold=True))
        sheet.page.conditional_formatting.add(ref, Rule("cellIs", operator="equal", formula=[f'"{mark}"'], dxf=look))


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
        sqref=_column(layout.year_columns[0], layout, layout.year_columns[-1]),
    )
    sheet.page.data_validations.append(numbers)
    for name, codes in _CHOICES.items():
        words = ",".join(map(layout.say, codes))
        where = _column(layout.columns[name], layout)
        choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, sqref=where)
        sheet.page.data_validations.append(choice)
