"""What searches, filters and prints the tree. Hidden until `page.js` shows it: without scripts nothing of it works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from senryaku_parse.model import Strategy
from senryaku_parse.writers.markup import Html, element
from senryaku_parse.writers.page.words import NodeKind, PageWords


def controls(strategy: Strategy, counts: Mapping[NodeKind, int], words: PageWords) -> Html:
    """The search field, the filters, the buttons, and where the number of hits is told."""
    label = element("span", words.search, class_="label")
    field = element("input", type="search", placeholder=words.search_hint, autocomplete="off", spellcheck="false")
    told = element(
        "output",
        data_hits=words.hits,
        data_none=words.no_hits,
        **{f"data_{kind}": name for kind, name in words.kinds.items()},
    )
    buttons = [_button(name, text) for name, text in _buttons(words).items()]
    return element(
        "search",
        element("label", label, " ", field),
        element("div", *buttons, class_="actions"),
        element("div", *_filters(strategy, counts, words), class_="filters"),
        told,
        class_="controls",
        hidden=True,
    )


def _buttons(words: PageWords) -> dict[str, str]:
    return {"clear": words.clear, "open": words.open_all, "close": words.close_all, "print": words.print}


def _button(action: str, text: str) -> Html:
    return element("button", text, type="button", data_action=action, hidden=action == "clear")


def _filters(strategy: Strategy, counts: Mapping[NodeKind, int], words: PageWords) -> Iterator[Html]:
    """Chips to press: kinds, categories as the document has them, and what findings touch."""
    kinds: tuple[NodeKind, ...] = ("target", "kpi", "project")
    present = [kind for kind in kinds if counts[kind]]
    if len(present) > 1:
        chips = [_chip("kind", kind, words.kinds[kind], counts[kind]) for kind in present]
        yield _group(words.by_kind, chips)
    categories = Counter(
        project.category or "" for measure in strategy.measures for project in measure.projects
    ).most_common()
    if len(categories) > 1:
        chips = [
            _chip("category", category, words.said(category) if category else words.no_category, count)
            for category, count in sorted(categories, key=lambda pair: not pair[0])
        ]
        yield _group(words.by_category, chips)
    if strategy.findings:
        yield _chip("notes", "", words.with_findings, None)


def _group(name: str, chips: list[Html]) -> Html:
    return element("div", element("span", name, class_="label"), *chips, role="group", aria_label=name, class_="chips")


def _chip(by: str, value: str, text: str, count: int | None) -> Html:
    """A button that filters by `value` while it is pressed."""
    number = "" if count is None else element("span", f"{count:,}", class_="count")
    return element("button", text, " ", number, type="button", aria_pressed="false", data_by=by, data_value=value)
