"""Shared by the benchmarks: the best of several runs, and ratios. No benchmark is a test."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

Input = TypeVar("Input")

SAMPLE = Path(__file__).parent.parent / "samples" / "nemuro-sogo-senryaku.md"


def best(action: Callable[[], object], runs: int = 50) -> float:
    """Seconds of the fastest of `runs` calls, after one to warm up, as the processor counts them."""
    action()
    return min(_seconds(action, time.process_time) for _ in range(runs))


def best_in_turn(inputs: Iterable[Input], *actions: Callable[[Input], object]) -> list[float]:
    """Seconds of the fastest call of each action.

    Each input is given to all of them in turn, so that what slows the machine slows all; inputs that differ leave
    nothing to gain from having seen one before. The first is to warm up.
    """
    rounds = [[_seconds(partial(action, given)) for action in actions] for given in inputs]
    return [min(times) for times in zip(*rounds[1:], strict=True)]


def process(*arguments: str) -> Callable[[object], object]:
    """An action that runs a whole Python process with `arguments`."""
    return lambda _: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def report(name: str, ours: float, theirs: float, reference: str, goal: float | None = None) -> None:
    """One line: both times in milliseconds, their ratio, and the goal."""
    wanted = f", goal ≤ {goal:.2f}" if goal is not None else ""
    print(f"{name}: {ours * 1e3:.1f} ms = {ours / theirs:.2f} × {reference} ({theirs * 1e3:.1f} ms{wanted})")


def _seconds(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    action()
    return clock() - start
