"""A cell that holds the name of a level, and in the lines below it what is said of it: 「(1) 企業誘致<br>工場の立地を促します。」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.lists import is_bulleted
from senryaku_parse.patterns import later
from senryaku_parse.plan.labelled import read_labelled
from senryaku_parse.tables import EMPTY, Cell, Origin
from senryaku_parse.text import ends_as_sentence, fold_space, goes_on, join_lines
from senryaku_parse.vocabulary import Vocabulary

_STOP = later(r"(?:。|ます|です|である)[)）]?\Z")
"""Ends what can hardly be a name."""
_WITHIN = re.compile(r"[、。，](?=.)")
_IN_BRACKETS = re.compile(r"[(（][^()（）]{8,}[)）]")
_LONG = 20
"""Letters of a sentence that is not the end of a name on two lines: 「子どもが育つ<br>まちをつくります。」."""
_OPEN_ENDS = frozenset("のをにへとがはでもや、，・「『（(【〈《－-～")
"""Ends a line that the name goes on below."""
_SHORTER = 2
"""Letters that a line lacks to the width of its cell, where the text did not end for want of room."""


def split_name(cell: Cell, vocabulary: Vocabulary) -> tuple[Cell, Cell]:
    """The name of the level that `cell` holds, and the text below it; blank for most."""
    if "\n" not in cell.text:
        return cell, EMPTY
    lines = [line for line in map(fold_space, cell.text.split("\n")) if line]
    labelled = read_labelled(lines[0], vocabulary)
    at = _name_ends(lines, 2 if labelled and not labelled.rest else 1)
    if at is None:
        return cell, EMPTY
    return cell.with_text(join_lines("\n".join(lines[:at]))), cell.with_text("\n".join(lines[at:]))


def _name_ends(lines: Sequence[str], start: int) -> int | None:
    """How many of `lines`, `start` at least, the name takes, where sentences follow it; null where none do."""
    last = len(lines) - 1
    if last >= start and _IN_BRACKETS.fullmatch(lines[last]) and ends_as_sentence(lines[last][:-1]):
        return last
    if last < start or not _STOP.search(lines[last]):
        return None
    if all(map(is_bulleted, lines[start:])):
        return start
    width = max((len(line) for line in lines[start:last] if not _STOP.search(line)), default=0)
    for at in range(start, last + 1):
        above, below = lines[at - 1], lines[at]
        if _STOP.search(above) or (at > start and _WITHIN.search(above)):
            return None
        is_full = at < last and width and len(above) > width - _SHORTER
        if is_full or above[-1:] in _OPEN_ENDS or goes_on(below):
            continue
        said = join_lines("\n".join(lines[at:]))
        return at if len(said) >= _LONG or _WITHIN.search(said) else None
    return None


def text_entry(cell: Cell, origin: Origin) -> Entry:
    """What `cell` says of the level in force."""
    return Entry("text", {"text": cell}, origin, EMPTY)
