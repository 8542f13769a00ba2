"""Runs of a text that do not stand on the line as the rest does: struck, raised, lowered.

A reader puts each between two noncharacters of Unicode, which no document holds; `struck` and `note_marks` take them off
again, before tables are laid out. What is inserted (`<ins>`) is text like any other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from senryaku_parse.patterns import later
from senryaku_parse.text import SUPERSCRIPTS


class Run(NamedTuple):
    """A kind of run: what stands before and behind its text."""

    begin: str
    end: str


STRUCK = Run("\ufdd2", "\ufdd3")
RAISED = Run("\ufdd4", "\ufdd5")
LOWERED = Run("\ufdd6", "\ufdd7")

LITERAL = "\ufdd8"
"""Behind a tilde that a reader found escaped: it strikes nothing."""

_OF_TAG = {"del": STRUCK, "s": STRUCK, "strike": STRUCK, "sup": RAISED, "sub": LOWERED}
_OF_STYLE = (
    (later(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE), STRUCK),
    (later(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE), RAISED),
    (re.compile(r"vertical-align\s*:\s*(?:sub|text-bottom)(?!\w)", re.IGNORECASE), LOWERED),
)
_SIGNS = "".join(sign for run in (STRUCK, RAISED, LOWERED) for sign in run) + LITERAL
_RAISED_RUN = re.compile(f"{RAISED.begin}[^{RAISED.end}]*{RAISED.end}")
_RAISED_DIGITS = str.maketrans("0123456789", SUPERSCRIPTS)
_SIGN = later(f"[{_SIGNS}]")


def may_style_runs(source: str) -> bool:
    """Whether a style in `source` may make a run."""
    return "line-through" in source or "vertical-align" in source


def run_of(tag: str, style: str | None = None) -> Run | None:
    """The run that an element of HTML makes of its text; null where it stands as what is around it."""
    if style:
        for pattern, run in _OF_STYLE:
            if pattern.search(style):
                return run
    return _OF_TAG.get(tag)


def as_run(text: str, runs: tuple[Run, ...]) -> str:
    """`text` as such a run, or as one in another, outermost first; as it is where it holds nothing but space."""
    if not runs or not text.strip():
        return text
    for run in reversed(runs):
        text = f"{run.begin}{text}{run.end}"
    return text


def without_signs(text: str) -> str:
    """`text` without the signs of runs; raised digits as the characters that are (250¹)."""
    if not _SIGN.search(text):
        return text
    return _SIGN.sub("", _RAISED_RUN.sub(lambda found: found[0].translate(_RAISED_DIGITS), text))
