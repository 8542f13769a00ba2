"""The page as a whole: head, title, contents, controls, findings, tree, source."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.messages import speaking
from senryaku_parse.model import Goal, Strategy
from senryaku_parse.writers.characters import NO_XML, with_legal_texts_told
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.markup import Html, element, fragment
from senryaku_parse.writers.page.anchors import link
from senryaku_parse.writers.page.controls import controls
from senryaku_parse.writers.page.notes import elsewhere, overview
from senryaku_parse.writers.page.review import way_to_review
from senryaku_parse.writers.page.rows import named
from senryaku_parse.writers.page.tree import is_shown, tree
from senryaku_parse.writers.page.view import View, view
from senryaku_parse.writers.page.words import WORDS, NodeKind, PageWords
from senryaku_parse.writers.standalone import asset, head
from senryaku_parse.writers.written import Written

_STYLE = (
    *("colours", "text", "head", "branches", "findings", "controls", "tree", "rows", "indicators"),
    *("narrow", "print"),  # what they say otherwise counts
)


def write_page(strategy: Strategy, *, lang: Lang = "ja", review: str | None = None) -> Written:
    """`strategy` as one HTML page (UTF-8) that needs nothing else. `lang` chooses the page's own words.

    `review` is the relative path of the page that shows how the source was read, to link to.

    A character that HTML can't hold stands as U+FFFD; a finding, in the page too, says where.
    """
    words = WORDS[lang]
    shown, findings = with_legal_texts_told(strategy, NO_XML, "HTML")
    title = shown.title or shown.municipality or words.untitled
    style = fragment(*(asset(__package__, f"style/{name}.css") for name in _STYLE))
    script = fragment(asset(__package__, "search.js"), asset(__package__, "page.js")) if shown.goals else None
    with speaking(lang):
        body = _body(view(shown), review, words)
    html = element("html", head(title, style, script), body, lang=lang)
    return Written(f"<!DOCTYPE html>\n{html}\n".encode(), findings)


def _body(page: View, review: str | None, words: PageWords) -> Html:
    counts = _counts(page.strategy)
    return element(
        "body",
        element("a", words.skip, href="#tree", class_="skip"),
        _header(page.strategy, counts, words),
        _contents(page, words),
        overview(page.notes, words),
        controls(page.strategy, counts, words) if page.goals else "",
        element(
            "main",
            element("div", tree(page, words) if page.goals else words.empty, id="tree", class_="tree"),
            elsewhere(page.notes, words),
        ),
        _footer(page.strategy, review, words),
    )


def _counts(strategy: Strategy) -> dict[NodeKind, int]:
    measures = strategy.measures
    return {
        "goal": len(strategy.goals),
        "target": sum(len(goal.targets) for goal in strategy.goals),
        "measure": len(measures),
        "kpi": sum(len(measure.kpis) for measure in measures),
        "project": sum(len(measure.projects) for measure in measures),
    }


def _header(strategy: Strategy, counts: dict[NodeKind, int], words: PageWords) -> Html:
    facts = [
        element("div", element("dt", words.kinds[kind]), element("dd", f"{count:,}")) for kind, count in counts.items()
    ]
    return element(
        "header",
        *_edition(strategy, words),
        element("h1", words.said(strategy.title) if strategy.title else words.untitled),
        element("dl", *facts, class_="facts"),
    )


def _edition(strategy: Strategy, words: PageWords) -> Iterator[Html]:
    """Whose strategy it is, and for which years."""
    period = strategy.period
    told = [
        words.said(strategy.municipality) if strategy.municipality else "",
        words.code.format(strategy.municipality_code) if strategy.municipality_code else "",
        words.period.format(period.start, period.end) if period else "",
    ]
    if any(told):
        yield element("p", *(element("span", text) for text in told if text), class_="edition")


def _contents(page: View, words: PageWords) -> Html:
    """The goals to jump to; nothing where there is but one."""
    goals = [goal.entry for goal in page.goals if is_shown(goal.entry.node)]
    if len(goals) < 2:
        return Html()
    links = [element("li", element("a", *_goal_title(goal.node, words), href=link(goal.anchor))) for goal in goals]
    return element("nav", element("ol", *links, role="list"), aria_label=words.contents, class_="contents")


def _goal_title(goal: Goal, words: PageWords) -> tuple[str, ...]:
    number = "" if goal.number is None else element("span", f"{goal.number}", class_="number")
    return number, named(goal.name, words)


def _footer(strategy: Strategy, review: str | None, words: PageWords) -> Html:
    """What was read: enough to find the file again and to tell whether it is the same; and how to see the way it was read."""
    source = strategy.source
    print_ = element("code", f"SHA-256 {source.sha256}") if source.sha256 else ""
    told = [words.said(source.name) if source.name else "", source.format, print_]
    parts = [fragment(" ", element("span", text)) for text in told if text]
    return element("footer", element("p", words.source, *parts), *way_to_review(source.name, review, words))
