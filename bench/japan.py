"""All of Japan: as many documents as there are municipalities (`japan_documents`), to one CSV and one workbook.

Prints documents per second on one and on two processes, and the peak memory of the process that writes beside that at a hundred
documents. `--documents 1789`, `--outputs csv,xlsx,parquet,sqlite,jsonl`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from japan_documents import varied_documents

MUNICIPALITIES = 1789
"""市区町村 and 都道府県, 特別区 among them."""
FEW = 100
"""Documents whose peak memory is the yardstick."""
SECONDS, GROWTH = 60, 1.5
"""The goals: to CSV on two processes, and memory against that of `FEW`."""

_MEASURED = """
import resource, sys
from senryaku_parse.cli import main
code = main(sys.argv[1:])
print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    options = _arguments()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        size = make(folder / "all", options.documents) / 2**20
        make(folder / "few", FEW)
        print(f"{options.documents} documents, {size:.1f} MB")
        for suffix in options.outputs.split(","):
            _, few = run(folder / "few", folder / f"few.{suffix}", 2)
            for jobs in (1, 2):
                seconds, mine = run(folder / "all", folder / f"all.{suffix}", jobs)
                output = (folder / f"all.{suffix}").stat().st_size / 2**20
                goal = f", goal < {SECONDS} s" if suffix == "csv" and jobs == 2 else ""
                print(
                    f"{suffix}, {jobs} process(es): {options.documents / seconds:.0f} documents/s, {seconds:.1f} s{goal}; "
                    f"peak {mine:.0f} MB = {mine / few:.2f} × {FEW} documents ({few:.0f} MB, goal ≤ {GROWTH}); output {output:.1f} MB"
                )


def make(folder: Path, documents: int) -> int:
    """Write `documents` documents to `folder`, 47 folders in it; gives their bytes."""
    total = 0
    for number, (name, text) in enumerate(varied_documents(documents)):
        place = folder / f"{number % 47 + 1:02}"
        place.mkdir(parents=True, exist_ok=True)
        total += (place / name).write_bytes(text.encode())
    return total


def run(inputs: Path, output: Path, jobs: int) -> tuple[float, float]:
    """Convert all of `inputs`: seconds, and the most megabytes that the command's own process had."""
    command = [sys.executable, "-c", _MEASURED, str(inputs), "-o", str(output), "--jobs", str(jobs), "--force"]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    code, mine = done.stdout.split()
    if code not in ("0", "1"):
        print(done.stderr)
    return seconds, float(mine)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=MUNICIPALITIES)
    parser.add_argument("--outputs", default="csv,xlsx")
    return parser.parse_args()


if __name__ == "__main__":
    main()
