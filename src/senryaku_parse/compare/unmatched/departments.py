"""Which department of one edition carries on what another one did: offices are renamed and merged between plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal

from senryaku_parse.compare.links import Link
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.weights import CARRIED_ON, CARRIED_ON_SOME
from senryaku_parse.model import Indicator, Project

Verdict = Literal["one", "some", "other", "unknown"]


class Departments:
    """Who took over from whom, by the pairs that are known."""

    def __init__(self, links: Iterable[Link]) -> None:
        """Take the departments of both sides of `links`."""
        self._after: dict[str, Counter[str]] = defaultdict(Counter)
        self._times: Counter[str] = Counter()
        for link in links:
            ours, theirs = departments_of(link.old), departments_of(link.new)
            self._times.update(ours)
            for one in ours:
                self._after[one].update(theirs)

    def verdict(self, old: Item, new: Item) -> Verdict:
        """Whether those who carry out both are one, or the one often takes over from the other."""
        ours, theirs = departments_of(old), departments_of(new)
        if not ours or not theirs:
            return "unknown"
        if ours & theirs:
            return "one"
        share = max(self._after[one][other] / max(self._times[one], 1) for one in ours for other in theirs)
        return "one" if share >= CARRIED_ON else "some" if share >= CARRIED_ON_SOME else "other"


def departments_of(item: Item) -> frozenset[str]:
    """Who carries out an indicator or a project."""
    node = item.node
    if isinstance(node, Project):
        return frozenset(filter(None, (*node.organizations, node.department or "")))
    return frozenset([node.department] if isinstance(node, Indicator) and node.department else [])
