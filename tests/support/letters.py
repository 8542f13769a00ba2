"""An account of letters that knows nothing of the package's own ledger: which words of a document stand nowhere.

A document is cut into cells and lines, these into words: runs of two letters or more. Each must stand in a string of the
JSON that was made of it: in a node, a finding, or among the lines outside the strategy. Width, white space and
composition are folded; the words of the vocabulary, labels and headings, are not asked for, nor several of them that
make one heading: 「施策の目標」.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_UNSHOWN = re.compile(r"<!--.*?-->|<(script|style|head|template|rt|rp)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
"""What is no text: comments, scripts, the reading aids of ruby."""
_MARKUP = re.compile(r"^ {0,3}(?:```|~~~).*$|^ {0,3}Table:", re.MULTILINE)
"""Begins and ends code, or begins a caption, in Markdown."""
_ADDRESS = re.compile(r"(?<=\])\((?:https?:|mailto:|[/#.])[^()\s]*\)")
"""Where a link of Markdown leads."""
_HIDDEN = re.compile(r"<(\w+)\b[^<>]*\s(?:hidden|style=\"[^\"]*display\s*:\s*none)[^<>]*>(.*?)</\1>", re.IGNORECASE)
_LINE_ENDS = re.compile(r"<br\s*/?>|</?(?:p|li|ul|ol|dl|dt|dd|div|td|th|tr|caption|h[1-6])\b[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<th\b[^>]*>", re.IGNORECASE)
"""Begins a heading of a table: marked as one of Markdown is."""
_TAG = re.compile("</?[a-z!][^<>]*>", re.IGNORECASE)
_DRAWN = re.compile(r"[\s|:=+\-]*")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_MARK = re.compile(
    r"[\u2160-\u217f\u2460-\u24ff\u2776-\u2793\u32d0-\u32fe]|[(（][^\W\d_][)）]|(?:平成|令和|昭和)(?=\s*[0-9０-９元])|元(?=年)|[0-9０-９]+|(?<=[0-9０-９元])年度?末?"
    r"|第[一二三四五六七八九十]+(?:[章節編部項款]|の柱)|(?<![A-Za-zＡ-Ｚａ-ｚ])(?:[A-Za-zＡ-Ｚａ-ｚ](?=[\s.．:：])|No\.(?=\d))"
    r"|(?<![^\W\d_])[ァ-ン](?=\s)"
)
"""Numbers, years with their eras, which are read as numbers, and marks, which part words and are no part of one."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOTHING = re.compile(r"\s*(?:該当)?(?:なし|無し)\s*")
"""A cell that says in a word what others say with a dash: that there is none."""
_JOINT = re.compile("[のと]")
"""Joins labels into one heading."""


class MissingWord(NamedTuple):
    """A word of a document that stands nowhere."""

    word: str
    text: str
    """The cell or the line that holds it."""


def missing_words(source: str, is_html: bool, strategy_json: str) -> list[MissingWord]:
    """The words of the document `source` that stand in no string of `strategy_json`, in their order."""
    held = _fold("\0".join(_strings(json.loads(strategy_json))))
    letters = re.sub(r"[^\w]", "", held)

    def stands(word: str) -> bool:
        return word in held or word in letters or word in _vocabulary()

    return [
        MissingWord(word, text.strip())
        for text in _texts(source, is_html)
        for bare in (_MARK.sub(" | ", text),)
        for word in _WORD.findall(_fold(bare))
        if not stands(word) and not all(map(stands, _parts(word, bare))) and not _is_caption(word, text)
    ]


def _parts(word: str, text: str) -> Iterator[str]:
    """The pieces of two letters or more between the blanks that part `word` in `text`."""
    spaced = re.search(r"\s*".join(word), unicodedata.normalize("NFKC", text))
    yield from _WORD.findall(spaced[0]) if spaced and " " in spaced[0].strip() else [word]


def _is_caption(word: str, text: str) -> bool:
    """Whether `text` is a heading, and `word` whole words of the vocabulary, joined."""
    return text.startswith("#") and all(f'"{label}"' in _vocabulary() for label in _JOINT.split(word))


def _texts(source: str, is_html: bool) -> Iterator[str]:
    """The cells and lines of `source`, markup taken off."""
    source = _HIDDEN.sub(r"\n\2\n", _UNSHOWN.sub("", source))
    if not is_html:
        source = _ADDRESS.sub("", _MARKUP.sub("", source))
    source = _HEAD.sub("\n#", source)
    source = html.unescape(_TAG.sub("", _LINE_ENDS.sub("\n", source)))
    for line in source.split("\n"):
        if not _DRAWN.fullmatch(line):
            cells = _BAR.split(line)
            yield from (_ESCAPED.sub(r"\1", cell) for cell in cells if len(cells) == 1 or not _NOTHING.fullmatch(cell))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif value is not None:
        yield str(value)


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@cache
def _vocabulary() -> str:
    return _fold((files("senryaku_parse") / "vocabulary" / "vocabulary.toml").read_text("utf-8"))
