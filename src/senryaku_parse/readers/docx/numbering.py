"""Automatic numbers: what Word shows before a paragraph, counted as Word counts. 「第1章」, 「(1)」, 「①」, 「・」."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from senryaku_parse.lists import BULLETS
from senryaku_parse.readers.docx.elements import Properties, XmlAttributes, attribute, is_on, number
from senryaku_parse.readers.docx.number_formats import padded, written
from senryaku_parse.readers.docx.part_reader import PartReader
from senryaku_parse.readers.docx.symbols import is_private, symbol
from senryaku_parse.readers.list_items import BULLET

_PLACE = re.compile("%([1-9])")
_LEVELS = 9
_LONGEST_TEXT = 255
_NOTE_SIGNS = "※＊*†‡"


class ListMark(NamedTuple):
    """The mark before a paragraph."""

    text: str
    """The number, "(1)", or the bullet, "・"."""
    level: int
    """Of the list, from 0."""
    is_bullet: bool
    behind: str = " "
    """What stands between it and the paragraph."""

    @property
    def says_something(self) -> bool:
        """Whether it is part of what the paragraph says: a number, or the sign of a note."""
        return bool(self.text) and (not self.is_bullet or self.text in _NOTE_SIGNS)

    def before(self, text: str) -> str:
        """`text` with the mark before it, as Word shows it."""
        return f"{self.text}{self.behind if text and self.text and not self.is_bullet else ''}{text}"


@dataclass(slots=True)
class _Level:
    """One level of a list."""

    start: int = 0
    ways: str = "decimal"
    """How its number is written."""
    example: str = ""
    """The same, where a list of examples says it."""
    text: str = ""
    """「第%1章」: where its number stands, and those of the levels above."""
    restarts: int | None = None
    """The level (from 1) at which it begins again; 0 for never; null for any above it."""
    plain: bool = False
    """Whether all numbers are written in digits."""
    behind: str = " "
    style: str = ""
    """The style of paragraphs of this level."""
    font: str = ""

    def written(self, value: int, *, plain: bool) -> str:
        if plain:
            return str(value)
        return padded(value, self.example) if self.ways == "custom" else written(value, self.ways)


@dataclass(slots=True)
class _List:
    """What Word calls an abstract numbering."""

    levels: dict[int, _Level] = field(default_factory=dict)
    link: str = ""
    """The style of lists that says its levels."""
    linked: str = ""
    """The style of lists whose levels it says."""


@dataclass(slots=True)
class _Use:
    """A numbering that paragraphs refer to."""

    list: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    """Those that differ from the list's."""


class Numbering:
    """The lists of one document, and how far each has been counted."""

    def __init__(self) -> None:
        """Start without lists."""
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        self._counted: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[tuple[str, int]] = set()
        self._known: dict[str, dict[int, _Level]] = {}
        self._list: _List | None = None
        self._use: _Use | None = None

    def reader(self) -> PartReader:
        """Reads the part that says the lists."""
        reader = PartReader()
        reader.shorten = bytes  # fonts tell what bullets look like
        return reader.does(
            {
                "w:abstractNum": self._begin_list,
                "w:num": self._begin_use,
                "w:abstractNumId": self._refer,
                "w:lvlOverride": self._override,
                "w:startOverride": self._start_at,
                "w:lvl": self._begin_level,
                "w:start": lambda found: self._set("start", number(attribute(found, "val"))),
                "w:numFmt": self._format,
                "w:lvlText": lambda found: self._set("text", (attribute(found, "val") or "")[:_LONGEST_TEXT]),
                "w:lvlRestart": lambda found: self._set("restarts", number(attribute(found, "val"))),
                "w:isLgl": lambda found: self._set("plain", is_on(found)),
                "w:suff": lambda found: self._set("behind", "" if attribute(found, "val") == "nothing" else " "),
                "w:pStyle": lambda found: self._set("style", attribute(found, "val") or ""),
                "w:numStyleLink": lambda found: self._link("link", found),
                "w:styleLink": lambda found: self._link("linked", found),
            },
            {},
            {"w:rPr": self._look, "w:pPr": lambda _: None},
        )

    def level_of(self, use: str, style: str) -> int:
        """The level that paragraphs of `style` have in the numbering `use`."""
        levels = self._levels(use)
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def next(self, use: str, at: int) -> ListMark | None:
        """The mark of the next paragraph of the numbering `use` on the level `at`; null where there is none."""
        levels = self._levels(use)
        level = levels.get(at)
        if level is None:
            return None
        counts = self._counted[self._uses[use].list]
        self._count(counts, use, at, levels)
        if level.ways == "bullet":
            return ListMark(_bullet(level), at, True)
        plain = level.plain

        def put(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            there = levels.get(other)
            if there is None:
                return ""
            return there.written(counts.get(other, there.start), plain=plain)

        return ListMark(_PLACE.sub(put, level.text).strip(), at, False, level.behind)

    def _count(self, counts: dict[int, int], use: str, at: int, levels: dict[int, _Level]) -> None:
        start = self._uses[use].starts.get(at)
        if start is not None and (use, at) not in self._started:
            counts[at] = start
        else:
            counts[at] = counts[at] + 1 if at in counts else levels[at].start
        self._started.add((use, at))
        for below in range(at + 1, _LEVELS):
            restarts = levels[below].restarts if below in levels else None
            if below in counts and (restarts is None or at < restarts):
                del counts[below]

    def _levels(self, use: str) -> dict[int, _Level]:
        if use not in self._known:
            self._known[use] = self._levels_of(use)
        return self._known[use]

    def _levels_of(self, use: str) -> dict[int, _Level]:
        found = self._uses.get(use)
        own = self._lists.get(found.list) if found else None
        if found is None or own is None:
            return {}
        if own.link and not own.levels:
            own = next((other for other in self._lists.values() if other.linked == own.link), own)
        return {**own.levels, **found.levels} if found.levels else own.levels

    def _begin_list(self, attributes: XmlAttributes) -> None:
        self._list, self._use = _List(), None
        self._lists[attribute(attributes, "abstractNumId") or ""] = self._list

    def _begin_use(self, attributes: XmlAttributes) -> None:
        self._list, self._use = None, _Use()
        self._uses[attribute(attributes, "numId") or ""] = self._use

    def _refer(self, attributes: XmlAttributes) -> None:
        if self._use is not None:
            self._use.list = attribute(attributes, "val") or ""

    def _override(self, attributes: XmlAttributes) -> None:
        self._at = number(attribute(attributes, "ilvl"))

    def _start_at(self, attributes: XmlAttributes) -> None:
        if self._use is not None:
            self._use.starts[self._at] = number(attribute(attributes, "val"))

    def _begin_level(self, attributes: XmlAttributes) -> None:
        self._at = number(attribute(attributes, "ilvl"))
        levels = self._list.levels if self._list else self._use.levels if self._use else {}
        self._level = _Level()
        if self._at in range(_LEVELS):
            levels[self._at] = self._level

    def _set(self, name: str, value: object) -> None:
        setattr(self._level, name, value)

    def _format(self, attributes: XmlAttributes) -> None:
        self._level.ways = attribute(attributes, "val") or ""
        self._level.example = attribute(attributes, "format") or ""

    def _look(self, properties: Properties) -> None:
        fonts = properties.get("rFonts", {})
        self._level.font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or ""

    def _link(self, name: str, attributes: XmlAttributes) -> None:
        if self._list is not None:
            setattr(self._list, name, attribute(attributes, "val") or "")

    _at = 0
    _level = _Level()


def _bullet(level: _Level) -> str:
    """The bullet of `level`; the usual one for a dash, which might be a sign, and for what is only a picture."""
    text = level.text.strip()
    if len(text) == 1 and is_private(text):
        text = symbol(level.font, f"{ord(text):X}")
    return text if not text or text in BULLETS or text in _NOTE_SIGNS else BULLET
