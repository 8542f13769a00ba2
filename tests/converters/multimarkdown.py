"""The true table as MultiMarkdown writes it: `||` where a cell goes on to the right, `^^` where it goes on below."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.printing import WIDTH, PrintedRow, slots_of


def to_multimarkdown(rows: Sequence[PrintedRow]) -> str:
    """`rows` below an empty header row."""
    below = slots_of(rows, down=True)
    lines = [_line(row, below[at][0]) for at, row in enumerate(rows)]
    return "\n".join(["|" + "  |" * WIDTH, "|" + "---|" * WIDTH, *lines]) + "\n"


def _line(row: PrintedRow, label: str) -> str:
    """One row; where `row` does not begin with its label, `label` goes on from above."""
    above = "" if row[0].label or not label else "| ^^ "
    return above + "".join(f"| {cell.text} " + "|" * (cell.colspan - 1) for cell in row) + "|"
