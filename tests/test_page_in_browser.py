"""The page as Chromium shows it: search, filters, keys, anchors, print; nothing fetched, nothing run that is text."""

from __future__ import annotations

import re
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

import senryaku_parse as sp
from senryaku_parse.findings import finding
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.source import Position, Source
from senryaku_parse.text import match_key
from senryaku_parse.writers.page import write_page
from tests.support.browser import PATIENCE, Tab, browser, needs_chromium

pytestmark = needs_chromium

HOSTILE = (
    "<script>window.run = 1</script>",
    "</script></style></title><img src=x onerror='window.run = 1'>",
    "\"' onfocus=window.run=1 autofocus x='",
    "javascript:window.run=1",
    "&lt;b&gt; &amp; &#60;",
    "\u202eevil\u2066\u2029\u2028",
    "{{7*7}} ${window.run=1} `",
    "<!-- --> ]]> <?php",
    "\x00\x1b\ud800 \ufffe",
)


class Open(Protocol):
    def __call__(self, strategy: Strategy, anchor: str = "") -> Tab: ...


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def show(tab: Tab, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a strategy. Whatever a test does there: no error, no breach of the policy, no request."""
    path = tmp_path / "out.html"

    def show(strategy: Strategy, anchor: str = "") -> Tab:
        path.write_bytes(write_page(strategy).file())
        tab.open(path.as_uri() + anchor)
        return tab

    yield show
    tab.call("Emulation.setEmulatedMedia", media="")
    tab.call("Emulation.clearDeviceMetricsOverride")
    tab.call("Emulation.setScriptExecutionDisabled", value=False)
    tab.evaluate("1")  # whatever was to be told has been told by then
    told = [event for event in tab.events if event["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
    told += [event for event in tab.events if event["method"] == "Runtime.consoleAPICalled"]
    requests = [
        event["params"]["request"]["url"] for event in tab.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert not told
    assert {url.partition("#")[0] for url in requests} == {path.as_uri()}


@pytest.fixture
def opened(show: Open, sample: Path) -> Tab:
    """The page of the sample."""
    return show(sp.parse(sample))


def write(tab: Tab, text: str) -> None:
    """Write into the search field as a person does, over what stands there."""
    tab.evaluate("document.querySelector('input').focus(), document.querySelector('input').select()")
    tab.call("Input.insertText", text=text)


def click(tab: Tab, selector: str) -> None:
    tab.evaluate(f"document.querySelector({selector!r}).click()")


def told(tab: Tab) -> str:
    return str(tab.evaluate("document.querySelector('output').textContent"))


def visible(tab: Tab, selector: str = "li[data-node]") -> list[str]:
    """Ids of the rows that can be seen."""
    script = f"[...document.querySelectorAll({selector!r})].filter(row => row.checkVisibility()).map(row => row.id)"
    return list(tab.evaluate(script))


def wait_for(tab: Tab, condition: str) -> None:
    """Until JavaScript `condition` holds."""
    end = time.monotonic() + PATIENCE
    while not tab.evaluate(f"Boolean({condition})"):
        assert time.monotonic() < end, condition
        time.sleep(0.02)


def search(tab: Tab, text: str) -> list[str]:
    """The rows that are seen once `text` is searched."""
    tab.evaluate("document.querySelector('output').textContent = 'waiting'")
    write(tab, text)
    wait_for(tab, "document.querySelector('output').textContent !== 'waiting'")
    return visible(tab)


def leaves(strategy: Strategy, wanted: Callable[[Indicator | Project], bool]) -> list[str]:
    return [node.id for node in strategy.nodes() if isinstance(node, Indicator | Project) and wanted(node)]


def words(node: Indicator | Project) -> str:
    if isinstance(node, Project):
        return match_key("\n".join((node.name, node.text, node.category or "")))
    return match_key("\n".join((node.name, node.target.text if node.target else "")))


# Search


@pytest.mark.parametrize("text", ["北洋銀行", "病院", "保育料", "10億円", "ワンストップ"])
def test_search_shows_the_rows_that_hold_the_text(opened: Tab, sample: Path, text: str) -> None:
    expected = leaves(sp.parse(sample), lambda node: match_key(text) in words(node))
    assert expected
    assert search(opened, text) == expected
    assert told(opened).startswith(f"{len(expected)}件が該当")
    assert opened.evaluate("CSS.highlights.get('hit').size") >= len(expected)


@pytest.mark.parametrize(
    ("typed", "as_if"),
    [
        ("ＵＩターン", "UIターン"),
        ("ｕｉﾀｰﾝ", "UIターン"),
        ("わんすとっぷ", "ワンストップ"),
        ("ﾏﾀﾆﾃｨﾏｰｸ", "マタニティマーク"),
        ("ｳｴﾃﾞｨﾝｸﾞ", "ウエディング"),
    ],
)
def test_search_does_not_mind_width_case_and_kana(opened: Tab, typed: str, as_if: str) -> None:
    found = search(opened, as_if)
    assert found
    assert search(opened, typed) == found


def test_what_an_input_method_has_not_committed_is_not_searched(opened: Tab, sample: Path) -> None:
    opened.evaluate("document.querySelector('input').focus()")
    opened.call("Input.imeSetComposition", text="ぎんこう", selectionStart=4, selectionEnd=4)
    opened.evaluate("new Promise(done => setTimeout(done, 300))")
    assert told(opened) == ""
    opened.call("Input.insertText", text="銀行")
    wait_for(opened, "document.querySelector('output').textContent")
    assert visible(opened) == leaves(sp.parse(sample), lambda node: "銀行" in words(node))


def test_all_words_must_be_there(opened: Tab, sample: Path) -> None:
    expected = leaves(sp.parse(sample), lambda node: all(word in words(node) for word in ("支援", "北洋銀行")))
    assert expected
    assert search(opened, "北洋銀行　支援") == expected


def test_an_id_finds_its_row(opened: Tab) -> None:
    assert "1-ア-2-P13" in search(opened, "1-ア-2-P13")


def test_a_measure_that_holds_the_text_shows_all_it_has(opened: Tab, sample: Path) -> None:
    measure = sp.parse(sample).goals[0].measures[0]
    search(opened, measure.name)
    click(opened, "[data-action=open]")
    assert visible(opened) == [*(kpi.id for kpi in measure.kpis), *(project.id for project in measure.projects)]


def test_marks_cover_the_text_as_it_is_written(opened: Tab) -> None:
    search(opened, "uiたーん")
    marked = opened.evaluate(
        "[...CSS.highlights.get('hit')].map(hit => {"
        "  const range = document.createRange();"
        "  range.setStart(hit.startContainer, hit.startOffset);"
        "  range.setEnd(hit.endContainer, hit.endOffset);"
        "  return String(range);"
        "})"
    )
    assert set(marked) == {"UIターン"}


def test_marks_cover_half_width_kana_with_their_voice_marks(show: Open) -> None:
    tab = show(_one("港ｶﾞｲﾄﾞの会"))
    search(tab, "ガイド")
    hit = "[...CSS.highlights.get('hit')][0]"
    assert tab.evaluate(f"[{hit}.startOffset, {hit}.endOffset]") == [1, 6]


def test_nothing_found_is_said(opened: Tab) -> None:
    assert search(opened, "該当しない言葉") == []
    assert told(opened) == "該当する項目はありません。"
    assert visible(opened, "[data-node], .group") == []


def test_clearing_brings_the_tree_back_as_it_was(opened: Tab) -> None:
    click(opened, "[id='2-ア-1'] > summary")
    before = visible(opened, "[data-node]")
    search(opened, "銀行")
    assert visible(opened, "[data-node]") != before
    click(opened, "[data-action=clear]")
    assert visible(opened, "[data-node]") == before
    assert told(opened) == ""
    assert opened.evaluate("document.querySelector('input').value + CSS.highlights.get('hit').size") == "0"
    assert opened.evaluate("document.activeElement === document.querySelector('input')")


# Filters


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
    kpis = [kpi.id for measure in sp.parse(sample).measures() for kpi in measure.kpis]
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


# Opening and closing


def test_open_all_and_close_all(opened: Tab, sample: Path) -> None:
    click(opened, "[data-action=open]")
    assert visible(opened) == leaves(sp.parse(sample), lambda node: True)
    click(opened, "[data-action=close]")
    assert visible(opened, "[data-node]") == ["1", "2", "3"]


def test_every_branch_opens_by_keyboard(opened: Tab) -> None:
    opened.evaluate("document.querySelector('[id=\"1-ア-1\"] > summary').focus()")
    for key in ("Enter", "Space"):
        before = opened.evaluate("document.getElementById('1-ア-1').open")
        opened.press(key)
        assert opened.evaluate("document.getElementById('1-ア-1').open") is not before


def test_chips_are_pressed_by_keyboard(opened: Tab) -> None:
    opened.evaluate("document.querySelector('[data-value=新規]').focus()")
    opened.press("Space")
    wait_for(opened, "document.querySelector('[data-value=新規]').ariaPressed === 'true'")
    assert told(opened).startswith("33件")


def test_the_tab_key_goes_through_all_controls_in_order(opened: Tab) -> None:
    expected = opened.evaluate(
        "[...document.querySelectorAll('.controls :is(input, button):not([hidden])')].map(one => one.outerHTML)"
    )
    opened.evaluate("document.querySelector('.controls input').focus()")
    for one in expected:
        assert opened.evaluate("document.activeElement.outerHTML") == one
        assert opened.evaluate("document.activeElement.matches(':focus-visible')")
        opened.press("Tab")


def test_everything_to_press_has_a_name_for_screen_readers(opened: Tab) -> None:
    click(opened, "[data-action=open]")
    roles = {"button", "link", "searchbox", "DisclosureTriangle"}
    nodes = opened.call("Accessibility.getFullAXTree")["nodes"]
    names = [(node["role"]["value"], node["name"]["value"]) for node in nodes if node["role"]["value"] in roles]
    assert {role for role, _ in names} == roles
    assert all(name.strip() for _, name in names)


# Anchors


def test_a_deep_link_opens_what_it_leads_to(show: Open, sample: Path) -> None:
    tab = show(sp.parse(sample), "#2-%E3%82%A4-1-P3")
    wait_for(tab, "document.getElementById('2-イ-1-P3').checkVisibility()")
    wait_for(tab, "document.getElementById('2-イ-1-P3').getBoundingClientRect().top < innerHeight")
    assert tab.evaluate("document.getElementById('2-イ-1-P3').getBoundingClientRect().top") > tab.evaluate(
        "document.querySelector('.controls').getBoundingClientRect().bottom"
    )


def test_a_link_leads_to_a_row_that_a_filter_hides(opened: Tab) -> None:
    click(opened, "[data-value=新規]")
    click(opened, "#findings a[href='#finding-3']")
    wait_for(opened, "document.getElementById('finding-3').checkVisibility()")
    assert told(opened) == ""
    opened.evaluate("document.getElementById('1').open = false")
    click(opened, "#findings a[href='#finding-3']")
    wait_for(opened, "document.getElementById('finding-3').checkVisibility()")


@pytest.mark.parametrize(
    "node_id", ["100%", "a b", "日本/#?&", "%41", "\"'<b>", "a:~:text=b", "＃", "\x00", "\u202e", "tree"]
)
def test_any_id_can_be_linked_to(show: Open, node_id: str) -> None:
    tab = show(_one("事業", node_id))
    assert visible(tab) == []
    tab.evaluate("document.querySelector('li.project .place a').click()")
    wait_for(tab, "document.querySelector('li.project').matches(':target')")
    wait_for(tab, "document.querySelector('li.project').checkVisibility()")


# What must never be run


def test_hostile_texts_are_shown_as_they_are(show: Open) -> None:
    tab = show(_hostile())
    click(tab, "[data-action=open]")
    for text in HOSTILE:
        search(tab, text)
    click(tab, "[data-action=clear]")
    shown = tab.evaluate("[...document.querySelectorAll('li.project .name bdi')].map(one => one.textContent)")
    replaced = str.maketrans(dict.fromkeys("\x00\x1b\ud800\ufffe", "\ufffd"))
    assert shown == [text.translate(replaced) for text in HOSTILE]
    assert tab.evaluate("window.run === undefined && document.scripts.length === 1 && document.images.length === 0")


def test_a_name_that_turns_direction_turns_nothing_beside_it(show: Open) -> None:
    """With a right-to-left override in its name, the link after it stands where it stands without one."""
    left = "document.querySelector('li.project .reprint').getBoundingClientRect().left"
    places = []
    for name in ("evil", "\u202eevil"):
        tab = show(_one(name, reprint=True))
        click(tab, "[data-action=open]")
        places.append(tab.evaluate(left))
    assert places[0] == pytest.approx(places[1], abs=1)


def test_the_policy_stops_what_is_not_the_page_s_own(show: Open, sample: Path, tab: Tab) -> None:
    show(sp.parse(sample))
    blocked = tab.evaluate(
        "new Promise(done => {"
        "  document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));"
        "  const script = document.createElement('script');"
        "  script.textContent = 'window.run = 1';"
        "  document.body.append(script);"
        "})"
    )
    assert blocked == "script-src-elem"
    assert tab.evaluate("window.run === undefined")
    show(sp.parse(sample))  # that breach was wanted


def _one(name: str, node_id: str = "1-1-P1", *, reprint: bool = False) -> Strategy:
    """A strategy of one project."""
    return _strategy((Project(id=node_id, name=name, reprint=reprint),), "")


def _hostile(texts: tuple[str, ...] = HOSTILE) -> Strategy:
    """A strategy of these texts alone."""
    first, *_ = texts
    projects = tuple(
        Project(id=f"{text}-{at}", name=text, text=text, category=text, organizations=(text,), department=text)
        for at, text in enumerate(texts)
    )
    found = tuple(
        finding("cell-unplaced", text, before=text, after=text, position=Position(line=at))
        for at, text in enumerate(texts)
    )
    return replace(_strategy(projects, first), title=first, municipality=first, findings=found)


def _strategy(projects: tuple[Project, ...], text: str) -> Strategy:
    kpi = Indicator(id="1-1-K1", name=text, department=text, baseline_text=text)
    measure = Measure(id="1-1", name=text or "施策", area=Area(marker="ア", name=text), kpis=(kpi,), projects=projects)
    goal = Goal(id="1", name=text or "目標", measures=(measure,))
    return Strategy(title="計画", source=Source(text, "markdown", ""), goals=(goal,))


# Paper, narrow screens, no scripts


def test_print_opens_all_and_shows_no_controls(opened: Tab, sample: Path) -> None:
    before = visible(opened, "[data-node]")
    opened.call("Emulation.setEmulatedMedia", media="print")
    assert visible(opened) == leaves(sp.parse(sample), lambda node: True)  # by style where the browser can
    opened.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.evaluate("document.querySelector('main details:not([open])') === null")
    assert visible(opened) == leaves(sp.parse(sample), lambda node: True)
    assert visible(opened, "main .note") == opened.evaluate(
        "[...document.querySelectorAll('.note')].map(one => one.id)"
    )
    assert opened.evaluate("![...document.querySelectorAll('input, button')].some(one => one.checkVisibility())")
    opened.evaluate("window.dispatchEvent(new Event('afterprint'))")
    opened.call("Emulation.setEmulatedMedia", media="")
    assert visible(opened, "[data-node]") == before


def test_a_pdf_is_made_of_it(opened: Tab) -> None:
    paper = b64decode(opened.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert paper.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) > 3


@pytest.mark.parametrize("width", [320, 390, 768, 1400])
@pytest.mark.parametrize("long", [False, True], ids=["the sample", "words without an end"])
def test_nothing_is_wider_than_the_screen(show: Open, sample: Path, width: int, long: bool) -> None:
    tab = show(_hostile(("W" * 500, "１" * 300)) if long else sp.parse(sample))
    tab.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    click(tab, "[data-action=open]")
    tab.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_it_reads_without_scripts(show: Open, sample: Path, tab: Tab) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    show(sp.parse(sample))
    assert not tab.evaluate("document.querySelector('.controls').checkVisibility()")
    tab.evaluate("document.querySelector('[id=\"1-ア-1\"] > summary').focus()")
    tab.press("Enter")
    wait_for(tab, "document.getElementById('1-ア-1-P1').checkVisibility()")
