"""The words themselves, and how texts are compared with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from senryaku_parse.text import match_key

MEMORY = 4096
"""Answers remembered: rules ask the same of each cell again; a document has some thousand cells."""

FRAMING = "【】《》〈〉「」『』[]<>＜＞［］〔〕〖〗｢｣≪≫◇◆■□●○〇◎▼▽★☆▶▷►▸❖※:："
"""Marks that may stand around a label."""
_FRAME = re.compile(rf"[\s{re.escape(FRAMING)}]+")
_SPELLED = re.compile("取り?組み")
"""The word 取組 with its kana."""


@dataclass(frozen=True, eq=False)
class Words:
    """The words by role; what is asked of them, each look-up of this folder adds."""

    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Table → entry → words, as in the TOML file."""


@lru_cache(MEMORY)
def label_key(text: str) -> str:
    """`text` as labels are compared: width, case, white space, framing marks and the kana of 取り組み aside."""
    key = match_key(_FRAME.sub("", text))
    return _SPELLED.sub("取組", key) if "組み" in key else key
