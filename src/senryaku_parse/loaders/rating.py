"""Reads how years are judged from 凡例: the marks and the rates that part them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.cell_tables import CellGrid, verbatim
from senryaku_parse.loaders.values import NotUnderstood, as_number
from senryaku_parse.messages import render
from senryaku_parse.model import Rating
from senryaku_parse.spreadsheet.values import CellValue, Percent
from senryaku_parse.text import match_key, nfkc
from senryaku_parse.writers.excel.legend import USUAL_RATING
from senryaku_parse.writers.excel.legend_texts import DIRECTION, MARKS

_MEANINGS = tuple(map(match_key, MARKS))
"""What stands beside each mark: by it the row is known."""

_LARGEST_SHARE = 10
"""A number above it is one of percents."""
_MEANING = 2
"""The index of the column of meanings."""


def read_rating(grid: CellGrid, before: Rating | None, findings: list[Finding]) -> Rating | None:
    """The marks and rates; null where they are the usual ones. What makes no sense is told, and all is as it was."""
    rows = list(_rows(grid))
    if len(rows) < len(MARKS):
        return before
    marks = tuple(verbatim(mark).strip() for _, mark, _ in rows)
    try:
        rates = tuple(_rate(rate) for _, _, rate in rows[:-1])
    except NotUnderstood:
        rates = ()
    if not rates or not all(marks) or any(low > high for high, low in pairwise(rates)):
        message = render("edits.rating-unread", where=grid.where(rows[0][0], 1))
        findings.append(finding("edit-unread", message, before=" ".join((*marks, *(verbatim(one[2]) for one in rows)))))
        return before
    read = Rating(marks=marks, rates=rates, directions=_directions(grid))
    return None if read == USUAL_RATING else read


def _rows(grid: CellGrid) -> Iterator[tuple[int, CellValue, CellValue]]:
    """Row, mark and rate, best first; of a meaning that stands twice each in turn."""
    left = list(_MEANINGS)
    for row, cells in grid.rows:
        if left and len(cells) > _MEANING and match_key(verbatim(cells[_MEANING])) == left[0]:
            left.pop(0)
            yield row, cells[0], cells[1]


def _directions(grid: CellGrid) -> tuple[str, ...]:
    """What 今後の方向性 may be."""
    meaning = match_key(DIRECTION)
    words = [
        verbatim(cells[0]).strip()
        for _, cells in grid.rows
        if match_key(verbatim((*cells, None, None, None)[_MEANING])) == meaning
    ]
    return tuple(filter(None, words))


def _rate(given: CellValue) -> Decimal:
    """A share: 80 %, 0.8, or 80 typed as a number of percents."""
    if isinstance(given, Percent):
        return given.value
    number = as_number(given, "%")
    counts_percents = number > _LARGEST_SHARE or (isinstance(given, str) and "%" in nfkc(given))
    return number / 100 if counts_percents else number
