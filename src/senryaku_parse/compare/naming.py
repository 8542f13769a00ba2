"""What a node is called in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from senryaku_parse.compare.kinds import TYPES, NodeType
from senryaku_parse.compare.model import Comparison, Edition
from senryaku_parse.messages import render, term
from senryaku_parse.model import Indicator, Node, Strategy

_PERIOD = re.compile(r"[\d元]年?度?[～〜~\-－―–—][^\d元]{0,5}[\d元]")
"""A title that tells its years: （令和2年度～令和6年度）."""


def called(type_: NodeType, node: Node) -> str:
    """「事業「創業支援事業」」; its id stands for a name that is missing."""
    return render("editions.called", type=term(TYPES[type_]), name=quoted(node))


def quoted(node: Node) -> str:
    """The name in 「」, or the id without a name."""
    return render("common.quoted", text=node.name or node.id)


def names_of(comparison: Comparison) -> tuple[str, str]:
    """What people call the old and the new edition; see `edition_names`."""
    old, new = edition_names(comparison.editions or (comparison.old, comparison.new))
    return old, new


def edition_names(editions: Sequence[Strategy | Edition]) -> list[str]:
    """The title of each edition with its years, and the file where that does not tell it apart; "" where nothing names it."""
    titles = [_titled(edition) for edition in editions]
    files = [edition.source.name for edition in editions]
    return [
        title
        if title and titles.count(title) == 1
        else render("editions.titled-file", title=title, file=file)
        if title and file
        else title or file
        for title, file in zip(titles, files, strict=True)
    ]


def _titled(edition: Strategy | Edition) -> str:
    """「○○市総合戦略（2020～2024年度）」; "" without a title."""
    years = _years(edition)
    return (
        render("editions.titled-years", title=edition.title, years=years)
        if edition.title and years and not _PERIOD.search(edition.title)
        else edition.title
    )


def _years(edition: Strategy | Edition) -> str:
    """The period; else the year that most targets name."""
    if edition.period:
        return render("editions.years", start=edition.period.start, end=edition.period.end)
    if isinstance(edition, Strategy):
        targets = (node.target for node in edition.nodes() if isinstance(node, Indicator))
        years = Counter(target.target_year for target in targets if target and target.target_year)
        if years:
            return render("editions.years-of-targets", year=min(years, key=lambda year: (-years[year], year)))
    return ""
