"""The header of a table of columns: one to three rows that name what stands below them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from senryaku_parse.plan.headings import Heading, read_heading, read_path, year_within
from senryaku_parse.plan.kinds import find_kind_column
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value, is_value
from senryaku_parse.tables import Grid, Row
from senryaku_parse.text import join_lines, match_key
from senryaku_parse.vocabulary import INDICATORS, VALUES, Part, Vocabulary

MAX_ABOVE = 6
"""Rows that may stand above a header: a title, the city, the date, a unit."""
MAX_HEIGHT = 4
"""Rows that a header may have: groups over groups over years over 目標 and 実績."""

NAMES: frozenset[Part] = frozenset({*INDICATORS, "project"})
"""The parts that name an indicator or a project."""

_VALUES: frozenset[Part] = frozenset({"aim", "baseline"})
_OF_PROJECTS = ("事業名", "事業名称", "取組名")
_FEW = 2
"""Known headings beside which more unknown ones leave it open whether it is a header."""


class Told(NamedTuple):
    """What a person says that a column holds."""

    part: Part | None
    """Null for what is kept under its heading."""
    year: int | None = None
    """The Gregorian fiscal year; null where the heading says it, or none is meant."""
    unit: str | None = None
    """The unit; null where the heading says it, or none is meant."""


class Head(NamedTuple):
    """What stands over one column, from the top down: 「目標」 over 「H27」."""

    path: tuple[Heading, ...]
    told: Told | None = None
    """What a person says of it; null where nobody does."""

    @property
    def text(self) -> str:
        """The headings as one text."""
        return " ".join(heading.text for heading in self.path)

    @property
    def own(self) -> str:
        """The same without the groups over it that name an indicator or a project: 「単位」 of 「KPI」 over 「単位」."""
        last = len(self.path) - 1
        return " ".join(
            heading.text
            for at, heading in enumerate(self.path)
            if at == last or not (heading.parts and heading.parts[0] in NAMES)
        )

    @property
    def year(self) -> int | None:
        """The Gregorian fiscal year that the lowest heading with one names, where nobody says another."""
        if self.told and (self.told.year or self.told.part is None):
            return self.told.year
        known = next((heading.year for heading in reversed(self.path) if heading.year is not None), None)
        if known is None and self.told and self.told.part in VALUES:
            return next((year for heading in reversed(self.path) if (year := year_within(heading.text))), None)
        return known

    @property
    def unit(self) -> str | None:
        """The unit that the lowest heading with one names, where nobody says another."""
        if self.told and self.told.unit:
            return self.told.unit
        return next((heading.unit for heading in reversed(self.path) if heading.unit), None)


class Header(NamedTuple):
    """The rows of a header and what they say."""

    start: int
    """The first row, counted from 0."""
    stop: int
    """One past the last row."""
    heads: tuple[Head, ...]
    """One a column; without headings where the header is blank."""
    texts: frozenset[tuple[str, ...]] = frozenset()
    """Its rows as they are compared: where they come again, they are the header of a page."""
    labels: int = 0
    """Columns at the left that are not of this table: they hold the labels of one around it."""

    @property
    def is_told(self) -> bool:
        """Whether a person says what some of its columns hold."""
        return any(head.told for head in self.heads)

    def heads_again(self, row: Row) -> bool:
        """Whether `row` says what a row of this header says."""
        return tuple(map(match_key, row.texts)) in self.texts


def find_header(grid: Grid, vocabulary: Vocabulary) -> Header | None:
    """The header that `grid` begins with, after at most `MAX_ABOVE` other rows; null where there is none.

    A header names an indicator or a project, or two levels, or stands over a column that names them, and knows at least
    half of what it says. What a person says of the header of `grid` goes before all that.
    """
    if grid.told is not None:
        told: Header | None = grid.told.find(grid, vocabulary)
        return told
    for start in range(min(MAX_ABOVE + 1, len(grid.rows) - 1)):
        if not _may_head(grid.rows[start], grid.rows[start + 1], vocabulary):
            continue
        stop = _last(grid.rows, start, vocabulary)
        for end in range(stop, start, -1):
            heads = heads_of(grid.rows[start:end], vocabulary)
            if _is_header(heads, grid.rows[end:], vocabulary):
                texts = frozenset(tuple(map(match_key, row.texts)) for row in grid.rows[start:end])
                return Header(start, end, heads, texts)
    return None


def _may_head(row: Row, below: Row, vocabulary: Vocabulary) -> bool:
    """Whether a header may begin in `row`: two cells of it stand side by side, one of them begins as headings do.

    Or one alone is a group right of a blank, over headings that stand in the row `below`.
    """
    texts = [cell.text for cell in row.cells()]
    if not any(is_heading(text, vocabulary) for text in texts):
        return False
    return len(texts) > 1 or (not row.texts[0] and len(below.cells()) > 1 and _goes_on(row, below, vocabulary))


def is_heading(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` reads as the heading of a column, or as several from the group down."""
    return any(heading.known for heading in read_path(text, vocabulary))


def _last(rows: Sequence[Row], start: int, vocabulary: Vocabulary) -> int:
    """One past the last row, of those from `start` on, that reads as headings below those above it."""
    stop = start + 1
    while stop < min(start + MAX_HEIGHT, len(rows) - 1) and _goes_on(rows[stop - 1], rows[stop], vocabulary):
        stop += 1
    return stop


def _goes_on(above: Row, row: Row, vocabulary: Vocabulary) -> bool:
    """Whether every text of `row` is a heading, with the text above it makes one, or stands with others below a group."""
    said = [at for at, text in enumerate(row.texts) if text and text != above.texts[at]]
    if _is_reached(above, row, vocabulary):
        return True
    figures = [at for at in said if is_value(row.texts[at])]  # of most rows one of these tells that they are none
    if not all(_is_below(above.texts[at], row.texts[at], vocabulary) for at in figures):
        return False
    known = {at for at in said if at in figures or _is_below(above.texts[at], row.texts[at], vocabulary)}
    if not known and names_categories(above, [row.texts[at] for at in said], vocabulary):
        return True
    return bool(said) and all(at in known or _is_grouped(above, at, known) for at in said)


def _is_reached(above: Row, row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a heading of `above` is merged over `row` as well, at whose side others have headings below them."""
    reaching = [slot for slot, over in zip(row.slots, above.slots, strict=True) if slot.text and slot is over]
    own = [slot.text for slot, over in zip(row.slots, above.slots, strict=True) if slot.text and slot is not over]
    if not own or not reaching or any(begins_value(text) and not is_heading(text, vocabulary) for text in own):
        return False
    return any(is_heading(slot.text, vocabulary) for slot in reaching)


def names_categories(above: Row, texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `texts` are the categories below a heading of 区分 in the row `above`."""
    if len(texts) < 2 or not all(map(vocabulary.is_category, texts)):
        return False
    return any("category" in read_heading(text, vocabulary).parts for text in above.texts if text)


def _is_below(over: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` reads as a heading with the text `over` it."""
    path = read_path(text, vocabulary)
    return path[-1].is_name or any(heading.known for heading in path) or _joined(over, text, vocabulary) is not None


def _is_grouped(above: Row, at: int, known: Collection[int]) -> bool:
    """Whether what stands over the column `at` stands over one of `known` as well: merged, repeated, or with blanks behind."""
    return (over := _over(above, at)) is not None and any(_over(above, one) == over for one in known)


def _over(row: Row, at: int) -> str | None:
    """What `row` says over the column `at`: there, or in the next column at its left with a text; null for nothing."""
    return next((text for text in reversed(row.texts[: at + 1]) if text), None)


def _joined(over: str, text: str, vocabulary: Vocabulary) -> Heading | None:
    """The heading that two torn texts make: 「重要業績評」 over 「価指標」; null where they make none."""
    if not over or not text or (read_heading(over, vocabulary).known and read_heading(text, vocabulary).known):
        return None
    joined = read_heading(over + text, vocabulary)
    return joined if joined.parts else None


def heads_of(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Head, ...]:
    """What stands over each column. A blank right of a group that stands over several columns belongs to the group."""
    filled = [list(row.texts) for row in rows]
    for texts, below in pairwise(filled):
        for at in range(1, len(texts)):
            if not texts[at] and below[at] and texts[at - 1] and below[at - 1] and texts[at - 1] != below[at - 1]:
                texts[at] = texts[at - 1]
    return tuple([_head([texts[at] for texts in filled], vocabulary) for at in range(len(filled[0]))])


def _head(texts: Sequence[str], vocabulary: Vocabulary) -> Head:
    path: list[Heading] = []
    for text in map(join_lines, texts):
        if not text or (path and path[-1].text == text):
            continue
        joined = _joined(path[-1].text, text, vocabulary) if path else None
        if joined:
            path[-1] = joined
        else:
            path += read_path(text, vocabulary)
    return Head(tuple(path))


def _is_header(heads: Sequence[Head], body: Sequence[Row], vocabulary: Vocabulary) -> bool:
    said = [head for head in heads if head.path]
    known = [head for head in said if any(heading.known for heading in head.path)]
    parts = {part for head in known for heading in head.path for part in heading.parts}
    named = bool(parts & NAMES) or len(parts & LEVELS) > 1
    clear = not NAMES.isdisjoint(parts) and not _VALUES.isdisjoint(parts) and len(known) > _FEW
    if len({head.path for head in known}) < 2:
        return len(said) > 1 and known == said[:1] and names_projects(known[0])
    if 2 * len(known) < len(said) and not clear:
        return False
    return named or (not parts.isdisjoint(_VALUES) and has_kinds(heads, body, vocabulary))


def names_projects(head: Head) -> bool:
    """Whether `head` says by itself that it heads a list of projects, whatever stands beside it: 「事業名」."""
    return bool(head.path) and head.path[-1].parts[:1] == ("project",) and head.path[-1].text.endswith(_OF_PROJECTS)


def has_kinds(heads: Sequence[Head], body: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether a column of `body` below `heads` names the role of each row."""
    headings = [next((heading.parts for heading in reversed(head.path) if heading.parts), ()) for head in heads]
    return find_kind_column(headings, body, vocabulary) is not None
