"""A tab of Chromium that shows pages of strategies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.model import Strategy
from senryaku_parse.writers.page import write_page
from tests.support.browser import Tab, browser
from tests.support.page_in_browser import Open


@pytest.fixture(scope="package")
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
