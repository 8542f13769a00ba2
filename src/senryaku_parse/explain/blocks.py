"""A trace → the blocks of the source in order, each with how it was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from senryaku_parse.accounting import AccountedLine
from senryaku_parse.convert import Trace
from senryaku_parse.explain.findings import KEPT_OUT, MOVED, UNKNOWN, Placed
from senryaku_parse.explain.lines import LineLevel, levels_of_lines
from senryaku_parse.explain.model import CellReading, Explanation, LineReading, Role, TableReading
from senryaku_parse.layouts.seen import seen_headings
from senryaku_parse.locations import locations
from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.plan.bands import Bands
from senryaku_parse.source import Position
from senryaku_parse.tables import LinePlace, RawCell, RawTable, TextBlock, text_lines

_OUTSIDE = ("finding:line-outside", "finding:table-skipped")


class _Went(NamedTuple):
    """What destinations say."""

    role: Role
    nodes: tuple[str, ...]


def explanation_of(traced: Trace, refused: str = "") -> Explanation:
    """What `traced` tells of its document, which is `refused` for that reason, "" where it is not."""
    return Explanation(traced.strategy, tuple(_Explainer(traced).blocks()), refused)


class _Explainer:
    """What is asked of a trace again and again."""

    def __init__(self, traced: Trace) -> None:
        self._traced = traced
        self._kinds = _kinds(traced.strategy)
        self._placed = Placed(traced.strategy.findings)
        self._levels = levels_of_lines(traced.outline)
        self._plans = traced.plans
        self._owners = _owners(traced)
        self._locations = locations(traced.document)
        accounting = traced.accounting()
        self._cells = {(one.position.table, one.position.row, one.position.column): one for one in accounting.cells}
        self._lines: dict[LinePlace, AccountedLine] = {
            line.origin.place: one for line, one in zip(text_lines(traced.document), accounting.lines, strict=True)
        }
        self._places: dict[int, list[LinePlace]] = defaultdict(list)
        for place in self._lines:
            self._places[place[0]].append(place)

    def blocks(self) -> Iterator[TableReading | LineReading]:
        """All tables and lines in order, those of front matter first."""
        table = 0
        yield from self._lines_of(-1, 0, None)
        for number, block in enumerate(self._traced.document.blocks):
            if isinstance(block, TextBlock):
                yield from self._lines_of(number, block.level, None)
            else:
                table += 1
                yield from self._lines_of(number, 0, table)
                yield self._table(table, block)

    def _lines_of(self, block: int, heading: int, caption: int | None) -> Iterator[LineReading]:
        for place in self._places.get(block, ()):
            yield self._line(self._lines[place], self._levels.get(place), heading, caption)

    def _line(self, one: AccountedLine, level: LineLevel | None, heading: int, caption: int | None) -> LineReading:
        role, held = self._went(one.destinations)
        return LineReading(
            one.text,
            one.position,
            heading,
            caption,
            role,
            level.level if level else None,
            level.evidence if level else None,
            level.why if level else "",
            held,
            one.destinations,
            self._placed.on_line(one.position, one.text),
        )

    def _table(self, number: int, block: RawTable) -> TableReading:
        raw = [row for group in block.groups for row in group]
        rows = tuple(
            tuple(self._cell(Position(number, at, column), cell) for column, cell in enumerate(row.cells, 1))
            for at, row in enumerate(raw, 1)
        )
        skipped = self._placed.of_table(number, ("table-skipped",))
        plan = self._plans.get(number, Bands("none", ()))
        owner = self._owners.get(number, number)
        layout = "none" if skipped else plan.layout if owner == number else "joined"
        return TableReading(
            number,
            self._place(Position(number), block.line),
            block.caption,
            layout,
            owner if layout == "joined" else None,
            plan.bands if layout not in ("none", "joined") else (),
            rows,
            tuple(map(len, block.groups)),
            self._why_skipped(number, skipped),
            self._placed.of_table(number, MOVED),
            self._placed.of_table(number, KEPT_OUT),
            self._placed.of_table(number, UNKNOWN),
        )

    def _cell(self, at: Position, cell: RawCell) -> CellReading:
        one = self._cells.get((at.table, at.row, at.column))
        if one is None:
            return CellReading("", self._place(at), cell.rowspan, cell.colspan, "blank", (), (), ())
        role, held = self._went(one.destinations)
        findings = self._placed.on_cell(at, one.text, one.destinations)
        return CellReading(one.text, one.position, cell.rowspan, cell.colspan, role, held, one.destinations, findings)

    def _place(self, at: Position, line: int | None = None) -> Position:
        return self._locations.of(at) if self._locations else replace(at, line=line)

    def _why_skipped(self, number: int, skipped: tuple[int, ...]) -> str:
        told = "".join(self._traced.strategy.findings[at].message for at in skipped[:1])
        seen = seen_headings(self._traced.grids[number - 1 : number], self._traced.vocabulary) if told else ""
        return told + seen

    def _went(self, destinations: Iterable[str]) -> _Went:
        """The kind of the first node that holds a text, but as its label, and all nodes; else the first other place."""
        held: dict[str, None] = {}
        role: Role | None = None
        others: list[Role] = []
        for one in destinations:
            node, field = self._node_and_field(one)
            if node is None or field == "label":
                others.append("heading" if node or one in ("heading", "enumerator") else _other(one))
            elif role is None:
                role = "area" if field == "area" else self._kinds[node]
            if node:
                held[node] = None
        return _Went(role or (others[0] if others else "lost"), tuple(held))

    def _node_and_field(self, destination: str) -> tuple[str | None, str]:
        """The id of the longest name that is one, and what stands behind it."""
        node, dot, field = destination, "", ""
        while node not in self._kinds:
            node, dot, last = node.rpartition(".")
            if not dot:
                return None, destination
            field = f"{last}.{field}" if field else last
        return node, field


def _other(destination: str) -> Role:
    if destination == "repeated":
        return "repeated"
    if destination in _OUTSIDE:
        return "outside"
    return "finding" if destination.startswith("finding:") else "field"


def _kinds(strategy: Strategy) -> dict[str, Role]:
    """Id → kind, of all nodes."""
    found: dict[str, Role] = {}
    for goal in strategy.goals:
        found[goal.id] = "goal"
        found.update((target.id, "target") for target in goal.targets)
    for node in strategy.nodes():
        if isinstance(node, Measure):
            found[node.id] = "measure"
        elif isinstance(node, Project):
            found[node.id] = "project"
        elif isinstance(node, Indicator | Goal):
            found.setdefault(node.id, "kpi")
    return found


def _owners(traced: Trace) -> dict[int, int]:
    """Number of a table → the number of the one that its rows were read with."""
    layouts = traced.layouts
    grids = (*traced.repaired, *(one.grid for one in layouts.columns.values()), *layouts.label_rows.grids.values())
    found: dict[int, int] = {}
    for grid in grids:
        number = grid.position.table or 0
        for row in grid.rows:
            for origin in (row.origin, *(origin for slot in row.slots for origin in slot.origins)):
                found.setdefault(origin.table or 0, number)
    return found
