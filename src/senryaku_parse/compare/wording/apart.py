"""Whether the words in which two names differ make them two things, where nothing else is known of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile

from senryaku_parse.compare.wording.lexicon import lexicon
from senryaku_parse.compare.wording.skeleton import sayings, skeleton
from senryaku_parse.compare.wording.wording import readings_of, wording

_RATE = re.compile("率$")
_DEGREE = re.compile("[率度]$")
_AMOUNT = re.compile("[額高費]$")
_SHARE = re.compile("(?:割合|比率)$")
_BEARER = re.compile("(?:養成者|育成者|認定者|委嘱者)$|[者人客員組社校戸件回台本冊頭名]$")
"""Who or what is counted: 利用者 is counted by 利用, サポーター養成者 by サポーター."""
_COUNTER = re.compile("[者人客員数額量率高]*")
_COUNTED = re.compile("(?:参加|利用|来場|来館|受講|相談|延|者|数|件|人|率|回)+$")
_WORD = re.compile(r"[ァ-ヶー]+|[a-z]+|\d+|.")
_YEAR = re.compile(r"(?:令和|平成|[rh])?(?:\d+|元)年度?(?!齢|以)")
_NUMBER = re.compile(r"\d+")
_HEAD = 2
"""The word that is counted has so many letters at least."""
_REST = 0.85
"""Of two long names that have so much in common, what is left is no other head."""


def speak_of_two(old: str, new: str) -> bool:
    """Whether two names tell of two things: they count another thing, or in words or numbers that rule each other out."""
    return (
        contrast(old, new)
        or _count_another_thing(old, new)
        or numbered_otherwise(old, new)
        or _share_only_counter(old, new)
    )


def of_one_kind(old: str, new: str) -> bool:
    """Whether both names tell a rate, or an amount, or a count; with numbers and kana (ない, たい) that rule nothing out."""
    ours, theirs = (readings_of(name)[0] for name in (old, new))
    alike = all(bool(kind.search(ours)) == bool(kind.search(theirs)) for kind in (_DEGREE, _AMOUNT))
    return alike and sayings(ours) == sayings(theirs) and not numbered_otherwise(old, new)


def contrast(old: str, new: str, *, aside: frozenset[str] = frozenset()) -> bool:
    """Whether a word of one name stands against one of the other (成約, 登録), or narrows what the other says (女性).

    Two words that are both `aside` may stand against each other.
    """
    return any(not aside.issuperset(pair) for pair in opposed(old, new))


@lru_cache(maxsize=8192)
def opposed(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """The words of two texts that stand against each other; with "" a word that only one has and that narrows what it says."""
    return tuple(_opposed(readings_of(old)[0], readings_of(new)[0]))


def _opposed(*readings: str) -> Iterator[tuple[str, str]]:
    words = lexicon()
    ours, theirs = (Counter(words.contrasting.findall(reading)) for reading in readings)
    mine, other = ours - theirs, theirs - ours
    pairs = ((one, another) for one in mine for another in other if words.groups[one] & words.groups[another])
    yield from (pair for pair in pairs if not _holds(*pair))
    if not (mine and other):
        near = [words.near(reading) for reading in readings]
        yield from ((one, "") for one in mine if words.narrowing.search(one) and one not in near[1])
        yield from (("", one) for one in other if words.narrowing.search(one) and one not in near[0])


def treated_otherwise(old: str, new: str) -> bool:
    """Whether only one name counts what something was done to (空き店舗の改修数), or something else was done (空き家の除却数)."""
    ours, theirs = (set(lexicon().treatments.findall(readings_of(name)[0])) for name in (old, new))
    return ours != theirs


def _holds(one: str, another: str) -> bool:
    """Whether one word says what the other does, and more (妊産婦, 妊婦), or may stand for it (学童保育, 放課後児童クラブ)."""
    loosely = lexicon().loosely
    return set(one) <= set(another) or set(another) <= set(one) or loosely(one) == loosely(another) != ""


def _count_another_thing(old: str, new: str) -> bool:
    said = wording(old, new)
    if all(_COUNTER.fullmatch(words.replace("・", "")) for words in (said.old, said.new)):
        return False  # the same words in another order
    # what brackets add stands before: it is no head
    ours, theirs = (skeleton(lexicon().near(readings_of(name)[-1])).letters for name in (old, new))
    if any(bool(kind.search(ours)) != bool(kind.search(theirs)) for kind in (_RATE, _AMOUNT)):
        return True
    if any(map(_SHARE.search, (old, new))):
        return False  # who has a share in 割合 stands in a whole clause
    if max(len(said.old) / len(ours), len(said.new) / len(theirs)) <= 1 - _REST:
        return False
    return not _same_head(*(_BEARER.sub("", _RATE.sub("", lexicon().uncounted(one))) for one in (ours, theirs)))


def _share_only_counter(old: str, new: str) -> bool:
    """Whether two names have nothing in common but who or what is counted: 健康教室の参加者数, 体力測定会の参加者数."""
    ours, theirs = (_COUNTED.sub("", skeleton(lexicon().near(readings_of(name)[0])).letters) for name in (old, new))
    if min(len(ours), len(theirs)) < _HEAD or any(map(_SHARE.search, (old, new))):
        return False
    return not set(map("".join, pairwise(ours))) & set(map("".join, pairwise(theirs)))


def _same_head(old: str, new: str) -> bool:
    """Whether two texts end in the same word, or one is the end of the other."""
    ours, theirs = (_WORD.findall(text)[::-1] for text in (old, new))
    common = [one for one, _ in takewhile(lambda both: both[0] == both[1], zip(ours, theirs, strict=False))]
    return sum(map(len, common)) >= _HEAD or (bool(common) and common in (ours, theirs))


def numbered_otherwise(old: str, new: str) -> bool:
    """Whether both names hold numbers, and not the same: 20～24歳, 25～29歳."""
    ours, theirs = (sorted(_NUMBER.findall(_YEAR.sub("", readings_of(name)[0]))) for name in (old, new))
    return bool(ours and theirs) and ours != theirs
