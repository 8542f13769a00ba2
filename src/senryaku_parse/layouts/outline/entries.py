"""Nodes and leaves → entries, in the order of the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from senryaku_parse.findings import Finding
from senryaku_parse.hierarchy.entries import Entry, EntryRole
from senryaku_parse.layouts.indicator_lines import Split
from senryaku_parse.layouts.outline.doubts import doubts
from senryaku_parse.layouts.outline.events import Event, Head, Leaf, Loose, Node, Prose, Table
from senryaku_parse.layouts.outline.goals import tells_the_past
from senryaku_parse.layouts.outline.indicator_entries import indicator_entry, several_indicators
from senryaku_parse.layouts.outline.kept_lines import KeptLines
from senryaku_parse.layouts.outline.project_entries import ProjectEntries
from senryaku_parse.layouts.outline.roles import Roles
from senryaku_parse.plan.levels import Level
from senryaku_parse.tables import EMPTY, Cell
from senryaku_parse.vocabulary import Vocabulary

_ORDER: tuple[Level, ...] = ("goal", "area", "measure")
_BETWEEN = "見出し"
"""What a level too many is called in `extra` where its line has no label."""
_NO_MEASURE = "outline.heading-without-measure"

_MAY_STAND_OUTSIDE = ("indicators", "projects", "schedule")

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
        past: Collection[Node] = (),
    ) -> None:
        """For the levels of `roles`; nodes of `overview` are none, and what hangs below a node of `dropped` is left alone.

        Tables below a node of `past` are of the strategy before.

        `single` holds the numbers of the tables whose one measure stays in force below them; `split` takes the line of an
        indicator apart.
        """
        self.above: dict[int, list[Entry]] = defaultdict(list)
        """Number of a table → the entries that stand above it, below the table before; those below the last table under
        a number that no table has."""
        self.outside: set[int] = set()
        """Tables below the last goal, under a heading of their own."""
        self.of_goals: set[int] = set()
        """Tables of indicators that a caption calls the targets of the goal in force."""
        self.kept = KeptLines()
        """Where the lines ended, and the findings."""
        self.roles = roles
        self._overview = frozenset(overview)
        self._dropped = frozenset(dropped)
        self._past = frozenset(past)
        self._single = single
        self._split = split
        self._vocabulary = vocabulary
        self._projects = ProjectEntries(self.kept, vocabulary)
        self._current: Path = {}
        self._paths: dict[Node | None, Path] = {}
        self._next = 1
        self._begun = False
        self._prose: list[Prose] = []

    def make(self, events: Sequence[Event]) -> None:
        """Make the entries of `events`."""
        for event in events:
            owner = event if isinstance(event, Node) else event.owner
            if owner and self._dropped and not self._dropped.isdisjoint(owner.path()):
                if isinstance(event, Table):
                    self._next = event.number + 1
                    if not self._past.isdisjoint(owner.path()):
                        self.outside.add(event.number)
                continue
            path = self._path(owner)
            if event in self._overview:
                continue
            if self._prose and (self._prose[-1].owner is not owner or not isinstance(event, (Prose, Loose))):
                self._tell_prose()
            if isinstance(event, Leaf):
                if path:
                    self._enter(path)
                    self._leaf(event, path)
            elif isinstance(event, Table):
                self._table(event, path)
            elif not path:
                continue
            elif isinstance(event, Loose):
                self.kept.note_loose(event)
            elif isinstance(event, Prose):
                if not event.line.caption:
                    self._prose.append(event)
            elif isinstance(event, Head):
                self.kept.head(event)
            else:
                self._node(event, path)
        self._tell_prose()
        self.kept.tell_loose()
        self._tell_untaken(events)
        self.kept.tell_inferred()

    def doubts(self, events: Iterable[Event]) -> Iterator[Finding]:
        """The warnings on what was made of `events`."""
        prose = [event for event in events if isinstance(event, Prose) and event.line.origin.place in self.kept.read]
        entries = [entry for entries in self.above.values() for entry in entries]
        return doubts(entries, prose, self._split, self._vocabulary)

    def _path(self, owner: Node | None) -> Path:
        if owner not in self._paths:
            self._paths[owner] = self._path_of(owner)
        return self._paths[owner]

    def _path_of(self, owner: Node | None) -> Path:
        path: Path = {}
        for node in owner.path() if owner else ():
            role = None if node in self._overview else self.roles.of(node)
            if role == "goal":
                path = {}
            if role is not None and role != "extra":
                path[role] = node
        return path

    def _node(self, node: Node, path: Path) -> None:
        role = self.roles.of(node)
        if role is None:
            self.kept.note_loose(Loose(node.said.line, node, prose=False))
        elif role != "extra":
            self._begun = True
            self._enter(path)

    def _enter(self, path: Path) -> None:
        """Entries for what of `path` is not in force."""
        if path is self._current:
            return
        changed = [role for role in _ORDER if path.get(role) is not self._current.get(role)]
        if changed:
            first = changed[0] if path.get(changed[0]) else "goal"
            for role in _ORDER[_ORDER.index(first) :]:
                if node := path.get(role):
                    self._add(self._level(role, node))
        self._current = path

    def _level(self, role: Level, node: Node) -> Entry:
        said = node.said
        if said.label and said.part is None and role != "goal":
            self.kept.labelled(said.line, role)
        extra: dict[str, Cell] = {}
        if role == "measure":
            for above in node.path():
                if self.roles.of(above) == "extra":
                    heading = above.said.label or _BETWEEN
                    if heading not in extra:
                        extra[heading] = self.kept.cell(above.said.name, above.said.line)
        if node.department:
            extra["担当課"] = self.kept.cell(node.department, said.line)
        cell = self.kept.cell(said.name, said.line, *node.more)
        return Entry(role, {"name": cell}, said.line.origin, EMPTY, said.enumerator, extra, mention=True)

    def _table(self, table: Table, path: Path) -> None:
        self._next = table.number
        if path and table.kind in ("indicators", "projects", "measures", "governing"):
            self._enter(path)
            if table.of_goal and table.kind == "indicators" and path and list(path) == ["goal"]:
                self.of_goals.add(table.number)
        elif not path and table.kind in _MAY_STAND_OUTSIDE and (self._begun or tells_the_past(table.owner)):
            self.outside.add(table.number)
        self._next = table.number + 1
        if table.kind in ("measures", "goals", "governing", "labelled") and table.number not in self._single:
            self._current = {}

    def _leaf(self, leaf: Leaf, path: Path) -> None:
        kind: EntryRole
        if leaf.kind == "listed" and "measure" not in path:
            cell = self.kept.cell(leaf.text, leaf.line, *leaf.wrapped)
            self._add(Entry("measure", {"name": cell}, leaf.line.origin, EMPTY, mention=True))
            for line in leaf.more:
                self.kept.note_loose(Loose(line, leaf.owner, prose=False))
            self._current = {}
        elif leaf.kind in ("project", "listed"):
            for entry in self._projects.of(leaf):
                self._add(entry)
        else:
            kind = "kpi" if "measure" in path else "indicator" if leaf.kind == "indicator" else "kpi"
            if leaf.kind == "target" and "area" not in path and "measure" not in path:
                kind = "target"
            if kind == "kpi" and not self._has_measures:
                kind = "indicator"
            for one in several_indicators(leaf, self._split, self.kept, self._vocabulary):
                self._add(indicator_entry(one, kind, self._split, self.kept))

    @property
    def _has_measures(self) -> bool:
        return "measure" in self.roles.below.values()

    def _add(self, entry: Entry) -> None:
        self.kept.tell_loose()
        self.above[self._next].append(entry)

    def _tell_prose(self) -> None:
        """The lines of prose one after another are the text of the measure above them, else of the goal; those of an area,
        too."""
        if not self._prose:
            return
        path, lines = self._path(self._prose[0].owner), [prose.line for prose in self._prose]
        self._prose = []
        self._enter(path)
        cell = self.kept.cell("\n".join(line.whole for line in lines), *lines)
        self.above[self._next].append(Entry("text", {"text": cell}, lines[0].origin, EMPTY))

    def _tell_untaken(self, events: Iterable[Event]) -> None:
        """A level too many that no measure came below is kept in findings."""
        untaken = [event for event in events if isinstance(event, Node) and self.roles.of(event) == "extra"]
        for node in untaken:
            if node.said.line.origin.place not in self.kept.read:
                self.kept.tell_lines([node.said.line], _NO_MEASURE)
