"""The summary on the terminal: counts, the tree, the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from senryaku_parse.findings import CODES, SEVERITIES, Finding
from senryaku_parse.messages import list_out, render, term
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
            render("command.summary-findings", count=len(findings), counts=counts_by_severity(findings)),
            *(f"  {describe(found)}" for found in findings if found.severity != "info"),
            *(
                render("command.summary-of-code", code=code, count=count, meaning=CODES[code].meaning)
                for code, count in informative.most_common()
            ),
        ]
    )


def counts_by_severity(findings: tuple[Finding, ...]) -> str:
    """「エラー 0、要確認 1、情報 63」."""
    return severities(Counter(found.severity for found in findings))


def severities(counts: Mapping[str, int]) -> str:
    """「エラー 0、要確認 1、情報 1,063」, from severity → number."""
    return list_out(f"{term(name)} {counts.get(severity, 0):,}" for severity, name in SEVERITIES.items())


def describe(found: Finding) -> str:
    """A finding in one line: severity, place, code, message, the text before and after."""
    texts = () if found.code in _COUNTED else (found.before, found.after)
    change = " → ".join(repr(text) for text in texts if text is not None)
    parts = (f"[{term(SEVERITIES[found.severity])}]", place_of(found.position), found.code, found.message, change)
    return " ".join(filter(None, parts))


def place_of(position: Position) -> str:
    """A place in one line: 「表1 行5 列2（16行目）」, 「2ページ 表1 行5」, 「KPI一覧!B12」; "" where nothing is known."""
    if position.in_sheet:
        return position.in_sheet
    numbers = (
        ("command.at-page", position.page),
        ("command.at-table", position.table),
        ("command.at-row", position.row),
        ("command.at-column", position.column),
    )
    place = render("command.between-places").join(
        render(key, number=number) for key, number in numbers if number is not None
    )
    return place + (render("command.at-line", number=position.line) if position.line is not None else "")


def _head(strategy: Strategy) -> str:
    measures = strategy.measures
    projects = [project for measure in measures for project in measure.projects]
    areas = {(goal.id, measure.area) for goal in strategy.goals for measure in goal.measures if measure.area}
    categories = Counter(project.category or term("区分なし") for project in projects)
    kinds = list_out(f"{name} {count}" for name, count in categories.most_common())
    reprints = sum(project.reprint for project in projects)
    return "\n".join(
        [
            strategy.title or render("command.no-title"),
            " ".join(filter(None, (strategy.municipality, strategy.source.name, f"({strategy.source.format})"))),
            "",
            render(
                "command.summary",
                goals=len(strategy.goals),
                targets=sum(len(goal.targets) for goal in strategy.goals),
                measures=len(measures),
                areas=len(areas),
                kpis=sum(len(measure.kpis) for measure in measures),
            ),
            render("command.summary-projects", count=len(projects), kinds=kinds, reprints=reprints)
            if projects
            else render("command.summary-no-project"),
        ]
    )


def _goal(goal: Goal) -> str:
    return "\n".join([f"{goal.id} {goal.name or render('command.no-name')}", *_goal_lines(goal)])


def _goal_lines(goal: Goal) -> Iterator[str]:
    for target in goal.targets:
        yield render(
            "command.summary-target",
            name=target.name,
            target=target.target.text if target.target else render("command.no-target"),
        )
    area: Area | None = None
    for measure in goal.measures:
        if measure.area != area and measure.area:
            yield f"  ({measure.area.marker}) {measure.area.name}" if measure.area.marker else f"  {measure.area.name}"
        area = measure.area
        yield f"    {_measure(measure)}"


def _measure(measure: Measure) -> str:
    return render(
        "command.summary-measure",
        id=measure.id,
        name=measure.name or render("command.no-name"),
        count=len(measure.kpis),
        projects=len(measure.projects),
    )
