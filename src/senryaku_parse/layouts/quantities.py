"""A number with its unit, as it stands in a line: whether a text is one, and which one a text ends with."""

from __future__ import annotations

import re

from senryaku_parse.layouts.stated import BETWEEN, OPENING
from senryaku_parse.patterns import later
from senryaku_parse.rows import is_level, is_value
from senryaku_parse.targets import read_target

_NUMBER = later(r"(?:平成|令和|昭和|[HRＨＲ])(?:[0-9０-９]|元年)|[0-9０-９]|▲|△")
_ERA = "[RHSＲＨＳ'‘’]|令和|平成|昭和|(?:19|20)[0-9]{2}"
_PREFIX = later(
    r"(?:(?:^|(?<=[\s:：]))年|年\s?間|延べ|累\s?計|約|計|▲|△|[-−－+]"
    rf"|[(（]\s?(?:{_ERA})[^()（）]{{0,8}}[)）])\s*\Z"
)
_ASIDE = later(rf"約|(?:{_ERA})\s?[0-9０-９元年度\s]{{0,8}}[~～〜－―-][^()（）]{{1,10}}")
"""What a quantity may say of its number and still be a quantity alone: 約, a period."""
DIGIT = re.compile("[0-9０-９]")
_DASH = later(r"(?:^|(?<=[\s:：]))[-－―—–ー]\Z")
ASIDE_BEHIND = re.compile(r"(?<=[^\s(（])\s*+([(（][^()（）]*+[)）])\s*+\Z")
_ENDS_IN_NUMBER = later(r"[0-9０-９][千百万億兆]*\s*[.,．，]?\s*\Z|[0-9０-９]\s*[千百万億兆]{1,2}\s*\Z")
"""What a number behind it is the rest of: 「85 億 4, 000」."""
_FIGURES = later(
    r"[0-9０-９](?:[0-9０-９.,．，千百万億兆\s]*[0-9０-９千百万億兆])?\s*[^\d\s()（）→⇒]{0,8}(?:\s*[(（][^()（）]*[)）])?\Z"
)
"""A number and its unit that blanks may have parted anywhere."""
_BROKEN = later(r"[0-9０-９][.,．，]*+\s[\s.,．，]*+[0-9０-９千百万億兆]")
_ENDS_A_NAME = "数率額量高)）"
_LONGEST_QUANTITY = 80
"""Characters of a number with all that is said about it: what a number further left begins is a text."""


def is_value_in_words(text: str) -> bool:
    """Whether `text` stands in the place of a number: a dash, なし, 未実施."""
    return is_value(text) and not DIGIT.search(text)


def is_quantity(text: str) -> bool:
    """Whether `text` is a number and its unit, if it has one, and nothing more."""
    if not DIGIT.search(text):
        return False
    if is_level(text) or is_level(text.lstrip("▲△-−－+約 ")):
        return True
    target, _ = read_target(text)
    alone = target.qualifier is None or _ASIDE.fullmatch(target.qualifier) is not None
    return target.value is not None and alone and target.change is None


def trailing_quantity(text: str) -> tuple[str, str]:
    """`text` in front of the number that it ends with, and that number; "" where it ends with none."""
    name, quantity = _number_at_end(text.rstrip())
    if not quantity and (aside := ASIDE_BEHIND.search(text)):
        bare, quantity = _number_at_end(text[: aside.start()])
        if quantity:
            return bare, quantity + text[aside.start() :].rstrip()
    return name, quantity


def _number_at_end(text: str) -> tuple[str, str]:
    if dash := _DASH.search(text):
        return name_before(text[: dash.start()]), text[dash.start() :]
    for number in _NUMBER.finditer(text, max(len(text) - _LONGEST_QUANTITY, 0)):
        before = text[: number.start()]
        if before.count("(") + before.count("（") > before.count(")") + before.count("）"):
            continue
        if _ENDS_IN_NUMBER.search(before):
            continue
        prefix = _PREFIX.search(before)
        start = prefix.start() if prefix else number.start()
        parted = start == 0 or text[start - 1] in BETWEEN
        quantity = text[start:]
        if is_level(quantity.lstrip("▲△-−－+約 ")) or (parted and is_quantity(quantity)):
            return name_before(text[:start]), quantity
        if (
            (parted or text[start - 1] in _ENDS_A_NAME)
            and _BROKEN.search(quantity)
            and _FIGURES.match(text, number.start())
        ):
            return name_before(text[:start]), quantity  # nobody can tell which number it is: it is kept as it stands
    return name_before(text), ""


def name_before(text: str) -> str:
    """The name before a number, without the word that says what the number is."""
    bare = re.sub(r"[\s:：、（(]+(?:現状値?|基準値|現況値?|当初値?|策定時)\s*[:：]?\s*\Z", "", text)
    return bare.strip(BETWEEN).rstrip(BETWEEN + OPENING)
