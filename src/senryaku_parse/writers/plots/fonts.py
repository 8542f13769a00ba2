"""A font that has Japanese, among those installed."""

from __future__ import annotations

from typing import Any

import matplotlib
from matplotlib.font_manager import fontManager, get_font

_FAMILIES = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "Source Han Sans",
    "BIZ UDPGothic",
    "BIZ UDGothic",
    "Yu Gothic",
    "Meiryo",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Hiragino Maru Gothic Pro",
    "IPAexGothic",
    "IPAPGothic",
    "IPAGothic",
    "TakaoPGothic",
    "TakaoGothic",
    "VL PGothic",
    "VL Gothic",
    "MS PGothic",
    "MS Gothic",
    "Noto Serif CJK JP",
    "IPAexMincho",
    "Droid Sans Fallback",
)
"""Families with Japanese that systems and converters bring along, the most readable in small sizes first."""
_GENERIC = ("sans-serif", "serif", "monospace", "cursive", "fantasy")


def japanese_family() -> str | None:
    """The user's own font where it has Japanese, else the first of the known families; null where none is installed."""
    files = {entry.name: entry.fname for entry in fontManager.ttflist}
    return next((name for name in (*_own(), *_FAMILIES) if name in files and _has_japanese(files[name])), None)


def _own() -> list[str]:
    """The families that rcParams name, generic ones resolved."""
    settings: Any = matplotlib.rcParams
    return [
        one for name in settings["font.family"] for one in (settings[f"font.{name}"] if name in _GENERIC else [name])
    ]


def _has_japanese(file: str) -> bool:
    """Whether the font has kana and kanji; false for a file that is gone since matplotlib listed it."""
    try:
        font = get_font(file)
    except (OSError, RuntimeError):
        return False
    return all(font.get_char_index(ord(character)) for character in "あ略")
