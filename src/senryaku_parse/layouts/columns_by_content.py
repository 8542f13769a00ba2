"""Columns whose headings tell nothing, known by what stands below: names of indicators beside values, numbered levels."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from senryaku_parse.cell_entries import names_project
from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.messages import render, term
from senryaku_parse.names import split_area
from senryaku_parse.numbering import certain_mark
from senryaku_parse.patterns import later
from senryaku_parse.plan.header import MAX_ABOVE, NAMES, Header, find_header
from senryaku_parse.plan.headings import read_path
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value, ends_as_indicator
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import fold_space, join_lines
from senryaku_parse.vocabulary import INDICATORS, VALUES, Part, Vocabulary

_WORDS: Mapping[Part, str] = {
    "indicator": "指標",
    "project": "事業名",
    "goal": "基本目標",
    "measure": "施策",
    "aim": "目標値",
}
"""Part → the heading that a column of it is given."""
_OF_PROJECT: frozenset[Part] = frozenset({"text", "department", "organizations"})
_WORD_OF_VALUE = later(r"([^\W\d_][^\s:：/／、,，.．0-9０-９（）()]*+)\s*[:：]?\s*(?=[0-9０-９▲△約])")
_FEW = 2
"""Rows whose numbers tell a level."""


def read_columns_by_content(
    grid: Grid, header: Header | None, vocabulary: Vocabulary
) -> tuple[Grid, tuple[Finding, ...]]:
    """`grid` with headings over the names that its header lacks, and over the levels at their left; findings on them."""
    findings: list[Finding] = []
    if header is None:
        grid, findings = _name(grid, vocabulary)
        header = find_header(grid, vocabulary) if findings else None
    for further in (_labelled_values, _beside_values, _levels):
        if header:
            grid, told = further(grid, header, vocabulary)
            findings += told
            header = find_header(grid, vocabulary) if told else header
    return grid, tuple(findings)


def _beside_values(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with headings over the indicators at the left of its values, and over the projects at their right."""
    parts = _parts(header)
    values = [at for at, part in enumerate(parts) if part in ("aim", "baseline")]
    if len(values) < _FEW or header.labels:
        return grid, []
    body = [row for row in grid.rows[header.stop :] if len({*row.texts} - {""}) > 1]
    found: dict[int, Part] = {}
    if INDICATORS.isdisjoint(filter(None, parts)):
        at = next(
            (at for at in range(values[0] - 1, -1, -1) if _may_be(at, parts, body, ends_as_indicator, False)), None
        )
        found |= {} if at is None else {at: "indicator"}
    if "project" not in parts:
        right = range(values[-1] + 1, len(parts))
        at = next((at for at in right if _may_be(at, parts, body, names_project, True)), None)
        if at is not None and any(vocabulary.is_category(row.texts[at].partition(" ")[0]) for row in body):
            at = None  # two columns in one
        found |= {} if at is None else {at: "project"}
    return _headed(grid, header.stop - 1, found, None) if found else (grid, [])


def _labelled_values(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with a heading over the values of its indicators, where each says itself what it is: 「現状値：4件 目標値：5件」."""
    parts = _parts(header)
    if header.labels or VALUES.intersection(filter(None, parts)) or not INDICATORS.intersection(filter(None, parts)):
        return grid, []
    body = [row for row in grid.rows[header.stop :] if len({*row.texts} - {""}) > 1]
    name = next(at for at, part in enumerate(parts) if part in INDICATORS)
    for at in range(name + 1, len(parts)):
        texts = [row.texts[at] for row in body if row.texts[at]]
        if parts[at] is None and texts and all(_says_what(text, vocabulary) for text in texts):
            return _headed(grid, header.stop - 1, {at: "aim"}, None)
    return grid, []


def _says_what(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` holds an aim, and each of its values behind a word that says which it is."""
    said = [vocabulary.parts(word)[:1] for word in _WORD_OF_VALUE.findall(text)]
    return ("aim",) in said and all(part and part[0] in VALUES for part in said)


def _parts(header: Header) -> list[Part | None]:
    return [next((one.parts[0] for one in reversed(head.path) if one.parts), None) for head in header.heads]


def _may_be(
    at: int, parts: Sequence[Part | None], body: Sequence[Row], names: Callable[[str], bool], is_level: bool
) -> bool:
    """Whether most texts of the column `at` end as `names` tells, below an unknown heading, or that of a level."""
    if parts[at] is not None and not (is_level and parts[at] in LEVELS):
        return False
    texts = [row.texts[at] for row in body if row.texts[at]]
    return bool(texts) and not any(map(begins_value, texts)) and 2 * sum(map(names, texts)) > len(texts)


def _name(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with a heading over its names: in the first row of its top that heads values, or what is said of projects."""
    for at, row in enumerate(grid.rows[: min(MAX_ABOVE + 1, len(grid.rows) - 1)]):
        parts = [_part(text, vocabulary) for text in row.texts]
        said = {part for part in parts if part}
        if len(said) < _FEW or said & NAMES:
            continue
        body = grid.rows[at + 1 :]
        if "aim" in said and said & (VALUES - {"aim"}):
            column = _first(parts, row, body, ends_as_indicator)
            part: Part = "indicator"
        elif len(said & _OF_PROJECT) > 1:
            column, part = _first(parts, row, body, names_project), "project"
        else:
            continue
        if column is not None:
            return _headed(grid, at, {column: part}, None)
    return grid, []


def _part(text: str, vocabulary: Vocabulary) -> Part | None:
    path = read_path(text, vocabulary) if text else ()
    parts = next((one.parts for one in reversed(path) if one.parts), ())
    return parts[0] if parts else "actual" if any(one.year is not None for one in path) else None


def _first(parts: Sequence[Part | None], row: Row, body: Sequence[Row], names: Callable[[str], bool]) -> int | None:
    """The first column of an unknown heading whose texts in `body` mostly end as `names` tells; null without one."""
    for at, part in enumerate(parts):
        texts = [one.texts[at] for one in body if one.texts[at]]
        if part or not texts or any(map(begins_value, texts)):
            continue
        if 2 * sum(map(names, texts)) > len(texts):
            return at
    return None


def _levels(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with headings over the levels that stand at the left of its names below words of their own, or below none.

    They are numbered, and their labels say which they are, or the outer one changes less often than the inner.
    """
    parts = _parts(header)
    name = next((at for at, part in enumerate(parts) if part in NAMES), 0)
    if not name or header.labels:
        return grid, []
    body = [row for row in grid.rows[header.stop :] if len({*row.texts} - {""}) > 1]
    unknown = [at for at in range(name) if parts[at] is None and _is_level(at, body, vocabulary)]
    known = {at: part for at, part in enumerate(parts[:name]) if part in LEVELS}
    found = _roles(unknown, known, body, vocabulary) if unknown else {}
    return _headed(grid, header.stop - 1, found, "warning") if found else (grid, [])


def _roles(
    unknown: Sequence[int], known: Mapping[int, Part | None], body: Sequence[Row], vocabulary: Vocabulary
) -> dict[int, Part]:
    """What each of the columns `unknown` is, beside those `known` to be levels; empty where nothing tells it."""
    if len(unknown) + len(known) > _FEW:
        return {}
    called = {at: _called(at, body, vocabulary) for at in unknown}
    if (
        all(called.values())
        and not set(called.values()) & set(known.values())
        and len({*called.values()}) == len(called)
    ):
        return {at: part for at, part in called.items() if part}
    outer, inner = (unknown[0], unknown[-1]) if not known else sorted((unknown[0], *known))
    if outer != inner and not _nests(outer, inner, body, vocabulary):
        return {}
    if not known:
        return {unknown[-1]: "measure"} if outer == inner else {outer: "goal", inner: "measure"}
    part = known.get(outer) or known.get(inner)
    if unknown[0] == inner:
        return {inner: "measure"} if part in ("goal", "upper_measure") else {}
    return {outer: "goal"} if part in ("measure", "upper_measure") else {}


def _called(at: int, body: Sequence[Row], vocabulary: Vocabulary) -> Part | None:
    """The level that the labels of all texts of the column `at` name: 「基本目標1 産業」."""
    read = [read_level(text, vocabulary) for text in {row.texts[at] for row in body} - {""}]
    parts = {one.parts[0] if one else None for one in read}
    part = parts.pop() if len(parts) == 1 else None
    return "measure" if part == "upper_measure" else part


def _is_level(at: int, body: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether the texts of the column `at` are numbered, each of them."""
    texts = dict.fromkeys(row.texts[at] for row in body if row.texts[at])
    return bool(texts) and all(_is_numbered(text, vocabulary) for text in texts)


def _is_numbered(text: str, vocabulary: Vocabulary) -> bool:
    if begins_value(text) and not split_area(text)[1]:
        return False
    enumerator, name = split_area(join_lines(text))
    read = read_level(text, vocabulary)
    return bool((enumerator and name) or (read and read.enumerator and read.rest))


def _nests(outer: int, inner: int, body: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether the column `outer` has fewer texts than `inner`, or as many, whose numbers go on or begin anew below each."""
    pairs = {(row.texts[outer], row.texts[inner]) for row in body if row.texts[outer] and row.texts[inner]}
    outers, inners = ({row.texts[at] for row in body} - {""} for at in (outer, inner))
    if len(outers) != len(inners):
        return len(outers) < len(inners)
    numbers = [(_number(one, vocabulary), _number(other, vocabulary)) for one, other in pairs]
    if all(re.match(rf"{re.escape(above)}\s*[-－‐−–―.．]", below) for above, below in numbers):
        return True
    return len({above for above, _ in numbers}) == len(outers) > len({below for _, below in numbers})


def _number(text: str, vocabulary: Vocabulary) -> str:
    """The number that `text` begins with, behind its label where it has one."""
    read, mark = read_level(text, vocabulary), certain_mark(text)
    enumerator = (read and read.enumerator) or (mark and mark.enumerator) or split_area(text)[0]
    return enumerator.marker if enumerator else ""


def _headed(grid: Grid, at: int, found: Mapping[int, Part], severity: Severity | None) -> tuple[Grid, list[Finding]]:
    """`grid` with the row `at` heading each column of `found` as what it is."""
    row = grid.rows[at]
    slots, findings = list(row.slots), []
    for column, part in sorted(found.items()):
        cell = slots[column]
        slots[column] = Cell(_WORDS[part], cell.origins)
        findings.append(_told(cell, row, column, _WORDS[part], severity))
    return grid.with_rows([*grid.rows[:at], row.with_slots(tuple(slots)), *grid.rows[at + 1 :]]), findings


def _told(cell: Cell, row: Row, column: int, word: str, severity: Severity | None) -> Finding:
    message = (
        render("tables.column-by-content", heading=fold_space(cell.text), role=term(word))
        if cell.text
        else render("tables.headless-by-content", number=column + 1, role=term(word))
    )
    position = cell.position if cell.origins else row.position
    return finding("column-by-content", message, before=cell.text, after=word, position=position, severity=severity)
