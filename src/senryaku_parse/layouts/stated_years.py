"""Years that a line says of the values in the tables: 「（基準値：R1　目標値：R6）」, 「※現状値は令和元年度です。」."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from senryaku_parse.layouts.choice import Chosen
from senryaku_parse.patterns import later
from senryaku_parse.plan.blocks import Block
from senryaku_parse.tables import Document, RawTable
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.years import YEAR, read_year
from senryaku_parse.vocabulary import Vocabulary

_ROLE = r"[一-龠]{2,6}"
_BEFORE = later(rf"(?P<role>{_ROLE})\s*(?:[:=はが]|\s|\()\s*(?P<year>{YEAR})")
_BEHIND = later(rf"(?P<year>{YEAR})\s*[をがは:=]\s*(?P<role>{_ROLE})")
_DIGIT = later("[0-9]")
_YEAR = later(YEAR)
_NOTES = ("※", "*", "＊", "注", "(注", "（注")
_KINDS = {"baseline": "baseline", "baseline_year": "baseline", "aim": "target", "target_year": "target"}
_LONGEST = 120


class Years(NamedTuple):
    """The Gregorian fiscal years of baseline and aim."""

    baseline: int
    target: int


def with_stated_years(document: Document, columns: dict[int, Chosen], vocabulary: Vocabulary) -> dict[int, Chosen]:
    """`columns` with the years that a line above a table says of its values, or a note of those of all tables.

    Only where no heading of the table says a year.
    """
    lacking = [number for number, one in columns.items() if any(map(_lacks_years, one.plan.blocks))]
    if not lacking:
        return columns
    above, of_all = _stated(document, vocabulary)
    years = {number: found for number in lacking if (found := above.get(number) or of_all)}
    return {
        number: one._replace(plan=one.plan._replace(blocks=_dated(one.plan.blocks, years[number])))
        if number in years
        else one
        for number, one in columns.items()
    }


def _lacks_years(block: Block) -> bool:
    named = {*block.fields} & {"baseline_year", "target_year"}
    years = block.baseline_year or block.target_year or block.targets or block.actuals or block.years
    return {"baseline", "target"} <= {*block.fields} and not named and not years


def _dated(blocks: Sequence[Block], years: Years) -> tuple[Block, ...]:
    return tuple(
        replace(block, baseline_year=years.baseline, target_year=years.target) if _lacks_years(block) else block
        for block in blocks
    )


def _stated(document: Document, vocabulary: Vocabulary) -> tuple[Mapping[int, Years], Years | None]:
    """Number of a table → the years that the text between it and the table before states; the years that notes state alike."""
    above: dict[int, Years] = {}
    notes: set[Years] = set()
    number, last = 0, None
    for block in document.blocks:
        if isinstance(block, RawTable):
            number += 1
            caption = next(_years_of(block.caption, vocabulary), None) if block.caption else None
            if found := caption or last:
                above[number] = found
            last = None
            continue
        for line in block.text.split("\n"):
            if found := next(_years_of(line, vocabulary), None):
                last = found
                if line.strip().startswith(_NOTES) or line.strip().endswith("。"):
                    notes.add(found)
    return above, notes.pop() if len(notes) == 1 else None


def _years_of(line: str, vocabulary: Vocabulary) -> Iterator[Years]:
    """The years that `line` says of baseline and aim, where it has no other number."""
    if len(line) > _LONGEST:
        return
    plain = fold_width(line)
    if len(_YEAR.findall(plain)) != 2 or _DIGIT.search(_YEAR.sub("", plain)):
        return
    for pattern in (_BEFORE, _BEHIND):
        said = {_role(found["role"], vocabulary): read_year(found["year"]) for found in pattern.finditer(plain)}
        baseline, target = said.get("baseline"), said.get("target")
        if baseline and target and baseline < target:
            yield Years(baseline, target)


def _role(word: str, vocabulary: Vocabulary) -> str:
    """What `word`, or how it ends, stands for: "baseline" or "target"; "" for anything else."""
    bare = word.removesuffix("度").removesuffix("年") or word
    words = (word, f"{bare}値")
    parts = (part for one in words for start in range(len(one) - 1) for part in vocabulary.parts(one[start:]))
    return next((_KINDS[part] for part in parts if part in _KINDS), "")
