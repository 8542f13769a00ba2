"""Tables of one indicator whose name stands in the corner, over a row of aims and one of results, a column a year.

| 創業件数（件） | 令和元年度（基準年度） | 令和2年度 | 令和6年度（目標年度） |
| 目標 | － | 6 | 10 |
| 実績 | 5 | 7 |  |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.plan.headings import Heading, read_heading
from senryaku_parse.rows import begins_value, is_value
from senryaku_parse.tables import Cell, Grid, Row, make_row
from senryaku_parse.text import join_lines
from senryaku_parse.vocabulary import Part, Vocabulary

_NAME = "指標"
_WORDS = {"baseline": "基準値", "aim": "目標値", "actual": "実績値"}
_TALLEST = 3
_LONGEST_LABEL = 8
_OF_BASE = ("基準", "現状", "策定", "当初")


class _Year(NamedTuple):
    """A column: its heading, as it stands and as it reads."""

    at: int
    cell: Cell
    heading: Heading


def lay_yearly(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """`grid` as a table of columns with one row, where it is such a table."""
    if not 1 < len(grid.rows) <= _TALLEST or grid.width < 3 or len(grid.rows[1].texts[0]) > _LONGEST_LABEL:
        return grid
    rows = dict(_rows(grid.rows[1:], vocabulary))
    head = grid.rows[0]
    name = head.slots[0]
    if "aim" not in rows or len(rows) < len(grid.rows) - 1 or not name.text or begins_value(name.text):
        return grid
    years = [_Year(at, head.slots[at], read_heading(head.texts[at], vocabulary)) for at in range(1, grid.width)]
    if any(year.heading.year is None for year in years) or read_heading(name.text, vocabulary).known:
        return grid
    columns = list(_columns(years, rows))
    heads = (Cell(_NAME), *(heading for heading, _ in columns))
    cells = (name, *(value for _, value in columns))
    return grid.with_rows([make_row(heads, head.origin), make_row(cells, grid.rows[1].origin)])


def _rows(rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[tuple[Part, Row]]:
    """What each of `rows` holds, aims or results; nothing of one that holds anything else."""
    for row in rows:
        parts = read_heading(row.texts[0], vocabulary).parts if row.texts[0] else ()
        part: Part | None = "aim" if "aim" in parts else "actual" if "actual" in parts else None
        if part and all(is_value(text) for text in row.texts[1:] if text):
            yield part, row


def _columns(years: Sequence[_Year], rows: dict[Part, Row]) -> Iterator[tuple[Cell, Cell]]:
    """Each heading with its value; those of the first year as the baseline where its heading says so, or no aim stands there."""
    for number, year in enumerate(years):
        if number == 0 and (base := _baseline(year, rows)):
            yield _headed("baseline", year, *rows.values()), base
            continue
        for part, row in rows.items():
            if row.texts[year.at]:
                yield _headed(part, year, row), row.slots[year.at]


def _baseline(year: _Year, rows: dict[Part, Row]) -> Cell | None:
    """The value of the year that the aims start from; null where it is a year as any."""
    values = [row.slots[year.at] for row in rows.values() if begins_value(row.texts[year.at])]
    stated = [cell for cell in values if any(map(str.isdigit, cell.text))]
    called = any(word in year.cell.text for word in _OF_BASE)
    if len(stated) != 1 or not (called or stated[0] is not rows["aim"].slots[year.at]):
        return None
    return Cell(stated[0].text, tuple(origin for cell in values for origin in cell.origins))


def _headed(part: Part, year: _Year, *rows: Row) -> Cell:
    """The heading of what `part` is in `year`, which stands in `rows`."""
    origins = (*year.cell.origins, *(origin for row in rows for origin in row.slots[0].origins))
    said = join_lines(year.cell.text)
    bare = said[: _end_of_year(said)]
    return Cell(f"{_WORDS[part]}（{bare}）", origins)


def _end_of_year(text: str) -> int:
    ends = [
        at
        for sign in "(（"
        if (at := text.find(sign)) > 0 and any(word in text[at:] for word in ("基準", "目標", "現状", "策定", "最終"))
    ]
    return min(ends, default=len(text))
