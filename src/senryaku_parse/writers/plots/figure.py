"""The figure: its size from its rows, its font, and how a notebook shows it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Strategy
from senryaku_parse.writers.plots.indicators import draw_indicators, indicator_rows
from senryaku_parse.writers.plots.projects import draw_projects, project_rows
from senryaku_parse.writers.plots.rows import ChartRow, total_height

_FONT_SIZE = 9.0
_LINE = _FONT_SIZE * 1.4 / 72
"""Height of a line, in inches."""
_WIDTH = 13.0
"""Width of the figure, in inches."""
_AROUND = 1.2
"""Room for title, legend and axis of one chart, in inches."""
_FALLBACK = "DejaVu Sans"
"""What matplotlib brings along, for the characters that the Japanese font lacks."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One kind of chart: its rows, and what draws them."""

    rows: Callable[[Strategy], list[ChartRow[Any]]]
    draw: Callable[[Axes, Sequence[ChartRow[Any]]], None]


CHARTS = frozendict(
    {"projects": Chart(project_rows, draw_projects), "indicators": Chart(indicator_rows, draw_indicators)}
)
"""Kind → chart, in the order in which both are drawn."""


class NotebookFigure(Figure):
    """A figure that a notebook shows although pyplot does not know it."""

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Glyph .* missing")  # said once for all by `plot`, not for each character
            self.savefig(buffer, format="png")
        return buffer.getvalue()


def draw(strategy: Strategy, kinds: Sequence[str], ax: Axes | None, family: str | None) -> Figure:
    """The charts called `kinds` one above the other, or the only one in `ax`; in the font `family` where given."""
    charts = [CHARTS[kind] for kind in kinds]
    rows = [chart.rows(strategy) for chart in charts]
    with matplotlib.rc_context(_settings(family)):
        places = [ax] if ax is not None else _axes([total_height(of_one) for of_one in rows])
        for chart, of_one, place in zip(charts, rows, places, strict=True):
            place.tick_params(labelfontfamily=matplotlib.rcParams["font.family"])
            chart.draw(place, of_one)
    return cast(Figure, places[0].get_figure(root=True))


def _settings(family: str | None) -> Any:
    return {"font.size": _FONT_SIZE} | ({"font.family": [family, _FALLBACK]} if family else {})


def _axes(heights: Sequence[float]) -> list[Axes]:
    """Axes one above the other in a new figure, tall enough for `heights` lines of text."""
    inches = [height * _LINE + _AROUND for height in heights]
    figure = NotebookFigure(figsize=(_WIDTH, sum(inches)), layout="constrained")
    return list(figure.subplots(len(heights), 1, squeeze=False, height_ratios=inches)[:, 0])
