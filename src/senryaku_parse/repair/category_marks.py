"""区分 as a column a category, a circle in one of them: one column that names the category of each row."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.patterns import later
from senryaku_parse.plan.header import Head, Header
from senryaku_parse.plan.headings import Heading
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary

_MARK = later(r"[○〇◯●◎☑✓✔レ■★☆*＊]|有|該当")
_FEWEST = 2
_HEADING = "区分"


def name_categories(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, Header, list[Finding]]:
    """`grid` with neighbouring columns of circles below categories joined to one, which holds the heading of each circle."""
    columns = _columns(grid, header, vocabulary)
    if len(columns) < _FEWEST:
        return grid, header, []
    texts = [header.heads[at].path[-1].text for at in columns]
    first = columns[0]
    rows = [
        _named(row, columns, texts) if at >= header.stop else _headed(row, columns) for at, row in enumerate(grid.rows)
    ]
    heads = [head for at, head in enumerate(header.heads) if at not in columns[1:]]
    heads[first] = Head((Heading(_HEADING, ("category",)),))
    top = grid.rows[header.stop - 1].slots[first]
    told = finding(
        "column-joined",
        render("repair.category-marks", headings=render("common.dot").join(texts)),
        before=" | ".join(texts),
        after=_HEADING,
        position=top.position,
    )
    return grid.with_rows(rows), header._replace(heads=tuple(heads)), [told]


def _columns(grid: Grid, header: Header, vocabulary: Vocabulary) -> list[int]:
    """The first neighbouring columns whose headings are categories and that hold nothing but marks, one a row at most."""
    found: list[int] = []
    for at, head in enumerate(header.heads):
        if head.path and vocabulary.is_category(head.path[-1].text):
            found.append(at)
        elif len(found) >= _FEWEST:
            break
        else:
            found = []
    body = [row for row in grid.rows[header.stop :] if any(row.texts)]
    said = [[row.texts[at] for at in found if row.texts[at]] for row in body]
    are_marks = all(_MARK.fullmatch(text) for texts in said for text in texts)
    return found if any(said) and are_marks and all(len(texts) < _FEWEST for texts in said) else []


def _named(row: Row, columns: Sequence[int], texts: Sequence[str]) -> Row:
    """`row` with the category that is marked in the first of `columns`, without the others."""
    marked = next(((row.slots[at], text) for at, text in zip(columns, texts, strict=True) if row.texts[at]), None)
    cell = marked[0].with_text(fold_space(marked[1])) if marked else EMPTY
    return row.with_slots(
        tuple([cell if at == columns[0] else slot for at, slot in enumerate(row.slots) if at not in columns[1:]])
    )


def _headed(row: Row, columns: Sequence[int]) -> Row:
    """`row` of the header with what stands over `columns` in the first of them."""
    cells = list({id(row.slots[at]): row.slots[at] for at in columns if row.texts[at]}.values())
    text = " ".join(cell.text for cell in cells)
    cell = cells[0] if len(cells) == 1 else Cell(text, tuple(origin for one in cells for origin in one.origins))
    return row.with_slots(
        tuple([cell if at == columns[0] else slot for at, slot in enumerate(row.slots) if at not in columns[1:]])
    )
