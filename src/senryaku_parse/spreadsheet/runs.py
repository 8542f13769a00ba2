"""The text of a cell as its runs: what is struck, raised or lowered in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from openpyxl.utils.escape import unescape

from senryaku_parse.marks.runs import LOWERED, RAISED, Run, as_run

Looks: TypeAlias = tuple[Run, ...]
"""How a text stands, outermost first."""


class RichRun(NamedTuple):
    """A piece of text with one formatting."""

    text: str
    looks: Looks | None = None
    """Null where that of its cell holds."""


RichText: TypeAlias = str | tuple[RichRun, ...]
"""A text in the look of its cell, or its pieces."""


def looks_of(alignment: str | None) -> Looks:
    """What a font's vertical alignment is called in a workbook → how its text stands."""
    return {"superscript": (RAISED,), "subscript": (LOWERED,)}.get(alignment or "", ())


def rich_text(pieces: Sequence[RichRun]) -> RichText:
    """`pieces` as they are kept: a text where all stand as their cell does, or as usual in a cell that does."""
    if any(piece.looks for piece in pieces) or {piece.looks for piece in pieces} == {None, ()}:
        return tuple(pieces)
    return "".join(piece.text for piece in pieces)


def run_text(text: RichText, of_cell: Looks) -> str:
    """The one place where the runs of a cell become its text; `of_cell` is how the whole cell stands."""
    if isinstance(text, str):
        return as_run(_plain(text), of_cell)
    return "".join(as_run(_plain(piece.text), of_cell if piece.looks is None else piece.looks) for piece in text)


def _plain(text: str) -> str:
    """`text` with the characters that XML can't hold, and line ends as ours are."""
    if "_x" in text:
        text = unescape(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
