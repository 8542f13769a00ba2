"""What converters broke, put right: an ordered list of rules, one file a quirk.

A rule takes all grids of a document and gives them back repaired, with a finding for each repair.
Applied to its own result a rule changes nothing. The order matters: tables are joined before labels
are looked for above a row, rows are put back in their columns before blank labels are filled in.

Adding a quirk: write `repair/<quirk>.py` with one public function of the type `Rule`, name it in
`RULES`, add its code to `findings.CODES`, and a case to `tests/cases`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from senryaku_parse.findings import Finding
from senryaku_parse.repair.cell_split import split_cells
from senryaku_parse.repair.header_empty import drop_empty_rows
from senryaku_parse.repair.header_missing import insert_missing_headings
from senryaku_parse.repair.label_inherited import inherit_labels
from senryaku_parse.repair.label_variant import unify_labels
from senryaku_parse.repair.row_shifted import shift_rows_back
from senryaku_parse.repair.table_continued import join_tables
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary

Rule: TypeAlias = Callable[[tuple[Grid, ...], Vocabulary], tuple[tuple[Grid, ...], list[Finding]]]

RULES: tuple[Rule, ...] = (
    join_tables,
    drop_empty_rows,
    unify_labels,
    shift_rows_back,
    inherit_labels,
    insert_missing_headings,
    split_cells,
)


def repair(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with every rule of `RULES` applied in order, and all findings."""
    findings: list[Finding] = []
    for rule in RULES:
        grids, found = rule(grids, vocabulary)
        findings += found
    return grids, findings
