"""Bytes → pages, one after the other. This is what needs PDFium; it runs in a process of its own (`process`)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2  # noqa: F401 - starts the library, and ends it at exit
import pypdfium2.raw as pdfium

from senryaku_parse.errors import InputError
from senryaku_parse.limits import Limits
from senryaku_parse.messages import render
from senryaku_parse.readers.pdf.page import read_page
from senryaku_parse.readers.pdf.page_content import PageContent

DAMAGED = "pdf.damaged"
_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: "pdf.protected",
    pdfium.FPDF_ERR_SECURITY: "pdf.encrypted",
}


def pages_in(
    data: bytes, limits: Limits, chosen: tuple[range, ...] | None, share: Callable[[int], slice]
) -> Iterator[PageContent]:
    """Pages of the PDF in `data`, of those `chosen` where they are: which of them, `share` says, told how many there are.

    Raises:
        InputError: it is no PDF, damaged, or protected by a password; TooLargeError where it is beyond `limits`.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise InputError(render(_REASONS.get(pdfium.FPDF_GetLastError(), DAMAGED)))
    try:
        numbers = _numbers(pdfium.FPDF_GetPageCount(document), limits, chosen)
        yield from _read(document, numbers[share(len(numbers))], limits)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _numbers(count: int, limits: Limits, chosen: tuple[range, ...] | None) -> list[int]:
    """The numbers of the pages to read, of `count` that there are."""
    if count <= 0:
        raise InputError(render(DAMAGED))
    numbers = [at for at in range(1, count + 1) if chosen is None or any(at in pages for pages in chosen)]
    if not numbers:
        raise InputError(render("pdf.no-such-pages", count=count))
    limits.check("pages", len(numbers), "limits.pdf-pages", "limits.choose-pages")
    return numbers


def _read(document: Any, numbers: list[int], limits: Limits) -> Iterator[PageContent]:
    blanks = _prints_blanks(document)
    for number in numbers:
        with _opened(document, number) as opened:
            yield read_page(opened, number, limits, prints_blanks=blanks)


@contextmanager
def _opened(document: Any, number: int) -> Iterator[Any]:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise InputError(render("pdf.page-damaged", page=number))
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


def _prints_blanks(document: Any) -> bool:
    """Whether a blank is a character of the text. The printer of Chromium and Android prints none."""
    producer = ctypes.create_string_buffer(256)
    pdfium.FPDF_GetMetaText(document, b"Producer", producer, len(producer))
    return not producer.raw.decode("utf-16-le", "replace").startswith("Skia/PDF")
