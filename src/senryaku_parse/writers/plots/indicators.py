"""Indicators from baseline to target, each on its own scale, for units differ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from senryaku_parse.model import Indicator, Strategy, Target
from senryaku_parse.writers.plots.rows import ChartRow, entitle, grouped, item_row, lay_out

_COLOR = "#0072B2"
_AIMS = {1: ("目標値（増加）", ">"), -1: ("目標値（減少）", "<"), 0: ("目標値（現状と同じ）", "D")}
"""Sign of the step → what the legend says and the mark of the target."""


def indicator_rows(strategy: Strategy) -> list[ChartRow[Indicator]]:
    """A row an indicator, its target in words beside it."""
    groups = (
        (goal, [*goal.targets, *(kpi for measure in goal.measures for kpi in measure.kpis)]) for goal in strategy.goals
    )
    return grouped(groups, lambda one: item_row(one.id, one.name, one, str(one.target or "")))


def draw_indicators(ax: Axes, rows: Sequence[ChartRow[Indicator]]) -> None:
    """A line from baseline to target; in rows that lack one of them, what is missing."""
    steps: list[tuple[float, float, float]] = []
    for place, indicator in lay_out(ax, rows):
        target = indicator.target
        if target and target.baseline is not None and target.value is not None:
            steps.append((place, *_scaled(target.baseline, target.value)))
        else:
            across = ax.get_yaxis_transform()
            ax.text(0.5, place, _missing(target), transform=across, ha="center", va="center", alpha=0.6)
    legend = _draw_steps(ax, steps) if steps else []
    lowest = min((min(start, end) for _, start, end in steps), default=0.0)
    if lowest < 0:
        ax.axvline(0, color="gray", linewidth=0.8, zorder=0)
    ax.set_xlim(min(lowest, 0.0) * 1.05 - 0.01, 1.05)
    ax.xaxis.set_major_formatter(PercentFormatter(1.0))
    ax.set_xlabel("各行の現状値と目標値のうち、0 から遠いほうを 100% とした位置")
    entitle(ax, "指標の現状値 → 目標値", legend)


def _draw_steps(ax: Axes, steps: Sequence[tuple[float, float, float]]) -> list[tuple[str, Artist]]:
    """The lines at their places, from start to end, with a mark at both ends. Returns the legend."""
    places, starts, ends = zip(*steps, strict=True)
    ax.hlines(places, starts, ends, color=_COLOR, linewidth=3, alpha=0.4)
    legend: list[tuple[str, Artist]] = [
        ("現状値", ax.scatter(starts, places, facecolors="none", edgecolors=_COLOR, zorder=3))
    ]
    for sign, (name, marker) in _AIMS.items():
        aims = [(end, place) for place, start, end in steps if (end > start) - (end < start) == sign]
        if aims:
            legend.append((name, ax.scatter(*zip(*aims, strict=True), marker=marker, color=_COLOR, zorder=4)))
    return legend


def _scaled(start: Decimal, end: Decimal) -> tuple[float, float]:
    """Both values divided by the one further from 0; 0 stays 0."""
    scale = max(abs(start), abs(end)) or 1
    return float(start / scale), float(end / scale)


def _missing(target: Target | None) -> str:
    """Why an indicator has no line."""
    if target is None:
        return "目標の記載なし"
    if target.value is not None:
        return "現状値が不明"
    if target.change is not None:
        return "増減のみの目標"
    return "目標値が不明" if target.baseline is not None else "数値化されていない"
