"""`python -m fuzz.mutations --count 100000 --seed 1`: the real document, damaged at random, again and again.

`--of` says in which form: `sample`, the Markdown of samples/ (the default); `html`, the same table as a page;
`converters`, one of what converters made of it, at random. What is damaged is told by form, seed and number alone, so
`--seed 1 --only 4711` does one of them again.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from fuzz.checks import check_document

_ROOT = Path(__file__).parent.parent
_CONVERTED = _ROOT / "tests" / "cases" / "converters"
FORMS = {
    "sample": [_ROOT / "samples" / "nemuro-sogo-senryaku.md"],
    "html": [_CONVERTED / "true.html"],
    "converters": sorted(path for path in _CONVERTED.glob("*.md") if path.name != "README.md"),
}
"""The documents to damage."""
_CELL = {".md": re.compile(r"(?<=\|)"), ".html": re.compile(r"(?=<)")}
"""Where a line is cut into cells, or at its tags."""
_MOST = 6
"""Mutations of one document."""
_STRANGE = "|｜ 　\n\t\\`*<>&#-+^:/⇒、()（）①1５％▲\0\u202e\ud800⽬"


def mutated(text: str, suffix: str, random: Random) -> str:
    """`text`, of a file that ends in `suffix`, after one to six mutations."""
    for _ in range(random.randint(1, _MOST)):
        lines = text.split("\n")
        at = random.randrange(len(lines))
        kind = random.choice("lines cells characters".split())
        if kind == "lines":
            lines = _change(lines, random)
        elif kind == "cells":
            lines[at] = "".join(_change(_CELL[suffix].split(lines[at]), random))
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
    parser.add_argument("--of", choices=FORMS, default="sample")
    parser.add_argument("--only", type=int, help="the number of the one to do")
    options = parser.parse_args()
    numbers = range(options.count) if options.only is None else (options.only,)
    documents = [(path.read_text("utf-8"), path.suffix) for path in FORMS[options.of]]
    failures: Counter[str] = Counter()
    start = time.perf_counter()
    for number in numbers:
        try:
            random = Random(f"{options.seed}-{number}")
            text, suffix = random.choice(documents)
            check_document(mutated(text, suffix, random), "html" if suffix == ".html" else "markdown")
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
            failures[kind] += 1
            if failures[kind] == 1:
                print(f"--only {number}: {kind}: {str(error)[:300]}", flush=True)
    seconds = time.perf_counter() - start
    done = f"{len(numbers):,} mutations of {options.of}, seed {options.seed}, {seconds:.0f} s"
    print(f"{done}: {dict(failures) or 'nothing found'}")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
