"""「〃」 and 「同上」: the text of the cell above, which they stand for."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.tables import Cell, Grid, Row

_DITTO = frozenset(("〃", "″", "”", '"', "同上", "同", "々", "(同上)", "（同上）"))


def read_dittos(grid: Grid, start: int) -> tuple[Grid, list[Finding]]:
    """`grid` with the text above in each cell from row `start` on that stands for it."""
    if not any(text in _DITTO for row in grid.rows[start:] for text in row.texts):
        return grid, []
    findings: list[Finding] = []
    rows: list[Row] = list(grid.rows[:start])
    for row in grid.rows[start:]:
        above = rows[-1] if len(rows) > start else None
        read = {slot: _read(slot, above.slots[at], findings) for at, slot in enumerate(row.slots) if above}
        rows.append(row.with_slots(tuple([read.get(slot, slot) for slot in row.slots])))
    return grid.with_rows(rows), findings


def _read(cell: Cell, above: Cell, findings: list[Finding]) -> Cell:
    if cell.text not in _DITTO or not above.text:
        return cell
    message = f"「{cell.text}」を、上の欄と同じ文字として読みました。"
    findings.append(finding("ditto-read", message, before=cell.text, after=above.text, position=cell.position))
    return cell.with_text(above.text)
