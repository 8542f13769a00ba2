"""Shared by the benchmarks: the best of several runs, and ratios. No benchmark is a test."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "samples" / "nemuro-sogo-senryaku.md"


def best(action: Callable[[], object], runs: int = 50) -> float:
    """Seconds of the fastest of `runs` calls, after one to warm up."""
    action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def best_of_processes(*arguments: str, runs: int = 10) -> float:
    """Seconds of the fastest of `runs` whole Python processes with `arguments`."""
    command = [sys.executable, *arguments]
    return best(lambda: subprocess.run(command, check=True, capture_output=True), runs)


def report(name: str, ours: float, theirs: float, reference: str, goal: float | None = None) -> None:
    """One line: both times in milliseconds, their ratio, and the goal."""
    wanted = f", goal ≤ {goal:.2f}" if goal is not None else ""
    print(f"{name}: {ours * 1e3:.1f} ms = {ours / theirs:.2f} × {reference} ({theirs * 1e3:.1f} ms{wanted})")
