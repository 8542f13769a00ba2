"""Rows of characters → lines of text, with a blank where a gap means one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from senryaku_parse.marks.runs import Run, as_run, without_signs
from senryaku_parse.readers.pdf.rows import rows_of, split_vertical
from senryaku_parse.readers.pdf.shapes import Glyph, is_wide
from senryaku_parse.readers.pdf.text_marks import runs_of

_AGAIN = 0.3
"""Share of a character's width by which the same one printed again may be moved: it is printed bold."""
_BLANK = 0.2
"""Gap between letters, in sizes, that is a blank."""
_WIDE_BLANK = 0.6
"""The same where blanks are characters of their own: between Japanese and Latin letters a quarter is usual."""
_PART = 1.8
_PART_BLANK = 2.5
"""Gap in sizes that parts columns of a line, without a printed blank and with one."""
_MAIN = 0.76
"""Size of the letters of a line beside its largest."""


class LineRun(NamedTuple):
    """A run of a line without a wide gap."""

    text: str
    """With the signs of struck, raised and lowered text."""
    left: float
    right: float


class PageLine(NamedTuple):
    """One line of text."""

    parts: tuple[LineRun, ...]
    top: float
    base: float
    size: float
    """Of most of its characters."""
    bold: bool
    upright: bool = True
    """False for text that goes down, or is turned."""
    blank_behind: bool | None = None
    """Whether a blank is printed at its end; null where none are printed."""

    @property
    def text(self) -> str:
        """All of it, a blank between its parts."""
        return " ".join(part.text for part in self.parts)

    @property
    def plain(self) -> str:
        """The same without signs."""
        return without_signs(self.text)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.parts[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.parts[-1].right


def read_lines(glyphs: Sequence[Glyph]) -> list[PageLine]:
    """The lines that `glyphs` of one area make, from top to bottom."""
    flat, vertical = split_vertical([glyph for glyph in glyphs if glyph.turn == 0])
    found = [line for row in rows_of(flat) if (line := _line(row))]
    found += [line for run in vertical if (line := _vertical(run))]
    for turn in (1, 2, 3):
        turned = [glyph for glyph in glyphs if glyph.turn == turn]
        if turned:
            found += _turned_lines(turned)
    return sorted(found, key=lambda line: line.base)


def _turned_lines(glyphs: Sequence[Glyph]) -> Iterator[PageLine]:
    """The lines of a text that is turned, one below the other where the first of them begins."""
    left, top = min(glyph.x for glyph in glyphs), min(glyph.y for glyph in glyphs)
    right, size = max(glyph.x for glyph in glyphs), max(glyph.size for glyph in glyphs)
    for at, row in enumerate(rows_of([glyph.upright() for glyph in glyphs])):
        if line := _line(row):
            part = LineRun(line.text, left - size / 2, right + size / 2)
            yield PageLine((part,), top + at * size, top + (at + 1) * size, line.size, line.bold, upright=False)


def _vertical(run: Sequence[Glyph]) -> PageLine | None:
    text = "".join(glyph.text for glyph in run).strip()
    if not text:
        return None
    size = max(glyph.size for glyph in run)
    x = median(glyph.x for glyph in run)
    part = LineRun(text, x - size / 2, x + size / 2)
    bold = 2 * sum(glyph.bold for glyph in run) > len(run)
    return PageLine((part,), run[0].base - size, run[0].base, size, bold, upright=False)


def _line(row: Sequence[Glyph]) -> PageLine | None:
    """The line of `row`; null where nothing but blanks stands in it."""
    printed = _printed_once(sorted(row, key=lambda glyph: glyph.left))
    shown = [at for at, glyph in enumerate(printed) if not glyph.text.isspace()]
    if not shown:
        return None
    glyphs = printed[shown[0] : shown[-1] + 1]
    blank_behind = len(printed) > shown[-1] + 1 if glyphs[-1].prints_blanks else None
    largest = max(glyph.size for glyph in glyphs)
    main = [glyph for glyph in glyphs if glyph.size >= _MAIN * largest]
    size, base = float(median(glyph.size for glyph in main)), float(median(glyph.base for glyph in main))
    bold = 2 * sum(glyph.bold for glyph in glyphs) > len(glyphs)
    return PageLine(tuple(_parts(glyphs, size, base)), base - size, base, size, bold, blank_behind=blank_behind)


def _printed_once(glyphs: list[Glyph]) -> list[Glyph]:
    """`glyphs` from left to right, each that is printed again over itself once, and bold."""
    found: list[Glyph] = []
    for glyph in glyphs:
        near = range(len(found) - 1, max(-1, len(found) - 4), -1)
        again = next((at for at in near if _is_again(found[at], glyph)), None)
        if again is None:
            found.append(glyph)
        elif not glyph.text.isspace():
            found[again] = found[again].in_bold()
    return found


def _is_again(first: Glyph, glyph: Glyph) -> bool:
    slack = _AGAIN * max(first.advance, 0.2 * first.size)
    return (
        first.text == glyph.text
        and glyph.left - first.left <= slack
        and abs(glyph.base - first.base) <= 0.15 * first.size
        and abs(glyph.size - first.size) <= 0.1 * first.size
    )


def _parts(glyphs: Sequence[Glyph], size: float, base: float) -> Iterator[LineRun]:
    """The text of a line from left to right, cut at wide gaps. It begins and ends with no blank."""
    stretch = _stretch(glyphs)
    last = glyphs[0]
    texts: list[tuple[tuple[Run, ...], str]] = [(runs_of(last, size, base), last.text)]
    left, blanks = last.left, ""
    for glyph in glyphs[1:]:
        if glyph.text.isspace():
            blanks += glyph.text
            continue
        gap = glyph.left - last.right
        if gap - stretch > (_PART_BLANK if blanks else _PART) * max(last.size, glyph.size):
            yield LineRun(_joined(texts), left, last.right)
            texts, left = [], glyph.left
        elif blanks or gap > _usual_gap(last, glyph, stretch):
            texts.append((texts[-1][0], blanks or " "))
        texts.append((runs_of(glyph, size, base), glyph.text))
        last, blanks = glyph, ""
    yield LineRun(_joined(texts), left, last.right)


def _joined(texts: Sequence[tuple[tuple[Run, ...], str]]) -> str:
    """The text of a part, each of its runs between the signs of its kind."""
    pieces = groupby(texts, key=lambda one: one[0])
    return "".join(as_run(_whole("".join(text for _, text in piece)), runs) for runs, piece in pieces)


def _usual_gap(left: Glyph, right: Glyph, stretch: float) -> float:
    """The widest gap between the two that is no blank."""
    size = min(left.size, right.size)
    if not is_wide(left.text) and not is_wide(right.text):
        return _BLANK * size
    allowed = (_WIDE_BLANK if left.prints_blanks and right.prints_blanks else _BLANK) * size
    return allowed + stretch


def _stretch(glyphs: Sequence[Glyph]) -> float:
    """How far the letters of a line are spread to fill it."""
    gaps = [
        right.left - left.right
        for left, right in pairwise(glyphs)
        if is_wide(left.text) and is_wide(right.text) and not left.text.isspace() and not right.text.isspace()
    ]
    return max(0.0, median(gaps)) if gaps else 0.0


def _whole(text: str) -> str:
    """`text` with each pair of surrogates as the character that it is."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
