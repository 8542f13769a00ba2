"""Edges that stand almost in one line are one; those that touch belong together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from senryaku_parse.readers.pdf.shapes import Edge

_SNAP = 2.5
"""Points that edges of one line may be apart: double lines."""
_GAP = 3.5
"""Points between the pieces of one line: dashes, the width of a line that crosses."""
TOUCH = 3.0
"""Points between edges that touch."""
_SHORTEST = 4.0
"""Points below which a line rules nothing."""


def joined(edges: Iterable[Edge]) -> list[Edge]:
    """`edges` with those in one line as one, drawn lines and borders of areas apart."""
    kinds: dict[tuple[bool, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        kinds[edge.across, edge.drawn].append(edge)
    found = [
        piece
        for (across, _), alike in kinds.items()
        for line in _clusters(sorted(alike, key=lambda edge: edge.at))
        for piece in _pieces(line, across)
    ]
    return [edge for edge in found if edge.stop - edge.start >= _SHORTEST]


def _clusters(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    line: list[Edge] = []
    for edge in edges:
        if line and edge.at - line[0].at > _SNAP:
            yield line
            line = []
        line.append(edge)
    if line:
        yield line


def _pieces(line: list[Edge], across: bool) -> Iterator[Edge]:
    """The edges of one line, those that touch joined."""
    line.sort(key=lambda edge: edge.start)
    piece: list[Edge] = []
    stop = 0.0
    for edge in line:
        if piece and edge.start > stop + _GAP:
            yield _piece(piece, across, stop)
            piece = []
        stop = edge.stop if not piece else max(stop, edge.stop)
        piece.append(edge)
    if piece:
        yield _piece(piece, across, stop)


def _piece(piece: list[Edge], across: bool, stop: float) -> Edge:
    weight = sum(edge.stop - edge.start for edge in piece)
    at = sum(edge.at * (edge.stop - edge.start) for edge in piece) / weight if weight else piece[0].at
    return Edge(across, at, piece[0].start, stop, piece[0].drawn)


def components(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """`edges` in groups that touch each other."""
    parent = list(range(len(edges)))
    upright = sorted((at for at, edge in enumerate(edges) if not edge.across), key=lambda at: edges[at].at)
    places = [edges[at].at for at in upright]
    for number, edge in enumerate(edges):
        if edge.across:
            first = bisect_right(places, edge.start - TOUCH)
            last = bisect_right(places, edge.stop + TOUCH)
            for at in upright[first:last]:
                if edges[at].start - TOUCH <= edge.at <= edges[at].stop + TOUCH:
                    unite(parent, number, at)
    groups: dict[int, list[Edge]] = defaultdict(list)
    for number, edge in enumerate(edges):
        groups[root(parent, number)].append(edge)
    yield from groups.values()


def root(parent: list[int], at: int) -> int:
    """What stands for the group of `at`."""
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def unite(parent: list[int], one: int, other: int) -> None:
    """Make one group of those of the two."""
    a, b = root(parent, one), root(parent, other)
    parent[max(a, b)] = min(a, b)
