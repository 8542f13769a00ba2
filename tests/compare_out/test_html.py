"""A comparison as HTML: the page, and what a notebook shows."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import senryaku_parse as sp
from senryaku_parse.compare.writers.lines import groups
from senryaku_parse.compare.writers.notebook import MAX_CHANGES
from senryaku_parse.compare.writers.page import write_comparison_page


class _Texts(HTMLParser):
    """The texts of a page, those of `tag` apart."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag, self.inside, self.found = tag, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside += tag == self.tag

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == self.tag

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found.append(data)


def test_the_page_marks_what_went_and_what_came(comparison: sp.Comparison) -> None:
    page = write_comparison_page(comparison).file().decode()
    for tag, expected in (("del", "1.49"), ("ins", "1.55")):
        texts = _Texts(tag)
        texts.feed(page)
        assert expected in texts.found
    assert page.count("<tr ") == sum(1 + len(group.lines) for group in groups(comparison))


def test_a_notebook_shows_a_bounded_overview(comparison: sp.Comparison) -> None:
    shown = comparison._repr_html_()
    assert comparison.summary.text in shown
    assert shown.count("<li>") == len(comparison.changes)
    many = replace(comparison, changes=comparison.changes * 10)
    assert many._repr_html_().count("<li>") == MAX_CHANGES
    assert f"ほか {len(many.changes) - MAX_CHANGES}件" in many._repr_html_()
    hostile = replace(comparison, changes=(replace(comparison.changes[0], message="<script>" * 100),))
    assert "<script" not in hostile._repr_html_()
