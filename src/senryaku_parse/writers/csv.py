"""Flat CSV: one row a leaf (target, KPI, project), everything above it repeated. Nothing of the hierarchy is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from senryaku_parse.columns import DIRECTIONS, KPIS, PROJECTS, Column, InGoal, Kind, Value
from senryaku_parse.findings import Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Area, Goal, Indicator, Measure, Node, Project, Strategy
from senryaku_parse.writers.delimited import Errors, Lang, Spelling, encode_headings, encode_records
from senryaku_parse.writers.open_data import ORIGIN, with_era_years
from senryaku_parse.writers.written import Written


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A leaf, or a measure or goal without leaves, and what it hangs below."""

    kind: str
    """"target", "kpi", "project"; "measure" or "goal" for one without leaves."""
    goal: Goal
    measure: Measure | None
    node: Node
    strategy: Strategy

    @property
    def area(self) -> Area | None:
        """The measure's area, where there are both."""
        return self.measure.area if self.measure else None


_KINDS = frozendict({"target": "数値目標", "kpi": "KPI", "project": "事業", "measure": "施策", "goal": "基本目標"})


def _of(
    part: Callable[[FlatRow], object],
    field: str,
    name: str,
    heading: str,
    kind: Kind,
    words: frozendict[str, str] = frozendict(),
) -> Column[FlatRow]:
    """The column of one field of a part of the leaf; null where the leaf has no such part, or it no such field."""

    def get(leaf: FlatRow) -> Value:
        return getattr(part(leaf), field, None)

    return Column(name, heading, kind, get, words)


def _project(leaf: FlatRow) -> object:
    return leaf.node if isinstance(leaf.node, Project) else None


def _target(leaf: FlatRow) -> object:
    return leaf.node.target if isinstance(leaf.node, Indicator) else None


_CONTRACT: tuple[Column[FlatRow], ...] = (
    _of(lambda leaf: leaf, "kind", "type", "種別", "string", _KINDS),
    _of(attrgetter("goal"), "number", "goal_number", "基本目標番号", "integer"),
    _of(attrgetter("goal"), "name", "goal", "基本目標", "string"),
    _of(attrgetter("area"), "marker", "area_marker", "分野記号", "string"),
    _of(attrgetter("area"), "name", "area", "分野", "string"),
    _of(attrgetter("measure"), "number", "measure_number", "施策番号", "integer"),
    _of(attrgetter("measure"), "name", "measure", "具体的施策", "string"),
    _of(attrgetter("node"), "id", "id", "ID", "string"),
    _of(attrgetter("node"), "name", "name", "名称", "string"),
    _of(_project, "category", "category", "区分", "string"),
    _of(_project, "text", "text", "内容", "string"),
    _of(_project, "description", "description", "記述", "string"),
    _of(_project, "organizations", "organizations", "実施主体", "list"),
    _of(_project, "reprint", "reprint", "再掲", "boolean"),
    _of(_project, "reprint_of", "reprint_of", "再掲元ID", "string"),
    _of(_target, "text", "target_text", "目標", "string"),
    _of(_target, "value", "value", "目標値", "number"),
    _of(_target, "unit", "unit", "単位", "string"),
    _of(_target, "change", "change", "増減", "number"),
    _of(_target, "change_unit", "change_unit", "増減単位", "string"),
    _of(_target, "direction", "direction", "方向", "string", DIRECTIONS),
    _of(_target, "baseline", "baseline", "基準値", "number"),
    _of(_target, "years", "years", "年数", "integer"),
    _of(attrgetter("node.position"), "line", "line", "行", "integer"),
)
"""The columns of the public contract, in its order."""

_INDICATORS = """number change_from bound baseline_derived baseline_year target_year per cumulative qualifier
baseline_text target_column_text series actuals reviews"""


def _borrowed(names: str, *kinds: type[Node]) -> Iterator[Column[FlatRow]]:
    """Columns of the tables by entity; null where the leaf's node is none of `kinds`."""
    every: tuple[Column[Any], ...] = (*PROJECTS.columns, *KPIS.columns)
    columns = {column.name: column for column in every}
    for name in names.split():
        yield replace(columns[name], get=_where(kinds, columns[name].get))


def _where(kinds: tuple[type[Node], ...], get: Callable[[Any], Value]) -> Callable[[FlatRow], Value]:
    return lambda leaf: get(leaf) if isinstance(leaf.node, kinds) else None


def _above(part: Callable[[FlatRow], Node | None], field: str, name: str, heading: str) -> Column[FlatRow]:
    """The column of a `field` of what the leaf hangs below; its own stands in the column `field`."""
    own: Column[Any] = next(column for column in KPIS.columns if column.name == field)

    def get(leaf: FlatRow) -> Value:
        node = part(leaf)
        return None if node is None or node is leaf.node else own.get(InGoal(node, leaf.goal))

    return Column(name, heading, own.kind, get)


def _origin(column: Column[Strategy]) -> Column[FlatRow]:
    return Column(column.name, column.heading, column.kind, lambda leaf: column.get(leaf.strategy))


COLUMNS: tuple[Column[FlatRow], ...] = (
    *_CONTRACT,
    *map(_origin, ORIGIN),
    *with_era_years(_borrowed(_INDICATORS, Indicator)),
    *_borrowed("department", Indicator, Project),
    *_borrowed("budgets", Project),
    *_borrowed("extra implicit key", Goal, Measure, Indicator, Project),
    _above(attrgetter("goal"), "extra", "goal_extra", "基本目標のその他の列"),
    _above(attrgetter("measure"), "extra", "measure_extra", "施策のその他の列"),
    _of(attrgetter("goal"), "text", "goal_text", "基本目標の本文", "string"),
    _of(attrgetter("measure"), "text", "measure_text", "施策の本文", "string"),
    *_borrowed("notes", Goal, Measure, Indicator, Project),
    _above(attrgetter("goal"), "notes", "goal_notes", "基本目標の注"),
    _above(attrgetter("measure"), "notes", "measure_notes", "施策の注"),
)
"""The columns of the public contract in its order; behind them whose data it is, and every other field."""


def leaves(strategy: Strategy) -> Iterator[FlatRow]:
    """The rows in the order of the document."""
    for goal in strategy.goals:
        if not goal.targets and not goal.measures:
            yield FlatRow("goal", goal, None, goal, strategy)
        for target in goal.targets:
            yield FlatRow("target", goal, None, target, strategy)
        for measure in goal.measures:
            if not measure.kpis and not measure.projects:
                yield FlatRow("measure", goal, measure, measure, strategy)
            for kpi in measure.kpis:
                yield FlatRow("kpi", goal, measure, kpi, strategy)
            for project in measure.projects:
                yield FlatRow("project", goal, measure, project, strategy)


def write_csv(
    strategy: Strategy,
    *,
    lang: Lang = "ja",
    encoding: str = "utf-8-sig",
    errors: Errors = "strict",
    csv_safe: bool = False,
) -> Written:
    """`strategy` as one flat table. For the options and the errors see `delimited`."""
    spelling = Spelling(lang, encoding, errors, csv_safe)
    lines, replaced = encode_leaves("CSV", strategy, spelling)
    return Written(encode_headings(COLUMNS, spelling) + lines, replaced)


def encode_leaves(name: str, strategy: Strategy, spelling: Spelling) -> tuple[bytes, tuple[Finding, ...]]:
    """The rows of `strategy` as CSV lines without headings, and the findings on them; see `delimited.encode_records`."""
    records = (tuple([column.get(leaf) for column in COLUMNS]) for leaf in leaves(strategy))
    lines, replaced = encode_records(name, COLUMNS, records, spelling)
    return lines, tuple(replaced.values())
