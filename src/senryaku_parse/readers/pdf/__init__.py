"""PDF → raw tables and text: page by page, tables from their ruling lines, text between them by size and weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from senryaku_parse.errors import InputError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.limits import Limits
from senryaku_parse.messages import render
from senryaku_parse.readers.pdf.cells import PageTable
from senryaku_parse.readers.pdf.furniture import without_furniture
from senryaku_parse.readers.pdf.headings import body_size, heading_levels, text_blocks
from senryaku_parse.readers.pdf.page_breaks import join_torn_rows
from senryaku_parse.readers.pdf.page_content import PageContent, TextArea
from senryaku_parse.readers.pdf.process import read_pages
from senryaku_parse.source import Position
from senryaku_parse.tables import Block, Document

_UNMAPPED = 0.3
"""Share of the characters of a page without a map above which it can't be read."""

_SCANNED = "pdf.scanned"
_UNREADABLE = "pdf.unreadable"


def read_pdf(data: bytes, limits: Limits, pages: tuple[range, ...] | None = None) -> Document:
    """The blocks of the PDF in `data`; of `pages`, counted from 1, where they are given.

    Raises:
        InputError: it can't be read, or none of its pages holds text; TooLargeError where it is beyond `limits`.
    """
    read = list(read_pages(data, limits, pages))
    _check_text(read)
    body = body_size(read)
    kept, findings = without_furniture(read, body)
    kept, joined = join_torn_rows(kept)
    levels = heading_levels(kept, body)
    told = [found for page in read for found in _told(page)]
    return Document(tuple(_blocks(kept, levels)), "", (*told, *findings, *joined))


def _check_text(pages: Sequence[PageContent]) -> None:
    """Refuse a document none of whose pages can be read.

    Raises:
        InputError: it is one.
    """
    if all(page.is_scanned or not page.characters for page in pages):
        raise InputError(render(_SCANNED if any(page.is_scanned for page in pages) else "pdf.no-text"))
    if all(_is_unmapped(page) for page in pages if page.characters):
        raise InputError(render(_UNREADABLE))


def _is_unmapped(page: PageContent) -> bool:
    return page.unmapped > _UNMAPPED * page.characters


def _told(page: PageContent) -> Iterator[Finding]:
    where = Position(page=page.number)
    if page.is_scanned:
        message = render("pdf.page-is-image", page=page.number)
        yield finding("page-without-text", message, position=where)
    elif page.characters and _is_unmapped(page):
        message = render("pdf.page-unmapped", page=page.number)
        yield finding("page-without-text", message, position=where)
    if not page.ruled:
        message = render("pdf.page-of-lines", page=page.number)
        yield finding("table-unruled", message, position=where, severity="warning")
    if page.aside:
        message = render("pdf.page-aside", page=page.number)
        yield finding("page-furniture", message, before=page.aside, position=where)
    yield from _told_unruled(page)


def _told_unruled(page: PageContent) -> Iterator[Finding]:
    """What is told of tables without ruling lines."""
    where = Position(page=page.number)
    for table in page.content:
        if isinstance(table, PageTable) and not table.ruled:
            message = render("pdf.table-unruled", page=page.number)
            first = " | ".join([cell.text for cell in table.cells if cell.row == 0])
            yield finding("table-unruled", message, before=first, position=where)
    for line in page.doubtful:
        message = render("pdf.perhaps-unruled", page=page.number)
        yield finding("table-unruled", message, before=line, position=where, severity="warning")


def _blocks(pages: Sequence[PageContent], levels: dict[float, int]) -> Iterator[Block]:
    """The blocks of all pages; lines are counted through all of them."""
    number = 1
    for page in pages:
        for item in page.content:
            if isinstance(item, TextArea):
                yield from text_blocks(item, levels, page.number, number)
                number += len(item.lines)
            else:
                yield item.raw()
