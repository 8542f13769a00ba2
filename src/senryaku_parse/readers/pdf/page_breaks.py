"""Rows that a page break tears: the rest at the top of the next page goes back to the row at the bottom of this one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.readers.pdf.cells import PageTable, TextCell
from senryaku_parse.readers.pdf.page_content import PageContent, TextArea
from senryaku_parse.readers.pdf.wrapping import between, goes_on
from senryaku_parse.source import Position

_SAME_PLACE = 4.0
"""Points by which the sides of a column may differ from page to page."""

_SEVERAL = 2
_WITHIN = ("、", "，", ",", "・")
"""What no text ends with."""


def join_torn_rows(pages: Sequence[PageContent]) -> tuple[list[PageContent], list[Finding]]:
    """`pages` with each row that a page break tore whole on the page where it begins, and a finding for each."""
    found = [list(page.content) for page in pages]
    findings: list[Finding] = []
    header: PageTable | None = None
    for content, following in pairwise(found):
        above, below = content[-1] if content else None, following[0] if following else None
        if not isinstance(above, PageTable) or not isinstance(below, PageTable) or below.page != above.page + 1:
            header = None
            continue
        below = following[0] = _aligned(above, below)
        header = header if header and len(content) == 1 else above
        joined = _joined(above, below, _repeated(header, below))
        if joined:
            content[-1], following[0] = joined[:2]
            findings += joined[2]
            following[:] = [item for item in following if isinstance(item, TextArea) or item.cells]
    kept = [page._replace(content=tuple(content)) for page, content in zip(pages, found, strict=True)]
    return kept, findings


def _aligned(above: PageTable, below: PageTable) -> PageTable:
    """`below` with the columns of `above`, where it lacks some: no cell that begins or ends there is on its page."""
    lefts = {cell.column: cell.room.left for cell in above.cells}
    rights = {cell.column + cell.colspan: cell.room.right for cell in above.cells}
    if _width(below) >= _width(above):
        return below
    cells: list[TextCell] = []
    for cell in below.cells:
        begin, end = _at(cell.room.left, lefts), _at(cell.room.right, rights)
        if begin is None or end is None or begin >= end:
            return below
        cells.append(cell._replace(column=begin, colspan=end - begin))
    is_as_wide = min(cell.column for cell in cells) == 0 and _width(below._replace(cells=tuple(cells))) == _width(above)
    return below._replace(cells=tuple(cells)) if is_as_wide else below


def _width(table: PageTable) -> int:
    return max((cell.column + cell.colspan for cell in table.cells), default=0)


def _at(place: float, places: dict[int, float]) -> int | None:
    """The number of the column that begins, or ends, at `place`."""
    return next((at for at, one in places.items() if abs(one - place) <= _SAME_PLACE), None)


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
    open_above = [cell for cell in above.cells if cell.stop == above.height]
    merged = [(upper, lower) for upper in open_above for lower in beginning if _is_same_column(upper, lower)]
    if not _is_rest(beginning, pairs) and not _are_rests(beginning, pairs, merged):
        return _with_merged_rests(above, below, merged)
    rests = {upper: upper._replace(text=_joined_text(upper, lower)) for upper, lower in pairs if lower.text}
    told = finding(
        "row-torn",
        render("pdf.row-over-pages", above=above.page, below=below.page),
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
        render("pdf.merged-cell-over-pages", above=above.page, below=below.page),
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


def _are_rests(
    beginning: Sequence[TextCell],
    pairs: Sequence[tuple[TextCell, TextCell]],
    merged: Sequence[tuple[TextCell, TextCell]],
) -> bool:
    """Whether all texts below the break are rests, and only a merged label beside them has none.

    Each goes on with one that filled its cell down to the break, one of them in the middle of a sentence.
    """
    torn = [(upper, lower) for upper, lower in pairs if lower.text]
    label = any(upper.text and not lower.text and lower.rowspan > 1 for upper, lower in merged)
    if not label or len(torn) < _SEVERAL or len(torn) < sum(bool(cell.text) for cell in beginning):
        return False
    if not all(lower.rowspan == 1 and _goes_on(upper, lower) for upper, lower in torn):
        return False
    lasts = [upper.lines[-1] for upper, _ in torn]
    lowest = max(line.base for line in lasts)
    is_down = all(line.base > lowest - line.size for line in lasts)
    return is_down and any(upper.text.endswith(_WITHIN) for upper, _ in torn)


def _with_cells(table: PageTable, changed: dict[TextCell, TextCell]) -> PageTable:
    return table._replace(cells=tuple([changed.get(cell, cell) for cell in table.cells]))
