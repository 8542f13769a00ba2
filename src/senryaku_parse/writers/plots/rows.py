"""The rows both charts are made of: a name to the left, a note to the right, goals as headings between them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.text import Text

from senryaku_parse.model import Goal
from senryaku_parse.writers.plots.wrapping import wrap

MAX_ROWS = 200
"""How many rows a chart draws; what is left out is counted in a last row."""

LABEL_WIDTH, HEADING_WIDTH, NOTE_WIDTH = 50, 70, 44
"""Widths in half-width characters."""
_LINES = 3
"""How many lines a name or note takes at most."""
_LEGEND_COLUMNS = 5
_LEGEND_LINE = 14.0
"""Height of a line of the legend, in points."""
_GAP = 0.6
"""Room between two rows, in lines."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class ChartRow(Generic[_Item]):
    """One row of a chart."""

    label: tuple[str, ...]
    """The lines of its name."""
    item: _Item | None = None
    """What the row shows; null for a heading."""
    note: tuple[str, ...] = ()
    """The lines beside it, to the right."""

    @property
    def height(self) -> float:
        """In lines."""
        return max(len(self.label), len(self.note)) + _GAP


def item_row(node_id: str, name: str, item: _Item, note: str = "") -> ChartRow[_Item]:
    """The row of `item`, a node with an id and a name."""
    label = wrap(f"{node_id} {name or '（名前なし）'}", LABEL_WIDTH, _LINES)
    return ChartRow(label, item, wrap(note, NOTE_WIDTH, _LINES))


def grouped(
    groups: Iterable[tuple[Goal, Sequence[_Item]]], row: Callable[[_Item], ChartRow[_Item]]
) -> list[ChartRow[_Item]]:
    """A heading a goal, then the rows of its items; after `MAX_ROWS` of them, how many items are not drawn."""
    entries: list[Goal | _Item] = []
    for goal, items in groups:
        entries += [goal, *items]
    rows = [_heading(entry) if isinstance(entry, Goal) else row(entry) for entry in entries[:MAX_ROWS]]
    hidden = sum(not isinstance(entry, Goal) for entry in entries[MAX_ROWS:])
    return [*rows, ChartRow((f"ほか {hidden:,}件（図では省略）",))] if hidden else rows


def total_height(rows: Sequence[ChartRow[_Item]]) -> float:
    """The height of all rows, in lines."""
    return sum(row.height for row in rows)


def lay_out(ax: Axes, rows: Sequence[ChartRow[_Item]]) -> list[tuple[float, _Item]]:
    """Write names, headings and notes of `rows` into `ax`, first row on top. Returns the items with their places."""
    ends = list(accumulate((row.height for row in rows), initial=0.0))
    placed = [(end - row.height / 2, row) for end, row in zip(ends[1:], rows, strict=True)]
    ax.set_ylim(max(ends[-1], 1.0), 0.0)
    for place, row in placed:
        if row.item is None:
            _band(ax, place, row)
    items = [(place, row) for place, row in placed if row.item is not None]
    places = [place for place, _ in items]
    ax.set_yticks(places, labels=["\n".join(row.label) for _, row in items])
    ax.tick_params(axis="y", length=0)
    texts = list(ax.get_yticklabels())
    if any(row.note for row in rows):
        right = ax.secondary_yaxis("right")
        right.set_yticks(places, labels=["\n".join(row.note) for _, row in items])
        right.tick_params(axis="y", length=0)
        right.spines["right"].set_visible(False)
        texts += right.get_yticklabels()
    literal(texts)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    return [(place, row.item) for place, row in items if row.item is not None]


def entitle(ax: Axes, title: str, legend: Sequence[tuple[str, Artist]]) -> None:
    """Write `title` above `ax`, and below it the legend: names and what they stand for."""
    lines = math.ceil(len(legend) / _LEGEND_COLUMNS)
    ax.set_title(title, loc="left", weight="bold", pad=6 + lines * _LEGEND_LINE)
    if legend:
        box = ax.legend(
            [artist for _, artist in legend],
            [""] * len(legend),
            ncols=_LEGEND_COLUMNS,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            borderaxespad=0.2,
            frameon=False,
        )
        for text, (name, _) in zip(box.get_texts(), legend, strict=True):
            text.set_text(name)  # given as a label, a name that begins with "_" would be left out
        literal(box.get_texts())


def literal(texts: Iterable[Text]) -> None:
    """Make `$` in `texts` a character, not the begin of a formula."""
    for text in texts:
        text.set_parse_math(False)


def _heading(goal: Goal) -> ChartRow[_Item]:
    return ChartRow(wrap(f"{goal.id} {goal.name or '（名前なし）'}", HEADING_WIDTH, _LINES))


def _band(ax: Axes, place: float, row: ChartRow[_Item]) -> None:
    """A heading: a band over the whole width with the name in it."""
    half = (row.height - _GAP / 2) / 2
    ax.axhspan(place - half, place + half, color="gray", alpha=0.15, linewidth=0)
    heading = ax.text(0.01, place, "\n".join(row.label), transform=ax.get_yaxis_transform(), va="center", weight="bold")
    literal([heading])
