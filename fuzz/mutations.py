"""`python -m fuzz.mutations --count 100000 --seed 1`: the real document, damaged at random, again and again.

What is damaged is told by seed and number alone, so `--seed 1 --only 4711` does one of them again.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from fuzz.checks import check_document

SAMPLE = Path(__file__).parent.parent / "samples" / "nemuro-sogo-senryaku.md"
_MOST = 6
"""Mutations of one document."""
_STRANGE = "|｜ 　\n\t\\`*<>&#-+^:/⇒、()（）①1５％▲\0\u202e\ud800⽬"


def mutated(text: str, random: Random) -> str:
    """`text` after one to six mutations."""
    for _ in range(random.randint(1, _MOST)):
        lines = text.split("\n")
        at = random.randrange(len(lines))
        kind = random.choice("lines cells characters".split())
        if kind == "lines":
            lines = _change(lines, random)
        elif kind == "cells":
            lines[at] = "|".join(_change(lines[at].split("|"), random))
        else:
            lines[at] = "".join(_change([*lines[at], random.choice(_STRANGE)], random))
        text = "\n".join(lines)
    return text


def _change(parts: list[str], random: Random) -> list[str]:
    """`parts` with some of them deleted, repeated, swapped with others, moved, or cut off with all that follow."""
    start = random.randrange(len(parts))
    end = start + min(1 + int(random.expovariate(1)), len(parts) - start)
    other = random.randrange(len(parts))
    changes: list[Callable[[], list[str]]] = [
        lambda: parts[:start] + parts[end:],
        lambda: parts[:end] + parts[start:],
        lambda: _swapped(parts, start, other),
        lambda: _inserted(parts[:start] + parts[end:], other, parts[start:end]),
    ]
    if random.random() < 1 / len(parts):
        changes.append(lambda: parts[:start])
    return random.choice(changes)() or [""]


def _swapped(parts: list[str], one: int, other: int) -> list[str]:
    swapped = list(parts)
    swapped[one], swapped[other] = parts[other], parts[one]
    return swapped


def _inserted(parts: list[str], at: int, more: list[str]) -> list[str]:
    return parts[:at] + more + parts[at:]


def main() -> None:
    """Check as many mutations as asked for; exit code 1 where one fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of the one to do")
    options = parser.parse_args()
    numbers = range(options.count) if options.only is None else (options.only,)
    sample = SAMPLE.read_text("utf-8")
    failures: Counter[str] = Counter()
    start = time.perf_counter()
    for number in numbers:
        try:
            check_document(mutated(sample, Random(f"{options.seed}-{number}")), "markdown")
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
            failures[kind] += 1
            if failures[kind] == 1:
                print(f"--only {number}: {kind}: {str(error)[:300]}", flush=True)
    seconds = time.perf_counter() - start
    print(f"{len(numbers):,} mutations, seed {options.seed}, {seconds:.0f} s: {dict(failures) or 'nothing found'}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
