"""Loading back what was written: a workbook against openpyxl reading it, a folder against writing it, and growth."""

from __future__ import annotations

import io
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from measure import SAMPLE, best, report
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.loaders.package import load_package
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.package import write_package

sys.path.insert(0, str(Path(__file__).parent.parent))  # the generator is shared with the tests
from tests.support.scaled import scaled

SIZES = (200, 2_000, 20_000)


def main() -> None:
    strategy = sp.parse(SAMPLE)
    data, files = write_xlsx(strategy).file(), write_package(strategy).folder()
    openpyxl = best(lambda: load_workbook(io.BytesIO(data)), 10)
    report("workbook of the sample", best(lambda: load_xlsx(data), 10), openpyxl, "openpyxl.load_workbook", 6.0)
    writing = best(lambda: write_package(strategy), 20)
    report("folder of the sample", best(lambda: load_package(files), 20), writing, "writing it")
    for size in SIZES:
        _grow(size)


def _grow(size: int) -> None:
    """Seconds a leaf, and the peak of memory, for a strategy of about `size` leaves."""
    strategy = scaled(size)
    leaves = sum(1 for node in strategy.nodes() if isinstance(node, sp.Indicator | sp.Project))
    data, files = write_xlsx(strategy).file(), write_package(strategy).folder()
    _measure(f"workbook of {leaves:,} leaves", leaves, lambda: load_xlsx(data))
    _measure(f"folder of {leaves:,} leaves", leaves, lambda: load_package(files))


def _measure(name: str, leaves: int, load: Callable[[], object]) -> None:
    start = time.perf_counter()
    load()
    seconds = time.perf_counter() - start
    tracemalloc.start()
    load()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{name}: {seconds:.1f} s, {seconds / leaves * 1e6:.0f} µs each, {peak / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
