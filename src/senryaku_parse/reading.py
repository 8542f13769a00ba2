"""What a caller hands over → the document that its reader makes of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import NamedTuple, TypeAlias, cast

from senryaku_parse.errors import InputError, NoStrategyError, UsageError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.formats import READERS, Format, find, is_misnamed, reader_of
from senryaku_parse.inputs import Input, Parsable, Readable, read_input
from senryaku_parse.limits import DOCUMENT_ONLY, Limits
from senryaku_parse.messages import render
from senryaku_parse.model import Strategy
from senryaku_parse.page_numbers import Pages, page_ranges
from senryaku_parse.readers.memory import InMemory, memory_input
from senryaku_parse.readers.soup import is_soup, soup_input
from senryaku_parse.signatures import is_own_review, kind_of
from senryaku_parse.tables import Document

AnySource: TypeAlias = "Parsable | InMemory"
"""All that can be parsed."""


_OWN_JSON = re.compile(rb'\s*+\{\s*+"schema_version"')


class ReadDocument(NamedTuple):
    """A document and how it was read."""

    document: Document
    format: str
    """Name of the reader."""
    text: str | None
    """Of a source that is a text."""
    lost_tail: bytes = b""
    """The bytes of a character cut off at the end of the input; empty for a whole input."""
    findings: tuple[Finding, ...] = ()
    """What was odd about the input itself."""

    @property
    def size(self) -> int:
        """What limits of its texts go by."""
        return sys.maxsize if self.text is None else len(self.text)


def input_of(source: AnySource, limits: Limits) -> Input:
    """`source` as an input.

    Raises:
        InputError: it can't be read; TooLargeError among them.
    """
    if is_soup(source):
        return soup_input(source)
    held = None if isinstance(source, str | bytes) else memory_input(source, limits)
    return held or read_input(cast(Readable, source), limits)


def read_document(given: Input, format: str | None, limits: Limits, pages: Pages) -> ReadDocument:
    """The document of an input, by the reader `format` or that which its kind asks for.

    Raises:
        InputError: it can't be read; TooLargeError among them.
        NoStrategyError: it is a page that shows how another document was read.
        UsageError: there is no such format, or it has no such pages.
    """
    chosen = page_ranges(pages)
    if isinstance(given.content, Document):
        if format or chosen is not None:
            raise UsageError(render("reading.object-with-options"))
        return ReadDocument(given.content, given.format or "", None)
    reader = find(READERS, format) if format else reader_of(given)
    read: Callable[..., Document] = reader.function()
    findings = tuple(_misnamed(given, reader))
    if "pages" in reader.options:
        return ReadDocument(read(given.data, limits, chosen), reader.name, None, findings=findings)
    if chosen is not None:
        raise UsageError(given.told(render("reading.pages-of-pdf")))
    if reader.binary:
        return ReadDocument(read(given.data, limits), reader.name, None, findings=findings)
    text, _, lost_tail = given.decoded
    if reader.name == "html" and is_own_review(text):
        raise NoStrategyError(given.told(render("reading.own-review")))
    limits.check("characters", len(text), "limits.document", DOCUMENT_ONLY)
    return ReadDocument(read(text, limits), reader.name, text, lost_tail, findings)


def _misnamed(given: Input, reader: Format) -> Iterator[Finding]:
    """A finding where the ending of the input's name says another kind of file."""
    if is_misnamed(given, reader):
        message = render("reading.format-by-content", suffix=PurePath(given.name).suffix, format=reader.name)
        yield finding("format-by-content", message, before=given.name)


def own_strategy(given: Input, format: str | None, limits: Limits) -> Strategy | None:
    """The strategy that this package wrote to a workbook or as JSON, with what people edited since; null for all other inputs.

    Raises:
        InputError: it is damaged, or the JSON of a comparison; TooLargeError: it is beyond `limits`.
    """
    if not isinstance(given.content, bytes):
        return None
    try:
        if format in (None, "json") and _OWN_JSON.match(given.content):
            from senryaku_parse.loaders.json import load_json

            return load_json(given.content, limits=limits)
        if format in (None, "xlsx") and kind_of(given.content) == "xlsx":
            from senryaku_parse.loaders.xlsx import is_own_book, load_xlsx

            return load_xlsx(given.content, limits) if is_own_book(given.content, limits) else None
    except InputError as error:
        raise type(error)(given.told(error)) from None
    return None
