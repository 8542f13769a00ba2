"""The generator of cities' documents: each prints its whole truth, always the same; the split is the file's."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from tests.support.cities.facts import folded, of_truth, to_json
from tests.support.cities.hand import FULL
from tests.support.cities.others import others
from tests.support.cities.registry import SPLIT, all_kinds, document, split_text
from tests.support.cities.truth import Kpi, Plan

HALF = {full: half for half, full in FULL.items()}


def letters(html: str) -> str:
    """All text of a page without blanks, brackets and separators of digits."""
    return re.sub(
        r"[,※]", "", folded(BeautifulSoup(html, "html.parser").get_text()).translate({ord(c): None for c in ","})
    )


def kpis_of(plan: Plan) -> list[Kpi]:
    """Every indicator of a plan."""
    return [k for g in plan.goals for k in (*g.targets, *(k for m in g.measures for k in m.kpis))]


def is_printed(number: Decimal, text: str) -> bool:
    """Whether a number stands in the text, as it is, as 16億9000万 or as ▲68."""
    if number < 0:
        return any(f"{sign}{-number}" in text for sign in "-−▲△")
    high, low = divmod(int(number), 100)
    return str(number) in text or f"{high}億{low * 100 or ''}" in text


@pytest.mark.parametrize("name", all_kinds())
@pytest.mark.parametrize("seed", [1, 3])
def test_a_document_prints_its_whole_truth(name: str, seed: int) -> None:
    html, plan = document(all_kinds()[name], seed)
    text = letters(html)
    assert plan.goals
    for _, path in of_truth(to_json(plan)):
        assert all(part in text for part in path[:-1])
    for kpi in kpis_of(plan):
        assert folded(kpi.name) in text
        numbers = [n for _, *of in kpi.groups for n in of] if kpi.groups else [kpi.baseline, kpi.target]
        assert all(number is None or is_printed(number, text) for number in numbers)


@pytest.mark.parametrize("name", all_kinds())
def test_a_document_is_always_the_same(name: str) -> None:
    assert document(all_kinds()[name], 2) == document(all_kinds()[name], 2)


def test_the_split_is_the_files() -> None:
    assert SPLIT.read_text("utf-8") == split_text()


def test_enough_kinds_are_held_out_and_there_are_enough_others() -> None:
    lines = SPLIT.read_text("utf-8").splitlines()
    held = [line for line in lines if line.startswith("held\t")]
    assert len(held) >= 40
    assert len(held) / len(lines) < 0.4
    assert len(others()) >= 60
