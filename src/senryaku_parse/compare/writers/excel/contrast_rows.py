"""新旧対照表, row by row: what changed with its headings, the rest left out as 「（略）」. No openpyxl."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias

from senryaku_parse.compare.kinds import TYPES
from senryaku_parse.compare.writers.lines import Group, Line, Part, in_context
from senryaku_parse.compare.writers.marking import Run, Runs, plain

Look: TypeAlias = Literal["goal", "measure", "leaf", "omitted"]

_OMITTED = "（略）"


class ContrastRow(NamedTuple):
    """One row of the table."""

    look: Look
    type: str
    old: Runs
    new: Runs
    remarks: str
    line: Line | None
    """The node it shows; null where it stands for those left out."""


def contrast_rows(groups: Sequence[Group]) -> Iterator[ContrastRow]:
    """The rows of all goals."""
    for group in groups:
        yield _shown(group.goal)
        shown = {id(line) for line in in_context(group)}
        marked = ((id(line) in shown, line) for line in group.lines)
        for is_shown, pairs in groupby(marked, itemgetter(0)):
            lines = [line for _, line in pairs]
            yield from map(_shown, lines) if is_shown else (_omitted(lines),)


def _shown(line: Line) -> ContrastRow:
    look: Look = "goal" if line.row.type == "goal" else "measure" if line.row.type == "measure" else "leaf"
    old, new = _side(line, "old"), _side(line, "new")
    return ContrastRow(look, TYPES[line.row.type], old, new, "\n".join(line.remarks), line)


def _omitted(lines: Sequence[Line]) -> ContrastRow:
    return ContrastRow("omitted", "", plain(_OMITTED), plain(_OMITTED), f"変更なし {len(lines):,}項目", None)


def _side(line: Line, side: Literal["old", "new"]) -> Runs:
    """All that a node says on one side: its title, then a line for each other part."""
    return tuple(run for part in line.parts for run in _labelled(part, part.old if side == "old" else part.new))


def _labelled(part: Part, runs: Runs) -> Runs:
    return (Run(f"\n{part.label}：" if part.label else ""), *runs) if runs and part.label else runs
