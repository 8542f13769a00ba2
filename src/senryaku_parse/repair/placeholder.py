"""What a data frame printed as Markdown puts in: a header row `0 1 2 3`, and `nan` for each blank."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.tables import EMPTY, Cell, Grid
from senryaku_parse.vocabulary import Vocabulary

_BLANKS = frozenset({"nan", "NaN", "None", "<NA>"})


def blank_placeholders(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` without column numbers above and with blanks for `nan`; only tables that have the former have the latter."""
    findings: list[Finding] = []
    return tuple(_blank(grid, findings) if _is_numbered(grid) else grid for grid in grids), findings


def _is_numbered(grid: Grid) -> bool:
    """Whether the first row counts the columns from 0, the column of row numbers aside."""
    if len(grid.rows) < 2:
        return False
    header = grid.rows[0].texts
    return bool(header) and header[not header[0] :] == tuple(map(str, range(len(header) - (not header[0]))))


def _blank(grid: Grid, findings: list[Finding]) -> Grid:
    header, *rows = grid.rows
    findings.append(
        finding(
            "placeholder-blanked",
            "列番号だけの見出し行を読み飛ばしました。",
            before=str(header),
            position=header.position,
        )
    )

    def blanked(cell: Cell) -> Cell:
        if cell.text not in _BLANKS:
            return cell
        findings.append(
            finding(
                "placeholder-blanked",
                f"空白を表す「{cell.text}」を空白に戻しました。",
                before=cell.text,
                after="",
                position=cell.position,
            )
        )
        return EMPTY

    return grid.with_rows([row.with_slots(tuple(map(blanked, row.slots))) for row in rows])
