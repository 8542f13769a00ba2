"""Quirks of cells that are blank: placeholders, names and aims that are lost; bars of Markdown."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.matrix.page import Cell, Page, Role, Table
from tests.support.matrix.quirk import (
    NAMES,
    Place,
    cell_at,
    cells_where,
    entry_columns,
    in_markdown,
    is_heading_row,
    quirk,
)


def _blanks(page: Page) -> list[Cell]:
    return [cell for table in page.tables for row in table.rows for cell in row if cell.is_own and not cell.text]


def _any_blank(page: Page) -> list[Place]:
    return [()] if _blanks(page) else []


@quirk("placeholder-nan", _any_blank, "placeholder-blanked")
def write_nan(page: Page, place: Place) -> None:
    """「nan」 stands in each blank cell."""
    for cell in _blanks(page):
        cell.text = "nan"


@quirk("placeholder-none", _any_blank, "placeholder-blanked")
def write_none(page: Page, place: Place) -> None:
    """「None」 stands in each blank cell."""
    for cell in _blanks(page):
        cell.text = "None"


@quirk("placeholder-numbers", lambda page: [()] if page.tables else [], "placeholder-blanked")
def head_by_numbers(page: Page, place: Place) -> None:
    """Numbers from 0 head the columns, above the header."""
    for table in page.tables:
        table.rows.insert(0, [Cell(str(x), "heading") for x in range(len(table.rows[0]))])
        table.header += 1


@quirk("placeholder-unnamed", lambda page: [()] if _unheaded(page) else [], "placeholder-blanked")
def head_by_unnamed(page: Page, place: Place) -> None:
    """「Unnamed: 0」 and so on head the columns of tables without a header."""
    for table in _unheaded(page):
        table.rows.insert(0, [Cell(f"Unnamed: {x}", "heading") for x in range(len(table.rows[0]))])
        table.header = 1


def _unheaded(page: Page) -> list[Table]:
    return [table for table in page.tables if not table.header and not is_heading_row(table.rows[0])]


def _holds(*roles: Role) -> Callable[[Table, int, int], bool]:
    def holds(table: Table, y: int, x: int) -> bool:
        cell = table.rows[y][x]
        return cell.role in roles and bool(cell.text) and not cell.origin

    return holds


@quirk("letter-misleading", cells_where(_holds(*NAMES)), "characters-misleading")
def hide_letter(page: Page, place: Place) -> None:
    """A name holds a character that turns the direction of letters."""
    cell = cell_at(page, place)
    cell.text = f"{cell.text[:3]}\u202e{cell.text[3:]}"


def _leaves_a_gap(table: Table, y: int, x: int) -> bool:
    """Whether a name stands in a slot that something else tells of: a label beside it, or what is said of the entry."""
    row = table.rows[y]
    said = [at for columns in entry_columns(row) if x in columns for at in columns if row[at].text and at != x]
    return _holds(*NAMES)(table, y, x) and bool(said or (row[0].role == "label" and row[0].text))


@quirk("name-lost", cells_where(_leaves_a_gap), "name-missing", "cell-unplaced")
def lose_name(page: Page, place: Place) -> None:
    """The name of an indicator or a project is blank."""
    page.say(cell_at(page, place), "")


@quirk("aim-lost", cells_where(_holds("aim")), "target-missing")
def lose_aim(page: Page, place: Place) -> None:
    """The aim of an indicator is blank."""
    page.say(cell_at(page, place), "")


@quirk("bars-wide", in_markdown, "bar-variant")
def widen_bars(page: Page, place: Place) -> str:
    """Wide bars part the cells of the rows below the header."""
    lines = page.write().split("\n")
    return "\n".join(line.replace("|", "｜") if line.startswith("|") and "---" not in line else line for line in lines)


@quirk("delimiter-missing", in_markdown, "delimiter-missing")
def drop_delimiters(page: Page, place: Place) -> str:
    """The row 「|---|」 is missing below the header."""
    return "\n".join(line for line in page.write().split("\n") if not line.startswith("|---"))


@quirk("bar-missing", in_markdown)
def drop_last_bars(page: Page, place: Place) -> str:
    """Rows lack their last bar."""
    lines = page.write().split("\n")
    return "\n".join(line.removesuffix("|").rstrip() if line.startswith("| ") else line for line in lines)
