"""Characters that a format lacks: U+FFFD in their place, and a finding for each text that this changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any, TypeVar

from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import render
from senryaku_parse.model import Strategy
from senryaku_parse.patterns import later
from senryaku_parse.text import SURROGATE

NO_UTF8 = SURROGATE
"""What UTF-8 can't hold."""

NO_XML = later("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 can't hold (its section 2.2)."""

NO_SQLITE = later("[\x00\ud800-\udfff]")
"""What a text of SQLite can't hold: many tools end it at NUL."""

_SHOWN = 80
"""Characters of a changed text that its finding shows."""


_Whole = TypeVar("_Whole")


def with_legal_texts(whole: _Whole, illegal: re.Pattern[str], format: str) -> tuple[_Whole, tuple[Finding, ...]]:
    """`whole`, a strategy or what else is made of dataclasses, with U+FFFD for each character that `illegal` matches, and a finding for each text this changed.

    `format` is the name that people know the format by. A text that stands in several places is told once.
    """
    found: dict[str, Finding] = {}

    def legal_text(text: str, place: str) -> str:
        if not illegal.search(text):
            return text
        changed = illegal.sub("\ufffd", text)
        message = render("writing.characters-replaced", place=place, format=format)
        found.setdefault(text, finding("characters-replaced", message, before=text[:_SHOWN], after=changed[:_SHOWN]))
        return changed

    def legal(value: Any, place: str) -> Any:
        """`value` itself where nothing in it changes."""
        if isinstance(value, str):
            return legal_text(value, place)
        if isinstance(value, tuple):
            items = tuple([legal(item, place) for item in value])
            return value if all(map(is_, items, value)) else items
        if isinstance(value, Mapping):
            return (
                frozendict({legal(key, place): legal(item, place) for key, item in value.items()}) if value else value
            )
        if not is_dataclass(value):
            return value
        place = getattr(value, "id", place)
        before = {field.name: getattr(value, field.name) for field in fields(value)}
        after = {name: legal(item, place) for name, item in before.items()}
        return value if all(map(is_, before.values(), after.values())) else replace(value, **after)  # type: ignore[type-var]

    changed: _Whole = legal(whole, "文書")
    return changed, tuple(found.values())


def with_legal_texts_told(
    strategy: Strategy, illegal: re.Pattern[str], format: str
) -> tuple[Strategy, tuple[Finding, ...]]:
    """As `with_legal_texts`, and the new findings stand behind the strategy's own, for outputs that show these."""
    changed, told = with_legal_texts(strategy, illegal, format)
    if told:
        changed, _ = with_legal_texts(replace(changed, findings=(*changed.findings, *told)), illegal, format)
    return changed, told
