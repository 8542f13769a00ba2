"""The page of a strategy, as a browser parses it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from senryaku_parse.model import Goal, Indicator, Measure, Strategy
from senryaku_parse.source import Source
from senryaku_parse.targets import read_target
from senryaku_parse.writers.page import write_page

NOWHERE = Source("", "markdown", "")


class _Tags(HTMLParser):
    """The start tags as they are written."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "input", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check_tree(page: bytes) -> None:
    """A browser builds the very tree that `page` writes."""
    tags = _Tags()
    tags.feed(page.decode())
    assert not tags.open
    assert tags.tags == [
        (node.tag or "").lower()
        for node in LexborHTMLParser(page).root.traverse()  # type: ignore[union-attr]
    ]


def check_anchors(page: LexborHTMLParser) -> None:
    """Ids are unique, and every link leads to one."""
    anchors = Counter(node.attributes["id"] for node in page.css("[id]"))
    assert set(anchors.values()) == {1}
    assert not any(re.search(r"[ \t\n\f\r]", anchor or " ") for anchor in anchors)
    for link in page.css("a"):
        href = link.attributes["href"] or ""
        assert href[0] == "#"
        assert unquote(href[1:]) in anchors


def parsed(strategy: Strategy, lang: str = "ja") -> LexborHTMLParser:
    """The page of `strategy`."""
    return LexborHTMLParser(write_page(strategy, lang=lang).file())  # type: ignore[arg-type]


def said(page: LexborHTMLParser | LexborNode) -> list[str]:
    """The texts of the strategy that the page shows, in order."""
    return [node.text(deep=True) for node in page.css("bdi")]


def first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first node that `selector` finds; there must be one."""
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def of_kpi(text: str, **fields: object) -> LexborNode:
    """The row of the one KPI that aims at `text`."""
    kpi = replace(Indicator(id="1-1-K1", name="数", target=read_target(text, "数")[0]), **fields)  # type: ignore[arg-type]
    goal = Goal(id="1", name="目標", measures=(Measure(id="1-1", name="施策", kpis=(kpi,)),))
    (row,) = parsed(Strategy(title="", source=NOWHERE, goals=(goal,))).css("li.kpi")
    return row


def bars(row: LexborNode) -> list[tuple[str, str, float, float]]:
    """Label, number, where the bar begins and how long it is, in hundredths of the room."""
    found = []
    for level in row.css(".levels > div"):
        (label,), (number,), (rect,) = level.css("dt"), level.css("bdi"), level.css("rect")
        found.append(
            (label.text(), number.text(), float(rect.attributes["x"] or 0), float(rect.attributes["width"] or 0))
        )
    return found
