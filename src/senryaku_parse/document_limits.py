"""What of a document that was read takes more than its size tells: long texts, and items in cells."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.limits import TABLES_ONLY, Limits
from senryaku_parse.tables import Document, RawTable
from senryaku_parse.vocabulary import Vocabulary

_LONG = 1_000
"""Characters of a cell or paragraph that is long."""
_SHORTEST = 3
"""Characters of a cell for an item in it: a name, an arrow, a value."""


def check_document(document: Document, size: int, vocabulary: Vocabulary, limits: Limits) -> None:
    """Refuse too many characters in long texts, and too many items in cells; `size` is that of the source.

    Raises:
        TooLargeError: they are beyond `limits`.
    """
    if size > limits.long_texts:
        long = sum(size for size in map(len, _texts(document)) if size > _LONG)
        limits.check("long_texts", long, "limits.long-texts", TABLES_ONLY)
    if size > limits.items * _SHORTEST:
        items = sum(text.count("\n") + vocabulary.count_arrows(text) for text in _cells(document))
        limits.check("items", items, "limits.items", TABLES_ONLY)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if not isinstance(block, RawTable):
            yield block.text
    yield from _cells(document)


def _cells(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, RawTable):
            yield from block.cell_texts
