"""What must never be run on the page: text that would, scripts that are not its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import senryaku_parse as sp
from tests.support.browser import Tab, needs_chromium
from tests.support.page_in_browser import HOSTILE, Open, click, hostile_strategy, search, strategy_of

pytestmark = needs_chromium


def test_hostile_texts_are_shown_as_they_are(show: Open) -> None:
    tab = show(hostile_strategy())
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
        tab = show(strategy_of(name, reprint=True))
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
