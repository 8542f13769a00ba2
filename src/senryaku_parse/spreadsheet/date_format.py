"""A day's number and a format of date and time → the text that the cell shows: 「令和7年4月1日」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby

from senryaku_parse.spreadsheet.format_tokens import FormatToken

_LETTERS = frozenset("ymdhsgea")
_ERAS = (
    (date(2019, 5, 1), "R", "令和"),
    (date(1989, 1, 8), "H", "平成"),
    (date(1926, 12, 25), "S", "昭和"),
    (date(1912, 7, 30), "T", "大正"),
    (date(1868, 1, 25), "M", "明治"),
)
_DAYS = "月火水木金土日"
_FALSE_LEAP_DAY = 60
"""Excel counts a 29 February 1900; the days before it are one less away from the others."""
_LAST = 2_958_465
"""The last day of Excel, in 9999."""
_HALVES = re.compile(r"(?i)am/pm|a/p")


def is_date(tokens: Sequence[FormatToken]) -> bool:
    """Whether a section of a number format shows a date or time."""
    if any(token.kind == "elapsed" for token in tokens):
        return True
    if any(token.kind in ("general", "power") for token in tokens):
        return False
    return any(token.kind == "other" and token.text.lower() in _LETTERS for token in tokens)


def show_date(number: Decimal, tokens: Sequence[FormatToken], *, from_1904: bool) -> str | None:
    """The date or time that day `number` is; null where it is none."""
    if not 0 <= number <= _LAST:
        return None
    moment = _moment(number, from_1904=from_1904)
    pieces = _pieces(tokens)
    has_halves = any(kind == "half" for kind, _ in pieces)
    shown: list[str] = []
    for at, (kind, text) in enumerate(pieces):
        if kind == "elapsed":
            shown.append(_elapsed(number, text))
        elif kind == "letters":
            code = "minute" + text if _is_minute(pieces, at) else text
            shown.append(_shown(moment, code, has_halves=has_halves))
        elif kind == "half":
            shown.append("AM" if moment.hour < 12 else "PM")
        else:
            shown.append(text)
    return "".join(shown)


def _moment(number: Decimal, *, from_1904: bool) -> datetime:
    seconds = timedelta(seconds=round((number % 1) * 86_400))
    day = timedelta(days=int(number))
    if from_1904:
        return datetime(1904, 1, 1) + min(day, datetime(9999, 12, 31) - datetime(1904, 1, 1)) + seconds
    first = datetime(1899, 12, 31 if number < _FALSE_LEAP_DAY else 30)
    return first + day + seconds if int(number) < _LAST else first + day


def _pieces(tokens: Sequence[FormatToken]) -> list[tuple[str, str]]:
    """The section as runs of the same letter, halves of the day, and text."""
    pieces: list[tuple[str, str]] = []
    for kind, run in groupby(tokens, key=lambda token: token.kind if token.kind != "digit" else "other"):
        text = "".join(token.text for token in run)
        if kind != "other":
            pieces.append((kind, text))
            continue
        at = 0
        for half in _HALVES.finditer(text):
            pieces += _runs(text[at : half.start()])
            pieces.append(("half", half[0]))
            at = half.end()
        pieces += _runs(text[at:])
    return pieces


def _runs(text: str) -> list[tuple[str, str]]:
    runs = ("".join(run) for _, run in groupby(text.lower()))
    return [("letters" if run[0] in _LETTERS else "text", run) for run in runs]


def _is_minute(pieces: Sequence[tuple[str, str]], at: int) -> bool:
    """Whether m stands for minutes: behind hours or before seconds."""
    if pieces[at][1] not in ("m", "mm"):
        return False
    timed = [text[0] if kind in ("letters", "elapsed") else "" for kind, text in pieces]
    before = next((letter for letter in reversed(timed[:at]) if letter), "")
    after = next((letter for letter in timed[at + 1 :] if letter), "")
    return before == "h" or after == "s"


def _elapsed(number: Decimal, code: str) -> str:
    """Hours, minutes or seconds of a span, beyond a day, too."""
    unit = {"h": 24, "m": 1_440, "s": 86_400}[code[0]]
    return str(int(number * unit)).rjust(len(code), "0")


def _shown(moment: datetime, code: str, *, has_halves: bool) -> str:
    """What one run of letters shows."""
    letter, size = code[0], len(code)
    if code.startswith("minute"):
        return str(moment.minute).rjust(size - len("minute"), "0")
    if letter in "gea":
        return _japanese(moment.date(), letter, size)
    if letter == "y":
        return f"{moment.year:04}" if size > 2 else f"{moment.year % 100:02}"
    if letter in "md" and size > 2:
        names = {"m": ("%b", "%B"), "d": ("%a", "%A")}[letter]
        return moment.strftime(names[size > 3])
    hour = (moment.hour % 12 or 12) if has_halves else moment.hour
    value = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return str(value).rjust(min(size, 2), "0")


def _japanese(day: date, letter: str, size: int) -> str:
    """The era, its year, or the day of the week."""
    if letter == "a":
        name = _DAYS[day.weekday()]
        return name if size <= 3 else f"{name}曜日"
    era = next((era for era in _ERAS if era[0] <= day), None)
    if era is None:
        return "" if letter == "g" else str(day.year)
    begin, initial, name = era
    if letter == "g":
        return initial if size == 1 else name[0] if size == 2 else name
    return str(day.year - begin.year + 1).rjust(min(size, 2), "0")
