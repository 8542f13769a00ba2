"""Cards: a table that a measure titles, over a header of indicators, its rows, and rows of labels such as 主な事業.

| ①　創業しやすい環境づくり (over all columns) |
| KPI | 基準値 | 目標値 |
| 創業件数 | 5件 | 6件 |
| 主な事業 | 起業塾、融資の補助 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from senryaku_parse.names import split_measure
from senryaku_parse.numbering import KINDS, open_mark
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Grid, Row
from senryaku_parse.vocabulary import INDICATORS, VALUES, Part, Vocabulary

_NO_INDICATORS: frozenset[Part] = frozenset({"project", "department"})
_ABOUT = re.compile("指標|目標|KPI|ＫＰＩ|事業|一覧|資料|[。：:]")
"""Stands in the title of a table that names no measure."""


def is_card(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether `grid` is such a card, or one that its heading in the text titles."""
    if len(grid.rows) < 3:
        return False
    if titles_measure(grid.rows[0], vocabulary):
        header, below = grid.rows[1:3]
        return header.texts[0] != below.texts[0] and _heads_values(header, vocabulary)
    return _heads_values(grid.rows[0], vocabulary) and _has_indicators(grid.rows[1:], vocabulary)


def _heads_values(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` has headings of indicators and of their values."""
    heads = (read_heading(cell.text, vocabulary).parts for cell in row.cells())
    return bool(INDICATORS & set(next(heads, ()))) and any(VALUES & set(parts) for parts in heads)


def _has_indicators(rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether `rows`, below a header, begin with an indicator and its values, and no label is among them but that of a list."""
    first, *values = rows[0].texts
    if not first or not any(map(begins_value, values)) or vocabulary.parts(first):
        return False
    labels = [label for row in rows if (label := vocabulary.label(row.texts[0]))]
    return all(label.role == "project" for label in labels)


def titles_measure(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the only text of `row`, over all of its columns, is the number and the name of a measure.

    A converter may have left blanks where it was merged.
    """
    text = row.texts[0] if row.texts else ""
    if not text or len(row.texts) < 3 or {*row.texts[1:]} not in ({text}, {""}):
        return False
    if labelled := read_level(text, vocabulary):
        return labelled.parts[0] in ("measure", "upper_measure") and bool(labelled.rest)
    return names_measure(text)


def names_measure(text: str) -> bool:
    """Whether `text` is a number and a name behind it, that may be of a measure."""
    return any(name and not _ABOUT.search(name) for name in _names(text))


def follows(title: str, above: str) -> bool:
    """Whether the number that `title` begins with is the next after that of `above`, written alike: 「②」 after 「①」."""
    one, last = split_measure(title).enumerator, split_measure(above).enumerator
    if not one or not last or one.number is None or last.number is None:
        return False
    return one.bracketed == last.bracketed and one.number == last.number + 1


def _names(text: str) -> Iterator[str]:
    """What stands behind the number that `text` begins with."""
    read = split_measure(text)
    if read.enumerator:
        yield read.name
    for mark in (open_mark(text, kind) for kind in KINDS):
        if mark and not mark.glued:
            yield mark.rest


def begins_with_label(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row`, below a header of indicators, is one of a label and what it heads, no indicator: 「主な事業 | 起業塾」.

    The words of projects, departments and labels name no indicator. Others (現状, 達成率) may: such a row is known by
    one cell over several columns, or by one text that is no value.
    """
    label, parts = vocabulary.label(row.texts[0]), vocabulary.parts(row.texts[0])
    if (not label and not parts) or row.slots[0] in row.slots[1:]:
        return False
    if (label and label.enumerator is None) or not _NO_INDICATORS.isdisjoint(parts):
        return True
    beside = row.cells(1)
    if len(beside) == 1 and row.slots.count(beside[0]) > 1:
        return True
    return len(row.texts) > 2 and len({cell.text for cell in beside}) == 1 and not begins_value(beside[0].text)


def lists_projects(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether beside the label that `row` begins with one text lists projects, merged or not; a value surely lists none."""
    beside = row.cells(1)
    if len({cell.text for cell in beside}) != 1 or beside[0].text == row.texts[0]:
        return False
    if "project" not in vocabulary.parts(row.texts[0]):
        return False
    merged, text = row.slots.count(beside[0]) > 1, beside[0].text
    return merged or not begins_value(text) or vocabulary.names_project(text)
