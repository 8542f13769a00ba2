"""The tables by entity: which columns each has and where their values come from. Frames, CSV and Excel share it.

Every field of the contract has a column, and every row repeats the ids, numbers and names above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from senryaku_parse.findings import SEVERITIES, Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.meanings import MEANINGS
from senryaku_parse.messages import language
from senryaku_parse.model import Edit, Goal, Indicator, Measure, Node, Project, Strategy

Kind: TypeAlias = Literal["string", "integer", "number", "boolean", "list", "lines"]
"""The values of a column are `str`, `int`, `Decimal`, `bool` or, of names ("list") and of whole sentences ("lines"),
`tuple[str, ...]`; any may be null."""

Value: TypeAlias = str | int | Decimal | bool | tuple[str, ...] | None

_N = TypeVar("_N", bound=Node, covariant=True)
_Read = TypeVar("_Read", contravariant=True)
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class InGoal(Generic[_N]):
    """A node and the goal it belongs to. A goal belongs to itself."""

    node: _N
    goal: Goal


@dataclass(frozen=True, slots=True)
class InMeasure(InGoal[_N]):
    """A node and the goal and measure it belongs to."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class Column(Generic[_Read]):
    """One column of an entity."""

    name: str
    """English heading: the JSON name, or one that says the level where that is not the row's own."""
    heading: str
    """Japanese heading; unique in its entity, as `name` is."""
    kind: Kind
    get: Callable[[_Read], Value]
    words: frozendict[str, str] = frozendict()
    """Code → Japanese, where the values are codes; else empty."""
    refers_to: str | None = None
    """Name of the entity whose ids the values are; null for anything else, an id of the row's own included."""
    units: tuple[str, ...] = ()
    """Names of the columns that hold the unit of a number: the first that is not null says it."""
    signed: bool = False
    """Whether a number is a step, shown with its sign."""
    prose: bool = False
    """Whether a text has lines of its own, which an edit keeps."""

    @property
    def meaning(self) -> str:
        """What its values say, in the language in force, for people who have only the table before them."""
        if language() == "ja":
            return MEANINGS[self.heading]
        from senryaku_parse.messages.en.meanings import MEANINGS as ENGLISH  # few ask for them

        return ENGLISH[self.heading]

    @property
    def called(self) -> str:
        """Its heading in the language in force."""
        return self.heading if language() == "ja" else self.name


@dataclass(frozen=True, slots=True)
class Entity(Generic[_Row]):
    """One kind of row: its columns, and the rows that a strategy has of it."""

    name: str
    """"goals", "targets", "measures", "kpis", "projects", "findings"."""
    heading: str
    """Its name in Japanese."""
    columns: tuple[Column[_Row], ...]
    rows: Callable[[Strategy], Iterator[_Row]]

    def record(self, row: _Row) -> tuple[Value, ...]:
        """The values of `row`, in the order of `columns`."""
        return tuple([column.get(row) for column in self.columns])

    def records(self, strategy: Strategy) -> Iterator[tuple[Value, ...]]:
        """The values of each row of `strategy`, in the order of the document."""
        return map(self.record, self.rows(strategy))


ORIGINS = frozendict({"baseline": "基準値", "projection": "推計値"})
DIRECTIONS = frozendict({"increase": "増加", "decrease": "減少", "maintain": "維持"})
BOUNDS = frozendict({"at_least": "以上", "at_most": "以下"})
PERIODS = frozendict({"year": "年"})


def _json(mapping: Mapping[Any, Any]) -> str | None:
    """`mapping` as JSON, decimals exact; null where it is empty."""
    if not mapping:
        return None
    import msgspec  # rare, and slow to import

    return msgspec.json.Encoder(decimal_format="number").encode(mapping).decode()


def _area_marker(measure: Measure) -> str | None:
    return measure.area.marker if measure.area else None


def _area_name(measure: Measure) -> str | None:
    return measure.area.name if measure.area else None


def _of_target(
    name: str,
    heading: str,
    kind: Kind,
    words: frozendict[str, str] = frozendict(),
    units: tuple[str, ...] = (),
) -> Column[InGoal[Indicator]]:
    """The column of one field of `Indicator.target`; null where the indicator states no aim."""

    def get(row: InGoal[Indicator]) -> Value:
        target = row.node.target
        return None if target is None else getattr(target, name)

    column = "target_text" if name == "text" else name
    return Column(column, heading, kind, get, words, units=units, signed=name == "change")


_GOAL: tuple[Column[InGoal[Node]], ...] = (
    Column("goal_id", "基本目標ID", "string", lambda row: row.goal.id, refers_to="goals"),
    Column("goal_number", "基本目標番号", "integer", lambda row: row.goal.number),
    Column("goal", "基本目標", "string", lambda row: row.goal.name),
)
_MEASURE: tuple[Column[InMeasure[Node]], ...] = (
    *_GOAL,
    Column("measure_id", "施策ID", "string", lambda row: row.measure.id, refers_to="measures"),
    Column("area_marker", "分野記号", "string", lambda row: _area_marker(row.measure)),
    Column("area", "分野", "string", lambda row: _area_name(row.measure)),
    Column("measure_number", "施策番号", "integer", lambda row: row.measure.number),
    Column("measure", "具体的施策", "string", lambda row: row.measure.name),
)
_ID: Column[InGoal[Node]] = Column("id", "ID", "string", lambda row: row.node.id)
_LINE: Column[InGoal[Node]] = Column("line", "行", "integer", lambda row: row.node.position.line)
_TEXT: Column[InGoal[Goal | Measure]] = Column("text", "本文", "string", lambda row: row.node.text, prose=True)
_COMMON: tuple[Column[InGoal[Node]], ...] = (
    Column("notes", "注", "lines", lambda row: row.node.notes),
    Column("extra", "その他の列", "string", lambda row: _json(row.node.extra)),
    Column("implicit", "補った階層", "boolean", lambda row: row.node.implicit),
    Column("key", "版をまたぐID", "string", lambda row: row.node.key),
    _LINE,
)
_INDICATOR: tuple[Column[InGoal[Indicator]], ...] = (
    Column("number", "番号", "integer", lambda row: row.node.number),
    Column("name", "指標", "string", lambda row: row.node.name),
    _of_target("text", "目標", "string"),
    _of_target("value", "目標値", "number", units=("unit",)),
    _of_target("unit", "単位", "string"),
    _of_target("change", "増減", "number", units=("change_unit", "unit")),
    _of_target("change_unit", "増減単位", "string"),
    _of_target("change_from", "増減の起点", "string", ORIGINS),
    _of_target("direction", "方向", "string", DIRECTIONS),
    _of_target("bound", "以上・以下", "string", BOUNDS),
    _of_target("baseline", "基準値", "number", units=("unit",)),
    _of_target("baseline_derived", "基準値は計算", "boolean"),
    _of_target("years", "年数", "integer"),
    _of_target("baseline_year", "基準年度", "integer"),
    _of_target("target_year", "目標年度", "integer"),
    _of_target("per", "期間当たり", "string", PERIODS),
    _of_target("cumulative", "累計", "boolean"),
    _of_target("qualifier", "条件", "string"),
    Column("baseline_text", "現状値の欄", "string", lambda row: row.node.baseline_text),
    Column("target_column_text", "目標値の欄", "string", lambda row: row.node.target_text),
    Column("department", "担当課", "string", lambda row: row.node.department),
    Column("series", "年度別", "string", lambda row: _json(row.node.series)),
    Column("actuals", "実績", "string", lambda row: _json(row.node.actuals)),
    Column("reviews", "評価の記録", "string", lambda row: _json(row.node.reviews)),
    *_COMMON,
)

GOALS: Entity[InGoal[Goal]] = Entity(
    "goals",
    "基本目標",
    (
        _ID,
        Column("number", "番号", "integer", lambda row: row.node.number),
        Column("name", "基本目標", "string", lambda row: row.node.name),
        _TEXT,
        *_COMMON,
    ),
    lambda strategy: (InGoal(goal, goal) for goal in strategy.goals),
)
TARGETS: Entity[InGoal[Indicator]] = Entity(
    "targets",
    "数値目標",
    (_ID, *_GOAL, *_INDICATOR),
    lambda strategy: (InGoal(target, goal) for goal in strategy.goals for target in goal.targets),
)
MEASURES: Entity[InGoal[Measure]] = Entity(
    "measures",
    "施策",
    (
        _ID,
        *_GOAL,
        Column("area_marker", "分野記号", "string", lambda row: _area_marker(row.node)),
        Column("area", "分野", "string", lambda row: _area_name(row.node)),
        Column("number", "番号", "integer", lambda row: row.node.number),
        Column("name", "具体的施策", "string", lambda row: row.node.name),
        _TEXT,
        *_COMMON,
    ),
    lambda strategy: (InGoal(measure, goal) for goal in strategy.goals for measure in goal.measures),
)
KPIS: Entity[InMeasure[Indicator]] = Entity(
    "kpis",
    "KPI",
    (_ID, *_MEASURE, *_INDICATOR),
    lambda strategy: (
        InMeasure(kpi, goal, measure) for goal in strategy.goals for measure in goal.measures for kpi in measure.kpis
    ),
)
PROJECTS: Entity[InMeasure[Project]] = Entity(
    "projects",
    "事業",
    (
        _ID,
        *_MEASURE,
        Column("category", "区分", "string", lambda row: row.node.category),
        Column("name", "事業名", "string", lambda row: row.node.name),
        Column("text", "内容", "string", lambda row: row.node.text),
        Column("description", "記述", "string", lambda row: row.node.description),
        Column("organizations", "実施主体", "list", lambda row: row.node.organizations),
        Column("reprint", "再掲", "boolean", lambda row: row.node.reprint),
        Column("reprint_of", "再掲元ID", "string", lambda row: row.node.reprint_of, refers_to="projects"),
        Column("department", "担当課", "string", lambda row: row.node.department),
        Column("budgets", "予算と決算", "string", lambda row: _json(row.node.budgets)),
        *_COMMON,
    ),
    lambda strategy: (
        InMeasure(project, goal, measure)
        for goal in strategy.goals
        for measure in goal.measures
        for project in measure.projects
    ),
)
FINDINGS: Entity[Finding] = Entity(
    "findings",
    "確認事項",
    (
        Column("severity", "重要度", "string", lambda found: found.severity, SEVERITIES),
        Column("code", "種類", "string", lambda found: found.code),
        Column("message", "説明", "string", lambda found: found.message),
        Column("before", "元の文字", "string", lambda found: found.before),
        Column("after", "読んだ文字", "string", lambda found: found.after),
        Column("table", "表", "integer", lambda found: found.position.table),
        Column("row", "表の行", "integer", lambda found: found.position.row),
        Column("column", "表の列", "integer", lambda found: found.position.column),
        Column("line", "行", "integer", lambda found: found.position.line),
        Column("page", "ページ", "integer", lambda found: found.position.page),
        Column("sheet", "シート", "string", lambda found: found.position.sheet),
        Column("cell", "セル", "string", lambda found: found.position.cell),
    ),
    lambda strategy: iter(strategy.findings),
)

YEAR_FIELDS = frozendict(
    {
        "actual": "実績",
        "mark": "評価",
        "reason": "評価の理由",
        "direction": "今後の方向性",
        "opinion": "有識者意見",
        "budget": "予算額",
        "settlement": "決算額",
    }
)
"""`Edit.field` in Japanese."""
EDITS: Entity[Edit] = Entity(
    "edits",
    "編集履歴",
    (
        Column("year", "年度", "integer", lambda edit: edit.year),
        Column("id", "ID", "string", lambda edit: edit.id),
        Column("field", "項目", "string", lambda edit: edit.field, YEAR_FIELDS),
        Column("before", "編集の前", "string", lambda edit: edit.before),
        Column("after", "編集の後", "string", lambda edit: edit.after),
        Column("sheet", "シート", "string", lambda edit: edit.position.sheet),
        Column("cell", "セル", "string", lambda edit: edit.position.cell),
    ),
    lambda strategy: iter(sorted(strategy.edits, key=lambda edit: edit.year)),
)
"""What people filled in year by year; no part of the hierarchy, and only in workbooks."""

NODES: tuple[Entity[Any], ...] = (GOALS, TARGETS, MEASURES, KPIS, PROJECTS)
"""The entities of the hierarchy, from the top level down."""

ENTITIES: tuple[Entity[Any], ...] = (*NODES, FINDINGS)
"""All entities."""
