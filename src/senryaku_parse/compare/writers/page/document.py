"""The page as a whole: head, title, paragraph, controls, a table a goal."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.writers.directory import described
from senryaku_parse.compare.writers.lines import Group, groups
from senryaku_parse.compare.writers.marking import text_of
from senryaku_parse.compare.writers.page.controls import controls
from senryaku_parse.compare.writers.page.rows import goal_table
from senryaku_parse.writers.characters import NO_XML, with_legal_texts
from senryaku_parse.writers.markup import Html, element, fragment
from senryaku_parse.writers.page.review import way_to_review
from senryaku_parse.writers.page.words import WORDS
from senryaku_parse.writers.standalone import asset, head
from senryaku_parse.writers.written import Written

_TITLE = "新旧対照"
_SHARED = "senryaku_parse.writers.page"
"""The page of a strategy, from which these have style and search."""
_STYLE = ("colours", "text", "head", "controls")


def write_comparison_page(comparison: Comparison) -> Written:
    """`comparison` as one HTML page (UTF-8) that needs nothing else.

    A character that HTML can't hold stands as U+FFFD; a finding says where.

    Raises:
        UsageError: the comparison does not hold its editions.
    """
    shown, findings = with_legal_texts(comparison, NO_XML, "HTML")
    title = f"{_TITLE}: {described(shown.old)[0]} → {described(shown.new)[0]}"
    script = fragment(asset(_SHARED, "search.js"), asset(__package__, "compare.js"))
    html = element("html", head(title, style(), script), _body(shown), lang="ja")
    return Written(f"<!DOCTYPE html>\n{html}\n".encode(), findings)


def style() -> Html:
    """The style of the pages of this package: that of a strategy's page, and what tables need."""
    shared = (asset(_SHARED, f"style/{name}.css") for name in _STYLE)
    return fragment(*shared, asset(__package__, "compare.css"))


def header(title: str, *paragraphs: Html) -> Html:
    """The head of the body."""
    return element("header", element("h1", title), *paragraphs)


def _body(comparison: Comparison) -> Html:
    every = groups(comparison)
    summary = comparison.summary
    about = element("p", summary.text, class_="summary" if summary.related else "summary unrelated")
    return element(
        "body",
        element("a", "本文へ移動", href="#tree", class_="skip"),
        header(_TITLE, _editions(comparison), about),
        _contents(every),
        controls(comparison),
        element("main", *map(goal_table, every, range(1, len(every) + 1)), id="tree"),
        *_footer(comparison),
    )


def _footer(comparison: Comparison) -> Iterator[Html]:
    """How to see the way each edition was read; nothing where no file is known."""
    names = dict.fromkeys((comparison.old.source.name, comparison.new.source.name))
    if ways := [way for name in names for way in way_to_review(name, None, WORDS["ja"])]:
        yield element("footer", *ways)


def _editions(comparison: Comparison) -> Html:
    sides = (("旧（改定前）", comparison.old), ("新（改定後）", comparison.new))
    facts = [
        element("div", element("dt", side), *(element("dd", element("bdi", text)) for text in described(one)))
        for side, one in sides
    ]
    return element("dl", *facts, class_="editions")


def _contents(every: tuple[Group, ...]) -> Html:
    """The goals to jump to, each with how many items below it have changed; nothing where there is but one."""
    if len(every) < 2:
        return Html()
    links = []
    for at, group in enumerate(every, 1):
        count = sum(line.told for line in (group.goal, *group.lines))
        name = text_of(group.goal.parts[0].new or group.goal.parts[0].old)
        told = element("span", f"{count:,}件", class_="count")
        links.append(element("li", element("a", element("bdi", name), " ", told, href=f"#goal-{at}")))
    return element("nav", element("ol", *links, role="list"), aria_label="基本目標", class_="contents")
