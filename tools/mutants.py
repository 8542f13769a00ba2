"""How many of the faults that mutmut injects do the tests notice, in each area of the pipeline?

    python tools/mutants.py                     60 mutants drawn from each area, always the same ones
    python tools/mutants.py --each 150          more of them: narrower intervals, the first 60 among them
    python tools/mutants.py --each 150 --more   only those that were not run yet, sources and tests being the same
    python tools/mutants.py --each all          every mutant: hours

A mutant is caught where a test fails or takes more than twelve times as long. One that no test reaches is not caught, nor
is one that changes nothing that could be seen: the figures are lower bounds. Survivors are listed; `mutmut show NAME`
shows one. What is mutated and which tests run stands in pyproject.toml.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections import defaultdict
from math import sqrt
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import get_mutant_name

ROOT = Path(__file__).parent.parent
ALONE = ROOT / "mutants" / "alone.json"
SEED = 1
LEFT = ("survived", "no tests", "suspicious", "skipped", "not checked", "check was interrupted by user")
"""What may become of a mutant that is not caught."""
KEPT = tuple(f"senryaku_parse.targets.{module}." for module in ("lexer", "lexicon", "patterns"))
"""Modules that work out tables when they are imported, or keep what they found: mutmut, which imports the original
once and forks, does not see their mutants at work. So each of those that it saw survive gets a process of its own."""
_Z = 1.96
"""Of 95 % intervals."""


def mutants() -> dict[str, list[str]]:
    """Area → the names of all its mutants, in a random order that is always the same."""
    areas: dict[str, list[str]] = defaultdict(list)
    for path in sorted(walk_mutatable_files()):
        area = path.with_suffix("").parts[2]
        names = mutate_file_contents(str(path), path.read_text("utf-8")).mutant_names
        areas[area] += sorted(get_mutant_name(path, name) for name in names)
    for area, names in areas.items():
        random.Random(f"{SEED}{area}").shuffle(names)
    return areas


def statuses() -> dict[str, str]:
    """Mutant → what became of it, of those that were run."""
    found: dict[str, str] = {}
    for path in (ROOT / "mutants" / "src").rglob("*.meta"):
        codes: dict[str, int | None] = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        found |= {name: status_by_exit_code[code] for name, code in codes.items() if code is not None}
    noticed: dict[str, bool] = json.loads(ALONE.read_text("utf-8")) if ALONE.exists() else {}
    return found | {name: "killed" for name, caught in noticed.items() if caught and name in found}


def run(names: list[str], jobs: str) -> None:
    """Have mutmut run `names`, and again those whose mutants it does not see at work."""
    environment = os.environ | {"HYPOTHESIS_PROFILE": "mutants"}
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    if subprocess.run([mutmut, "run", "--max-children", jobs, *names], env=environment).returncode:
        raise SystemExit("mutmut did not get through: see above")
    became = statuses()
    alone = json.loads(ALONE.read_text("utf-8")) if ALONE.exists() else {}
    alone |= {name: _notices(name, environment) for name in names if name.startswith(KEPT) and became.get(name) in LEFT}
    ALONE.write_text(json.dumps(alone, indent=2), "utf-8")


def _notices(name: str, environment: dict[str, str]) -> bool:
    """Whether the tests of targets notice the mutant `name` in a process of their own."""
    of_mutant = {"MUTANT_UNDER_TEST": name, "PYTHONPATH": str(ROOT / "mutants" / "src")}
    command = [sys.executable, "-m", "pytest", "-x", "tests/test_targets.py", "tests/test_targets_usual.py"]
    return subprocess.run(command, cwd="mutants", env=environment | of_mutant, capture_output=True).returncode != 0


def interval(caught: int, tried: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, where `tried` of `of` were drawn; a point where that is all."""
    if tried == of:
        return caught / tried, caught / tried
    share, spread = caught / tried, _Z**2 * (1 - tried / of)
    centre = (share + spread / (2 * tried)) / (1 + spread / tried)
    half = sqrt(spread * (share * (1 - share) / tried + spread / (4 * tried**2))) / (1 + spread / tried)
    return centre - half, centre + half


def report(drawn: dict[str, list[str]], sizes: dict[str, int]) -> str:
    """A table, an area a row, and the survivors."""
    became = statuses()
    lines = ["| area | mutants | drawn | caught | share | 95 % interval |", "|---|---|---|---|---|---|"]
    whole, variance, left = 0.0, 0.0, []
    for area, names in drawn.items():
        tried = [name for name in names if name in became]
        if not tried:
            continue
        caught = sum(became[name] not in LEFT for name in tried)
        left += [f"{became[name]} {name}" for name in tried if became[name] in LEFT]
        low, high = interval(caught, len(tried), sizes[area])
        lines.append(
            f"| {area} | {sizes[area]} | {len(tried)} | {caught} | {caught / len(tried):.1%} | {low:.1%} to {high:.1%} |"
        )
        weight = sizes[area] / sum(sizes.values())
        whole += weight * caught / len(tried)
        variance += (weight * (high - low) / 2) ** 2
    total = sum(sizes.values())
    tried_all = sum(name in became for names in drawn.values() for name in names)
    half = sqrt(variance)
    lines.append(
        f"| all, by size | {total} | {tried_all} | | {whole:.1%} | {whole - half:.1%} to {min(1, whole + half):.1%} |"
    )
    return "\n".join([*lines, "", *sorted(left)])


def main() -> None:
    """Draw, run mutmut, print the table."""
    parser = argparse.ArgumentParser(description="The share of injected faults that the tests notice.")
    parser.add_argument("--each", default="60", help="mutants of each area, or all (default: 60)")
    parser.add_argument("--more", action="store_true", help="run only those that were not run yet")
    parser.add_argument("--report", action="store_true", help="run nothing, print what is known of those")
    parser.add_argument("--jobs", default="1", help="mutants at a time (default: 1)")
    options = parser.parse_args()
    os.chdir(ROOT)  # where mutmut looks for its settings
    areas = mutants()
    count = None if options.each == "all" else int(options.each)
    drawn = {area: names[:count] for area, names in areas.items()}
    if not options.report:
        known = statuses() if options.more else {}
        if names := [name for area in drawn.values() for name in area if name not in known]:
            run(names, options.jobs)
    print(report(drawn, {area: len(names) for area, names in areas.items()}))


if __name__ == "__main__":
    main()
