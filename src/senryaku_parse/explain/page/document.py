"""The review page as a whole: head, title, controls, the two sides, and what is told of the text that is chosen."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace

from senryaku_parse.explain.model import Explanation
from senryaku_parse.explain.page.marks import Shown, legal, source_anchors, table_anchor, to_look_at
from senryaku_parse.explain.page.source import source
from senryaku_parse.explain.page.words import WORDS, ReviewWords
from senryaku_parse.explain.words import Lang
from senryaku_parse.messages import speaking
from senryaku_parse.signatures import OWN_REVIEW
from senryaku_parse.source import Source
from senryaku_parse.writers.characters import NO_XML, with_legal_texts_told
from senryaku_parse.writers.markup import Html, element, fragment
from senryaku_parse.writers.page.anchors import link
from senryaku_parse.writers.page.notes import elsewhere, overview
from senryaku_parse.writers.page.tree import tree
from senryaku_parse.writers.page.view import view
from senryaku_parse.writers.standalone import asset, head
from senryaku_parse.writers.written import Written

_SHARED = "senryaku_parse.writers.page"
"""The page of a strategy, from which this has tree, style and search."""
_STYLE = (
    *("colours", "text", "branches", "findings", "controls", "tree", "rows", "indicators"),
    "narrow",  # what it says otherwise counts
)
_SCRIPT = ("light", "filter", "ways")
_NODES = ("goal", "target", "area", "measure", "kpi", "project")


def write_review(explained: Explanation, *, lang: Lang = "ja") -> Written:
    """`explained` as one HTML page (UTF-8) that needs nothing else. `lang` chooses the page's own words.

    A character that HTML can't hold stands as U+FFFD; a finding says where it stands in the hierarchy.
    """
    with speaking(lang):
        return _written(explained, lang)


def _written(explained: Explanation, lang: Lang) -> Written:
    words = WORDS[lang]
    strategy, findings = with_legal_texts_told(explained.strategy, NO_XML, "HTML")
    explained = replace(explained, strategy=strategy)
    anchors = source_anchors(explained)
    shown = Shown(explained, view(strategy, anchors), anchors.taken, words)
    style = fragment(
        *(asset(_SHARED, f"style/{name}.css") for name in _STYLE),
        *(asset(__package__, f"style/{name}.css") for name in ("frame", "source", "reading", "roles", "narrow")),
    )
    script = fragment(asset(_SHARED, "search.js"), *(asset(__package__, f"{name}.js") for name in _SCRIPT))
    title = " ".join(filter(None, (words.title, strategy.title or strategy.source.name)))
    html = element("html", head(title, style, script, OWN_REVIEW), _body(shown), lang=lang)
    return Written(legal(f"<!DOCTYPE html>\n{html}\n").encode(), findings)


def _body(shown: Shown) -> Html:
    words = shown.words
    return element(
        "body",
        element("a", words.page.skip, href="#source", class_="skip"),
        _header(shown),
        _controls(shown),
        _sides(words),
        element(
            "main",
            _side("source", words.source, "source", fragment(*source(shown)), words),
            _side("reading", words.reading, "reading", fragment(*_reading(shown)), words),
        ),
        _chosen(words),
    )


def _side(id_: str, title: str, class_: str, content: Html, words: ReviewWords) -> Html:
    lang = "ja" if words.page.lang != "ja" and class_ == "source" else False
    return element(
        "section",
        element("h2", title, class_="side-title", lang=words.page.lang if lang else False),
        content,
        id=id_,
        class_=f"side {class_}",
        aria_label=title,
        tabindex="0",
        lang=lang,
    )


def _header(shown: Shown) -> Html:
    strategy, words = shown.explained.strategy, shown.words
    count = to_look_at(shown.explained)
    told = f"{words.page.severities['warning']} {count:,}" if count else words.none_to_look
    name = strategy.title or strategy.source.name or words.page.untitled
    return element(
        "header",
        element("h1", element("span", words.title, class_="label"), " ", words.page.said(name)),
        element(
            "p",
            words.page.said(strategy.source.name),
            " ",
            element("span", told, class_="state" if count else "state none"),
            class_="edition",
        ),
    )


def _controls(shown: Shown) -> Html:
    """Search, the filter, the ways from one text that needs a look to the next, what colours and signs mean."""
    words = shown.words
    field = element("input", type="search", placeholder=words.search_hint, autocomplete="off", spellcheck="false")
    label = element("label", element("span", words.page.search, class_="label"), " ", field)
    none = not to_look_at(shown.explained)
    look = element("button", words.look, type="button", aria_pressed="false", data_by="look", disabled=none)
    buttons = (("previous", words.previous), ("next", words.next), ("clear", words.page.clear))
    return element(
        "search",
        label,
        element(
            "div",
            look,
            *(_button(name, text, disabled=none and name != "clear") for name, text in buttons),
            class_="actions",
        ),
        element("output", data_hits=words.hits, data_none=words.no_hits),
        _legend(words),
        role="search",  # for those that do not know the element yet
        class_="controls",
        hidden=True,
    )


def _button(action: str, text: str, *, disabled: bool) -> Html:
    return element("button", text, type="button", data_action=action, hidden=action == "clear", disabled=disabled)


def _sides(words: ReviewWords) -> Html:
    """Which side is seen, where there is room for one."""
    buttons = [
        element("button", title, type="button", aria_pressed="false", data_side=side)
        for side, title in (("source", words.source), ("reading", words.reading))
    ]
    return element("nav", *buttons, aria_label=f"{words.source} / {words.reading}", class_="sides", hidden=True)


def _legend(words: ReviewWords) -> Html:
    signs: list[tuple[str, tuple[str, str]]] = [(role, words.roles[role]) for role in (*_NODES, "heading")]  # type: ignore[index]
    roles = [element("li", element("i", sign, class_="sign", data_role=role), name) for role, (name, sign) in signs]
    marks = [
        element("li", element("i", sign, class_=f"seal {mark}"), name) for mark, (name, sign) in words.marks.items()
    ]
    return element("ul", *roles, *marks, role="list", aria_label=words.legend, class_="legend")


def _reading(shown: Shown) -> Iterator[Html]:
    """The right side: why it is refused, where it is; the findings, the tree, what stands in neither."""
    explained, words, page = shown.explained, shown.words, shown.view
    if explained.refused:
        yield element(
            "div", element("h3", words.refused), element("p", words.page.said(explained.refused)), class_="refused"
        )
    yield from _skipped(shown)
    yield overview(page.notes, words.page)
    content = tree(page, words.page) if page.goals else element("p", words.page.empty)
    yield element("div", content, id="tree", class_="tree")
    yield elsewhere(page.notes, words.page)
    yield _foot(explained.strategy.source, words)


def _foot(source: Source, words: ReviewWords) -> Html:
    """What was read, and the command to put it right with."""
    print_ = element("code", f"SHA-256 {source.sha256}") if source.sha256 else ""
    told = [element("p", words.page.source, " ", words.page.said(source.name), " ", source.format, " ", print_)]
    if source.name not in ("", "-"):
        command = f"senryaku-parse explain {shlex.quote(source.name)} --draft recipe.toml"
        told.append(element("p", words.draft, " ", element("code", words.page.said(command))))
    return element("div", *told, class_="foot")


def _skipped(shown: Shown) -> Iterator[Html]:
    """The tables that were not read, with the way to them."""
    words = shown.words
    links = [
        element("li", element("a", words.explained.table.format(table.number), href=link(table_anchor(table.number))))
        for table in shown.explained.tables
        if not table.is_read
    ]
    if links:
        yield element("div", element("h3", words.skipped), element("ul", *links, role="list"), class_="unread")


def _chosen(words: ReviewWords) -> Html:
    """What is told of the text or node that is chosen; the script fills it."""
    return element(
        "aside",
        element("div", element("p", words.hint), role="status", class_="told"),
        aria_label=words.chosen,
        class_="chosen",
        hidden=True,
        data_at=words.at,
        data_page=words.pages,
        data_line=words.lines,
    )
