"""Lines in order → nodes that nest by their style, with what hangs below each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from senryaku_parse.layouts.levels import LEVELS
from senryaku_parse.layouts.outline.indicators import split_quantified
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.said import Said, read_line
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Part, Vocabulary

LeafKind: TypeAlias = Literal["target", "kpi", "indicator", "project", "listed"]
TableKind: TypeAlias = Literal["indicators", "projects", "measures", "goals", "governing", "labelled", "other"]
"""What a table holds: leaves, measures, goals; a label column with measures, with goals; nothing of a strategy."""
Mode: TypeAlias = LeafKind | Literal["prose"] | None
Key: TypeAlias = tuple[Part | None, str, str]
"""What its label stands for, marker and name of a line that names a level."""

_LONGEST_LEAF = 120
_LONGEST_PROJECT = 60
_SHORTEST_TITLE = 5
_INDICATORS: frozenset[Mode] = frozenset({"target", "kpi", "indicator"})
_LISTS: frozenset[Mode] = frozenset({*_INDICATORS, "project", "listed"})


@dataclass(slots=True, eq=False)
class Node:
    """A line that may name a level, and what hangs below it."""

    said: Said
    parent: Node | None
    below: int = 0
    """The level of the heading that it stands below, or is."""
    holds: Counter[str] = field(default_factory=Counter)
    """Kind → how many of it hang directly below."""
    filled: bool = False
    """Whether anything hangs below it, or below what is below it."""

    @property
    def style(self) -> str:
        """Alike for nodes of one level."""
        return self.said.style

    def path(self) -> list[Node]:
        """The nodes from the outermost down to this one."""
        above = self.parent.path() if self.parent else []
        return [*above, self]


@dataclass(slots=True, eq=False)
class Leaf:
    """An indicator or a project."""

    kind: LeafKind
    line: Line
    owner: Node | None
    text: str
    more: list[Line] = field(default_factory=list)
    """Items below it: what is said of a project."""
    fields: dict[Part, tuple[str, Line]] = field(default_factory=dict)
    """What lines of their own say of an indicator."""


@dataclass(slots=True, eq=False)
class Table:
    """A table, and where it stands."""

    number: int
    kind: TableKind
    owner: Node | None


@dataclass(slots=True, eq=False)
class Loose:
    """A line that found no place."""

    said: Said
    owner: Node | None
    prose: bool
    """Whether it stands below a head of prose."""


Event: TypeAlias = Node | Leaf | Table | Loose


def walk(
    lines: Iterable[Line | int], tables: Mapping[int, TableKind], title: str, vocabulary: Vocabulary
) -> list[Event]:
    """What stands between the tables and where the tables stand, in order; where `title` comes again it is passed over."""
    walker = _Walker(title, vocabulary)
    for line in lines:
        if isinstance(line, int):
            walker.table(line, tables.get(line, "other"))
        else:
            walker.line(line)
    walker.close()
    return list(walker.events)


class _Walker:
    def __init__(self, title: str, vocabulary: Vocabulary) -> None:
        self.events: list[Event] = []
        self._title = title
        self._heading = 0
        self._vocabulary = vocabulary
        self._stack: list[Node] = []
        self._mode: Mode = None
        self._listed = False
        self._waiting: list[Said] = []
        self._items: dict[str, int] = {}
        self._last: Leaf | None = None
        self._nameless: Node | None = None
        self._told: dict[Key, Node] = {}

    @property
    def _owner(self) -> Node | None:
        return self._stack[-1] if self._stack else None

    def table(self, number: int, kind: TableKind) -> None:
        self.close()
        mode, self._mode = self._mode, None
        self.events.append(Table(number, kind, self._owner))
        if kind == "indicators":
            self._hold("target" if mode == "target" else "kpi")
        elif kind in ("projects", "measures", "governing"):
            self._hold("project" if kind == "projects" else "measures")

    def close(self) -> None:
        """The end of a section: of lines without bullets, each is a project where no line has one."""
        if self._mode == "project" and not self._listed:
            for said in self._waiting:
                if len(said.line.text) <= _LONGEST_PROJECT and not said.line.text.endswith(("。", "：", ":")):
                    self._leaf("project", said.line, said.line.text)
        self._waiting, self._listed, self._items, self._last = [], False, {}, None

    def line(self, line: Line) -> None:
        if self._title.startswith(line.text) and not line.level and len(line.text) >= _SHORTEST_TITLE:
            return
        if self._continues(line):
            return
        if line.level:
            self._heading = line.level
        said = read_line(line, self._vocabulary)
        if self._nameless and said.kind in ("plain", "level") and said.part is None:
            self._nameless.said = self._nameless.said._replace(name=said.name if said.kind == "level" else line.text)
            self._nameless = None
            return
        if said.kind != "furniture":
            self._nameless = None
        if said.kind in ("plain", "level") and said.part is None and self._is_indicator(said):
            self._leaf(self._mode if self._mode in _INDICATORS else "indicator", line, line.text)  # type: ignore[arg-type]
        elif said.kind == "head":
            self._head(said)
        elif said.kind == "level" and not self._is_item(said):
            self._level(said)
        elif said.kind == "field" and self._last and self._last.kind in _INDICATORS and said.part:
            self._last.fields.setdefault(said.part, (said.name, line))
        elif said.kind in ("plain", "level", "field"):
            self._plain(said)
        elif said.kind != "furniture":
            self.events.append(Loose(said, self._owner, True))

    def _continues(self, line: Line) -> bool:
        """Whether `line` goes on with the item above it in the same block."""
        last = self._last
        if line.first or line.listed or last is None or last.line.block != line.block or line.bold != last.line.bold:
            return False
        if not last.line.listed or read_line(line, self._vocabulary).kind not in ("plain", "level"):
            return False
        last.text += line.text
        return True

    def _is_indicator(self, said: Said) -> bool:
        """Whether the line holds an indicator with its numbers."""
        text = said.line.text
        if len(text) > _LONGEST_LEAF or text.endswith("。") or self._mode in ("project", "prose"):
            return False
        found = split_quantified(text, self._vocabulary)
        return found is not None and any(map(str.isdigit, found.target))

    def _head(self, said: Said) -> None:
        self.close()
        if said.line.level:
            self._leave(said.line.level)
        part = said.part
        if part in ("target", "kpi", "indicator", "project"):
            self._mode = part
            if said.name:
                self._leaf(part, said.line, said.name, said)
        elif part == "measure":
            self._mode = "listed"
        else:
            self._mode = "prose"

    def _leave(self, level: int) -> None:
        """A heading of `level` ends what stands below headings as high; such headings too, as long as a numbered node remains."""
        ended = next(
            (at for at, node in enumerate(self._stack) if not node.said.line.level and node.below >= level), None
        )
        if ended is not None:
            del self._stack[ended:]
        at = next((at for at, node in enumerate(self._stack) if node.said.line.level >= level), None)
        if at and any(node.said.enumerator or node.said.part for node in self._stack[:at]):
            del self._stack[at:]

    def _is_item(self, said: Said) -> bool:
        """Whether a line that may name a level is an item of the list that it stands in."""
        line = said.line
        if said.part or line.level or self._mode not in (*_LISTS, "prose"):
            return False
        if said.enumerator is None:
            return line.listed
        last = self._last.line if self._last else line
        if (line.bold and not line.listed) or (last.listed, last.bold) != (line.listed, line.bold):
            return False
        number, above = said.enumerator.number, self._items.get(said.style)
        node = next((node for node in self._stack if node.style == said.style), None)
        if node is None or (above is not None and number == above + 1):
            is_item = True
        else:
            counted = node.said.enumerator.number if node.said.enumerator else None
            is_item = number == 1 or counted is None or number != counted + 1
        if is_item and number is not None:
            self._items[said.style] = number
        return is_item

    def _level(self, said: Said) -> None:
        self.close()
        self._mode = None
        self._make_room(said)
        node = Node(said, self._owner, self._heading)
        self._told.setdefault(key(node), node)
        self._stack.append(node)
        self.events.append(node)
        self._nameless = None if said.name else node

    def _make_room(self, said: Said) -> None:
        """Take off the stack what ends where the node of `said` begins."""
        stack, level = self._stack, said.line.level
        if level:  # a heading ends any list
            at = next((at for at, node in enumerate(stack) if node.said.line.listed and not node.said.line.level), None)
            del stack[len(stack) if at is None else at :]
        at = next((at for at, node in enumerate(stack) if node.style == said.style), None)
        if at is None and said.part == "goal":
            at = next((at for at, node in enumerate(stack) if node.said.part in LEVELS), None)
        if at is None and level:
            at = next((at for at, node in enumerate(stack) if node.below >= level), None)
        told = self._told.get(_key(said))
        if at is None and told and not told.said.line.level:  # in a table of contents, which ends here
            at = next((at for at, node in enumerate(stack) if node.style == told.style and self._is_listed(node)), None)
        if at is not None:
            del stack[at:]

    def _is_listed(self, node: Node) -> bool:
        """Whether `node` may stand in a table of contents: nothing hangs below it, and it was not told before."""
        return not node.filled and self._told[key(node)] is node

    def _plain(self, said: Said) -> None:
        line, mode = said.line, self._mode
        if mode in _LISTS and (line.listed or said.kind == "level"):
            self._item(said)
        elif mode == "project":
            self._waiting.append(said)
        elif line.listed or said.kind == "level":
            self.events.append(Loose(said, self._owner, mode == "prose"))

    def _item(self, said: Said) -> None:
        last = self._last
        below = last is not None and said.line.depth > last.line.depth > 0 and self._listed
        if last and below and last.kind in ("project", "listed"):
            last.more.append(said.line)
            return
        if not self._listed:
            self._waiting, self._listed = [], True
        self._leaf(self._mode, said.line, said.line.text)  # type: ignore[arg-type]

    def _leaf(self, kind: LeafKind, line: Line, text: str, said: Said | None = None) -> None:
        self._last = Leaf(kind, line, self._owner, text)
        self.events.append(self._last)
        self._hold(kind)

    def _hold(self, kind: str) -> None:
        if self._owner:
            self._owner.holds[kind] += 1
            for node in self._owner.path():
                node.filled = True


def nodes(events: Iterable[Event]) -> Iterator[Node]:
    """The nodes among `events`."""
    return (event for event in events if isinstance(event, Node))


def key(node: Node) -> Key:
    """What tells two lines that name the same level from others: label, marker and name."""
    return _key(node.said)


def _key(said: Said) -> Key:
    return (said.part, said.enumerator.marker if said.enumerator else "", match_key(said.name))
