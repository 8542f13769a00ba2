"""Where the hierarchy stands on the page: each layout a small reader of rows, chosen per table by its structure.

| layout | what tells it | file |
|---|---|---|
| label column | the role stands in the first column | `label_column` |
| label rows | each row a label, known by its fields (目標値, 設定根拠), with its value beside it | `label_rows` |
| columns, project first, indicator list | a header names what stands below it | `columns` |

Each gives entries in the order of the document; the builder hangs them, whatever layout they come from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from senryaku_parse.findings import Finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.choice import Chosen, choose_columns
from senryaku_parse.layouts.columns import read_columns
from senryaku_parse.layouts.label_column import read_rows
from senryaku_parse.layouts.label_rows import LabelRows
from senryaku_parse.layouts.label_rows_choice import ChosenRows, choose_label_rows
from senryaku_parse.layouts.misspelled import read_misspelled
from senryaku_parse.repair.line_wrapped import join_wrapped_columns
from senryaku_parse.rows import is_strategy, may_be_strategy, row_label
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary


class Layouts(NamedTuple):
    """The tables of a document by layout."""

    columns: dict[int, Chosen]
    """Number of a table → the table and its plan."""
    label_rows: ChosenRows
    others: tuple[Grid, ...]
    """Tables of a label column, and those that are no strategy."""
    findings: list[Finding]
    """What was chosen, and repaired to choose it."""


def choose_layouts(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> Layouts:
    """The layout of each of `grids`."""
    grids, misspelled = read_misspelled(grids, vocabulary)
    label_rows = choose_label_rows(grids, vocabulary)
    columns, findings = choose_columns(grids, vocabulary, label_rows.numbers)
    columns, label_rows, wrapped = _unwrapped(columns, label_rows, vocabulary)
    taken = label_rows.numbers.union(columns)
    others = tuple([grid for grid in grids if grid.position.table not in taken]) if taken else grids
    return Layouts(columns, label_rows, others, [*misspelled, *label_rows.findings, *findings, *wrapped])


def _unwrapped(
    columns: dict[int, Chosen], label_rows: ChosenRows, vocabulary: Vocabulary
) -> tuple[dict[int, Chosen], ChosenRows, list[Finding]]:
    """The same with the lines that a text layer wrapped joined; headers are read across their lines anyway."""
    bodies = tuple([grid.with_rows(grid.rows[plan.header.stop :]) for grid, plan in columns.values()])
    joined, findings = join_wrapped_columns((*bodies, *label_rows.grids.values()), vocabulary)
    if not findings:
        return columns, label_rows, []
    unwrapped = {
        number: chosen._replace(grid=chosen.grid.with_rows([*chosen.grid.rows[: chosen.plan.header.stop], *body.rows]))
        for (number, chosen), body in zip(columns.items(), joined, strict=False)
    }
    rows = dict(zip(label_rows.grids, joined[len(bodies) :], strict=True))
    return unwrapped, label_rows._replace(grids=rows), findings


def read_tables(layouts: Layouts, others: Iterable[Grid], ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entry]:
    """The entries of all tables, `others` repaired, in the order of the document.

    Tables that are no strategy are kept in findings.
    """
    if not layouts.columns and not layouts.label_rows.grids:
        return _read_labels(others, ledger, vocabulary)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in _read_labels(others, ledger, vocabulary):
        entries[entry.origin.table or 0].append(entry)
    for number, (grid, plan) in layouts.columns.items():
        entries[number] += read_columns(grid, plan, ledger, vocabulary)
    reader = LabelRows(layouts.label_rows.roles, ledger, vocabulary)
    for number, grid in layouts.label_rows.grids.items():
        entries[number] += reader.read(grid)
    return (entry for number in sorted(entries) for entry in entries[number])


def _read_labels(grids: Iterable[Grid], ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entry]:
    for grid in grids:
        if is_strategy(grid, vocabulary):
            yield from read_rows(grid, ledger, vocabulary)
        else:
            ledger.skip_table(grid, doubtful=may_be_strategy(grid, vocabulary))


def label_words(grids: Iterable[Grid], vocabulary: Vocabulary) -> Vocabulary:
    """`vocabulary`, or widened where a table with a label column has labels that only mean so beside others."""
    for grid in grids:
        if not is_strategy(grid, vocabulary):
            continue
        for row in grid.rows:
            if row.texts[0] and row_label(row, vocabulary) is None and row_label(row, vocabulary.widened):
                return vocabulary.widened
    return vocabulary
