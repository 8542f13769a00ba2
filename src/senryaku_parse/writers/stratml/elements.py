"""Elements of XML, and the simple types of StratML: dates, numbers, identifiers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from uuid import UUID, uuid5

from senryaku_parse.source import Source

_IDS = UUID("6f1c0f0e-5a83-4bb0-9d43-2e8a1b6c7d21")
"""Namespace of the identifiers."""


def element(tag: str, *content: ET.Element | str | None, **attributes: str | None) -> ET.Element:
    """One element of a text or of elements; what is null, of content or attributes, is left out."""
    made = ET.Element(tag, {name: value for name, value in attributes.items() if value is not None})
    for part in content:
        if isinstance(part, str):
            made.text = part
        elif part is not None:
            made.append(part)
    return made


def optional(tag: str, *content: ET.Element | str | None) -> ET.Element | None:
    """As `element`; null where nothing would stand in it."""
    return element(tag, *content) if any(part not in (None, "") for part in content) else None


def identifier(source: Source, node_id: str) -> ET.Element:
    """`Identifier` of the node `node_id` in the document `source`: an `xsd:ID`, which begins with no digit."""
    return element("Identifier", f"_{uuid5(_IDS, f'{source.sha256}/{node_id}')}")


def number_of_units(value: Decimal | None) -> ET.Element | None:
    """`NumberOfUnits`, an `xsd:decimal`, digits as they are."""
    return None if value is None else element("NumberOfUnits", format(value, "f"))


def start_date(year: int | None) -> ET.Element | None:
    """`StartDate`: April 1 of the fiscal year."""
    return _date("StartDate", year, "04-01")


def end_date(year: int | None) -> ET.Element | None:
    """`EndDate`: the March 31 that ends the fiscal year."""
    return _date("EndDate", None if year is None else year + 1, "03-31")


def _date(tag: str, year: int | None, day: str) -> ET.Element | None:
    """An `xsd:date`, whose years begin with 1 and have four digits."""
    return None if year is None or not 0 < year < 10_000 else element(tag, f"{year:04}-{day}")
