"""The strategy as the city prints it: blocks of lines beside a label column. Pure; drawn by `overview`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.writers.delimited import Lang

LineRole: TypeAlias = Literal["goal", "target", "measure", "kpi", "heading", "project", "text"]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed row right of the label column."""

    role: LineRole
    texts: tuple[str, ...]
    """One text over all columns, two (name over all but the last, target), or three (category, name, content)."""
    node_id: str | None = None
    """Id of the node that the line shows; null for headings and texts."""


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """The lines that one label stands for."""

    label: str
    lines: tuple[PrintedLine, ...]


_LABELS: frozendict[Lang, frozendict[LineRole, str]] = frozendict(
    {
        "ja": frozendict(
            {
                "goal": "基本目標",
                "target": "数値目標",
                "measure": "具体的施策",
                "kpi": "重要業績評価指標(KPI)",
                "project": "具体的事業",
            }
        ),
        "en": frozendict(
            {"goal": "goal", "target": "targets", "measure": "measure", "kpi": "kpis", "project": "projects"}
        ),
    }
)
_HEADINGS: frozendict[Lang, tuple[str, str, str]] = frozendict(
    {"ja": ("区分", "事業名", "内容"), "en": ("category", "name", "text")}
)


def outline(strategy: Strategy, lang: Lang) -> Iterator[tuple[PrintedBlock, ...]]:
    """The blocks of each goal. A level that the document lacks has no line of its own."""
    for goal in strategy.goals:
        lines = [_level("goal", goal, _goal_text(goal)), tuple(map(_target_line, goal.targets))]
        for measure in goal.measures:
            lines.append(_level("measure", measure, _measure_text(measure)))
            lines.append(tuple(map(_kpi_line, measure.kpis)))
            lines.append(_project_lines(measure.projects, lang))
        yield tuple(PrintedBlock(_label(block, lang), block) for block in lines if block)


def _label(block: tuple[PrintedLine, ...], lang: Lang) -> str:
    """What the lines of `block` are; "" for a text alone."""
    labels = _LABELS[lang]
    return next((labels[line.role] for line in block if line.role in labels), "")


def _level(role: LineRole, node: Goal | Measure, title: str) -> tuple[PrintedLine, ...]:
    """The heading of a goal or measure, and the text below it."""
    heading = () if node.implicit else (PrintedLine(role, (title,), node.id),)
    return (*heading, PrintedLine("text", (node.text,))) if node.text else heading


def _goal_text(goal: Goal) -> str:
    return goal.name if goal.number is None else f"{goal.number}. {goal.name}"


def _measure_text(measure: Measure) -> str:
    return f"{_area_text(measure.area)}{_circled(measure.number)}{measure.name}"


def _area_text(area: Area | None) -> str:
    if area is None:
        return ""
    return f"({area.marker}) {area.name} " if area.marker else f"{area.name} "


def _target_line(target: Indicator) -> PrintedLine:
    return PrintedLine(
        "target", (f"{_circled(target.number)}{target.name}", target.target.text if target.target else ""), target.id
    )


def _kpi_line(kpi: Indicator) -> PrintedLine:
    name = f"{_circled(kpi.number)}{kpi.name}"
    return PrintedLine("kpi", (f"{name} ⇒ {kpi.target.text}" if kpi.target else name,), kpi.id)


def _project_lines(projects: tuple[Project, ...], lang: Lang) -> tuple[PrintedLine, ...]:
    if not projects:
        return ()
    return (PrintedLine("heading", _HEADINGS[lang]), *map(_project_line, projects))


def _project_line(project: Project) -> PrintedLine:
    name = f"{project.name}（再掲）" if project.reprint else project.name
    return PrintedLine("project", (project.category or "", name, project.text), project.id)


def _circled(number: int | None) -> str:
    """The number in a circle, ① to ㊿; in brackets beyond; nothing for none."""
    if number is None:
        return ""
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return f"({number})"
