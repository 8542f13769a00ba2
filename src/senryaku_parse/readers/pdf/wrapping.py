"""Lines of an area → its text: those that the width of the area broke are joined, others stay lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from senryaku_parse.lists import is_bulleted
from senryaku_parse.readers.pdf.lines import PageLine
from senryaku_parse.readers.pdf.shapes import is_wide
from senryaku_parse.text import split_enumerator

_CLOSING = r"[、。，．・：；！？ー～〜…々）)」』】〕〉》’”%％\]ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*"
_TOGETHER = re.compile(rf"[（(「『【〔〈《“‘\[]*(?:[!-~]+|.){_CLOSING}(?:[/／].{_CLOSING})?")
"""What stands on one line: a character or a word, and those that begin or end no line beside it (JIS X 4051)."""
_WORD_END = re.compile(r"[!-~]*[0-9A-Za-z]\Z")
_WORD_START = re.compile(r"[0-9A-Za-z][!-~]*")
_SLACK = 0.5
"""Sizes by which what would have fitted may be misjudged."""
_TIGHT_SLACK = 0.15
_NARROW = 7.0
"""Sizes across below which an area is so narrow that lines of a list may look broken by its width."""
_NEW_PARAGRAPH = 1.35
"""Distance of lines, beside the smallest in the area, that parts paragraphs."""
_CENTRED = 0.6
"""Sizes by which what is left free on both sides of a centred line may differ."""


class TextWidth(NamedTuple):
    """The width of an area that text may take."""

    left: float
    right: float


def text_of(lines: Sequence[PageLine], room: TextWidth) -> str:
    """The text of one area, its lines from top to bottom."""
    if not lines:
        return ""
    if all(not line.upright for line in lines):
        return "".join(line.text for line in sorted(lines, key=lambda line: (-line.left, line.base)))
    return "\n".join(text for text, _ in paragraphs(lines, room))


def paragraphs(lines: Sequence[PageLine], room: TextWidth) -> Iterator[tuple[str, Sequence[PageLine]]]:
    """Each text that goes on over lines, with its lines."""
    pitch = min((below.base - above.base for above, below in pairwise(lines)), default=0.0)
    aligned = _starts_together(lines, room)
    text, start = lines[0].text, 0
    for at, (above, below) in enumerate(pairwise(lines), 1):
        near = below.base - above.base <= _NEW_PARAGRAPH * pitch + 0.5
        if near and _goes_on(above, below, room, aligned) and not _alike(lines, above, room):
            text += between(above, below, room) + below.text
        else:
            yield text, lines[start:at]
            text, start = below.text, at
    yield text, lines[start:]


def goes_on(above: PageLine, below: PageLine, room: TextWidth, lines: Sequence[PageLine]) -> bool:
    """Whether `below` goes on with `above`, the last of the `lines` of an area, which had no room for it."""
    return _goes_on(above, below, room, _starts_together(lines, room))


def _starts_together(lines: Sequence[PageLine], room: TextWidth) -> bool:
    """Whether the lines begin at the left; False where they are centred or end at the right."""
    centred = all(abs((line.left - room.left) - (room.right - line.right)) <= _CENTRED * line.size for line in lines)
    last = lines[-1]
    at_right = all(room.right - line.right <= _CENTRED * line.size for line in lines)
    return not (centred or at_right) or last.left - room.left <= _CENTRED * last.size


def _goes_on(above: PageLine, below: PageLine, room: TextWidth, aligned: bool) -> bool:
    """Whether `below` begins with what had no room in `above`, and with no mark of an item."""
    if not (above.upright and below.upright) or abs(above.size - below.size) > 0.15 * above.size:
        return False
    if is_bulleted(below.plain) or split_enumerator(below.plain)[0]:
        return False
    width = room.right - room.left
    free = room.right - above.right if aligned else width - (above.right - above.left)
    slack = _TIGHT_SLACK if width <= _NARROW * above.size else _SLACK
    together = _TOGETHER.match(below.plain)
    needed = _width(together[0] if together else below.plain[:1], below.size)
    return free < min(needed, width) + slack * above.size


def _alike(lines: Sequence[PageLine], line: PageLine, room: TextWidth) -> bool:
    """Whether all lines of a narrow area end alike, as 総務課, 企画課 do: then each is an entry."""
    if room.right - room.left > _NARROW * line.size or len(lines) < 2:
        return False
    return len({one.plain[-1] for one in lines}) == 1 and all(len(one.plain) > 1 for one in lines)


def between(above: PageLine, below: PageLine, room: TextWidth) -> str:
    """What stands between two lines that are one: a blank where two Latin words meet."""
    if above.blank_behind:
        return " "
    word, next_word = _WORD_END.search(above.plain), _WORD_START.match(below.plain)
    if not word or not next_word or (above.blank_behind is False and (word[0] + next_word[0]).isdigit()):
        return ""
    return " " if _width(word[0] + next_word[0], above.size) <= room.right - room.left else ""


def _width(text: str, size: float) -> float:
    return sum(1.0 if is_wide(character) else 0.55 for character in text) * size
