"""Headings made of nothing but captions: 「施策の目標」, 「具体的な施策と重要業績評価指標」, 「主な取組の概要・効果」."""

from __future__ import annotations

import re
from typing import NamedTuple

from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.vocabulary import Part, Vocabulary, label_key
from senryaku_parse.vocabulary.words import FRAMING

_LONGEST = 40
_JOINTS = re.compile(r"(?:(?<!ご)と|及び|および|並びに|ならびに|[・･、,，/／&＆])\s*")
_WHOSE = re.compile(
    r"(?:(?:基本|数値)?目標の|(?:基本|主要|個別|具体的)?施策(?:分野)?の|政策の|分野の|取り?組み?の|事業の|計画の|推進の|今後の|市の|町の|村の"
    r"|本|各|主な|主要な|具体的な|(?:基本目標|目標|施策|分野|取組|取り組み|事業)(?:ごと|毎|別)の|達成すべき|目指すべき|目指す|めざす|関連する)(?=.)"
)
_INDICATORS: tuple[Part, ...] = ("target", "kpi", "indicator", "aim", "interim")
_ORDER: tuple[Part, ...] = ("measure", "project", "target", "kpi", "indicator")


_OF_PROJECTS = ("取組", "取り組み", "主な取組", "主な事業", "事業", "具体的な取組")
_LIST = re.compile(r"の?一覧表?\Z")
_HOLDS = frozenset({"概要", "内容", "一覧", "展開", "紹介"})
"""What captions call what stands below them."""


class Caption(NamedTuple):
    """A heading that names no level."""

    part: Part | None
    """What stands below it; null for prose."""


def read_caption(text: str, vocabulary: Vocabulary) -> Caption | None:
    """What the heading `text` says of what stands below it; null where any word of it is no caption."""
    if not 1 < len(text) <= _LONGEST:
        return None
    found = [
        _read_piece(piece, vocabulary) or _read_list(piece, vocabulary)
        for piece in _JOINTS.split(text.strip(f"{FRAMING} "))
    ]
    parts = [piece.part for piece in found if piece]
    if len(parts) < len(found):
        return None
    return Caption(next((part for part in _ORDER if part in parts), None))


def _read_piece(piece: str, vocabulary: Vocabulary) -> Caption | None:
    """What one of the words of a caption says, with or without what it is of."""
    whole = piece
    while True:
        if piece in _HOLDS and label_key(whole).startswith(_OF_PROJECTS):
            return Caption("project")
        if vocabulary.is_prose_head(piece):
            return Caption(None)
        if parts := vocabulary.parts(piece):
            return Caption(_below(parts))
        whose = _WHOSE.match(piece)
        if whose is None:
            return None
        piece = piece[whose.end() :]


def _read_list(piece: str, vocabulary: Vocabulary) -> Caption | None:
    """What a word says that calls what stands below it a list: 「施策の一覧」, 「指標一覧表」."""
    listed = _LIST.search(piece)
    return _read_piece(piece[: listed.start()], vocabulary) if listed and listed.start() else None


def _below(parts: tuple[Part, ...]) -> Part | None:
    """What stands below a caption that may stand for `parts`."""
    if any(part in parts for part in _INDICATORS):
        return next((part for part in ("target", "kpi") if part in parts), "indicator")
    if parts[0] in LEVELS:
        return "measure" if parts[0] == "measure" else None
    return "project" if "project" in parts else None
