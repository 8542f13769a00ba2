"""A name without what the writing and the grammar add: its content letters, and what the kana between them say."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SAYING = re.compile(
    r"ない|なかっ|なく|なし|ません|やすい|やすさ|にくい|づらい|たい|たく|られ|され|させ|しか|のみ|だけ|以外"
)
"""What kana say beyond grammar: no, wish, ease, voice, only."""
_FUNCTION = re.compile(
    r"における|において|に関する|に関して|についての|について|に対する|に係る|に向けた|に資する|のための|ための|として|とした"
    r"|による|により|によって|での|との|への|からの|までの|ている|ていた|でいる|てい|した|して|する|である|な|の|に|へ|は|で|と|も|や|が|を|から|まで"
    r"|った|って|んだ|んで|いた|いて|れた|れる|った"
)
"""Particles and auxiliaries; に関する and the like hold content letters and are taken out before."""
_CASES = re.compile("から|まで|が|を")
_ENDING = re.compile(
    r"[いきぎしじちぢにびみりえけげせてねべめれうくぐすつぬぶむるわらまかがなたさ]{0,2}?[いきぎしじちぢにびみりえけげせてねべめれうくぐすつぬぶむる]?$"
)
"""Okurigana: 取組 and 取り組み are one."""
_RELATION = re.compile(r"に関する|に関して|に対する|に係る|に向けた|に資する")
_KANA = re.compile(r"[ぁ-ゖ]+")
_OPPOSED = ({"が", "を"}, {"から", "まで"})
"""Cases of which one in the place of the other exchanges who does what to whom."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What a name says."""

    letters: str
    """All letters but hiragana."""
    said: tuple[str, ...]
    """What the kana before, between and after the letters say: "" for grammar only."""
    cases: tuple[frozenset[str], ...]
    """The particles of case among them."""


def skeleton(text: str) -> Skeleton:
    """The skeleton of `text`, which has been folded and has no brackets and marks."""
    text = _RELATION.sub("の", text)
    letters, gaps = [], [""]
    for letter in text:
        if _KANA.match(letter):
            gaps[-1] += letter
        else:
            letters.append(letter)
            gaps.append("")
    said = tuple(_said(gap, first=at == 0) for at, gap in enumerate(gaps))
    return Skeleton("".join(letters), said, tuple(frozenset(_CASES.findall(gap)) for gap in gaps))


def sayings(text: str) -> list[str]:
    """What kana say beyond grammar in a text: no, wish, ease."""
    return sorted(_SAYING.findall(text))


def same_kana(old: Skeleton, new: Skeleton) -> bool | None:
    """Whether two skeletons of the same letters say the same; null where only a particle of case is missing."""
    if old.said != new.said:
        return False
    cases = [(mine, other) for mine, other in zip(old.cases, new.cases, strict=True) if mine != other]
    for mine, other in cases:
        if any(mine & opposed and other & opposed and mine & opposed != other & opposed for opposed in _OPPOSED):
            return False
    return None if cases else True


def _said(gap: str, *, first: bool) -> str:
    """What a run of kana says, grammar and okurigana aside."""
    if not gap:
        return ""
    found = _SAYING.findall(gap)
    rest = _SAYING.sub("|", gap)
    parts = [_grammarless(part, behind_letter=not first and at == 0) for at, part in enumerate(rest.split("|"))]
    return "/".join([*found, *filter(None, parts)])


def _grammarless(part: str, *, behind_letter: bool) -> str:
    bare = _FUNCTION.sub("", part)
    return "" if behind_letter and len(bare) <= 3 and _ENDING.fullmatch(bare) else bare
