"""What speaks for two leaves being one, and against it: signs from 0 to 1, each with a weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from senryaku_parse.compare.links import Alignment
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.refuted import contrary, refuted_by_contents
from senryaku_parse.compare.unmatched.departments import Departments
from senryaku_parse.compare.unmatched.numbers import number_signs
from senryaku_parse.compare.unmatched.rarity import (
    Common,
    Rarity,
    all_themes,
    all_words,
    content_letters,
    content_words,
    name_letters,
    name_themes,
    name_words,
)
from senryaku_parse.compare.weights import (
    CONTRARY_CONTENTS,
    INDICATOR_ODDS,
    LIKELIER,
    LIKELY_INDICATOR,
    LIKELY_PROJECT,
    MUCH_TOLD,
    PROJECT_ODDS,
)
from senryaku_parse.compare.wording import (
    contrast,
    lexicon,
    numbered_otherwise,
    of_one_kind,
    subject_of,
    treated_otherwise,
)
from senryaku_parse.model import Indicator, Project

Signs = Iterator[tuple[str, float]]
_RULING_OUT = ("ruled out", "other numbers", "other treatment", "other units", "contrary contents")
_NUMBERS_AT_MOST = sum(
    INDICATOR_ODDS[name]
    for name in ("subject", "kind", "same unit", "levels known", "near", "large and near", "between", "same aim")
)
"""What numbers and what an indicator is about add to its odds at most."""


def odds_of(signs: Mapping[str, float], *, project: bool) -> float:
    """The logarithm of how much likelier than not two leaves are one."""
    weights = PROJECT_ODDS if project else INDICATOR_ODDS
    return weights[""] + sum(weight * signs.get(name, 0.0) for name, weight in weights.items())


def rule_out(signs: Mapping[str, float]) -> bool:
    """Whether two leaves are two, whatever else speaks for them."""
    if signs.get("contrary") and signs["content"] < CONTRARY_CONTENTS:
        return True
    return any(signs.get(name) for name in _RULING_OUT)


class Evidence:
    """All that two editions tell of their leaves."""

    def __init__(self, old: Nodes, new: Nodes, alignment: Alignment) -> None:
        """Count the words of both editions, and who took over from whom."""
        links = alignment.all_links()
        self._pairs = {(link.old.at, link.new.at) for link in links}
        self._known = {link.old.at for link in links}, {link.new.at for link in links}
        self._departments = Departments(link for link in links if not link.old.children)
        leaves, indicators, projects = (
            [item for side in (old, new) for item in side.of(*types)]
            for types in (("target", "kpi", "project"), ("target", "kpi"), ("project",))
        )
        self._themes_of_names, self._themes = Rarity(leaves, name_themes), Rarity(leaves, all_themes)
        self._names, self._letters = Rarity(indicators, name_words), Rarity(indicators, name_letters)
        self._all, self._contents = Rarity(projects, all_words), Rarity(projects, content_words)
        self._content_letters = Rarity(projects, content_letters)

    def signs(self, old: Item, new: Item) -> dict[str, float] | None:
        """The signs of a pair by name; null where they can't come to enough."""
        project = isinstance(old.node, Project)
        found = dict(self._first_signs(old, new))
        least, more = (LIKELY_PROJECT, 0.0) if project else (LIKELY_INDICATOR, _NUMBERS_AT_MOST)
        if odds_of(found, project=project) + more < least - LIKELIER:
            return None
        found.update(_of_words(old, new))
        return found

    def _first_signs(self, old: Item, new: Item) -> Signs:
        yield from self._of_place(old, new)
        yield from self._of_themes(old, new)
        verdict = self._departments.verdict(old, new)
        yield "same department", float(verdict == "one")
        yield "other department", float(verdict == "other")
        yield from self._of_projects(old, new) if isinstance(old.node, Project) else self._of_names(old, new)

    def _of_place(self, old: Item, new: Item) -> Signs:
        one, other = old.parent, new.parent
        assert one is not None
        assert other is not None
        here = (one.at, other.at) in self._pairs
        known = one.at in self._known[0], other.at in self._known[1]
        yield "one place", float(here)
        yield "one goal", float(not here and (old.goal.at, new.goal.at) in self._pairs)
        yield "another place", float(not here and any(known) and not all(known))
        yield "other places", float(not here and all(known))

    def _of_themes(self, old: Item, new: Item) -> Signs:
        every = self._themes.common(old, new)
        yield "themes of names", self._themes_of_names.common(old, new).alike
        yield "themes", every.alike
        yield "themes covered", every.covered
        yield "other themes", float(not every.weight and bool(all_themes(old)) and bool(all_themes(new)))

    def _of_names(self, old: Item, new: Item) -> Signs:
        names, letters = self._names.common(old, new), self._letters.common(old, new)
        yield "name covered", names.covered
        yield "name told", _told(names)
        yield "letters", letters.alike
        yield "letters covered", letters.covered

    def _of_projects(self, old: Item, new: Item) -> Signs:
        every, content = self._all.common(old, new), self._contents.common(old, new)
        yield "all", every.alike
        yield "all covered", every.covered
        yield "all told", _told(every) / 2
        yield "content", content.alike
        yield "content covered", content.covered
        yield "letters of content", self._content_letters.common(old, new).alike
        yield "name in content", max(self._named(old, new), self._named(new, old))

    def _named(self, item: Item, other: Item) -> float:
        """The share of the name of one project that the content of another says."""
        words = name_words(item)
        return self._all.sum(words & content_words(other)) / (self._all.sum(words) or 1.0)


def _of_words(old: Item, new: Item) -> Signs:
    """What words tell that rule each other out, and of indicators what they count."""
    yield "contrast", float(contrast(old.said, new.said))
    if isinstance(old.node, Indicator) and isinstance(new.node, Indicator):
        yield "subject", float(subject_of(old.said)[0] == subject_of(new.said)[0])
        yield "kind", float(of_one_kind(old.said, new.said))
        yield "ruled out", float(contrast(old.said, new.said, aside=lexicon().stages))
        yield "other numbers", float(numbered_otherwise(old.said, new.said))
        yield "other treatment", float(treated_otherwise(old.said, new.said))
        yield from number_signs(old.node, new.node)
    else:
        yield "contrary", float(contrary(old, new))
        yield "contrary contents", float(refuted_by_contents(old, new))


def _told(common: Common) -> float:
    return min(common.weight / MUCH_TOLD, 1.5)
