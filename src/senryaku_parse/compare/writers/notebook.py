"""What a notebook shows for a comparison: the paragraph, the counts, the first changes. It stands alone, as `writers.notebook`."""

from __future__ import annotations

from itertools import islice

from senryaku_parse.compare.kinds import KINDS
from senryaku_parse.compare.model import Change, Comparison
from senryaku_parse.messages import list_out, render, term
from senryaku_parse.writers.markup import Html, element, fragment

MAX_CHANGES = 50
"""How many changes are shown; what is left out is counted."""
MAX_TEXT = 300
"""How many characters of one text are shown; 「…」 stands for the rest."""

_MUTED = "opacity:.65"
_TAG = "border:1px solid currentColor;border-radius:.3em;padding:0 .35em;font-size:.85em;opacity:.8"
_LIST = "list-style:none;margin:.15em 0;padding:0"


def overview(comparison: Comparison) -> str:
    """`comparison` as HTML of bounded size; of two that are not editions of one strategy no changes."""
    summary = comparison.summary
    counts = list_out(f"{term(KINDS[kind])} {count:,}" for kind, count in summary.kinds.items())
    parts = [element("p", summary.text), element("div", counts, style=_MUTED)]
    if summary.related:
        parts += _changes(comparison)
    return element("div", *parts)


def _changes(comparison: Comparison) -> list[Html]:
    rows = [_row(change) for change in islice(comparison.changes, MAX_CHANGES)]
    more = len(comparison.changes) - len(rows)
    rest = element("div", render("writing.notebook-more-changes", number=more), style=_MUTED) if more else Html()
    return [element("ul", *rows, style=_LIST), rest]


def _row(change: Change) -> Html:
    text = change.message if len(change.message) <= MAX_TEXT else f"{change.message[:MAX_TEXT]}…"
    return element("li", fragment(element("span", term(KINDS[change.kind]), style=_TAG), " ", text))
