"""Pure string work: widths, white space, radicals, enumerators. Knows nothing of strategies."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.patterns import later

_RADICALS_SUPPLEMENT = (
    "⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 "
    "⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 "
    "⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 "
    "⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 "
    "⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 "
    "⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟 "
)
"""CJK Radicals Supplement (U+2E80-2EF3), each followed by its unified ideograph: the property
Equivalent_Unified_Ideograph of the Unicode Character Database 14.0. NFKC leaves this block alone."""

_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}

_CHARACTER_REPAIRS = str.maketrans(
    {
        **_KANGXI,
        **{pair[0]: pair[1] for pair in _RADICALS_SUPPLEMENT.split()},
        "\u2027": "・",  # HYPHENATION POINT, what text layers write for the middle dot
        "\u00ad": "",  # SOFT HYPHEN
        "\ufeff": "",  # ZERO WIDTH NO-BREAK SPACE inside text
        "\u200b": "",  # ZERO WIDTH SPACE
        "\u2060": "",  # WORD JOINER, the newer name of U+FEFF inside text
        **{chr(code): "" for code in range(0x20) if chr(code) not in "\t\n\r\f\v"},
        "\x7f": "",
    }
)
_DAMAGE = "\u2e80-\u2ef3\u2f00-\u2fd5\u2027\u00ad\ufeff\u200b\u2060\x00-\x08\x0e-\x1f\x7f\ud800-\udfff"
_DAMAGED = re.compile(f"[{_DAMAGE}]")
_BREAK = re.compile(r"(?<![!-~])[ \t]*\n[ \t]*|[ \t]*\n[ \t]*(?![!-~])")
_MARKS = re.compile("[\\W\uff9e\uff9f]{31}")
"""A run that may be of combining marks. Half-width sound marks are letters that become some."""
_MOST_MARKS = 30
"""On one letter, as in the Stream-Safe Text Format of Unicode (UAX #15, section 13); no language has as many."""
_JOINER = "\u034f"
"""COMBINING GRAPHEME JOINER, which parts marks and shows nothing."""
_TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
MISLEADING = re.compile(f"[{_TURNS}]")
"""Characters that turn the order in which those around them are shown, and letters that show nothing."""
_EVERYDAY = re.compile(
    r"[ -!#-)+-\]_-}\nぁ-ゖァ-ヾ一-鿿！-）＋-～　、。「-』【】〔〕〜×−①-⑳Ⅰ-Ⅻ㌀-㏿‐-―‘’“…←-⇿■-◯➔-➾]*+"
)
_ODD = later(f"[{_DAMAGE}{_TURNS}]")
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What moves the cursor, colours, or turns the direction of what stands beside it."""
_PLAIN = re.compile("[ぁ-ゖァ-ヺー一-鿿々、。「」・0-9a-z]*+")
"""What `match_key` leaves as it is: most names."""
SURROGATE = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which no encoding can write."""
UNNAMED = "Unnamed:"
"""How pandas names a column whose heading is blank."""


def is_everyday(text: str) -> bool:
    """Whether `text` holds only characters that tables consist of: letters, digits, everyday punctuation.

    No character is among them that may be damaged, struck, raised, apart from its letter, a note mark or a ditto.
    """
    return _EVERYDAY.fullmatch(text) is not None


def is_odd(text: str) -> bool:
    """Whether any character of `text` is damaged or misleading."""
    return _ODD.search(text) is not None


def repair_characters(text: str) -> str:
    """`text` with the characters that converters damage put right: radicals, stray controls.

    Lone surrogates, which no encoding can write, become U+FFFD.
    """
    if not _DAMAGED.search(text):
        return text
    return SURROGATE.sub("\ufffd", text.translate(_CHARACTER_REPAIRS))


def shown(text: str) -> str:
    """`text` for a terminal, with U+FFFD for each character that would act on it; line breaks and tabs are kept."""
    return _ACTING.sub("\ufffd", text)


def fold_space(text: str) -> str:
    """`text` trimmed, every run of white space (line breaks and U+3000 included) one space."""
    return " ".join(text.split())


def columns_before(text: str) -> int:
    """The columns of white space before `text`: two for a wide blank."""
    blank = text[: len(text) - len(text.lstrip())]
    return len(blank) + blank.count("　")


def ends_as_sentence(text: str) -> bool:
    """Whether `text` ends in a verb in its plain form, or a full stop."""
    return text[-1:] in _VERBS


def goes_on(text: str) -> bool:
    """Whether `text` begins as the rest of a line above it does: with a particle, or what closes a bracket."""
    return _GOES_ON.match(text) is not None


def without_space(text: str) -> str:
    """`text` without any white space."""
    return "".join(text.split())


def is_same_but_for_space(first: str, second: str) -> bool:
    """Whether two texts differ in nothing but white space."""
    return first == second or without_space(first) == without_space(second)


def fold_lines(text: str) -> str:
    """`text` with white space folded within each of its lines; blank lines at its ends are left out."""
    return "\n".join(map(fold_space, text.splitlines())).strip("\n")


def join_lines(text: str) -> str:
    """`text` in one line: a line break is a space only between two letters or digits of plain width."""
    return fold_space(_BREAK.sub("", text))


def nfkc(text: str) -> str:
    """A copy of `text` in NFKC. Long runs of combining marks are parted: to put them in order takes the square of them."""
    if len(text) <= _MOST_MARKS or not _MARKS.search(text):
        return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    parts: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if _is_mark(character) else 0
        if marks > _MOST_MARKS:
            parts.append(_JOINER)
            marks = 1
        parts.append(character)
    return unicodedata.normalize("NFKC", "".join(parts))


@lru_cache(maxsize=1024)
def _is_mark(character: str) -> bool:
    return unicodedata.combining(unicodedata.normalize("NFKD", character)[0]) > 0


@lru_cache(maxsize=8192)
def match_key(text: str) -> str:
    """A copy of `text` for comparing only: NFKC, case folded, without white space."""
    return text if _PLAIN.fullmatch(text) else "".join(nfkc(text).casefold().split())


CERTAIN_PLACEHOLDERS = frozenset({"NaN", "nan", "<NA>", "NaT"})
"""What converters write for a blank, and nobody else writes."""
PLACEHOLDERS = CERTAIN_PLACEHOLDERS | {"None", "NULL", "null"}
"""What converters write for a blank."""
DITTOS = frozenset(("〃", "″", "”", '"', "同上", "同", "々", "(同上)", "（同上）"))
"""What people write for the text of the cell above."""


class Enumerator(NamedTuple):
    """The mark that numbers an entry: `①`, `1.`, `(ア)`, `Ⅰ`."""

    marker: str
    """The mark without brackets and stops, in plain width: `1`, `ア`, `I`."""
    number: int | None
    """Its ordinal counted from 1 (ア is 1, Ⅱ is 2); null where the mark has none."""
    bracketed: bool
    """Whether the source writes it in round brackets."""


_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_KANJI_NUMERALS = "一二三四五六七八九十"
_ROMAN = {"I": 1, "V": 5, "X": 10}

_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴"
_WORD = (
    "[0-9０-９]{1,3}|[ァ-ンｱ-ﾝ]|[ぁ-ん]|[a-zA-Zａ-ｚＡ-Ｚ]"
    "|[IVXＩＶＸ]{1,4}|[ivx]{1,4}|[Ⅰ-Ⅻⅰ-ⅻ]|[一二三四五六七八九十]{1,3}"
)
_ENUMERATOR = re.compile(
    rf"\s*(?:(?P<circled>[{_CIRCLED}])"
    rf"|[(（]\s*(?P<bracketed>{_WORD})\s*[)）]"
    rf"|(?P<dotted>[0-9０-９]{{1,3}}|[Ⅰ-Ⅻⅰ-ⅻ]|[IVXＩＶＸ]{{1,4}}|[ァ-ンｱ-ﾝ])\s*[.．](?![0-9０-９])"
    r"|(?P<roman>[Ⅰ-Ⅻⅰ-ⅻ])(?!ターン|ﾀｰﾝ|[型類種期次部度]))\s*"
)
_JOINING_SIGNS, _OPERATORS = "-～~〜－–‐−・、，,&＆", "+＋×÷/／=＝"
_JOINING_WORDS = "から 及び および 並びに ならびに 又は または 若しくは もしくは と や か が は".split()
_BEHIND_A_MARK = "の に を 以 のみ 除".split()
_JOINS_MARKS = rf"\s*(?:[{_JOINING_SIGNS}]|{'|'.join(_JOINING_WORDS)})\s*"
_RANGES = zip(_CIRCLED[::3], _CIRCLED[2::3], strict=True)
_ALL_CIRCLED = [chr(code) for first, last in _RANGES for code in range(ord(first), ord(last) + 1)]
_MAY_REFER = frozenset(
    word[0] for word in [*_JOINING_SIGNS, *_OPERATORS, *_JOINING_WORDS, *_BEHIND_A_MARK, *_ALL_CIRCLED]
)
"""The characters with which begins what `_REFERS` says: for a first look, most names begin with others."""
_MARK_OF_KIND = {
    "circled": rf"[{_CIRCLED}]",
    "bracketed": rf"[(（]\s*(?:{_WORD})\s*[)）]",
    "dotted": r"(?:[0-9０-９]{1,3}|[ァ-ンｱ-ﾝ])\s*[.．](?![0-9０-９])",
    "roman": "[Ⅰ-Ⅻⅰ-ⅻ]",
}
_REFERS = {
    kind: later(
        rf"(?:{_JOINS_MARKS}){'?' if kind == 'circled' else ''}{mark}|\s*(?:[+＋×÷/／]|[=＝](?!\d))"
        r"|の(?:[一-鿿]|うち)|に(?:[対関係占比]|おけ|おい|つい|より|よる)|を[一-鿿]|以[外上下降前]|のみ|を?除[くい]"
    )
    for kind, mark in _MARK_OF_KIND.items()
}
"""What follows a mark that refers to another entry instead of numbering its own: 「①～②の合計」, 「①のうち市外」."""
_MOST_DIGITS = 15
"""Of a number that counts something. Python takes long for thousands of them, and refuses more than 4,300."""
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The raised digits from 0 to 9: marks of notes, where they belong to no unit."""
CIRCLED = re.compile(f"[{_CIRCLED}]")
_VERBS = frozenset("うくぐすつぬぶむる。")
"""How verbs in their plain form end, and sentences with a full stop."""


_GOES_ON = re.compile(
    "を|[にのがはでとやへも](?![ぁ-ん])|に(?:は|も|よ[りる]|お[けい]|つい)|で(?:は|も|の|あ)|と(?:の|は|も|し|い[うえ])|へ(?:の|と)"
    "|[、。，」』）)】〉》]"
)
"""Not 「にぎわい」 or 「がん検診」, which begin as a particle does."""


def split_enumerator(text: str) -> tuple[Enumerator | None, str]:
    """The enumerator that `text` begins with, and what follows it; `(None, text)` without one.

    A bare number is no enumerator: 「6次産業化」 and 「1.49」 stay whole. Nor is a mark that refers to other entries,
    as part of a name: 「①～②の合計」.
    """
    first = text[:1]
    if "一" <= first <= "鿿" or "ぁ" <= first <= "ん":
        return None, text  # as most names begin, and no enumerator
    found = _ENUMERATOR.match(text)
    if found is None:
        return None, text
    kind, rest = found.lastgroup or "", text[found.end() :]
    if rest[:1] in _MAY_REFER and _REFERS[kind].match(rest):
        return None, text
    return _enumerator(found[kind], kind == "bracketed"), rest


def read_enumerator(text: str) -> Enumerator | None:
    """The enumerator that is all of `text`; a bare number counts, as it stands alone."""
    enumerator, rest = split_enumerator(text + ("." if text.isdecimal() else ""))
    return None if rest else enumerator


def leading_number(text: str) -> Enumerator | None:
    """The enumerator that `text` begins with, a bare number before a space included; null without one."""
    return split_enumerator(text)[0] or read_enumerator(next(iter(text.split()), ""))


@lru_cache(maxsize=1024)
def _enumerator(mark: str, bracketed: bool) -> Enumerator:
    marker = unicodedata.normalize("NFKC", mark)
    return Enumerator(marker, ordinal(marker), bracketed)


def whole_number(text: str) -> int | None:
    """The number that `text` is in digits; null for any other text, and for more digits than anything is counted with."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def ordinal(marker: str) -> int | None:
    """The place of `marker` in its series, from 1: "3" is 3, "イ" 2, "IV" 4, "b" 2, "十" 10."""
    if marker.isdecimal():
        return whole_number(marker)
    if (roman := _roman(marker.upper())) is not None:
        return roman
    if len(marker) != 1:
        return _kanji(marker)
    if "ぁ" <= marker <= "ん":
        marker = chr(ord(marker) + 0x60)
    if marker in _KANA:
        return _KANA.index(marker) + 1
    if marker in _KANJI_NUMERALS:
        return _KANJI_NUMERALS.index(marker) + 1
    return ord(marker.lower()) - ord("a") + 1 if marker.isascii() and marker.isalpha() else None


def _roman(marker: str) -> int | None:
    if not marker or set(marker) - set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in marker]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _kanji(marker: str) -> int | None:
    if not marker or set(marker) - set(_KANJI_NUMERALS):
        return None
    tens, ten, ones = marker.rpartition("十")
    digits = _KANJI_NUMERALS[:9]
    if not ten or len(tens) > 1 or len(ones) > 1:
        return None
    return (digits.index(tens) + 1 if tens else 1) * 10 + (digits.index(ones) + 1 if ones else 0)
