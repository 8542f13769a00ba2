"""The typed hierarchy: goal → measure → KPI / project. Plain immutable values, comparable by content.

Positions, findings and the source do not take part in equality: two parses are equal when the
strategies they read are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias, overload

from senryaku_parse.findings import Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.on_demand import function
from senryaku_parse.records import quickly_made
from senryaku_parse.source import NOWHERE, Position, Source

if TYPE_CHECKING:
    import os
    from typing import Unpack

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from senryaku_parse.write_options import BookOptions, PageOptions, TableOptions, TextOptions, WriteOptions

    AnyTarget: TypeAlias = str | os.PathLike[str] | IO[bytes]

SCHEMA_VERSION: Literal["1"] = "1"

Direction: TypeAlias = Literal["increase", "decrease", "maintain"]
Bound: TypeAlias = Literal["at_least", "at_most"]
ChangeFrom: TypeAlias = Literal["baseline", "projection"]


def _as_tree(self: Any) -> str:
    """What a notebook shows: a tree of bounded size."""
    tree: str = function("writers.notebook:tree")(self)
    return tree


def _line(self: Any) -> str:
    """One line: its name, and how much hangs below it."""
    line: str = function("writers.notebook:line")(self)
    return line


def _short(self: Any) -> str:
    """The line, and what it is of: the fields of all below it would be megabytes."""
    return f"<{type(self).__name__} {_line(self)}>"


def _as_line(self: Any, include: object = None, exclude: object = None) -> dict[str, str]:
    """What a notebook keeps beside it."""
    return {"text/plain": _line(self)}


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The quantified aim of an indicator (目標の表現). What can't be read as a quantity keeps only `text`."""

    text: str
    """The expression as the source writes it."""
    value: Decimal | None = None
    """The level aimed at, in `unit`; null where the text states only a change."""
    unit: str | None = None
    """Unit of `value` and `baseline`, and of a change that stands alone: "人", "%", "円"; null for a bare number."""
    change: Decimal | None = None
    """The signed step: -107 for 「107人減少」."""
    change_unit: str | None = None
    """Unit of `change` where it differs from `unit`: "ポイント"."""
    change_from: ChangeFrom | None = None
    """What the step is counted from: the baseline, or a projection (抑制)."""
    direction: Direction | None = None
    """Which way the indicator is to go; null where the text does not tell."""
    bound: Bound | None = None
    """Whether `value` is a floor (以上) or a ceiling (以下)."""
    baseline: Decimal | None = None
    """The level started from, in `unit`: stated, or derived from value and change; never a guess."""
    baseline_derived: bool = False
    """Whether `baseline` was derived."""
    years: int | None = None
    """The horizon in years: 「5年で」 is 5."""
    baseline_year: int | None = None
    """Gregorian fiscal year of the baseline."""
    target_year: int | None = None
    """Gregorian fiscal year of the value."""
    per: Literal["year"] | None = None
    """"year" where the quantity is counted anew each year (年間, 毎年)."""
    cumulative: bool = False
    """Whether the quantity adds up over time (延べ, 累計, 総額, 合計)."""
    qualifier: str | None = None
    """What else the text says about the quantity: 「男女」, 「季節待機児童」."""

    def describe(self, lang: Literal["ja", "en"] = "ja") -> str:
        """The reading in words: 「現状 1.37 → 5年後 1.49（+0.12ポイント）」; the text itself where nothing was read."""
        words: str = function("describe:describe")(self, lang)
        return words

    def __str__(self) -> str:
        """The reading in Japanese words."""
        return self.describe()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearValue:
    """What one fiscal year of an indicator states."""

    target: str | None = None
    """The interim target as the source writes it."""
    actual: str | None = None
    """The actual value as the source writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What people wrote of one fiscal year of an indicator."""

    mark: str | None = None
    """The mark that they gave in place of the computed one."""
    reason: str | None = None
    """Why (評価の理由)."""
    direction: str | None = None
    """How it goes on (今後の方向性): 「拡充」, 「改善」."""
    opinion: str | None = None
    """What outsiders say (有識者意見)."""
    state: str | None = None
    """Why there is no actual value yet: 「未公表」, 「集計中」."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The money of one fiscal year of a project, in the unit that people count in."""

    budget: Decimal | None = None
    """The budget (予算額)."""
    settlement: Decimal | None = None
    """The settled accounts (決算額)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How years are judged, as people set it."""

    marks: tuple[str, ...]
    """Five marks, best first; the last is for what is worse than the baseline."""
    rates: tuple[Decimal, ...]
    """The lowest rate of each mark but the last: 0.8 for 80 %."""
    directions: tuple[str, ...] = ()
    """What 今後の方向性 may be, to choose from."""
    start_year: int | None = None
    """The first fiscal year of the plan, where people gave it; it says which year is how far along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An entry of a fiscal year that people filled in, changed or took out of the workbook."""

    id: str
    """Of the node."""
    field: str
    """"actual", "mark", "reason", "direction", "opinion", "budget", "settlement"."""
    year: int
    """The Gregorian fiscal year."""
    before: str | None = None
    """What stood there; null for a blank cell."""
    after: str | None = None
    """What stands there now; null for a blank cell."""
    position: Position = NOWHERE
    """Sheet and cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedCell:
    """A cell that people filled in, in a column or sheet of their own."""

    at: str
    """Id of the node in whose row it stands; on a sheet of their own its address, "B3"."""
    text: str
    """What it says; of a formula the formula."""
    kind: Literal["text", "number", "percent", "date", "boolean", "formula"] = "text"
    result: str | None = None
    """What a formula came to; null for anything else."""
    place: str = ""
    """The address of a formula, which counts from there; "" for anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedColumn:
    """A column that people added to a sheet of the workbook."""

    sheet: str
    """English title of the sheet: "kpis", "progress"."""
    heading: str
    """"" where it has none."""
    after: str = ""
    """The heading on its left; "" for the first column."""
    cells: tuple[AddedCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedSheet:
    """A sheet that people added to the workbook."""

    title: str
    after: str = ""
    """The title of the sheet before it; "" for the first one."""
    cells: tuple[AddedCell, ...] = ()
    merged: tuple[str, ...] = ()
    """Ranges of merged cells: "A1:C1"."""
    columns: tuple[ColumnLook, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNote:
    """A comment that people put to a cell of the workbook."""

    sheet: str
    """English title of a sheet of nodes; the title of a sheet of their own."""
    at: str
    """Id of the node in whose row it stands, "" in the headings; on a sheet of their own its address."""
    heading: str = ""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLook:
    """How people left a column."""

    heading: str
    """On a sheet of their own its letter."""
    width: Decimal | None = None
    """In characters; null where they did not change it."""
    hidden: bool | None = None
    """Null where they did not change it."""
    filter: str | None = None
    """Its filter, as the workbook has it in XML; null for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLook:
    """How people left a sheet of nodes."""

    sheet: str
    """English title."""
    order: tuple[str, ...] = ()
    """The ids in the order of the rows; empty where that is the one of the document."""
    hidden: tuple[str, ...] = ()
    """Ids whose rows are hidden."""
    columns: tuple[ColumnLook, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What people added to the workbook that the hierarchy has no place for, and how they left it."""

    columns: tuple[AddedColumn, ...] = ()
    sheets: tuple[AddedSheet, ...] = ()
    notes: tuple[CellNote, ...] = ()
    looks: tuple[SheetLook, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A grouping of measures within a goal (施策分野, 基本的方向)."""

    marker: str
    """"ア" of 「(ア)」; "" where the source gives none."""
    name: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A 数値目標 of a goal or a 重要業績評価指標 (KPI) of a measure."""

    id: str
    """"1-T1" under a goal, "1-ア-1-K1" under a measure."""
    number: int | None = None
    """1 of 「①」; null where the source does not number it."""
    name: str
    target: Target | None = None
    """Null where the source states no aim."""
    position: Position = field(default=NOWHERE, compare=False)
    implicit: bool = False
    """Whether the node was made to hold what hangs below a level that the document lacks."""
    extra: frozendict[str, str] = frozendict()
    """Columns of unknown role: heading → text."""
    key: str | None = None
    """Identity carried across editions; null until `carry` gives one."""
    baseline_text: str | None = None
    """The baseline column (現状値) as the source writes it."""
    target_text: str | None = None
    """The target column (目標値) as the source writes it, where it is a column of its own."""
    department: str | None = None
    """The department in charge (担当課)."""
    series: frozendict[int, YearValue] = frozendict()
    """Interim targets and yearly values: Gregorian fiscal year → what the source states."""
    actuals: frozendict[int, Decimal] = frozendict()
    """Actual values filled in by people: Gregorian fiscal year → value."""
    notes: tuple[str, ...] = ()
    """The texts of the note marks that it bears."""
    reviews: frozendict[int, Review] = frozendict()
    """What people wrote of its years: Gregorian fiscal year → review."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A 具体的事業 of a measure."""

    id: str
    """"1-ア-1-P1"."""
    category: str | None = None
    """The 区分: 「新規」, 「拡充」; null where the source leaves it blank."""
    name: str
    """The 事業名 without 「（再掲）」."""
    text: str = ""
    """The 内容 verbatim."""
    description: str = ""
    """What stands before the slash of `text`; all of it where no organization follows."""
    organizations: tuple[str, ...] = ()
    """Who carries it out, after the slash of `text`."""
    reprint: bool = False
    """Whether the source marks it as listed again (再掲)."""
    reprint_of: str | None = None
    """Id of where it was first listed; null where it is none or can't be resolved."""
    position: Position = field(default=NOWHERE, compare=False)
    implicit: bool = False
    """Whether the node was made to hold what hangs below a level that the document lacks."""
    extra: frozendict[str, str] = frozendict()
    """Columns of unknown role: heading → text."""
    key: str | None = None
    """Identity carried across editions; null until `carry` gives one."""
    department: str | None = None
    """The department in charge (担当課)."""
    notes: tuple[str, ...] = ()
    """The texts of the note marks that it bears."""
    budgets: frozendict[int, Budget] = frozendict()
    """Money filled in by people: Gregorian fiscal year → budget."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A 具体的施策 of a goal."""

    id: str
    """"1-ア-1": goal, area marker, number."""
    area: Area | None = None
    number: int | None = None
    """Its number within its area; null where the source does not number it."""
    name: str
    kpis: tuple[Indicator, ...] = ()
    projects: tuple[Project, ...] = ()
    position: Position = field(default=NOWHERE, compare=False)
    implicit: bool = False
    """Whether the node was made to hold what hangs below a level that the document lacks."""
    extra: frozendict[str, str] = frozendict()
    """Columns of unknown role: heading → text."""
    key: str | None = None
    """Identity carried across editions; null until `carry` gives one."""
    text: str = ""
    """The prose below its heading or in its description column; "" where there is none."""
    notes: tuple[str, ...] = ()
    """The texts of the note marks that it bears."""

    __str__ = _line
    __repr__ = _short
    _repr_html_ = _as_tree
    _repr_mimebundle_ = _as_line


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A 基本目標."""

    id: str
    """"1"."""
    number: int | None = None
    """Its number; null where the source does not number it."""
    name: str
    targets: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = ()
    position: Position = field(default=NOWHERE, compare=False)
    implicit: bool = False
    """Whether the node was made to hold what hangs below a level that the document lacks."""
    extra: frozendict[str, str] = frozendict()
    """Columns of unknown role: heading → text."""
    key: str | None = None
    """Identity carried across editions; null until `carry` gives one."""
    text: str = ""
    """The prose below its heading or in its description column; "" where there is none."""
    notes: tuple[str, ...] = ()
    """The texts of the note marks that it bears."""

    __str__ = _line
    __repr__ = _short
    _repr_html_ = _as_tree
    _repr_mimebundle_ = _as_line


Node: TypeAlias = Goal | Measure | Indicator | Project


def nodes_of(goals: Iterable[Goal]) -> Iterator[Node]:
    """Every node of `goals` in their order: a goal, its targets, its measures with theirs."""
    for goal in goals:
        yield goal
        yield from goal.targets
        for measure in goal.measures:
            yield measure
            yield from measure.kpis
            yield from measure.projects


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The fiscal years a strategy covers, both included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One edition of a municipality's strategy (総合戦略)."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    title: str
    """The document's title; "" where it has none."""
    municipality: str | None = None
    """「根室市」; null where the document does not say for certain."""
    municipality_code: str | None = None
    """全国地方公共団体コード, 6 digits with the check digit; null where not certain."""
    period: Period | None = None
    source: Source = field(compare=False)
    goals: tuple[Goal, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    rating: Rating | None = field(default=None, compare=False)
    """How years are judged; null where that is as this package has it."""
    edits: tuple[Edit, ...] = field(default=(), compare=False)
    """What people filled in year by year, as loading their workbooks found it."""
    additions: Additions | None = field(default=None, compare=False)
    """What people added to the workbook beside that; null for nothing."""

    __str__ = _line
    __repr__ = _short
    _repr_html_ = _as_tree
    _repr_mimebundle_ = _as_line

    @overload
    def write(self, target: AnyTarget, **options: Unpack[WriteOptions]) -> tuple[Finding, ...]: ...
    @overload
    def write(
        self, target: AnyTarget, *, format: Literal["csv", "package"], **options: Unpack[TextOptions]
    ) -> tuple[Finding, ...]: ...
    @overload
    def write(
        self, target: AnyTarget, *, format: Literal["xlsx"], **options: Unpack[BookOptions]
    ) -> tuple[Finding, ...]: ...
    @overload
    def write(
        self, target: AnyTarget, *, format: Literal["html"], **options: Unpack[PageOptions]
    ) -> tuple[Finding, ...]: ...
    @overload
    def write(
        self, target: AnyTarget, *, format: Literal["parquet", "sqlite"], **options: Unpack[TableOptions]
    ) -> tuple[Finding, ...]: ...
    @overload
    def write(self, target: AnyTarget, *, format: Literal["json", "markdown", "stratml"]) -> tuple[Finding, ...]: ...
    def write(self, target: AnyTarget, **options: Any) -> tuple[Finding, ...]:
        """Write to a path, in the format its suffix names: `strategy.write("out.xlsx")`.

        For the options of each format, for what is returned and the errors see `senryaku_parse.write`.
        """
        found: tuple[Finding, ...] = function("api:write")(self, target, **options)
        return found

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """pandas frames: "goals", "targets", "measures", "kpis", "projects", "findings"; see `writers.frames`."""
        frames: dict[str, pd.DataFrame] = function("writers.frames:to_frames")(self)
        return frames

    def to_frame(self, per: Literal["leaf", "year"] = "leaf") -> pd.DataFrame:
        """One pandas frame: a row a leaf with the columns of the flat CSV, or a row an indicator and fiscal year.

        Raises:
            UsageError: `per` is neither.
        """
        frame: pd.DataFrame = function("writers.frames:to_frame")(self, per)
        return frame

    def plot(self, kind: Literal["projects", "indicators"] | None = None, *, ax: Axes | None = None) -> Figure:
        """Projects per measure by 区分, indicators from baseline to target, or by default both, as a figure.

        `ax` draws one kind into axes there are already. Needs the extra `plot`; see `writers.plots`.

        Raises:
            UsageError: matplotlib is missing, there is no such kind, or `ax` is given without a kind.
        """
        figure: Figure = function("writers.plots:plot")(self, kind, ax)
        return figure

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in the order of the document."""
        return tuple([measure for goal in self.goals for measure in goal.measures])

    def nodes(self) -> Iterator[Node]:
        """Every node in the order of the document: a goal, its targets, its measures with theirs."""
        return nodes_of(self.goals)

    def find(self, id: str) -> Node | None:
        """The node with that id, "1-ア-1-K1"; null where there is none."""
        return next((node for node in self.nodes() if node.id == id), None)
