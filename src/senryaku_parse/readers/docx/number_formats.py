"""Numbers as Word writes them before paragraphs: 1, １, ①, ア, 一, Ⅰ …"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from senryaku_parse.frozen import frozendict

_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_HALF_KANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_HALF_IROHA = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 4_000
_MOST_LETTERS = 30
"""Word writes 27 as aa, 53 as aaa, and no more than that."""
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")
_MOST_COUNTED = 10_000


def written(number: int, numbering: str) -> str:
    """`number` in the way that Word calls `numbering`; in plain digits where it is none of those known, or too large."""
    if number < 0:
        return str(number)
    found = _SERIES.get(numbering)
    if found is not None:
        return found[number - 1] if 0 < number <= len(found) else str(number)
    written_so = _WAYS.get(numbering)
    return written_so(number) if written_so else str(number)


def padded(number: int, example: str) -> str:
    """`number` as in a list of examples: 「001, 002, 003, ...」."""
    first = example.partition(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdecimal() and len(first) < _MOST_LETTERS else str(number)


def _repeated(letters: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        again, at = divmod(number - 1, len(letters))
        return letters[at] * (again + 1) if number and again < _MOST_LETTERS else str(number)

    return write


def _roman(number: int) -> str:
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    found = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        found += letters * times
    return found


def _counted(number: int) -> str:
    """十二, 二十, 百五."""
    if not 0 < number < _MOST_COUNTED:
        return str(number).translate(_KANJI)
    found = ""
    for value, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        times, number = divmod(number, value)
        if times:
            found += (str(times).translate(_KANJI) if times > 1 or not name else "") + name
    return found


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _run(first: str, length: int) -> str:
    return "".join(chr(code) for code, _ in zip(count(ord(first)), range(length), strict=False))


CIRCLED = _run("①", 20) + _run("㉑", 15) + _run("㊱", 15)
_SERIES = frozendict(
    {
        "decimalEnclosedCircle": CIRCLED,
        "decimalEnclosedCircleChinese": CIRCLED,
        "decimalEnclosedFullstop": _run("⒈", 20),
        "decimalEnclosedParen": _run("⑴", 20),
        "ideographEnclosedCircle": _run("㊀", 10),
        "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
        "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
        "aiueo": _HALF_KANA,
        "aiueoFullWidth": _KANA,
        "iroha": _HALF_IROHA,
        "irohaFullWidth": _IROHA,
    }
)
"""Each number has a character of its own, from 1."""
_WAYS: frozendict[str, Callable[[int], str]] = frozendict(
    {
        "none": lambda _: "",
        "decimalZero": lambda number: f"{number:02}",
        "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
        "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
        "numberInDash": lambda number: f"- {number} -",
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
        "upperLetter": _repeated("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter": _repeated("abcdefghijklmnopqrstuvwxyz"),
        "chicago": _repeated("*†‡§"),
        "ordinal": _ordinal,
        "japaneseCounting": _counted,
        "chineseCounting": _counted,
        "chineseCountingThousand": _counted,
        "taiwaneseCounting": _counted,
        "taiwaneseCountingThousand": _counted,
        "japaneseLegal": lambda number: _counted(number).translate(str.maketrans("一二三十", "壱弐参拾")),
        "ideographDigital": lambda number: str(number).translate(_KANJI),
        "japaneseDigitalTenThousand": lambda number: str(number).translate(_KANJI),
        "hex": lambda number: f"{number:X}",
    }
)
