"""The score of candidate pairs, in its parts; the reasons for a pair are its strongest parts."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from senryaku_parse.compare.links import Links
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.similarity import Indices, Numbers, Texts
from senryaku_parse.compare.weights import (
    ACCEPTED,
    BLOCK,
    CONTENT_ALONE,
    NAME_ALONE,
    REPRINT_FACTOR,
    TEXTS,
    TEXTS_WITHOUT_CONTENT,
    WEIGHTS,
    Weights,
)

_UNKNOWN = float("nan")
"""A part that tells nothing about a pair."""

_LIKE = ACCEPTED
_PARTS = tuple(field.name for field in fields(Weights) if field.name != "telling")
CONTENT = _PARTS.index("content")
"""Which of the parts of a score tells of the content."""
_REASONS = {
    "name": ("名称が同じ", "名称が似ている"),
    "content": ("内容が同じ", "内容が似ている"),
    "children": ("下の項目が同じ", "下の項目が重なる"),
    "parent": ("上の階層が同じ", "上の階層の項目が重なる"),
    "neighbours": ("前後の項目が同じ", "前後の項目の一方が同じ"),
    "mark": ("区分が同じ", "区分が同じ"),
}
"""Part → what is said where it is whole, and where it is at least `_LIKE`."""


class Scorer:
    """Scores pairs of two lists of nodes of one type."""

    def __init__(self, old: list[Item], new: list[Item], links: Links) -> None:
        """Take in the texts of both lists; `links` are those of the levels above, and of this one so far."""
        self.old, self.new = old, new
        self._links = links
        self.names = Texts([item.name for item in old], [item.name for item in new])
        self.contents = Texts([item.content for item in old], [item.content for item in new])
        self._weights = WEIGHTS[old[0].type]

    def score(self, old: Indices, new: Indices) -> tuple[Numbers, Numbers]:
        """The score of each pair, from 0 to 1, and its parts in the order of `Weights`, NaN where one tells nothing."""
        blocks = [slice(start, start + BLOCK) for start in range(0, len(old), BLOCK)]
        scored = [self._score(old[block], new[block]) for block in blocks]
        return np.concatenate([one for one, _ in scored]), np.concatenate([parts for _, parts in scored])

    def _score(self, old: Indices, new: Indices) -> tuple[Numbers, Numbers]:
        pairs = [(self.old[i], self.new[j]) for i, j in zip(old, new, strict=True)]
        contents = np.where(self.contents.empty(old, new), _UNKNOWN, self.contents.alike(old, new))
        parts = np.column_stack(
            [
                self.names.alike(old, new),
                contents,
                [self._children(*pair) for pair in pairs],
                [self._parent(*pair) for pair in pairs],
                [self._neighbours(*pair) for pair in pairs],
                [float(one.mark == other.mark) for one, other in pairs],
            ]
        )
        weights = np.array([getattr(self._weights, part) for part in _PARTS])
        known = ~np.isnan(parts)
        scores = np.nansum(parts * weights, axis=1) / (known * weights).sum(axis=1)
        if self._weights.children:
            scores = np.fmax(scores, parts[:, _PARTS.index("children")])
        alike = np.array([one.reprint == other.reprint for one, other in pairs], dtype=bool)
        return np.where(alike, scores, scores * REPRINT_FACTOR) * self._worded_alike(parts), parts

    def reasons(self, parts: np.ndarray[Any, np.dtype[np.float64]]) -> tuple[str, ...]:
        """What speaks for a pair, by the weight it has."""
        weighed = [
            (getattr(self._weights, name) * value, _REASONS[name][0 if value >= 1 else 1])
            for name, value in zip(_PARTS, parts, strict=True)
            if value >= _LIKE and getattr(self._weights, name)
        ]
        return tuple(reason for _, reason in sorted(weighed, key=lambda one: -one[0]))

    def _worded_alike(self, parts: Numbers) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Whether the texts of a pair speak for it; what has children may be told by these."""
        if self._weights.children:
            return np.ones(len(parts), dtype=bool)
        name, content = parts[:, 0], parts[:, 1]
        alone = np.isnan(content)
        both = np.where(alone, name - TEXTS_WITHOUT_CONTENT, (2 * name + np.nan_to_num(content)) / 3 - TEXTS)
        by_content = self._weights.telling & (np.nan_to_num(content) >= CONTENT_ALONE)
        alike: np.ndarray[Any, np.dtype[np.bool_]] = (both >= 0) | (name >= NAME_ALONE) | by_content
        return alike

    def _children(self, old: Item, new: Item) -> float:
        if not old.children or not new.children:
            return _UNKNOWN
        return self._links.shared.get((old.at, new.at), 0.0)

    def _parent(self, old: Item, new: Item) -> float:
        if old.parent is None or new.parent is None:
            return _UNKNOWN
        if self._links.linked(old.parent, new.parent):
            return 1.0
        return self._links.shared.get((old.parent.at, new.parent.at), 0.0)

    def _neighbours(self, old: Item, new: Item) -> float:
        """Share of the two sides on which the next siblings are one; a side where neither has a link tells nothing."""
        known = [
            float(self._links.linked(mine, other))
            for mine, other in ((old.before, new.before), (old.after, new.after))
            if self._tells(mine, self._links.of_old) or self._tells(other, self._links.of_new)
        ]
        return sum(known) / len(known) if known else _UNKNOWN

    @staticmethod
    def _tells(item: Item | None, links: dict[int, Any]) -> bool:
        return item is None or item.at in links
