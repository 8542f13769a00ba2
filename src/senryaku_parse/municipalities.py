"""The municipalities of Japan and their 全国地方公共団体コード, from the table `municipalities.tsv` (its head says whence)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from senryaku_parse.text import nfkc

_WEIGHTS = (6, 5, 4, 3, 2)
_SHORTEST = 2
"""Characters of the shortest name: 津市."""
_VARIANTS = dict(zip("ヶヵ檮惠龍鯵條曾桧竃澤濱廣國瀧邊冨", "ケカ梼恵竜鰺条曽檜竈沢浜広国滝辺富", strict=True))
"""Spellings of one name. Not 嶋 and 島: 鹿嶋市 and 鹿島市 are two cities."""
_VARIANT = re.compile(f"[{''.join(_VARIANTS)}]")
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality, a ward of a designated city, or a prefecture."""

    code: str
    """6 digits, the last of them the check digit."""
    prefecture: str
    name: str
    """「根室市」; of a ward with its city, 「札幌市北区」; of a prefecture the prefecture's."""
    until: str | None = None
    """Its last day, "2018-09-30", where it is no more; the table begins in November 2014."""

    @property
    def is_prefecture(self) -> bool:
        """Whether it is a prefecture."""
        return self.name == self.prefecture

    def __str__(self) -> str:
        """「広島県府中市」."""
        return self.name if self.is_prefecture else self.prefecture + self.name


def check_digit(code: str) -> str:
    """The sixth digit of a code, from its first five."""
    total = sum(int(digit) * weight for digit, weight in zip(code[:5], _WEIGHTS, strict=True))
    return str((11 - total % 11) % 10)


def name_at_start(text: str) -> tuple[tuple[Municipality, ...], int]:
    """All that bear the longest name that `text` begins with, and where that name ends; none and 0 without one.

    A ward of a designated city bears its name with and without the city's: 「北区」 is twelve of them and 東京都北区.
    """
    if _folded(text[: 2 * _SHORTEST])[:_SHORTEST] not in _beginnings():  # each may have a variation selector
        return (), 0
    table = _table()
    longest = text[: _longest_name()]
    plain = _folded(longest) == longest
    for end in range(len(longest), _SHORTEST - 1, -1):
        if found := table.get(longest[:end] if plain else _folded(longest[:end])):
            return tuple(map(_municipality, found)), end
    return (), 0


def all_municipalities() -> tuple[Municipality, ...]:
    """The whole table in the order of the codes."""
    return tuple(map(_municipality, _lines()))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Folded name → the lines of all that bear it. Lines stay unread: most of them are never asked for."""
    table: defaultdict[str, list[str]] = defaultdict(list)
    for line in _lines():
        fields = _one_spelling(line).split("\t")
        name = fields[min(2, len(fields) - 1)]
        table[name].append(line)
        if name.endswith("区") and "市" in name:
            table[name.partition("市")[2]].append(line)
    return {name: tuple(found) for name, found in table.items()}


def _lines() -> list[str]:
    text = Path(__file__).with_name("municipalities.tsv").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _municipality(line: str) -> Municipality:
    code, prefecture, name, until = (line + "\t\t").split("\t")[:4]
    return Municipality(code, prefecture, name or prefecture, until or None)


@cache
def _longest_name() -> int:
    return max(map(len, _table()))


@cache
def _beginnings() -> frozenset[str]:
    """How names begin: most texts are told from them by that."""
    return frozenset(name[:_SHORTEST] for name in _table())


def _folded(name: str) -> str:
    """A copy of `name` for looking up: plain width, no variation selectors, one spelling of each character."""
    return _one_spelling(nfkc(_VARIATION_SELECTORS.sub("", name)))


def _one_spelling(text: str) -> str:
    return _VARIANT.sub(lambda found: _VARIANTS[found[0]], text)
