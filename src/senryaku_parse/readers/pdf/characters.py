"""The characters of a page, where each stands: from PDFium into a frame in which the text reads to the right."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Sequence
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from senryaku_parse.limits import TABLES_ONLY, Limits
from senryaku_parse.readers.pdf.shapes import Frame, Glyph, Turn, is_wide, turned

_BOLD = re.compile(r"bold|heavy|black|demi|W[6-9]\b|,b\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2
"""The rendering mode that prints plain letters bold."""
_GENERATED = frozenset({0x20, 0x0D, 0x0A})
"""What PDFium puts in between characters: where they stand tells more."""
_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF06C: "●", 0xF06E: "■", 0xF0D8: "➢", 0xF0A8: "◇", 0xF06F: "□", 0xF0FC: "✓"}
"""The marks of items in Symbol and Wingdings, which have codes of their own."""
_HYPHEN = 0x02
"""What PDFium makes of a hyphen at the end of a line."""
_UNKNOWN = "\ufffd"
_ASLANT = 0.02
"""Share of a direction off the axis beyond which a text stands aslant."""
_PEN = 0.05
"""Share of the size that the box of a character may begin beside its pen."""


class PageText(NamedTuple):
    """The characters of a page in the order in which they are printed."""

    frame: Frame
    glyphs: tuple[Glyph, ...]
    unmapped: int
    """Characters whose font does not say which they are."""


class _Style(NamedTuple):
    size: float
    wide: float
    """Width of a full-width character."""
    bold: bool
    turn: Turn


class _Printed(NamedTuple):
    text: str
    pen: tuple[float, float]
    loose: tuple[float, float, float, float]
    tight: tuple[float, float, float, float]
    style: _Style


def read_characters(page: Any, limits: Limits, *, prints_blanks: bool = True) -> PageText:
    """The characters of the open `page`; `prints_blanks` says whether a blank is a character in its document.

    Raises:
        TooLargeError: there are more than `limits` allow.
    """
    text = pdfium.FPDFText_LoadPage(page)
    try:
        count = pdfium.FPDFText_CountChars(text)
        limits.check("page_characters", count, "limits.page-characters", TABLES_ONLY)
        printed, unmapped = _printed(text, count)
    finally:
        pdfium.FPDFText_ClosePage(text)
    turns = Counter(one.style.turn for one in printed if one.style.turn is not None)
    frame = _frame(page, turns.most_common(1)[0][0] if turns else 0)
    return PageText(frame, tuple([_glyph(one, frame, prints_blanks) for one in printed]), unmapped)


def _printed(text: Any, count: int) -> tuple[list[_Printed], int]:
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    loose = pdfium.FS_RECTF()
    styles: dict[int, _Style] = {}
    found: list[_Printed] = []
    unmapped = 0
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in _GENERATED and (code != 0x20 or pdfium.FPDFText_IsGenerated(text, at)):
            continue
        holder = pdfium.FPDFText_GetTextObject(text, at)
        if not holder:
            continue
        key = ctypes.addressof(holder.contents)
        style = styles.get(key) or styles.setdefault(key, _style(text, at, holder))
        character = _character(code)
        if character == _UNKNOWN or pdfium.FPDFText_HasUnicodeMapError(text, at) == 1:
            unmapped += 1
            character = _UNKNOWN
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, loose)
        pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top)
        found.append(
            _Printed(
                character,
                (x.value, y.value),
                (loose.left, loose.bottom, loose.right, loose.top),
                (left.value, bottom.value, right.value, top.value),
                style,
            )
        )
    return found, unmapped


def _character(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    return chr(code) if 0 < code < 0x110000 else _UNKNOWN


def _style(text: Any, at: int, holder: Any) -> _Style:
    """How the character `at` and all others of its text object look."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
    own = pdfium.FPDFText_GetFontSize(text, at)
    bold = (
        _BOLD.search(name.value.decode("latin-1")) is not None
        or pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD_WEIGHT
        or pdfium.FPDFTextObj_GetTextRenderMode(holder) == _FILL_AND_STROKE
    )
    return _Style(
        size=abs(own * hypot(matrix.c, matrix.d)) or 1.0,
        wide=abs(own * hypot(matrix.a, matrix.b)) or 1.0,
        bold=bold,
        turn=_turn(matrix.a, matrix.b),
    )


def _turn(along: float, up: float) -> Turn:
    slack = _ASLANT * hypot(along, up)
    if abs(up) <= slack:
        return 0 if along >= 0 else 2
    if abs(along) <= slack:
        return 1 if up > 0 else 3
    return None


def _frame(page: Any, turn: int) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    one, other = turned(box.left, box.bottom, turn), turned(box.right, box.top, turn)
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return Frame(turn, left, top, abs(one[0] - other[0]), abs(one[1] - other[1]))


def _glyph(one: _Printed, frame: Frame, prints_blanks: bool) -> Glyph:
    style = one.style
    left, base = frame.place(*one.pen)
    x, y = frame.place((one.tight[0] + one.tight[2]) / 2, (one.tight[1] + one.tight[3]) / 2)
    turn = None if style.turn is None else (style.turn - frame.turn) % 4
    return Glyph(one.text, left, base, _advance(one), x, y, style.size, style.bold, turn, prints_blanks)


def _advance(one: _Printed) -> float:
    """How far the pen goes on: to the end of the character's place, where its box begins at the pen."""
    if one.style.turn is None:
        return 0.0
    pen = turned(*one.pen, one.style.turn)[0]
    begin, end = _extent(one.loose, one.style.turn)
    wide = is_wide(one.text)
    if abs(begin - pen) > _PEN * one.style.size:
        end = pen + one.style.wide if wide else _extent(one.tight, one.style.turn)[1]
    return max(0.0, min(end - pen, one.style.wide) if wide else end - pen)


def _extent(box: Sequence[float], turn: int) -> tuple[float, float]:
    ends = (turned(box[0], box[1], turn)[0], turned(box[2], box[3], turn)[0])
    return min(ends), max(ends)
