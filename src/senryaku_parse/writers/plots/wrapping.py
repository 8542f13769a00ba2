"""Names → lines of a width, as Japanese is set: a closing mark never begins a line, an opening one never ends it."""

from __future__ import annotations

import math
import re
import unicodedata

from senryaku_parse.text import SURROGATE, fold_space

_UNBROKEN = re.compile(
    r"[（「『【〈《［]*(?:[!-~]+|.)[、。，．・：；？！）」』】〉》］ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％]*"
)
"""One character, or one word of ASCII, with the marks that stick to it."""


def wrap(text: str, width: int, lines: int) -> tuple[str, ...]:
    """`text` in at most `lines` lines of `width` half-width characters, about as long as each other.

    「…」 ends what is cut. White space is folded, lone surrogates are U+FFFD; an empty text has no lines.
    """
    folded = fold_space(SURROGATE.sub("\ufffd", text))
    kept = folded[: width * lines]
    wrapped = _filled(kept, width)
    if kept != folded or len(wrapped) > lines:
        return (*wrapped[: lines - 1], _cut(wrapped[lines - 1], width - 2) + "…")
    return tuple(_filled(kept, _least_width(kept, width, len(wrapped)))) if kept else ()


def display_width(text: str) -> int:
    """Half-width characters that `text` takes: a full-width one counts two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _filled(text: str, width: int) -> list[str]:
    """Lines as full as they can be."""
    lines = [""]
    for piece in _pieces(text, width):
        if lines[-1] and display_width(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str, width: int) -> list[str]:
    """What may not be broken; what is wider than a line is broken anywhere."""
    pieces: list[str] = _UNBROKEN.findall(text)
    return [part for piece in pieces for part in ([piece] if display_width(piece) <= width else piece)]


def _least_width(text: str, width: int, lines: int) -> int:
    """The least width in which `text`, which takes `lines` lines of `width`, takes no more of them."""
    widest = max(map(display_width, _pieces(text, width)))
    least = max(widest, math.ceil(display_width(text) / lines))
    return next((less for less in range(least, width) if len(_filled(text, less)) <= lines), width)


def _cut(line: str, width: int) -> str:
    while display_width(line) > width:
        line = line[:-1]
    return line
