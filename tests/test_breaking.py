"""Every way a converter breaks a table, alone on the sample and combined at random: the same hierarchy."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senryaku_parse import Strategy, parse
from senryaku_parse.convert import Trace, trace_input
from senryaku_parse.findings import Finding
from senryaku_parse.inputs import from_text
from senryaku_parse.repair import RULES
from senryaku_parse.rows import walk
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import default_vocabulary
from tests.conftest import ROOT
from tests.support.breaking import (
    KPI_SPELLINGS,
    cut,
    drop_rowspans,
    insert_column,
    join_kpis,
    number_rows,
    pandas_header,
    shift_left,
    spell_kpi_labels,
    tear,
    widen_brackets,
)
from tests.support.outline import outline
from tests.support.printing import HEADINGS, WIDTH, Slots, slots_of, table_of, tables_to_markdown
from tests.support.strategies import strategies

SAMPLE = parse(ROOT / "samples" / "nemuro-sogo-senryaku.md")
ROWS = slots_of(table_of(SAMPLE))


def _trace(tables: list[Slots], *, first_row_is_header: bool = False) -> Trace:
    return trace_input(from_text(tables_to_markdown(tables, first_row_is_header=first_row_is_header)), "markdown")


def _warnings(traced: Trace) -> list[Finding]:
    return [found for found in traced.strategy.findings if found.severity == "warning"]


def _assert_reads_as(expected: Strategy, traced: Trace) -> None:
    assert outline(traced.strategy) == outline(expected)
    assert traced.strategy.goals == expected.goals
    assert traced.accounting().lost == ()


@pytest.mark.parametrize("headings_again", [False, True], ids=["headings once", "headings again"])
@pytest.mark.parametrize("labels_again", [False, True], ids=["labels blank", "labels again"])
def test_cut_at_every_row(labels_again: bool, headings_again: bool) -> None:
    for at in range(1, len(ROWS)):
        tables = cut(ROWS, [at], labels_again=labels_again, headings_again=headings_again)
        _assert_reads_as(SAMPLE, _trace(tables))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 1.0], ids=["first character", "a third", "two thirds", "last"])
def test_a_text_torn_by_a_page_break_is_read_or_told(share: float) -> None:
    """But for 事業名: a row of its own may hold nothing else."""
    whole = len(_warnings(_trace([ROWS])))
    label = ""
    read = 0
    for at, row in enumerate(ROWS):
        label = row[0] or label
        for column in (3,) if label == "具体的事業" else (1, 2):
            text = row[column]
            if len(text) < 2 or text in HEADINGS:
                continue
            traced = _trace(tear(ROWS, at, column, 1 + round(share * (len(text) - 2))))
            assert traced.accounting().lost == ()
            if outline(traced.strategy) == outline(SAMPLE):
                read += 1
            else:
                assert len(_warnings(traced)) > whole, row
    assert read > 100


def test_a_row_that_lost_its_label_below_a_page_break_is_surely_no_rest() -> None:
    for at in range(1, len(ROWS)):
        if ROWS[at][0]:
            below = [["", *ROWS[at][1:]], *ROWS[at + 1 :]]
            traced = _trace([ROWS[:at], below])
            assert [
                found for found in traced.strategy.findings if (found.code, found.severity) == ("row-torn", "info")
            ] == []


@pytest.mark.parametrize("first_row_is_header", [False, True])
def test_a_page_a_row(first_row_is_header: bool) -> None:
    tables = cut(ROWS, range(len(ROWS)), labels_again=True)
    _assert_reads_as(SAMPLE, _trace(tables, first_row_is_header=first_row_is_header))


@pytest.mark.parametrize("at", range(WIDTH + 1))
def test_a_blank_column_anywhere(at: int) -> None:
    _assert_reads_as(SAMPLE, _trace([insert_column(ROWS, at)]))


@pytest.mark.parametrize("start", [0, 1, 100])
def test_a_column_of_row_numbers(start: int) -> None:
    numbered = [[str(int(row[0]) + start), *row[1:]] for row in number_rows(ROWS)]
    _assert_reads_as(SAMPLE, _trace([numbered]))


@pytest.mark.parametrize("row", range(len(ROWS)))
def test_any_row_that_lost_its_blank(row: int) -> None:
    _assert_reads_as(SAMPLE, _trace([shift_left(ROWS, [row])]))


@st.composite
def broken_tables(draw: st.DrawFn) -> tuple[Strategy, list[Slots], bool]:
    """A strategy, its table broken in a random combination of ways, and whether first rows are headers."""
    strategy = draw(strategies())
    repeated = draw(st.booleans())
    rows = slots_of(table_of(strategy), down=repeated, across=repeated and draw(st.booleans()))
    if draw(st.booleans()):
        rows = join_kpis(rows, draw(st.sets(st.integers(0, len(rows)), max_size=3)), draw(st.sampled_from((" ", "\n"))))
    if draw(st.booleans()):
        rows = spell_kpi_labels(rows, draw(st.lists(st.sampled_from(KPI_SPELLINGS), min_size=1)))
    if draw(st.booleans()):
        rows = widen_brackets(rows)
    tables = [rows]
    if draw(st.booleans()):
        at = draw(st.sets(st.integers(0, len(rows)), max_size=4))
        tables = cut(rows, at, labels_again=draw(st.booleans()), headings_again=draw(st.booleans()))
    if not repeated:
        kind = draw(st.sampled_from(("whole", "shifted", "no rowspans")))
        if kind == "shifted":
            tables = [shift_left(table, draw(st.sets(st.integers(0, len(table))))) for table in tables]
        elif kind == "no rowspans":
            tables = [drop_rowspans(table) for table in tables]
    if draw(st.booleans()) and all(len(row) == WIDTH for table in tables for row in table):
        column = draw(st.integers(0, WIDTH))
        tables = [insert_column(table, column) for table in tables]
    if draw(st.booleans()) and len(tables[0]) > 1:
        tables = _numbered(tables)
    if draw(st.booleans()) and all(len(row) == len(table[0]) for table in tables for row in table):
        return strategy, [pandas_header(table) for table in tables], True
    return strategy, tables, draw(st.booleans())


def _numbered(tables: list[Slots]) -> list[Slots]:
    """Row numbers that go on from table to table."""
    numbers = count(1)
    return [[[str(next(numbers)), *row] for row in table] for table in tables]


@given(broken_tables())
def test_any_combination_of_breaks(broken: tuple[Strategy, list[Slots], bool]) -> None:
    strategy, tables, first_row_is_header = broken
    _assert_reads_as(strategy, _trace(tables, first_row_is_header=first_row_is_header))


@given(broken_tables())
def test_each_repair_applied_again_changes_nothing(broken: tuple[Strategy, list[Slots], bool]) -> None:
    _, tables, first_row_is_header = broken
    vocabulary = default_vocabulary()
    grids = _trace(tables, first_row_is_header=first_row_is_header).grids
    for rule in RULES:
        grids, _ = rule(grids, vocabulary)
        again, findings = rule(grids, vocabulary)
        assert again == grids
        assert [found.code for found in findings if found.code != "cell-ambiguous"] == []
        for grid in grids:  # what a rule says of where rows stand is what their texts say
            assert walk(grid, vocabulary) == walk(Grid(grid.rows), vocabulary)
