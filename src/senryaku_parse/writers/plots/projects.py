"""Projects per measure, stacked by 区分."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from senryaku_parse.model import Measure, Project, Strategy
from senryaku_parse.writers.plots.rows import ChartRow, entitle, grouped, item_row, lay_out
from senryaku_parse.writers.plots.wrapping import wrap

_COLORS = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#F0E442", "#D55E00", "#0072B2")
"""Okabe and Ito's, told apart by the colour-blind: one a 区分, the most common first."""
_NO_CATEGORY = ("区分なし", "#C8C8C8")
_OTHERS_COLOR = "#8A8A8A"
_LEGEND_WIDTH = 20


def project_rows(strategy: Strategy) -> list[ChartRow[Measure]]:
    """A row a measure."""
    groups = ((goal, goal.measures) for goal in strategy.goals)
    return grouped(groups, lambda measure: item_row(measure.id, measure.name, measure))


def draw_projects(ax: Axes, rows: Sequence[ChartRow[Measure]]) -> None:
    """Stacked bars with the number of each part, and of all at the end of the bar."""
    placed = lay_out(ax, rows)
    places = [place for place, _ in placed]
    projects = [project for _, measure in placed for project in measure.projects]
    styles = _styles(projects)
    counts = [Counter(styles[project.category] for project in measure.projects) for _, measure in placed]
    totals = [0] * len(placed)
    legend: list[tuple[str, Artist]] = []
    for kind in dict.fromkeys(styles.values()):
        name, color = kind
        widths = [count[kind] for count in counts]
        bars = ax.barh(places, widths, height=1.0, left=totals, color=color)
        ax.bar_label(bars, [str(width or "") for width in widths], label_type="center", color="black")
        totals = [total + width for total, width in zip(totals, widths, strict=True)]
        legend.append((name, bars[0]))
    for place, total in zip(places, totals, strict=True):
        ax.annotate(f"{total:,}", (total, place), xytext=(4, 0), textcoords="offset points", va="center", weight="bold")
    ax.set_xlim(0, max(totals, default=0) * 1.08 or 1)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel("事業数（再掲を含む）" if any(project.reprint for project in projects) else "事業数")
    entitle(ax, "施策ごとの事業数（区分別）", legend)


def _styles(projects: Iterable[Project]) -> dict[str | None, tuple[str, str]]:
    """区分 → its name in the legend and its colour; those that there is no colour for share one."""
    counts = Counter(project.category for project in projects)
    names = [name for name, _ in counts.most_common() if name is not None]
    own, others = names[: len(_COLORS)], names[len(_COLORS) :]
    styles: dict[str | None, tuple[str, str]] = {
        name: ("".join(wrap(name, _LEGEND_WIDTH, 1)), color) for name, color in zip(own, _COLORS, strict=False)
    }
    styles |= dict.fromkeys(others, (f"ほかの区分 {len(others):,}種類", _OTHERS_COLOR))
    return styles | ({None: _NO_CATEGORY} if None in counts else {})
