"""A quantity with everything that is said about it, and how a token adds to it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from senryaku_parse.model import Bound
from senryaku_parse.patterns import later
from senryaku_parse.targets.words import BOUNDS, FULL_BOUNDS, LEADING_BOUNDS, MOVES, Move
from senryaku_parse.targets.years import read_period_end, read_year

Span = tuple[int, int]


class NotRead(Exception):  # noqa: N818 -- no error: the answer that the grammar does not cover a text
    """The text is no quantity that the grammar covers."""


class Phrase:
    """A quantity and what is said about it; a new one says nothing. Spans are offsets into the text, end excluded."""

    link: str = "-"
    """What joins it to the phrase before: ">" arrow, "<" から, "~" wave, "(" bracket, "," list, "-" nothing."""
    start: int = -1
    """Where its first token begins; -1 as long as it has none."""
    at: int = -1
    """Where its number begins."""
    end: int = -1
    number: Decimal = Decimal(0)
    unit: str | None = None
    signed: bool = False
    """Whether a sign stands before the number."""
    bound: Bound | None = None
    label: Literal["baseline", "target"] | None = None
    years: int | None = None
    year: int | None = None
    per: Literal["year"] | None = None
    cumulative: bool = False
    compared: int | None = None
    """The year that a change is counted from (R1比)."""
    moves: tuple[Move, ...] = ()
    toward: bool = False
    """Whether the number is where it goes (80人に増加), not by how much (80人増加)."""
    held: bool = False
    """Whether a projected change is to be held back (抑制)."""
    hanging: bool = False
    """Whether a word that the grammar does not know stands directly behind the number."""
    apart: bool = False
    """Whether the source has a blank before or in that word."""
    labelled: bool = False
    """Whether another number became part of its words (24時間対応3施設)."""

    def __init__(self) -> None:
        """Nothing said yet."""
        self.words: list[Span] = []


_MOVE = later("|".join(sorted(MOVES, key=len, reverse=True)))
_NO_DIGITS = re.compile("[^0-9]+")


def say(phrase: Phrase, kind: str, start: int, end: int, text: str) -> None:
    """Add to `phrase` what the token `text[start:end]` says. Raises `NotRead` where it contradicts what was said."""
    match kind:
        case "toward":
            phrase.toward = not phrase.moves or phrase.toward  # 「50人増加とする」 is a step
        case "horizon":
            phrase.years = _agreed(phrase.years, int(_NO_DIGITS.sub("", text[start:end])))
        case "move":
            if phrase.moves:
                raise NotRead
            word = text[start:end]
            phrase.moves = (MOVES.get(word) or MOVES[_MOVE.findall(word)[0]],)
        case "mark" if phrase.unit == "年" or (phrase.unit is None and text.startswith("(", end)):
            raise NotRead  # 「5年※1で」, 「30³（%）」
        case "word" | "mark":
            phrase.words.append((start, end))
        case "per":
            if "月" in text[start:end]:
                phrase.words.append((start, end))
            else:
                phrase.per = "year"
        case "cumulative":
            phrase.cumulative = True
        case "bound":
            word = text[start:end].strip()
            phrase.bound = BOUNDS.get(word) or LEADING_BOUNDS[word]
            if word in BOUNDS and word not in FULL_BOUNDS:
                phrase.words.append((start, end))
        case "hold":
            phrase.held = True
            if phrase.toward:
                phrase.words.append((start, end))
        case "year":
            phrase.year = _agreed(phrase.year, read_year(text[start:end]))
        case "period":
            phrase.year = _agreed(phrase.year, read_period_end(text[start:end]))
            phrase.words.append((start, end))
        case "compared":
            phrase.compared = _agreed(phrase.compared, read_year(text[start:end]))
            phrase.words.append((start, end))
        case "baseline" | "target":
            phrase.label = "baseline" if kind == "baseline" else "target"


def absorb(phrase: Phrase, more: Phrase) -> None:
    """Add to `phrase` what was said after it and leads up to no number of its own."""
    phrase.bound = phrase.bound or more.bound
    phrase.label = phrase.label or more.label
    phrase.years = _agreed(phrase.years, more.years) if more.years else phrase.years
    phrase.year = _agreed(phrase.year, more.year) if more.year else phrase.year
    phrase.per = phrase.per or more.per
    phrase.cumulative = phrase.cumulative or more.cumulative
    phrase.compared = phrase.compared or more.compared
    if phrase.moves and more.moves:
        raise NotRead
    phrase.moves = phrase.moves or more.moves
    phrase.words.extend(more.words)


def _agreed(before: int | None, now: int | None) -> int:
    """`now`, where it is sound and nothing else was said before."""
    if now is None or (before is not None and before != now):
        raise NotRead
    return now
