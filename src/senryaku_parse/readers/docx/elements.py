"""Attributes and properties of the elements of a part, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

XmlAttributes: TypeAlias = Mapping[str, str]
Properties: TypeAlias = dict[str, XmlAttributes]
"""Name → attributes of each element that stands in one of properties, however deep; of several, the last."""

SPACES = {
    "w": (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "m": (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    ),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "rels": ("http://schemas.openxmlformats.org/package/2006/relationships",),
    "diagram": ("http://schemas.openxmlformats.org/drawingml/2006/diagram",),
    "chart": ("http://schemas.openxmlformats.org/drawingml/2006/chart",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
}
"""Namespaces as Word writes them, and those of the strict form of the format."""
_DIGITS = 9


def attribute(attributes: XmlAttributes, name: str) -> str | None:
    """The value of the attribute `w:name`; null if it is absent."""
    usual, strict = SPACES["w"]
    value = attributes.get(f"{usual} {name}")
    return value if value is not None or not attributes else attributes.get(f"{strict} {name}")


@lru_cache(maxsize=256)
def merge_properties(span: str | None, merge: str | None) -> Properties:
    """The properties of a cell that is as many columns wide, and merged so with others of its column."""
    said = {"gridSpan": span, "vMerge": merge}
    return {
        name: {f"{SPACES['w'][0]} val": value} if value else {} for name, value in said.items() if value is not None
    }


def number(text: str | None, otherwise: int = 0) -> int:
    """The whole number in `text`; `otherwise` if Word would not write it."""
    digits = (text or "").strip().removeprefix("-")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _DIGITS:
        return otherwise
    return int(text or "")


def is_on(attributes: XmlAttributes | None) -> bool:
    """Whether a property with these attributes is on; false if it is absent."""
    return attributes is not None and attribute(attributes, "val") not in ("0", "false", "off", "none")


def is_on_there(properties: Properties, name: str) -> bool:
    """Whether a property is present and on."""
    return is_on(properties.get(name))
