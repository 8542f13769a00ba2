"""Characters of fonts that show pictures for letters (Wingdings, Symbol), and characters put together by a field."""

from __future__ import annotations

import re

from senryaku_parse.frozen import frozendict
from senryaku_parse.readers.docx.number_formats import written

_PRIVATE = range(0xF000, 0xF100)
"""Where Word puts the 256 characters of such a font."""


def _series(first: int, characters: str) -> dict[int, str]:
    return {first + at: character for at, character in enumerate(characters)}


_WINGDINGS = frozendict(
    {
        **_series(0x6C, "●❍■□▢❑❒⬧⧫◆❖⬥"),
        **_series(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        **_series(0x9E, "·•▪○"),
        0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xAC: "✦",
        **_series(0xD8, "➢"),
        **_series(0xDF, "←→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳"),
        **_series(0xFB, "✗✔☒☑"),
    }
)  # fmt: skip
_SYMBOL = frozendict(
    {
        0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
        **_series(0xAB, "↔←↑→↓"),
        **_series(0xDB, "⇔⇐⇑⇒⇓"),
    }
)  # fmt: skip
_FONTS = frozendict({"wingdings": _WINGDINGS, "symbol": _SYMBOL})
_CIRCLE = re.compile(r"\s*eq\s+\\o\\ac\(\s*[○◯〇]\s*[,;]\s*(?P<inner>[^()]+)\)\s*", re.IGNORECASE)
"""A letter in a circle, as Word puts it together."""
_OVER = re.compile(r"\s*eq\s.*[,;]\s*(?P<base>[^(),;]+)\)\s*", re.IGNORECASE | re.DOTALL)
"""A text with how it is read above it, as Word once put it together."""


def symbol(font: str, code: str) -> str:
    """The character `code` (hexadecimal) of `font`; "" where it is none."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in _PRIVATE or number < 0x100:
        found = _FONTS.get(font.lower().strip(), frozendict()).get(number & 0xFF)
        if found:
            return found
    return chr(number) if 0x20 <= number <= 0x10FFFF else ""


def is_private(character: str) -> bool:
    """Whether only a font of pictures tells what `character` looks like."""
    return ord(character) in _PRIVATE


def put_together(code: str) -> str:
    """What a field with this code shows that has no result of its own: a letter in a circle, or below its reading."""
    if found := _CIRCLE.fullmatch(code):
        inner = found["inner"].strip()
        return written(int(inner), "decimalEnclosedCircle") if inner.isdecimal() and len(inner) < _DIGITS else inner
    found = _OVER.fullmatch(code)
    return found["base"].strip() if found else ""


_DIGITS = 4
