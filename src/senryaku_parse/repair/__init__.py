"""What converters broke, put right: an ordered list of rules, one file a quirk.

A rule takes all grids of a document and gives them back repaired, with a finding for each repair.
Applied to its own result a rule changes nothing. The order matters: tables are joined before labels
are looked for above a row, rows are put back in their columns before blank labels are filled in.

Adding a quirk: docs/architecture.md has the recipe. A rule of `OF_ANY_TABLE` sees the tables of every layout.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from senryaku_parse.findings import Finding
from senryaku_parse.repair.cell_split import split_cells
from senryaku_parse.repair.cell_torn import join_torn_cells
from senryaku_parse.repair.column_blank import drop_blank_columns
from senryaku_parse.repair.columns_fused import part_fused_columns
from senryaku_parse.repair.ditto import read_dittos_below_labels
from senryaku_parse.repair.header_empty import drop_empty_rows
from senryaku_parse.repair.header_missing import insert_missing_headings
from senryaku_parse.repair.header_repeated import drop_repeated_headings
from senryaku_parse.repair.heading_damaged import read_damaged_headings
from senryaku_parse.repair.label_centred import lift_centred_labels
from senryaku_parse.repair.label_fused import part_fused_labels
from senryaku_parse.repair.label_inherited import inherit_labels
from senryaku_parse.repair.label_lost import restore_lost_labels
from senryaku_parse.repair.label_torn import join_labels_across_pages, join_torn_labels
from senryaku_parse.repair.label_variant import unify_labels
from senryaku_parse.repair.line_wrapped import join_wrapped_lines
from senryaku_parse.repair.placeholder import blank_placeholders
from senryaku_parse.repair.row_numbers import drop_row_numbers
from senryaku_parse.repair.row_shifted import shift_headings_back, shift_rows_back
from senryaku_parse.repair.row_torn import join_torn_rows
from senryaku_parse.repair.rows_joined import part_joined_rows
from senryaku_parse.repair.table_continued import join_tables
from senryaku_parse.repair.text_repeated import fold_repeated_text
from senryaku_parse.repair.text_vertical import join_vertical_text
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary

Rule: TypeAlias = Callable[[tuple[Grid, ...], Vocabulary], tuple[tuple[Grid, ...], list[Finding]]]

OF_ANY_TABLE: tuple[Rule, ...] = (
    # rows: as many as the source has
    part_joined_rows,
    # columns: what is no column of the table
    blank_placeholders,
    drop_blank_columns,
    drop_row_numbers,
    # cells: lines that are none
    join_vertical_text,
)
"""What is put right before the layout of a table is chosen."""

OF_LABEL_COLUMNS: tuple[Rule, ...] = (
    # rows: the pages of one table, what is no row of it
    join_tables,
    drop_empty_rows,
    shift_headings_back,
    read_damaged_headings,
    read_dittos_below_labels,
    fold_repeated_text,
    # labels: where each block begins
    join_torn_labels,
    part_fused_labels,
    lift_centred_labels,
    restore_lost_labels,
    # cells: texts that came apart or together, while their line breaks still tell
    join_torn_cells,
    part_fused_columns,
    join_wrapped_lines,
    # pages: what stands again at their top, then what their breaks tore
    drop_repeated_headings,
    join_labels_across_pages,
    join_torn_rows,
    # places: each text in its column, under its label and heading, an entry a row
    unify_labels,
    shift_rows_back,
    inherit_labels,
    insert_missing_headings,
    split_cells,
)
"""What is put right in tables of the layout whose first column holds the role."""

RULES: tuple[Rule, ...] = (*OF_ANY_TABLE, *OF_LABEL_COLUMNS)


def repair(
    grids: tuple[Grid, ...], vocabulary: Vocabulary, rules: tuple[Rule, ...] = RULES
) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with each of `rules` applied in order, and all findings."""
    findings: list[Finding] = []
    for rule in rules:
        grids, found = rule(grids, vocabulary)
        findings += found
    return grids, findings
