"""The columns of a table as a recipe tells them: the rows of its header, and what stands below each heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import list_out, render
from senryaku_parse.plan.header import MAX_HEIGHT, Head, Told, find_header, heads_of
from senryaku_parse.plan.told import ToldHeader, lowest_heading, place_of
from senryaku_parse.recipe.matching import heading_keys
from senryaku_parse.recipe.model import Meaning, TableRecipe
from senryaku_parse.tables import EMPTY, Cell, Grid, Origin, Row, make_row
from senryaku_parse.text import join_lines, match_key
from senryaku_parse.vocabulary import Vocabulary

_DEEPEST = 30
"""Rows among which a header is looked for by its headings."""
_COLUMN = "{}列目"
"""What stands over a column of a table without a header."""


class ToldColumns(NamedTuple):
    """A grid with a header that is told, and what is to be told of it."""

    grid: Grid
    headings: tuple[str, ...]
    """Of the columns that are told."""
    dropped: tuple[Cell, ...]
    """The cells of columns that are not read, their headings among them."""


def find_rows(grid: Grid, recipe: TableRecipe, vocabulary: Vocabulary) -> range | None:
    """The rows of the header of `grid`, counted from 0: those that `recipe` says, or that have all the headings it names.

    Null where no rows have them; empty for a table without a header.
    """
    if recipe.header is not None:
        found = [at for at, row in enumerate(grid.rows) if _number(row, at, recipe) in recipe.header]
        if recipe.header and not found:
            return None
        rows = range(found[0], found[-1] + 1) if found else range(0)
        return rows if _has_all(grid, rows, recipe, vocabulary) else None
    usual = find_header(grid, vocabulary)
    ways = [range(usual.start, usual.stop)] if usual else []
    tops = range(min(_DEEPEST, len(grid.rows) - 1))
    ways += [range(at, at + height) for at in tops for height in range(1, MAX_HEIGHT) if at + height < len(grid.rows)]
    return next((rows for rows in ways if _has_all(grid, rows, recipe, vocabulary)), None)


def _number(row: Row, at: int, recipe: TableRecipe) -> int | None:
    return at + 1 if recipe.turned else row.origin.row


def _has_all(grid: Grid, rows: range, recipe: TableRecipe, vocabulary: Vocabulary) -> bool:
    said = {match_key(text) for at in rows for text in grid.rows[at].texts if text}
    named = [text for text in recipe.columns if not _is_number(text, grid)]
    if not rows:
        return not named
    if recipe.header is None and not (named and said):
        return bool(find_header(grid, vocabulary)) and not named
    keys = {key for head in heads_of(grid.rows[rows.start : rows.stop], vocabulary) for key in _keys(head)}
    return all(match_key(join_lines(text)) in keys for text in named)


def tell_columns(grid: Grid, rows: range, recipe: TableRecipe, vocabulary: Vocabulary) -> ToldColumns:
    """`grid` with the header that stands in `rows`, or with one of numbers where they are none, told as `recipe` says.

    Raises:
        UsageError: a heading stands over several columns that are not one, or there is no such column.
    """
    if not rows:
        grid = _numbered(grid)
        rows = range(1)
    grid = _named(grid, rows, recipe)
    header = grid.rows[rows.start : rows.stop]
    heads = heads_of(header, vocabulary)
    meanings: dict[int, Meaning] = {}
    for text, meant in recipe.columns.items():
        for at in _columns(text, grid, heads, recipe):
            meanings[at] = meant
    dropped = tuple(_dropped(grid, rows, [at for at, meant in meanings.items() if meant.part == "skip"]))
    cells = {
        place_of(cell): _told(meant)
        for at, meant in meanings.items()
        if meant.part != "skip" and (cell := lowest_heading(header, at))
    }
    if header[0].origin.row == 0:
        others = (cell for row in header for cell in row.slots if cell.text)
        cells = {place_of(cell): Told(None) for cell in others} | cells
    told = ToldHeader(frozenset(place_of(cell) for row in header for cell in row.slots), cells, recipe.place)
    headings = tuple(heads[at].text for at in sorted(meanings))
    return ToldColumns(_without(grid, dropped, told), headings, dropped)


def _told(meant: Meaning) -> Told:
    return Told(None if meant.part in ("other", "skip") else meant.part, meant.year, meant.unit)  # type: ignore[arg-type]


def _columns(text: str, grid: Grid, heads: Sequence[Head], recipe: TableRecipe) -> list[int]:
    """The columns that `text` names: its number, or the heading that stands over them."""
    if _is_number(text, grid):
        return [int(text) - 1]
    key = match_key(join_lines(text))
    for form in range(4):
        found = [at for at, head in enumerate(heads) if head.path and _keys(head)[form] == key]
        if found:
            break
    if len({heads[at].path for at in found}) > 1:
        numbers = list_out(str(at + 1) for at in found)
        raise UsageError(
            render("recipes.columns-alike", place=recipe.place, table=grid.position.table, text=text, numbers=numbers)
        )
    return found


def _keys(head: Head) -> tuple[str, str, str, str]:
    """How a column may be called: by all its headings, the lowest, and either without years and brackets."""
    whole, bare = heading_keys(head.text)
    lowest, lowest_bare = heading_keys(head.path[-1].text if head.path else "")
    return whole, lowest, bare, lowest_bare


def _is_number(text: str, grid: Grid) -> bool:
    return text.isdecimal() and 0 < int(text) <= grid.width


def _numbered(grid: Grid) -> Grid:
    """`grid` below a header of the numbers of its columns."""
    origins = [Origin(grid.position.table, 0, at) for at in range(1, grid.width + 1)]
    slots = tuple(Cell(_COLUMN.format(at), (origin,)) for at, origin in enumerate(origins, 1))
    return grid.with_rows([make_row(slots, Origin(grid.position.table, 0)), *grid.rows])


def _named(grid: Grid, rows: range, recipe: TableRecipe) -> Grid:
    """`grid` with a heading over the columns that are named by their number and have none."""
    numbers = [int(text) - 1 for text in recipe.columns if _is_number(text, grid)]
    blank = [at for at in numbers if not any(grid.rows[one].texts[at] for one in rows)]
    if not blank:
        return grid
    last = grid.rows[rows[-1]]
    slots = list(last.slots)
    for at in blank:
        slots[at] = Cell(_COLUMN.format(at + 1), (Origin(grid.position.table, last.origin.row, -at - 1),))
    return grid.with_rows([*grid.rows[: rows[-1]], last.with_slots(tuple(slots)), *grid.rows[rows[-1] + 1 :]])


def _dropped(grid: Grid, rows: range, columns: Sequence[int]) -> Iterator[Cell]:
    for row in grid.rows[rows.start :] if columns else ():
        for at in columns:
            if row.texts[at] and all(
                row.slots[other] is not row.slots[at] or other in columns for other in range(grid.width)
            ):
                yield row.slots[at]


def _without(grid: Grid, dropped: Sequence[Cell], told: ToldHeader) -> Grid:
    """`grid` without the cells `dropped`, its header `told`."""
    gone = {id(cell) for cell in dropped}
    rows = [
        row.with_slots(tuple([EMPTY if id(slot) in gone else slot for slot in row.slots])) if gone else row
        for row in grid.rows
    ]
    return grid.with_told(rows, told)


def meanings_told(columns: Mapping[str, Meaning]) -> str:
    """What a finding says of the meanings of columns."""
    return "、".join(f"{heading} = {meant.said}" for heading, meant in columns.items())
