"""The sheet 概要: the paragraph, both sources, the changes by kind and by goal."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.compare.kinds import KINDS
from senryaku_parse.compare.model import Comparison, Counts, Edition, GoalCounts
from senryaku_parse.compare.writers.directory import NAMELESS, described
from senryaku_parse.compare.writers.fields import COUNTS
from senryaku_parse.writers.excel.forms import Form, MergedField
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import MAX_ROW_HEIGHT, line_count, row_height

_WIDTHS = (48, *[9] * len(COUNTS))
_LAST = len(_WIDTHS)


def draw_overview(sheet: Sheet, comparison: Comparison) -> None:
    """Draw the whole sheet."""
    form = Form(sheet, _WIDTHS)
    sheet.page.page_setup.orientation = "landscape"
    styles, summary = sheet.styles, comparison.summary
    form.title("総合戦略の新旧対照")
    for text in _sentences(summary.text):
        form.line(MergedField(1, _LAST, text, styles.text))
    form.section("比べた版")
    for label, edition in (("旧（改定前）", comparison.old), ("新（改定後）", comparison.new)):
        form.line(MergedField(1, 1, label, styles.label), MergedField(2, _LAST, _edition(edition), styles.boxed))
    form.section("基本目標ごとの件数（項目の数）")
    form.line(
        MergedField(1, 1, "基本目標", styles.heading),
        *(MergedField(at, at, name, styles.heading) for at, name in enumerate(COUNTS.values(), 2)),
    )
    for goal in summary.goals:
        form.line(MergedField(1, 1, _goal(goal), styles.boxed), *_counts(goal.counts, form))
    form.line(MergedField(1, 1, "全体", styles.total), *_counts(summary, form))
    form.section("変更の種類ごとの件数")
    for kind, count in summary.kinds.items():
        form.line(MergedField(1, 1, KINDS[kind], styles.label), MergedField(2, 2, count, styles.count))
    form.line(MergedField(1, 1, "対応が確かでない組", styles.label), MergedField(2, 2, summary.uncertain, styles.count))
    form.finish()


def _counts(counts: Counts, form: Form) -> Iterator[MergedField]:
    for at, name in enumerate(COUNTS, 2):
        yield MergedField(at, at, getattr(counts, name), form.sheet.styles.count)


def _goal(goal: GoalCounts) -> str:
    ids = "→".join(dict.fromkeys(filter(None, (goal.old, goal.new))))
    fate = "（追加）" if goal.old is None else "（削除）" if goal.new is None else ""
    return f"{ids} {goal.name or NAMELESS}{fate}"


def _edition(edition: Edition) -> str:
    return "\n".join([*described(edition), f"{len(edition.nodes):,}項目"])


def _sentences(paragraph: str) -> Iterator[str]:
    """The paragraph; where a row can't show all of it, a row a sentence."""
    if row_height(line_count(paragraph, sum(_WIDTHS))) < MAX_ROW_HEIGHT:
        yield paragraph
    else:
        yield from (f"{sentence}。" for sentence in paragraph.split("。") if sentence)
