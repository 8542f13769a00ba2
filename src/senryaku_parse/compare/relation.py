"""Whether two documents can be editions of one strategy at all: a look at some names, before all are compared."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.nodes import Nodes
from senryaku_parse.compare.weights import ALIKE_NAMES, ALIKE_SHARE, ASKED_NAMES, SAME_NAMES
from senryaku_parse.messages import render


def strangers(old: Nodes, new: Nodes) -> bool:
    """Whether few leaves of `old` have a name that `new` has too, or one like it.

    Short documents are not judged, nor two of one municipality: a plan may be worded anew from end to end.
    """
    if old.strategy.municipality is not None and old.strategy.municipality == new.strategy.municipality:
        return False
    ours, theirs = ({item.name for item in side.items if item.name and not item.children} for side in (old, new))
    if min(len(ours), len(theirs)) < ASKED_NAMES or 2 * len(ours & theirs) >= SAME_NAMES * (len(ours) + len(theirs)):
        return False
    return _alike_share(ours, theirs) + _alike_share(theirs, ours) < 2 * ALIKE_SHARE


def _alike_share(some: set[str], others: set[str]) -> float:
    """The share of names, of those that are asked, that are like one of `others`."""
    names, choices = sorted(some), sorted(others)
    asked = names[:: max(len(names) // ASKED_NAMES, 1)][:ASKED_NAMES]
    like = (process.extractOne(name, choices, scorer=fuzz.ratio, score_cutoff=100 * ALIKE_NAMES) for name in asked)
    return sum(one is not None for one in like) / len(asked)


def refusal(comparison: Comparison) -> str | None:
    """Why the two should not be set side by side; null where they may be editions of one strategy."""
    old, new = comparison.old.municipality, comparison.new.municipality
    if comparison.summary.related or (old is not None and old == new):
        return None
    return render("editions.refused", why=comparison.summary.text)
