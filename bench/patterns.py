"""Every regular expression of the package on texts that would make it go back and forth: what grows faster than its text.

A line each, with the text and the seconds it would take on the longest cell there may be.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))  # what finds them is shared with the tests
from tests.support.patterns import Pattern, patterns, ways

from senryaku_parse.limits import USUAL

SHORT, LONG, LONGEST = 3_000, 6_000, 12_000
SLOW, GROWTH = 0.002, 3.0
"""Seconds below which nothing is told of growth; and what is more than linear for a text twice as long."""
MOST_SECONDS = 0.5


def main() -> None:
    slow = 0
    for place, pattern in patterns().items():
        asked = ways(place, pattern)
        worst = max((found for text in texts(pattern.pattern) if (found := growth(asked, pattern, text))), default=None)
        if worst and worst[0] > MOST_SECONDS:
            slow += 1
            print(f"{place}: {worst[0]:,.1f} s on {USUAL.cell:,} characters of {worst[1]!r}: {pattern.pattern!r:.100}")
    print(f"{len(patterns())} patterns, {slow} of which take more than {MOST_SECONDS} s on the longest cell")


def texts(source: str | bytes) -> Iterator[str]:
    """What to repeat: characters that the pattern speaks of, alone and two by two."""
    written = source if isinstance(source, str) else source.decode("latin-1")
    letters = [one for one in dict.fromkeys(re.sub(r"\\[a-zA-Z]|\(\?[:=!<P]+", "", written)) if one not in "\\^$*+?{}"]
    letters = [*letters[:14], " ", "1", "あ", "a", "\n"]
    yield from dict.fromkeys(letters)
    for one, other in product(letters[:10], [*letters[:6], " ", "1", "あ"]):
        if one != other:
            yield one + other


def growth(ways: list[Any], pattern: Pattern, text: str) -> tuple[float, str] | None:
    """Seconds on the longest cell, and `text`; null where time grows no faster than the text."""
    before = seconds(ways, pattern, text * (SHORT // len(text)) + "\0")
    for size in (LONG, LONGEST):  # twice, for one may be chance
        took = seconds(ways, pattern, text * (size // len(text)) + "\0")
        if took < SLOW or took < GROWTH * before:
            return None
        before = took
    return took * (USUAL.cell / LONGEST) ** 2, text


def seconds(ways: list[Any], pattern: Pattern, text: str) -> float:
    """Of the processor, for all ways in which the pattern is asked."""
    given = text if isinstance(pattern.pattern, str) else text.encode()
    start = time.process_time()
    for look in ways:
        look(given)
    return time.process_time() - start


if __name__ == "__main__":
    main()
