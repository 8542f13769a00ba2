"""Quirks of headings and labels as words: misspelled, blank, joined, torn."""

from __future__ import annotations

from senryaku_parse.vocabulary import default_vocabulary
from tests.support.matrix.page import Cell, Page, Row
from tests.support.matrix.quirk import (
    Place,
    cell_at,
    heading_cells,
    heading_rows,
    quirk,
)


def _words(page: Page) -> list[Place]:
    """The number of the cell, of all that are printed, that holds each heading and each label last."""
    found = {
        cell.text: at
        for at, cell in enumerate(page.cells())
        if cell.role in ("heading", "label") and not cell.origin and len(cell.text) > 1
    }
    return [(at,) for at in found.values()]


def _nth(page: Page, place: Place) -> Cell:
    return list(page.cells())[place[0]]


def _misspelled(word: str) -> str:
    """`word` with the first character for which there is a lookalike replaced by it."""
    for at, letter in enumerate(word):
        for group in default_vocabulary().words["lookalikes"]["groups"]:
            if letter in group:
                other = group[group.index(letter) - 1]
                return word[:at] + other + word[at + 1 :]
    return word


@quirk("heading-misspelled", _words, "label-misspelled")
def misspell(page: Page, place: Place) -> None:
    """A character of a heading or a label is another that looks alike."""
    cell = _nth(page, place)
    page.say(cell, _misspelled(cell.text))


@quirk("heading-letter-lost", _words, "label-misspelled")
def lose_letter(page: Page, place: Place) -> None:
    """A heading or a label lacks its second character."""
    cell = _nth(page, place)
    page.say(cell, cell.text[0] + cell.text[2:])


@quirk("heading-blank", heading_cells, "label-misspelled")
def blank_heading(page: Page, place: Place) -> None:
    """A heading over a column is blank."""
    page.say(cell_at(page, place), "")


@quirk("header-joined", heading_rows)
def join_header(page: Page, place: Place) -> None:
    """All headings of a row stand in its first cell, blanks between."""
    number, y = place
    heads = [cell for cell in page.tables[number].rows[y] if cell.role == "heading"]
    heads[0].text = " ".join(cell.text for cell in heads)
    for cell in heads[1:]:
        cell.text = ""


@quirk("header-torn", heading_rows)
def tear_header(page: Page, place: Place) -> None:
    """The second half of each long heading stands in a second row of headings."""
    number, y = place
    table = page.tables[number]
    rest: Row = []
    for cell in table.rows[y]:
        if cell.role == "heading":
            half = (len(cell.text) + 1) // 2 if len(cell.text) > 2 else len(cell.text)
            rest.append(Cell(cell.text[half:], "heading"))
            cell.text = cell.text[:half]
        else:
            origin = cell.origin or cell
            rest.append(Cell("", cell.role, origin, True, page.format == "html"))
    table.rows.insert(y + 1, rest)
    table.header += bool(table.header)
