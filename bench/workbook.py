"""The workbook against its yardsticks: pandas' unstyled sheets, growth, and the memory of a large strategy."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
from itertools import pairwise

import pandas as pd
from measure import SAMPLE, best, report

import senryaku_parse as sp
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.source import Source
from senryaku_parse.targets import read_target
from senryaku_parse.writers.excel import write_xlsx

LEAVES = (5_000, 10_000, 20_000)
MEMORY = 400
"""Megabytes that the largest may take."""
_OF_MEASURE, _OF_GOAL = 10, 20
"""Leaves of a measure (a third of them KPIs), measures of a goal."""


def main() -> None:
    strategy = sp.parse(SAMPLE)
    frames = strategy.to_frames()
    report("xlsx of the sample", best(lambda: write_xlsx(strategy), 15), best(lambda: plain(frames), 15), "pandas", 4)
    seconds = []
    for leaves in LEAVES:
        run = subprocess.run([sys.executable, __file__, str(leaves)], check=True, capture_output=True, text=True)
        taken, megabytes = map(float, run.stdout.split())
        seconds.append(taken)
        print(f"{leaves} leaves: {taken:.2f} s, peak {megabytes:.0f} MB (goal < {MEMORY})")
    growth = ", ".join(f"{after / before:.2f}" for before, after in pairwise(seconds))
    print(f"growth when the leaves double: × {growth} (linear: 2)")


def plain(frames: dict[str, pd.DataFrame]) -> bytes:
    """The same tables as pandas writes them, without any style."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        for name, frame in frames.items():
            frame.to_excel(writer, sheet_name=name, index=False)
    return buffer.getvalue()


def large(leaves: int) -> Strategy:
    """A strategy of `leaves` KPIs and projects."""
    measures = [
        _measure(number, min(_OF_MEASURE, leaves - at)) for number, at in enumerate(range(0, leaves, _OF_MEASURE))
    ]
    goals = [
        Goal(id=str(number), number=number, name=f"基本目標その{number}", measures=tuple(measures[at : at + _OF_GOAL]))
        for number, at in enumerate(range(0, len(measures), _OF_GOAL), 1)
    ]
    return Strategy(title="大きな戦略", source=Source("large.md", "markdown", "0" * 64), goals=tuple(goals))


def _measure(number: int, leaves: int) -> Measure:
    node_id = f"{number // _OF_GOAL + 1}-ア-{number % _OF_GOAL + 1}"
    area, kpis = Area(marker="ア", name="子育て・少子化対策の推進"), leaves // 3
    return Measure(
        id=node_id,
        area=area,
        number=number % _OF_GOAL + 1,
        name=f"出会い、結婚、妊娠、出産、育児に関する相談体制の強化{number}",
        kpis=tuple(
            Indicator(
                id=f"{node_id}-K{at}",
                name=f"満足している市民の割合{at}",
                target=read_target(f"5年で{number}人とし{at + 1}人増加", "")[0],
            )
            for at in range(kpis)
        ),
        projects=tuple(
            Project(
                id=f"{node_id}-P{at}",
                category="新規",
                name=f"子育て環境整備事業{number}の{at}",
                text="公共施設のベビーベッド等設置/北洋銀行",
                description="公共施設のベビーベッド等設置",
                organizations=("北洋銀行",),
            )
            for at in range(leaves - kpis)
        ),
    )


def one(leaves: int) -> None:
    """Write one large workbook; prints the seconds, and the most megabytes this process ever had."""
    strategy = large(leaves)
    start = time.perf_counter()
    write_xlsx(strategy)
    taken = time.perf_counter() - start
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    one(int(sys.argv[1])) if len(sys.argv) > 1 else main()
