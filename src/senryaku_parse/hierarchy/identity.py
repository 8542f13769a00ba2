"""Title and municipality, from the text outside tables."""

from __future__ import annotations

import re

from senryaku_parse.tables import Document, RawTable, TextBlock
from senryaku_parse.text import fold_space

_TITLE_LENGTH = 120
"""A text block longer than this is prose, not a title."""

_PREFECTURE = re.compile(r"(?:北海道|東京都|(?:京都|大阪)府|[一-鿿]{2,3}県)(?=[一-鿿ぁ-んァ-ヶ]+[市区町村])")
_EDITION = re.compile(r"^(?:第?[0-9０-９一二三四五六七八九十]+[期次版]|改訂版?|新|【[^】]*】|\s)+")
_MUNICIPALITY = re.compile(
    r"([一-鿿々ぁ-んァ-ヶー]{1,10}?[市区町村])"
    r"(?=\s|の|版|まち・?ひと|地方|創生|総合|人口|デジタル|未来|第[0-9０-９一二三四五]|$)"
)


def title_of(document: Document) -> str:
    """The first heading of the first level, else the title the format states, else the first short text."""
    texts = _texts_before_tables(document)
    heading = next((block.text for block in texts if block.level == 1), None)
    short = next((block.text for block in texts if len(block.text) <= _TITLE_LENGTH), "")
    return fold_space(heading or document.title or short)


def municipality_of(title: str) -> str | None:
    """「根室市」 of 「根室市創生総合戦略」; null where the title does not begin with one name, cleanly ended."""
    rest = _PREFECTURE.sub("", _EDITION.sub("", title), count=1)
    found = _MUNICIPALITY.match(rest)
    return found[1] if found else None


def _texts_before_tables(document: Document) -> list[TextBlock]:
    """The text above the first table; all text where nothing stands above it."""
    above: list[TextBlock] = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            break
        above.append(block)
    return above or [block for block in document.blocks if isinstance(block, TextBlock)]
