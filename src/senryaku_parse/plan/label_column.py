"""Whether the first column of a table holds the role of each row, or says what the row has of its columns."""

from __future__ import annotations

from senryaku_parse.plan.header import MAX_ABOVE, find_header, has_kinds
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.rows import is_strategy, row_label
from senryaku_parse.tables import Cell, Grid
from senryaku_parse.vocabulary import Role, Vocabulary

_LONGEST_HEADING = 20
"""Characters of a heading."""


def has_label_column(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether labels stand in the first column: of several roles, more than one without a number, or one beside the
    headings of its list of projects. One that comes again in the rows of a header is one merged over them."""
    if not is_strategy(grid, vocabulary) or heads_kinds(grid, vocabulary):
        return False
    roles: set[Role] = set()
    bare: dict[Cell, int] = {}
    for at, row in enumerate(grid.rows):
        if label := row_label(row, vocabulary):
            roles.add(label.role)
            if label.enumerator is None:
                bare.setdefault(row.slots[0], at)
            if len(roles) > 1 or (label.role == "project" and vocabulary.headings(row.texts)):
                return True
    header = find_header(grid, vocabulary) if len(bare) > 1 else None
    return len(bare) > 1 and (header is None or not all(header.start <= at < header.stop for at in bare.values()))


def heads_kinds(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the first column of `grid` says what each row holds, below a header of what the others say of it."""
    for row in grid.rows[: MAX_ABOVE + 1]:
        if row_label(row, vocabulary):
            return False
        if max(map(len, row.texts)) > _LONGEST_HEADING:
            continue
        values = {part for text in row.texts[1:] if text for part in read_heading(text, vocabulary).parts[:1]}
        if not values.isdisjoint(("aim", "baseline")):
            header = find_header(grid, vocabulary)
            return header is not None and has_kinds(header.heads, grid.rows[header.stop :], vocabulary)
    return False
