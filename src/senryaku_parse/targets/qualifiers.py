"""The qualifier: what else a text says about its quantity, quoted from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from senryaku_parse.targets.phrases import Span

JOIN = " / "
"""Stands between two quotations that the source does not put side by side."""

_GAP = re.compile(r"[\s、,・:()\[\]→~>=-]*")
_PARTICLES = "(?:から|まで|には|では|[をのにはがでとへ])"
_LEADING = re.compile(rf"[\s、。,;:/・)]*{_PARTICLES}?(?=[^ぁ-ん]|$)[\s、。,;:/・)]*|[\s、。,;:/・)]+")
_TRAILING = re.compile(rf"(?:(?<=[^\W_ぁ-ん]|[%)]){_PARTICLES}{{1,2}})?[\s、。,;:/・(]*$")
_NOTHING = re.compile(rf"(?:{_PARTICLES}|[\s、。,;:/・()])*")


def quote(text: str, plain: str, spans: Collection[Span]) -> str | None:
    """The `spans` of `text` as one string, without particles and stops at their ends; null where nothing is left.

    `plain` is `text` in plain width, character for character.
    """
    quotations = (_trimmed(text, plain, start, end) for start, end in _joined(plain, sorted(spans)))
    return JOIN.join(quotation for quotation in quotations if quotation) or None


def _joined(plain: str, spans: list[Span]) -> Iterable[Span]:
    """`spans` with those joined that touch, overlap or have only stops, brackets and arrows between them."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and _GAP.fullmatch(plain, joined[-1][1], max(start, joined[-1][1])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _trimmed(text: str, plain: str, start: int, end: int) -> str:
    if _NOTHING.fullmatch(plain, start, end):
        return ""
    if found := _LEADING.match(plain, start, end):
        start = found.end()
    if found := _TRAILING.search(plain, max(start, end - 8), end):
        end = found.start()
    unclosed = plain.count("(", start, end) - plain.count(")", start, end)
    if unclosed > 0 and plain.startswith(")", end):
        end += 1
    if unclosed < 0 and start and plain.startswith("(", start - 1):
        start -= 1
    return text[start:end]
