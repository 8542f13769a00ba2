"""All of Japan: as many varied documents as there are municipalities, to one CSV and one workbook.

Prints documents per second on one and on two processes, and the peak memory of the process that writes beside that at a hundred
documents. `--documents 1789`, `--outputs csv,xlsx,parquet,sqlite,jsonl`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from measure import SAMPLE
from varied import vary

MUNICIPALITIES = 1789
"""市区町村 and 都道府県 that have a strategy of their own, as of 2015."""
FEW = 100
"""Documents whose peak memory is the yardstick."""
SECONDS, GROWTH = 60, 1.5
"""The goals: to CSV on two processes, and memory against that of `FEW`."""

Maker = Callable[[int], str]
"""Number of a document → its Markdown or HTML."""


def of_the_sample(number: int) -> str:
    """The sample in other words, its rows broken as converters do: blanks lost, labels repeated, tables cut."""
    random = Random(number)
    lines = vary(SAMPLE.read_text("utf-8"), number).splitlines()
    header = next(at for at, line in enumerate(lines) if line.startswith(("|--", "| --")))
    breakage = number % 4
    for at in range(header + 1, len(lines)):
        if breakage == 1 and lines[at].startswith("|  |") and random.random() < 0.05:
            lines[at] = "|" + lines[at][4:] + "  |"
        elif breakage == 2 and lines[at].startswith("|") and random.random() < 0.02:
            lines[at] = lines[at] + "\n\n" + lines[header - 1] + "\n" + lines[header]
    return "\n".join(lines) + "\n"


MAKERS: tuple[Maker, ...] = (of_the_sample,)
"""They take turns; one for each layout."""

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
    for number in range(documents):
        path = folder / f"{number % 47 + 1:02}" / f"{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MAKERS[number % len(MAKERS)](number), "utf-8")
    return sum(path.stat().st_size for path in folder.rglob("*.md"))


def run(inputs: Path, output: Path, jobs: int) -> tuple[float, float]:
    """Convert all of `inputs`: seconds, and the most megabytes that the command's own process had."""
    command = [sys.executable, "-c", _MEASURED, str(inputs), "-o", str(output), "--jobs", str(jobs), "--force"]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    code, mine = done.stdout.split()
    if code not in ("0", "1"):
        raise SystemExit(done.stderr)
    return seconds, float(mine)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=MUNICIPALITIES)
    parser.add_argument("--outputs", default="csv,xlsx")
    return parser.parse_args()


if __name__ == "__main__":
    main()
