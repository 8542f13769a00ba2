"""The review page in Chromium: what lights up, filters, keys, phones, other colours; nothing fetched, nothing run that is text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import senryaku_parse as sp
from senryaku_parse.explain.model import Explanation
from tests.conftest import ROOT
from tests.support.browser import Tab, browser, needs_chromium
from tests.support.page_in_browser import HOSTILE, click, told, wait_for, write

pytestmark = needs_chromium

Open = Callable[..., Tab]
COLUMNS = ROOT / "samples" / "layouts-fictional" / "columns.xlsx"
PROBLEMS = """\
# ひばり市総合戦略

| 基本目標 | 1. 安心して暮らす | | |
|---|---|---|---|
| 数値目標 | 出生率 | 5年で1.49 | |
| ねらい | 子どもを増やす | | |
| 具体的施策 | (ア) 子育て ①相談 | | |
| KPI | 相談件数 ⇒ 5年で10件増加 | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | 相談所運営 | 臨時の相談 |
| | 新規 | 見守り事業 | 見守りの実施 |
"""
LIT = "[...document.querySelectorAll('.lit')].map(one => one.dataset.node ? one.id : one.textContent)"
FOCUS = "document.activeElement"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def show(tab: Tab, tmp_path: Path) -> Iterator[Open]:
    """Opens a review page. Whatever a test does there: no error, no breach of the policy, no request."""
    path = tmp_path / "review.html"

    def show(explained: Explanation, width: int = 1280, anchor: str = "", **media: str) -> Tab:
        explained.write(path)
        tab.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
        tab.call("Emulation.setEmulatedMedia", media="screen", features=features)
        tab.open(path.as_uri() + anchor)
        return tab

    yield show
    tab.call("Emulation.setScriptExecutionDisabled", value=False)
    tab.evaluate("1")  # whatever was to be told has been told by then
    assert not [event for event in tab.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
    requests = [
        event["params"]["request"]["url"] for event in tab.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert {url.partition("#")[0] for url in requests} == {path.as_uri()}


def _of(text: str) -> Explanation:
    return sp.explain(text.encode(), format="markdown")


@pytest.fixture
def opened(show: Open) -> Tab:
    return show(_of(PROBLEMS))


def _point_at(tab: Tab, element: str) -> None:
    """Move the mouse to the element that the JavaScript `element` says."""
    box = tab.evaluate(f"(box => [box.left + 9, box.top + 9])({element}.getBoundingClientRect())")
    tab.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])


def _cell(text: str) -> str:
    return f"[...document.querySelectorAll('#source [data-role]')].find(one => one.textContent === '{text}')"


def _key(tab: Tab, key: str) -> None:
    tab.evaluate(
        f"{FOCUS}.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}', bubbles: true, cancelable: true}}))"
    )


def test_a_text_lights_up_its_node_and_a_node_its_texts(opened: Tab) -> None:
    _point_at(opened, _cell("相談所運営"))
    wait_for(opened, "document.querySelectorAll('.lit').length")
    assert opened.evaluate(LIT) == ["相談所運営", "1-ア-1-P1"]
    wait_for(opened, "document.getElementById('1-ア-1-P1').getBoundingClientRect().bottom <= innerHeight")
    _point_at(opened, "document.querySelector('[id=\"1-ア-1-P1\"] .name')")
    wait_for(opened, "document.querySelectorAll('.lit').length > 2")
    assert opened.evaluate(LIT) == ["具体的事業", "新規", "相談所運営", "臨時の相談", "1-ア-1-P1"]
    opened.call("Input.dispatchMouseEvent", type="mouseMoved", x=300, y=5)
    wait_for(opened, "document.querySelector('.lit') === null")


def test_what_is_chosen_stays_and_is_told(opened: Tab) -> None:
    opened.evaluate(f"{_cell('ねらい')}.focus()")
    assert opened.evaluate(LIT) == ["ねらい"]
    said = opened.evaluate("document.querySelector('.chosen').innerText")
    assert "表1 行3 列1" in said
    assert "どの項目にもしなかった文字" in said
    assert "要確認 ラベル欄の文字が知られていないため" in said
    click(opened, ".chosen .note a")
    assert opened.evaluate(f"{FOCUS}.closest('.note') !== null")
    assert "ねらい" in opened.evaluate(LIT)


def test_keys_go_from_text_to_text_and_to_the_other_side(opened: Tab) -> None:
    opened.evaluate(f"{_cell('新規')}.focus()")
    for key, expected in (
        ("ArrowRight", "相談所運営"),
        ("ArrowDown", "見守り事業"),
        ("ArrowLeft", "新規"),
        ("ArrowUp", "新規"),
    ):
        _key(opened, key)
        assert opened.evaluate(f"{FOCUS}.textContent") == expected
    _key(opened, "Enter")
    assert opened.evaluate(f"{FOCUS}.closest('[data-node]').id") == "1-ア-1-P1"
    assert opened.evaluate(LIT) == ["具体的事業", "新規", "相談所運営", "臨時の相談", "1-ア-1-P1"]
    opened.evaluate("document.querySelector('[id=\"1-ア-1-P1\"] .to-source').click()")
    assert opened.evaluate(f"{FOCUS}.textContent") == "新規"


def test_the_tab_key_comes_to_one_text_and_to_every_way_of_the_tree(opened: Tab) -> None:
    opened.evaluate("document.querySelector('#source').focus()")
    opened.press("Tab")
    seen = opened.evaluate("[...document.querySelectorAll('#source [tabindex=\"0\"]')].map(one => one.textContent)")
    assert seen == ["ひばり市総合戦略"]
    _key(opened, "n")
    assert opened.evaluate(f"{FOCUS}.textContent") == "ねらい"
    _key(opened, "n")
    assert opened.evaluate(f"{FOCUS}.textContent") == "子どもを増やす"
    _key(opened, "n")
    _key(opened, "p")
    assert opened.evaluate(f"{FOCUS}.textContent") == "子どもを増やす"
    _key(opened, "/")
    assert opened.evaluate(f"{FOCUS}.matches('input')")


def test_only_what_needs_a_look(opened: Tab) -> None:
    rows = "[...document.querySelectorAll('#source tr')].filter(one => one.checkVisibility()).map(one => one.innerText.split('\\t')[0])"
    before = opened.evaluate(rows)
    click(opened, "[data-by=look]")
    assert opened.evaluate(rows) == ["ねらい"]
    assert opened.evaluate("document.querySelector('#tree [data-node]:not([hidden])') === null")
    assert opened.evaluate("document.querySelectorAll('.note.warning').length") == 2
    click(opened, "[data-action=clear]")
    assert opened.evaluate(rows) == before


def test_a_filter_keeps_every_cell_in_its_column(show: Open) -> None:
    """Cells that are merged over rows which are hidden cover what is left of their rows."""
    tab = show(sp.explain(COLUMNS))
    places = (
        "[...document.querySelectorAll('#table-2 [data-role]')].filter(one => one.checkVisibility())"
        ".map(one => [one.textContent, Math.round(one.getBoundingClientRect().left / 9)])"
    )
    rows = tab.evaluate("document.querySelectorAll('#table-2 tr').length")
    spans = "[...document.querySelectorAll('#table-2 [rowspan]')].map(one => one.rowSpan)"
    before = tab.evaluate(spans)
    write(tab, "販路の開拓")
    wait_for(tab, "document.querySelector('output').textContent")
    shown = tab.evaluate("[...document.querySelectorAll('#table-2 tr')].filter(one => one.checkVisibility()).length")
    assert 2 < shown < rows
    lefts = "[...document.querySelectorAll('#table-2 tr:first-child th')].map(one => Math.round(one.getBoundingClientRect().left / 9))"
    (left,) = {left for text, left in tab.evaluate(places) if text.endswith("販路の開拓")}
    assert left == tab.evaluate(lefts)[2]
    click(tab, "[data-action=clear]")
    assert tab.evaluate(spans) == before


def test_search_looks_at_both_sides(opened: Tab) -> None:
    write(opened, "見守り")
    wait_for(opened, "document.querySelector('output').textContent")
    assert told(opened).startswith("1か所")
    nodes = "[...document.querySelectorAll('#tree [data-node][id]')].filter(one => one.checkVisibility()).map(one => one.id)"
    assert opened.evaluate(nodes) == ["1", "1-ア-1", "1-ア-1-P2"]
    write(opened, "どこにもない")
    wait_for(opened, "document.querySelector('output').textContent.startsWith('該当')")


@pytest.mark.parametrize("width", [320, 390, 768, 1400])
def test_nothing_is_wider_than_the_screen(show: Open, width: int) -> None:
    tab = show(_of(PROBLEMS.replace("見守りの実施", "W" * 400).replace("相談所運営", "１" * 300)), width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    click(tab, "[data-side=reading]")
    tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_shows_one_side_at_a_time(show: Open) -> None:
    tab = show(_of(PROBLEMS), 390)
    sides = "['source', 'reading'].map(id => document.getElementById(id).checkVisibility())"
    assert tab.evaluate(sides) == [True, False]
    tab.evaluate(f"{_cell('相談所運営')}.focus()")
    tab.evaluate("document.querySelector('.chosen a').click()")
    assert tab.evaluate(sides) == [False, True]
    wait_for(tab, "document.getElementById('1-ア-1-P1').getBoundingClientRect().top < innerHeight")
    click(tab, "[id='1-ア-1-P1'] .to-source")
    assert tab.evaluate(sides) == [True, False]
    assert tab.evaluate(f"{FOCUS}.textContent") == "新規"


def test_it_reads_without_scripts(show: Open, tab: Tab) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    show(_of(PROBLEMS))
    assert tab.evaluate("['#source', '#reading'].every(one => document.querySelector(one).checkVisibility())")
    assert not tab.evaluate(
        "['.controls', '.chosen', '.sides'].some(one => document.querySelector(one).checkVisibility())"
    )


def test_hostile_texts_are_shown_as_they_are(show: Open) -> None:
    texts = [
        text.replace("|", "").replace("\n", " ") for text in HOSTILE if "\x00" not in text and "\u2028" not in text
    ]
    rows = "".join(f"| 具体的事業 | 新規 | {text} | {text} |\n" for text in texts)
    tab = show(
        _of(f"# {texts[0]}\n\n| 基本目標 | {texts[1]} | | |\n|---|---|---|---|\n| 具体的施策 | ①港 | | |\n{rows}")
    )
    tab.evaluate("for (const one of document.querySelectorAll('#source [data-role]')) one.focus()")
    tab.evaluate("for (const one of document.querySelectorAll('#tree a')) one.focus()")
    click(tab, "[data-by=look]")
    assert tab.evaluate("window.run === undefined && document.scripts.length === 1 && document.images.length === 0")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "text", [PROBLEMS, "# 計画\n\n| めざす未来 | やること |\n|---|---|\n| 安心 | 見守り |\n"], ids=["read", "refused"]
)
def test_axe_finds_nothing(show: Open, tab: Tab, text: str, width: int, colours: str) -> None:
    tab.call("Page.setBypassCSP", enabled=True)
    show(_of(text), width, prefers_color_scheme=colours)
    tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    tab.evaluate(f"(function () {{ const module = undefined, define = undefined; {_axe()} }})(), 1")
    found = tab.evaluate("axe.run().then(all => all.violations.map(one => [one.id, one.nodes.map(node => node.html)]))")
    tab.call("Page.setBypassCSP", enabled=False)
    assert found == []


def _axe() -> str:
    """axe-core, of the file that AXE names, else of the package axe-core-python."""
    spec = find_spec("axe_core_python")
    if "AXE" not in os.environ and not (spec and spec.origin):
        pytest.skip("needs axe-core-python")
    path = os.environ.get("AXE") or Path(spec.origin).with_name("axe.min.js")  # type: ignore[union-attr,arg-type]
    return Path(path).read_text("utf-8")


def test_two_thousand_rows_open_in_a_second(show: Open, tab: Tab) -> None:
    """By the time that the page's own thread works, which other processes do not lengthen."""
    rows = "".join(
        f"| 基本目標{at // 200} 港 | 施策{at // 20} 起業 | 指標{at}の件数 | {at}件 | {at + 5}件 |\n"
        for at in range(2000)
    )
    explained = _of(f"| 基本目標 | 具体的施策 | 重要業績評価指標 | 現状値 | 目標値 |\n|---|---|---|---|---|\n{rows}")
    tab.call("Performance.enable", timeDomain="threadTicks")
    show(explained)
    tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    metrics: dict[str, Any] = {one["name"]: one["value"] for one in tab.call("Performance.getMetrics")["metrics"]}
    assert sum(metrics[name] for name in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")) < 1
    tab.evaluate("document.querySelectorAll('#source td[data-role=kpi]')[4500].focus()")
    node = tab.evaluate("document.querySelector('.lit[data-node]').id")
    wait_for(
        tab, f"(box => box.top > 0 && box.top < innerHeight)(document.getElementById('{node}').getBoundingClientRect())"
    )
