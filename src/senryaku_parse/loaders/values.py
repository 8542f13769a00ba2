"""Converts cells to the values of their columns, and values to words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from senryaku_parse.columns import Column, Kind, Value
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.cell_tables import is_blank, is_sane, verbatim
from senryaku_parse.model import Budget, Review, YearValue
from senryaku_parse.project_texts import split_outside_brackets
from senryaku_parse.spreadsheet.values import CellValue, Formula, Odd, Percent
from senryaku_parse.targets.expression import express
from senryaku_parse.targets.numerals import read_number
from senryaku_parse.targets.years import read_year
from senryaku_parse.text import match_key, nfkc
from senryaku_parse.writers.delimited import in_cell, json_names

MAPPINGS: frozendict[str, Any] = frozendict(
    {
        "extra": dict[str, str],
        "series": dict[int, YearValue],
        "actuals": dict[int, Decimal],
        "reviews": dict[int, Review],
        "budgets": dict[int, Budget],
    }
)
"""The columns whose texts are JSON → their type."""

_PLAIN = re.compile(r"[-+]?[0-9]{1,1000}(?:\.[0-9]{1,1000})?")
_SIGNED = re.compile(r"([-+−▲△±]?)\s*([0-9][0-9,.十百千万億兆]*)\s*(.*)", re.DOTALL)
_YEAR_COLUMNS = frozenset(("baseline_year", "target_year"))
_YEARS = range(1900, 2200)
"""A fiscal year outside of these is no year but a slip: "6" for 令和6年度."""
_TRUE = frozenset(map(match_key, ("true", "○", "〇", "◯", "はい", "yes", "1")))
_FALSE = frozenset(map(match_key, ("false", "×", "✕", "いいえ", "no", "0", "-", "－")))
_YEAR_WORDS = ("年", "か年", "年間", "年度")


class NotUnderstood(Exception):  # noqa: N818 - says what is the case, and never leaves this package
    """The cell holds no value of its column."""


def understood(given: CellValue, column: Column[Any], unit: str = "") -> Value:
    """The value that `given` is in `column`; `unit` is what may stand behind a number. Null for a blank cell.

    Raises:
        NotUnderstood: it is none.
    """
    if is_blank(given):
        return None
    if isinstance(given, Odd | Formula):
        raise NotUnderstood
    return _READ[column.kind](given, column, unit)


def mapping(text: str | None, name: str) -> frozendict[Any, Any]:
    """What the JSON text of the column `name` says; empty for null.

    Raises:
        NotUnderstood: it is no JSON, or of another form.
    """
    import msgspec  # rare, and slow to import

    if text is None:
        return frozendict()
    try:
        read = msgspec.json.Decoder(float_hook=Decimal).decode(text)
        values = frozendict(msgspec.convert(read, MAPPINGS[name], strict=False))
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError, RecursionError):
        raise NotUnderstood from None
    numbers = (number for value in values.values() for number in _numbers(value))
    if any(not is_sane(number) for number in numbers):
        raise NotUnderstood
    return values


def _numbers(value: object) -> tuple[Decimal, ...]:
    held = (value.budget, value.settlement) if isinstance(value, Budget) else (value,)
    return tuple(one for one in held if isinstance(one, Decimal))


def as_number(given: CellValue, unit: str = "") -> Decimal:
    """The number that `given` is, with the unit behind it or without, in full width or half.

    A percentage is a number of percents, and only where that is the unit.

    Raises:
        NotUnderstood: it is no number.
    """
    if isinstance(given, bool) or given is None or isinstance(given, Odd | Formula):
        raise NotUnderstood
    if isinstance(given, Percent):
        if match_key(unit) not in ("%", "パーセント"):
            raise NotUnderstood
        return given.percents()
    if not isinstance(given, str):
        return Decimal(given)
    plain = express(given).joined
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    found = _SIGNED.fullmatch(plain)
    number = read_number(found[2]) if found and found[1] != "±" else None
    if found is None or number is None or match_key(found[3]) not in ("", match_key(unit)):
        raise NotUnderstood
    return -number if found[1] in ("-", "−", "▲", "△") and found[1] else number


def in_words(value: Value, column: Column[Any]) -> str:
    """`value` as a planner reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "○" if value else ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return in_cell(value, column.kind) if isinstance(value, tuple) else column.words.get(str(value), str(value))


def _text(given: CellValue, column: Column[Any], _: str) -> Value:
    text = verbatim(given)
    if column.words:
        return _code(text, column.words)
    if column.name in MAPPINGS:
        mapping(text, column.name)
    return text


def _code(text: str, words: Mapping[str, str]) -> str:
    key = match_key(text)
    for code, word in words.items():
        if key in (match_key(code), match_key(word)):
            return code
    raise NotUnderstood


def _integer(given: CellValue, column: Column[Any], _: str) -> Value:
    if column.name in _YEAR_COLUMNS:
        return _year(given)
    for unit in _YEAR_WORDS:
        try:
            number = as_number(given, unit)
        except NotUnderstood:
            continue
        if is_sane(number) and number == number.to_integral_value() and is_sane(int(number)):
            return int(number)
    raise NotUnderstood


def _year(given: CellValue) -> int:
    try:
        year: Decimal | int | None = as_number(given, "年度")
    except NotUnderstood:
        year = read_year(nfkc(verbatim(given)))
    if year not in _YEARS:
        raise NotUnderstood
    return int(year or 0)


def _number(given: CellValue, _: Column[Any], unit: str) -> Value:
    return as_number(given, unit)


def _truth(given: CellValue, _: Column[Any], __: str) -> Value:
    key = match_key(verbatim(given))
    if key not in _TRUE | _FALSE:
        raise NotUnderstood
    return key in _TRUE


def _list(given: CellValue, column: Column[Any], _: str) -> Value:
    """The texts, as `writers.delimited` joins them, or as people type them: 、 in brackets parts no names."""
    text = verbatim(given).strip()
    try:
        names = json_names(text)
    except RecursionError:
        raise NotUnderstood from None
    if names is not None:
        return names
    parts = text.splitlines() if column.kind == "lines" else split_outside_brackets(text, "、")
    return tuple(part for part in map(str.strip, parts) if part)


_READ: frozendict[Kind, Callable[[CellValue, Column[Any], str], Value]] = frozendict(
    {"string": _text, "integer": _integer, "number": _number, "boolean": _truth, "list": _list, "lines": _list}
)
