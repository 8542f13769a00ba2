"""The tables of a document by layout: what is chosen before anything is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from senryaku_parse.findings import Finding
from senryaku_parse.layouts.choice import Chosen
from senryaku_parse.layouts.label_rows.choice import ChosenRows
from senryaku_parse.tables import Cell, Grid


class Layouts(NamedTuple):
    """The tables of a document by layout."""

    columns: dict[int, Chosen]
    """Number of a table → the table and its plan."""
    label_rows: ChosenRows
    others: tuple[Grid, ...]
    """Tables of a label column, and those that are no strategy."""
    going_on: frozenset[int]
    """Numbers of those of `others` that only a page break parts from a table of columns, and that are as wide."""
    departments: Mapping[int, Cell]
    """Number of a table of columns → the department that the heading over it names; its entries are that one's."""
    findings: list[Finding]
    """What was chosen, and repaired to choose it."""
