"""The tables of tokens: kind, the characters that it may begin with, pattern. The first row that matches wins.

A word means something only in its place, so there are two: `BEFORE` reads what leads up to a quantity and may
stand anywhere, `AFTER` what is read only directly behind one (「以上」, 「増加」, 「達成」).
All text here is in plain width (see `tokens.fold_width`). Every repetition is possessive or bounded, so that
reading takes linear time. A contributor adds a row here, or a word in `words`, and a case to the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from senryaku_parse.patterns import later
from senryaku_parse.targets.numerals import KANJI_NUMBER, NUMBER
from senryaku_parse.targets.words import (
    ACTIONS,
    APPROXIMATE,
    BOUNDS,
    CIRCLED_RANGES,
    DEFINED,
    FULFILLED,
    GOES_ON,
    HELD,
    KANJI,
    LEADING_BOUNDS,
    LETTER,
    MOVES,
)
from senryaku_parse.targets.years import APOSTROPHES, PERIOD, YEAR
from senryaku_parse.text import SUPERSCRIPTS

TokenRule = tuple[str, str, str]


def _any(words: Iterable[str]) -> str:
    """Pattern of any of `words`, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def _firsts(words: Iterable[str]) -> str:
    return "".join(sorted({word[0] for word in words}))


_YEARS = f"令平昭RHS12{APOSTROPHES}"
_YEAR_AHEAD = "(?=[^12]|(?:19|20)[0-9][0-9])"
_NO_WORD = f"(?!{LETTER})"
_STOP = r"(?=$|[\s)\]、。,;/~→(\[])"
_NOT_DENIED = "(?!(?:さ?せ|し)?な[いく])"
_DONE = "(?:させる|させ|する|した|して|し|る|て)?"
_VALUE = r"(?=[\s:()0-9はRHS平令昭約延累▲△→]|年(?!度))"

_MARK = rf"(?:※(?:[0-9]{{1,2}}(?=[\s:()は]))?+(?![0-9])|[†‡{SUPERSCRIPTS}{CIRCLED_RANGES}])?"
_NO_POWER = "(?:(?<=[0-9.,]10)|(?<!10))"
"""Ahead of raised digits that are no exponent, as those of 10³ may be."""
_ERA_BEGINS = r"(?:令和|平成|昭和|(?<![0-9A-Za-z])[RHS])\s?"
_LAST_OF_MOVE = f"[{''.join(sorted({move[-1] for move in MOVES}))}]"
_ERA_OR_SHARE = "令和|平成|昭和|うち|約|現在|時点"
_NAMING = f"(?![比率約対]){LETTER}"
_GRADE = "(?<![最極縮集])[小中高]"

_ENDS_UNIT = _any((*BOUNDS, *MOVES, *APPROXIMATE, *ACTIONS, *FULFILLED, *HELD, "とし", "とする"))

BEFORE: tuple[TokenRule, ...] = (
    (
        "horizon",
        "今向0-9",
        "(?:今後|向こう)?(?<![0-9.,])[0-9]{1,2}"
        "(?:(?:[かカヶケヵ箇]年|年(?=間(?!平均)))間?(?:で|後|以内)?|年(?:で|後|以内|内|(?=累計|延べ|総額|合計)))[にのは]?",
    ),
    # The usual number, before the rows that look for more: what follows can't make anything else of it.
    ("number", "0-9", rf"{NUMBER}(?=%|ポ|と|[人件](?:$|[増減とで以\s、]))"),
    # What makes the number beside it something else: 50人*1, 10人注1), マイナス3%, ー3%, 2024.3.
    # The mark of a note that stands anywhere else than behind a number or a word.
    ("obstacle", "*注", r"(?<=[^\s])(?:\x2a|注)\s?\(?[0-9]"),
    ("obstacle", "※", r"(?<!\A)※\s?[0-9]"),
    ("obstacle", f"†‡{SUPERSCRIPTS}", rf"[†‡]|(?<!m)[{SUPERSCRIPTS}]"),
    (
        "obstacle",
        CIRCLED_RANGES,
        rf"(?<=[0-9A-Za-z.,▲△±+-])[{CIRCLED_RANGES}]|(?<=[^\s(、,・])[{CIRCLED_RANGES}](?=[0-9.])"
        rf"|(?<={LETTER})[{CIRCLED_RANGES}](?={LETTER})",
    ),
    (
        "obstacle",
        APOSTROPHES,
        rf"(?<=[0-9%.,▲△±+-])[{APOSTROPHES}]|(?<=\w)[{APOSTROPHES}](?=\w)|(?!{YEAR})[{APOSTROPHES}](?=[0-9])",
    ),
    # What a remark says is no part of the quantity before it.
    ("word", "※", r"(?<=[^\s(])※(?s:.)*+"),
    ("obstacle", "マプー", r"マイナス|プラス(?=\s?[0-9])|ー(?=\s?[0-9])"),
    # A sum, or a number give or take another: 100+50人, 50±5人.
    ("obstacle", "+±", r"(?<=[0-9])\s?[+±](?=\s?[0-9])"),
    ("obstacle", "12", r"(?:19|20)[0-9]{2}[./][01]?[0-9](?![0-9])"),
    ("obstacle", _YEARS, rf"{_YEAR_AHEAD}{YEAR}の(?=[0-9.]{{1,9}}(?:%|倍|割))"),
    # A number that names: 小6:84.0%, 問3:80%, 6年:65.5%, 10万人対; a time of the day.
    (
        "word",
        "0-9",
        "[0-9]{1,3}(?:[万千]人?対|(?=(?:年生?|学年|年次|歳児?|才)?:)(?:"
        rf"(?:(?<=[小中高大長少][0-9])|(?<=[小中高大長少][0-9]{{2}})|[年学歳才][生年次児]?):(?=[▲△]?[0-9])"
        rf"|(?:(?<={_NAMING}[0-9])|(?<={_NAMING}[0-9]{{2}})):(?=[0-9][0-9.,]{{0,9}}(?:%|ポイント|[人名件点社校]))"
        "|(?<![3-9][0-9]):[0-5][0-9](?![0-9.,%])(?:~|時間|分)?))",
    ),
    # Ages, years of school and months from one to another: 60~64歳:72.0%, 7~9月 100人.
    (
        "word",
        "0-9",
        "[0-9]{1,3}(?:年生?|歳|才|代)?[~-][0-9]{1,3}(?:年生?|学年|年次|歳児?|才|代)(?:[:(]|(?=[▲△]?[0-9]))"
        r"|[0-9]{1,2}月?\s?[~-]\s?[0-9]{1,2}月(?!間)",
    ),
    # Numbers that are none: 9時, 3級, 4号, 9厘, 3分の1, 3/4, 3割5分, 3:2, 1対2, (1) 誘致, 2、広報.
    (
        "obstacle",
        r"(\[0-9",
        rf"\A[(\[]?[0-9]{{1,2}}[)\].、,;]{{1,2}}\s?(?!{_ERA_OR_SHARE}){LETTER}|[0-9]{{1,4}}(?:時(?!間)|[号級厘])"
        r"|[0-9][0-9.,]{0,9}(?:分の[0-9]|/[0-9]|割\s?[0-9]{1,9}分|対[0-9]|:(?=[0-9]))",
    ),
    ("obstacle", "十百千万億", r"[十百千万億]{1,4}分の\s?[0-9]"),
    # The year of an era, or two numbers: H2 6年.
    (
        "obstacle",
        "令平昭RHS",
        r"(?<![0-9A-Za-z])[RHS]\s[0-9]|"
        rf"{_ERA_BEGINS}[0-9]\s[0-9](?=[年)\]~:末.の比現目実策→]|から|より|まで|$)"
        rf"|{_ERA_BEGINS}[0-9]{{1,2}}\.[0-9]{{1,2}}(?:\.\s?[0-9]?\s[0-9]|\s[0-9]{{1,2}}(?=[).~]|$))",
    ),
    ("period", _YEARS, rf"{_YEAR_AHEAD}{PERIOD}(?:まで)?[の間で:]{{0,2}}"),
    ("compared", "対" + _YEARS, rf"対?{_YEAR_AHEAD}{YEAR}(?:実績)?(?:対?比|より|に比べて?|と比べて?|と比較して?)"),
    ("year", _YEARS, rf"{_YEAR_AHEAD}{YEAR}末?(?:までに|まで|時点|現在)?[のにはで:]?"),
    ("per", "年毎各単月1", "(?:年間|毎年度?|各年度?|単年度?|1年(?:当たり|あたり)|毎月|各月|月間)[でにの]?"),
    # Digits that count nothing: 5点満点中, 第2期, CO2, 5G, 6年生, 5・6年生, 4月1日, 10:30, 1日平均, 1,000人当たり.
    (
        "word",
        "0-9",
        "[0-9]{1,2}(?:年(?:度|生|間?平均|に(?=[0-9一])|ごと|毎)|月(?:[0-9]{1,2}日|末|期|分)?"
        rf"|0?点満点中?|[GKD](?![A-Za-z])|(?<={_GRADE}[1-6])(?=[)]))",
    ),
    ("word", "0-9", "[0-9]{1,4}(?:・[0-9]{1,4}){1,8}"),
    ("word", "1", r"1日(?=平均|\s?約?[0-9])"),
    ("word", "第", r"第\s?[0-9]{1,9}(?![0-9]|位)"),
    ("word", "A-Za-z", "[A-Za-z][A-Za-z.+-]{0,12}+[0-9][0-9A-Za-z.]*+"),
    ("word", "0-9一", r"[0-9一](?:[,0-9]{0,12}[0-9])?[万千百]?[^\W\d_ぁ-ヿ]{1,3}(?:当たり|あたり|当り|につき)"),
    ("per", "年月", rf"(?<![0-9])(?<!{KANJI})[年月](?=約?[0-9]|延べ|平均|\))"),
    (
        "cumulative",
        "延の累総合通計",
        f"(?:延べ(?!床)|のべ(?=[0-9])|延(?=[0-9])|累計|累積(?!{KANJI})|総額|合計(?!特殊)|通算|(?<!{KANJI})計(?=[0-9]))[での:]?",
    ),
    ("baseline", "基現実当策", rf"(?:(?:基準|現状|現況|実績|当初)値?|策定時){_MARK}(?:$|{_VALUE})[:は]?"),
    ("target", "目", f"目標値?{_MARK}{_VALUE}[:は]?"),
    ("bound", _firsts(LEADING_BOUNDS), f"{_any(LEADING_BOUNDS)}(?=約?[0-9])"),
    ("zero", "ゼ零", f"ゼロ(?![ァ-ヶー])|零(?!{KANJI})"),
    ("number", "0-9", NUMBER),
    ("signed", r"▲△+±\-", rf"(?<![0-9A-Za-z])[▲△+±-]\s?{NUMBER}"),
    ("rank", "第", f"第{NUMBER}(?=位)"),
    ("number", "一二三四五六七八九十", f"(?<!{KANJI}){KANJI_NUMBER}(?=[割人名件回校社店倍])"),
    ("defined", _firsts(DEFINED), f"{_any(DEFINED)}{_DONE}{_STOP}"),
    ("move", _firsts(MOVES), f"{_any(MOVES)}{_NOT_DENIED}(?:に転じる|させる|する)?{_STOP}"),
    ("arrow", r"→>=\-", "[→>]|[-=]{1,4}>"),
    ("arrow", "↓⇩⬇", rf"[↓⇩⬇](?=\s?(?:約?[0-9]|{_ERA_BEGINS}))"),
    # A sum: 40人×5年=200人.
    ("obstacle", "×÷=", "[×÷=]"),
    ("wave", "~な", "~|ないし(?=[0-9])"),
    ("open", r"(\[", r"[(\[]"),
    ("close", r")\]", r"[)\]]"),
    ("separator", r"\s、。,;:/", r"[\s、。,;:/]++"),
)
"""What leads up to a quantity, and the quantity's number. Whatever no row matches is a word."""

AFTER: tuple[TokenRule, ...] = (
    ("bound", r"\s" + _firsts(BOUNDS), rf"\s?{_any(BOUNDS)}"),
    (
        "mark",
        rf"(※†‡{SUPERSCRIPTS}{CIRCLED_RANGES}",
        rf"(?:\((?:※[0-9]{{0,2}}|[注*][0-9]{{1,2}})\)|※[0-9]{{0,2}}|[†‡]|{_NO_POWER}[{SUPERSCRIPTS}]{{1,3}}|[{CIRCLED_RANGES}])"
        rf"(?:(?={_ENDS_UNIT})|(?![0-9A-Za-z%‰.,:/・]|{LETTER}))",
    ),
    ("hold", "に", f"(?<={_LAST_OF_MOVE})に{_any(HELD)}{_DONE}{_NO_WORD}"),
    ("hold", "を" + _firsts(HELD), f"を?{_any(HELD)}{_DONE}{_NO_WORD}"),
    ("move", "をのが" + _firsts(MOVES), f"[をのが]?{_any(MOVES)}{_NOT_DENIED}{_DONE}{_NO_WORD}"),
    ("toward", "とにまへ", "とする|とした|とし|となる|となり|にする|にし|になる|までに|まで|に|へ"),
    ("filler", "を" + _firsts(FULFILLED), f"を?{_any(FULFILLED)}{_DONE}[とに]?{_NO_WORD}"),
    ("filler", "で", "である|です"),
    ("per", "/", "/(?:年[度間]?|月)"),
    ("word", _firsts(APPROXIMATE), f"{_any(APPROXIMATE)}{_NO_WORD}"),
    ("word", _firsts(ACTIONS), f"{_any(ACTIONS)}{{1,3}}{_DONE}{_NO_WORD}"),
    ("word", "一-龥ァ-ヶー", f"(?<=[のがを]){LETTER}{{1,6}}?{_any(ACTIONS)}{_DONE}{_NO_WORD}"),
    ("wave", r"~\-", "[~-](?=[0-9▲△])"),
    ("from", "か", "から"),
    ("separator", "と及おか・", "と|及び|および|かつ|・"),
    ("glue", "をがはものでへ", "[をがはものでへ]"),
)
"""What stands directly behind a quantity; matched again and again until it fails."""

UNLISTED_UNIT = re.compile(
    rf"(?={LETTER})(?!{_ENDS_UNIT}|{GOES_ON}){LETTER}{{1,8}}?(?=$|[\s)\]、。,;/~→(\[をにへがで]|{_ENDS_UNIT})"
)
"""A counter word that `units.UNITS` does not list, where what follows shows that it ends."""
ENDS_UNIT = later(f"{_NO_WORD}|{_ENDS_UNIT}")
"""What shows that a counter word ends before it."""
