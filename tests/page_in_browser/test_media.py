"""The page on paper, on narrow screens, without scripts."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path

import pytest

import senryaku_parse as sp
from tests.support.browser import Tab, needs_chromium
from tests.support.page_in_browser import Open, click, hostile_strategy, leaves, visible, wait_for

pytestmark = needs_chromium


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
    tab = show(hostile_strategy(("W" * 500, "１" * 300)) if long else sp.parse(sample))
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
