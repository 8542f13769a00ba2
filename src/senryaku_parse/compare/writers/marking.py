"""Which part of two texts changed: by words and numbers where these are whole, else by characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

_EXTENDS = "\u0300-\u036f\u3099\u309a\u200d\ufe00-\ufe0f\uff9e\uff9f\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff"
"""Marks that belong to the character before them: accents, voice marks, variation selectors, joiners, skin tones."""
_TOKEN = re.compile(
    rf"(?:[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[A-Za-zＡ-Ｚａ-ｚ]+|[ァ-ヺー]+|[ｦ-ﾟ]+|\u200d.|.)[{_EXTENDS}]*", re.DOTALL
)
"""A number, a Latin or katakana word, or one character."""
_SLIGHT = 2
"""So many equal characters between two changes are taken into them: islands of one の are harder to read than none."""
_MOST = 600
"""Beyond so many tokens that differ, all between the first and the last difference counts as changed."""

_Span: TypeAlias = tuple[int, int, int, int]
"""Tokens that changed: from and to in the old text, from and to in the new one."""


class Run(NamedTuple):
    """A part of a text, all of it changed or all of it not."""

    text: str
    changed: bool = False


Runs: TypeAlias = tuple[Run, ...]
"""A whole text; empty for an empty one."""


def marked(old: str, new: str) -> tuple[Runs, Runs]:
    """Both texts in runs: what is only in one of them is changed. The runs of a side give its text."""
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    spans = list(_joined(list(_spans(ours, theirs)), ours))
    return _runs(ours, [span[:2] for span in spans]), _runs(theirs, [span[2:] for span in spans])


def plain(text: str) -> Runs:
    """A text that did not change."""
    return (Run(text),) if text else ()


def whole(text: str) -> Runs:
    """A text that stands in one edition only."""
    return (Run(text, True),) if text else ()


def text_of(runs: Runs) -> str:
    """The text of `runs`."""
    return "".join(run.text for run in runs)


def _spans(old: Sequence[str], new: Sequence[str]) -> Iterator[_Span]:
    """Where the two differ."""
    start, end = 0, 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    ours, theirs = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(ours), len(theirs)) > _MOST:
        yield start, start + len(ours), start, start + len(theirs)
        return
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + a, start + b, start + c, start + d


def _joined(spans: Sequence[_Span], old: Sequence[str]) -> Iterator[_Span]:
    """`spans` with slight islands between them taken in."""
    last: _Span | None = None
    for span in spans:
        if last is not None and _is_slight(last, span, old):
            last = last[0], span[1], last[2], span[3]
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _is_slight(left: _Span, right: _Span, old: Sequence[str]) -> bool:
    """Whether what is equal between two spans is shorter than each of them, and slight."""
    island = sum(map(len, old[left[1] : right[0]]))
    return island <= _SLIGHT and all(island < max(b - a, d - c) for a, b, c, d in (left, right))


def _runs(tokens: Sequence[str], changed: Sequence[tuple[int, int]]) -> Runs:
    at = 0
    runs: list[Run] = []
    for start, end in changed:
        runs += [Run("".join(tokens[at:start])), Run("".join(tokens[start:end]), True)]
        at = end
    runs.append(Run("".join(tokens[at:])))
    return tuple(run for run in runs if run.text)
