"""A line that says of each of its values what it is: 「指標名：相談件数／現状値（R1）：12件／目標値（R6）：20件」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.plan.headings import read_heading
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.years import PERIOD, YEAR
from senryaku_parse.vocabulary import Field, Part, Vocabulary

BETWEEN = " \t　:：、,，;；/／|｜│┃"
"""What may stand between a name, the words for its values and these."""
OPENING, _CLOSING = "(（[［〔", ")）]］〕"
YEAR_OF_VALUE = rf"(?:{PERIOD}|{YEAR}|(?<![0-9.,])20[0-9]{{2}}(?![0-9.,]))(?:年度?)?(?:末|時点|見込み?|実績)?"
"""Pattern of the year that a value is of."""
_FIELDS: dict[Part, Field] = {"baseline": "baseline", "aim": "target", "unit": "unit", "department": "department"}
_ENDS = "、,，;；/／|｜│┃→⇒▶➡。 \t　"


class StatedLine(NamedTuple):
    """A line taken apart at the words for its values."""

    name: str
    """Of the indicator; "" where the line has only values."""
    values: dict[Field, str]
    years: dict[Field, int]
    """The years that the words for the values name."""
    others: tuple[tuple[str, str], ...]
    """What else it says, with the word for it: a source, a definition."""
    targets: dict[int, str]
    """Year → aim on the way."""
    actuals: dict[int, str]
    """Year → what was reached."""


def read_stated_line(text: str, vocabulary: Vocabulary) -> StatedLine | None:
    """`text` taken apart where at least one of its values is headed as baseline or aim; null for any other."""
    words = _words(vocabulary)
    plain = fold_width(text)
    labels = list(words.finditer(plain))
    if not labels:
        return None
    name = text[: labels[0].start()]
    values: dict[Field, str] = {}
    years: dict[Field, int] = {}
    others: list[tuple[str, str]] = []
    series: dict[Part, dict[int, str]] = {"interim": {}, "actual": {}}
    for part, heading, value, year in _headed(text, plain, labels, vocabulary):
        field = _FIELDS.get(part)
        if field and year is None and (alone := read_heading(value, vocabulary)).year is not None and not alone.parts:
            years[field] = alone.year  # 「目標年度：令和6年度」
            continue
        if part == "indicator" and not name.strip(BETWEEN):
            name = value
        elif field == "target" and "target" in values:
            if year is None or "target" not in years or year == years["target"]:
                return None  # which of two aims is the last, nothing tells
            first, last = sorted([(years["target"], values["target"]), (year, value)])
            series["interim"][first[0]] = first[1]
            years["target"], values["target"] = last
        elif field and field not in values:
            values[field] = value
            if year is not None:
                years[field] = year
        elif part in series and year is not None:
            series[part][year] = value
        else:
            others.append((heading, value))
    if not {"baseline", "target"} & values.keys():
        return None
    return StatedLine(
        name.strip(BETWEEN).rstrip(BETWEEN + OPENING).removesuffix("は"),
        values,
        years,
        tuple(others),
        series["interim"],
        series["actual"],
    )


def _headed(
    text: str, plain: str, labels: Sequence[re.Match[str]], vocabulary: Vocabulary
) -> Iterator[tuple[Part, str, str, int | None]]:
    """Of each of `labels` what it stands for, its words, the value behind it and the year that it names."""
    for at, label in enumerate(labels):
        stop = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        heading = read_heading(text[label.start("heading") : label.end("heading")], vocabulary)
        parts = heading.parts or vocabulary.parts(label["role"] or label["beside"])
        part: Part = next((one for one in parts if one in ("baseline", "aim", "interim", "actual")), parts[0])
        value = _closed(text[label.end() : stop].strip(_ENDS + ":："), plain[: label.start()])
        yield part, heading.text, value, heading.year


def _closed(value: str, before: str) -> str:
    """`value` without a bracket that opened `before` it: 「（現状 12件、目標 20件）」."""
    while value and value[-1] in _CLOSING and _depth(value) < 0 and _depth(before) >= 0:
        value = value[:-1].rstrip(_ENDS)
    return value.rstrip(OPENING + _ENDS)


def _depth(text: str) -> int:
    return sum(character in OPENING for character in text) - sum(character in _CLOSING for character in text)


@lru_cache(maxsize=8)
def _words(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Matches a word for a value, with the year beside it, where it begins what a line says of it."""
    fields = vocabulary.words["fields"]
    known = {
        fold_width(word)
        for part in ("baseline", "aim", "interim", "actual", "unit", "indicator")
        for word in fields[part]
    } | {fold_width(word) for word in vocabulary.words["columns"]["department"]}
    role = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    beside = "|".join(sorted(map(re.escape, map(fold_width, fields["extra"])), key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[\s:、,;/|(・。\[→]))(?P<heading>(?:(?P<beside>{beside})(?=\s*:)|(?:{YEAR_OF_VALUE}\s*の?\s*)?\(?(?P<role>{role})\)?"
        rf"(?:\s*\(\s*{YEAR_OF_VALUE}\s*\)|\s*{YEAR_OF_VALUE}(?=\s*[:=|]))?))(?:\s*[:=|、]\s*|\s+|(?=[0-9約▲△年延(\-]))"
    )
