"""Letters that came apart: marks from their letters (が as か and ゛), the letters of a spaced word (基 本 目 標)."""

from __future__ import annotations

import re
import unicodedata

from senryaku_parse.patterns import later

_SOUND_MARKS = str.maketrans({"\u309b": "\u3099", "\u309c": "\u309a"})
"""Marks that stand by themselves → those that combine."""
_LETTER_AND_MARKS = re.compile(r"[^\W\d_][\u0300-\u036f\u3099-\u309c]{1,4}")
_USUAL_MARKS = "\u3099\u309a\u309b\u309c\u0300\u0301\u0302\u0304\u0308"

_SPACED_LETTERS = re.compile(r" (?<=[ |][^\s|] )[^\s|][ |]")
"""Two letters between blanks, or between a blank and the bar that parts texts."""
_WIDELY_SPACED = re.compile("\u3000\\S\u3000\\S\u3000")
_WIDER_GAP = re.compile(r"\s{2,}")
_KANA = later("[ぁ-んァ-ヶｦ-ﾟ]")
_FEW_LETTERS, _SEVERAL_LETTERS = 4, 6
"""Of a text that is spaced for certain: with kana among them, as no row of abbreviations has (国 県 市 町), and without."""
_SINGLE = 0.8
"""Of the pieces of a spaced text that are one letter."""
_LEADING_COMPOUND = re.compile(r"\A([0-9０-９]{1,2}[-－‐−–][0-9０-９]{1,2})(?=[^\W\d])")
_LEADING_NUMBER = later(
    r"\A([0-9０-９])(?=[ぁ-んァ-ヶ一-龥]{4,}\Z)(?![次年月日時分人件回社台校店歳世代か箇カヶ万千百億])"
)


def is_decomposed(text: str) -> bool:
    """Whether any mark of `text` stands apart from its letter, as in names of files of macOS."""
    return any(mark in text for mark in _USUAL_MARKS)


def compose(text: str) -> str:
    """`text` with each letter and the marks behind it as one character, where there is one."""
    return _LETTER_AND_MARKS.sub(_composed, text) if is_decomposed(text) else text


def _composed(found: re.Match[str]) -> str:
    apart = found[0].translate(_SOUND_MARKS)
    composed = unicodedata.normalize("NFC", apart)
    return composed if len(composed) < len(apart) else found[0]


def may_be_spaced(text: str) -> bool:
    """Whether a word of `text` may be spaced: false for most texts, and quick to tell."""
    return _SPACED_LETTERS.search(text) is not None or ("\u3000" in text and _WIDELY_SPACED.search(text) is not None)


def is_spaced(text: str, *, surely: bool = False) -> bool:
    """Whether each line of `text`, at least one, is a spaced word or several between wider gaps.

    Two letters may be two words: they count where it is known `surely` that what stands around them is spaced.
    """
    lines = [line for line in text.split("\n") if len(line) > 1]
    return bool(lines) and all(_is_spaced(line, surely=surely) for line in lines)


def join_spaced(text: str, *, surely: bool = False) -> str:
    """`text` with the letters of each spaced line put together, wider gaps as one blank."""
    if not surely and not may_be_spaced(text):
        return text
    return "\n".join([_joined(line) if _is_spaced(line, surely=surely) else line for line in text.split("\n")])


def _is_spaced(line: str, *, surely: bool) -> bool:
    pieces: list[str] = [piece for part in _WIDER_GAP.split(line.strip()) for piece in re.split(r"\s", part)]
    single = [piece for piece in pieces if len(piece) == 1]
    if len(pieces) < 2 or len(single) < _SINGLE * len(pieces):
        return False
    if surely:
        return True
    letters = sum(piece.isalpha() and not piece.isascii() for piece in single)
    few = _FEW_LETTERS if any(map(_KANA.match, single)) else _SEVERAL_LETTERS
    return letters >= few


def _joined(line: str) -> str:
    """The letters of a spaced line put together. A blank parts the number of a level from the name, as elsewhere."""
    parts = ["".join(part.split()) for part in _WIDER_GAP.split(line.strip())]
    number = _LEADING_NUMBER if "\u3000" in line else _LEADING_COMPOUND
    return number.sub(r"\1 ", " ".join(parts))
