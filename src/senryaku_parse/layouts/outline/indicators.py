"""A line of an indicator taken apart: 「入学者数　38人（2014年度）→ 40人（2019年度）」."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple, TypeAlias

from senryaku_parse.rows import is_level
from senryaku_parse.targets import read_target
from senryaku_parse.vocabulary import Vocabulary

_NUMBER = re.compile(r"(?:平成|令和|昭和|[HRＨＲ])?[0-9０-９]|▲|△")
_ERA = "[RHSＲＨＳ'‘’]|令和|平成|昭和|(?:19|20)[0-9]{2}"
_PREFIX = re.compile(
    r"(?:(?:^|(?<=[\s:：]))年|年\s?間|延べ|累\s?計|約|計|▲|△|[-−－+]"
    rf"|[(（]\s?(?:{_ERA})[^()（）]{{0,8}}[)）])\s*\Z"
)
_ASIDE = re.compile(rf"約|(?:{_ERA})\s?[0-9０-９元年度\s]{{0,8}}[~～〜－―-][^()（）]{{1,10}}")
"""What a quantity may say of its number and still be a quantity alone: 約, a period."""
_DIGIT = re.compile("[0-9０-９]")
_WAY = re.compile("維持|増加|減少|向上|改善|以上|以下")
_DASH = re.compile(r"(?:^|(?<=[\s:：]))[-－―—–ー]\Z")
_GAP = " \t　:：、,"
_HORIZON = re.compile(r"[0-9０-９]{1,2}\s*[かヵカケヶ箇]?年間?で|以上|以下|未満")
_ENDS_IN_NUMBER = re.compile(r"[0-9０-９][千百万億兆]*\s*[.,．，]?\s*\Z|[0-9０-９]\s*[千百万億兆]{1,2}\s*\Z")
"""What a number behind it is the rest of: 「85 億 4, 000」."""
_FIGURES = re.compile(
    r"[0-9０-９](?:[0-9０-９.,．，千百万億兆\s]*[0-9０-９千百万億兆])?\s*[^\d\s()（）→⇒]{0,8}(?:\s*[(（][^()（）]*[)）])?\Z"
)
"""A number and its unit that blanks may have parted anywhere."""
_BROKEN = re.compile(r"[0-9０-９][.,．，]*+\s[\s.,．，]*+[0-9０-９千百万億兆]")
_ENDS_A_NAME = "数率額量高)）"
_SENTENCE = re.compile(
    r"(?P<name>[^、。を]{2,40})を[、\s]?(?:(?P<base>[^、。を]{1,24}?)から[、\s]?)?(?P<aim>[^、。をか]{1,24}?)(?:まで|に|へと?|以上に|と)"
    r"(?:増や|減ら|引き上げ|引き下げ|高め|伸ば|抑え|拡大|縮小|向上|改善|増加|減少|削減|すること|する|します|しま|し|維持)[^。0-9０-９]{0,16}。?"
)
_STEP = re.compile(r"[\s　:：、](?P<aim>[約▲△+＋－-]?[0-9０-９][^()（）]{1,30}[(（][^()（）]{2,60}[)）])\s*\Z")
_NAMES_AGAIN = re.compile("。.")
"""Between two values stands a sentence of its own."""
_LONGEST_AIM = 60
_LONGEST_QUANTITY = 80
"""Characters of a number with all that is said about it: what a number further left begins is a text."""


class Quantified(NamedTuple):
    """An indicator with the numbers of its line."""

    name: str
    target: str
    """"" where the line states none clearly."""
    baseline: str = ""


Split: TypeAlias = Callable[[str], Quantified | None]


def quantified_once(vocabulary: Vocabulary) -> Split:
    """`split_quantified` that remembers: each line of a document is asked about when it is met, and when it is read."""
    return cache(partial(split_quantified, vocabulary=vocabulary))


def split_quantified(text: str, vocabulary: Vocabulary) -> Quantified | None:
    """`text` taken apart where an arrow, or 現状 and 目標, say which number is which; null where nothing does."""
    arrows = list(vocabulary.arrows(text))
    if arrows:
        return _parted_by_arrows(text, arrows)
    fields = vocabulary.words["fields"]
    both = _stated(fields["baseline"], fields["aim"]).search(text)
    if both and _DIGIT.search(both["aim"]) and (is_quantity(both["base"]) or _DASH.match(both["base"])):
        name = text[: both.start()].rstrip(_GAP + "(（")
        if _NAMES_AGAIN.search(both["base"]):
            return None
        closed = both["aim"].removesuffix("）").removesuffix(")") if text[both.start()] in "(（" else both["aim"]
        return Quantified(name.rstrip("。"), closed.strip().rstrip("。"), both["base"].strip()) if name else None
    return _split_step(text, vocabulary) or _split_sentence(text)


def _split_sentence(text: str) -> Quantified | None:
    """The sentence of an aim taken apart: 「新規就農者数を3人（R1）から5人（R6）に増やします。」."""
    found = _SENTENCE.fullmatch(text) if "を" in text else None
    if found is None:
        return None
    name, base, aim = found["name"].strip(), (found["base"] or "").strip(), found["aim"].strip()
    if not is_quantity(aim) or (base and not is_quantity(base)) or name.endswith(("こと", "もの")):
        return None
    return Quantified(name, aim, base)


def _split_step(text: str, vocabulary: Vocabulary) -> Quantified | None:
    """`text` before a step with its two levels in brackets behind it: 「来訪者数　23人増加（R2 139人→R7 162人）」."""
    found = _STEP.search(text) if vocabulary.has_arrows(text, 1) else None
    if found is None:
        return None
    target, name = read_target(found["aim"])[0], text[: found.start()].rstrip(_GAP)
    stated = target.change is not None and target.value is not None and target.baseline is not None
    return Quantified(name, found["aim"]) if name and stated else None


def split_aim(text: str) -> Quantified | None:
    """`text` taken apart at a colon before a number, or before 「5年で…」; null where neither stands in it."""
    for sign in (":", "："):
        name, found, aim = text.rpartition(sign)
        if found and name.strip() and is_quantity(aim.strip()):
            return Quantified(name.strip(), aim.strip())
    name, aim = _trailing_quantity(text)
    return Quantified(name, aim) if name and aim and _HORIZON.search(aim) else None


def is_quantity(text: str) -> bool:
    """Whether `text` is a number and its unit, if it has one, and nothing more."""
    if not _DIGIT.search(text):
        return False
    if is_level(text) or is_level(text.lstrip("▲△-−－+約 ")):
        return True
    target, _ = read_target(text)
    alone = target.qualifier is None or _ASIDE.fullmatch(target.qualifier) is not None
    return target.value is not None and alone and target.change is None


def _parted_by_arrows(text: str, arrows: Sequence[re.Match[str]]) -> Quantified | None:
    left, rest = text[: arrows[0].start()], text[arrows[0].end() :]
    if len(arrows) == 1:
        aim = re.sub(r"^(?:目標値?|最終目標値?)\s*[:：]?\s*(?=\S)", "", rest)
        if not left.strip() or len(aim) > _LONGEST_AIM or not (_DIGIT.search(aim) or _WAY.search(aim)):
            return None
        name, baseline = _trailing_quantity(left)
        return Quantified(name, aim.strip(), baseline) if name else None
    middle = text[arrows[0].end() : arrows[1].start()].strip()
    name, baseline = _trailing_quantity(left)
    if len(arrows) == 2 and not baseline and name and is_quantity(middle):
        return Quantified(name, text[arrows[1].end() :].strip(), middle)
    return Quantified(name, f"{baseline}{text[arrows[0].start() :]}".strip()) if name and _DIGIT.search(rest) else None


def _trailing_quantity(text: str) -> tuple[str, str]:
    """`text` in front of the number that it ends with, and that number; "" where it ends with none."""
    text = text.rstrip()
    if dash := _DASH.search(text):
        return _name(text[: dash.start()]), text[dash.start() :]
    for number in _NUMBER.finditer(text, max(len(text) - _LONGEST_QUANTITY, 0)):
        before = text[: number.start()]
        if before.count("(") + before.count("（") > before.count(")") + before.count("）"):
            continue
        if _ENDS_IN_NUMBER.search(before):
            continue
        prefix = _PREFIX.search(before)
        start = prefix.start() if prefix else number.start()
        parted = start == 0 or text[start - 1] in _GAP
        quantity = text[start:]
        if is_level(quantity.lstrip("▲△-−－+約 ")) or (parted and is_quantity(quantity)):
            return _name(text[:start]), quantity
        if (
            (parted or text[start - 1] in _ENDS_A_NAME)
            and _BROKEN.search(quantity)
            and _FIGURES.match(text, number.start())
        ):
            return _name(text[:start]), quantity  # nobody can tell which number it is: it is kept as it stands
    return _name(text), ""


def _name(text: str) -> str:
    """The name before a number, without the word that says what the number is."""
    bare = re.sub(r"[\s:：、（(]+(?:現状値?|基準値|現況値?|当初値?|策定時)\s*[:：]?\s*\Z", "", text)
    return bare.strip(_GAP)


@lru_cache(maxsize=8)
def _stated(baseline: tuple[str, ...], aim: tuple[str, ...]) -> re.Pattern[str]:
    """Matches 「：現状 10件　目標 20件」, whichever words stand for the two."""
    of_base, of_aim = ("|".join(sorted(map(re.escape, words), key=len, reverse=True)) for words in (baseline, aim))
    return re.compile(
        rf"[\s:：（(、。]+(?:{of_base})\s*[:：、]?\s*(?P<base>[^\s:：、].*?)[\s、。,/／]*(?:{of_aim})\s*[:：、]?\s*(?P<aim>[^\s、].*)\Z"
    )
