"""The text of a cell as its runs: what is struck, raised or lowered in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from openpyxl.utils.escape import unescape


class Run(NamedTuple):
    """A piece of a text in one look."""

    text: str
    struck: bool = False
    raised: bool = False
    lowered: bool = False


Runs: TypeAlias = str | tuple[Run, ...]
"""A text in one look, nothing of which is marked, or its runs."""


def run_text(runs: Runs, look: Run | None = None) -> str:
    """The one place where the runs of a cell become its text; `look` is that of the whole cell, where it is marked."""
    text = runs if isinstance(runs, str) else "".join(run.text for run in runs)
    return _plain(text)


def runs_of(pieces: Sequence[Run]) -> Runs:
    """`pieces` as they are kept: a text alone where none is marked."""
    if any(run[1:] != (False, False, False) for run in pieces):
        return tuple(pieces)
    return "".join(run.text for run in pieces)


def _plain(text: str) -> str:
    """`text` with the characters that XML can't hold, and line ends as ours are."""
    if "_x" in text:
        text = unescape(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
