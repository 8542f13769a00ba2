"""Characters → rows: what stands on one base line, what goes down, what is a reading aid above a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from senryaku_parse.readers.pdf.shapes import Glyph, is_wide

_SAME_LINE = 0.5
"""Share of the smaller size that base lines of one line may be apart."""
_SMALL = 0.76
"""Size of a raised or lowered character in a row of its own, beside that of its line."""
_DOWN = (0.6, 1.35)
"""How far, in sizes, the next character of a vertical text stands below."""
_VERTICAL = 3
"""Characters below each other that are a vertical text."""
_RUBY = 0.62
"""Size of a reading aid beside that of its line."""
_KANA = re.compile("[ぁ-ゖァ-ヺー・]+")


def split_vertical(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[list[Glyph]]]:
    """`glyphs`, in the order of printing, without those of vertical texts, and each of these."""
    flat: list[Glyph] = []
    vertical: list[list[Glyph]] = []
    for run in _runs_down(glyphs):
        if len(run) >= _VERTICAL and sum(is_wide(glyph.text) for glyph in run) * 2 > len(run):
            vertical.append(run)
        else:
            flat += run
    return flat, vertical


def _runs_down(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _is_below(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _is_below(above: Glyph, glyph: Glyph) -> bool:
    down = glyph.base - above.base
    return _DOWN[0] <= down / above.size <= _DOWN[1] and abs(glyph.x - above.x) <= 0.3 * above.size


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """`glyphs` by base line; a small row beside the letters of a larger one is raised or lowered in it."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        first = rows[-1][0] if rows else None
        if first is None or glyph.base - first.base > _SAME_LINE * min(first.size, glyph.size):
            rows.append([])
        rows[-1].append(glyph)
    return _without_ruby(_with_raised(rows)) if len(rows) > 1 else rows


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    hosts: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        near = [other for other in (at - 1, at + 1) if 0 <= other < len(rows) and _is_in(row, rows[other])]
        if near:
            hosts.setdefault(near[0], []).append(at)
    small_rows = {small for smalls in hosts.values() for small in smalls}
    joined = {smalls[0]: host for host, smalls in hosts.items() if len(smalls) == 1 and host not in small_rows}
    for small, host in joined.items():
        rows[host] = [*rows[host], *rows[small]]
    return [row for at, row in enumerate(rows) if at not in joined]


def _is_in(row: Sequence[Glyph], host: Sequence[Glyph]) -> bool:
    """Whether the small characters of `row` stand at the height of `host`."""
    size = max(glyph.size for glyph in host)
    base = host[0].base
    return all(
        glyph.size <= _SMALL * size and base - 0.95 * size <= glyph.base - glyph.size / 3 <= base + 0.1 * size
        for glyph in row
    )


def _without_ruby(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """`rows` without the small kana above a line that tell how to read it, as browsers copy none."""
    aids = {at for at, (row, below) in enumerate(pairwise(rows)) if _is_ruby(row, below)}
    return [row for at, row in enumerate(rows) if at not in aids]


def _is_ruby(row: Sequence[Glyph], below: Sequence[Glyph]) -> bool:
    size = max(glyph.size for glyph in below)
    down = below[0].base - row[0].base
    return (
        max(glyph.size for glyph in row) <= _RUBY * size
        and 0.7 * size <= down <= 1.4 * size
        and _KANA.fullmatch("".join(glyph.text for glyph in row if not glyph.text.isspace())) is not None
        and all(any(abs(glyph.x - one.x) <= size for one in below) for glyph in row)
    )
