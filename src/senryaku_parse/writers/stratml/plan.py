"""A strategy as the tree of `PerformancePlanOrReport`; the package says what becomes of what."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from senryaku_parse.columns import GOALS, KPIS, MEASURES, TARGETS, InGoal, InMeasure
from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.source import Source
from senryaku_parse.writers.stratml.elements import element, end_date, identifier, optional, start_date
from senryaku_parse.writers.stratml.indicators import performance_indicator
from senryaku_parse.writers.stratml.lines import lines, project_line


def plan(strategy: Strategy) -> ET.Element:
    """The whole tree, without namespace."""
    goals = [_goal(goal, strategy.source) for goal in strategy.goals]
    return element(
        "PerformancePlanOrReport",
        element("Name", strategy.title),
        element("OtherInformation", _about(strategy)),
        element("StrategicPlanCore", _organization(strategy), *goals or [_no_goal()]),
        _administrative(strategy),
        Type=_type(strategy),
    )


def _type(strategy: Strategy) -> str:
    indicators = [node for node in strategy.nodes() if isinstance(node, Indicator)]
    has_actuals = any(one.actuals or any(year.actual for year in one.series.values()) for one in indicators)
    return "Performance_Report" if has_actuals else "Performance_Plan" if indicators else "Strategic_Plan"


def _about(strategy: Strategy) -> str:
    """Where the file comes from."""
    source = strategy.source
    return "\n".join(
        [
            f"元の文書: {source.name}（{source.format}）",
            f"元の文書のSHA-256: {source.sha256}",
            f"データの版: senryaku_parse schema_version {strategy.schema_version}",
        ]
    )


def _organization(strategy: Strategy) -> ET.Element | None:
    code = strategy.municipality_code
    return optional(
        "Organization",
        optional("Name", strategy.municipality),
        optional("Description", f"全国地方公共団体コード: {code}" if code else None),
    )


def _administrative(strategy: Strategy) -> ET.Element | None:
    period = strategy.period
    return element("AdministrativeInformation", start_date(period.start), end_date(period.end)) if period else None


def _no_goal() -> ET.Element:
    """What the schema asks for where the strategy has no goal."""
    return element("Goal", element("Name"), element("Description"))


def _goal(goal: Goal, source: Source) -> ET.Element:
    return element(
        "Goal",
        element("Name", goal.name),
        element("Description", goal.text or None),
        identifier(source, goal.id),
        element("SequenceIndicator", goal.id),
        optional("OtherInformation", "\n".join(lines(GOALS, InGoal(goal, goal)))),
        _targets(goal, source) if goal.targets else None,
        *(_measure(measure, goal, source) for measure in goal.measures),
    )


def _targets(goal: Goal, source: Source) -> ET.Element:
    """The `Objective` that holds the goal's 数値目標; its id is theirs without the number."""
    node_id = f"{goal.id}-T"
    indicators = (
        performance_indicator(target, source, lines(TARGETS, InGoal(target, goal))) for target in goal.targets
    )
    return element(
        "Objective",
        element("Name", TARGETS.heading),
        identifier(source, node_id),
        element("SequenceIndicator", node_id),
        *indicators,
    )


def _measure(measure: Measure, goal: Goal, source: Source) -> ET.Element:
    other = lines(MEASURES, InGoal(measure, goal))
    if measure.projects:
        other += ["具体的事業", *(project_line(InMeasure(project, goal, measure)) for project in measure.projects)]
    return element(
        "Objective",
        element("Name", measure.name),
        optional("Description", measure.text),
        identifier(source, measure.id),
        element("SequenceIndicator", measure.id),
        *_stakeholders(measure.projects),
        optional("OtherInformation", "\n".join(other)),
        *(performance_indicator(kpi, source, lines(KPIS, InMeasure(kpi, goal, measure))) for kpi in measure.kpis),
    )


def _stakeholders(projects: tuple[Project, ...]) -> Iterator[ET.Element]:
    """Each organization once, with the projects that it carries out."""
    for name in dict.fromkeys(name for project in projects for name in project.organizations):
        yield element(
            "Stakeholder",
            element("Name", name),
            *(_role(project) for project in projects if name in project.organizations),
            StakeholderTypeType="Organization",
        )


def _role(project: Project) -> ET.Element:
    return element(
        "Role",
        element("Name", project.name),
        optional("Description", project.description),
        element("RoleType", "Performer"),
    )
