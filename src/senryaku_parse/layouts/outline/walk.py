"""Lines in order → nodes that nest by their style, with what hangs below each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from senryaku_parse.layouts.outline.events import Event, Head, Leaf, LeafKind, Loose, Node, Prose, Table, TableKind
from senryaku_parse.layouts.outline.indicators import Split
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.said import Said, read_line
from senryaku_parse.layouts.outline.stack import Stack
from senryaku_parse.layouts.outline.told import LinesTold
from senryaku_parse.vocabulary import Vocabulary

Mode: TypeAlias = LeafKind | Literal["prose"] | None

_LONGEST_LEAF = 120
_LONGEST_PROJECT = 60
_SHORTEST_TITLE = 5
_SENTENCE = re.compile(r"[^\s。]。(?:\s*[(（【〔][^()（）【】〔〕]*[)）】〕])?\Z")
_BEFORE_COLON = re.compile("[：:（(]")
"""Ends a text of sentences, before a remark."""
_CAPTION = 7
"""The level of a caption as a heading: below all others."""
_INDICATORS: frozenset[Mode] = frozenset({"target", "kpi", "indicator"})
_PROJECTS: frozenset[Mode] = frozenset({"project", "listed"})
_LISTS: frozenset[Mode] = frozenset({*_INDICATORS, "project", "listed"})


def walk(
    lines: Iterable[Line | int],
    tables: Mapping[int, TableKind],
    title: str,
    split: Split,
    vocabulary: Vocabulary,
    *,
    captions: bool = False,
    told: LinesTold | None = None,
) -> list[Event]:
    """What stands between the tables and where the tables stand, in order; where `title` comes again it is passed over.

    `split` takes the line of an indicator apart. With `captions` any caption may name a level, as headings do.
    `told` is what a person says of the lines.
    """
    walker = _Walker(title, split, vocabulary, captions=captions, told=told)
    for line in lines:
        if isinstance(line, int):
            walker.table(line, tables.get(line, "other"))
        else:
            walker.line(line)
    walker.close()
    return list(walker.events)


class _Walker:
    def __init__(
        self, title: str, split: Split, vocabulary: Vocabulary, *, captions: bool, told: LinesTold | None
    ) -> None:
        self._told = told
        self.events: list[Event] = []
        self._captions = captions
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
        self._below_head = 0

    def table(self, number: int, kind: TableKind) -> None:
        self.close()
        mode, self._mode = self._mode, None
        self._nameless = None
        self.events.append(Table(number, kind, self._stack.owner))
        if kind == "indicators":
            self._hold("target" if mode == "target" else "kpi")
        elif kind in ("projects", "measures", "governing"):
            self._hold("project" if kind == "projects" else "measures")

    def close(self) -> None:
        """The end of a section: of lines without bullets, each is a project where no line has one."""
        for said in self._waiting:
            text = said.line.text
            if self._listed or len(text) > _LONGEST_PROJECT or text.endswith(("。", "：", ":")):
                self.events.append(Prose(said.line, self._stack.owner))
            else:
                self._leaf("project", said.line, text)
        self._waiting, self._listed, self._items, self._last = [], False, {}, None

    def line(self, line: Line) -> None:
        if line.caption:
            self._caption(line)
            return
        if self._title.startswith(line.text) and not line.level and len(line.text) >= _SHORTEST_TITLE:
            return
        if self._continues(line):
            return
        if line.level:
            self._heading = line.level
        said = read_line(line, self._vocabulary)
        if self._told:
            item = said.kind != "level" or self._is_item(said)
            said = self._told.said(line, said, item=item and not line.level)
        if self._completes(said):
            return
        if said.kind != "furniture":
            self._nameless = None
        if said.kind in ("plain", "level") and said.part is None and self._is_indicator(said):
            self._leaf(self._mode if self._mode in _INDICATORS else "indicator", line, line.text)  # type: ignore[arg-type]
        elif said.kind == "header":
            self.close()
            self._mode = None
            self.events.append(Loose(line, self._stack.owner, prose=False))
        elif said.kind == "head":
            self._head(said)
        elif self._heads_project(said):
            self._leaf("project", line, said.name)
        elif said.kind == "level" and not self._is_item(said):
            self._level(said)
        elif (owner := self._field_of(said)) and said.part:
            owner.fields[said.part] = (said.name, line)
        elif said.kind in ("plain", "level", "field"):
            self._plain(said)
        elif said.kind != "furniture":
            self.events.append(Loose(line, self._stack.owner, True))

    def _completes(self, said: Said) -> bool:
        """Whether the line is the name of the level in the line above."""
        node = self._nameless
        if node is None or said.kind not in ("plain", "level") or said.part is not None:
            return False
        node.said = node.said._replace(name=said.name if said.kind == "level" else said.line.text)
        node.more.append(said.line)
        self._nameless = None
        return True

    def _caption(self, line: Line) -> None:
        """A caption heads its table: it names a level where it says or numbers one, or what the table holds."""
        said = read_line(line, self._vocabulary)
        if not line.first and self._completes(said):
            return
        if said.kind == "plain" and self._captions and line.first:
            said = said._replace(kind="level", style="caption", name=line.text)
        if said.kind == "head":
            self._head(said)
        elif said.kind == "level" and (said.part or said.enumerator or self._captions):
            self._level(said)
        else:
            self.events.append(Prose(line, self._stack.owner))

    def _continues(self, line: Line) -> bool:
        """Whether `line` goes on with the item above it in the same block."""
        last = self._last
        if (
            line.first
            or line.listed
            or last is None
            or last.line.origin.block != line.origin.block
            or line.bold != last.line.bold
        ):
            return False
        said = read_line(line, self._vocabulary)
        if not last.line.listed or said.kind not in ("plain", "level") or (said.enumerator and said.kind == "level"):
            return False
        last.text += line.text
        last.wrapped.append(line)
        return True

    def _heads_project(self, said: Said) -> bool:
        """Whether the heading, or bold line, is a project: it stands below a heading that says that projects follow."""
        if not (self._below_head and said.kind == "level" and said.part is None):
            return False
        line = said.line
        is_below = line.level > self._below_head or (line.bold and not line.listed and said.enumerator is None)
        return is_below and self._mode in _PROJECTS

    def _field_of(self, said: Said) -> Leaf | None:
        """The indicator or project above that `said` states a field of; null where it states none, or none that is open."""
        last = self._last
        if last is None or said.kind != "field" or said.part in last.fields:
            return None
        return last if last.kind in _INDICATORS or (last.kind in _PROJECTS and said.part == "department") else None

    def _is_indicator(self, said: Said) -> bool:
        """Whether the line holds an indicator with its numbers."""
        text = said.line.text
        if len(text) > _LONGEST_LEAF or text.endswith("。") or self._mode in ("project", "prose"):
            return False
        found = self._split(text)
        return found is not None and any(map(str.isdigit, found.target))

    def _head(self, said: Said) -> None:
        self.close()
        self._below_head = 0
        if said.line.level:
            self._stack.leave(said.line.level)
        part = said.part
        if part in ("target", "kpi", "indicator", "project"):
            self._mode = part
            if said.name:
                self._leaf(part, said.line, said.name)
            else:
                self.events.append(Head(said, self._stack.owner))
                self._below_head = said.line.level if part == "project" else 0
        elif part == "measure":
            self._mode = "listed"
            owner = self._stack.owner
            is_measure = owner is not None and (owner.said.part == "measure" or owner.holds["kpi"] > 0)
            self._below_head = said.line.level if is_measure else 0
            self.events.append(Head(said, self._stack.owner))
        else:
            self._mode = "prose"
            self.events.append(Prose(said.line, self._stack.owner))

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
        self._mode, self._below_head = None, 0
        node = self._stack.enter(said, _CAPTION if said.line.caption else self._heading)
        self.events.append(node)
        self._nameless = None if said.name else node

    def _plain(self, said: Said) -> None:
        line, mode = said.line, self._mode
        if self._tells_of_project(line):
            self._last.more.append(line)  # type: ignore[union-attr]
        elif mode in _LISTS and (line.listed or said.kind == "level"):
            self._item(said)
        elif mode == "project":
            self._waiting.append(said)
        elif line.listed and self._told and self._told.lists and self._stack.owner:
            self._mode = self._told.lists
            self._item(said)
        elif line.listed or said.kind == "level":
            self.events.append(Loose(line, self._stack.owner, mode == "prose"))
            if mode == "prose":
                self.events.append(Prose(line, self._stack.owner))
        else:
            self.events.append(Prose(line, self._stack.owner))

    def _tells_of_project(self, line: Line) -> bool:
        """Whether `line` is what is said of the project above: below its heading, or a sentence below its number."""
        last = self._last
        if last is None or last.kind not in _PROJECTS or self._mode not in _PROJECTS or line.level or line.listed:
            return False
        numbered = last.said is not None and last.said.enumerator is not None and not last.line.listed
        return (
            last.line.level > 0
            or (last.line.bold and not line.bold)
            or (numbered and _SENTENCE.search(line.text) is not None)
        )

    def _item(self, said: Said) -> None:
        last = self._last
        below = last is not None and said.line.depth > last.line.depth > 0 and self._listed
        if last and below and last.kind in ("project", "listed"):
            last.more.append(said.line)
            return
        if not self._listed:
            self.events += [Prose(waiting.line, self._stack.owner) for waiting in self._waiting]
            self._waiting, self._listed = [], True
        self._leaf(self._kind_of(said.line.text), said.line, said.line.text, said)

    def _kind_of(self, text: str) -> LeafKind:
        """What an item is: a project below 「KPI：…」, where its name says so and nothing is counted."""
        last = self._last
        uncounted = last and not last.line.listed and not any(map(str.isdigit, text))
        if self._mode in _INDICATORS and uncounted and self._vocabulary.names_project(_BEFORE_COLON.split(text, 1)[0]):
            self._mode = "project"
        return self._mode  # type: ignore[return-value]

    def _leaf(self, kind: LeafKind, line: Line, text: str, said: Said | None = None) -> None:
        self._last = Leaf(kind, line, self._stack.owner, text, said=said)
        self.events.append(self._last)
        self._hold(kind)

    def _hold(self, kind: str) -> None:
        if owner := self._stack.owner:
            owner.holds[kind] += 1
            for node in owner.path():
                node.filled = True
