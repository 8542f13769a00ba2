"""What stands in an outline: nodes that may name levels, with leaves, tables and lines without a place below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.said import Said
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Part

LeafKind: TypeAlias = Literal["target", "kpi", "indicator", "project", "listed"]
TableKind: TypeAlias = Literal[
    "indicators", "projects", "measures", "goals", "governing", "labelled", "schedule", "other"
]
"""What a table holds: leaves, measures, goals; a label column with measures, with goals; when projects are carried out;
nothing of a strategy."""
Key: TypeAlias = tuple[Part | None, str, str]
"""What its label stands for, marker and name of a line that names a level."""


@dataclass(slots=True, eq=False)
class Node:
    """A line that may name a level, and what hangs below it."""

    said: Said
    parent: Node | None
    below: int = 0
    """The level of the heading that it stands below, or is."""
    more: list[Line] = field(default_factory=list)
    """Further lines of its name."""
    department: str = ""
    """Who is in charge, from the brackets behind its name."""
    holds: Counter[str] = field(default_factory=Counter)
    """Kind → how many of it hang directly below."""
    filled: bool = False
    """Whether anything hangs below it, or below what is below it."""
    _path: tuple[Node, ...] = ()
    """What `path` says, once it was asked."""

    @property
    def style(self) -> str:
        """Alike for nodes of one level."""
        return self.said.style

    def path(self) -> tuple[Node, ...]:
        """The nodes from the outermost down to this one."""
        if not self._path:
            self._path = (*self.parent.path(), self) if self.parent else (self,)
        return self._path


@dataclass(slots=True, eq=False)
class Leaf:
    """An indicator or a project."""

    kind: LeafKind
    line: Line
    owner: Node | None
    text: str
    wrapped: list[Line] = field(default_factory=list)
    """Lines of the same item, on which `text` goes on."""
    more: list[Line] = field(default_factory=list)
    """Items below it: what is said of a project."""
    fields: dict[Part, tuple[str, Line]] = field(default_factory=dict)
    """What lines of their own say of an indicator, or who is in charge of a project."""
    extra: dict[str, tuple[str, Line]] = field(default_factory=dict)
    """The word for it → what else lines of their own say of it."""
    said: Said | None = None
    """What its line says by itself, where it is an item of a list."""


@dataclass(slots=True, eq=False)
class Table:
    """A table, and where it stands."""

    number: int
    kind: TableKind
    owner: Node | None
    of_goal: bool = False
    """Whether a caption right above it calls what it holds the targets of a goal."""


@dataclass(slots=True, eq=False)
class Loose:
    """A line that found no place."""

    line: Line
    owner: Node | None
    prose: bool
    """Whether it stands below a head of prose."""


@dataclass(slots=True, eq=False)
class Head:
    """A line that heads indicators, projects or measures: 「数値目標」."""

    said: Said
    owner: Node | None
    guessed: bool = False
    """Whether what stands below it says so, and no word of its own."""


@dataclass(slots=True, eq=False)
class Prose:
    """A line of text that says something of the node it stands below."""

    line: Line
    owner: Node | None


Event: TypeAlias = Node | Leaf | Table | Loose | Head | Prose


def hold(owner: Node | None, kind: str) -> None:
    """Note that something of `kind` hangs directly below `owner`."""
    if owner:
        owner.holds[kind] += 1
        for node in owner.path():
            node.filled = True


def nodes(events: Iterable[Event]) -> Iterator[Node]:
    """The nodes among `events`."""
    return (event for event in events if isinstance(event, Node))


def key(node: Node) -> Key:
    """What tells two lines that name the same level from others: label, marker and name."""
    return key_of(node.said)


def key_of(said: Said) -> Key:
    """The same of the line alone."""
    return (said.part, said.enumerator.marker if said.enumerator else "", match_key(said.name))
