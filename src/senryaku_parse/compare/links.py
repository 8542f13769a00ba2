"""Who is who so far: the links between the nodes of two editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from senryaku_parse.compare.nodes import Item
from senryaku_parse.messages import render


class Doubt(NamedTuple):
    """Why a pair is uncertain."""

    text: str
    """The key of its message, with `{old}` and `{new}` for the words in question."""
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        """The reason in words."""
        return render(self.text, old=self.old, new=self.new)

    def swapped(self) -> Doubt:
        """The same seen from the other edition."""
        text = {ADDED: DROPPED, DROPPED: ADDED}.get(self.text, self.text)
        return Doubt(text, self.new, self.old)


EXCHANGED = "editions.doubt-exchanged"
ADDED = "editions.doubt-added"
DROPPED = "editions.doubt-dropped"


@dataclass(frozen=True, slots=True)
class Link:
    """A node of the old edition and the node of the new one that it is."""

    old: Item
    new: Item
    score: float
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def uncertain(self) -> bool:
        """Whether anything speaks against it."""
        return bool(self.doubts)

    def swapped(self) -> Link:
        """The same link seen from the other edition."""
        return Link(self.new, self.old, self.score, self.reasons, tuple(doubt.swapped() for doubt in self.doubts))


@dataclass(slots=True)
class Links:
    """Links of some levels, found by the place of a node in its edition."""

    of_old: dict[int, Link] = field(default_factory=dict)
    of_new: dict[int, Link] = field(default_factory=dict)
    shared: dict[tuple[int, int], float] = field(default_factory=dict)
    """Parents (old, new) → how much of what hangs below them is one by name, from 0 to 1; absent for nothing."""

    def add(self, link: Link) -> None:
        """One more link of two nodes that have none."""
        self.of_old[link.old.at] = link
        self.of_new[link.new.at] = link

    def linked(self, old: Item | None, new: Item | None) -> bool:
        """Whether both are one node; true for two that are not there: what stands above goals, or at an end."""
        if old is None or new is None:
            return old is new
        link = self.of_old.get(old.at)
        return link is not None and link.new is new

    def free(self, old: list[Item], new: list[Item]) -> tuple[list[Item], list[Item]]:
        """Those of two lists that have no link."""
        return (
            [item for item in old if item.at not in self.of_old],
            [item for item in new if item.at not in self.of_new],
        )


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links of two editions."""

    links: tuple[Link, ...]
    """One-to-one links, in the order of the new edition. Nodes of a division are not among them."""
    divisions: tuple[tuple[Link, ...], ...] = ()
    """The links of each split or merged node: they have one node in common, on the old or on the new side."""

    def swapped(self) -> Alignment:
        """The same alignment seen from the other edition."""
        links = sorted((link.swapped() for link in self.links), key=lambda link: link.new.at)
        divisions = [
            tuple(sorted((link.swapped() for link in division), key=lambda link: (link.old.at, link.new.at)))
            for division in self.divisions
        ]
        return Alignment(tuple(links), tuple(sorted(divisions, key=lambda division: division[0].new.at)))

    def with_links(self, added: Sequence[Link]) -> Alignment:
        """The alignment with more links of one node with one."""
        return Alignment(tuple(sorted([*self.links, *added], key=lambda link: link.new.at)), self.divisions)

    def all_links(self) -> tuple[Link, ...]:
        """Every link, those of split and merged nodes among the others, in the order of the new edition."""
        every = [*self.links, *(link for division in self.divisions for link in division)]
        return tuple(sorted(every, key=lambda link: (link.new.at, link.old.at)))

    def partners(self) -> dict[int, set[int]]:
        """Place of an old node → the places of the new nodes that it is."""
        found: dict[int, set[int]] = defaultdict(set)
        for link in self.all_links():
            found[link.old.at].add(link.new.at)
        return found
