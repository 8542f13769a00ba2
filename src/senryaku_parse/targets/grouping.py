"""Groups tokens into phrases.

The words before a quantity belong to it (「年間延べ」「女性」), so do those directly behind it (「以上」「増加」) and
what a bracket behind it says (「（R6）」). What leads up to no further quantity belongs to the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from senryaku_parse.patterns import later
from senryaku_parse.targets.phrases import NotRead, Phrase, absorb, say
from senryaku_parse.targets.tokens import Quantity, Token
from senryaku_parse.targets.units import LABELLING, NO_GAPS, same_dimension
from senryaku_parse.targets.words import CIRCLED_RANGES, FULL_BOUNDS, Move
from senryaku_parse.targets.years import APOSTROPHES
from senryaku_parse.text import SUPERSCRIPTS

_SILENT = frozenset(("glue", "toward", "from", "filler"))
"""Kinds behind a quantity that end no quotation of it."""
_JOINTS = frozenset(("separator", "arrow", "wave", "open", "close"))
_WAYS_OF_LEVELS: tuple[tuple[Move, ...], ...] = ((), ("maintain",))
"""What may be said apart from a number without leaving open whether that is a level or a step."""
_TURNS = ("のうち", "満点", "に対", "あたり", "につき", *FULL_BOUNDS)
"""Words that make the number before them something else than an aim: 「100人のうち30人」, 「平均（25%）以上」."""
_OUT_OF = re.compile(r"中(?!学|高|等|[0-9]\s?[:)])")
"""「100人中30人」, but not 「中学校41.7%」."""
_MARKED = later(f"[*†‡{APOSTROPHES}{SUPERSCRIPTS}{CIRCLED_RANGES}]")
_SCHOOL = re.compile(r"[小高][0-9]?[\s:)]*\Z")
"""What 「中」 stands beside as a label: 「小41.0% 中41.7%」."""


def group(tokens: Iterable[Token], text: str, gaps: frozenset[int] = NO_GAPS) -> tuple[list[Phrase], Phrase]:
    """The phrases of the `tokens` of `text` in order, and what is said where there is no quantity at all.

    `gaps` are the places where the source has a blank that is not in `text`. Raises `NotRead` where a token stands where the grammar has no place for it.
    """
    grouping = _Grouping(gaps)
    phrases = grouping.phrases
    for kind, start, end, behind, quantity in tokens:
        if quantity:
            grouping.count(quantity, start, end)
        elif behind:
            last = grouping.outer or phrases[-1]  # 「20人（うち女性5人）以上」
            say(last, kind, start, end, text)
            if kind == "from":
                grouping.link = "<"
            elif kind not in _SILENT and last is phrases[-1]:
                last.end = end
        elif kind in _JOINTS:
            grouping.join(kind, start, end)
            grouping.blank = text.startswith(" ", start) and end - start == 1
        else:
            if kind == "word" and grouping.pending.start < 0 and phrases:
                grouping.hang(text, start, end)
            grouping.lead_up(kind, start, end, text)
    return grouping.finish()


class _Grouping:
    """The phrases so far, the one that is being led up to, and what joins the two."""

    __slots__ = ("blank", "brackets", "gaps", "link", "outer", "pending", "phrases")

    def __init__(self, gaps: frozenset[int]) -> None:
        self.blank = False
        """Whether nothing but a blank stands between the last phrase and what comes."""
        self.gaps = gaps
        self.outer: Phrase | None = None
        """The phrase that the bracket which was just closed stands behind."""
        self.phrases: list[Phrase] = []
        self.pending = Phrase()
        self.link = "-"
        self.brackets: list[tuple[str, int, bool]] = []
        """Of each open bracket: the link before it, the number of phrases, whether words were pending."""

    def lead_up(self, kind: str, start: int, end: int, text: str) -> None:
        """A token that says something of the quantity to come."""
        if kind == "obstacle":
            raise NotRead
        if self.pending.start < 0:
            self.pending.start = start
        say(self.pending, kind, start, end, text)

    def hang(self, text: str, start: int, end: int) -> None:
        """A first word after a number: it may lead up to the next one, but not say what this one's role is.

        「80%以上の事業の割合」: a bound that says which are counted is no aim.
        """
        directly = self.link == "-"
        last = self.phrases[-1]
        measures = last.bound is not None and last.unit not in LABELLING and "の" in text[start - 1 : start + 1]
        if measures or text.startswith(_TURNS, start) or (directly and text.startswith("うち", start)):
            raise NotRead
        if text[start] == "中" and _OUT_OF.match(text, start) and not _SCHOOL.search(text, last.start, last.at):
            raise NotRead
        if directly and _MARKED.match(text, start):
            raise NotRead
        last.hanging = directly and not text.startswith("※", start)
        last.apart = bool(self.gaps) and any(at in self.gaps for at in range(start, end))

    def count(self, quantity: Quantity, start: int, end: int) -> None:
        """A quantity: what was pending belongs to it."""
        new, self.pending = self.pending, Phrase()
        if new.moves not in _WAYS_OF_LEVELS:
            raise NotRead  # 「増加 50人」: to 50 or by 50
        new.link, new.at, new.end = self.link, start, end
        new.number, new.unit, new.signed, move = quantity
        self.outer = None
        if move:
            new.moves, new.toward = (move,), True
        if new.start < 0:
            new.start = start
        if self.phrases:
            self._settle_last(new)
        elif self.link in "<~>":
            raise NotRead
        self.phrases.append(new)
        self.link = "-"

    def finish(self) -> tuple[list[Phrase], Phrase]:
        """What `group` returns."""
        if self.phrases:
            if self.pending.moves not in _WAYS_OF_LEVELS:
                raise NotRead  # 「80人 増加」: to 80 or by 80
            self._flush(self.pending.words[-1][1] if self.pending.words else self.phrases[-1].end)
        if self.link in "<~>" or [phrase for phrase in self.phrases if phrase.hanging]:
            raise NotRead
        return self.phrases, self.pending

    def _settle_last(self, new: Phrase) -> None:
        """Tell whether the last phrase is one of its own or part of the words before `new`."""
        last = self.phrases[-1]
        if same_dimension(last.unit, new.unit) or last.toward or last.moves or last.held:
            if last.hanging:  # 「男性30%女性50%」: the word leads up to the new one
                last.hanging, new.link = False, ","
        elif last.hanging and last.apart and last.unit not in LABELLING:
            raise NotRead  # 「24時間 対応3施設」: two quantities, or one
        elif last.hanging or (last.unit in LABELLING and new.link in "-,"):
            self._label(new)
        elif new.link == "-" or (new.link == "," and (last.unit is None or (self.blank and new.start == new.at))):
            raise NotRead  # 「2市5町」, 「2市 5町」, 「(1) 50人」

    def _label(self, new: Phrase) -> None:
        """Make the last phrase, with the lower end of its range, words before `new`."""
        new.labelled = self.phrases[-1].unit not in LABELLING
        while True:
            last = self.phrases.pop()
            last.words.append((last.start if last.per or last.cumulative else last.at, new.start))
            last.words.extend(new.words)
            new.words = last.words
            new.years = new.years or last.years
            new.year = new.year or last.year
            new.label = new.label or last.label
            new.start, new.link = last.start, last.link
            if last.link != "~":
                return

    def join(self, kind: str, start: int, end: int) -> None:
        """A token that stands between quantities."""
        match kind:
            case "separator":
                self.link = "," if self.link == "-" else self.link
            case "wave":
                self.link = "~"
            case "arrow":
                if self.pending.words and not self.brackets:
                    raise NotRead  # 「200件 訪問件数→50件」: what leads to the second is another indicator
                self._flush(start)
                self.link = ">"
            case "open":
                self.brackets.append((self.link, len(self.phrases), self.pending.start >= 0))
                self.link = "(" if self.link in "-," else self.link
            case "close" if self.brackets:
                self._close(end)

    def _close(self, end: int) -> None:
        link, count, pending = self.brackets.pop()
        if count < len(self.phrases):
            self.link = ","
            self.outer = self.phrases[count - 1] if count else None
            return
        self.link = link
        if not self.phrases or pending or (link != "-" and self.pending.words):
            return
        last = self.outer or self.phrases[-1]
        if self.pending.year is None or last.year is None:
            last.toward |= bool(self.pending.moves)  # 「80人（増加）」
            self._flush(end)

    def _flush(self, end: int) -> None:
        """What is pending belongs to the last phrase after all."""
        if self.phrases and self.pending.start >= 0:
            last = self.outer or self.phrases[-1]
            absorb(last, self.pending)
            last.end = max(last.end, end) if last is self.phrases[-1] else last.end
            self.pending = Phrase()
