"""The page of a comparison as Chromium shows it: filters, search, keys; nothing fetched, nothing run that is text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.compare.writers.page import write_comparison_page
from tests.support.browser import Tab, browser, needs_chromium
from tests.support.workbooks import with_project

pytestmark = needs_chromium

PATIENCE = 20
"""Seconds until what should happen counts as not happening."""

Open = Callable[[sp.Comparison], Tab]


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def show(tab: Tab, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a comparison. Whatever a test does there: no error, no breach of the policy, no request."""
    path = tmp_path / "out.html"

    def show(comparison: sp.Comparison) -> Tab:
        path.write_bytes(write_comparison_page(comparison).file())
        tab.open(path.as_uri())
        return tab

    yield show
    tab.evaluate("1")  # whatever was to be told has been told by then
    told = [event for event in tab.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
    requests = [
        event["params"]["request"]["url"] for event in tab.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert not told
    assert {url.partition("#")[0] for url in requests} == {path.as_uri()}


@pytest.fixture(scope="module")
def comparison(sample: Path) -> sp.Comparison:
    first = sp.compare(sp.parse(sample), sp.parse(sample.with_name("nemuro-sogo-senryaku-2nd-fictional.md")))
    pairs = tuple(replace(pair, uncertain=pair.new == "1-T1") for pair in first.pairs)
    return replace(first, pairs=pairs, summary=replace(first.summary, uncertain=1))


@pytest.fixture
def opened(show: Open, comparison: sp.Comparison) -> Tab:
    return show(comparison)


def click(tab: Tab, selector: str) -> None:
    tab.evaluate(f"document.querySelector({selector!r}).click()")


def chip(kind: str) -> str:
    return f"[data-by=kind][data-value={kind}]"


def visible(tab: Tab, selector: str = "tr[data-told]") -> list[str]:
    """The ids in the rows that can be seen."""
    script = (
        f"[...document.querySelectorAll({selector!r})].filter(row => row.checkVisibility())"
        ".map(row => row.querySelector('th bdi').textContent)"
    )
    return list(tab.evaluate(script))


def told(tab: Tab) -> str:
    return str(tab.evaluate("document.querySelector('output').textContent"))


def search(tab: Tab, text: str) -> None:
    tab.evaluate("document.querySelector('input').focus(), document.querySelector('input').select()")
    tab.call("Input.insertText", text=text)
    end = time.monotonic() + PATIENCE
    while not told(tab):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_only_what_changed_is_shown_at_first(opened: Tab, comparison: sp.Comparison) -> None:
    told_rows = opened.evaluate("document.querySelectorAll('tr[data-told]').length")
    assert len(visible(opened)) == told_rows
    assert visible(opened, "tr.same") == []
    click(opened, "[data-by=same]")
    assert len(visible(opened, "tr.same")) == opened.evaluate("document.querySelectorAll('tr.same').length") > 100


@pytest.mark.parametrize("kind", ["added", "removed", "renamed", "target_raised", "orthographic"])
def test_a_chip_shows_its_kind_alone(opened: Tab, comparison: sp.Comparison, kind: str) -> None:
    click(opened, chip(kind))
    expected = {
        "→".join(filter(None, (change.old, change.new))) for change in comparison.changes if change.kind == kind
    }
    found = set(visible(opened, f"tr[data-kinds~={kind}]"))
    assert {text.partition("→")[0] for text in found} == {text.partition("→")[0] for text in expected}
    assert set(visible(opened)) - found <= set(visible(opened, "tr.measure")), "only headings beside them"
    assert opened.evaluate(f"document.querySelector({chip(kind)!r}).ariaPressed") == "true"
    assert told(opened) == f"{len(found)}項目が該当"


def test_chips_add_up_and_come_off(opened: Tab) -> None:
    before = visible(opened)
    click(opened, chip("added"))
    one = set(visible(opened, "tr[data-kinds~=added]"))
    click(opened, chip("removed"))
    assert one < set(visible(opened))
    click(opened, chip("added"))
    click(opened, chip("removed"))
    assert visible(opened) == before
    assert told(opened) == ""


def test_doubts_can_be_seen_alone(opened: Tab) -> None:
    click(opened, "[data-by=uncertain]")
    assert visible(opened) == ["1-T1"]


@pytest.mark.parametrize("text", ["太陽光", "ﾀｲﾖｳｺｳ", "3-イ-3-K1"])
def test_search_minds_neither_width_nor_kana(opened: Tab, text: str) -> None:
    search(opened, text)
    if text == "ﾀｲﾖｳｺｳ":  # the source has it in kanji
        assert told(opened) == "該当する変更はありません。"
    else:
        assert "3-イ-3-K1" in visible(opened)


def test_search_finds_old_and_new_words(opened: Tab) -> None:
    for text in ("さけます", "サケ・マス"):
        search(opened, text)
        assert visible(opened, "tr.project[data-told]") == ["2-ア-5-P3"]


def test_escape_clears(opened: Tab) -> None:
    before = visible(opened)
    search(opened, "さけます")
    opened.press("Escape")
    assert visible(opened) == before
    assert opened.evaluate("document.querySelector('input').value") == ""


def test_keys_lead_from_change_to_change(opened: Tab) -> None:
    focused = "document.activeElement.querySelector('th bdi')?.textContent"
    opened.evaluate("document.querySelector('[data-action=next]').click()")
    first = opened.evaluate(focused)
    opened.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n' }))")
    second = opened.evaluate(focused)
    assert [first, second] == visible(opened)[:2]
    opened.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'p' }))")
    assert opened.evaluate(focused) == first
    opened.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: '/' }))")
    assert opened.evaluate("document.activeElement.tagName") == "INPUT"


def test_what_changed_is_told_without_colour(opened: Tab) -> None:
    lines = "getComputedStyle(document.querySelector('{}')).textDecorationLine"
    assert opened.evaluate(lines.format("del")) == "line-through"
    assert opened.evaluate(lines.format("ins")) == "underline"


def test_dark_and_light_differ(opened: Tab) -> None:
    paper = "getComputedStyle(document.querySelector('del')).backgroundColor"
    light = opened.evaluate(paper)
    opened.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    dark = opened.evaluate(paper)
    opened.call("Emulation.setEmulatedMedia", features=[])
    assert light != dark


def test_paper_has_no_controls(opened: Tab) -> None:
    opened.call("Emulation.setEmulatedMedia", media="print")
    shown = opened.evaluate("document.querySelector('.controls').checkVisibility()")
    rows = visible(opened)
    opened.call("Emulation.setEmulatedMedia", media="")
    assert not shown
    assert rows == visible(opened)


@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_is_wider_than_the_window(opened: Tab, width: int) -> None:
    opened.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    wide = opened.evaluate("document.documentElement.scrollWidth")
    opened.call("Emulation.clearDeviceMetricsOverride")
    assert wide <= width


@pytest.mark.parametrize(
    "text",
    [
        "<script>window.run = 1</script>",
        "</script></style><img src=x onerror='window.run = 1'>",
        "\"' onfocus=window.run=1 autofocus x='",
        "<!-- --> ]]> \x00\ud800",
    ],
)
def test_no_text_runs(show: Open, text: str) -> None:
    old, new = with_project(name=text, text=text), with_project(name=f"{text}改", text=f"{text}改")
    tab = show(sp.compare(old, new))
    assert tab.evaluate("window.run") is None
    assert tab.evaluate("document.querySelectorAll('script').length") == 1
    shown = tab.evaluate("document.querySelector('tr.project td.new .name').textContent")
    assert shown == f"{text}改".replace("\x00", "\ufffd").replace("\ud800", "\ufffd")


def test_an_empty_comparison_has_no_errors(show: Open, comparison: sp.Comparison) -> None:
    old, _ = comparison.editions or (None, None)
    assert old is not None
    tab = show(sp.compare(old, old))
    assert visible(tab) == []
    nothing = sp.Strategy(title="", source=sp.Source("", "markdown", ""), goals=())
    show(sp.compare(nothing, nothing))
