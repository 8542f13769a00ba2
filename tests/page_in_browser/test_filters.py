"""Filters on the page, alone and with a search."""

from __future__ import annotations

from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.model import Project
from tests.support.browser import Tab, needs_chromium
from tests.support.page_in_browser import click, leaves, search, told, visible, words

pytestmark = needs_chromium


@pytest.mark.parametrize("category", ["新規", "拡充", "民間等", None])
def test_a_category_shows_its_projects(opened: Tab, sample: Path, category: str | None) -> None:
    expected = leaves(sp.parse(sample), lambda node: isinstance(node, Project) and node.category == category)
    chip = f"[data-by=category][data-value='{category or ''}']"
    assert opened.evaluate(f'document.querySelector("{chip} .count").textContent') == str(len(expected))
    click(opened, chip)
    assert opened.evaluate(f'document.querySelector("{chip}").ariaPressed') == "true"
    assert visible(opened) == expected
    assert "in KPI" not in told(opened)
    click(opened, chip)
    assert told(opened) == ""


def test_two_categories_are_either_and_two_kinds_of_filter_are_both(opened: Tab, sample: Path) -> None:
    click(opened, "[data-value=新規]")
    click(opened, "[data-value=拡充]")
    strategy = sp.parse(sample)
    assert visible(opened) == leaves(strategy, lambda node: getattr(node, "category", "") in ("新規", "拡充"))
    click(opened, "[data-by=kind][data-value=kpi]")
    assert visible(opened) == []


def test_a_kind_shows_its_rows(opened: Tab, sample: Path) -> None:
    click(opened, "[data-by=kind][data-value=kpi]")
    kpis = [kpi.id for measure in sp.parse(sample).measures for kpi in measure.kpis]
    assert visible(opened) == kpis
    assert visible(opened, ".group") != []
    assert "事業" not in opened.evaluate(
        "[...document.querySelectorAll('.group')].filter(one => one.checkVisibility()).map(one => one.firstChild.textContent)"
    )


def test_only_what_findings_touch(opened: Tab, sample: Path) -> None:
    click(opened, "[data-by=notes]")
    lines = {found.position.line for found in sp.parse(sample).findings}
    seen = visible(opened)
    expected = leaves(sp.parse(sample), lambda node: node.position.line in lines)
    assert seen == [one for one in expected if one != "1-イ-1-K2"]  # which shares its line with the KPI before it


def test_filter_and_search_together(opened: Tab, sample: Path) -> None:
    click(opened, "[data-value=民間等]")
    expected = leaves(
        sp.parse(sample), lambda node: getattr(node, "category", "") == "民間等" and "北洋銀行" in words(node)
    )
    assert expected
    assert search(opened, "北洋銀行") == expected
