"""Tables that only frame a text: a heading in a box, or a whole measure, with its lists, in a cell. Read as the text that they hold.

A box holds one name: 「施策1-1」 beside 「働き方」. A cell holds a text where its lines begin with a level or a caption,
and say more below: 「施策1 …」, 「【KPI】」, 「・…」. Where any cell of a table is no such text, the table stays one.
"""

from __future__ import annotations

from senryaku_parse.tables import Document, RawTable
from senryaku_parse.vocabulary import Vocabulary

_MOST_ROWS = 12


def open_texts(document: Document, vocabulary: Vocabulary) -> Document:
    """`document` with the texts of such tables in their place; itself where it has none."""
    suspects = {
        at: block for at, block in enumerate(document.blocks) if isinstance(block, RawTable) and _may_frame(block)
    }
    if suspects:
        from senryaku_parse.layouts.framed import open_framed  # few documents frame a text

        document = open_framed(document, suspects, vocabulary)
    overviews = [at for at, block in enumerate(document.blocks) if isinstance(block, RawTable) and _may_oversee(block)]
    if len(overviews) == 1:
        from senryaku_parse.layouts.goal_columns import open_columns  # nor have they an overview

        document = open_columns(document, overviews[0], vocabulary)
    return document


def _may_frame(table: RawTable) -> bool:
    """Whether `table` has few enough rows and cells for texts: a first look."""
    if table.sheet is not None:
        return False
    if sum(map(len, table.groups)) > _MOST_ROWS:
        return all(len(row.cells) == 1 for group in table.groups for row in group)
    rows = [row for group in table.groups for row in group]
    return all("\n" in cell.text or len(row.cells) == 1 for row in rows[1:] for cell in row.cells[:1])


def _may_oversee(table: RawTable) -> bool:
    """Whether the last of a few rows of `table` ends in a cell of several lines: a first look for a column a goal."""
    last = table.groups[-1][-1].cells if table.groups and table.groups[-1] else ()
    return len(last) > 2 and "\n" in last[-1].text and 1 < sum(map(len, table.groups)) <= _MOST_ROWS
