"""Rows that a page break tears: the rest at the top of the next page goes back to the row at the bottom of this one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.readers.pdf.cells import PageTable, TextCell
from senryaku_parse.readers.pdf.page_content import Area, Page
from senryaku_parse.readers.pdf.wrapping import between, goes_on
from senryaku_parse.source import Position

_SAME_PLACE = 4.0
"""Points by which the sides of a column may differ from page to page."""


def join_torn_rows(pages: Sequence[Page]) -> tuple[list[Page], list[Finding]]:
    """`pages` with each row that a page break tore whole on the page where it begins, and a finding for each."""
    found = [list(page.content) for page in pages]
    findings: list[Finding] = []
    header: PageTable | None = None
    for content, following in pairwise(found):
        above, below = content[-1] if content else None, following[0] if following else None
        if not isinstance(above, PageTable) or not isinstance(below, PageTable) or below.page != above.page + 1:
            header = None
            continue
        header = header if header and len(content) == 1 else above
        joined = _joined(above, below, _repeated(header, below))
        if joined:
            content[-1], following[0] = joined[:2]
            findings += joined[2]
            following[:] = [item for item in following if isinstance(item, Area) or item.cells]
    kept = [page._replace(content=tuple(content)) for page, content in zip(pages, found, strict=True)]
    return kept, findings


def _repeated(header: PageTable, below: PageTable) -> int:
    """How many rows at the top of `below` repeat those at the top of the table on its first page."""
    rows = 0
    while rows < min(header.height, below.height) and _texts(header, rows) == _texts(below, rows):
        rows += 1
    return rows


def _texts(table: PageTable, row: int) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in table.cells if cell.row == row]


def _joined(above: PageTable, below: PageTable, first: int) -> tuple[PageTable, PageTable, list[Finding]] | None:
    """Both tables with the row that is torn between them whole; null where none is."""
    last = above.height - 1
    ending = [cell for cell in above.cells if cell.row == last]
    beginning = [cell for cell in below.cells if cell.row == first]
    pairs = [(upper, lower) for upper in ending for lower in beginning if _is_same_column(upper, lower)]
    if _is_label_alone(ending, pairs):
        moved = {lower: lower._replace(text=upper.text, lines=upper.lines) for upper, lower in pairs if upper.text}
        return above.without_row(last), _with_cells(below, moved), []
    if not _is_rest(beginning, pairs):
        open_above = [cell for cell in above.cells if cell.stop == above.height]
        merged = [(upper, lower) for upper in open_above for lower in beginning if _is_same_column(upper, lower)]
        return _with_merged_rests(above, below, merged)
    rests = {upper: upper._replace(text=_joined_text(upper, lower)) for upper, lower in pairs if lower.text}
    told = finding(
        "row-torn",
        f"{above.page}ページと{below.page}ページに切れた行を、1行につなぎました。",
        before=" | ".join(cell.text for cell in beginning if cell.text),
        after=" | ".join(rests.get(cell, cell).text for cell in ending),
        position=Position(page=below.page),
    )
    return _with_cells(above, rests), below.without_row(first), [told]


def _with_merged_rests(
    above: PageTable, below: PageTable, pairs: Sequence[tuple[TextCell, TextCell]]
) -> tuple[PageTable, PageTable, list[Finding]] | None:
    """Both tables with the texts whole that the break tore in merged cells, though no row is torn; null where none is.

    Such a text fills its cell down to the break, and a cell merged over the same rows goes on as a blank.
    """
    blank = {(lower.row, lower.rowspan) for upper, lower in pairs if upper.text and not lower.text}
    lowest = max((line.base for cell in above.cells for line in cell.lines), default=0.0)
    torn = {
        upper: lower
        for upper, lower in pairs
        if lower.rowspan > 1
        and (lower.row, lower.rowspan) in blank
        and _goes_on(upper, lower)
        and upper.lines[-1].base > lowest - upper.lines[-1].size
    }
    if not torn:
        return None
    whole = {upper: upper._replace(text=_joined_text(upper, lower)) for upper, lower in torn.items()}
    told = finding(
        "row-torn",
        f"{above.page}ページと{below.page}ページに切れた、結合セルの文字をつなぎました。",
        before=" | ".join(lower.text for lower in torn.values()),
        after=" | ".join(cell.text for cell in whole.values()),
        position=Position(page=below.page),
    )
    rests = {lower: lower._replace(text="", lines=()) for lower in torn.values()}
    return _with_cells(above, whole), _with_cells(below, rests), [told]


def _is_same_column(upper: TextCell, lower: TextCell) -> bool:
    return (
        abs(upper.room.left - lower.room.left) <= _SAME_PLACE
        and abs(upper.room.right - lower.room.right) <= _SAME_PLACE
    )


def _is_label_alone(ending: Sequence[TextCell], pairs: Sequence[tuple[TextCell, TextCell]]) -> bool:
    """Whether the last row holds nothing but the labels of cells that are blank where they go on below the break."""
    below = {upper for upper, lower in pairs if not lower.text and lower.rowspan >= upper.rowspan}
    labels = [cell for cell in ending if cell.text]
    return 0 < len(labels) < len(ending) and all(cell in below for cell in labels)


def _goes_on(upper: TextCell, lower: TextCell) -> bool:
    return bool(upper.lines and lower.lines) and goes_on(upper.lines[-1], lower.lines[0], upper.room, upper.lines)


def _joined_text(upper: TextCell, lower: TextCell) -> str:
    return upper.text + between(upper.lines[-1], lower.lines[0], upper.room) + lower.text


def _is_rest(beginning: Sequence[TextCell], pairs: Sequence[tuple[TextCell, TextCell]]) -> bool:
    """Whether the row below the break is the rest of the one above it.

    Each text in it must go on with one that filled its line, and one above must have no rest; a single text may stand
    alone in both.
    """
    matched = {lower: upper for upper, lower in pairs}
    rests = [cell for cell in beginning if cell.text]
    whole = [upper for upper, lower in pairs if upper.text and not lower.text]
    alone = len(rests) == len([upper for upper, _ in pairs if upper.text]) == 1 and len(beginning) > 1
    return (bool(rests and whole) or alone) and all(
        cell in matched and cell.rowspan == 1 and _goes_on(matched[cell], cell) for cell in rests
    )


def _with_cells(table: PageTable, changed: dict[TextCell, TextCell]) -> PageTable:
    return table._replace(cells=tuple([changed.get(cell, cell) for cell in table.cells]))
