"""A quantity with everything that is said about it, and how a token adds to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from senryaku_parse.model import Bound
from senryaku_parse.targets.words import BOUNDS, FULL_BOUNDS, LEADING_BOUNDS, MOVES, Move
from senryaku_parse.targets.tokens import Quantity, Token
from senryaku_parse.targets.years import read_period_end, read_year

Span = tuple[int, int]


class NotRead(Exception):  # noqa: N818 -- no error: the answer that the grammar does not cover a text
    """The text is no quantity that the grammar covers."""


@dataclass(slots=True)
class Phrase:
    """A quantity and what is said about it. Spans are offsets into the text, end excluded."""

    link: str = "-"
    """What joins it to the phrase before: ">" arrow, "<" から, "~" wave, "(" bracket, "," list, "-" nothing."""
    start: int = -1
    """Where its first token begins; -1 as long as it has none."""
    at: int = -1
    """Where its number begins."""
    end: int = -1
    quantity: Quantity | None = None
    bound: Bound | None = None
    label: Literal["baseline", "target"] | None = None
    years: int | None = None
    year: int | None = None
    per: Literal["year", "month"] | None = None
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
    labelled: bool = False
    """Whether another number became part of its words (24時間対応3施設)."""
    words: tuple[Span, ...] = ()

    @property
    def unit(self) -> str | None:
        """Unit of its number."""
        return self.quantity.unit if self.quantity else None


_MOVE = re.compile("|".join(sorted(MOVES, key=len, reverse=True)))
_YEARS = re.compile("[0-9]{1,2}")


def say(phrase: Phrase, token: Token) -> None:
    """Add to `phrase` what `token` says. Raises `NotRead` for a year that does not exist."""
    span = (token.start, token.end)
    match token.kind:
        case "word":
            phrase.words += (span,)
        case "horizon":
            phrase.years = _agreed(phrase.years, int(_YEARS.findall(token.key)[0]))
        case "year":
            phrase.year = _agreed(phrase.year, read_year(token.key))
        case "period":
            phrase.year = _agreed(phrase.year, read_period_end(token.key))
            phrase.words += (span,)
        case "compared":
            phrase.compared = _agreed(phrase.compared, read_year(token.key))
            phrase.words += (span,)
        case "per":
            phrase.per = "month" if "月" in token.key else "year"
        case "cumulative":
            phrase.cumulative = True
        case "baseline" | "target":
            phrase.label = "baseline" if token.kind == "baseline" else "target"
        case "bound":
            word = token.key.strip()
            phrase.bound = BOUNDS.get(word) or LEADING_BOUNDS[word]
            if token.behind and word not in FULL_BOUNDS:
                phrase.words += (span,)
        case "move":
            found = _MOVE.search(token.key)
            phrase.moves += (MOVES[found[0]],) if found else ()
        case "toward":
            phrase.toward = True
        case "hold":
            phrase.held = True
            if phrase.toward:
                phrase.words += (span,)


def absorb(phrase: Phrase, more: Phrase) -> None:
    """Add to `phrase` what was said after it and leads up to no number of its own."""
    phrase.bound = phrase.bound or more.bound
    phrase.label = phrase.label or more.label
    phrase.years = _agreed(more.years, phrase.years) if more.years else phrase.years
    phrase.year = _agreed(more.year, phrase.year or more.year) if more.year else phrase.year
    phrase.per = phrase.per or more.per
    phrase.cumulative = phrase.cumulative or more.cumulative
    phrase.compared = phrase.compared or more.compared
    phrase.moves += more.moves
    phrase.words += more.words


def _agreed(before: int | None, now: int | None) -> int:
    """`now`, where it is sound and nothing else was said before."""
    if now is None or (before is not None and before != now):
        raise NotRead
    return now
