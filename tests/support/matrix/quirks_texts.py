"""Quirks of what stands between tables: headings that are none, lists that are lines, a table of contents; the end."""

from __future__ import annotations

from typing import Literal

from tests.support.matrix.page import Cell, Page, Table, Text
from tests.support.matrix.quirk import Place, Places, anywhere, quirk


def _any_of(kind: str) -> Places:
    return lambda page: [()] if any(isinstance(one, Text) and one.kind == kind for one in page.blocks) else []


def _turn(page: Page, kind: Literal["bold", "plain"]) -> None:
    for block in page.blocks:
        if isinstance(block, Text) and block.kind == "heading":
            block.kind = kind


@quirk("headings-plain", _any_of("heading"), "level-inferred")
def write_plain_headings(page: Page, place: Place) -> None:
    """Headings are plain paragraphs."""
    _turn(page, "plain")


@quirk("headings-bold", _any_of("heading"), "level-inferred")
def write_bold_headings(page: Page, place: Place) -> None:
    """Headings are bold paragraphs."""
    _turn(page, "bold")


@quirk("headings-flat", _any_of("heading"), "level-inferred")
def flatten_headings(page: Page, place: Place) -> None:
    """All headings are of one depth."""
    for block in page.blocks:
        if isinstance(block, Text):
            block.depth = 2


@quirk("items-plain", _any_of("item"))
def write_plain_items(page: Page, place: Place) -> None:
    """The items of lists are paragraphs behind 「・」."""
    for block in page.blocks:
        if isinstance(block, Text) and block.kind == "item":
            block.kind, block.cell.text = "plain", "・" + block.cell.text


@quirk("items-joined", _any_of("item"))
def join_items(page: Page, place: Place) -> None:
    """A list is one paragraph, its items parted by 、."""
    blocks = list(page.blocks)
    page.blocks.clear()
    for block in blocks:
        last = page.blocks[-1] if page.blocks else None
        if isinstance(block, Text) and block.kind == "item":
            if isinstance(last, Text) and last.kind == "plain" and last.cell.role == "item":
                last.cell.text += "、" + block.cell.text
                continue
            block = Text(Cell(block.cell.text, "item"), "plain")
        page.blocks.append(block)


@quirk("contents-before", anywhere, "overview-skipped")
def insert_contents(page: Page, place: Place) -> None:
    """A list of all goals and measures stands before the first table."""
    texts = list(dict.fromkeys(cell.text for cell in page.cells() if cell.role in ("goal", "measure") and cell.text))
    page.blocks[:0] = [Text(Cell("目次"), "bold"), *(Text(Cell(text, "item"), "item") for text in texts)]


_SURVEY = (
    ("設問", "はい", "いいえ"),
    ("住み続けたいですか", "62.4%", "37.6%"),
    ("市内で働きたいですか", "35.0%", "65.0%"),
)


@quirk("table-foreign", anywhere, "table-skipped")
def insert_survey(page: Page, place: Place) -> None:
    """A table of a survey stands before the first table."""
    rows = [[Cell(text) for text in row] for row in _SURVEY]
    page.blocks[:0] = [Text(Cell("市民アンケートの結果")), Table(rows, 1)]


@quirk("truncated", anywhere, "truncated")
def truncate(page: Page, place: Place) -> str:
    """The document ends in the middle of a row, two thirds down."""
    text = page.write()
    cell = "<td>" if page.format == "html" else "| "
    at = text.index(cell, len(text) * 2 // 3)
    return text[: at + len(cell) + 2]
