"""write documents of each kind to FOLDER, or others that are no strategies; check how a FOLDER is read; list the kinds."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.support.cities.check import check, report
from tests.support.cities.facts import to_json
from tests.support.cities.others import ASIDE, SOURCE, write_others
from tests.support.cities.registry import chosen, document, split_text
from tests.support.cities.through import CONVERTERS


def write(folder: Path, seeds: int, which: str) -> int:
    """KIND-SEED.html and KIND-SEED.json for each kind and seed; how many documents."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = chosen(which)
    for kind in kinds:
        for seed in range(1, seeds + 1):
            html, plan = document(kind, seed)
            path = folder / f"{kind.name}-{seed}"
            path.with_suffix(".html").write_text(html, "utf-8")
            truth = {"kind": kind.name, "seed": seed, "habit": kind.habit, **to_json(plan)}
            path.with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return len(kinds) * seeds


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.cities", description=__doc__)
    parser.add_argument("what", choices=["write", "others", "check", "kinds"])
    parser.add_argument("folder", type=Path, nargs="?", default=Path())
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--kinds", choices=["open", "held", "all"], default="open")
    parser.add_argument("--through", choices=sorted(CONVERTERS), help="check what this converter makes of each")
    parser.add_argument("--details", action="store_true", help="what is wrong and missing in each document")
    parser.add_argument("--totals", action="store_true", help="the totals alone")
    args = parser.parse_args()
    if args.what == "kinds":
        print(split_text(), end="")
    elif args.what == "write":
        print(f"{write(args.folder, args.seeds, args.kinds)} documents")
    elif args.what == "others":
        sources = {"open": [SOURCE], "held": [ASIDE], "all": [SOURCE, ASIDE]}[args.kinds]
        print(f"{sum(write_others(args.folder, source) for source in sources)} documents")
    else:
        results = check(args.folder, CONVERTERS.get(args.through))
        print(report(results, details=args.details, kinds=not args.totals))


if __name__ == "__main__":
    main()
