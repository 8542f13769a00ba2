"""The cells of one row of 進捗管理: what the document says, the years to fill in, and the formulas with their results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from openpyxl.utils import get_column_letter

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Indicator, Review
from senryaku_parse.writers.excel.aim_sources import AimSources
from senryaku_parse.writers.excel.calculation import CellResult, Operand
from senryaku_parse.writers.excel.formulas import OWN, Formulas
from senryaku_parse.writers.excel.names import PROGRESS_AIM, PROGRESS_RESULT, REVIEW_TEXTS
from senryaku_parse.writers.excel.progress_layout import Layout
from senryaku_parse.writers.excel.progress_rows import ProgressRow, ProgressValue
from senryaku_parse.writers.excel.results import RowResults
from senryaku_parse.writers.excel.schedule import RowSchedule
from senryaku_parse.writers.excel.sheet import CellXml, Sheet, is_exact
from senryaku_parse.writers.excel.sizes import line_count, row_height
from senryaku_parse.writers.excel.styles import CellStyle

WIDTHS = frozendict(
    id=13, name=36, type=12, goal_id=11, goal=40, measure=36, target_text=26, unit=9, direction=9, bound=9, baseline=11, value=11,
    change=11, counted=17, latest_year=14, latest_value=11, latest_aim=11, condition=13, rate=11, pace=11, mark=8,
    basis=18, way_start=11, way_end=11, sense=8, year=13, year_mark=8, department=12, review_reason=28, review_direction=12,
    review_opinion=28,
)  # fmt: skip
"""Of columns by English heading; of a part of a year by `OF_PARTS`."""
OF_PARTS = frozendict({"mark": "year_mark", **{part: f"review_{part}" for part in REVIEW_TEXTS}})
"""Part of a year → the width of its column."""
_COMPUTED_NUMBERS = ("latest_value", "latest_aim", "way_start", "way_end")
_CENTERED = frozenset(("type", "goal_id", "unit", "direction", "bound", "counted"))
_NO_REVIEW = Review()
_THOUSAND = 1000


class RowDrawing:
    """Draws the rows of one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        formulas: Formulas,
        sources: AimSources,
        places: Mapping[str, str],
        fixed: Mapping[str, Operand],
    ) -> None:
        """`places` says where the id of an indicator leads, `fixed` what formulas find outside of the row."""
        self._sheet, self._layout, self._formulas = sheet, layout, formulas
        self._sources, self._places, self._fixed = sources, places, fixed
        self._mark = get_column_letter(layout.columns["mark"])

    def draw(self, row: ProgressRow) -> CellResult:
        """Write the row; returns the mark that it shows."""
        values = row.values(self._layout.lang)
        large = any(_is_large(value) for value in values if isinstance(value, Decimal))
        schedule = self._layout.schedule.of(row.indicator)
        results = self._results(row, values, schedule)
        cells = [*self._aim_cells(row, values), *self._year_cells(row, schedule, results, large=large)]
        cells += self._result_cells(row, schedule, results, len(cells) + 1, large=large)
        self._sheet.append(cells, row_height(_lines(row, values)))
        return results[self._mark]

    def _results(self, row: ProgressRow, values: tuple[ProgressValue, ...], schedule: RowSchedule) -> RowResults:
        """All that the row holds, for its formulas."""
        results, layout = RowResults(self._formulas, self._fixed), self._layout
        for at, value in enumerate(values, 1):
            results.put(get_column_letter(at), value)
        made = self._formulas.of(row.assumed(), schedule, percents=row.counts_percents)
        yearly = iter(made.years)
        mark = ""
        for at, (place, part) in enumerate(layout.parts, len(values) + 1):
            letter, year = get_column_letter(at), layout.years[place]
            if part == "aim":
                aim, mark = next(yearly)
                results.put_formula(letter, aim or '""')
            elif part == "mark" and not _review(row.indicator, year).mark:
                results.put_formula(letter, mark or '""')
            else:
                results.put(letter, _entry(row.indicator, year, part))
        for at, formula in enumerate(made.results, len(values) + len(layout.parts) + 1):
            results.put_formula(get_column_letter(at), formula)
        return results

    def _aim_cells(self, row: ProgressRow, values: tuple[ProgressValue, ...]) -> Iterator[CellXml | None]:
        sheet = self._sheet
        yield sheet.link(1, row.indicator.id, self._places[row.indicator.id])
        for at, (heading, value) in enumerate(zip(PROGRESS_AIM[1:], values[1:], strict=True), 2):
            formula = self._sources.formula(row, heading.name, value)
            style = sheet.styles.mark if heading.name in _CENTERED else sheet.styles.text
            if isinstance(value, Decimal) and is_exact(value):
                number = sheet.number_style(value, signed=heading.name == "change")
                yield sheet.formula(at, self._own(formula), float(value), number) if formula else None
            elif formula and not isinstance(value, Decimal):
                yield sheet.formula(at, self._own(formula), sheet.legal(at, value or ""), style.plain)
            elif isinstance(value, Decimal):
                yield sheet.number(at, value)
            else:
                yield sheet.text(at, value, style) if value else None

    def _own(self, formula: str) -> str:
        return formula.replace(OWN, str(self._sheet.row))

    def _year_cells(
        self, row: ProgressRow, schedule: RowSchedule, results: RowResults, *, large: bool
    ) -> Iterator[CellXml | None]:
        """What is due, the actual value and the mark of each year; of a year before the plan the value alone."""
        sheet, layout, indicator = self._sheet, self._layout, row.indicator
        styles = sheet.styles
        due, entry, history = (
            (styles.thousands, styles.entry_thousands, styles.history_thousands)
            if large
            else (styles.number, styles.entry, styles.history)
        )
        made = iter(self._formulas.of(row.assumed(), schedule, percents=row.counts_percents).years)
        aim = mark = ""
        for at, (place, part) in enumerate(layout.parts, len(PROGRESS_AIM) + 1):
            year = layout.years[place]
            if part == "aim":
                aim, mark = next(made)
                yield self._formula(at, aim, results, due) if aim else None
            elif part == "mark" and not _review(indicator, year).mark:
                yield self._formula(at, mark, results, styles.verdict) if mark else None
            elif part == "actual":
                yield self._actual(at, indicator, year, history if layout.is_history(year) else entry)
            else:
                text = getattr(_review(indicator, year), part)
                style = styles.verdict if part == "mark" else styles.text
                yield sheet.text(at, text, style) if text else None

    def _result_cells(
        self, row: ProgressRow, schedule: RowSchedule, results: RowResults, first: int, *, large: bool
    ) -> Iterator[CellXml]:
        styles = self._sheet.styles
        number = styles.thousands if large else styles.number
        looks = {
            "rate": styles.rate,
            "pace": styles.rate,
            "mark": styles.verdict,
            **dict.fromkeys(_COMPUTED_NUMBERS, number),
        }
        made = self._formulas.of(row.assumed(), schedule, percents=row.counts_percents).results
        for at, (heading, formula) in enumerate(zip(PROGRESS_RESULT, made, strict=True), first):
            yield self._formula(at, formula, results, looks.get(heading.name, styles.mark))

    def _formula(self, at: int, formula: str, results: RowResults, style: CellStyle) -> CellXml:
        return self._sheet.formula(at, self._own(formula), results[get_column_letter(at)], style.plain)

    def _actual(self, at: int, indicator: Indicator, year: int | None, style: CellStyle) -> CellXml:
        """The actual value; else why there is none."""
        entry = _entry(indicator, year, "actual")
        if isinstance(entry, Decimal):
            return self._sheet.number(at, entry, style=style)
        return self._sheet.text(at, entry or "", style)


def _entry(indicator: Indicator, year: int | None, part: str) -> str | Decimal | None:
    """What people filled in of a year; in place of an actual value why there is none."""
    if part == "actual":
        actual = indicator.actuals.get(year) if year else None
        return _review(indicator, year).state if actual is None else actual
    text: str | None = getattr(_review(indicator, year), part)
    return text


def _review(indicator: Indicator, year: int | None) -> Review:
    return (indicator.reviews.get(year) if year is not None else None) or _NO_REVIEW


def _lines(row: ProgressRow, values: tuple[ProgressValue, ...]) -> int:
    """How many lines the fullest cell of the row takes."""
    texts = zip(values, PROGRESS_AIM, strict=True)
    lines = [line_count(text, WIDTHS[heading.name]) for text, heading in texts if isinstance(text, str)]
    reviews = [(getattr(one, part), part) for one in row.indicator.reviews.values() for part in REVIEW_TEXTS]
    return max(1, *lines, *(line_count(text, WIDTHS[OF_PARTS[part]]) for text, part in reviews if text))


def _is_large(value: Decimal) -> bool:
    """Whether a number is better read with its thousands marked off; then its decimals are none."""
    return abs(value) >= _THOUSAND and value == value.to_integral_value()
