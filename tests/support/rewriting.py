"""A document written in another way that says the same: blanks as converters write them, letters apart, half-width kana."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_DELIMITER = re.compile(r"\|[\s:|-]*-[\s:|-]*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_MARKED_UP = re.compile(r"^\|.*[<*_~\[`&\\^]", re.MULTILINE)
_HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF61, 0xFFA0)} | {
    "\u3099": "\uff9e",
    "\u309a": "\uff9f",
}


def _in_rows(text: str, change: Callable[[list[str], bool], list[str]]) -> str:
    """`text` with the cells of each row of its pipe tables changed; the change knows whether the row is the header."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if re.fullmatch(r"\|.*\|", line) and not _DELIMITER.fullmatch(line):
            is_header = at + 1 < len(lines) and _DELIMITER.fullmatch(lines[at + 1]) is not None
            lines[at] = f"|{'|'.join(change(_BAR.split(line)[1:-1], is_header))}|"
    return "\n".join(lines)


def with_placeholders(text: str, word: str) -> str:
    """Markdown with `word` for each blank cell, and `Unnamed: n` for each blank heading."""

    def filled(cells: list[str], is_header: bool) -> list[str]:
        words = [f" Unnamed: {at} " if is_header else f" {word} " for at in range(len(cells))]
        return [cell if cell.strip() else other for cell, other in zip(cells, words, strict=True)]

    return _in_rows(text, filled)


def with_placeholders_in_html(html: str, word: str) -> str:
    """HTML with `word` for each blank cell."""
    return re.sub(r"(<t[dh][^>]*>)\s*(?=</t[dh]>)", rf"\g<1>{word}", html)


def spaced(text: str) -> str:
    """Markdown with a blank between all letters in the cells of its tables, two between words.

    As it is where cells have markup, which blanks would break.
    """

    def apart(cells: list[str], _: bool) -> list[str]:
        return [f" {'  '.join(map(' '.join, cell.split()))} " for cell in cells]

    return text if _MARKED_UP.search(text) else _in_rows(text, apart)


def half_width(text: str) -> str:
    """`text` with all katakana in half width."""
    return "".join(map(_half, text))


def _half(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    is_katakana = "ァ" <= character <= "ヺ" or character == "ー"
    return "".join(map(_HALF.__getitem__, parts)) if is_katakana and _HALF.keys() >= set(parts) else character
