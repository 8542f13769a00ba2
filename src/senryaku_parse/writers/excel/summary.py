"""The sheet 概要: the plan on one page, with links to all other sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from senryaku_parse.findings import Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Goal, Strategy
from senryaku_parse.writers.excel.calculation import Operand
from senryaku_parse.writers.excel.forms import Computed, Form, MergedField
from senryaku_parse.writers.excel.formulas import MARKS
from senryaku_parse.writers.excel.legend_texts import SHEETS
from senryaku_parse.writers.excel.names import sheet_title
from senryaku_parse.writers.excel.progress_layout import Layout
from senryaku_parse.writers.excel.sheet import Sheet, location
from senryaku_parse.writers.excel.summary_rows import WORDS, counts, facts, kinds, totals

_WIDTHS = (10, 10, 32, 8, 8, 8, 8, 8)
_LABEL, _NAME, _LAST = 2, 3, len(_WIDTHS)
"""The last columns of a label, of a name, and of all."""
_NUMBERS = range(_NAME + 1, _LAST + 1)
"""The columns of counts."""
_ONE_PAGE = 20
"""Rows of a page that are worth a page of their own."""
_MOST_BEHIND = 6
"""Indicators listed that are behind."""


def draw_summary(
    sheet: Sheet,
    strategy: Strategy,
    findings: Sequence[Finding],
    layout: Layout,
    goals: Mapping[str, str],
    known: Mapping[str, Operand],
) -> None:
    """Draw the whole sheet: facts, counts and marks per goal, what needs a look, the sheets.

    `findings` are all that the workbook lists; `goals` says where the id of a goal leads, `known` what formulas find elsewhere.
    """
    words = WORDS[layout.lang]
    form = Form(sheet, _WIDTHS, known)
    form.title(strategy.title or sheet.page.title)
    for label, text in facts(strategy, layout):
        form.line(
            MergedField(1, _LABEL, label, sheet.styles.label), MergedField(_LABEL + 1, _LAST, text, sheet.styles.boxed)
        )
    _draw_counts(form, strategy.goals, words, goals)
    if layout.rows:
        _draw_marks(form, strategy.goals, words, goals, layout)
        _draw_years(form, words, layout)
        _draw_behind(form, words, layout)
    if form.sheet.row > _ONE_PAGE:
        sheet.page.row_breaks.append(Break(form.sheet.row - 1))
    _draw_findings(form, findings, words, layout)
    form.section(words["sheets"])
    for name, meaning in SHEETS.items():
        if name == "edits" and not strategy.edits:
            continue
        title = sheet_title(name, layout.lang)
        link = MergedField(1, 1, title, sheet.styles.boxed_link, location(title, 1))
        form.line(link, MergedField(2, _LAST, meaning, sheet.styles.boxed))
    form.finish()
    sheet.protect()


def _draw_counts(form: Form, goals: Sequence[Goal], words: frozendict[str, str], places: Mapping[str, str]) -> None:
    form.section(words["counts"])
    _draw_heads(form, words["goal"], [words[name] for name in ("targets", "measures", "kpis", "projects", "reprints")])
    first = form.sheet.row
    for goal in goals:
        _draw_goal(form, goal, counts(goal), words, places)
    if goals:
        _draw_total(form, first, words)


def _draw_marks(
    form: Form, goals: Sequence[Goal], words: frozendict[str, str], places: Mapping[str, str], layout: Layout
) -> None:
    """How many indicators of each goal have each mark, computed from 進捗管理."""
    form.section(words["progress"])
    marks = [f"INDEX({MARKS},{place})" for place in range(1, 6)]
    _draw_heads(form, words["goal"], _mark_heads(words))
    goal_cells, mark_cells = (layout.cells(name) for name in ("goal_id", "mark"))
    first = form.sheet.row
    for goal in goals:
        own = f"{goal_cells}=$A{form.sheet.row}"
        tests = [f"{mark_cells}={mark}" for mark in marks[:3]]
        tests += [f"({mark_cells}={marks[3]})+({mark_cells}={marks[4]})>0", f'{mark_cells}=""']
        numbers = [Computed(f"SUMPRODUCT(({own})*({test}))") for test in tests]
        _draw_goal(form, goal, numbers, words, places)
    if goals:
        _draw_total(form, first, words)


def _draw_years(form: Form, words: frozendict[str, str], layout: Layout) -> None:
    """How many indicators have each mark, year by year."""
    form.section(words["by_year"])
    marks = [f"INDEX({MARKS},{place})" for place in range(1, 6)]
    _draw_heads(form, words["year"], _mark_heads(words))
    styles = form.sheet.styles
    for heading, column in layout.years_seen:
        cells = layout.cells_of(column)
        tests = [f"({cells}={mark})*1" for mark in marks[:3]]
        tests += [f"(({cells}={marks[3]})+({cells}={marks[4]})>0)*1", f'({cells}="")*1']
        numbers = [Computed(f"SUMPRODUCT({test})") for test in tests]
        columns = zip(_NUMBERS, numbers, strict=True)
        form.line(
            MergedField(1, _NAME, heading, styles.boxed),
            *(MergedField(at, at, number, styles.count) for at, number in columns),
        )


def _draw_behind(form: Form, words: frozendict[str, str], layout: Layout) -> None:
    """The indicators that are furthest behind, computed from 進捗管理."""
    form.section(words["behind"])
    styles = form.sheet.styles
    heads = (words["indicator"], words["pace"], words["mark"])
    places = ((1, 1), (2, _LAST - 2), (_LAST - 1, _LAST - 1), (_LAST, _LAST))
    form.line(*(MergedField(*place, text, styles.heading) for place, text in zip(places, ("ID", *heads), strict=True)))
    keys = layout.cells("behind")
    looks = (styles.boxed, styles.boxed, styles.boxed_rate, styles.boxed_center)
    for rank in range(1, _MOST_BEHIND + 1):
        columns = map(layout.cells, ("id", "name", "pace", "mark"))
        found = [
            Computed(f'IF(COUNT({keys})<{rank},"",INDEX({cells},MATCH(SMALL({keys},{rank}),{keys},0)))')
            for cells in columns
        ]
        form.line(*(MergedField(*place, one, look) for place, one, look in zip(places, found, looks, strict=True)))


def _mark_heads(words: frozendict[str, str]) -> list[str]:
    """The marks as 凡例 has them; the last two as one where they are the same."""
    marks = [f"INDEX({MARKS},{place})" for place in range(1, 6)]
    lowest = f'{marks[3]}&IF({marks[4]}={marks[3]},"","・"&{marks[4]})'
    return [*map(Computed, (*marks[:3], lowest)), words["unmarked"]]


def _draw_heads(form: Form, wide: str, narrow: Sequence[str]) -> None:
    style = form.sheet.styles.heading
    columns = zip(_NUMBERS, narrow, strict=True)
    form.line(MergedField(1, _NAME, wide, style), *(MergedField(at, at, text, style) for at, text in columns))


def _draw_goal(
    form: Form,
    goal: Goal,
    numbers: Sequence[int | Computed],
    words: frozendict[str, str],
    places: Mapping[str, str],
) -> None:
    styles = form.sheet.styles
    columns = zip(_NUMBERS, numbers, strict=True)
    form.line(
        MergedField(1, 1, goal.id, styles.boxed_link, places[goal.id]),
        MergedField(2, _NAME, goal.name or words["nameless"], styles.boxed),
        *(MergedField(at, at, number, styles.count) for at, number in columns),
    )


def _draw_total(form: Form, first: int, words: frozendict[str, str]) -> None:
    style, last = form.sheet.styles.total, form.sheet.row - 1
    letters = ((at, get_column_letter(at)) for at in _NUMBERS)
    sums = [MergedField(at, at, Computed(f"SUM({letter}{first}:{letter}{last})"), style) for at, letter in letters]
    form.line(MergedField(1, _NAME, words["total"], style), *sums)


def _draw_findings(form: Form, findings: Sequence[Finding], words: frozendict[str, str], layout: Layout) -> None:
    """How many findings there are, and the kinds that need a look, each a link to the first of its kind."""
    styles = form.sheet.styles
    form.section(words["findings"])
    title = sheet_title("findings", layout.lang)
    form.line(
        MergedField(1, 1, title, styles.boxed_link, location(title, 1)),
        MergedField(2, _LAST, totals(findings, layout.lang), styles.boxed),
    )
    listed, more = kinds(findings, layout.lang)
    if listed:
        form.line(
            MergedField(1, 1, words["severity"], styles.heading),
            MergedField(2, _NAME, words["kind"], styles.heading),
            MergedField(_NAME + 1, _NAME + 1, words["number"], styles.heading),
            MergedField(_NAME + 2, _LAST, words["action"], styles.heading),
        )
    for kind in listed:
        form.line(
            MergedField(1, 1, kind.severity, styles.boxed_link, location(title, kind.first + 2)),
            MergedField(2, _NAME, kind.meaning, styles.boxed),
            MergedField(_NAME + 1, _NAME + 1, kind.number, styles.count),
            MergedField(_NAME + 2, _LAST, kind.action, styles.boxed),
        )
    if more:
        form.line(MergedField(1, _LAST, words["more"].format(more), styles.boxed))
