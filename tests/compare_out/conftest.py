"""Comparisons to render: of two editions, of strangers, of a series."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import senryaku_parse as sp

SECOND = "nemuro-sogo-senryaku-2nd-fictional.md"
STRANGER = """\
| 基本目標 | 1. 港の振興 |
|---|---|
| 具体的施策 | (ア) 漁業 ①担い手 |
| 重要業績評価指標(KPI) | 漁業研修の修了者 ⇒ 5年で10人 |
"""


@pytest.fixture(scope="package")
def comparison(sample: Path) -> sp.Comparison:
    return sp.compare(sp.parse(sample), sp.parse(sample.with_name(SECOND)))


@pytest.fixture(scope="package")
def strangers(sample: Path) -> sp.Comparison:
    return sp.compare(sp.parse(sample), sp.parse_text(STRANGER))


@pytest.fixture(scope="package")
def history(sample: Path) -> Any:
    first, second = sp.parse(sample), sp.parse(sample.with_name(SECOND))
    return sp.follow(first, second, first)
