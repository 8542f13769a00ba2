"""What the tables of a document hold, as far as the text around them must know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.layouts.choice import Chosen
from senryaku_parse.layouts.chosen import Layouts
from senryaku_parse.layouts.label_rows.choice import ChosenRows
from senryaku_parse.layouts.outline.events import TableKind
from senryaku_parse.plan.cards import titles_measure
from senryaku_parse.plan.row_labels import read_row_label
from senryaku_parse.rows import is_strategy, label_starts, row_label
from senryaku_parse.tables import Cell, Grid
from senryaku_parse.vocabulary import Vocabulary


class Held(NamedTuple):
    """What a table holds."""

    kind: TableKind
    single: bool = False
    """Whether it names one measure, which what stands below the table then belongs to."""


def held_by_tables(layouts: Layouts, others: Sequence[Grid], vocabulary: Vocabulary) -> dict[int, Held]:
    """Number of a table → what it holds. `others` are those with a label column, or no strategy."""
    held = {
        number: Held(_of_columns(chosen, vocabulary), _columns_name_one(chosen, vocabulary))
        for number, chosen in layouts.columns.items()
    }
    rows = layouts.label_rows
    for number, grid in rows.grids.items():
        held[number] = Held(_of_rows(rows), _name_one(_measures_of_rows(grid, rows, vocabulary)))
    for grid in others:
        held |= dict.fromkeys(_pages(grid, kind := _of_labels(grid, vocabulary)), Held(kind))
    return held


def _pages(grid: Grid, kind: TableKind) -> Iterable[int]:
    """The numbers of the tables whose rows `grid` joins; of one that names goals only the first, where they go on."""
    if kind in ("labelled", "other"):
        return (grid.position.table or 0,)
    return {row.origin.table or 0 for row in grid.rows}


def _of_columns(chosen: Chosen, vocabulary: Vocabulary) -> TableKind:
    roles = {level.role for level in chosen.plan.levels}
    if "goal" in roles:
        return "goals"
    if roles or _has_title(chosen, vocabulary):
        return "measures"
    if chosen.plan.is_schedule and not chosen.plan.lists_names:
        return "schedule"
    return "projects" if all(block.kind == "project" for block in chosen.plan.blocks) else "indicators"


def _of_rows(chosen: ChosenRows) -> TableKind:
    return "goals" if "goal" in chosen.roles.values() else "measures" if chosen.roles else "indicators"


def _of_labels(grid: Grid, vocabulary: Vocabulary) -> TableKind:
    if not is_strategy(grid, vocabulary):
        return "other"
    roles = {label.role for row in label_starts(grid) if (label := row_label(row, vocabulary))}
    if "goal" in roles:
        return "labelled"
    if roles & {"area", "measure"}:
        return "governing"
    return "projects" if roles == {"project"} else "indicators"


def _has_title(chosen: Chosen, vocabulary: Vocabulary) -> bool:
    """Whether a row above the header names the measure of the whole table."""
    above = chosen.grid.rows[: chosen.plan.header.start]
    return not chosen.plan.levels and any(titles_measure(row, vocabulary) for row in above)


def _columns_name_one(chosen: Chosen, vocabulary: Vocabulary) -> bool:
    if _has_title(chosen, vocabulary):
        return True
    columns = [level.column for level in chosen.plan.levels if level.role == "measure"]
    return _name_one(row.slots[at] for row in chosen.grid.rows[chosen.plan.header.stop :] for at in columns)


def _measures_of_rows(grid: Grid, chosen: ChosenRows, vocabulary: Vocabulary) -> Iterator[Cell]:
    for row in grid.rows:
        label = read_row_label(row.texts[0], vocabulary)
        if label and chosen.roles.get(label.key) == "measure":
            yield from row.cells(1)[:1]


def _name_one(cells: Iterator[Cell]) -> bool:
    return len({cell.text for cell in cells if cell.text}) == 1
