"""What was written is loaded again as it was, whatever rows were sorted by; and no edit goes by in silence."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import senryaku_parse as sp
from senryaku_parse.columns import NODES
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.package import load_package
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.package import write_package
from tests.support.planner import edit_book, edit_csv, full_strategies, news, nodes, page, told

Lang = Literal["ja", "en"]
langs = st.sampled_from(("ja", "en"))
slow = settings(max_examples=10, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
"""A workbook takes some tenths of a second: fewer examples, each a whole strategy, and none made smaller."""

TIDY = [entity.heading for entity in NODES]
TYPED = ("ほかの文字", "123", "1.5", "増加", "○", "５０", "{}", "", "=1+1", "1-1", "2025", "〔〕", True, 7, 0.25)
"""What people might type into any cell."""


@pytest.fixture(scope="module")
def strategy(sample: Path) -> Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="module")
def data(strategy: Strategy) -> bytes:
    return write_xlsx(strategy).file()


@slow
@given(full_strategies(), langs)
def test_workbook_comes_back(strategy: Strategy, lang: Lang) -> None:
    loaded = load_xlsx(write_xlsx(strategy, lang=lang).file())
    assert loaded == strategy
    assert loaded.findings == strategy.findings
    assert loaded.source == strategy.source
    assert [node.position for node in loaded.nodes()] == [node.position for node in strategy.nodes()]


@slow
@given(full_strategies(), langs, st.booleans(), st.sampled_from(("utf-8-sig", "utf-8", "cp932")))
def test_folder_comes_back(strategy: Strategy, lang: Lang, csv_safe: bool, encoding: str) -> None:
    loaded = load_package(write_package(strategy, lang=lang, csv_safe=csv_safe, encoding=encoding).folder())
    assert loaded == strategy
    assert told(loaded) == told(strategy)
    assert loaded.source == strategy.source
    assert [node.position.line for node in loaded.nodes()] == [node.position.line for node in strategy.nodes()]


@pytest.mark.parametrize(
    "text", ["制御\x01文字", "長" * 40_000, "改\r\n行\r", "_x000D_", "=1+1", "\t字", "  間  ", "＠"]
)
def test_texts_that_excel_holds_otherwise(strategy: Strategy, text: str) -> None:
    goal = replace(strategy.goals[0], name=text, extra=frozendict({text: text}))
    odd = replace(strategy, goals=(goal,))
    loaded = load_xlsx(write_xlsx(odd).file())
    assert loaded == odd
    assert news(loaded, odd) == []


def test_suffix_and_folder_are_dispatched(strategy: Strategy, tmp_path: Path) -> None:
    strategy.write(tmp_path / "out.xlsx")
    strategy.write(f"{tmp_path}/folder/")
    assert sp.load(tmp_path / "out.xlsx") == sp.load(tmp_path / "folder") == strategy


@slow
@given(full_strategies(), st.randoms(use_true_random=False))
def test_sorted_sheets_load_equal(strategy: Strategy, chance: random.Random) -> None:
    def shuffle(book: Workbook) -> None:
        for title in TIDY:
            shuffle_rows(page(book, title), chance)

    loaded = load_xlsx(edit_book(write_xlsx(strategy).file(), shuffle))
    assert loaded == strategy
    assert news(loaded, strategy) == []


@slow
@given(full_strategies(), st.randoms(use_true_random=False))
def test_sorted_files_load_equal(strategy: Strategy, chance: random.Random) -> None:
    def shuffle(rows: list[list[str]]) -> None:
        rows[1:] = chance.sample(rows[1:], len(rows) - 1)

    files = dict(write_package(strategy).folder())
    for entity in NODES:
        files = edit_csv(files, f"{entity.name}.csv", shuffle)
    loaded = load_package(files)
    assert loaded == strategy
    assert news(loaded, strategy) == []


@pytest.mark.parametrize("title", TIDY)
def test_columns_may_stand_in_any_order(strategy: Strategy, data: bytes, title: str) -> None:
    def mirror(book: Workbook) -> None:
        sheet = page(book, title)
        for cells in sheet.iter_rows():
            values = [cell.value for cell in cells]
            for cell, value in zip(cells, reversed(values), strict=True):
                cell.value, cell.hyperlink = value, None

    loaded = load_xlsx(edit_book(data, mirror))
    assert loaded == strategy
    assert news(loaded, strategy) == []


@settings(slow, max_examples=20)
@given(chosen=st.data())
def test_an_edit_of_any_cell_shows(strategy: Strategy, data: bytes, chosen: st.DataObject) -> None:
    """In the strategy, in what is kept beside it, or in a finding with the address; where the cell means what it meant, nowhere."""
    title = chosen.draw(st.sampled_from(TIDY))
    place = ""
    before: Any = None
    typed: Any = chosen.draw(st.sampled_from(TYPED))

    def edit(book: Workbook) -> None:
        nonlocal place, before
        sheet = page(book, title)
        cell = sheet.cell(chosen.draw(st.integers(2, sheet.max_row)), chosen.draw(st.integers(1, sheet.max_column + 1)))
        place, before = f"シート「{title}」のセル {cell.coordinate}", cell.value
        cell.value = typed

    loaded = load_xlsx(edit_book(data, edit))
    found = news(loaded, strategy)
    if loaded != strategy:
        assert found
    is_kept = loaded.additions is not None and any(column.cells for column in loaded.additions.columns)
    assert is_kept or any(f"{place}" in one.message for one in found) or means_the_same(before, typed)


def means_the_same(before: Any, typed: Any) -> bool:
    if before in (None, ""):
        return typed in (None, "")
    return str(before) == str(typed) or (before == "○" and typed is True) or (str(before) == "5" and typed == "５")


def shuffle_rows(sheet: Worksheet, chance: random.Random) -> None:
    """As sorting does it: cells move, their rows do not."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    chance.shuffle(rows)
    for number, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


@pytest.mark.parametrize("entity", NODES, ids=lambda entity: entity.name)
def test_a_deleted_row_is_one_node_less(strategy: Strategy, data: bytes, entity: Any) -> None:
    def delete(book: Workbook) -> None:
        page(book, entity.heading).delete_rows(3)

    removed = list(entity.rows(strategy))[1].node
    loaded = load_xlsx(edit_book(data, delete))
    leaf = entity.name in ("targets", "kpis", "projects")
    assert set(nodes(strategy)) - set(nodes(loaded)) == ({removed.id} if leaf else set())
    codes = {one.code for one in news(loaded, strategy)}
    assert codes >= {"row-removed" if leaf else "edit-conflict"}
    assert any(removed.id in one.message for one in news(loaded, strategy))
