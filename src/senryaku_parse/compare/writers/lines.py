"""Both editions side by side: what every two-column table shows of a node, with what changed in it marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from senryaku_parse.compare.kinds import FIELDS, Kind, NodeType, field_name
from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.rows import Row, side_by_side
from senryaku_parse.compare.values import held
from senryaku_parse.compare.writers.directory import NAMELESS, Directory, editions
from senryaku_parse.compare.writers.fields import PARTS_OF_TEXT, spelled
from senryaku_parse.compare.writers.marking import Runs, marked, plain, whole
from senryaku_parse.compare.writers.remarks import doubts, remarks
from senryaku_parse.model import Indicator, Measure, Node, Project

_IN_TITLE = frozenset({"name", "number", "category", "reprint"})
"""Fields that the title of a node says."""
_SHOWN_ALWAYS = ("target", "text")
"""Fields that are shown whether or not they changed."""


class Part(NamedTuple):
    """One thing that a node says, in both editions."""

    label: str
    """What it is, in Japanese; "" for the title, which comes first."""
    old: Runs
    new: Runs


@dataclass(frozen=True, slots=True)
class Line:
    """One node in both editions."""

    row: Row
    parts: tuple[Part, ...]
    """The title, then what else there is to show."""
    kinds: tuple[Kind, ...]
    """The kinds of its changes, each once."""
    remarks: tuple[str, ...]
    """What became of it, a few words a change."""
    uncertain: bool
    """Whether a pair of it is uncertain."""

    @property
    def told(self) -> bool:
        """Whether there is something to tell of it."""
        return bool(self.kinds) or self.uncertain

    @property
    def id(self) -> str:
        """Its id in the new edition, else in the old one."""
        return (self.row.new or self.row.old).id  # type: ignore[union-attr]  # a row has one of the two


class Group(NamedTuple):
    """A goal and all below it."""

    goal: Line
    lines: tuple[Line, ...]

    @property
    def told(self) -> bool:
        """Whether there is something to tell of the goal or below it."""
        return self.goal.told or any(line.told for line in self.lines)


def groups(comparison: Comparison) -> tuple[Group, ...]:
    """All nodes by goal, in the order of the new edition, removed ones where they stood.

    Raises:
        UsageError: the comparison does not hold its editions.
    """
    old, new = editions(comparison)
    directory = Directory(comparison)
    found: list[tuple[Line, list[Line]]] = []
    for row in side_by_side(comparison, old, new):
        line = _line(row, directory)
        if row.depth == 0:
            found.append((line, []))
        else:
            found[-1][1].append(line)
    return tuple(Group(goal, tuple(lines)) for goal, lines in found)


def in_context(group: Group) -> Iterator[Line]:
    """The lines of `group` that are told, each measure before what is told below it; not the goal."""
    heading: Line | None = None
    for line in group.lines:
        if line.row.type == "measure":
            heading = line
        if line.told:
            if heading is not None and line is not heading:
                yield heading
            yield line
            heading = None


def title(node: Node) -> str:
    """A node in one line: its marker and number, 区分, name, and whether it is listed again."""
    name = node.name or NAMELESS
    if isinstance(node, Project):
        category = f"［{node.category}］" if node.category else ""
        return f"{category}{name}{'（再掲）' if node.reprint else ''}"
    number = "" if node.number is None else f"{node.number}"
    marker = f"({node.area.marker})" if isinstance(node, Measure) and node.area and node.area.marker else ""
    return " ".join(filter(None, (marker + number, name)))


def _line(row: Row, directory: Directory) -> Line:
    parts = tuple(_parts(row.type, row.old, row.new))
    if counterpart := _counterpart(row):
        head = parts[0]
        parts = (Part("", head.old or counterpart, head.new or counterpart), *parts[1:])
    return Line(
        row,
        parts,
        tuple({change.kind: None for change in row.changes}),
        tuple(remarks(row, directory)),
        bool(doubts(row, directory)),
    )


def _counterpart(row: Row) -> Runs:
    """What stands on the empty side of a part of a split or merged node: the name of the node that it belongs to."""
    sides = "old" if row.old is None else "new" if row.new is None else None
    for change in row.changes:
        if sides and change.kind in ("split", "merged"):
            names = "".join(f"「{node['name'] or node['id']}」" for node in getattr(change.fields["nodes"], sides))
            return plain(f"（{names}から分割）" if sides == "old" else f"（{names}に統合）")
    return ()


def _parts(type_: NodeType, old: Node | None, new: Node | None) -> Iterator[Part]:
    yield _part("", title(old) if old else None, title(new) if new else None)
    ours, theirs = (held(node) if node else {} for node in (old, new))
    for name in FIELDS:
        values = ours.get(name), theirs.get(name)
        if name in _IN_TITLE or values == (None, None) or _is_told_already(name, ours, theirs):
            continue
        if name in _SHOWN_ALWAYS or values[0] != values[1]:
            texts = [spelled(name, value) if node else None for value, node in zip(values, (old, new), strict=True)]
            if name == "target" and values[0] != values[1] and texts[0] == texts[1]:
                texts = [reading(node) for node in (old, new)]
            yield _part(field_name(type_, name), *texts)


def _is_told_already(name: str, old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Whether another field says the same: the 内容 its parts, the title a measure's marker."""
    if name in PARTS_OF_TEXT:
        return old.get("text") != new.get("text") or not (old and new)
    return False


def reading(node: Node | None) -> str | None:
    """A target whose text tells no difference, with what was read from it."""
    if not isinstance(node, Indicator) or node.target is None:
        return None
    return f"{node.target.text}（{node.target.describe()}）"


def _part(label: str, old: str | None, new: str | None) -> Part:
    """Both texts with what changed marked; where a side has no node, all of the other is."""
    if old is None or new is None:
        return Part(label, whole(old or ""), whole(new or ""))
    return Part(label, *marked(old, new))
