"""What converters do to a printed table: pure functions, to be combined.

Rows come from `printing.slots_of`: four columns, a label once, blank below (as the sample has it), or with
`down` and `across` its text in every slot of a merged cell (as pandas and docling leave it). A function that
says nothing else takes and gives such rows, in new lists.

In combination texts come first, then cuts, then columns: `join_kpis`, `spell_kpi_labels`, `widen_brackets`;
`cut` or `tear`; for each table `shift_left` or `drop_rowspans`; `insert_column`, `number_rows`, `pandas_header`. The last
word has `printing.tables_to_markdown`: an empty header row, or the first row as header.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import cycle, pairwise

from tests.support.printing import HEADINGS, KPI_LABEL, Slots

KPI_SPELLINGS = (KPI_LABEL, "重要業績評価指標 (KPI)", "重要業績評価指標（KPI）", "重要業績評価指標（ＫＰＩ）", "ＫＰＩ")
"""Ways to write one label."""

_MARKER = re.compile(r"\A\(([ア-ン])\)")
_FULL_WIDTH = str.maketrans("()", "（）")


def join_kpis(rows: Slots, at: Collection[int], between: str = " ") -> Slots:
    """Each KPI of the rows `at` in one cell with the KPI in the row below, where there is one: fewer rows."""
    labels = _labels(rows)
    joined: Slots = []
    for number, row in enumerate(rows):
        if number - 1 in at and labels[number - 1 : number + 1] == [KPI_LABEL] * 2:
            above = joined.pop()
            row = [text + between + row[1] if text == above[1] else text for text in above]
        joined.append(row)
    return joined


def spell_kpi_labels(rows: Slots, spellings: Sequence[str]) -> Slots:
    """The KPI labels in `spellings` by turns."""
    turns = cycle(spellings)
    return [[next(turns) if row[0] == KPI_LABEL else row[0], *row[1:]] for row in rows]


def widen_brackets(rows: Slots) -> Slots:
    """Full-width brackets in labels and around the markers of areas, half-width ones around 再掲."""
    return [
        [
            row[0].translate(_FULL_WIDTH),
            *(_MARKER.sub(r"（\1）", text).replace("（再掲）", "(再掲)") for text in row[1:]),
        ]
        for row in rows
    ]


def cut(
    rows: Slots, before: Collection[int], *, labels_again: bool = False, headings_again: bool = False
) -> list[Slots]:
    """The tables that page breaks before the rows `before` make of one, none of them empty.

    With `labels_again` a table begins with the label in force; with `headings_again` a list of projects goes on
    below 区分 | 事業名 | 内容. Otherwise it just goes on, its label blank.
    """
    labels = _labels(rows)
    borders = sorted({0, len(rows), *(at for at in before if 0 < at < len(rows))})
    return [
        _page_head(rows[start:end], labels[start], labels_again, headings_again)
        if start and labels[start] == labels[start - 1]
        else rows[start:end]
        for start, end in pairwise(borders)
    ]


def tear(rows: Slots, at: int, column: int, end: int) -> list[Slots]:
    """Two tables, as a page break through the row `at` makes them: what follows `end` in its `column` is all of its rest."""
    row = rows[at]
    above = [text[:end] if number == column else text for number, text in enumerate(row)]
    rest = [text[end:] if number == column else "" for number, text in enumerate(row)]
    return [[*rows[:at], above], [rest, *rows[at + 1 :]]]


def shift_left(rows: Slots, at: Collection[int]) -> Slots:
    """The rows `at` without the blank they begin with, a blank at their end: where they begin with one."""
    return [[*row[1:], ""] if number in at and not row[0] else list(row) for number, row in enumerate(rows)]


def drop_rowspans(rows: Slots) -> Slots:
    """Each row without the blank below a label, so a cell shorter: as if labels had no `rowspan`."""
    return [list(row) if row[0] else row[1:] for row in rows]


def insert_column(rows: Slots, at: int) -> Slots:
    """A blank column before column `at`, counted from 0; the width of the table puts it last."""
    return [[*row[:at], "", *row[at:]] for row in rows]


def number_rows(rows: Slots) -> Slots:
    """A leading column that counts the rows from 1."""
    return [[str(number), *row] for number, row in enumerate(rows, 1)]


def pandas_header(rows: Slots) -> Slots:
    """Column numbers from 0 as the first row, `nan` for each blank below: the first row is the header."""
    return [[str(at) for at in range(len(rows[0]))], *([text or "nan" for text in row] for row in rows)]


def _labels(rows: Slots) -> list[str]:
    """The label in force on each row."""
    labels = [""]
    for row in rows:
        labels.append(row[0] or labels[-1])
    return labels[1:]


def _page_head(page: Slots, label: str, labels_again: bool, headings_again: bool) -> Slots:
    """The rows of a page on which the block of `label` goes on."""
    first, *rest = page
    if headings_again and label == "具体的事業" and tuple(first[1:]) != HEADINGS:
        first, rest = [first[0], *HEADINGS], page
    return [[label if labels_again else first[0], *first[1:]], *rest]
