"""Lines in order → nodes that nest by their style, with what hangs below each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from senryaku_parse.layouts.outline.events import (
    Event,
    Head,
    Leaf,
    LeafKind,
    Loose,
    Node,
    Prose,
    Table,
    TableKind,
    hold,
)
from senryaku_parse.layouts.outline.evident import ends_as_project, split_at_blank
from senryaku_parse.layouts.outline.indicators import Split, is_values_alone
from senryaku_parse.layouts.outline.items import headed_items
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.project_words import group_of, names_another, tells_of
from senryaku_parse.layouts.outline.repeated import repeated_captions
from senryaku_parse.layouts.outline.said import Said, read_line
from senryaku_parse.layouts.outline.stack import Stack
from senryaku_parse.layouts.outline.told import LinesTold
from senryaku_parse.vocabulary import Part, Vocabulary

Mode: TypeAlias = LeafKind | Literal["prose", "foot"] | None

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
_OF_PROJECTS: frozenset[Part] = frozenset({"text", "category", "organizations", "department"})
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
    lines = list(lines)
    headed, repeated = headed_items(lines, vocabulary), repeated_captions(lines, split, vocabulary)
    for at, line in enumerate(lines):
        if isinstance(line, int):
            walker.table(line, tables.get(line, "other"))
        else:
            walker.line(line, heads=at in headed, caption=repeated.get(at, False))
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
        self._named: Prose | None = None
        self._group: tuple[Part, str, Line] | None = None
        self._grouped = False
        self._inline: int | None = None
        """The block of the head in force, where its first project stands behind it in the same line."""

    def table(self, number: int, kind: TableKind) -> None:
        self.close()
        mode, self._mode = self._mode, None
        self._nameless = None
        self.events.append(Table(number, kind, self._stack.owner, mode == "target"))
        if kind == "indicators":
            self._hold("target" if mode == "target" else "kpi")
        elif kind in ("projects", "measures", "governing"):
            self._hold("project" if kind == "projects" else "measures")

    def close(self) -> None:
        """The end of a section: of lines without bullets, each is a project where no line has one."""
        for said in self._waiting:
            text = said.line.text
            described = split_at_blank(text)[1] != "" or self._is_described(text)
            if self._listed or (not described and (len(text) > _LONGEST_PROJECT or text.endswith(("。", "：", ":")))):
                self.events.append(Prose(said.line, self._stack.owner))
            else:
                self._leaf("project", said.line, text)
        self._waiting, self._listed, self._items, self._last = [], False, {}, None
        self._end_group()

    def _is_described(self, text: str) -> bool:
        """Whether `text` is the name of a project and, behind a colon, what it is: 「相談事業：悩みを聞く。」."""
        name, colon, rest = text.replace("：", ":").partition(":")
        return colon != "" and rest.strip() != "" and self._vocabulary.names_project(name)

    def _groups(self, said: Said) -> bool:
        """Whether the line says in which 区分, or of which department, the projects below it are."""
        if said.part not in (None, "category", "department") or self._mode not in _PROJECTS:
            return False
        group = group_of(said.line.text, self._vocabulary)
        again = group is not None and self._group is not None and self._group[0] == group[0]
        if group is None or (said.kind == "field" and self._last is not None and not again):
            return False
        part, name = group
        line, last = said.line, self._last
        is_below = line.indent > (last.line.indent if last else 0) or line.text[:1] in "（(" or line.text == name
        loose = not (self._group or line.level or line.bold or line.listed)
        if last and last.line.listed and part == "department" and is_below and loose:
            return last.fields.setdefault(part, (name, line))[1] is line
        mode, below = self._mode, self._below_head
        self.close()
        self._mode, self._below_head = mode, below
        self._group = (part, name, said.line)
        return True

    def _end_group(self) -> None:
        """A group that nothing came below is told."""
        if self._group and not self._grouped:
            self.events.append(Loose(self._group[2], self._stack.owner, prose=False))
        self._group, self._grouped = None, False

    def line(self, line: Line, *, heads: bool = False, caption: Part | Literal[False] | None = False) -> None:
        """The next line; where it is an item that `heads` captions of its own, it names a level; `caption` says of what it is one."""
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
        if said.kind == "foot":
            self.close()
            self._mode = "foot"
            return
        if self._mode == "foot" and not line.level and said.kind != "head" and said.part is None:
            return
        if self._told:
            item = said.kind != "level" or self._is_item(said)
            said = self._told.said(line, said, item=item and not line.level)
        if caption is not False:
            said = said._replace(kind="head", part=caption, label=line.text, name="")
        if heads and self._heads_list(said):
            self._level(
                said if said.kind == "level" else said._replace(kind="level", style=f"li{line.depth}", name=line.text)
            )
            return
        if self._mode in _PROJECTS and self._groups(said):
            return
        if self._completes(said):
            return
        if self._states_values(said):
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
            self._head(said, guessed=caption is not False)
        elif self._heads_project(said):
            self._leaf("project", line, said.name)
        elif said.kind == "level" and not self._is_item(said):
            self._level(said)
        elif self._takes_field(said):
            pass
        elif said.kind in ("plain", "level", "field"):
            self._plain(said)
        elif said.kind != "furniture":
            self.events.append(Loose(line, self._stack.owner, True))

    def _heads_list(self, said: Said) -> bool:
        """Whether an item with captions of its own names a level: it is no project, nor of a list of these."""
        if said.kind not in ("plain", "level") or said.part is not None or said.line.text.endswith("。"):
            return False
        owner = self._stack.owner
        return self._mode not in _PROJECTS or owner is None or owner.said.part != "measure" or owner.said.line.listed

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
        values = self._split(f"_ {line.text}") if line.text[:1].isdigit() else None
        if values and values.name == "_" and last.line.listed:
            last.text += f" {line.text}"
            last.wrapped.append(line)
            return True
        said = read_line(line, self._vocabulary)
        if not last.line.listed or said.kind not in ("plain", "level") or (said.enumerator and said.kind == "level"):
            return False
        if last.kind in _PROJECTS and last.more:
            last.more.append(line)
        elif last.kind in _PROJECTS and names_another(last.text, line.text):
            self._leaf(last.kind, line, line.text)
        elif last.kind in _PROJECTS and tells_of(last.text, line.text, self._vocabulary):
            last.more.append(line)
        else:
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

    def _states_values(self, said: Said) -> bool:
        """Whether the line states the values of the indicator that the line above names."""
        named, self._named = self._named, None
        if named is None or said.kind not in ("plain", "level", "field", "head"):
            return False
        if named is not self.events[-1] or not is_values_alone(said.line.text, self._vocabulary):
            return False
        self.events.pop()
        self._leaf(self._mode, named.line, f"{named.line.text}　{said.line.text}")  # type: ignore[arg-type]
        self._last.wrapped.append(said.line)  # type: ignore[union-attr]
        return True

    def _takes_field(self, said: Said) -> bool:
        """Whether `said` states a field of the indicator or project above, which then has it."""
        last = self._last
        if last is None or said.kind != "field" or said.part is None:
            return False
        if said.part not in ("baseline", "aim") and not any(map(str.isalnum, said.name)):
            return True  # 「区分：－」
        field = (said.name, said.line)
        if last.kind in _INDICATORS and not last.fields.keys() & {"baseline", "aim"}:
            both = self._split(f"_ {said.line.text}")
            if both and both.name == "_" and both.baseline and both.target:
                last.fields |= {"baseline": (both.baseline, said.line), "aim": (both.target, said.line)}
                return True
        if (
            last.kind in _INDICATORS
            and said.part in ("baseline", "aim", "department", "unit")
            and said.part not in last.fields
        ) or (last.kind in _PROJECTS and said.part in _OF_PROJECTS and said.part not in last.fields):
            last.fields[said.part] = field
        elif said.part not in ("baseline", "aim", "text", "category") and said.label not in last.extra:
            last.extra[said.label] = field
        else:
            return False
        return True

    def _is_indicator(self, said: Said) -> bool:
        """Whether the line holds an indicator with its numbers."""
        text = said.line.text
        if len(text) > _LONGEST_LEAF or text.endswith("。") or self._mode in ("project", "prose"):
            return False
        found = self._split(text)
        return found is not None and any(map(str.isdigit, found.target))

    def _head(self, said: Said, *, guessed: bool = False) -> None:
        self.close()
        self._below_head = 0
        if said.line.level:
            self._stack.leave(said.line.level)
        part = said.part
        if part in ("target", "kpi", "indicator", "project"):
            self._mode = part
            self._inline = said.line.origin.block if said.name else None
            if said.name:
                text = said.name.removesuffix("。") if part == "project" else said.name
                self._leaf(part, said.line, said.name if "。" in text else text)
            else:
                self.events.append(Head(said, self._stack.owner, guessed))
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
        if self._inline not in (None, line.origin.block) and not line.listed:
            return False
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
        elif mode in _INDICATORS and line.listed and ends_as_project(line.text):
            self.events.append(Loose(line, self._stack.owner, prose=False))
        elif mode in _LISTS and (line.listed or said.kind == "level"):
            self._item(said)
        elif mode == "project" and (self._inline in (None, line.origin.block) or ends_as_project(line.text)):
            self._waiting.append(said)
        elif line.listed and self._told and self._told.lists and self._stack.owner:
            self._mode = self._told.lists
            self._item(said)
        elif line.listed or said.kind == "level":
            self.events.append(Loose(line, self._stack.owner, mode == "prose"))
            if mode == "prose":
                self.events.append(Prose(line, self._stack.owner))
        else:
            self.events.append(prose := Prose(line, self._stack.owner))
            if mode in _INDICATORS and len(line.text) <= _LONGEST_PROJECT and not line.text.endswith("。"):
                self._named = prose

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
        if self._group and kind in _PROJECTS:
            part, name, group = self._group
            self._last.fields[part] = (name, group)
            self._grouped = True
        self.events.append(self._last)
        self._hold(kind)

    def _hold(self, kind: str) -> None:
        hold(self._stack.owner, kind)
