"""Ids of the page's elements: a node's own id where it can be one, and always one element's only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from senryaku_parse.writers.markup import Html, element
from senryaku_parse.writers.page.words import PageWords

_SPACES = re.compile(r"[ \t\n\f\r]+")
"""What HTML does not allow in an id."""


def unique(wanted: Iterable[str], taken: Iterable[str]) -> Iterator[str]:
    """An id for each of `wanted`, itself where it is free: white space as "_", "node" for nothing, "~2" for a second.

    None of them is one of `taken`.
    """
    used = set(taken)
    seconds: Counter[str] = Counter()
    for text in wanted:
        anchor = base = _SPACES.sub("_", text) or "node"
        while anchor in used:
            seconds[base] += 1
            anchor = f"{base}~{seconds[base] + 1}"
        used.add(anchor)
        yield anchor


def link(anchor: str) -> str:
    """The `href` that leads to `anchor`, whatever characters it has."""
    return "#" + quote(anchor, safe="")


def source_link(place: str, anchor: str | None, words: PageWords, class_: str = "") -> Html:
    """A place of the source, as the way to the text itself where that stands on the page."""
    if anchor is not None:
        return element("a", place or words.source, href=link(anchor), class_=f"to-source {class_}".strip())
    return element("span", place, class_=class_ or False)
