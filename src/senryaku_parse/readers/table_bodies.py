"""Bodies of pipe tables, kept from markdown-it-py: it needs their head to tell that a table stands there.

Most lines of a document are rows of its tables. Once a table has begun, a line that begins with a bar where the line
does is one more row of it, so the parser learns nothing from it.
"""

from __future__ import annotations

from typing import NamedTuple

_HEAD = 2
"""Lines that make a table begin: the header row and the delimiter row."""


class Shortened(NamedTuple):
    """The lines of a document without the bodies of what may be tables."""

    lines: list[str]
    places: list[int]
    """Of each line, and of what would come after the last, its index in the document."""
    heads: frozenset[int]
    """Indexes of the lines here at which a table must begin; else a body is missing from something else."""
    dashed: bool
    """Whether a line begins with three dashes."""


def without_bodies(lines: list[str]) -> Shortened:
    """`lines` without those that only go on with a table, where a table begins with each of `heads`.

    Rows with tags are left: they may end HTML that began above.
    """
    kept: list[str] = []
    places: list[int] = []
    heads: set[int] = set()
    dashed = False
    head = barred = 0
    """Index here of the first of the lines that begin with a bar, and how many there are so far."""
    for at, line in enumerate(lines):
        if line[:1] != "|":
            barred = 0
            dashed = dashed or line[:3] == "---"
        else:
            barred += 1
            if barred > _HEAD and "<" not in line:
                heads.add(head)
                continue
            if barred == 1:
                head = len(kept)
        kept.append(line)
        places.append(at)
    return Shortened(kept, [*places, len(lines)], frozenset(heads), dashed)
