"""The delimiter of CSV and TSV, and whether a text is CSV or TSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_DELIMITERS = "\t,;"
_LOOKED_AT = 40
"""Lines by which the delimiter is found."""
_ALIKE = 0.6
"""Share of lines with as many delimiters as most, from which a text without a name that says so is CSV."""


def delimiter_of(text: str) -> str | None:
    """The delimiter of `text`: the one that most lines have equally often; null if there is none."""
    lines = text[: _LOOKED_AT * 1_000].splitlines()[:_LOOKED_AT]
    best = max(_DELIMITERS, key=lambda one: _fields_alike(lines, one))
    return best if _fields_alike(lines, best) > (0, 0) else None


def is_csv(text: str) -> bool:
    """Whether `text` is surely CSV or TSV: nearly all of its lines have the same number of fields, at least three or tabs."""
    lines = [line for line in text[: _LOOKED_AT * 1_000].splitlines()[:_LOOKED_AT] if line.strip()]
    best = max(_DELIMITERS, key=lambda one: _fields_alike(lines, one))
    alike, width = _fields_alike(lines, best)
    return len(lines) > 1 and alike >= _ALIKE * len(lines) and width >= (1 if best == "\t" else 2)


def _fields_alike(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """How many lines have as many of `delimiter` outside quotes as most, and how many that is; 0 where most have none."""
    counts: Counter[int] = Counter()
    quoted = False
    found = 0
    for line in lines:
        outside = line.split('"')
        for at, part in enumerate(outside):
            if not quoted:
                found += part.count(delimiter)
            quoted = quoted != (at < len(outside) - 1)
        if not quoted:
            counts[found] += 1
            found = 0
    counts.pop(0, None)
    return max(((number, width) for width, number in counts.items()), default=(0, 0))
