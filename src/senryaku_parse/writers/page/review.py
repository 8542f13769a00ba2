"""The way from a page to the one that shows how its source was read."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from urllib.parse import quote

from senryaku_parse.writers.markup import Html, element
from senryaku_parse.writers.page.words import PageWords


def way_to_review(name: str, review: str | None, words: PageWords) -> Iterator[Html]:
    """A link to the page at the relative path `review`, else the command that writes it of the file `name`."""
    if review is not None:
        yield element("p", element("a", words.review, href=quote(review)))
    elif name not in ("", "-"):
        command = f"senryaku-parse explain {shlex.quote(name)} -o review.html"
        yield element("p", words.review_by, " ", element("span", element("code", words.said(command))))
