"""What converters broke, put right: ordered lists of rules, one file a quirk.

| list | when | a rule is |
|---|---|---|
| `OF_ANY_TABLE` | before anybody knows what a table is | `Rule`: all grids of a document → the grids repaired; `each` makes one of a `GridRule` |
| `OF_HEADERS` | a header is found, and no plan made yet | `HeaderRule`: a grid and its header → both repaired |
| `REPAIRS` | it is known what a table is | a `Rule` for tables with labels in their first column, a `PlanRule` for tables of columns |

Each gives a finding for each repair. Applied to its own result a rule changes nothing. The order matters: tables are
joined before labels are looked for above a row, rows are put back in their columns before blanks are filled in.

A quirk has a function a kind of table, in one line of `REPAIRS`. One function for both was tried on paper and does not
carry: beside labels what a row is follows from the labels above it (`rows.walk`), which repairs move; under a plan the
header says it once for all rows. What both decide alike stands once: `row_rest.rest_of_project`,
`columns_fused.part_category`, `cell_entries.part_entries`, how torn rows are joined, how texts and copies are told.

Adding a quirk: docs/architecture.md has the recipe. A rule of `OF_ANY_TABLE` sees the tables of every layout.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple, TypeAlias

from senryaku_parse.findings import Finding
from senryaku_parse.plan import Plan
from senryaku_parse.plan.header import Header
from senryaku_parse.repair.category_marks import name_categories
from senryaku_parse.repair.cell_split import split_cells
from senryaku_parse.repair.cell_torn import join_torn_cells
from senryaku_parse.repair.column_blank import drop_blank_columns
from senryaku_parse.repair.column_halves import join_halves
from senryaku_parse.repair.column_phantom import join_phantoms, share_headings
from senryaku_parse.repair.columns_fused import part_fused_cells, part_fused_columns
from senryaku_parse.repair.columns_repeated import fold_columns
from senryaku_parse.repair.ditto import read_dittos, read_dittos_below_labels
from senryaku_parse.repair.header_empty import drop_empty_rows
from senryaku_parse.repair.header_fused import part_fused_headings
from senryaku_parse.repair.header_missing import insert_missing_headings
from senryaku_parse.repair.header_repeated import drop_repeated_headers, drop_repeated_headings
from senryaku_parse.repair.header_short import shift_header
from senryaku_parse.repair.header_spans_dropped import spread_headings
from senryaku_parse.repair.heading_damaged import read_damaged_headings
from senryaku_parse.repair.label_centred import lift_centred_labels, lift_centred_levels
from senryaku_parse.repair.label_fused import part_fused_labels
from senryaku_parse.repair.label_inherited import fill_groups, fill_kinds, inherit_labels
from senryaku_parse.repair.label_lost import restore_lost_labels
from senryaku_parse.repair.label_misspelled import read_misspelled, read_misspelled_kinds
from senryaku_parse.repair.label_torn import join_labels_across_pages, join_torn_labels, join_torn_levels
from senryaku_parse.repair.label_variant import unify_labels
from senryaku_parse.repair.levels_fused import part_fused_levels
from senryaku_parse.repair.levels_mixed import part_levels
from senryaku_parse.repair.line_wrapped import join_wrapped_lines
from senryaku_parse.repair.name_merged import join_merged
from senryaku_parse.repair.placeholder import blank_placeholders
from senryaku_parse.repair.row_numbers import drop_row_numbers
from senryaku_parse.repair.row_shifted import shift_headings_back, shift_rows_back
from senryaku_parse.repair.row_shifted_planned import put_back
from senryaku_parse.repair.row_torn import join_torn, join_torn_rows
from senryaku_parse.repair.rows_joined import part_joined_rows
from senryaku_parse.repair.spans_dropped import restore_spans
from senryaku_parse.repair.table_continued import join_tables
from senryaku_parse.repair.text_repeated import fold_repeated_text
from senryaku_parse.repair.text_vertical import join_vertical_text
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary

Rule: TypeAlias = Callable[[tuple[Grid, ...], Vocabulary], tuple[tuple[Grid, ...], list[Finding]]]
HeaderRule: TypeAlias = Callable[[Grid, Header, Vocabulary], tuple[Grid, Header | None, list[Finding]]]
"""Gives no header where what it joined has none any longer."""
GridRule: TypeAlias = Callable[[Grid, Vocabulary], tuple[Grid, list[Finding]]]
PlanRule: TypeAlias = Callable[[Grid, Plan, Vocabulary], tuple[Grid, list[Finding]]]


def each(rule: GridRule) -> Rule:
    """The rule that puts each table of a document right by itself."""

    @wraps(rule)
    def of_all(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
        if len(grids) == 1:
            grid, findings = rule(grids[0], vocabulary)
            return grids if grid is grids[0] else (grid,), findings
        repaired = [rule(grid, vocabulary) for grid in grids]
        return tuple([grid for grid, _ in repaired]), [found for _, findings in repaired for found in findings]

    return of_all


OF_ANY_TABLE: tuple[Rule, ...] = (
    # rows: as many as the source has, below a header as wide as they are
    each(spread_headings),
    each(part_joined_rows),
    # columns: what is no column of the table
    blank_placeholders,
    drop_blank_columns,
    each(fold_columns),
    drop_row_numbers,
    # cells: lines that are none
    each(join_vertical_text),
    # headings and labels: each over its own column, each a word that is known
    each(part_fused_headings),
    restore_spans,
    each(read_misspelled),
)
"""What is put right before the layout of a table is chosen."""

OF_HEADERS: tuple[HeaderRule, ...] = (
    part_levels,
    shift_header,
    join_phantoms,
    share_headings,
    join_halves,
    name_categories,
)
"""What is put right before a header tells what the columns hold: a heading over each of them."""


class Repair(NamedTuple):
    """What puts one quirk right, in tables of either kind."""

    beside_labels: Rule | None = None
    """In tables whose first column holds the role of each row; null where there is no such quirk, or nothing to tell it."""
    under_plan: PlanRule | None = None
    """In tables whose header names the columns."""


REPAIRS: tuple[Repair, ...] = (
    # rows: the pages of one table, what is no row of it
    Repair(join_tables),
    Repair(each(drop_empty_rows)),
    # under a plan rows are put in their columns, named and made whole first: the names of levels stand in them
    Repair(each(shift_headings_back), put_back),
    Repair(each(read_damaged_headings), read_misspelled_kinds),
    Repair(under_plan=fill_kinds),
    Repair(under_plan=fill_groups),
    Repair(under_plan=join_torn),
    Repair(each(read_dittos_below_labels), read_dittos),
    Repair(each(fold_repeated_text)),
    # labels, and names of levels: where each block begins
    Repair(each(join_torn_labels), join_torn_levels),
    Repair(each(part_fused_labels), part_fused_levels),
    Repair(each(lift_centred_labels), lift_centred_levels),
    Repair(each(restore_lost_labels)),
    # cells: texts that came apart or together, while their line breaks still tell
    Repair(each(join_torn_cells)),
    Repair(each(part_fused_columns), part_fused_cells),
    Repair(join_wrapped_lines),
    Repair(under_plan=join_merged),
    # beside labels these tell what a row is: what pages repeat and tear, and where each text belongs, comes last
    Repair(each(drop_repeated_headings), drop_repeated_headers),
    Repair(each(join_labels_across_pages)),
    Repair(each(join_torn_rows)),
    Repair(unify_labels),
    Repair(each(shift_rows_back)),
    Repair(each(inherit_labels)),
    Repair(each(insert_missing_headings)),
    Repair(each(split_cells)),
)
"""What is put right once it is known what a table is, in order."""


def beside_labels() -> tuple[Rule, ...]:
    """The repairs of tables whose first column holds the role of each row, in order."""
    return tuple([one.beside_labels for one in REPAIRS if one.beside_labels])


def under_plan() -> tuple[PlanRule, ...]:
    """The repairs of tables whose header names the columns, in order."""
    return tuple([one.under_plan for one in REPAIRS if one.under_plan])


RULES: tuple[Rule, ...] = (*OF_ANY_TABLE, *beside_labels())


class Step(NamedTuple):
    """What one rule did."""

    rule: str
    grids: tuple[Grid, ...]
    """The tables after it."""
    findings: tuple[Finding, ...]


Steps: TypeAlias = list[Step]


def repair(
    grids: tuple[Grid, ...], vocabulary: Vocabulary, rules: tuple[Rule, ...] = RULES, steps: Steps | None = None
) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with each of `rules` applied in order, and all findings; each step is put into `steps`, where given."""
    findings: list[Finding] = []
    for rule in rules:
        grids, found = rule(grids, vocabulary)
        findings += found
        if steps is not None:
            steps.append(Step(rule.__name__, grids, tuple(found)))
    return grids, findings


def repair_header(
    grid: Grid, header: Header, vocabulary: Vocabulary, steps: Steps | None = None
) -> tuple[Grid, Header | None, list[Finding]]:
    """As `repair` with `OF_HEADERS`; without a header where nothing stands over what they joined."""
    findings: list[Finding] = []
    for rule in OF_HEADERS:
        grid, found, told = rule(grid, header, vocabulary)
        findings += told
        if steps is not None:
            steps.append(Step(rule.__name__, (grid,), tuple(told)))
        if found is None:
            return grid, None, findings
        header = found
    return grid, header, findings


def repair_under(
    grid: Grid, plan: Plan, vocabulary: Vocabulary, steps: Steps | None = None
) -> tuple[Grid, list[Finding]]:
    """As `repair` with the rules `under_plan`."""
    findings: list[Finding] = []
    for rule in under_plan():
        grid, found = rule(grid, plan, vocabulary)
        findings += found
        if steps is not None:
            steps.append(Step(rule.__name__, (grid,), tuple(found)))
    return grid, findings
