"""What a person says of the lines of a text: the levels that they name."""

from __future__ import annotations

from typing import Literal, Protocol

from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.said import Said

TOLD = "="
"""Begins the style of lines whose level a person tells: "=goal"."""


class LinesTold(Protocol):
    """What is told of the lines of a document."""

    skipped: frozenset[int]
    """Numbers of the blocks that are no part of the strategy."""

    lists: Literal["target", "kpi", "indicator", "project"] | None
    """What lists hold that no line heads; null where nothing is told."""

    def names_level(self, line: Line) -> bool:
        """Whether a person tells what `line` is."""
        ...

    def said(self, line: Line, alone: Said, *, item: bool) -> Said:
        """`line` as it is told to be; `alone`, what it says by itself, where nothing is told.

        An `item` of a list names a level only where its beginning is told.
        """
        ...


def style_of(level: str) -> str:
    """The style of lines that are told to name `level`."""
    return f"{TOLD}{level}"
