"""The page as a document: well formed, its links, its headings, its language, its policy."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.findings import finding
from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.writers.page import write_page
from tests.support.hostile import hostile_strategies
from tests.support.page import NOWHERE, check_anchors, check_tree, first, parsed

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


@given(hostile_strategies(), st.sampled_from(("ja", "en")))
def test_a_browser_builds_the_tree_that_is_written(strategy: Strategy, lang: str) -> None:
    page = write_page(strategy, lang=lang).file()  # type: ignore[arg-type]
    check_tree(page)


@given(hostile_strategies())
def test_ids_are_unique_and_links_lead_somewhere(strategy: Strategy) -> None:
    check_anchors(parsed(strategy))


@given(
    st.lists(st.sampled_from(("", " ", "a b", "a_b", "tree", "finding-1", '#?&"%41', "１/２", "\x00", "\ud800", "~2")))
)
def test_any_ids_have_anchors(ids: list[str]) -> None:
    projects = tuple(Project(id=one, name="事業", reprint_of=ids[0]) for one in ids)
    goal = Goal(id="tree~2", name="目標", measures=(Measure(id="", name="施策", projects=projects),))
    page = parsed(Strategy(title="", source=NOWHERE, goals=(goal,), findings=(finding("truncated", "切れた。"),)))
    check_anchors(page)
    assert len(page.css("li.project")) == len(ids)


@given(hostile_strategies())
def test_headings_go_down_level_by_level_and_none_is_empty(strategy: Strategy) -> None:
    headings = parsed(strategy).css("h1, h2, h3, h4, h5, h6")
    levels = [int((node.tag or "")[1]) for node in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(node.css("bdi, .nameless") or node.text().strip() for node in headings)


def test_levels_that_the_document_lacks_have_no_heading() -> None:
    measure = Measure(id="1-1", name="", implicit=True, kpis=(Indicator(id="1-1-K1", name="数"),))
    page = parsed(
        Strategy(title="計画", source=NOWHERE, goals=(Goal(id="1", name="", implicit=True, measures=(measure,)),))
    )
    (tree,) = page.css("#tree")
    assert not tree.css("summary")
    assert [(node.tag, node.text()) for node in tree.css("h2, h3, h4")] == [("h2", "KPI")]


def test_english_is_english_but_for_what_the_strategy_says(sample: Path) -> None:
    page = parsed(sp.parse(sample), "en")
    assert first(page, "html").attributes["lang"] == "en"
    for node in page.css("bdi"):
        assert node.attributes["lang"] == "ja"
        node.decompose()
    own = [first(page, "body").text(deep=True)]
    for name in ("aria-label", "placeholder", "title", "data-hits", "data-none", "data-project"):
        own += [node.attributes[name] or "" for node in page.css(f"[{name}]")]
    assert not JAPANESE.search("".join(own))


def test_without_goals_it_says_so_and_has_nothing_to_search() -> None:
    page = parsed(Strategy(title="", source=NOWHERE))
    assert "基本目標はありません" in first(page, "main").text()
    assert not page.css("search, script")


def test_the_policy_lets_in_the_page_s_own_style_and_script_alone(sample: Path) -> None:
    page = parsed(sp.parse(sample))
    (policy,) = page.css("meta[http-equiv]")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        code = first(page, tag).text()
        assert f"{directive} 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}';" in (
            policy.attributes["content"] or ""
        )
    assert (policy.attributes["content"] or "").startswith("default-src 'none';")
    assert len(page.css("script")) == len(page.css("style")) == 1
    assert not page.css("[style], [src], link, img, iframe, form, base")
    assert "url(" not in first(page, "style").text()
    assert "@import" not in first(page, "style").text()


def test_read_as_an_input_it_holds_no_table(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "out.html"
    assert main([str(sample), "-o", str(page)]) == 0
    assert main([str(page), "-o", str(tmp_path / "again.json")]) == 4
    assert "表がありません" in capsys.readouterr().err
    assert not (tmp_path / "again.json").exists()
