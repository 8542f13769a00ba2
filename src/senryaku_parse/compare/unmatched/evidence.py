"""What speaks for two leaves being one, and against it: signs from 0 to 1, each with a weight."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import cast

from senryaku_parse.compare.links import Alignment
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.refuted import contrary, refuted_by_contents
from senryaku_parse.compare.themes import themes_of
from senryaku_parse.compare.unmatched.departments import Departments
from senryaku_parse.compare.unmatched.numbers import number_signs
from senryaku_parse.compare.unmatched.rarity import Common, Parts, Rarity, letters_in, words_in
from senryaku_parse.compare.weights import CONTRARY_CONTENTS, INDICATOR_ODDS, MUCH_TOLD, PROJECT_ODDS
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


def odds_of(signs: Mapping[str, float], *, project: bool) -> float:
    """The logarithm of how much likelier than not two leaves are one."""
    weights = PROJECT_ODDS if project else INDICATOR_ODDS
    return weights[""] + sum(weight * signs[name] for name, weight in weights.items() if name)


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
        leaves = [item for side in (old, new) for item in side.of("target", "kpi", "project")]
        self._themes = Rarity(map(said_by, leaves), _themes_in)
        self._of = {type_: _Texts(leaves, projects=type_ == "project") for type_ in ("kpi", "project")}

    def signs(self, old: Item, new: Item) -> dict[str, float]:
        """The signs of a pair by name."""
        return dict(self._signs(old, new, self._of["project" if isinstance(old.node, Project) else "kpi"]))

    def _signs(self, old: Item, new: Item, texts: _Texts) -> Signs:
        yield from self._of_place(old, new)
        yield from self._of_themes(old, new)
        verdict = self._departments.verdict(old, new)
        yield "same department", float(verdict == "one")
        yield "other department", float(verdict == "other")
        yield "contrast", float(contrast(old.said, new.said))
        yield from texts.signs(old, new)
        if isinstance(old.node, Indicator) and isinstance(new.node, Indicator):
            yield from _of_indicators(old, new)
            yield from number_signs(old.node, new.node)

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
        every = self._themes.common(said_by(old), said_by(new))
        told = bool(_themes_in(said_by(old))), bool(_themes_in(said_by(new)))
        yield "themes of names", self._themes.common(old.said, new.said).alike
        yield "themes", every.alike
        yield "themes covered", every.covered
        yield "other themes", float(all(told) and not every.weight)


class _Texts:
    """The words and letters of leaves of one kind, and how much each tells."""

    def __init__(self, leaves: list[Item], *, projects: bool) -> None:
        mine = [item for item in leaves if isinstance(item.node, Project) == projects]
        self._names = Rarity((item.said for item in mine), words_in)
        self._letters = Rarity((item.said for item in mine), letters_in)
        self._contents = Rarity(map(content_of, mine if projects else []), words_in)
        self._content_letters = Rarity(map(content_of, mine if projects else []), letters_in)
        self._all = Rarity(map(said_by, mine if projects else []), words_in)

    def signs(self, old: Item, new: Item) -> Signs:
        return self._of_projects(old, new) if isinstance(old.node, Project) else self._of_names(old, new)

    def _of_names(self, old: Item, new: Item) -> Signs:
        names, letters = self._names.common(old.said, new.said), self._letters.common(old.said, new.said)
        yield "name covered", names.covered
        yield "name told", _told(names)
        yield "letters", letters.alike
        yield "letters covered", letters.covered

    def _of_projects(self, old: Item, new: Item) -> Signs:
        ours, theirs = content_of(old), content_of(new)
        every = self._all.common(said_by(old), said_by(new))
        content = self._contents.common(ours, theirs)
        yield "all", every.alike
        yield "all covered", every.covered
        yield "all told", _told(every) / 2
        yield "content", content.alike
        yield "content covered", content.covered
        yield "letters of content", self._content_letters.common(ours, theirs).alike
        yield "name in content", max(self._named(old.said, theirs), self._named(new.said, ours))
        yield "contrary", float(contrary(old, new))
        yield "contrary contents", float(refuted_by_contents(old, new))

    def _named(self, name: str, content: str) -> float:
        """The share of a name that a content says."""
        words = words_in(name)
        return self._all.sum(cast(Parts, words & words_in(content))) / (self._all.sum(cast(Parts, words)) or 1.0)


def _of_indicators(old: Item, new: Item) -> Signs:
    yield "subject", float(subject_of(old.said)[0] == subject_of(new.said)[0])
    yield "kind", float(of_one_kind(old.said, new.said))
    yield "ruled out", float(contrast(old.said, new.said, aside=lexicon().stages))
    yield "other numbers", float(numbered_otherwise(old.said, new.said))
    yield "other treatment", float(treated_otherwise(old.said, new.said))


def _told(common: Common) -> float:
    return min(common.weight / MUCH_TOLD, 1.5)


def _themes_in(text: str) -> frozenset[Hashable]:
    return cast(frozenset[Hashable], themes_of(text))


def content_of(item: Item) -> str:
    """The 内容 of a project."""
    node = item.node
    return node.description or node.text if isinstance(node, Project) else ""


def said_by(item: Item) -> str:
    """The name of a leaf, and its 内容."""
    return f"{item.said}/{content_of(item)}"
