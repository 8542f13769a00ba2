"""Lists in one text: 「・相談事業<br>・訪問事業」, 「* 相談 * 訪問」, 「①相談 ②訪問」. Knows nothing of strategies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from senryaku_parse.patterns import later
from senryaku_parse.text import CIRCLED, split_enumerator

BULLETS = "・･○〇●◯◎◇◆□■▪▸➢◦•‣❖✓✔"
"""Marks of items that need no blank behind them."""
_DASHES = "*＊+\\-－–—−"
_BULLET = re.compile(rf"\A\s*(?:([{BULLETS}])(?!\1)[^\S\n]*|[{_DASHES}][^\S\n]+)(?=[^\s{BULLETS}])")
_SIGN = re.compile(rf"\A\s*[{_DASHES}]\s+(?=[0-9０-９])")
"""A dash that may be the sign of the number behind it."""
_MIDDLE_DOTS = "・･"
BEGIN_LISTS = frozenset(f"{BULLETS}*＊+-－–—−(（" + "①②③④⑤⑥⑦⑧⑨❶❷❸❹❺0123456789０１２３４５６７８９ⅠⅡⅢアイウｱｲｳ")
"""Characters with which a text may begin that is a list."""
_ENDING = 2
"""Characters in which all texts between middle dots end where the dots are marks of items: 事業, 件数."""
_OPEN_END = re.compile(r"(?:[とやか（(「『～~〜+＋×÷/／－\-]|から|及び|および|並びに|又は|または)\s*\Z")
"""How a text ends that goes on: a mark behind it refers to another entry."""
_SEPARATORS = " \t\n　、，,;；"


def is_bulleted(text: str) -> bool:
    """Whether `text` begins with the mark of an item of a list: 「・相談事業」."""
    return _BULLET.match(text) is not None


def begins_item(text: str) -> bool:
    """Whether `text` begins with a bullet or a number."""
    return is_bulleted(text) or split_enumerator(text)[0] is not None


def is_item_mark(text: str) -> bool:
    """Whether `text` is a bullet or a number and nothing else."""
    enumerator, rest = split_enumerator(text)
    return text in BULLETS or (enumerator is not None and not rest)


def without_bullet(text: str) -> str:
    """`text` without the bullet that it begins with."""
    return _BULLET.sub("", text, count=1)


def may_list(text: str) -> bool:
    """Whether `text` may have several entries: false for most other texts, and quick to tell."""
    first = text[:1]
    return first in BEGIN_LISTS and ("\n" in text or text.count(first) > 1 or chr(ord(first) + 1) in text)


def split_items(text: str) -> list[str]:
    """The entries of `text` without their bullets: its lines, those without a mark joined to the one above.

    Of a line, what each of the marks in it begins. All of it as one entry where the first has neither a bullet nor a
    number.
    """
    bulleted = is_bulleted(text)
    if not bulleted and split_enumerator(text)[0] is None:
        return [text]
    found: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        if is_bulleted(line) if bulleted else split_enumerator(line)[0]:
            found += _bulleted(line) if bulleted else _numbered(line)
        else:
            found[-1] += f"\n{line}"
    return [text] if len(found) == 1 and _SIGN.match(text) else found


def split_beside(text: str, count: int) -> list[str]:
    """The entries of `text`, which stands beside a list of `count`, without their marks, or else its lines.

    All of it as one entry elsewhere.
    """
    items = split_items(text)
    if len(items) == count > 1:
        return [split_enumerator(item)[1] for item in items]
    lines = text.split("\n")
    return [without_bullet(line).strip() for line in lines] if len(lines) > 1 else [text]


def _bulleted(line: str) -> list[str]:
    """What each bullet of the same kind begins, which stands behind a blank or, in such as are no part of words, anywhere."""
    bullet = _BULLET.match(line)
    mark = bullet[0].strip() if bullet else ""
    sign = re.escape(mark)
    parts = re.split(rf"\s+(?={sign}{'' if mark in BULLETS else chr(92) + 's'}\s*\S)", line.strip())
    if len(parts) == 1 and mark in BULLETS and line.count(mark) > 1:
        tight = re.split(rf"(?<=[^{sign}\s])(?={sign}[^{sign}\s])", line.strip())
        if mark not in _MIDDLE_DOTS or _are_alike([without_bullet(part) for part in tight]):
            parts = tight
    return [without_bullet(part).strip() for part in parts]


def _are_alike(texts: Sequence[str]) -> bool:
    """Whether `texts` are entries and not the halves of a word: all begin with a figure, or end in the same two letters."""
    endings = {text.strip()[-_ENDING:] for text in texts}
    return all(text[:1].isdigit() for text in texts) or (
        len(endings) == 1 and all(len(text.strip()) > _ENDING for text in texts)
    )


_LOOKED_AT = 64
"""Characters on either side of a mark that tell whether it begins an entry."""
_MARK = later(rf"(?:{CIRCLED.pattern}|(?<!\S)[^\s.．]{{1,3}}[.．]|[(（]\s*[^\s()（）]{{1,4}}\s*[)）])")


def _numbered(line: str) -> list[str]:
    """What each of the marks begins that count on from the first: 「①相談 ②訪問」; the line itself where none does."""
    first, _ = split_enumerator(line)
    parts: list[str] = []
    start, number = 0, first.number if first else None
    for mark in _MARK.finditer(line):
        at = mark.start()
        found, rest = split_enumerator(line[at : at + _LOOKED_AT])
        if number is None or not found or found.number != number + 1 or not rest.strip():
            continue
        if found.bracketed != (first is not None and first.bracketed):
            continue
        if _OPEN_END.search(line[max(start, at - _LOOKED_AT) : at]):
            continue
        if split_enumerator(line[start : min(at, start + _LOOKED_AT)])[1].strip(_SEPARATORS):
            parts.append(line[start:at].strip(_SEPARATORS))
            start, number = at, found.number
    return [*parts, line[start:].strip()]
