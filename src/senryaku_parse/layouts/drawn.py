"""Tables that only draw a frame around text, as `frames`, `boxes` and `one_column` find them: the text stands in their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from senryaku_parse.tables import Block, Document


def with_texts(document: Document, opened: Mapping[int, Sequence[Block]]) -> Document:
    """`document` with the blocks of which `opened` has the number, from 0, as the texts that they hold."""
    blocks = [part for at, block in enumerate(document.blocks) for part in opened.get(at, (block,))]
    return document._replace(blocks=tuple(blocks))
