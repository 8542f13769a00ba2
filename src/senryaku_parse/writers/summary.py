"""The summary on the terminal: counts, the tree, the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from senryaku_parse.findings import CODES, SEVERITIES, Finding
from senryaku_parse.model import Area, Goal, Measure, Strategy
from senryaku_parse.source import Position

_COUNTED = frozenset({"line-outside"})
"""Findings that keep many lines, of which the message says no more than how many."""


def summary(strategy: Strategy) -> str:
    """`strategy` as text for people. Findings of severity info are counted by kind, all others told."""
    parts = [_head(strategy), *map(_goal, strategy.goals), findings_summary(strategy.findings)]
    return "\n\n".join(parts)


def findings_summary(findings: tuple[Finding, ...]) -> str:
    """Each finding that needs a look, and how many there are of those that do not."""
    informative = Counter(found.code for found in findings if found.severity == "info")
    return "\n".join(
        [
            f"確認事項 {len(findings)}件（{counts_by_severity(findings)}）",
            *(f"  {describe(found)}" for found in findings if found.severity != "info"),
            *(f"  {code} {count}件: {CODES[code].meaning}" for code, count in informative.most_common()),
        ]
    )


def counts_by_severity(findings: tuple[Finding, ...]) -> str:
    """「エラー 0、要確認 1、情報 63」."""
    return severities(Counter(found.severity for found in findings))


def severities(counts: Mapping[str, int]) -> str:
    """「エラー 0、要確認 1、情報 1,063」, from severity → number."""
    return "、".join(f"{name} {counts.get(severity, 0):,}" for severity, name in SEVERITIES.items())


def describe(found: Finding) -> str:
    """A finding in one line: severity, place, code, message, the text before and after."""
    texts = () if found.code in _COUNTED else (found.before, found.after)
    change = " → ".join(repr(text) for text in texts if text is not None)
    parts = (f"[{SEVERITIES[found.severity]}]", place_of(found.position), found.code, found.message, change)
    return " ".join(filter(None, parts))


def place_of(position: Position) -> str:
    """A place in one line: 「表1 行5 列2（16行目）」, 「2ページ 表1 行5」, 「KPI一覧!B12」; "" where nothing is known."""
    if position.in_sheet:
        return position.in_sheet
    numbers = (
        ("{}ページ", position.page),
        ("表{}", position.table),
        ("行{}", position.row),
        ("列{}", position.column),
    )
    place = " ".join(form.format(number) for form, number in numbers if number is not None)
    return place + (f"（{position.line}行目）" if position.line is not None else "")


def _head(strategy: Strategy) -> str:
    measures = strategy.measures
    projects = [project for measure in measures for project in measure.projects]
    areas = {(goal.id, measure.area) for goal in strategy.goals for measure in goal.measures if measure.area}
    categories = Counter(project.category or "区分なし" for project in projects)
    kinds = "、".join(f"{name} {count}" for name, count in categories.most_common())
    reprints = sum(project.reprint for project in projects)
    return "\n".join(
        [
            strategy.title or "（表題なし）",
            " ".join(filter(None, (strategy.municipality, strategy.source.name, f"({strategy.source.format})"))),
            "",
            f"基本目標 {len(strategy.goals)}",
            f"数値目標 {sum(len(goal.targets) for goal in strategy.goals)}",
            f"施策     {len(measures)}（{len(areas)}分野）",
            f"KPI      {sum(len(measure.kpis) for measure in measures)}",
            f"事業     {len(projects)}（{kinds}）うち再掲 {reprints}" if projects else "事業     0",
        ]
    )


def _goal(goal: Goal) -> str:
    return "\n".join([f"{goal.id} {goal.name or '（名前なし）'}", *_goal_lines(goal)])


def _goal_lines(goal: Goal) -> Iterator[str]:
    for target in goal.targets:
        yield f"  ・{target.name}: {target.target.text if target.target else '（目標の記載なし）'}"
    area: Area | None = None
    for measure in goal.measures:
        if measure.area != area and measure.area:
            yield f"  ({measure.area.marker}) {measure.area.name}" if measure.area.marker else f"  {measure.area.name}"
        area = measure.area
        yield f"    {_measure(measure)}"


def _measure(measure: Measure) -> str:
    return f"{measure.id} {measure.name or '（名前なし）'} … KPI {len(measure.kpis)}、事業 {len(measure.projects)}"
