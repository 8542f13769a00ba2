"""The qualifier: what else a text says about its quantity, quoted from it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from senryaku_parse.targets.expression import Expression
from senryaku_parse.targets.phrases import Span

JOIN = " / "
"""Stands between two quotations that the source does not put side by side."""

_GAP = re.compile(r"[\s、,・:()\[\]→~>=-]*")
_PARTICLES = "(?:から|まで|には|では|[をのにはがでとへ])"
_LEADING = re.compile(rf"[\s、。,;:/・)]*{_PARTICLES}?(?=[^ぁ-ん]|$)[\s、。,;:/・)]*|[\s、。,;:/・)]+")
_TRAILING = re.compile(rf"(?:(?<=[^\W_ぁ-ん]|[%)]){_PARTICLES}{{1,2}})?[\s、。,;:/・(]*$")
_NOTHING = re.compile(rf"(?:{_PARTICLES}|[\s、。,;:/・()])*")


def quote(expression: Expression, spans: Iterable[Span]) -> str | None:
    """The `spans` as the source writes them, without particles and stops at their ends; null where nothing is left."""
    joined = expression.joined
    places = [_trimmed(joined, start, end) for start, end in _joined(joined, sorted(spans))]
    found = (expression.source(start, end) for start, end in places if start < end)
    return JOIN.join(expression.text[start:end] for start, end in found) or None


def _joined(plain: str, spans: list[Span]) -> Iterable[Span]:
    """`spans` with those joined that touch, overlap or have only stops, brackets and arrows between them."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and _GAP.fullmatch(plain, joined[-1][1], max(start, joined[-1][1])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _trimmed(plain: str, start: int, end: int) -> Span:
    """What is left of a span without particles and stops at its ends; an empty one where nothing is."""
    if _NOTHING.fullmatch(plain, start, end):
        return end, end
    if found := _LEADING.match(plain, start, end):
        start = found.end()
    if found := _TRAILING.search(plain, max(start, end - 8), end):
        end = found.start()
    unclosed = plain.count("(", start, end) - plain.count(")", start, end)
    if unclosed > 0 and plain.startswith(")", end):
        end += 1
    if unclosed < 0 and start and plain.startswith("(", start - 1):
        start -= 1
    return start, end
