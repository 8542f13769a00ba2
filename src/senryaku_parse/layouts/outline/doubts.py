"""Signs that a line was taken for what it is not, or passed over: told as warnings, each kind once with all its lines.

A name that is a heading of values, a caption, a department, or stops in the middle; a measure that stands below every
goal alike; values and projects in what was read as prose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.layouts.indicator_lines import Split, is_values_alone
from senryaku_parse.layouts.outline.captions import read_caption
from senryaku_parse.layouts.outline.events import Prose
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.project_words import names_project
from senryaku_parse.layouts.outline.said import read_line
from senryaku_parse.layouts.quantities import is_quantity
from senryaku_parse.messages import render
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.project_texts import names_departments
from senryaku_parse.source import Position
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Vocabulary

_INDICATORS = frozenset({"target", "kpi", "indicator"})
_GAPS = re.compile(r"[\s　:：、，,／/｜|]+")
_OPEN, _CLOSED = re.compile("[(（「『【［〔]"), re.compile("[)）」』】］〕]")
_STOPS = re.compile(r"(?:[を、（(「]|(?<![ごひさこもあ])と)\Z|(?:および|及び|並びに|または|又は|による|ための)\Z")
_CONTACT = re.compile(
    r"[0-9０-９]{2,4}[-－(（][0-9０-９]{2,4}[-－)）][0-9０-９]{3,4}|https?:|www\.|[\w.]@[\w.]", re.IGNORECASE
)
_GROUP = re.compile(r"(?:以上|以下|未満|歳|[0-9０-９]代|年生|[かヵカケヶ箇]?月児?)\Z")
"""Ends what may be the name of a group: 「65歳以上」."""
_LABEL_INSIDE = re.compile(r"(?<=[\s、。／/・|｜])(?:[(（【［〔]?[一-鿿ァ-ヶ]{2,6}[)）】］〕]?)[:：]\S")
_LONGEST_PROSE = 60
_FEWEST_AGAIN = 3
"""How often a name comes again below others, to be that of a caption."""


class _Named(NamedTuple):
    """A name that is doubted, and where it stands."""

    name: str
    position: Position


def doubts(entries: Iterable[Entry], prose: Sequence[Prose], split: Split, vocabulary: Vocabulary) -> Iterator[Finding]:
    """The warnings on names among `entries`, and on lines of `prose`, that may be something else."""
    kept = [entry for entry in entries if entry.role != "text"]
    found: dict[str, list[_Named]] = defaultdict(list)
    for entry in kept:
        if what := _doubt(entry, split, vocabulary):
            found[what].append(_Named(entry.text("name"), entry.position))
    for entry in _again(kept):
        found["outline.name-of-subheading"].append(_Named(entry.text("name"), entry.position))
    for what, named in found.items():
        yield _warning("name-doubtful", what, named)
    unread = [_Named(line.raw, line.position) for line in _unread([one.line for one in prose], split, vocabulary)]
    if unread:
        yield _warning("line-like-entry", "outline.line-like-entry", unread)


def _warning(code: str, message: str, named: Sequence[_Named]) -> Finding:
    return finding(
        code,
        render(message),
        before="\n".join(one.name for one in named),
        position=named[0].position,
        severity="warning",
    )


def _doubt(entry: Entry, split: Split, vocabulary: Vocabulary) -> str | None:
    """What the name of `entry` may be instead; null where nothing speaks against it."""
    name = entry.text("name")
    if not name:
        return None
    if len(_OPEN.findall(name)) != len(_CLOSED.findall(name)):
        return "outline.name-bracket-open"
    if entry.role in _INDICATORS:
        return _of_indicator(name, vocabulary)
    if _STOPS.search(name):
        return "outline.name-cut"
    if entry.role == "project":
        return _of_project(name, split, vocabulary)
    if read_heading(name, vocabulary).parts or read_caption(name, vocabulary):
        return "outline.name-of-headings"
    if names_departments(name, vocabulary):
        return "outline.name-of-department"
    return None


def _of_indicator(name: str, vocabulary: Vocabulary) -> str | None:
    if read_heading(name, vocabulary).known:
        return "outline.name-of-headings"
    parts = [part for part in _GAPS.split(name)[1:] if part]
    values = [
        part
        for at, part in enumerate(parts, 1)
        if not _GROUP.search(part) and (at == len(parts) or not part.isdecimal())
    ]
    if vocabulary.has_arrows(name, 1) or any(map(is_quantity, values)) or name.endswith((":", "：", "…")):
        return "outline.name-with-number"
    return None


def _of_project(name: str, split: Split, vocabulary: Vocabulary) -> str | None:
    if _CONTACT.search(name):
        return "outline.name-of-contact"
    if read_heading(name, vocabulary).parts or read_caption(name, vocabulary) or vocabulary.is_category(name):
        return "outline.name-of-headings"
    if names_departments(name, vocabulary) or (vocabulary.organization(name) == "certain" and not names_project(name)):
        return "outline.name-of-organization"
    if _has_values(name, split, vocabulary):
        return "outline.name-of-indicator"
    if _LABEL_INSIDE.search(name):
        return "outline.name-with-more"
    return None


def _has_values(text: str, split: Split, vocabulary: Vocabulary) -> bool:
    found = split(text)
    return bool(found and any(map(str.isdigit, found.target))) or is_values_alone(text, vocabulary)


def _again(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The first of the measures, or projects, that stand below most of what is above them under the same name."""
    for role, above in (("measure", "goal"), ("project", "measure")):
        below: dict[str, set[int]] = defaultdict(set)
        first: dict[str, Entry] = {}
        at = 0
        for entry in entries:
            if entry.role == above or (above == "measure" and entry.role == "goal"):
                at += 1
            elif entry.role == role:
                key = match_key(entry.text("name"))
                below[key].add(at)
                first.setdefault(key, entry)
        for key, places in below.items():
            if len(places) >= _FEWEST_AGAIN and 2 * len(places) > at:
                yield first[key]


def _unread(lines: Iterable[Line], split: Split, vocabulary: Vocabulary) -> Iterator[Line]:
    """The lines of prose that look like an indicator with its values, or a project."""
    for line in lines:
        text = line.text
        if len(text) > _LONGEST_PROSE or text.endswith(("。", "：", ":")) or line.caption:
            continue
        if read_line(line, vocabulary).kind not in ("plain", "field", "level"):
            continue
        if _has_values(text, split, vocabulary) or names_project(text):
            yield line
