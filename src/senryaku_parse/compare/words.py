"""The words of a text: kanji as pairs of letters, as nothing parts them; kana between them is grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from senryaku_parse.compare.texts import folded_text
from senryaku_parse.compare.weights import USUAL

Words = frozenset[str]

_WORD = re.compile(r"[一-龥々]+|[ァ-ヶー]+|[a-z]+|\d+")
_USUAL = re.compile(
    "事業|支援|振興|推進|促進|整備|補助|助成|運営|実施|開催|活動|対策|向上|充実|強化|費用|経費|一部|設置|配置|導入|活用|要す|確保|育成|養成|環境"
    "|地域|制度|取組|作成|提供|行う|行い|市民|町民|村民"
)
_KANJI = re.compile(r"[一-龥々]")


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """The words of `text` but for kana: kanji as pairs of letters, as nothing parts them."""
    words = _WORD.findall(folded_text(text))
    return frozenset(one for word in words for one in _parts(word))


def _parts(word: str) -> Iterable[str]:
    return map("".join, pairwise(word)) if len(word) > 1 and _KANJI.match(word) else (word,)


def telling(word: str) -> float:
    """How much a word tells beside its rarity: many a project has 事業 and 補助."""
    return USUAL if _USUAL.fullmatch(word) or word.startswith("/") else 1.0


def is_usual(word: str) -> bool:
    """Whether many a project has it."""
    return bool(_USUAL.fullmatch(word))
