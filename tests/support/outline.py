"""A strategy as an outline for people: what case files expect."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse import Finding, Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.model import Node


def outline(strategy: Strategy) -> str:
    """Every node in one line: id, name, and what else it holds; the lines of its text and its notes below it."""
    return "\n".join(_lines(strategy))


def findings_outline(findings: tuple[Finding, ...]) -> str:
    """Every finding in one line: code, severity, source line, text before and after.

    The one on lines outside the strategy is left out: cases about those state them in a part of their own.
    """
    return "\n".join(
        f"{found.code} {found.severity} {_line(found)}: {found.before!r} → {found.after!r}"
        for found in findings
        if found.code != "line-outside"
    )


def _lines(strategy: Strategy) -> Iterator[str]:
    for goal in strategy.goals:
        yield f"{goal.id} {goal.name}{_implicit(goal.implicit)}"
        yield from _below(goal, "  ")
        for target in goal.targets:
            yield f"  {_indicator(target)}"
            yield from _below(target, "    ")
        for measure in goal.measures:
            yield f"  {_measure(measure)}"
            yield from _below(measure, "    ")
            for kpi in measure.kpis:
                yield f"    {_indicator(kpi)}"
                yield from _below(kpi, "      ")
            for project in measure.projects:
                yield f"    {_project(project)}"
                yield from _below(project, "      ")


def _below(node: Node, indent: str) -> Iterator[str]:
    """The prose of a goal or measure, a line each behind 「|」, and the notes, each behind 「※」."""
    if isinstance(node, Goal | Measure) and node.text:
        yield from (f"{indent}| {line}" for line in node.text.split("\n"))
    yield from (f"{indent}※ {note}" for note in node.notes)


def _measure(measure: Measure) -> str:
    area = f"({measure.area.marker}) {measure.area.name} / " if measure.area else ""
    return f"{measure.id} {area}{measure.name}{_implicit(measure.implicit)}"


def _indicator(indicator: Indicator) -> str:
    number = f"#{indicator.number} " if indicator.number is not None else ""
    target = f" = {indicator.target.text}" if indicator.target else ""
    return f"{indicator.id} {number}{indicator.name}{target}"


def project_line(project: Project) -> str:
    """A project in one line, its further columns left out."""
    parts = [
        project.id,
        f"[{project.category or ''}]",
        project.name,
        f": {project.description}" if project.description else "",
        f"@ {'、'.join(project.organizations)}" if project.organizations else "",
        f"(再掲 {project.reprint_of})" if project.reprint else "",
    ]
    return " ".join(filter(None, parts))


def _project(project: Project) -> str:
    return " ".join((project_line(project), *(f"{{{heading}: {text}}}" for heading, text in project.extra.items())))


def _implicit(implicit: bool) -> str:
    return "(implicit)" if implicit else ""


def _line(found: Finding) -> str:
    return "-" if found.position.line is None else str(found.position.line)
