"""Struck text: no content of the document, unless it is asked for."""

from __future__ import annotations

import re
from typing import NamedTuple

from senryaku_parse.lists import is_item_mark
from senryaku_parse.marks.runs import STRUCK, without_signs

_SIGN = "~~"
"""What stands before and behind struck text in Markdown, and in what is read with it."""
_RUN = re.compile(
    rf"{STRUCK.begin}(?P<run>[^{STRUCK.begin}{STRUCK.end}]*){STRUCK.end}"
    rf"|(?<![~\\]){_SIGN}(?=[^\s~])(?P<drawn>[^~\n]*[^\s~]){_SIGN}(?!~)"
)
_SPACE = re.compile("[ \t\u3000\xa0]{2,}")


class Unstruck(NamedTuple):
    """A text, and what was struck of it."""

    text: str
    struck: tuple[str, ...]


def is_struck(text: str) -> bool:
    """Whether any of `text` may be struck."""
    return STRUCK.begin in text or ("~" in text and _SIGN in text)


def take_struck(text: str) -> Unstruck:
    """`text` without what is struck of it. Lines of which nothing is left, but the mark of an item, are left out."""
    joined = _with_runs_joined(text)
    struck = tuple(map(_struck_text, _RUN.finditer(joined)))
    if not struck:
        return Unstruck(text, ())
    kept = [_SPACE.sub(" ", line).strip() for line in _RUN.sub("", joined).split("\n")]
    return Unstruck("\n".join([line for line in kept if line and not is_item_mark(line)]), struck)


def show_struck(text: str) -> str:
    """`text` with what is struck of it between `~~`."""
    return _RUN.sub(lambda found: f"{_SIGN}{_struck_text(found)}{_SIGN}", _with_runs_joined(text))


def _with_runs_joined(text: str) -> str:
    """`text` with runs that touch as one."""
    return text.replace(f"{STRUCK.end}{STRUCK.begin}", "")


def _struck_text(found: re.Match[str]) -> str:
    return without_signs(found["run"] or found["drawn"] or "")


def without_struck(text: str) -> str:
    """`text` without what `show_struck` shows as struck."""
    return take_struck(text).text if _SIGN in text else text
