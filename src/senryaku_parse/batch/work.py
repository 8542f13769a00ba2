"""Work handed out to processes, here or on a cluster, by joblib; its results come back as a stream, in order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, islice
from multiprocessing import parent_process
from typing import Any, NamedTuple, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_CHUNK = 4
"""Documents handed out at once: one takes some ten milliseconds, handing out one."""
_WAVE = 32
"""Chunks for each process that are on their way at the most, so that results which nobody takes do not pile up."""


class WorkPlan(NamedTuple):
    """Where work is done."""

    jobs: int | None = None
    """Processes; null for all cores of the machine, or all that the backend has."""
    backend: str | None = None
    """Name of a joblib backend ("loky", "dask"); null for processes on this machine."""


def run(
    task: Callable[[_Item], _Result], items: Iterable[_Item], plan: WorkPlan, lost: Callable[[_Item], _Result]
) -> Iterator[_Result]:
    """The results of `task` for `items`, in their order.

    `task` raises nothing. Where a process dies of an item, `lost` gives the result for it; the others are done.
    """
    if plan.jobs == 1 and plan.backend is None:
        yield from map(task, items)
        return
    wave = _WAVE * _processes(plan)
    chunks = _chunks(iter(items))
    while several := list(islice(chunks, wave)):
        done = 0
        try:
            for results in _hand_out(task, several, plan):
                yield from results
                done += 1
        except BrokenExecutor:
            for chunk in several[done:]:
                yield from _carefully(task, chunk, lost)


def _chunks(items: Iterator[_Item]) -> Iterator[list[_Item]]:
    while chunk := list(islice(items, _CHUNK)):
        yield chunk


def _hand_out(
    task: Callable[[_Item], _Result], chunks: Iterable[list[_Item]], plan: WorkPlan
) -> Iterable[list[_Result]]:
    """The results of each chunk, as they come where the backend can do that."""
    import joblib

    with _configured(plan):
        try:
            parallel = joblib.Parallel(return_as="generator")
        except ValueError:  # the backend gives lists only
            parallel = joblib.Parallel()
    with _interrupts_held():
        results: Iterable[list[_Result]] = parallel(joblib.delayed(_do)(task, chunk) for chunk in chunks)
    return results


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold interrupts back while processes are started; the processes themselves never receive one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _processes(plan: WorkPlan) -> int:
    """The number of processes, at least one."""
    import joblib

    with _configured(plan):
        count: int = joblib.effective_n_jobs(plan.jobs or -1)
    return max(1, count)


def _configured(plan: WorkPlan) -> AbstractContextManager[object]:
    """joblib with the backend of `plan`: only so it finds those of other packages."""
    import joblib

    configured: AbstractContextManager[object] = joblib.parallel_config(plan.backend or "loky", n_jobs=plan.jobs or -1)
    return configured


def _carefully(
    task: Callable[[_Item], _Result], chunk: list[_Item], lost: Callable[[_Item], _Result]
) -> Iterator[_Result]:
    """The results of a chunk that may have killed a process: tried together, then one by one, each in a process of its own."""
    apart = WorkPlan(2, "loky")
    try:
        yield from list(chain.from_iterable(_hand_out(task, [chunk], apart)))
    except BrokenExecutor:
        for item in chunk:
            try:
                yield from list(chain.from_iterable(_hand_out(task, [[item]], apart)))
            except BrokenExecutor:
                yield lost(item)


def _do(task: Callable[[Any], Any], chunk: list[Any]) -> list[Any]:
    """What a process of ours does. An interrupt is its parent's business: a terminal sends it to all."""
    if parent_process() is not None and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return [task(item) for item in chunk]
