"""The page of a strategy in Chromium: what a person does there, and what they see."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from senryaku_parse.findings import finding
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.source import Position, Source
from senryaku_parse.text import match_key
from tests.support.browser import PATIENCE, Tab

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
"""Texts that would be run, or do harm, where a page took them for more than texts."""


class Open(Protocol):
    """Opens the page of a strategy, at an anchor."""

    def __call__(self, strategy: Strategy, anchor: str = "") -> Tab: ...


def write(tab: Tab, text: str) -> None:
    """Write into the search field as a person does, over what stands there."""
    tab.evaluate("document.querySelector('input').focus(), document.querySelector('input').select()")
    tab.call("Input.insertText", text=text)


def click(tab: Tab, selector: str) -> None:
    """Press what `selector` finds first."""
    tab.evaluate(f"document.querySelector({selector!r}).click()")


def told(tab: Tab) -> str:
    """What the page tells of a search or a filter."""
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
    """Ids of the indicators and projects that are `wanted`, in order."""
    return [node.id for node in strategy.nodes() if isinstance(node, Indicator | Project) and wanted(node)]


def words(node: Indicator | Project) -> str:
    """What a search looks at, as texts are compared."""
    if isinstance(node, Project):
        return match_key("\n".join((node.name, node.text, node.category or "")))
    return match_key("\n".join((node.name, node.target.text if node.target else "")))


def strategy_of(name: str, node_id: str = "1-1-P1", *, reprint: bool = False) -> Strategy:
    """A strategy of one project."""
    return _strategy((Project(id=node_id, name=name, reprint=reprint),), "")


def hostile_strategy(texts: tuple[str, ...] = HOSTILE) -> Strategy:
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
