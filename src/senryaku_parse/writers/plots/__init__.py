"""Charts with matplotlib, the extra `plot`: projects per measure by 区分, indicators from baseline to target.

Nothing outside the figure changes: no pyplot, no backend, no rcParams. The colours of text and background are the
user's own.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Literal, TypeAlias

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import list_out, render
from senryaku_parse.model import Strategy

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ChartKind: TypeAlias = Literal["projects", "indicators"]

_NO_MATPLOTLIB = "writing.needs-matplotlib"
_NO_FONT = "writing.needs-font"


def plot(strategy: Strategy, kind: ChartKind | None = None, ax: Axes | None = None) -> Figure:
    """`strategy` as a figure: of one kind, or of both one above the other.

    - "projects": a bar a measure, stacked by 区分, with the numbers; 再掲 are counted where they stand.
    - "indicators": a row an indicator, from baseline to target, each row on its own scale from 0 to the larger of
      the two, since units differ; its numbers stand beside it. An indicator that lacks one of the two has no mark
      and says what is missing.

    `ax` draws into axes there are already; the result is their figure. A font that has Japanese is found among those
    installed; a warning says what to install where there is none.

    Raises:
        UsageError: matplotlib is missing, there is no such kind, or `ax` is given without a kind.
    """
    try:
        from senryaku_parse.writers.plots.figure import CHARTS, draw
        from senryaku_parse.writers.plots.fonts import japanese_family
    except ModuleNotFoundError as error:
        if error.name != "matplotlib":
            raise
        raise UsageError(render(_NO_MATPLOTLIB)) from None
    if kind is not None and kind not in CHARTS:
        raise UsageError(render("writing.no-chart", kind=kind, charts=list_out(CHARTS)))
    if ax is not None and kind is None:
        raise UsageError(render("writing.one-chart-an-ax", charts=list_out(CHARTS)))
    family = japanese_family()
    if family is None:
        warnings.warn(render(_NO_FONT), stacklevel=3)
    return draw(strategy, (kind,) if kind else tuple(CHARTS), ax, family)
