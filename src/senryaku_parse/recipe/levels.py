"""The text of a document as a recipe tells it: which headings name which level, and which chapters are none of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.layouts.outline.said import Said
from senryaku_parse.layouts.outline.told import style_of
from senryaku_parse.messages import render
from senryaku_parse.recipe.model import Recipe
from senryaku_parse.recipe.rows import without_mark
from senryaku_parse.text import match_key

_DEPTH = re.compile(r"#([1-6])(?:\s+(.+))?")
_BOLD = "太字"


class _Style(NamedTuple):
    """How the headings of a level are written: all that is said holds."""

    depth: int | None
    mark: str
    """The style of their numbers; "" for none."""
    begins: str
    """How they begin, folded; "" for anything."""
    bold: bool
    shown: str
    """What begins them, as the recipe shows it."""

    def is_of(self, line: Line, mark: str) -> bool:
        """Whether `line`, whose number is of the style `mark`, is written so."""
        return (
            (self.depth is None or line.level == self.depth)
            and (not self.mark or self.mark == mark)
            and (match_key(line.text).startswith(self.begins) or match_key(line.raw).startswith(self.begins))
            and (not self.bold or line.bold)
        )


class ToldLines:
    """What a recipe says of lines."""

    def __init__(self, recipe: Recipe, skipped: frozenset[int]) -> None:
        """`skipped` are the numbers of the blocks that are no part of the strategy."""
        self.skipped = skipped
        self.lists = recipe.lists
        self.used: list[Line] = []
        self._place = render("recipes.levels-place", where=recipe.where)
        self._styles = [(_style(text), level) for text, level in recipe.levels.items()]

    def names_level(self, line: Line) -> bool:
        """Whether the recipe tells what `line` is."""
        mark = split_mark(line.text, heading=line.level > 0)
        return not line.caption and self._level(line, mark.style, item=False) is not None

    def said(self, line: Line, alone: Said, *, item: bool) -> Said:
        """`line` as it is told to be; `alone`, what it says by itself, where nothing is told.

        An `item` of a list names a level only where its beginning is told.
        """
        mark = split_mark(line.text, heading=line.level > 0)
        found = None if line.caption else self._level(line, mark.style, item=item)
        if found is None:
            return alone
        style, level = found
        self.used.append(line)
        if level == "text":
            return Said(line, "plain")
        label = alone.label if alone.part == level else ""
        name = alone.name if alone.kind == "level" and alone.name else mark.rest or line.text
        name = without_mark(name, style.shown)
        return Said(line, "level", level, label, style_of(level), alone.enumerator or mark.enumerator, name)  # type: ignore[arg-type]

    def _level(self, line: Line, mark: str, *, item: bool) -> tuple[_Style, str] | None:
        styles = ((style, level) for style, level in self._styles if not item or style.begins)
        return next(((style, level) for style, level in styles if style.is_of(line, mark)), None)

    def finding(self) -> list[Finding]:
        """What was decided; nothing where no line is written so."""
        if not self.used:
            return []
        lines = list(dict.fromkeys(self.used))
        before = "\n".join(line.text for line in lines)
        message = render("recipes.levels-read", place=self._place)
        return [finding("recipe-applied", message, before=before, position=lines[0].position)]


def _style(text: str) -> _Style:
    """How headings are written that `text` shows: 「#2」, 「(1)」, 「#3 ①」, 「太字」, 「■」."""
    found = _DEPTH.fullmatch(text.strip())
    depth = int(found[1]) if found else None
    rest = (found[2] or "").strip() if found else text.strip()
    bold = rest.startswith(_BOLD)
    rest = rest.removeprefix(_BOLD).strip()
    mark = split_mark(f"{rest} 名前", heading=True) if rest else None
    if mark and mark.style and mark.rest.strip() == "名前":
        return _Style(depth, mark.style, "", bold, rest)
    return _Style(depth, "", match_key(rest), bold, rest)
