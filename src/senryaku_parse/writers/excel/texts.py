"""Texts as Excel can hold them, and a note for each text that it can't hold as it is."""

from __future__ import annotations

import re

from senryaku_parse.findings import Finding
from senryaku_parse.messages import render
from senryaku_parse.writers.characters import NO_XML

MAX_TEXT = 32_767
"""UTF-16 units that a cell holds; openpyxl cuts what is longer without a word."""

_SHOWN = 80
"""Characters of a changed text that its finding shows."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")


def starts_like_formula(text: str) -> bool:
    """Whether a spreadsheet might take `text` for a formula when it is typed or edited."""
    return text[:1] in _FORMULA_STARTS


def without_controls(text: str) -> str:
    """`text` with U+FFFD for each character that XML can't hold."""
    return NO_XML.sub("\ufffd", text)


class LegalTexts:
    """Makes texts legal, and notes where that changed them."""

    def __init__(self) -> None:
        """Nothing changed so far."""
        self._changed: dict[tuple[str, str], Finding] = {}

    @property
    def findings(self) -> list[Finding]:
        """One finding for each text that the workbook shows changed, however often it stands there."""
        return list(self._changed.values())

    def legal(self, text: str, place: str) -> str:
        """`text` as a cell at `place` can hold it.

        Characters that XML lacks become U+FFFD. What is over Excel's limit is cut with a mark that says
        how long the whole is. `_x0041_`, which Excel would read as "A", is escaped.
        """
        legal = without_controls(text)
        if legal != text:
            self._note("characters-replaced", legal, place, "writing.excel-controls")
        legal = _ESCAPE.sub("_x005F_", legal)
        if _units(legal) <= MAX_TEXT:
            return legal
        self._note("text-cut", legal, place, "writing.excel-cut")
        return _cut(legal, render("writing.excel-cut-mark", count=len(text)))

    def _note(self, code: str, text: str, place: str, key: str) -> None:
        message = render(key, place=place, most=MAX_TEXT)
        before = f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
        self._changed.setdefault((code, text), Finding(code, "warning", message, before))


def _units(text: str) -> int:
    """The length of `text` as Excel counts it: a character beyond U+FFFF counts two."""
    return len(text) if 2 * len(text) <= MAX_TEXT else len(text.encode("utf-16-le")) // 2


def _cut(text: str, mark: str) -> str:
    room = 2 * (MAX_TEXT - len(mark))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + mark
