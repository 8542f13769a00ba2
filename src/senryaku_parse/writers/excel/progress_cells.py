"""The cells of one row of 進捗管理: what the document says, the years to fill in, and the formulas with their results."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Indicator, Review
from senryaku_parse.spreadsheet.values import column_letters
from senryaku_parse.writers.excel.added_cells import added_cell
from senryaku_parse.writers.excel.aim_sources import AimSources
from senryaku_parse.writers.excel.calculation import Operand
from senryaku_parse.writers.excel.formulas import OWN, Formulas
from senryaku_parse.writers.excel.names import PROGRESS_AIM, PROGRESS_RESULT, REVIEW_TEXTS
from senryaku_parse.writers.excel.progress_layout import Layout, Slot
from senryaku_parse.writers.excel.progress_rows import ProgressRow, ProgressValue
from senryaku_parse.writers.excel.results import RowResults
from senryaku_parse.writers.excel.schedule import RowSchedule
from senryaku_parse.writers.excel.sheet import CellXml, Sheet, is_exact
from senryaku_parse.writers.excel.sizes import line_count, row_height
from senryaku_parse.writers.excel.styles import CellStyle

WIDTHS = frozendict(
    id=12, name=30, type=12, goal_id=11, goal=40, measure=36, target_text=22, unit=9, direction=9, bound=9, baseline=11, value=11,
    change=11, counted=17, latest_year=14, latest_value=11, latest_aim=11, condition=13, rate=9, pace=9, mark=8,
    basis=18, way_start=11, way_end=11, behind=11, sense=8, year=11, year_mark=8, department=12, review_reason=22, review_direction=11,
    review_opinion=18, added=16,
)  # fmt: skip
"""Of columns by English heading; of a part of a year by `OF_PARTS`."""
OF_PARTS = frozendict({"added": "added", "mark": "year_mark", **{part: f"review_{part}" for part in REVIEW_TEXTS}})
"""Part of a year → the width of its column."""
_COMPUTED_NUMBERS = ("latest_value", "latest_aim", "way_start", "way_end")
_CENTERED = frozenset(("type", "goal_id", "unit", "direction", "bound", "counted"))
_NO_REVIEW = Review()
_AIMS = [heading.name for heading in PROGRESS_AIM]
_RESULTS = [heading.name for heading in PROGRESS_RESULT]
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
        self._added = {column: {cell.at: cell for cell in column.cells} for column in layout.added.columns}

    def draw(self, row: ProgressRow) -> RowResults:
        """Write the row; returns what it shows."""
        values = dict(zip(_AIMS, row.values(self._layout.lang), strict=True))
        large = any(_is_large(value) for value in values.values() if isinstance(value, Decimal))
        schedule = self._layout.schedule.of(row.indicator)
        formulas = self._formulas_by_column(row, schedule)
        results = self._results(row, values, formulas)
        looks = self._looks(large=large)
        cells = [
            self._formula(at, formulas[at], results, looks.get(slot.name or slot.part, self._sheet.styles.mark))
            if formulas.get(at)
            else self._cell(at, slot, row, values, large=large)
            for at, slot in enumerate(self._layout.slots, 1)
        ]
        added = self._layout.added
        for at, slot in enumerate(self._layout.slots if added.notes else (), 1):
            if (text := added.notes.get((row.indicator.id, self._layout.key(slot)))) is not None:
                self._sheet.note(self._sheet.place(at), text)
        hidden = row.indicator.id in added.look.hidden
        self._sheet.append(cells, row_height(self._lines(row, values)), hidden=hidden)
        return results

    def _formulas_by_column(self, row: ProgressRow, schedule: RowSchedule) -> dict[int, str]:
        """Number of each column that is computed → its formula; "" in a year that is not judged."""
        made = self._formulas.of(row.assumed(), schedule, percents=row.counts_percents)
        named = dict(zip(_RESULTS, made.results, strict=True))
        years = iter(made.years)
        found, mark = {}, ""
        for at, slot in enumerate(self._layout.slots, 1):
            if slot.part == "result":
                found[at] = named[slot.name]
            elif slot.part == "aim":
                found[at], mark = next(years)
            elif slot.part == "mark" and not _review(row.indicator, self._layout.years[slot.place]).mark:
                found[at] = mark
        return found

    def _results(
        self, row: ProgressRow, values: Mapping[str, ProgressValue], formulas: Mapping[int, str]
    ) -> RowResults:
        """All that the row holds, for its formulas."""
        results = RowResults(self._formulas, {**self._fixed, OWN: float(self._sheet.row)})
        for at, slot in enumerate(self._layout.slots, 1):
            letter = column_letters(at)
            if at in formulas:
                results.put_formula(letter, formulas[at] or '""')
            elif slot.part == "said":
                results.put(letter, values[slot.name])
            elif not slot.added:
                results.put(letter, _entry(row.indicator, self._layout.years[slot.place], slot.part))
        return results

    def _looks(self, *, large: bool) -> dict[str, CellStyle]:
        """Heading of a result, or part of a year → the style of its formula."""
        styles = self._sheet.styles
        number = styles.thousands if large else styles.number
        return {
            "rate": styles.rate,
            "pace": styles.rate,
            "mark": styles.verdict,
            **dict.fromkeys((*_COMPUTED_NUMBERS, "aim"), number),
        }

    def _cell(
        self, at: int, slot: Slot, row: ProgressRow, values: Mapping[str, ProgressValue], *, large: bool
    ) -> CellXml | None:
        """A cell that is not computed."""
        sheet, styles = self._sheet, self._sheet.styles
        if slot.added:
            added = self._added[slot.added].get(row.indicator.id)
            return added_cell(sheet, at, added) if added else None
        if slot.part == "said":
            return self._aim_cell(at, slot.name, row, values[slot.name])
        if slot.part in ("aim", "result"):
            return None
        year = self._layout.years[slot.place]
        entry = _entry(row.indicator, year, slot.part)
        if slot.part != "actual":
            style = styles.verdict if slot.part == "mark" else styles.text
            return sheet.text(at, str(entry), style) if entry else None
        usual = (styles.entry, styles.history) if not large else (styles.entry_thousands, styles.history_thousands)
        style = usual[self._layout.is_history(year)]
        return (
            sheet.number(at, entry, style=style) if isinstance(entry, Decimal) else sheet.text(at, entry or "", style)
        )

    def _aim_cell(self, at: int, heading: str, row: ProgressRow, value: ProgressValue) -> CellXml | None:
        """What the document says: the id, and formulas that bring what 数値目標 and KPI hold."""
        sheet = self._sheet
        if heading == "id":
            return sheet.link(at, row.indicator.id, self._places[row.indicator.id])
        formula = self._sources.formula(row, heading, value)
        style = sheet.styles.mark if heading in _CENTERED else sheet.styles.text
        if isinstance(value, Decimal):
            if formula is None or not is_exact(value):
                return sheet.number(at, value)
            number = sheet.number_style(value, signed=heading == "change")
            return sheet.formula(at, self._own(formula), float(value), number)
        if formula:
            return sheet.formula(at, self._own(formula), sheet.legal(at, value or ""), style.plain)
        return sheet.text(at, value, style) if value else None

    def _lines(self, row: ProgressRow, values: Mapping[str, ProgressValue]) -> int:
        """How many lines the fullest cell takes that is not folded away."""
        lines = [1]
        for slot in self._layout.slots:
            width, hidden = self._sheet.columns[self._layout.key(slot)]
            if not (hidden or slot.part in ("aim", "mark", "actual", "result")):
                text = self._text(slot, row, values)
                lines.append(line_count(text, width))
        return max(lines)

    def _text(self, slot: Slot, row: ProgressRow, values: Mapping[str, ProgressValue]) -> str:
        """The text of a column of texts."""
        if slot.added:
            cell = self._added[slot.added].get(row.indicator.id)
            return (cell.result or cell.text) if cell else ""
        text = (
            values[slot.name]
            if slot.part == "said"
            else _entry(row.indicator, self._layout.years[slot.place], slot.part)
        )
        return text if isinstance(text, str) else ""

    def _own(self, formula: str) -> str:
        return formula.replace(OWN, str(self._sheet.row))

    def _formula(self, at: int, formula: str, results: RowResults, style: CellStyle) -> CellXml:
        return self._sheet.formula(at, self._own(formula), results[column_letters(at)], style.plain)


def _entry(indicator: Indicator, year: int | None, part: str) -> str | Decimal | None:
    """What people filled in of a year; in place of an actual value why there is none."""
    if part == "actual":
        actual = indicator.actuals.get(year) if year else None
        return _review(indicator, year).state if actual is None else actual
    text: str | None = getattr(_review(indicator, year), part)
    return text


def _review(indicator: Indicator, year: int | None) -> Review:
    return (indicator.reviews.get(year) if year is not None else None) or _NO_REVIEW


def _is_large(value: Decimal) -> bool:
    """Whether a number is better read with its thousands marked off; then its decimals are none."""
    return abs(value) >= _THOUSAND and value == value.to_integral_value()
