"""Which pages of a document are read, as a caller says it: "40-62", "3,7-9", "40-"."""

from __future__ import annotations

import re
import sys
from typing import TypeAlias

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.patterns import later
from senryaku_parse.text import nfkc, whole_number

Pages: TypeAlias = str | range | tuple[range, ...] | None
"""Numbers from 1, as text or as ranges of Python; null for all."""

_PART = later(r"(\d+)?([-~〜‐–−])?(\d+)?")


def page_ranges(pages: Pages) -> tuple[range, ...] | None:
    """The numbers of the pages meant; null for all.

    Raises:
        UsageError: `pages` names none.
    """
    if isinstance(pages, str):
        return tuple(map(_range, re.split("[,、]", "".join(nfkc(pages).split()))))
    return (pages,) if isinstance(pages, range) else pages


def _range(part: str) -> range:
    found = _PART.fullmatch(part)
    first, until, last = found.groups() if found else (None, None, None)
    start = whole_number(first or "1")
    stop = whole_number(last) if last else sys.maxsize if until else start
    if not (first or last) or not start or not stop or stop < start:
        raise UsageError(render("reading.pages-unread", pages=part))
    return range(start, stop + 1)
