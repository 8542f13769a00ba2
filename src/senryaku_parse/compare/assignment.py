"""The best pairing overall: an assignment over all candidates at once."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from senryaku_parse.compare.similarity import Indices, Numbers
from senryaku_parse.compare.weights import MARGIN

_NO_GAIN = 2.0
"""What staying alone costs; a pair costs its gain, which is below 1, less. Costs of a sparse table must not be 0."""


def assign(old: Indices, new: Indices, gains: Numbers) -> list[int]:
    """The places of the candidates that are chosen: each node at most once, the sum of their gains the largest.

    Candidate `k` pairs `old[k]` with `new[k]` and gains `gains[k]`; one without gain is never chosen.
    """
    useful = np.flatnonzero(gains > 0)
    if not len(useful):
        return []
    rows, columns = (np.unique(side[useful], return_inverse=True)[1] for side in (old, new))
    height, width = int(rows.max()) + 1, int(columns.max()) + 1
    # Each old node also has a column of its own, which it takes for no gain where it stays alone.
    alone = np.arange(height)
    costs = np.concatenate([_NO_GAIN - gains[useful], np.full(height, _NO_GAIN)])
    places = np.concatenate([rows, alone]), np.concatenate([columns, width + alone])
    table = sparse.csr_array((costs, places), shape=(height, width + height))
    chosen = dict(zip(*min_weight_full_bipartite_matching(table), strict=True))
    return [int(k) for k, row, column in zip(useful, rows, columns, strict=True) if chosen[row] == column]


def doubtful(chosen: list[int], old: Indices, new: Indices, gains: Numbers) -> set[int]:
    """Those of the `chosen` candidates that another choice would replace at little cost.

    Two pairs that exchange partners, or a pair that gives way to a node left over.
    """
    of_old = {int(old[k]): k for k in chosen}
    of_new = {int(new[k]): k for k in chosen}
    near = np.flatnonzero(np.isin(old, list(of_old)) | np.isin(new, list(of_new)))  # no other gain is asked for
    gain = {(int(old[k]), int(new[k])): float(gains[k]) for k in near}
    found: set[int] = set()
    for (i, j), rival in gain.items():
        mine, other = of_old.get(i), of_new.get(j)
        if mine == other:
            continue
        pairs = [k for k in (mine, other) if k is not None]
        exchanged = 0.0
        if mine is not None and other is not None:
            exchanged = max(gain.get((int(old[other]), int(new[mine])), 0.0), 0.0)
        if sum(float(gains[k]) for k in pairs) - rival - exchanged < MARGIN:
            found.update(pairs)
    return found
