"""The strategy that a workbook stores in a hidden sheet, as it was written."""

from __future__ import annotations

import msgspec

from senryaku_parse.errors import InputError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.limits import Limits
from senryaku_parse.loaders.cell_tables import CellGrid, verbatim
from senryaku_parse.loaders.json import load_json
from senryaku_parse.messages import render
from senryaku_parse.model import SCHEMA_VERSION, Strategy
from senryaku_parse.writers.excel.embedded import from_cells
from senryaku_parse.writers.excel.names import DATA_MARK

_START = 2
"""The index of the cell of the head that says which start year was given."""


_LOOKS = 3
"""The index of the cell of the head that says how columns looked."""


def written_start(grid: CellGrid) -> int | None:
    """The start year that the workbook was written with, 0 for none; null where an older one does not say it."""
    cells = grid.rows[0][1] if grid.rows else ()
    year = verbatim(cells[_START]) if len(cells) > _START else ""
    return int(year) if year.isdecimal() else 0 if year else None


def written_looks(grid: CellGrid) -> dict[str, dict[str, tuple[float, bool]]]:
    """Sheet → column → its width and whether it was hidden when the workbook was written; empty where an older one does not say it."""
    cells = grid.rows[0][1] if grid.rows else ()
    text = verbatim(cells[_LOOKS]) if len(cells) > _LOOKS else ""
    try:
        return msgspec.json.decode(text, type=dict[str, dict[str, tuple[float, bool]]]) if text else {}
    except msgspec.DecodeError:
        return {}


def embedded_strategy(grid: CellGrid | None, limits: Limits) -> tuple[Strategy | None, list[Finding]]:
    """The strategy that the hidden sheet `grid` keeps; null, and a finding, where it is missing or damaged."""
    if grid is None or not grid.rows:
        message = render("edits.copy-missing")
        return None, [finding("edit-unread", message)]
    (_, head), *rows = grid.rows
    mark, version = (verbatim(cell) for cell in (*head, None, None)[:2])
    try:
        if mark != DATA_MARK or version != SCHEMA_VERSION:
            raise ValueError
        return load_json(from_cells((verbatim(cells[0]) for _, cells in rows), limits.bytes), limits), []
    except (ValueError, InputError):
        message = render("edits.copy-unread")
        return None, [finding("edit-unread", message, before=f"{mark} {version}")]
