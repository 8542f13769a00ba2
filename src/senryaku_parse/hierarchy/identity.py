"""Title and municipality, from the text outside tables."""

from __future__ import annotations

import re

from senryaku_parse.tables import Document, RawTable, TextBlock
from senryaku_parse.text import fold_space

_TITLE_LENGTH = 120
"""A text block longer than this is prose, not a title."""

_PREFECTURES = ("北海道", "東京都", "京都府", "大阪府")
"""Those whose names do not end in 県."""
_KINDS = "市区町村"
_EDITION = re.compile(r"^(?:第?[0-9０-９一二三四五六七八九十]+[期次版]|改訂版?|新|【[^】]*】|\s)+")
_LONGEST_NAME = 10
_BEHIND_NAME = (
    "の総合",
    "の創生",
    "のまち",
    "の地方",
    "の人口",
    "版",
    "まち",
    "地方",
    "創生",
    "総合",
    "人口",
    "デジタル",
    "未来",
    "第",
)
"""What goes on behind a municipality's name in the title of its strategy."""


def title_of(document: Document) -> str:
    """The first heading of the first level, else the title the format states, the first short text, a caption."""
    texts = _texts_before_tables(document)
    heading = next((block.text for block in texts if block.level == 1), None)
    short = next((block.text for block in texts if len(block.text) <= _TITLE_LENGTH), "")
    caption = next((block.caption for block in document.blocks if isinstance(block, RawTable) and block.caption), "")
    return fold_space(heading or document.title or short or caption)


def municipality_of(title: str) -> str | None:
    """「根室市」 of 「根室市創生総合戦略」; null where the title does not begin with one name, cleanly ended."""
    rest = _EDITION.sub("", title)
    below_prefecture = _municipality(_without_prefecture(rest))
    return below_prefecture or _municipality(rest)


def _without_prefecture(text: str) -> str:
    for name in _PREFECTURES:
        if text.startswith(name):
            return text[len(name) :]
    end = text.find("県", 2, 4)
    return text[end + 1 :] if end > 0 else text


def _municipality(text: str) -> str | None:
    """The shortest name that `text` begins with and that ends before white space, the end, or a usual next word."""
    for end in range(2, _LONGEST_NAME + 2):
        name, behind = text[:end], text[end : end + 4]
        is_name = len(name) == end and name[-1] in _KINDS and name.isalpha() and set(name) - set(_KINDS)
        if is_name and (not behind or behind[0].isspace() or behind.startswith(_BEHIND_NAME)):
            return name
    return None


def _texts_before_tables(document: Document) -> list[TextBlock]:
    """The text above the first table; all text where nothing stands above it."""
    above: list[TextBlock] = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            break
        above.append(block)
    return above or [block for block in document.blocks if isinstance(block, TextBlock)]
