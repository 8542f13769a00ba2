"""Where the hierarchy stands on the page: each layout a small reader of rows, chosen per table by its structure.

| layout | what tells it | file |
|---|---|---|
| label column | the role stands in the first column | `label_column` |
| outline | headings, bold lines, numbered paragraphs and bullets, with small tables between | `outline` |
| columns, project first, indicator list | a header names what stands below it | `columns` |

Each gives entries in the order of the document; the builder hangs them, whatever layout they come from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from senryaku_parse.findings import Finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.choice import Chosen, choose_columns
from senryaku_parse.layouts.columns import read_columns
from senryaku_parse.layouts.label_column import read_rows
from senryaku_parse.layouts.outline import Outline
from senryaku_parse.rows import is_strategy, may_be_strategy
from senryaku_parse.tables import Document, Grid, RawTable
from senryaku_parse.vocabulary import Vocabulary

_PAGE_BREAK = re.compile(r"(?:[\W\d_]|続き|つづき|ページ|頁)*")


class Layouts(NamedTuple):
    """The tables of a document by layout."""

    columns: dict[int, Chosen]
    """Number of a table → the table and its plan."""
    others: tuple[Grid, ...]
    """Tables of a label column, and those that are no strategy."""
    findings: list[Finding]
    """What was chosen, and repaired to choose it."""


def choose_layouts(document: Document, grids: tuple[Grid, ...], vocabulary: Vocabulary) -> Layouts:
    """The layout of each of `grids`, the tables of `document`."""
    columns, findings = choose_columns(grids, _adjoining(document), vocabulary)
    others = tuple([grid for grid in grids if grid.position.table not in columns]) if columns else grids
    return Layouts(columns, others, findings)


def _adjoining(document: Document) -> set[int]:
    """Numbers of the tables that only page numbers and remarks that a table goes on part from the table before."""
    found: set[int] = set()
    number, text = 0, ""
    for block in document.blocks:
        if isinstance(block, RawTable):
            number += 1
            if number > 1 and _PAGE_BREAK.fullmatch(text):
                found.add(number)
            text = ""
        else:
            text += block.text
    return found


def read_tables(
    columns: dict[int, Chosen],
    others: Iterable[Grid],
    ledger: Ledger,
    vocabulary: Vocabulary,
    outline: Outline | None = None,
) -> Iterator[Entry]:
    """The entries of all tables, and of the text between them, in the order of the document.

    Tables that are no strategy are kept in findings.
    """
    above = outline.above if outline else {}
    outside = outline.outside if outline else frozenset()
    if not columns and not above:
        return _read_labels(others, ledger, vocabulary)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for number, found in above.items():
        entries[number] += found
    for grid in others:
        if grid.position.table in outside:
            ledger.skip_table(grid, doubtful=True)
            continue
        for entry in _read_labels([grid], ledger, vocabulary):
            entries[entry.origin.table or 0].append(entry)
    for number, chosen in columns.items():
        if number in outside:
            ledger.skip_table(chosen.grid, doubtful=True)
        else:
            entries[number] += read_columns(chosen.grid, chosen.plan, ledger, vocabulary)
    in_order = (entry for number in sorted(entries) for entry in entries[number])
    if outline and outline.measureless:
        return (entry._replace(role="indicator") if entry.role == "kpi" else entry for entry in in_order)
    return in_order


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
        for text in {row.texts[0] for row in grid.rows}:
            if vocabulary.label(text) is None and vocabulary.widened.label(text):
                return vocabulary.widened
    return vocabulary
