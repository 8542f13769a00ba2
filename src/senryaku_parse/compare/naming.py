"""What a node is called in a sentence."""

from __future__ import annotations

import re
from collections import Counter

from senryaku_parse.compare.kinds import TYPES, NodeType
from senryaku_parse.compare.model import Comparison, Edition
from senryaku_parse.model import Indicator, Node, Strategy

_PERIOD = re.compile(r"[\d元]年?度?[～〜~\-－―–—][^\d元]{0,5}[\d元]")
"""A title that tells its years: （令和2年度～令和6年度）."""


def called(type_: NodeType, node: Node) -> str:
    """「事業「創業支援事業」」; its id stands for a name that is missing."""
    return TYPES[type_] + quoted(node)


def quoted(node: Node) -> str:
    """The name in 「」, or the id without a name."""
    return f"「{node.name or node.id}」"


def names_of(comparison: Comparison) -> tuple[str, str]:
    """What people call the old and the new edition: the title with its years, and the file where that does not tell
    them apart; "" where nothing names one."""
    editions = comparison.editions or (comparison.old, comparison.new)
    old, new = (_titled(edition) for edition in editions)
    if old != new:
        return old or editions[0].source.name, new or editions[1].source.name
    files = (edition.source.name for edition in editions)
    first, second = (f"{old}（{file}）" if old and file else old or file for file in files)
    return first, second


def _titled(edition: Strategy | Edition) -> str:
    """「○○市総合戦略（2020～2024年度）」; "" without a title."""
    years = _years(edition)
    return (
        f"{edition.title}（{years}）"
        if edition.title and years and not _PERIOD.search(edition.title)
        else edition.title
    )


def _years(edition: Strategy | Edition) -> str:
    """The period; else the year that most targets name."""
    if edition.period:
        return f"{edition.period.start}～{edition.period.end}年度"
    if isinstance(edition, Strategy):
        targets = (node.target for node in edition.nodes() if isinstance(node, Indicator))
        years = Counter(target.target_year for target in targets if target and target.target_year)
        if years:
            return f"目標{min(years, key=lambda year: (-years[year], year))}年度"
    return ""
