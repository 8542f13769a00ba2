"""What an edit of a workbook did: to the strategy that is loaded after it, and in findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from openpyxl import Workbook

from senryaku_parse.findings import Finding
from senryaku_parse.model import Indicator, Project, Strategy
from tests.support.planner import nodes

Edit = Callable[[Workbook], Any]
Load = Callable[[Edit], tuple[Strategy, list[Finding]]]
"""Edit → the strategy loaded after it, and the findings that came with it."""


def codes(found: list[Finding]) -> list[str]:
    """The codes of findings, in order."""
    return [one.code for one in found]


def project(strategy: Strategy, node_id: str) -> Project:
    """The project with an id."""
    found = nodes(strategy)[node_id]
    assert isinstance(found, Project)
    return found


def indicator(strategy: Strategy, node_id: str) -> Indicator:
    """The indicator with an id."""
    found = nodes(strategy)[node_id]
    assert isinstance(found, Indicator)
    return found


def changed(strategy: Strategy, other: Strategy) -> set[str]:
    """Ids of the nodes that differ in what is their own."""

    def own(node: Any) -> Any:
        below = {"targets", "measures", "kpis", "projects"} & set(type(node).__slots__)
        return replace(node, **dict.fromkeys(below, ()))

    here, there = nodes(strategy), nodes(other)
    return {
        one
        for one in here.keys() | there.keys()
        if one not in here or one not in there or own(here[one]) != own(there[one])
    }
