"""The same strategy in every layout, beside the sample's: microseconds and instructions a leaf, and how both grow.

Leaves are those that are read: a card holds no project. Instructions are counted where there is valgrind, of the small
documents, as what one more takes in a process that has read its like.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from shutil import which

from measure import best_in_turn

import senryaku_parse as sp

sys.path.insert(0, str(Path(__file__).parent.parent))  # what makes documents is shared with the tests
from tests.support import wording
from tests.support.layouts import LAYOUTS
from tests.support.layouts.page import written
from tests.support.layouts.style import CHOICES, Style
from tests.support.printing import slots_of, table_of, to_markdown
from tests.support.scaled import scaled

SIZES = (500, 5_000)
GOAL = 3.0
"""Times the instructions of the sample's layout that a leaf of any other may take."""
ROUNDS = {500: 8, 5_000: 4}
LARGE = sp.Limits(rows=250_000, characters=40_000_000, slots=1_000_000, elements=1_200_000)
COUNTED = "import sys, gc, senryaku_parse as sp; from pathlib import Path; gc.disable(); " + (
    f"[sp.parse_text(Path(path).read_text('utf-8'), format='markdown', limits=sp.{LARGE}) for path in sys.argv[1:]]"
)
"""A process that parses each file of Markdown."""
PLAIN = Style(**{name: choices[0] for name, choices in CHOICES.items()})
"""Markdown, blanks below merged cells; few of the fields that a style may have."""
USUAL = replace(PLAIN, areas=True, targets=True, kpis=True, projects=True, baselines=True, in_order=True, lines=True)
CARDS = 3
"""Rows of a header that stand for cards where rows are labels."""
OTHERS: Mapping[str, tuple[str, Style]] = {
    "columns": ("columns", USUAL),
    "project first": ("project-first", USUAL),
    "label rows": ("label-rows", USUAL),
    "label rows, inner tables": ("label-rows", replace(USUAL, inner_tables=True)),
    "cards": ("label-rows", replace(USUAL, header_rows=CARDS)),
    "outline": ("outline", USUAL),
    "outline with tables": ("outline", replace(USUAL, lines=False)),
}
"""Name → the printer and its style."""


def main() -> None:
    layouts = {"label column": label_column} | {name: partial(printed, *of) for name, of in OTHERS.items()}
    for size in SIZES:
        documents = [[document(size, seed) for document in layouts.values()] for seed in range(ROUNDS[size])]
        leaves = [count_leaves(document) for document in documents[0]]
        actions = [partial(_parse_one, at) for at in range(len(layouts))]
        seconds = best_in_turn(documents, *actions)
        show(size, layouts, leaves, [value * 1e6 for value in seconds], "µs")
        if size == SIZES[0] and which("valgrind"):
            counted = [instructions(*column[:2]) / 1e3 for column in zip(*documents, strict=True)]
            show(size, layouts, leaves, counted, "k instructions", GOAL)


def show(
    size: int, names: Mapping[str, object], leaves: list[int], totals: list[float], unit: str, goal: float | None = None
) -> None:
    """A line a layout: what a leaf takes of `totals`, and its ratio to the first."""
    wanted = f", goal ≤ {goal:.1f}" if goal else ""
    each = [total / number for total, number in zip(totals, leaves, strict=True)]
    for name, number, one in zip(names, leaves, each, strict=True):
        print(
            f"{size:,}: {name}, {number:,} leaves: {one:.1f} {unit} a leaf = {one / each[0]:.2f} × {next(iter(names))}{wanted}"
        )


def strategy(size: int, seed: int) -> sp.Strategy:
    """A strategy of so many leaves whose indicators all have a long name, a baseline and an aim."""
    random = Random(seed)

    def stated(indicator: sp.Indicator) -> sp.Indicator:
        text = indicator.target.text if indicator.target else ""
        aim = re.sub(r"^5年で", "", text)
        baseline = f"{random.randint(1, 900)}{aim.lstrip('0123456789,')}"
        return replace(
            indicator, name=f"{wording.theme(random)}・{indicator.name}", target_text=aim, baseline_text=baseline
        )

    goals = tuple(
        replace(
            goal,
            measures=tuple(replace(one, kpis=tuple(map(stated, one.kpis))) for one in goal.measures),
        )
        for goal in scaled(size, seed).goals
    )
    return replace(scaled(0), goals=goals, period=sp.Period(start=2020, end=2024))


def label_column(size: int, seed: int) -> str:
    """The sample's layout."""
    return to_markdown(slots_of(table_of(strategy(size, seed))))


def printed(layout: str, style: Style, size: int, seed: int) -> str:
    """Another layout."""
    return written(LAYOUTS[layout](strategy(size, seed), style).page, style)


def count_leaves(document: str) -> int:
    """The indicators and projects that are read."""
    nodes = sp.parse_text(document, format="markdown", limits=LARGE).nodes()
    return sum(isinstance(node, sp.Indicator | sp.Project) for node in nodes)


def instructions(first: str, second: str) -> int:
    """Instructions that `second` takes after `first`."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / f"{name}.md") for name in ("first", "second")]
        for path, text in zip(paths, (first, second), strict=True):
            Path(path).write_text(text, "utf-8")
        return _collected(*paths) - _collected(*paths[:1])


def _collected(*paths: str) -> int:
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, "-c", COUNTED, *paths]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0"})
    return int(ran.stderr.rpartition("Collected : ")[2].split()[0])


def _parse_one(at: int, documents: list[str]) -> object:
    return sp.parse_text(documents[at], format="markdown", limits=LARGE)


if __name__ == "__main__":
    main()
