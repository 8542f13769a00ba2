"""A line of an indicator taken apart: 「入学者数　38人（2014年度）→ 40人（2019年度）」."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple, TypeAlias

from senryaku_parse.layouts.quantities import (
    ASIDE_BEHIND,
    DIGIT,
    is_quantity,
    is_value_in_words,
    name_before,
    trailing_quantity,
)
from senryaku_parse.layouts.stated import read_stated_line
from senryaku_parse.marks.runs import RAISED
from senryaku_parse.patterns import later
from senryaku_parse.plan.headings import is_unit, read_heading
from senryaku_parse.targets import read_target
from senryaku_parse.text import nfkc
from senryaku_parse.vocabulary import Vocabulary

_WAY = re.compile("維持|増加|減少|向上|改善|以上|以下")
_LEADERS = later(r"\s*+(?:[…‥]++|[.．]{3,}+|[・･]{3,}+|[-－―—─]{3,}+)[\s…‥.．・･]*+")
"""Leads the eye from a name to its values."""
_LAST_BRACKET = later(r"\s*+[(（\[［〔]((?:[^()（）\[\]［］〔〕]|[(（][^()（）]*+[)）])*+)[)）\]］〕]\s*+\Z")
_UNIT_AT_END = later(r"\s*+[(（\[［〔](?:単位[\s:：]*+)?+([^()（）\[\]［］〔〕\s:：]++)[)）\]］〕]\Z")
_ROUND = str.maketrans("【［〔[】］〕]", "（（（（））））")
_FRAMED = re.compile(r"[【［〔\[]")
_LIKE_ARROW = later(
    r"(?<=[\w％%）)])\s*+(?:[▷►↗⇗➝➞➙➛≫»＞]|>>?)\s*+(?=[約延累年▲△]|[0-9０-９HRＨＲ]|令和|平成|現状|目標)"
)
"""Signs that stand for an arrow between two values."""
_FROM_TO = later(
    r"から(?P<aim>[^からに]*?[0-9０-９][^から]*?)(?:(?:[へに]|まで)(?:する|増やす|増加|減らす|減少|削減|引き?[上下]げ|高め|向上|拡大|伸ば|改善|上昇|低下)?\S{0,6}?)?。?\Z"
)
_NOTE_MARK = re.compile(f"{RAISED.begin}[^{RAISED.end}]*+{RAISED.end}")
_UNTIL = re.compile(r"\A[^、をは]{2,14}?(?:までに|までの間に|年間で|において|には)[、\s]?(?=[^\s、])")
"""Says until when, before a sentence."""
_STEP = later(r"[\s　:：、](?P<aim>[約▲△+＋－-]?[0-9０-９][^()（）]{1,30}[(（][^()（）]{2,60}[)）])\s*\Z")
_HORIZON = re.compile(r"[0-9０-９]{1,2}\s*[かヵカケヶ箇]?年間?で|以上|以下|未満")
_SENTENCE = later(
    r"(?P<name>[^、。]{2,40})を[、\s]?(?:(?P<base>[^、。を]{1,24}?)から[、\s]?)?(?P<aim>[^、。をか]{1,24}?)(?:まで|に|へと?|以上に|と)"
    r"(?:増や|減ら|引き上げ|引き下げ|高め|伸ば|抑え|拡大|縮小|向上|改善|増加|減少|削減|すること|する|します|しま|し|維持)[^。0-9０-９]{0,16}。?"
)
_LONGEST_AIM = 60


class Quantified(NamedTuple):
    """An indicator with the numbers of its line."""

    name: str
    target: str
    """"" where the line states none clearly."""
    baseline: str = ""
    unit: str = ""
    """Of numbers that have none of their own."""
    department: str = ""
    baseline_year: int | None = None
    target_year: int | None = None
    others: tuple[tuple[str, str], ...] = ()
    """What else the line says, with the word for it."""
    targets: tuple[tuple[int, str], ...] = ()
    """Year → aim on the way."""
    actuals: tuple[tuple[int, str], ...] = ()
    """Year → what was reached."""
    sentence: bool = False
    """Whether words of the line stand in none of these: から, に増やします."""


Split: TypeAlias = Callable[[str], Quantified | None]


def quantified_once(vocabulary: Vocabulary) -> Split:
    """`split_quantified` that remembers: each line of a document is asked about when it is met, and when it is read."""
    return cache(partial(split_quantified, vocabulary=vocabulary))


def split_quantified(text: str, vocabulary: Vocabulary) -> Quantified | None:
    """`text` taken apart where an arrow, or 現状 and 目標, say which number is which; null where nothing does."""
    plain = text.translate(_ROUND) if _FRAMED.search(text) else text
    if RAISED.begin in plain:
        plain = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), plain)
    if leaders := _LEADERS.search(plain):
        plain = f"{plain[: leaders.start()]}{' ' * len(leaders[0])}{plain[leaders.end() :]}"
    if arrow := _LIKE_ARROW.search(plain):
        plain = f"{plain[: arrow.start()]}{'→'.center(len(arrow[0]))}{plain[arrow.end() :]}"
    found = _stated(plain, vocabulary) or _with_arrows(plain, vocabulary) or _split_sentence(plain) or _from_to(plain)
    if found and read_heading(found.name, vocabulary).known:
        return None  # values without a name
    if found and not found.unit:
        found = _without_unit(found)
    return found if found is None or plain == text else _as_written(found, plain, text)


def _split_sentence(text: str) -> Quantified | None:
    """The sentence of an aim taken apart: 「新規就農者数を3人（R1）から5人（R6）に増やします。」."""
    found = _SENTENCE.fullmatch(_UNTIL.sub("", text)) if "を" in text else None
    if found is None:
        return None
    name, base, aim = found["name"].strip(), (found["base"] or "").strip(), found["aim"].strip()
    if not is_quantity(aim) or (base and not is_quantity(base)) or name.endswith(("こと", "もの")):
        return None
    return Quantified(name, aim, base, sentence=True)


def _as_written(found: Quantified, plain: str, text: str) -> Quantified:
    """`found` in `plain`, a copy of `text` with other brackets and blanks, as `text` has it."""

    def written(value: str) -> str:
        at = plain.find(value)
        return text[at : at + len(value)] if value and at >= 0 else value

    return found._replace(
        name=written(found.name),
        target=written(found.target),
        baseline=written(found.baseline),
        unit=written(found.unit),
    )


def _stated(text: str, vocabulary: Vocabulary) -> Quantified | None:
    """`text` taken apart at the words for its values."""
    line = read_stated_line(text, vocabulary)
    if line is None or not line.name:
        return None
    aim, base = line.values.get("target", ""), line.values.get("baseline", "")
    if aim and not (DIGIT.search(aim) or _WAY.search(aim) or is_value_in_words(aim)):
        return None
    if base and not (is_quantity(base) or is_value_in_words(base) or is_quantity(ASIDE_BEHIND.sub("", base))):
        return None
    name, sentence, others = line.name, False, tuple([(heading, value) for heading, value in line.others if value])
    said, years, actuals = line.values, dict(line.years), dict(line.actuals)
    if aim and not base and len(actuals) == 1:  # 「R1実績 12人 → R6目標 20人」
        years["baseline"], base = actuals.popitem()
    elif base and not aim and (found := _split_sentence(name)) and not found.baseline:
        name, aim, sentence = found.name, found.target, True
    elif base and not aim:
        name, aim = trailing_quantity(name)
    return Quantified(
        name_before(name),
        aim,
        base,
        said.get("unit", ""),
        said.get("department", ""),
        years.get("baseline"),
        years.get("target"),
        others,
        tuple(line.targets.items()),
        tuple(actuals.items()),
        sentence,
    )


def is_values_alone(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` states the values of an indicator and not its name: 「現状値（R1）12人 → 目標値（R6）20人」, 「12人 → 20人」."""
    text = _NOTE_MARK.sub("", text) if RAISED.begin in text else text
    line = read_stated_line(text, vocabulary)
    if line is not None:
        return not line.name and any(map(DIGIT.search, line.values.values()))
    sides = [side.strip() for side in re.split(vocabulary.arrow, text)]
    return len(sides) == 2 and all(map(is_quantity, sides))


def _from_to(text: str) -> Quantified | None:
    """`text` taken apart at から between two quantities: 「相談件数を12件（R1）から20件（R6）に増やす」."""
    found = _FROM_TO.search(text)
    if found is None:
        return None
    name, baseline = trailing_quantity(text[: found.start()])
    aim = found["aim"].strip()
    if not (name and baseline and is_quantity(aim)):
        return None
    return Quantified(name.removesuffix("を"), aim, baseline, sentence=True)


def _with_arrows(text: str, vocabulary: Vocabulary) -> Quantified | None:
    """`text` taken apart at its arrows, which may stand in a bracket behind the name."""
    if arrows := list(vocabulary.arrows(text)):
        return _parted_by_arrows(text, arrows)
    bracket = _LAST_BRACKET.search(text)
    if bracket is None or not DIGIT.search(bracket[1]):
        return None
    if step := _STEP.search(text):
        target, name = read_target(step["aim"])[0], name_before(text[: step.start()])
        stated = target.change is not None and target.value is not None and target.baseline is not None
        return Quantified(name, step["aim"]) if name and stated else None
    name = text[: bracket.start()]
    within = f"{name}　{bracket[1].strip()}"
    if len(arrows := list(vocabulary.arrows(within))) != 1:
        return None
    found = _parted_by_arrows(within, arrows)
    if found is None or not found.baseline or found.name != name_before(name):
        return None
    return found


def _without_unit(found: Quantified) -> Quantified:
    """`found`, or with the unit that stands in brackets behind its name: 「入込客数（万人）　12 → 20」."""
    bracket = _UNIT_AT_END.search(found.name)
    if bracket is None or bracket.start() == 0 or not is_unit(nfkc(bracket[1]).strip()):
        return found
    bare = all(read_target(value)[0].unit is None for value in (found.baseline, found.target) if value)
    return found._replace(name=found.name[: bracket.start()], unit=bracket[1].strip()) if bare else found


def split_aim(text: str) -> Quantified | None:
    """`text` taken apart at a colon before a number, or before 「5年で…」; null where neither stands in it."""
    for sign in (":", "："):
        name, found, aim = text.rpartition(sign)
        if found and name.strip() and is_quantity(aim.strip()):
            return Quantified(name.strip(), aim.strip())
    name, aim = trailing_quantity(text)
    return Quantified(name, aim) if name and aim and _HORIZON.search(aim) else None


def _parted_by_arrows(text: str, arrows: Sequence[re.Match[str]]) -> Quantified | None:
    left, rest = text[: arrows[0].start()], text[arrows[0].end() :]
    if len(arrows) == 1:
        aim = re.sub(r"^(?:目標値?|最終目標値?)\s*[:：]?\s*(?=\S)", "", rest)
        if not left.strip() or len(aim) > _LONGEST_AIM or not (DIGIT.search(aim) or _WAY.search(aim)):
            return None
        name, baseline = trailing_quantity(left)
        return Quantified(name, aim.strip(), baseline) if name else None
    middle = text[arrows[0].end() : arrows[1].start()].strip()
    name, baseline = trailing_quantity(left)
    if len(arrows) == 2 and not baseline and name and is_quantity(middle):
        return Quantified(name, text[arrows[1].end() :].strip(), middle)
    return Quantified(name, f"{baseline}{text[arrows[0].start() :]}".strip()) if name and DIGIT.search(rest) else None
