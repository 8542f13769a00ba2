"""Tables that are written as plainly as a table can be: read from the source, before HTML is parsed.

Each row on one line, every tag closed, nothing but text in the cells: of such a table the standard leaves no doubt, and
its tree would be written out again only to be read as text (see `html_plain`). Where it stands is the parser's to say:
it finds an empty table with a number there. Where it does not find one for each (one was written in a comment, a
script, an attribute), nothing is taken.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.readers.html_lines import LINE
from senryaku_parse.readers.html_plain import CELL, read_tag
from senryaku_parse.readers.html_text import fold
from senryaku_parse.tables import RawCell, RawRow

NUMBER = "\ufdd1"
"""The attribute that holds the number of a table that was taken: a noncharacter of Unicode, as `LINE` is."""

_TEXT = "[^<&\n\r\0\ud800-\udfff]*+"
_SPANS = r'(?: rowspan="\d*+"(?: colspan="\d*+")?+| colspan="\d*+"(?: rowspan="\d*+")?+)?+'
_ATTRIBUTES = rf'(?: class="[\w -]*+")?+(?: scope="[a-z]*+")?+{_SPANS}'
_CELL = rf"(?:<td{_ATTRIBUTES}>{_TEXT}</td>|<th{_ATTRIBUTES}>{_TEXT}</th>)"
_ROW = rf"<tr{_ATTRIBUTES}>{_CELL}*+</tr>"
_TABLE = re.compile(rf"<table{_ATTRIBUTES}>[ \n]*+(?:<tbody>[ \n]*+)?+(?:{_ROW}[ \n]*+)++(?:</tbody>[ \n]*+)?+</table>")
_CELL_OR_ROW_END = re.compile(rf"{CELL.pattern}|(</tr>[ \n]*+)")


_TAKEN = re.compile(rf"\s*(?:<table {NUMBER}=[0-9]+>\n*</table>\s*)+")


class PlainTable(NamedTuple):
    """A table taken from the source."""

    rows: tuple[RawRow, ...]
    first_line: int
    last_line: int
    """Line of its last row."""


def take_plain_tables(html: str, first_line: int) -> tuple[str, list[PlainTable]]:
    """`html`, whose first line is `first_line`, with an empty numbered table for each plain one, and these.

    Lines stay where they are.
    """
    tables: list[PlainTable] = []
    if "\r" in html or LINE in html or NUMBER in html:
        return html, tables
    pieces: list[str] = []
    end, line = 0, first_line
    for found in _TABLE.finditer(html):
        pieces.append(html[end : found.start()])
        line += pieces[-1].count("\n")
        lines = found[0].count("\n")
        pieces.append(f"<table {NUMBER}={len(tables)}>" + "\n" * lines + "</table>")
        tables.append(_read(found[0], line))
        end, line = found.end(), line + lines
    return "".join([*pieces, html[end:]]), tables


def nothing_else(rest: str) -> bool:
    """Whether `rest`, which `take_plain_tables` left, holds nothing beside the tables that were taken."""
    return _TAKEN.fullmatch(rest) is not None


def _read(html: str, line: int) -> PlainTable:
    rows: list[RawRow] = []
    cells: list[RawCell] = []
    first = last = line
    line += html.count("\n", 0, html.index("<tr"))
    for tag, text, row_end in _CELL_OR_ROW_END.findall(html):
        if row_end:
            rows.append(RawRow(tuple(cells), line))
            cells, last = [], line
            line += row_end.count("\n")
        else:
            cells.append(RawCell(fold(text), *_spans(tag)) if tag else RawCell(fold(text)))
    return PlainTable(tuple(rows), first, last)


@lru_cache(maxsize=256)
def _spans(tag: str) -> tuple[int, int]:
    """Rows and columns that a cell with the attributes `tag` covers."""
    rows, columns, _ = read_tag(tag)
    return rows, columns
