"""Headings with a known word within: 「めざす姿の成果指標名」, 「施策 Measure」, 「KPI 現状値→目標値」, read as that word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan.header import MAX_ABOVE, NAMES, Header
from senryaku_parse.plan.headings import read_heading, read_path
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import is_level, missing_cells
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import join_lines
from senryaku_parse.vocabulary import INDICATORS, VALUES, Part, Vocabulary

_LONGEST = 40
"""Characters of a heading with a known word within."""
_FOREIGN = re.compile(r"[\s/／]*+(?<![A-Za-z0-9])(?!KPI|KGI|SDG)[A-Za-z]{3}[A-Za-z.&'-]*+(?![0-9])")
_FISCAL = re.compile(r"(?i:\bFY)\s?(?=[0-9])")
_HEAD = re.compile(r"(?P<word>[^(（【\[\s0-9０-９]++)(?P<tail>.*)", re.DOTALL)
_ENDING = re.compile(r"(?:の?(?:名称|名前)|等|欄)\Z")
_NAME = re.compile(r"[^\W\d_]{2}")
"""Stands in a name, and in few values."""
_MEANT: frozenset[Part] = frozenset(
    {"target", "kpi", "indicator", "project", "baseline", "aim", "department", "measure", "text"}
)
"""What a heading may stand for that only ends as one: it is what is said of it that has more words than are known."""


class _Within(NamedTuple):
    """The known heading within another."""

    text: str
    sure: bool
    """Whether all of the other is read: only another language stands beside it, or what its cells hold besides."""


def read_headings_within(grid: Grid, header: Header | None, vocabulary: Vocabulary) -> tuple[Grid, tuple[Finding, ...]]:
    """`grid` with the unknown headings of `header` that hold a known word spelled as that word, where the column below
    holds what it says and no other does; without a `header`, those of the first row that is one then."""
    top = range(min(MAX_ABOVE + 1, len(grid.rows) - 1)) if header is None else range(header.start, header.stop)
    for at in top:
        row = grid.rows[at]
        if header is None and len(row.cells()) < 2:
            continue
        body = grid.rows[header.stop if header else at + 1 :]
        whole = [one for one in body if not missing_cells(one)]
        found = dict(_found(row, whole or body, _said(row, header, vocabulary), vocabulary))
        if found:
            slots = tuple([cell.with_text(found[cell.text]) if cell.text in found else cell for cell in row.slots])
            rows = [*grid.rows[:at], row.with_slots(slots), *grid.rows[at + 1 :]]
            return grid.with_rows(rows), tuple([_told(cell, found) for cell in row.cells() if cell.text in found])
    return grid, ()


def word_within(text: str, vocabulary: Vocabulary) -> str | None:
    """The known heading within the unknown heading `text`; null where it is known, or has none."""
    if not text or len(text) > _LONGEST or any(heading.known for heading in read_path(text, vocabulary)):
        return None
    within = _within(join_lines(text), vocabulary)
    return within.text if within else None


def told_within(cell: Cell, word: str) -> Finding:
    """The finding on a heading that is read as the `word` within it."""
    return _told(cell, {cell.text: word})


def _said(row: Row, header: Header | None, vocabulary: Vocabulary) -> set[Part]:
    """What the headings known already stand for."""
    paths = [head.path for head in header.heads] if header else [read_path(text, vocabulary) for text in row.texts]
    return {heading.parts[0] for path in paths for heading in path if heading.parts and "goal" not in heading.parts[1:]}


def _found(row: Row, body: Sequence[Row], said: set[Part], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The unknown headings of `row`, and each as the known word within it. What stands for something that one is there
    for already is left alone."""
    for at, text in enumerate(row.texts):
        if not text or len(text) > _LONGEST or any(heading.known for heading in read_path(text, vocabulary)):
            continue
        within = _within(join_lines(text), vocabulary)
        parts = read_heading(within.text, vocabulary).parts[:1] if within else ()
        if within and parts and (within.sure or parts[0] not in _alike(said)) and _holds(parts[0], at, body):
            said.add(parts[0])
            yield text, within.text


def _alike(said: Collection[Part]) -> set[Part]:
    """`said`, and what stands in the same place."""
    return {*said, *(INDICATORS if INDICATORS.intersection(said) else ())}


def _within(text: str, vocabulary: Vocabulary) -> _Within | None:
    plain = _FISCAL.sub("", _FOREIGN.sub("", text)).strip()
    if plain != text and plain and read_heading(plain, vocabulary).parts:
        return _Within(plain, sure=True)
    if named := _with_values(text, vocabulary):
        return _Within(named, sure=True)
    found = _HEAD.fullmatch(plain)
    if found is None:
        return None
    for word in dict.fromkeys((found["word"], _ENDING.sub("", found["word"]))):
        for start in range(len(word) - 1):
            parts = vocabulary.parts(word[start:])
            if parts and parts[0] in _MEANT and not (parts[0] == "text" and _is_of_others(word[:start], vocabulary)):
                return _Within(word[start:] + found["tail"], sure=False)
    return None


def _is_of_others(before: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands `before` the word of a description says that it is of no project: 「施策の概要」."""
    parts = vocabulary.parts(before.removesuffix("の"))
    return not before or ("project" not in parts and bool(LEVELS.intersection(parts) or INDICATORS.intersection(parts)))


def _with_values(text: str, vocabulary: Vocabulary) -> str | None:
    """The name that `text` begins with, where the rest says which values its cells hold: 「KPI 現状値→目標値」."""
    if not vocabulary.has_arrows(text, 1):
        return None
    for gap in re.finditer(r"[\s(（【:：]++", text):
        rest = [word.strip(" 　()（）【】") for word in vocabulary.arrow.split(text[gap.end() :])]
        name = read_heading(text[: gap.start()], vocabulary).parts[:1]
        if (
            name
            and name[0] in NAMES
            and all(VALUES.intersection(read_heading(word, vocabulary).parts[:1]) for word in rest)
        ):
            return text[: gap.start()]
    return None


def _holds(part: Part, at: int, body: Sequence[Row]) -> bool:
    """Whether the column `at` of `body` holds what `part` says: values, or texts."""
    texts = [text for row in body if (text := row.texts[at])]
    if part not in VALUES | NAMES | LEVELS or not texts:
        return bool(texts)
    named = sum(_NAME.search(text) is not None and not is_level(text) for text in texts)
    return 2 * named < len(texts) if part in VALUES else 2 * named > len(texts)


def _told(cell: Cell, found: dict[str, str]) -> Finding:
    word = found[cell.text]
    message = render("tables.heading-by-part", heading=join_lines(cell.text), word=word)
    return finding("heading-by-part", message, before=cell.text, after=word, position=cell.position)
