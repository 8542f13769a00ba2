"""How well the nodes of two editions are told apart, and how long it takes.

Precision and recall of the alignment on the sample with 5 %, 20 % and 50 % of its nodes edited by chance (the truth is
known: tests/support/editing.py), and on a made-up strategy whose names differ little. Beside ours, on the same data:
nodes of equal names, and deepdiff with `ignore_order=True` on the flat rows. Then the time of a comparison beside that
of parsing both editions, and how it grows.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from deepdiff import DeepDiff
from measure import SAMPLE

import senryaku_parse as sp

sys.path.insert(0, str(Path(__file__).parent.parent))  # the edit generator is shared with the tests
from tests.support.editing import Edited, edited
from tests.support.printing import slots_of, table_of, to_markdown
from tests.support.scaled import scaled

Pairs = set[tuple[str, str]]
Row = dict[str, str | None]

SHARES = (0.05, 0.2, 0.5)
SEEDS = range(10)
SIZES = (1_250, 2_500, 5_000, 10_000)
SPEED_SHARE = 0.2
GOAL = 3.0
"""Times the parsing of both editions, at 5,000 leaves."""


def ours(old: sp.Strategy, new: sp.Strategy) -> Pairs:
    """All pairs, uncertain ones too."""
    return {(pair.old, pair.new) for pair in sp.compare(old, new).pairs}


def equal_names(old: sp.Strategy, new: sp.Strategy) -> Pairs:
    """Nodes of one type and name, the first with the first."""
    waiting: dict[tuple[str, str], list[str]] = {}
    for row, node in _rows(new):
        waiting.setdefault((row["type"] or "", node.name), []).append(node.id)
    pairs = set()
    for row, node in _rows(old):
        if ids := waiting.get((row["type"] or "", node.name)):
            pairs.add((node.id, ids.pop(0)))
    return pairs


def deepdiff(old: sp.Strategy, new: sp.Strategy) -> Pairs:
    """The rows that deepdiff takes for one: equal ones, and those whose values it says changed."""
    before, after = list(_rows(old)), list(_rows(new))
    tree = DeepDiff(
        [row for row, _ in before],
        [row for row, _ in after],
        ignore_order=True,
        report_repetition=False,
        cutoff_intersection_for_pairs=1,
        cutoff_distance_for_pairs=1,
        view="tree",
    )
    changed = {
        (level.path(output_format="list")[0], level.path(output_format="list", use_t2=True)[0])
        for kind in ("values_changed", "type_changes")
        for level in tree.get(kind, ())
    }
    pairs = {(before[i][1].id, after[j][1].id) for i, j in changed}
    seen_old, seen_new = {i for i, _ in changed}, {j for _, j in changed}
    waiting: dict[tuple[str | None, ...], list[str]] = {}
    for j, (row, node) in enumerate(after):
        if j not in seen_new:
            waiting.setdefault(tuple(row.values()), []).append(node.id)
    for i, (row, node) in enumerate(before):
        if i not in seen_old and (ids := waiting.get(tuple(row.values()))):
            pairs.add((node.id, ids.pop(0)))
    return pairs


METHODS: dict[str, Callable[[sp.Strategy, sp.Strategy], Pairs]] = {
    "senryaku_parse": ours,
    "equal names": equal_names,
    "deepdiff": deepdiff,
}


def accuracy(name: str, strategy: sp.Strategy, seeds: range, methods: tuple[str, ...]) -> None:
    """Print precision and recall of each method at each share of edited nodes."""
    for share in SHARES:
        cases = [edited(strategy, share, Random(seed)) for seed in seeds]
        for method in methods:
            precision, recall = _measured(strategy, cases, METHODS[method])
            print(f"{name}, {share:4.0%} edited: {method:15} precision {precision:.4f}, recall {recall:.4f}")


def speed() -> None:
    """Print the time of a comparison as a multiple of parsing both editions, and its growth with the size."""
    last: float | None = None
    for size in SIZES:
        old = scaled(size)
        new = edited(old, SPEED_SHARE, Random(size)).strategy
        texts = [to_markdown(slots_of(table_of(one))) for one in (old, new)]
        parse = _seconds(lambda texts=texts: [sp.parse_text(text, format="markdown") for text in texts])  # type: ignore[misc]
        compare = _seconds(lambda old=old, new=new: sp.compare(old, new))  # type: ignore[misc]
        growth = f", {compare / last:.2f} × the size before (2 is linear, 4 quadratic)" if last else ""
        wanted = f", goal < {GOAL}" if size == 5_000 else ""
        print(
            f"{size:6,} leaves: {compare * 1e3:6.0f} ms = {compare / parse:.2f} × parsing both ({parse * 1e3:.0f} ms{wanted}){growth}"
        )
        last = compare


def _measured(
    old: sp.Strategy, cases: list[Edited], method: Callable[[sp.Strategy, sp.Strategy], Pairs]
) -> tuple[float, float]:
    """Precision and recall over all cases together."""
    found = right = true = 0
    for case in cases:
        pairs = method(old, case.strategy)
        found, right, true = found + len(pairs), right + len(pairs & case.pairs), true + len(case.pairs)
    return right / found, right / true


def _rows(strategy: sp.Strategy) -> Iterator[tuple[Row, sp.Node]]:
    """The flat table: what each node says and the names above it, without ids and numbers."""
    for goal in strategy.goals:
        yield {"type": "goal", "name": goal.name}, goal
        for target in goal.targets:
            yield {**_indicator("target", target), "goal": goal.name}, target
        for measure in goal.measures:
            above = {"goal": goal.name, "measure": measure.name}
            area = measure.area.name if measure.area else None
            yield {"type": "measure", "name": measure.name, "goal": goal.name, "area": area}, measure
            for kpi in measure.kpis:
                yield {**_indicator("kpi", kpi), **above}, kpi
            for project in measure.projects:
                said = {"type": "project", "name": project.name, "text": project.text, "category": project.category}
                yield {**said, "reprint": "再掲" if project.reprint else None, **above}, project


def _indicator(type_: str, node: sp.Indicator) -> Row:
    return {"type": type_, "name": node.name, "target": node.target.text if node.target else None}


def _seconds(action: Callable[[], object], runs: int = 3) -> float:
    """Processor seconds of the fastest of `runs` calls: other programs on the machine do not count."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    accuracy("sample (164 nodes)", sp.parse(SAMPLE), SEEDS, tuple(METHODS))
    accuracy("names that differ little (2,200 nodes)", scaled(2_000), range(2), ("senryaku_parse", "equal names"))
    speed()
