"""Quirks of several entries in a cell, and of dittos."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.support.matrix.page import Cell, Page, Role
from tests.support.matrix.quirk import (
    Place,
    Places,
    begins_nothing,
    entry_columns,
    quirk,
)

_BETWEEN = (("line", "\n", "a line each"), ("blank", " ", "a blank between"), ("comma", "、", "、 between"))
"""Ways to put two texts in one cell: word, text, in words."""


def _pairs(name: Role) -> Places:
    """Table, row and number of each entry with a `name` below which another one stands, with no label or level between."""

    def places(page: Page) -> Iterator[Place]:
        for number, table in enumerate(page.tables):
            for y in range(table.header, len(table.rows) - 1):
                row, after = table.rows[y : y + 2]
                for at, columns in enumerate(entry_columns(row)):
                    if (
                        columns in entry_columns(after)
                        and any(row[x].role == name for x in columns)
                        and begins_nothing(after)
                    ):
                        yield number, y, at

    return places


def _put_in_one(page: Page, place: Place, between: str) -> None:
    number, y, at = place
    table = page.tables[number]
    row, after = table.rows[y : y + 2]
    for x in entry_columns(row)[at]:
        row[x].text = between.join(filter(None, (row[x].text, after[x].text)))
        after[x].text = ""
    if not any(cell.text and not cell.origin for cell in after):
        del table.rows[y + 1]


def _split(name: Role, what: str) -> None:
    """Put down the quirks of two entries in the cells of one."""
    for word, between, said in _BETWEEN:

        def put_in_one(page: Page, place: Place, between: str = between) -> None:
            _put_in_one(page, place, between)

        put_in_one.__doc__ = f"Two {what} stand in the cells of one row, {said}."
        quirk(f"split-{name}-{word}", _pairs(name), "cell-split")(put_in_one)


_split("name", "indicators")
_split("project", "projects")


def _blocks(page: Page) -> Iterator[Place]:
    """Table and first rows of two indicators of label rows, one below the other."""
    for number, table in enumerate(page.tables):
        starts = [
            y
            for y, row in enumerate(table.rows)
            if row[0].role == "label" and row[1].role == "name" and not table.header
        ]
        for y, after in pairwise(starts):
            rows = table.rows[y : 2 * after - y]
            labels = [row[0].text for row in rows]
            if after - y > 1 and labels[: after - y] == labels[after - y :] and rows[1][1].role == "baseline":
                yield number, y, after


def _split_rows(word: str, between: str, said: str) -> None:
    """Put down the quirk of two indicators in the cells of one block of label rows."""

    def put_in_one(page: Page, place: Place) -> None:
        number, y, after = place
        rows = page.tables[number].rows
        for upper, lower in zip(rows[y:after], rows[after : 2 * after - y], strict=True):
            page.say(upper[1], between.join((upper[1].text, lower[1].text)))
        del rows[after : 2 * after - y]

    put_in_one.__doc__ = f"Two indicators stand in the label rows of one, {said}."
    quirk(f"split-rows-{word}", _blocks, "cell-split")(put_in_one)


for _between in _BETWEEN:
    _split_rows(*_between)


def _alike(page: Page) -> Iterator[Cell]:
    """The cells of 区分, 内容 and 担当課 that say what the cell above them says."""
    for table in page.tables:
        for above, row in zip(table.rows, table.rows[1:], strict=False):
            for one, cell in zip(above, row, strict=False):
                if cell.role in ("category", "text", "department") and cell.text and cell.text == one.text:
                    yield cell


def _any_alike(page: Page) -> list[Place]:
    return [()] if any(_alike(page)) else []


@quirk("ditto", _any_alike, "ditto-read")
def write_dittos(page: Page, place: Place) -> None:
    """〃 stands for each 区分, 内容 and 担当課 that says what the one above it says."""
    for cell in list(_alike(page)):
        cell.text = "〃"


@quirk("ditto-word", _any_alike, "ditto-read")
def write_ditto_words(page: Page, place: Place) -> None:
    """同上 stands for each 区分, 内容 and 担当課 that says what the one above it says."""
    for cell in list(_alike(page)):
        cell.text = "同上"
