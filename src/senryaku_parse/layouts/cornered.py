"""Tables of indicators whose measure stands in the corner, where the heading over their names should: a title of its own."""

from __future__ import annotations

from senryaku_parse.plan.cards import names_measure
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Cell, Grid, make_row
from senryaku_parse.vocabulary import VALUES, Vocabulary

_INDICATOR = "指標"


def open_corner(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """`grid` with the level in its first cell in a row over all columns, above a heading over the names of indicators."""
    if len(grid.rows) < 2 or grid.width < 3:
        return grid
    header, below = grid.rows[0], grid.rows[1]
    corner, *heads = header.slots
    if not corner.text or not vocabulary.may_begin_part(header.texts[1]) or not below.texts[0]:
        return grid
    if not (read_level(corner.text, vocabulary) or names_measure(corner.text)) or vocabulary.parts(corner.text):
        return grid
    read = [read_heading(cell.text, vocabulary) for cell in heads if cell.text]
    if not all(one.known for one in read) or sum(bool(VALUES.intersection(one.parts[:1])) for one in read) < 2:
        return grid
    if begins_value(below.texts[0]) or not any(map(begins_value, below.texts[1:])):
        return grid
    title = make_row((corner,) * grid.width, header.origin)
    return grid.with_rows([title, header.with_cell(0, Cell(_INDICATOR)), *grid.rows[1:]])
