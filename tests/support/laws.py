"""What holds of every reading of a target, worked out without the grammar: which numbers a text says, what it leaves."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from senryaku_parse.findings import Finding
from senryaku_parse.model import Target

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_KANJI = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}
_LITERAL = re.compile("[0-9〇一二三四五六七八九十][0-9.,〇一二三四五六七八九十百千万億兆]*")
_SPELLED = re.compile("[一二三四五六七八九十][一二三四五六七八九十百千万億兆]*")
_DEFINED = {"ゼロ": "0", "零": "0", "皆減": "0", "半減": "0.5", "倍増": "2"}
_SCALED = re.compile("[0-9][0-9.,]*[十百千万億兆]*")
_SCALED_UNIT = re.compile("[(]([十百千万億]{1,2})[^()]+[)]")
_ERAS = (2018, 1988, 1925, 0)


def folded(text: str) -> str:
    """`text` in plain width and composed; raised and circled figures stay what they are."""
    kept = (c if unicodedata.category(c) == "No" else unicodedata.normalize("NFKC", c) for c in _composed(text))
    return "".join(kept)


def _composed(text: str) -> str:
    wide = re.sub("[ｦ-ﾟ]+", lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", wide)


def numbers(text: str) -> set[Decimal]:
    """Every number that `text` says: its runs of digits, separators and magnitudes whole, blanks in them left out or not."""
    plain = folded(text)
    found = {value for spelled in (plain, "".join(plain.split())) for value in _literals(spelled)}
    found |= {Decimal(value) for word, value in _DEFINED.items() if word in plain}
    for scaled in _SCALED_UNIT.finditer(plain):
        factor = _evaluated("1" + scaled[1])
        found |= {value * factor for value in list(found)} if factor else set()
    return found


def _literals(text: str) -> Iterator[Decimal]:
    yield from (value for spelled in _SPELLED.findall(text) if (value := _evaluated(spelled)) is not None)
    for found in _LITERAL.finditer(text):
        literal = found[0].rstrip(".,")
        rests = [literal[rest.start() :] for rest in re.finditer("[0-9.,]+", literal)]
        for cut in {
            *rests,
            literal.rstrip("十百千万億兆"),
            *re.findall("[0-9.,]+", literal),
            *_SCALED.findall(literal),
        }:
            value = _evaluated(cut.rstrip(".,"))
            if value is not None:
                yield value


def _evaluated(literal: str) -> Decimal | None:
    """The value of a literal, each magnitude split off in turn."""
    for scale in "兆億万千百十":
        if scale in literal:
            before, _, behind = literal.rpartition(scale)
            factor = _evaluated(before) if before else Decimal(1)
            rest = _evaluated(behind) if behind else Decimal(0)
            return None if factor is None or rest is None else factor * _SCALES[scale] + rest
    digits = "".join(_KANJI.get(character, character) for character in literal).replace(",", "")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def years_of(text: str) -> set[int]:
    """Every Gregorian year that a number of `text` may stand for, alone, in an era or without its century."""
    stated = {int(number) for number in numbers(text) if number == number.to_integral_value() and number < 10_000}
    stated |= {1} if "元" in text else set()
    stated |= {int(number) for number in re.findall("[0-9]{1,4}", folded(text))}
    years = {number + start for number in stated for start in _ERAS} | {2000 + number for number in stated}
    return years | {year - 1 for year in years}


def is_unread(target: Target) -> bool:
    """Whether nothing of the text is read as a quantity."""
    return target == Target(text=target.text)


def is_told(target: Target, findings: tuple[Finding, ...]) -> bool:
    """Whether nothing is read, and a finding says so."""
    return is_unread(target) and len(findings) > 0


def substance(target: Target, without: str = "") -> dict[str, object]:
    """What a target says, without how the source writes it: blanks, width, its brackets, and `without` at the end."""
    said = {field.name: getattr(target, field.name) for field in dataclasses.fields(target) if field.name != "text"}
    for name in ("unit", "change_unit", "qualifier"):
        if said[name] is not None:
            bare = "".join(unicodedata.normalize("NFKC", said[name]).split())
            bare = bare.removesuffix(unicodedata.normalize("NFKC", without))
            said[name] = re.sub("[/()]", "", bare) or None
    return said


def made_up(target: Target) -> list[str]:
    """The fields of `target` whose number stands nowhere in its text."""
    said = numbers(target.text)
    stated = {"value": target.value, "change": target.change}
    stated |= {} if target.baseline_derived else {"baseline": target.baseline}
    wrong = [name for name, number in stated.items() if number is not None and abs(number) not in said]
    wrong += ["years"] if target.years is not None and Decimal(target.years) not in said else []
    for name in ("baseline_year", "target_year"):
        year = getattr(target, name)
        wrong += [name] if year is not None and year not in years_of(target.text) else []
    return wrong


_SILENT = re.compile(
    "[一二三四五六七八九]|毎年度|各年度|単年度|目標値?|基準値?|現状値?|現況値?|実績値?|当初値?|策定時|年度|年間|年で|か年|カ年|ヶ年|ヵ年|箇年|毎年|各年|単年|年末|年後|"
    "年以内|年内|平成|令和|昭和|延べ|累計|累積|総額|合計|通算|以上|以下|以内|未満|上回|下回|超|最低限?|少なくとも|最大|上限|"
    "増加|増大|増|減少|減量|減|上昇|拡大|アップ|引き?上げ|伸長|伸|高め|上乗せ|削減|低下|縮減|縮小|短縮|低減|軽減|圧縮|引き?下げ|"
    "ダウン|下げ|向上|改善|維持|堅持|キープ|横ばい|抑制|抑え|食い止め|緩和|鈍化|防止|達成|確保|実現|目指|半減|倍増|皆減|ゼロ|零|"
    "第|位|転じ|今後|向こう|前後|約|対|比|月|日|時点|現在|末|計|毎|各|当たり|年|延|元|平均|[千百十万億兆]"
)
"""Words that say what a field of a target holds."""
_WORD = re.compile(r"[^\W\d_ぁ-んA-Za-z]+")


def left_out(target: Target, findings: tuple[Finding, ...]) -> str:
    """The words of the text that neither a field nor the qualifier holds, nor a finding tells of; "" where none is."""
    if is_unread(target) or findings:
        return ""
    rest = "".join(folded(target.text).split())
    for held in (*(target.qualifier or "").split(" / "), target.unit or "", target.change_unit or ""):
        bare = "".join(folded(held).split())
        rest = rest.replace(bare, " ") if bare else rest
    rest = re.sub("パーセント|名|人|[かカヶケヵ箇個]所", " ", rest)
    return "".join(_WORD.findall(_SILENT.sub(" ", rest)))
