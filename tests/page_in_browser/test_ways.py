"""Ways through the page: opening and closing, keys, screen readers, anchors."""

from __future__ import annotations

from pathlib import Path

import pytest

import senryaku_parse as sp
from tests.support.browser import Tab, needs_chromium
from tests.support.page_in_browser import Open, click, leaves, strategy_of, told, visible, wait_for

pytestmark = needs_chromium


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
    tab = show(strategy_of("事業", node_id))
    assert visible(tab) == []
    tab.evaluate("document.querySelector('li.project .place a').click()")
    wait_for(tab, "document.querySelector('li.project').matches(':target')")
    wait_for(tab, "document.querySelector('li.project').checkVisibility()")
