"""Make src/senryaku_parse/municipalities.tsv anew from 総務省's workbook of municipality codes.

    python tools/municipalities.py 000925835.xlsx

The workbook is at https://www.soumu.go.jp/denshijiti/code.html: a sheet of municipalities and one of the designated
cities with their wards; of either, the first three columns are code, prefecture and name. What the workbook no longer
has stays in the table with its last day, which the workbook does not tell: write it into the table first.
Then put the workbook's date into the head of the table.
"""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl

TABLE = Path(__file__).parent.parent / "src" / "senryaku_parse" / "municipalities.tsv"


def listed(workbook: Path) -> set[str]:
    """The lines of the table that `workbook` has."""
    rows = (row for sheet in openpyxl.load_workbook(workbook).worksheets for row in sheet.iter_rows(values_only=True))
    texts = ([str(cell or "").strip() for cell in row[:3]] for row in rows)
    return {"\t".join(row).rstrip("\t") for row in texts if len(row[0]) == 6 and row[0].isdecimal()}


def renewed(table: str, lines: set[str]) -> str:
    """`table` with `lines`, its head and what has a last day kept.

    Raises:
        SystemExit: something is no longer there and has no last day.
    """
    head = [line for line in table.splitlines() if line.startswith("#")]
    before = set(table.splitlines()) - set(head)
    former = {line for line in before if line.count("\t") == 3}
    if gone := sorted(before - former - lines):
        raise SystemExit(
            "No longer in the workbook; write the last day behind each in the table first:\n" + "\n".join(gone)
        )
    return "\n".join([*head, *sorted(lines | former)]) + "\n"


if __name__ == "__main__":
    TABLE.write_text(renewed(TABLE.read_text("utf-8"), listed(Path(sys.argv[1]))), "utf-8")
