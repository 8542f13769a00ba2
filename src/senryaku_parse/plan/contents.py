"""What a column holds that its heading does not tell, or tells otherwise: years beside values, groups over names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from senryaku_parse.patterns import later
from senryaku_parse.plan.header import NAMES, Head, Header
from senryaku_parse.plan.headings import Heading
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value, ends_as_indicator
from senryaku_parse.tables import Row
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.years import YEAR_ALONE
from senryaku_parse.vocabulary import VALUES, Part, Vocabulary

_WHEN = re.compile(r"年度|年次|年月|年|時点|時期|期限")
"""Stands in the heading over the years of values."""
_ONLY_WHEN = later(
    r"(?:達成|到達|対象|設定|把握|調査|測定|計測|直近|最新|策定|当該)?(?:年度|年次|年月日?|年|時点|時期|期限)"
)
"""Is such a heading alone: whose years they are, its place tells."""
_WHEN_AT_END = later(r"(?:年度|年次|年月日?|年|時点|時期|期限|の)++\Z")
_YEAR = later(rf"{YEAR_ALONE.pattern}(?:年?度?末)?(?:現在|時点|実績|見込み?)?")
_YEARS_OF: Mapping[Part, Part] = {"baseline": "baseline_year", "aim": "target_year"}
_MAY_BE_KEYS: frozenset[Part | None] = frozenset({None, "category", "number", "extra"})
"""What the heading over the numbers of measures may say."""
_FEWEST = 2
"""Names that a group has, to be one."""


def told_by_contents(header: Header, body: Sequence[Row], vocabulary: Vocabulary) -> Header:
    """`header` with what the columns of `body` tell: those of years beside values, and of groups at the left of names."""
    heads = header.heads
    found = {
        **dict(_years(heads, body, vocabulary)),
        **_groups(heads, body),
        **dict(_keys(heads, body, vocabulary)),
    }
    if not found:
        return header
    told = [Head((Heading(heads[at].text, (found[at],)),)) if at in found else head for at, head in enumerate(heads)]
    return header._replace(heads=tuple(told))


def _years(heads: Sequence[Head], body: Sequence[Row], vocabulary: Vocabulary) -> Iterator[tuple[int, Part]]:
    """The columns of `body` that hold nothing but years, and of what: 「基準年度」 beside 「基準値」, 「年度」 behind 「現状値」."""
    columns = [at for at, head in enumerate(heads) if head.path and head.year is None and _holds_years(head, at, body)]
    if not columns:
        return
    parts = [_value(head) or _value_of_years(head, vocabulary) for head in heads]
    values = [at for at, part in enumerate(parts) if part in _YEARS_OF and at not in columns]
    alone = [at for at in columns if parts[at] is None and _ONLY_WHEN.fullmatch(fold_width(heads[at].path[-1].text))]
    behind = all(at - 1 in values for at in alone)
    for at in columns:
        part = parts[at] if at not in alone else _beside(at, values, parts, behind=behind)
        if part and part in _YEARS_OF and any(parts[value] == part for value in values):
            yield at, _YEARS_OF[part]


def _keys(heads: Sequence[Head], body: Sequence[Row], vocabulary: Vocabulary) -> Iterator[tuple[int, Part]]:
    """The columns of `body` that say by its number which measure a row belongs to, or that it belongs to none: 「施策1-1」
    among 「数値目標」, below 「区分」."""
    parts = [next((heading.parts[0] for heading in reversed(head.path) if heading.parts), None) for head in heads]
    if not LEVELS.isdisjoint(parts) or NAMES.isdisjoint(parts):
        return
    for at, part in enumerate(parts):
        texts = [row.texts[at] for row in body if row.texts[at]] if part in _MAY_BE_KEYS else []
        keys = {text for text in texts if _is_key(text, vocabulary)}
        if len(keys) >= _FEWEST and all(text in keys or NAMES.intersection(vocabulary.parts(text)) for text in texts):
            yield at, "measure"
            return


def _is_key(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` is the label and the number of a measure, and no more."""
    read = read_level(text, vocabulary)
    return read is not None and not read.rest and read.parts[0] in ("measure", "upper_measure")


def _value(head: Head) -> Part | None:
    """What value the heading stands for; null for none."""
    parts = next((heading.parts for heading in reversed(head.path) if heading.parts), ())
    return parts[0] if parts and parts[0] in VALUES else None


def _value_of_years(head: Head, vocabulary: Vocabulary) -> Part | None:
    """What value it is whose years an unknown heading stands over: 「目標年月」."""
    if not head.path or head.path[-1].parts:
        return None
    parts = vocabulary.parts(_WHEN_AT_END.sub("", head.path[-1].text))
    return parts[0] if parts and parts[0] in VALUES else None


def _beside(at: int, values: Sequence[int], parts: Sequence[Part | None], *, behind: bool) -> Part | None:
    """What the value is whose years stand in the column `at`, `behind` the values or before them."""
    place = at - 1 if behind else at + 1
    return parts[place] if place in values else None


def _holds_years(head: Head, at: int, body: Sequence[Row]) -> bool:
    heading = fold_width(head.path[-1].text)
    if not _WHEN.search(heading):
        return False
    texts = [text for row in body if (text := row.texts[at])]
    years = [text for text in texts if _YEAR.fullmatch(fold_width(text))]
    return 2 * len(years) > len(texts) and not any(any(map(str.isdigit, text)) for text in texts if text not in years)


def _groups(heads: Sequence[Head], body: Sequence[Row]) -> dict[int, Part]:
    """The first columns of a heading over several that hold groups of what stands in the next: 「成果指標 | 出生率」.

    The name of an indicator in parts (「自殺者数 | 男」) has the very word of indicators in its first column.
    """
    found: dict[int, Part] = dict.fromkeys(_unknown_before_names(heads, body), "group")
    for at in range(len(heads) - 1):
        path = heads[at].path
        if not path or path != heads[at + 1].path or not path[-1].parts or path[-1].parts[0] not in NAMES:
            continue
        pairs = [(row.texts[at], row.texts[at + 1]) for row in body if row.texts[at + 1]]
        groups = {group for group, name in pairs if group and group != name}
        ends = [ends_as_indicator(name) for _, name in pairs]
        if len(pairs) < _FEWEST or any(map(ends_as_indicator, groups)) or any(begins_value(name) for _, name in pairs):
            continue
        if groups and 2 * sum(ends) > len(ends):
            found[at] = "group"
    return found


def _unknown_before_names(heads: Sequence[Head], body: Sequence[Row]) -> Iterator[int]:
    """The columns of unknown headings right before the first names, with blanks below their texts: 「項目 | 指標」."""
    parts = [next((heading.parts for heading in reversed(head.path) if heading.parts), ()) for head in heads]
    name = next((at for at, of in enumerate(parts) if NAMES.intersection(of[:1])), 0)
    for at in range(name - 1, -1, -1):
        if parts[at] or not heads[at].path or heads[at].year is not None:
            return
        texts = [row.texts[at] for row in body if row.texts[name]]
        if "" in texts and any(texts) and not any(map(begins_value, filter(None, texts))):
            yield at
