"""Nodes and leaves → entries, in the order of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from senryaku_parse.characters import read_characters
from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.entries import NOT_STATED, Entry, EntryRole, Field, Stated
from senryaku_parse.hierarchy.projects import split_category, split_department, split_description
from senryaku_parse.layouts.levels import Level
from senryaku_parse.layouts.outline.events import Event, Leaf, Loose, Node, Table
from senryaku_parse.layouts.outline.indicators import Split, split_aim
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.roles import Roles
from senryaku_parse.source import Position
from senryaku_parse.tables import EMPTY, Cell, Origin
from senryaku_parse.vocabulary import Vocabulary

_ORDER: tuple[Level, ...] = ("goal", "area", "measure")
_BETWEEN = "見出し"
"""What a level too many is called in `extra` where its line has no label."""

Path = dict[Level, Node]
"""Level → the node of that level that something hangs below."""


class EntryMaker:
    """Makes the entries, and keeps what found no place."""

    def __init__(
        self,
        roles: Roles,
        overview: Iterable[Node],
        dropped: Iterable[Node],
        single: Collection[int],
        split: Split,
        vocabulary: Vocabulary,
    ) -> None:
        """For the levels of `roles`; nodes of `overview` are none, and what hangs below a node of `dropped` is left alone.

        `single` holds the numbers of the tables whose one measure stays in force below them; `split` takes the line of an
        indicator apart.
        """
        self.above: dict[int, list[Entry]] = defaultdict(list)
        """Number of a table → the entries that stand above it, below the table before; those below the last table under
        a number that no table has."""
        self.outside: set[int] = set()
        """Tables below the last goal, under a heading of their own."""
        self.findings: list[Finding] = []
        self.read: set[int] = set()
        """Numbers of the blocks that were read."""
        self._roles = roles
        self._overview = frozenset(overview)
        self._dropped = frozenset(dropped)
        self._single = single
        self._split = split
        self._vocabulary = vocabulary
        self._current: Path = {}
        self._next = 1
        self._begun = False
        self._loose: list[Loose] = []

    def make(self, events: Sequence[Event]) -> None:
        """Make the entries of `events`."""
        for event in events:
            owner = event if isinstance(event, Node) else event.owner
            if owner and not self._dropped.isdisjoint(owner.path()):
                if isinstance(event, Table):
                    self._next = event.number + 1
                continue
            path = self._path(owner)
            if event in self._overview:
                continue
            if isinstance(event, Table):
                self._table(event, path)
            elif "goal" not in path:
                continue
            elif isinstance(event, Loose):
                self._note_loose(event)
            elif isinstance(event, Node):
                self._node(event, path)
            else:
                self._enter(path)
                self._leaf(event, path)
        self._tell_loose()

    def _path(self, owner: Node | None) -> Path:
        path: Path = {}
        for node in owner.path() if owner else ():
            role = None if node in self._overview else self._roles.of(node)
            if role == "goal":
                path = {}
            if role is not None and role != "extra":
                path[role] = node
        return path

    def _node(self, node: Node, path: Path) -> None:
        role = self._roles.of(node)
        if role is None:
            self._note_loose(Loose(node.said, node, prose=False))
        elif role != "extra":
            self._begun = True
            self._enter(path)

    def _enter(self, path: Path) -> None:
        """Entries for what of `path` is not in force."""
        changed = [role for role in _ORDER if path.get(role) is not self._current.get(role)]
        if changed:
            first = changed[0] if path.get(changed[0]) else "goal"
            for role in _ORDER[_ORDER.index(first) :]:
                if node := path.get(role):
                    self._add(self._level(role, node))
        self._current = dict(path)

    def _level(self, role: Level, node: Node) -> Entry:
        said = node.said
        extra: dict[str, Cell] = {}
        if role == "measure":
            for above in node.path():
                if self._roles.of(above) == "extra":
                    extra.setdefault(above.said.label or _BETWEEN, self._cell(above.said.name, above.said.line))
        cell = self._cell(said.name, said.line)
        return Entry(role, {"name": cell}, _origin(said.line), EMPTY, said.enumerator, extra, mention=True)

    def _table(self, table: Table, path: Path) -> None:
        self._next = table.number
        if "goal" in path and table.kind in ("indicators", "projects", "measures", "governing"):
            self._enter(path)
        elif self._begun and not path and table.kind in ("indicators", "projects"):
            self.outside.add(table.number)
        self._next = table.number + 1
        if table.kind in ("measures", "goals", "governing", "labelled") and table.number not in self._single:
            self._current = {}

    def _leaf(self, leaf: Leaf, path: Path) -> None:
        kind: EntryRole
        if leaf.kind == "listed" and "measure" not in path:
            cell = self._cell(leaf.text, leaf.line)
            self._add(Entry("measure", {"name": cell}, _origin(leaf.line), EMPTY, mention=True))
            self._current = {}
        elif leaf.kind in ("project", "listed"):
            self._project(leaf)
        else:
            kind = "kpi" if "measure" in path else "indicator" if leaf.kind == "indicator" else "kpi"
            if leaf.kind == "target" and "area" not in path and "measure" not in path:
                kind = "target"
            if kind == "kpi" and not self._has_measures:
                kind = "indicator"
            self._indicator(leaf, kind)

    @property
    def _has_measures(self) -> bool:
        return "measure" in self._roles.below.values()

    def _indicator(self, leaf: Leaf, role: EntryRole) -> None:
        text = leaf.text
        found = self._split(text)
        if found is None and not leaf.fields:
            found = split_aim(text)
        cells: dict[Field, Cell] = {"name": self._cell(found.name if found else text, leaf.line)}
        if found and found.target:
            cells["target"] = self._cell(found.target, leaf.line)
        if found and found.baseline:
            cells["baseline"] = self._cell(found.baseline, leaf.line)
        names: dict[str, Field] = {"baseline": "baseline", "aim": "target", "department": "department"}
        for part, (said, line) in leaf.fields.items():
            if (name := names.get(part)) and name not in cells:
                cells[name] = self._cell(said, line)
        stated = Stated() if len(cells) > 2 or leaf.fields else NOT_STATED
        self._add(Entry(role, cells, _origin(leaf.line), EMPTY, stated=stated))

    def _project(self, leaf: Leaf) -> None:
        text = leaf.text.removeprefix(f"{leaf.line.mark} ") if leaf.line.mark else leaf.text
        rest, department = split_department(text, self._vocabulary)
        category, rest = split_category(rest, self._vocabulary)
        name, description = split_description(rest)
        if category is None:
            category, name = split_category(name, self._vocabulary)
        cells: dict[Field, Cell] = {"name": self._cell(name, leaf.line)}
        more = "\n".join([description, *(line.text for line in leaf.more)]).strip()
        if more:
            origins = (*((_origin(leaf.line),) if description else ()), *map(_origin, leaf.more))
            cells["text"] = Cell(more, origins)
        if category:
            cells["category"] = self._cell(category, leaf.line)
        if department:
            cells["department"] = self._cell(department, leaf.line)
        self.read |= {line.block for line in leaf.more}
        self._add(Entry("project", cells, _origin(leaf.line), EMPTY))

    def _add(self, entry: Entry) -> None:
        self._tell_loose()
        self.above[self._next].append(entry)

    def _cell(self, text: str, line: Line) -> Cell:
        if line.block not in self.read:
            self.read.add(line.block)
            self.findings += read_characters(line.raw, _place(line))[1]
        return Cell(text, (_origin(line),))

    def _note_loose(self, loose: Loose) -> None:
        if self._loose and self._loose[-1].prose != loose.prose:
            self._tell_loose()
        self._loose.append(loose)

    def _tell_loose(self) -> None:
        """One finding on lines one after another that found no place."""
        if not self._loose:
            return
        first = self._loose[0]
        message = (
            "説明の文の中の箇条書き・見出しであるため、どの項目にもしませんでした。"
            if first.prose
            else "階層・指標・事業のどれとも定まらない箇条書き・見出しのため、どの項目にもしませんでした。"
        )
        self.findings.append(
            finding(
                "line-unplaced",
                message,
                before="\n".join(loose.said.line.raw for loose in self._loose),
                position=_place(first.said.line),
                severity="info" if first.prose else None,
            )
        )
        self.read |= {loose.said.line.block for loose in self._loose}
        self._loose = []


def _origin(line: Line) -> Origin:
    return Origin(None, None, None, line.line)


def _place(line: Line) -> Position:
    return Position(line=line.line)
