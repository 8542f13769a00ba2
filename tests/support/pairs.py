"""Pairs of indicators, each in the same place of two editions: read from a case file, put into documents, judged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import senryaku_parse as sp

_NEIGHBOURS = (
    "広報紙の発行部数 | 9,800部 | 9,900部 | 秘書広報課",
    "窓口アンケートの回収数 | 310枚 | 480枚 | 市民窓口課",
)
"""What stands before and after the indicator in both editions."""


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """One line of a case file: name, baseline, target and department in the old edition, and in the new one."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    def editions(self, layout: str) -> tuple[sp.Strategy, sp.Strategy]:
        """Both editions as documents of `layout`: "columns" or "labels"."""
        document = _columns if layout == "columns" else _labels
        old, new = (document(cells, years) for cells, years in ((self.old, "R1 R6"), (self.new, "R6 R11")))
        return sp.parse_text(old, format="markdown"), sp.parse_text(new, format="markdown")


def read_pairs(path: Path) -> list[IndicatorPair]:
    """The pairs of a case file."""
    sides = [line.split(" || ") for line in path.read_text("utf-8").splitlines()]
    return [IndicatorPair(*(tuple(side.split(" | ")) for side in pair)) for pair in sides]


def verdict(old: sp.Strategy, new: sp.Strategy) -> str:
    """What the comparison makes of the indicator between its neighbours: "certain", "uncertain" or "apart"."""
    ours, theirs = (edition.goals[0].measures[0].kpis[1].id for edition in (old, new))
    for pair in sp.compare(old, new).pairs:
        if (pair.old, pair.new) == (ours, theirs):
            return "uncertain" if pair.uncertain else "certain"
    return "apart"


def _columns(cells: tuple[str, ...], years: str) -> str:
    before, after = _NEIGHBOURS
    first, last = years.split()
    head = f"| 基本目標 | 施策 | KPI | 基準値（{first}） | 目標値（{last}） | 担当課 |\n|---|---|---|---|---|---|\n"
    rows = (before, " | ".join(cells), after)
    return head + "".join(f"| 1 暮らしを支えるまち | 市民との協働 | {row} |\n" for row in rows)


def _labels(cells: tuple[str, ...], years: str) -> str:
    head = (
        "| | | | |\n|---|---|---|---|\n| 基本目標 | 1. 暮らしを支えるまち | | |\n| 具体的施策 | ①市民との協働 | | |\n"
    )
    rows = (_NEIGHBOURS[0].split(" | "), cells, _NEIGHBOURS[1].split(" | "))
    return head + "".join(f"| KPI | {row[0]} ⇒ {row[2]} | | |\n" for row in rows)
