"""How alike texts are, many at once, and which ones are worth a comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count, pairwise
from operator import add
from typing import Any, TypeAlias

import numpy as np
from rapidfuzz import fuzz, process
from scipy import sparse

from senryaku_parse.compare.weights import BLOCK, BLOCK_OF_ROWS, CANDIDATES, GRAM_LIMIT, RATIO_SHARE

Matrix: TypeAlias = Any
"""A sparse matrix of scipy, which has no types."""
Indices: TypeAlias = "np.ndarray[Any, np.dtype[np.intp]]"
Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"


class Texts:
    """Texts of both editions, to be compared by their places in the two lists."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Nothing is computed before it is asked for: most texts are equal."""
        self._old, self._new = list(old), list(new)

    @cached_property
    def _weighted(self) -> tuple[Matrix, Matrix, Matrix, Matrix]:
        """Text × n-gram, of length 1 and weighed by rarity, of both editions; then both with rare n-grams only."""
        counts, split = _gram_counts([*self._old, *self._new]), len(self._old)
        frequency = np.bincount(counts.indices, minlength=counts.shape[1])
        rarity = sparse.diags_array(np.log(1 + counts.shape[0] / np.maximum(frequency, 1)))
        weighted = _unit_rows(counts @ rarity)
        rare = weighted @ sparse.diags_array((frequency <= GRAM_LIMIT).astype(float))
        return weighted[:split], weighted[split:], rare[:split], rare[split:]

    def alike(self, old: Indices, new: Indices) -> Numbers:
        """How alike the texts of each pair are, from 0 to 1; 1 for equal texts, two empty ones included."""
        found = np.ones(len(old))
        for start in range(0, len(old), BLOCK):
            part = slice(start, start + BLOCK)
            found[part] = self._alike(old[part], new[part])
        return found

    def _alike(self, old: Indices, new: Indices) -> Numbers:
        ours, theirs = [self._old[i] for i in old], [self._new[j] for j in new]
        unlike = np.array([k for k, (mine, other) in enumerate(zip(ours, theirs, strict=True)) if mine != other], int)
        found = np.ones(len(ours))
        if len(unlike):
            ratio = process.cpdist([ours[k] for k in unlike], [theirs[k] for k in unlike], scorer=fuzz.ratio) / 100
            vectors = self._weighted[0][old[unlike]].multiply(self._weighted[1][new[unlike]])
            cosine = np.minimum(np.asarray(vectors.sum(axis=1)).ravel(), 1.0)
            found[unlike] = RATIO_SHARE * ratio + (1 - RATIO_SHARE) * cosine
        return found

    def candidates(self) -> Iterator[tuple[Indices, Indices]]:
        """The pairs that share rare n-grams: for each text, old and new, the best few."""
        ours, theirs = self._weighted[2:]
        yield from _best_of_products(ours, theirs)
        yield from ((old, new) for new, old in _best_of_products(theirs, ours))

    def empty(self, old: Indices, new: Indices) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Whether a text of each pair is empty, and tells nothing."""
        return np.fromiter((not self._old[i] or not self._new[j] for i, j in zip(old, new, strict=True)), bool)


def _gram_counts(texts: Sequence[str]) -> Matrix:
    """Text × n-gram of two and three letters; a text is framed, so that its beginning and its end count."""
    grams: defaultdict[str, int] = defaultdict(count().__next__)
    columns: list[int] = []
    ends = [0]
    for text in texts:
        framed = f"^{text}$" if text else ""
        pairs = list(map(add, framed, framed[1:]))
        columns.extend(map(grams.__getitem__, dict.fromkeys([*pairs, *map(add, pairs, framed[2:])])))
        ends.append(len(columns))
    return sparse.csr_array((np.ones(len(columns)), columns, ends), shape=(len(texts), max(len(grams), 1)))


def _unit_rows(matrix: Matrix) -> Matrix:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (sparse.diags_array(1 / np.where(lengths > 0, lengths, 1)) @ matrix).tocsr()


def _best_of_products(rows: Matrix, columns: Matrix) -> Iterator[tuple[Indices, Indices]]:
    """Rows, and for each the columns that have most in common with it, some rows at a time."""
    turned = columns.T.tocsc()
    for start in range(0, rows.shape[0], BLOCK_OF_ROWS):
        shared = (rows[start : start + BLOCK_OF_ROWS] @ turned).tocsr()
        best = [_best(shared.indices[a:b], shared.data[a:b]) for a, b in pairwise(shared.indptr)]
        places = np.repeat(np.arange(start, start + len(best)), [len(one) for one in best])
        yield places, np.concatenate([*best, np.empty(0, dtype=np.intp)]).astype(np.intp)


def _best(columns: Indices, values: Numbers) -> Indices:
    """The columns of the largest values."""
    if len(columns) <= CANDIDATES:
        return columns
    return columns[np.lexsort((columns, -values))[:CANDIDATES]]
