"""Lines in order → nodes that nest by their style, with what hangs below each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from senryaku_parse.layouts.indicator_lines import Split
from senryaku_parse.layouts.outline.events import Event, Head, Loose, Prose, TableKind
from senryaku_parse.layouts.outline.goes_on import GoesOn
from senryaku_parse.layouts.outline.items import headed_items
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.open_list import INDICATORS, LISTS, LONGEST_PROJECT, PROJECTS, OpenList
from senryaku_parse.layouts.outline.project_words import ends_as_project
from senryaku_parse.layouts.outline.repeated import repeated_captions
from senryaku_parse.layouts.outline.said import Said, read_line
from senryaku_parse.layouts.outline.told import LinesTold
from senryaku_parse.vocabulary import Part, Vocabulary

_LONGEST_LEAF = 120
_SHORTEST_TITLE = 5
_CAPTION = 7
"""The level of a caption as a heading: below all others."""


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
            walker.open.table(line, tables.get(line, "other"))
        else:
            walker.line(line, heads=at in headed, caption=repeated.get(at, False))
    walker.open.close()
    return walker.open.events


class _Walker:
    def __init__(
        self, title: str, split: Split, vocabulary: Vocabulary, *, captions: bool, told: LinesTold | None
    ) -> None:
        self.open = OpenList(vocabulary)
        self._told = told
        self._captions = captions
        self._title = title
        self._split = split
        self._heading = 0
        self._vocabulary = vocabulary
        self._below_head = 0
        self._goes_on = GoesOn(self.open, split, vocabulary)

    def line(self, line: Line, *, heads: bool = False, caption: Part | Literal[False] | None = False) -> None:
        """The next line; where it is an item that `heads` captions of its own, it names a level; `caption` says of what it is one."""
        if line.caption:
            self._caption(line)
            return
        if self._title.startswith(line.text) and not line.level and len(line.text) >= _SHORTEST_TITLE:
            return
        if self._goes_on.continues(line):
            return
        if line.level:
            self._heading = line.level
        said = read_line(line, self._vocabulary)
        if said.kind == "foot":
            self.open.close()
            self.open.mode = "foot"
            return
        if self.open.mode == "foot" and not line.level and said.kind != "head" and said.part is None:
            return
        if self._told:
            item = said.kind != "level" or self.open.is_item(said)
            said = self._told.said(line, said, item=item and not line.level)
        if caption is not False:
            said = said._replace(kind="head", part=caption, label=line.text, name="")
        if heads and self._heads_list(said):
            self._level(
                said if said.kind == "level" else said._replace(kind="level", style=f"li{line.depth}", name=line.text)
            )
            return
        if self.open.mode in PROJECTS and self.open.groups(said):
            return
        if self._goes_on.completes(said):
            return
        if self._goes_on.states_values(said):
            return
        if said.kind != "furniture":
            self.open.nameless = None
        if said.kind in ("plain", "level") and said.part is None and self._is_indicator(said):
            self.open.leaf(self.open.mode if self.open.mode in INDICATORS else "indicator", line, line.text)  # type: ignore[arg-type]
        elif said.kind == "header":
            self.open.close()
            self.open.mode = None
            self.open.events.append(Loose(line, self.open.owner, prose=False))
        elif said.kind == "head":
            self._head(said, guessed=caption is not False)
        elif self._heads_project(said):
            self.open.leaf("project", line, said.name)
        elif said.kind == "level" and not self.open.is_item(said):
            self._level(said)
        elif self._goes_on.takes_field(said):
            pass
        elif said.kind in ("plain", "level", "field"):
            self._plain(said)
        elif said.kind != "furniture":
            self.open.events.append(Loose(line, self.open.owner, True))

    def _heads_list(self, said: Said) -> bool:
        """Whether an item with captions of its own names a level: it is no project, nor of a list of these."""
        if said.kind not in ("plain", "level") or said.part is not None or said.line.text.endswith("。"):
            return False
        owner = self.open.owner
        return self.open.mode not in PROJECTS or owner is None or owner.said.part != "measure" or owner.said.line.listed

    def _caption(self, line: Line) -> None:
        """A caption heads its table: it names a level where it says or numbers one, or what the table holds."""
        said = read_line(line, self._vocabulary)
        if not line.first and self._goes_on.completes(said):
            return
        if said.kind == "plain" and self._captions and line.first:
            said = said._replace(kind="level", style="caption", name=line.text)
        if said.kind == "head":
            self._head(said)
        elif said.kind == "level" and (said.part or said.enumerator or self._captions):
            self._level(said)
        else:
            self.open.events.append(Prose(line, self.open.owner))

    def _heads_project(self, said: Said) -> bool:
        """Whether the heading, or bold line, is a project: it stands below a heading that says that projects follow."""
        if not (self._below_head and said.kind == "level" and said.part is None):
            return False
        line = said.line
        is_below = line.level > self._below_head or (line.bold and not line.listed and said.enumerator is None)
        return is_below and self.open.mode in PROJECTS

    def _is_indicator(self, said: Said) -> bool:
        """Whether the line holds an indicator with its numbers."""
        text = said.line.text
        if len(text) > _LONGEST_LEAF or text.endswith("。") or self.open.mode in ("project", "prose"):
            return False
        found = self._split(text)
        return found is not None and any(map(str.isdigit, found.target))

    def _head(self, said: Said, *, guessed: bool = False) -> None:
        self.open.close()
        self._below_head = 0
        if said.line.level:
            self.open.stack.leave(said.line.level)
        part = said.part
        if part in ("target", "kpi", "indicator", "project"):
            self.open.mode = part
            self.open.inline = said.line.origin.block if said.name else None
            if said.name:
                text = said.name.removesuffix("。") if part == "project" else said.name
                self.open.leaf(part, said.line, said.name if "。" in text else text)
            else:
                self.open.events.append(Head(said, self.open.owner, guessed))
                self._below_head = said.line.level if part == "project" else 0
        elif part == "measure":
            self.open.mode = "listed"
            owner = self.open.owner
            is_measure = owner is not None and (owner.said.part == "measure" or owner.holds["kpi"] > 0)
            self._below_head = said.line.level if is_measure else 0
            self.open.events.append(Head(said, self.open.owner))
        else:
            self.open.mode = "prose"
            self.open.events.append(Prose(said.line, self.open.owner))

    def _level(self, said: Said) -> None:
        self.open.close()
        self.open.mode, self._below_head = None, 0
        node = self.open.stack.enter(said, _CAPTION if said.line.caption else self._heading)
        self.open.events.append(node)
        self.open.nameless = None if said.name else node

    def _plain(self, said: Said) -> None:
        line, mode = said.line, self.open.mode
        if self.open.tells_of_project(line):
            self.open.last.more.append(line)  # type: ignore[union-attr]
        elif mode in INDICATORS and line.listed and ends_as_project(line.text):
            self.open.events.append(Loose(line, self.open.owner, prose=False))
        elif mode in LISTS and (line.listed or said.kind == "level"):
            self.open.item(said)
        elif mode == "project" and (self.open.inline in (None, line.origin.block) or ends_as_project(line.text)):
            self.open.waiting.append(said)
        elif line.listed and self._told and self._told.lists and self.open.owner:
            self.open.mode = self._told.lists
            self.open.item(said)
        elif line.listed or said.kind == "level":
            self.open.events.append(Loose(line, self.open.owner, mode == "prose"))
            if mode == "prose":
                self.open.events.append(Prose(line, self.open.owner))
        else:
            self.open.events.append(prose := Prose(line, self.open.owner))
            if mode in INDICATORS and len(line.text) <= LONGEST_PROJECT and not line.text.endswith("。"):
                self.open.named = prose
