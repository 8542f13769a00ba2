"""The sheet 進捗管理: one row an indicator, a column a fiscal year to fill in, and formulas for how far it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from senryaku_parse.columns import DIRECTIONS
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Indicator, Review
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.formulas import CHOICES, MARKS, Formulas, YearLetters
from senryaku_parse.writers.excel.listing import add_table, draw_headings
from senryaku_parse.writers.excel.names import PROGRESS_AIM, PROGRESS_RESULT, REVIEW_TEXTS
from senryaku_parse.writers.excel.progress_layout import Layout
from senryaku_parse.writers.excel.progress_rows import COUNTED, ProgressRow
from senryaku_parse.writers.excel.schedule import RowSchedule
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import column_width, line_count, row_height
from senryaku_parse.writers.excel.styles import CellStyle
from senryaku_parse.writers.excel.tidy import PAGE_WIDTH

_WIDTHS = frozendict(
    id=13, name=36, type=12, goal_id=11, goal=40, measure=36, target_text=26, unit=9, direction=9, bound=9, baseline=11, value=11,
    change=11, counted=17, latest_year=14, latest_value=11, latest_aim=11, condition=13, rate=11, pace=11, mark=8,
    basis=18, way_start=11, way_end=11, sense=8, year=13, year_mark=8, department=12, review_reason=28, review_direction=12,
    review_opinion=28,
)  # fmt: skip
_NUMBERS = frozenset(("baseline", "value", "change", "latest_value", "latest_aim", "way_start", "way_end", "year"))
"""The columns that are as wide as the longest number."""
_COMPUTED_NUMBERS = ("latest_value", "latest_aim", "way_start", "way_end")
_OF_PARTS = frozendict({"mark": "year_mark", **{part: f"review_{part}" for part in REVIEW_TEXTS}})
"""Part of a year → the width of its column."""
_NO_REVIEW = Review()
_MOST_DIGITS = 24
_CENTERED = frozenset(("type", "goal_id", "unit", "direction", "bound", "counted"))
_THOUSAND = 1000
_COLORS = ("C6EFCE", "E2EFDA", "FFEB9C", "FFC7CE", "FFC7CE")
"""Of the marks, best first."""
_HELPERS = ("way_start", "sense")
"""The first and last of the columns that only formulas need."""
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


def draw_progress(sheet: Sheet, layout: Layout, places: Mapping[str, str]) -> None:
    """Draw the whole sheet; `places` says where the id of an indicator leads."""
    _set_up(sheet, layout)
    draw_headings(sheet, layout.headings)
    formulas = _formulas(layout)
    for row in layout.rows:
        _draw_row(sheet, row, layout, formulas, places)
    add_table(sheet, "progress", layout.headings, len(layout.rows))
    _add_marks(sheet, " ".join(_column(at, layout) for at in (*layout.columns_of("mark"), layout.columns["mark"])))
    _add_checks(sheet, layout)


def _formulas(layout: Layout) -> Formulas:
    letters = {name: get_column_letter(column) for name, column in layout.columns.items()}
    columns = (layout.columns_of("aim"), layout.plan_columns, layout.columns_of("mark"))
    years = [YearLetters(*map(get_column_letter, numbers)) for numbers in zip(*columns, strict=True)]
    return Formulas(letters, years, layout.say)


def _column(column: int, layout: Layout) -> str:
    """The cells of a column below the headings."""
    return f"{get_column_letter(column)}2:{get_column_letter(column)}{layout.last_row}"


def _set_up(sheet: Sheet, layout: Layout) -> None:
    names = {column: name for name, column in layout.columns.items()}
    longest = max(map(_digits, layout.rows), default=0)
    parts = {at: _OF_PARTS.get(part, "year") for at, (_, part) in enumerate(layout.parts, len(PROGRESS_AIM) + 1)}
    for at in range(1, len(layout.headings) + 1):
        name = names.get(at) or parts[at]
        width = max(_WIDTHS[name], column_width(longest)) if name in _NUMBERS else _WIDTHS[name]
        sheet.page.column_dimensions[get_column_letter(at)].width = width
    for at in layout.folded:
        sheet.page.column_dimensions[get_column_letter(at)].outlineLevel = 1
        sheet.page.column_dimensions[get_column_letter(at)].hidden = True
    sheet.page.column_dimensions.max_outline = 1  # openpyxl finds it only after it has written it
    first, last = (get_column_letter(layout.columns[name]) for name in _HELPERS)
    sheet.page.column_dimensions.group(first, last, hidden=True)
    sheet.page.freeze_panes = "C2"
    sheet.page.print_title_cols = "A:B"
    shown = [one.width for one in sheet.page.column_dimensions.values() if not one.hidden]
    sheet.page.page_setup.fitToWidth = math.ceil(sum(shown) / PAGE_WIDTH)
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
    lines = max(lines, *(_review_lines(review) for review in row.indicator.reviews.values()), 1)
    sheet.page.row_dimensions[sheet.row].height = row_height(lines)
    cells: list[Cell | None] = [sheet.link(1, row.indicator.id, places[row.indicator.id])]
    number = sheet.styles.thousands if large else sheet.styles.number
    for at, value in enumerate(values[1:], 2):
        if isinstance(value, Decimal):
            cells.append(sheet.number(at, value, signed=PROGRESS_AIM[at - 1].name == "change"))
        else:
            style = sheet.styles.mark if PROGRESS_AIM[at - 1].name in _CENTERED else sheet.styles.text
            cells.append(sheet.text(at, value, style) if value else None)
    schedule = layout.schedule.of(row.indicator)
    cells += _year_cells(sheet, row, layout, formulas, schedule, large=large)
    styles = sheet.styles
    looks = {
        "rate": styles.rate,
        "pace": styles.rate,
        "mark": styles.verdict,
        **dict.fromkeys(_COMPUTED_NUMBERS, number),
    }
    made = formulas.results(sheet.row, row.assumed(), schedule, percents=row.counts_percents)
    for heading, formula in zip(PROGRESS_RESULT, made, strict=True):
        cells.append(sheet.formula(len(cells) + 1, formula, looks.get(heading.name, styles.mark)))
    sheet.append(cells)


def _year_cells(
    sheet: Sheet, row: ProgressRow, layout: Layout, formulas: Formulas, schedule: RowSchedule, *, large: bool
) -> Iterator[Cell | None]:
    """What is due, the actual value and the mark of each year; of a year before the plan the value alone."""
    styles, indicator = sheet.styles, row.indicator
    due, entry, history = (
        (styles.thousands, styles.entry_thousands, styles.history_thousands)
        if large
        else (styles.number, styles.entry, styles.history)
    )
    made = formulas.yearly(sheet.row, schedule, percents=row.counts_percents)
    aim = mark = ""
    for at, (place, part) in enumerate(layout.parts, len(PROGRESS_AIM) + 1):
        year = layout.years[place]
        if part == "aim":
            aim, mark = next(made)
            yield sheet.formula(at, aim, due) if aim else None
        elif part == "mark":
            given = _review(indicator, year).mark
            yield (
                sheet.text(at, given, styles.verdict)
                if given
                else sheet.formula(at, mark, styles.verdict)
                if mark
                else None
            )
        elif part in REVIEW_TEXTS:
            text = getattr(_review(indicator, year), part)
            yield sheet.text(at, text, styles.text) if text else None
        else:
            yield _actual(sheet, at, indicator, year, history if layout.is_history(year) else entry)


def _review(indicator: Indicator, year: int | None) -> Review:
    return (indicator.reviews.get(year) if year is not None else None) or _NO_REVIEW


def _review_lines(review: Review) -> int:
    """How many lines the longest of its texts takes."""
    return max(line_count(getattr(review, part) or "", _WIDTHS[_OF_PARTS[part]]) for part in REVIEW_TEXTS)


def _actual(sheet: Sheet, at: int, indicator: Indicator, year: int | None, style: CellStyle) -> Cell:
    """The actual value; else why there is none."""
    actual = indicator.actuals.get(year) if year else None
    if actual is not None:
        return sheet.number(at, actual, style=style)
    return sheet.text(at, _review(indicator, year).state or "", style)


def _is_large(value: Decimal) -> bool:
    """Whether a number is better read with its thousands marked off; then its decimals are none."""
    return abs(value) >= _THOUSAND and value == value.to_integral_value()


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
