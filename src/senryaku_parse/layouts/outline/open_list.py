"""What stands open at a line of an outline: the node and the head above it, the list below these, and its last item."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from senryaku_parse.layouts.outline.events import Event, Leaf, LeafKind, Loose, Node, Prose, Table, TableKind, hold
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.project_words import group_of, split_at_blank
from senryaku_parse.layouts.outline.said import Said
from senryaku_parse.layouts.outline.stack import Stack
from senryaku_parse.vocabulary import Part, Vocabulary

Mode: TypeAlias = LeafKind | Literal["prose", "foot"] | None
"""What the head in force says of the lines below it."""

LONGEST_PROJECT = 60
_SENTENCE = re.compile(r"[^\s。]。(?:\s*[(（【〔][^()（）【】〔〕]*[)）】〕])?\Z")
"""Ends a text of sentences, before a remark."""
_BEFORE_COLON = re.compile("[：:（(]")
INDICATORS: frozenset[Mode] = frozenset({"target", "kpi", "indicator"})
PROJECTS: frozenset[Mode] = frozenset({"project", "listed"})
LISTS: frozenset[Mode] = frozenset({*INDICATORS, "project", "listed"})


class OpenList:
    """The list that a line may go on with, and all that was made of the lines before."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Nothing stands open at the beginning."""
        self._vocabulary = vocabulary
        self.events: list[Event] = []
        self.stack = Stack()
        self.mode: Mode = None
        self.listed = False
        """Whether the list has items with bullets."""
        self.waiting: list[Said] = []
        """Lines without bullets that may be projects."""
        self.last: Leaf | None = None
        """The last item."""
        self.nameless: Node | None = None
        """The node in the line above, where it has no name."""
        self.named: Prose | None = None
        """The line above, where it may be the name of an indicator."""
        self.inline: int | None = None
        """The block of the head in force, where its first project stands behind it in the same line."""
        self._items: dict[str, int] = {}
        """Style of numbered items → the number of the last one."""
        self._group: tuple[Part, str, Line] | None = None
        self._grouped = False

    @property
    def owner(self) -> Node | None:
        """The node that what follows hangs below."""
        return self.stack.owner

    def table(self, number: int, kind: TableKind) -> None:
        """A table stands here, and ends the list."""
        self.close()
        mode, self.mode = self.mode, None
        self.nameless = None
        self.events.append(Table(number, kind, self.owner, mode == "target"))
        if kind == "indicators":
            self._hold("target" if mode == "target" else "kpi")
        elif kind in ("projects", "measures", "governing"):
            self._hold("project" if kind == "projects" else "measures")

    def close(self) -> None:
        """The end of a section: of lines without bullets, each is a project where no line has one."""
        for said in self.waiting:
            text = said.line.text
            described = split_at_blank(text)[1] != "" or self._is_described(text)
            if self.listed or (not described and (len(text) > LONGEST_PROJECT or text.endswith(("。", "：", ":")))):
                self.events.append(Prose(said.line, self.owner))
            else:
                self.leaf("project", said.line, text)
        self.waiting, self.listed, self._items, self.last = [], False, {}, None
        self._end_group()

    def _is_described(self, text: str) -> bool:
        """Whether `text` is the name of a project and, behind a colon, what it is: 「相談事業：悩みを聞く。」."""
        name, colon, rest = text.replace("：", ":").partition(":")
        return colon != "" and rest.strip() != "" and self._vocabulary.names_project(name)

    def groups(self, said: Said) -> bool:
        """Whether the line says in which 区分, or of which department, the projects below it are."""
        if said.part not in (None, "category", "department") or self.mode not in PROJECTS:
            return False
        group = group_of(said.line.text, self._vocabulary)
        again = group is not None and self._group is not None and self._group[0] == group[0]
        if group is None or (said.kind == "field" and self.last is not None and not again):
            return False
        part, name = group
        line, last = said.line, self.last
        is_below = line.indent > (last.line.indent if last else 0) or line.text[:1] in "（(" or line.text == name
        loose = not (self._group or line.level or line.bold or line.listed)
        if last and last.line.listed and part == "department" and is_below and loose:
            return last.fields.setdefault(part, (name, line))[1] is line
        self.close()
        self._group = (part, name, said.line)
        return True

    def _end_group(self) -> None:
        """A group that nothing came below is told."""
        if self._group and not self._grouped:
            self.events.append(Loose(self._group[2], self.owner, prose=False))
        self._group, self._grouped = None, False

    def is_item(self, said: Said) -> bool:
        """Whether a line that may name a level is an item of the list that it stands in."""
        line = said.line
        if said.part or line.level or self.mode not in (*LISTS, "prose"):
            return False
        if said.enumerator is None:
            return line.listed
        if self.inline not in (None, line.origin.block) and not line.listed:
            return False
        last = self.last.line if self.last else line
        if (line.bold and not line.listed) or (last.listed, last.bold) != (line.listed, line.bold):
            return False
        number, above = said.enumerator.number, self._items.get(said.style)
        node = self.stack.of_style(said.style)
        if node is None or (above is not None and number == above + 1):
            is_item = True
        else:
            counted = node.said.enumerator.number if node.said.enumerator else None
            is_item = number == 1 or counted is None or number != counted + 1
        if is_item and number is not None:
            self._items[said.style] = number
        return is_item

    def tells_of_project(self, line: Line) -> bool:
        """Whether `line` is what is said of the project above: below its heading, or a sentence below its number."""
        last = self.last
        if last is None or last.kind not in PROJECTS or self.mode not in PROJECTS or line.level or line.listed:
            return False
        numbered = last.said is not None and last.said.enumerator is not None and not last.line.listed
        return (
            last.line.level > 0
            or (last.line.bold and not line.bold)
            or (numbered and _SENTENCE.search(line.text) is not None)
        )

    def item(self, said: Said) -> None:
        """An item of the list, or below its last item what is said of that."""
        last = self.last
        below = last is not None and said.line.depth > last.line.depth > 0 and self.listed
        if last and below and last.kind in ("project", "listed"):
            last.more.append(said.line)
            return
        if not self.listed:
            self.events += [Prose(waiting.line, self.owner) for waiting in self.waiting]
            self.waiting, self.listed = [], True
        self.leaf(self._kind_of(said.line.text), said.line, said.line.text, said)

    def _kind_of(self, text: str) -> LeafKind:
        """What an item is: a project below 「KPI：…」, where its name says so and nothing is counted."""
        last = self.last
        uncounted = last and not last.line.listed and not any(map(str.isdigit, text))
        if self.mode in INDICATORS and uncounted and self._vocabulary.names_project(_BEFORE_COLON.split(text, 1)[0]):
            self.mode = "project"
        return self.mode  # type: ignore[return-value]

    def leaf(self, kind: LeafKind, line: Line, text: str, said: Said | None = None) -> None:
        """An indicator or a project, which further lines may go on with."""
        self.last = Leaf(kind, line, self.owner, text, said=said)
        if self._group and kind in PROJECTS:
            part, name, group = self._group
            self.last.fields[part] = (name, group)
            self._grouped = True
        self.events.append(self.last)
        self._hold(kind)

    def _hold(self, kind: str) -> None:
        hold(self.owner, kind)
