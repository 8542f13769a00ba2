"""Lines in order → nodes that nest by their style, with what hangs below each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from senryaku_parse.layouts.outline.events import Event, Leaf, LeafKind, Loose, Node, Table, TableKind
from senryaku_parse.layouts.outline.indicators import Split
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.said import Said, read_line
from senryaku_parse.layouts.outline.stack import Stack
from senryaku_parse.vocabulary import Vocabulary

Mode: TypeAlias = LeafKind | Literal["prose"] | None

_LONGEST_LEAF = 120
_LONGEST_PROJECT = 60
_SHORTEST_TITLE = 5
_INDICATORS: frozenset[Mode] = frozenset({"target", "kpi", "indicator"})
_LISTS: frozenset[Mode] = frozenset({*_INDICATORS, "project", "listed"})


def walk(
    lines: Iterable[Line | int], tables: Mapping[int, TableKind], title: str, split: Split, vocabulary: Vocabulary
) -> list[Event]:
    """What stands between the tables and where the tables stand, in order; where `title` comes again it is passed over.

    `split` takes the line of an indicator apart.
    """
    walker = _Walker(title, split, vocabulary)
    for line in lines:
        if isinstance(line, int):
            walker.table(line, tables.get(line, "other"))
        else:
            walker.line(line)
    walker.close()
    return list(walker.events)


class _Walker:
    def __init__(self, title: str, split: Split, vocabulary: Vocabulary) -> None:
        self.events: list[Event] = []
        self._title = title
        self._split = split
        self._heading = 0
        self._vocabulary = vocabulary
        self._stack = Stack()
        self._mode: Mode = None
        self._listed = False
        self._waiting: list[Said] = []
        self._items: dict[str, int] = {}
        self._last: Leaf | None = None
        self._nameless: Node | None = None

    def table(self, number: int, kind: TableKind) -> None:
        self.close()
        mode, self._mode = self._mode, None
        self.events.append(Table(number, kind, self._stack.owner))
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
            self.events.append(Loose(said, self._stack.owner, True))

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
        found = self._split(text)
        return found is not None and any(map(str.isdigit, found.target))

    def _head(self, said: Said) -> None:
        self.close()
        if said.line.level:
            self._stack.leave(said.line.level)
        part = said.part
        if part in ("target", "kpi", "indicator", "project"):
            self._mode = part
            if said.name:
                self._leaf(part, said.line, said.name)
        elif part == "measure":
            self._mode = "listed"
        else:
            self._mode = "prose"

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
        node = self._stack.of_style(said.style)
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
        node = self._stack.enter(said, self._heading)
        self.events.append(node)
        self._nameless = None if said.name else node

    def _plain(self, said: Said) -> None:
        line, mode = said.line, self._mode
        if mode in _LISTS and (line.listed or said.kind == "level"):
            self._item(said)
        elif mode == "project":
            self._waiting.append(said)
        elif line.listed or said.kind == "level":
            self.events.append(Loose(said, self._stack.owner, mode == "prose"))

    def _item(self, said: Said) -> None:
        last = self._last
        below = last is not None and said.line.depth > last.line.depth > 0 and self._listed
        if last and below and last.kind in ("project", "listed"):
            last.more.append(said.line)
            return
        if not self._listed:
            self._waiting, self._listed = [], True
        self._leaf(self._mode, said.line, said.line.text)  # type: ignore[arg-type]

    def _leaf(self, kind: LeafKind, line: Line, text: str) -> None:
        self._last = Leaf(kind, line, self._stack.owner, text)
        self.events.append(self._last)
        self._hold(kind)

    def _hold(self, kind: str) -> None:
        if owner := self._stack.owner:
            owner.holds[kind] += 1
            for node in owner.path():
                node.filled = True
