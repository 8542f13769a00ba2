"""Styles: what a paragraph or a run is by the name of its style, and by those that the style is based on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.readers.docx.elements import Properties, XmlAttributes, attribute, is_on, number
from senryaku_parse.readers.docx.part_reader import PartReader
from senryaku_parse.readers.docx.shortening import shortened

_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9１-９])(?!\S)", re.IGNORECASE)
_TITLES = frozenset({"title", "表題"})
_CONTENTS = re.compile(r"(?:toc|目次|contents)\s*[1-9１-９]|table of figures|図表目次", re.IGNORECASE)
_DEEPEST = 6
"""Of heading levels; Word has nine."""
_BODY = 9
"""How Word counts, from 0, the level of what is no heading."""
_RAISED = 6
"""Half points above the line from which a run is raised."""
_LOOKS = ("b", "strike", "dstrike", "vanish", "specVanish", "vertAlign", "position")


class RunFormat(NamedTuple):
    """The formatting of a run, as far as it tells what its text is."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False
    height: int = 0
    """1 where it is raised, -1 where it is lowered."""


class _Style(NamedTuple):
    name: str
    base: str
    properties: Properties


class DocxStyles:
    """The styles of one document."""

    def __init__(self) -> None:
        """Start without styles."""
        self.usual = ""
        """The style of paragraphs that name none."""
        self._styles: dict[str, _Style] = {}
        self._chain = lru_cache(maxsize=None)(self._chained)
        self.level = lru_cache(maxsize=None)(self._level)
        """Level of the heading that a paragraph of a style is, 1-6; 0 for any other."""
        self.numbering = lru_cache(maxsize=None)(self._numbering)
        """The numbering that a style gives its paragraphs, the level in it, and the style that says so; "" for none."""
        self.is_contents = lru_cache(maxsize=None)(lambda style: self._is_named(_CONTENTS, style))
        """Whether a paragraph of a style is a line of a table of contents."""
        self._look = lru_cache(maxsize=_REMEMBERED)(self._look_of)

    def reader(self) -> PartReader:
        """Reads the part that says the styles."""
        reader = PartReader()
        reader.shorten = _without_table_styles
        return reader.does(
            {
                "w:style": lambda attributes: self._begin(reader, attributes),
                "w:name": lambda attributes: self._say(name=attribute(attributes, "val") or ""),
                "w:basedOn": lambda attributes: self._say(base=attribute(attributes, "val") or ""),
            },
            {},
            {"w:pPr": self._take, "w:rPr": self._take},
        )

    def _numbering(self, style: str) -> tuple[str, str | None, str]:
        for name in self._chain(style):
            properties = self._styles[name].properties
            if "numId" in properties:
                level = attribute(properties["ilvl"], "val") if "ilvl" in properties else None
                return attribute(properties["numId"], "val") or "", level, name
        return "", None, ""

    def is_plain(self, style: str) -> bool:
        """Whether a paragraph of `style` is in all that is read as one that names none."""
        return all(
            says(style) == says(self.usual) for says in (self.level, self.numbering, self.is_contents, self._said)
        )

    def look(self, paragraph: str, properties: Properties) -> RunFormat:
        """The look of a run with these properties, in a paragraph of the style `paragraph`."""
        if not properties:
            return self._look(paragraph, "", _NOTHING_SAID)
        own = tuple([_value(properties.get(name)) for name in _LOOKS])
        return self._look(paragraph, _value(properties.get("rStyle")) or "", own)

    def _look_of(self, paragraph: str, character: str, own: tuple[str | None, ...]) -> RunFormat:
        said = [self._said(style) for style in (paragraph, character)]

        def one(name: str) -> str | None:
            values = [own[_LOOKS.index(name)], said[1].get(name), said[0].get(name)]
            return next((value for value in values if value is not None), None)

        def switched(name: str) -> bool:
            """A run says it for itself; of two styles that both say it, one takes away what the other gives."""
            mine = own[_LOOKS.index(name)]
            return mine == "on" if mine is not None else (said[0].get(name) == "on") != (said[1].get(name) == "on")

        raised = one("vertAlign") or ""
        height = number(one("position"))
        return RunFormat(
            switched("b"),
            switched("strike") or switched("dstrike"),
            switched("vanish") or switched("specVanish"),
            1
            if raised == "superscript" or height >= _RAISED
            else -1
            if raised == "subscript" or height <= -_RAISED
            else 0,
        )

    def _said(self, style: str) -> dict[str, str]:
        """What `style` says of the look of its runs, by name."""
        found: dict[str, str] = {}
        for name in self._chain(style):
            properties = self._styles[name].properties
            for look in _LOOKS:
                if look not in found and (value := _value(properties.get(look))) is not None:
                    found[look] = value
        return found

    def _level(self, style: str) -> int:
        for name in self._chain(style):
            found = self._styles[name]
            if (heading := _HEADING.match(found.name)) is not None:
                return min(int(heading[1]), _DEEPEST)
            if found.name.lower() in _TITLES:
                return 1
            if "outlineLvl" in found.properties:
                return outline_level(found.properties["outlineLvl"])
        return 0

    def _is_named(self, pattern: re.Pattern[str], style: str) -> bool:
        return any(pattern.match(self._styles[name].name) for name in self._chain(style))

    def _chained(self, style: str) -> tuple[str, ...]:
        """`style`, the one that it is based on, and so on."""
        found: dict[str, None] = {}
        while style in self._styles and style not in found and len(found) < _LONGEST_CHAIN:
            found[style] = None
            style = self._styles[style].base
        return tuple(found)

    def _begin(self, reader: PartReader, attributes: XmlAttributes) -> None:
        if attribute(attributes, "type") == "table":
            reader.pass_over()
            return
        name = attribute(attributes, "styleId") or ""
        self._own = name
        self._styles[name] = _Style("", "", {})
        if attribute(attributes, "type") == "paragraph" and is_on_attribute(attributes, "default"):
            self.usual = name

    def _say(self, *, name: str = "", base: str = "") -> None:
        """The name of the style that is read, or the one that it is based on."""
        if style := self._styles.get(self._own):
            self._styles[self._own] = _Style(name or style.name, base or style.base, style.properties)

    def _take(self, properties: Properties) -> None:
        if self._own in self._styles:
            self._styles[self._own].properties.update(properties)

    _own = ""


_LONGEST_CHAIN = 50
_REMEMBERED = 1024
_NOTHING_SAID = (None,) * len(_LOOKS)


_STYLE, _STYLE_END = b"<w:style ", b"</w:style>"


def _without_table_styles(piece: bytes) -> bytes:
    """A piece of the part without styles of tables, of which it mostly is."""
    *styles, rest = piece.split(_STYLE_END)
    kept: list[bytes] = []
    for style in styles:
        begin = style.rfind(_STYLE)
        is_of_tables = begin >= 0 and b'w:type="table"' in style[begin : style.find(b">", begin)]
        kept.append(style[:begin] if is_of_tables else style + _STYLE_END)
    return shortened(b"".join([*kept, rest]))


def outline_level(attributes: XmlAttributes) -> int:
    """Level of the heading that a property says; 0 for what is no heading."""
    level = number(attribute(attributes, "val"), _BODY)
    return min(level + 1, _DEEPEST) if 0 <= level < _BODY else 0


def is_on_attribute(attributes: XmlAttributes, name: str) -> bool:
    """Whether an attribute means "on"."""
    return attribute(attributes, name) in ("1", "true", "on")


def _value(attributes: XmlAttributes | None) -> str | None:
    """The value of a property, or "on" or "off"; null if it is absent."""
    if attributes is None:
        return None
    value = attribute(attributes, "val")
    if value is None or value in ("1", "true"):
        return "on"
    return value if is_on(attributes) else "off"
