"""What each column is, by the headings over it and by those at its left: a level, a name, or what is said of one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from senryaku_parse.plan.header import NAMES, Head
from senryaku_parse.plan.headings import Heading
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.vocabulary import Part

_NUMBER = re.compile(r"(?:番号|(?i:no)\.?)\Z")
"""How the headings over the numbers of levels end."""

_NUMBERED: tuple[list[Part | None], ...] = (["number", "measure"], ["number", "upper_measure"])
"""The first columns of a list of measures that are numbered in a column of their own."""

_SAID_OF_PROJECTS: frozenset[Part | None] = frozenset({"text", "organizations", "department"})
_OF_PROJECT: frozenset[Part | None] = frozenset({"category", "text", "organizations", "department", "extra", None})
"""What may be said of projects, unknown headings among it."""


def parts_of(heads: Sequence[Head]) -> list[Part | None]:
    """What each column is, its neighbours heard; null for one nobody knows."""
    named_by_groups = _named_by_groups(heads)
    options = [_options(head, at in named_by_groups) for at, head in enumerate(heads)]
    if not any(_names(head.path, NAMES) for head in heads):  # 「名称」 beside 「目標値」 alone
        options = [
            ("indicator",) if head.path and head.path[-1].is_name and not _names_something(head.path) else choices
            for head, choices in zip(heads, options, strict=True)
        ]
    last_level = max((at for at, choices in enumerate(options) if LEVELS.intersection(choices)), default=-1)
    parts: list[Part | None] = []
    years: dict[tuple[tuple[Part, ...], ...], set[int | None]] = defaultdict(set)
    """What headings are but for their years → the years of those at the left."""
    named = False
    for at, choices in enumerate(options):
        part = choices[0] if choices else None
        year, words = heads[at].year, tuple([heading.parts for heading in heads[at].path])
        if part in NAMES and year is not None and years[words] - {None, year}:
            part = None  # the same indicators stand at the left already
        if "aim" in choices and "target" in choices:  # 数値目標 is an indicator, or the aim of one
            part = "aim" if _is_open(parts, heads) else "target"
        elif part == "aim" and "goal" in choices and not named:
            part = "goal" if last_level > at else "aim"
        years[words].add(year)
        named = named or part in NAMES
        parts.append(part)
    if NAMES.isdisjoint(parts) and not _SAID_OF_PROJECTS.isdisjoint(parts):
        last = next((at for at in range(len(parts) - 1, -1, -1) if parts[at] in LEVELS), 0)
        parts[last] = "project" if "project" in options[last] else parts[last]  # 「取組項目 | 実施内容」
    projects = [heads[at].path for at, part in enumerate(parts) if part == "project"]
    if "measure" not in parts and len({_uncounted(path) for path in projects}) > 1:
        parts = [
            "measure" if part == "project" and heads[at].path == projects[0] else part for at, part in enumerate(parts)
        ]
    if parts[:2] in _NUMBERED and "goal" not in parts and NAMES.isdisjoint(parts) and _counts(heads[0]):
        parts[0] = parts[1]  # 「番号 | 施策 | 取組の方向」; beside indicators it may count the rows
    lowest = None if projects else _lowest_level(parts)
    if lowest is not None:
        parts[lowest] = "project"
    return [head.told.part if head.told else part for head, part in zip(heads, parts, strict=True)]


def _uncounted(path: Sequence[Heading]) -> str:
    """The headings of `path` without what counts columns alike: 「事業①」 and 「事業②」."""
    return re.sub(r"[\s()（）0-9０-９①-⑳]", "", "".join(heading.text for heading in path))


def _lowest_level(parts: Sequence[Part | None]) -> int | None:
    """The column of a level that holds projects: right of indicators, which two other levels stand before, and last of
    all or before what is said of projects: 「柱 | 戦略 | KPI | 目標値 | プロジェクト | 取組内容」. Null without one."""
    last = max((at for at, part in enumerate(parts) if part in LEVELS), default=0)
    name = next((at for at, part in enumerate(parts[:last]) if part in NAMES), None)
    above = [part for part in parts[:name] if part in LEVELS]
    if (
        name is None
        or len(above) < 2
        or parts[last] not in ("upper_measure", "measure")
        or set(parts[name:last]) & LEVELS
    ):
        return None
    return last if set(parts[last + 1 :]) <= _OF_PROJECT else None


def _named_by_groups(heads: Sequence[Head]) -> set[int]:
    """The columns of names that only the group over them names: 「KPI」 over 「名称」; those under an unknown word that
    begins a group without a name."""
    found: set[int] = set()
    for group, run in groupby(range(len(heads)), key=lambda at: heads[at].path[:-1]):
        columns = list(run)
        own = [heads[at].path[-1] for at in columns] if _names_something(group[-1:]) else []
        if own and not any(_names([heading], NAMES) for heading in own):
            name = next((heading for heading in own if heading.is_name), own[0])
            found |= {at for at, heading in zip(columns, own, strict=True) if heading == name and not heading.known}
    return found


def _names_something(path: Sequence[Heading]) -> bool:
    return _names(path, NAMES | LEVELS)


def _names(path: Sequence[Heading], what: frozenset[Part]) -> bool:
    """Whether a heading of `path` stands first of all for one of `what`."""
    return any(heading.parts and heading.parts[0] in what for heading in path)


def _options(head: Head, is_named_by_group: bool) -> tuple[Part, ...]:
    """What a column may be by its own headings: the lowest that is known, of a group over it the indicator's kind."""
    if head.told:
        return (head.told.part,) if head.told.part else ()
    known = [heading for heading in head.path if heading.parts]
    if not known:
        return ()
    *groups, lowest = known
    if lowest is not head.path[-1] and not head.path[-1].known and lowest.parts[0] in NAMES | LEVELS:
        return lowest.parts if is_named_by_group else ()
    if lowest is not head.path[-1] and lowest.parts[0] in NAMES and head.path[-1].year is not None:
        return ()  # a year below 「KPI」 holds values
    if lowest.parts[0] == "number" and _names(groups[-1:], LEVELS):
        return groups[-1].parts
    if lowest.parts[0] == "indicator" and groups and groups[-1].parts[0] in ("kpi", "target"):
        return groups[-1].parts[:1]
    if lowest.parts[0] in ("goal", "area", "upper_measure") and groups and groups[-1].parts[0] in NAMES:
        return ()
    return lowest.parts


def _is_open(left: Sequence[Part | None], heads: Sequence[Head]) -> bool:
    """Whether the columns at the left end in an indicator that has no aim yet, those by year aside."""
    for at in range(len(left) - 1, -1, -1):
        part = left[at]
        if part in NAMES:
            return part != "project"
        if (part == "aim" and heads[at].year is None) or part in LEVELS:
            return False
    return False


def further_columns(heads: Sequence[Head], parts: Sequence[Part | None]) -> dict[int, tuple[int, ...]]:
    """The columns right of each name or level that stand under the very same headings; of a level, below the same group."""
    more: dict[int, list[int]] = defaultdict(list)
    first = 0
    for at in range(1, len(heads)):
        if (
            parts[at] not in (*NAMES, *LEVELS)
            or not _is_one(heads[first], heads[at])
            or (_counts(heads[first]) and parts[first] != parts[at])
        ):
            first = at
        else:
            more[first].append(at)
    return {name: tuple(columns) for name, columns in more.items()}


def _is_one(left: Head, right: Head) -> bool:
    """Whether two columns of a name or level are one: under the same headings, or number and name of one level."""
    group = left.path[:-1]
    if group == right.path[:-1] and (_names(group[-1:], LEVELS) or _counts(left)):
        return True
    return left.path == right.path


def _counts(head: Head) -> bool:
    """Whether the column below `head` holds the numbers of a level: 「施策番号」."""
    return bool(head.path) and _NUMBER.search(head.path[-1].text) is not None
