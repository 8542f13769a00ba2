"""The workbook that planners edit."""

from __future__ import annotations

from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.findings import Finding
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from senryaku_parse.writers.excel import write_xlsx
from tests.support.edits import Edit, Load
from tests.support.planner import edit_book, news


@pytest.fixture(scope="package")
def strategy(sample: Path) -> Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="package")
def data(strategy: Strategy) -> bytes:
    return write_xlsx(strategy, start_year=2015).file()


@pytest.fixture
def after(strategy: Strategy, data: bytes) -> Load:
    """Edit → the strategy loaded after it, and the findings that came with it."""

    def load(edit: Edit) -> tuple[Strategy, list[Finding]]:
        loaded = load_xlsx(edit_book(data, edit))
        return loaded, news(loaded, strategy)

    return load
