"""Grid tables (`+---+`), as pandoc's Markdown draws spans → raw tables. docutils reads the drawing.

Source: reStructuredText Markup Specification, "Grid Tables"; pandoc User's Guide, extension `grid_tables`.
"""

from __future__ import annotations

import re
import unicodedata

from senryaku_parse.readers.inline import plain_text
from senryaku_parse.readers.pipe_table import NumberedLine
from senryaku_parse.tables import RawCell, RawRow, RawTable

_BORDER = re.compile(r"\+(?:[-=:]+\+)+")


def is_grid(lines: list[NumberedLine]) -> bool:
    """Whether `lines` are drawn as a grid: a border above and below."""
    return len(lines) > 2 and bool(_BORDER.fullmatch(lines[0][1])) and bool(_BORDER.fullmatch(lines[-1][1]))


def read_grid_table(lines: list[NumberedLine]) -> RawTable | None:
    """The table that `lines` draw; null where the drawing does not close."""
    from docutils.parsers.rst.tableparser import GridTableParser, TableMarkupError
    from docutils.statemachine import StringList

    first = lines[0][0]
    try:
        padded = [_padded(text) for _, text in lines]
        width = max(map(len, padded))
        _, head, body = GridTableParser().parse(StringList([text.ljust(width) for text in padded]))
    except (TableMarkupError, IndexError, AssertionError):  # the latter two where a line ends before its border
        return None
    rows = [
        RawRow(
            tuple(_cell(cell, first) for cell in row if cell),
            min((first + cell[2] for cell in row if cell), default=first),
        )
        for row in (*head, *body)
    ]
    return RawTable((tuple(rows),), first)


def _padded(line: str) -> str:
    """`line` with a filler behind each full-width character, so that a column is a character."""
    line = line.replace(":", "-") if _BORDER.fullmatch(line) else line
    return "".join(character + ("\0" if unicodedata.east_asian_width(character) in "WF" else "") for character in line)


def _cell(cell: tuple[int, int, int, list[str]], first: int) -> RawCell:
    more_rows, more_columns, offset, content = cell
    text = plain_text("\n".join(line.replace("\0", "").strip() for line in content).strip())
    return RawCell(text, more_rows + 1, more_columns + 1, first + offset)
