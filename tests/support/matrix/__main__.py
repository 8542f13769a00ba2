"""How the matrix stands, and single pairs.

    python -m tests.support.matrix                          counts by quirk and by layout
    python -m tests.support.matrix row-torn columns html    one pair, document by document
    python -m tests.support.matrix write                    list anew what is kept: for new quirks

The documents of a pair are shown by what changed on the page, and in what is read of it.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from difflib import unified_diff

from senryaku_parse.convert import parse_text
from senryaku_parse.findings import Finding
from tests.support.layout_outline import layout_outline
from tests.support.matrix.pairs import PAIRS, Outcome, Pair, outcomes, page_of, truth_of, worst
from tests.support.matrix.quirk import QUIRKS
from tests.support.matrix.records import write_kept
from tests.support.outline import findings_outline


def main(words: list[str]) -> None:
    """Print what was asked for."""
    if words == ["write"]:
        write_kept()
    elif words:
        pair = Pair(*words)  # type: ignore[arg-type]
        print(QUIRKS[pair.quirk].says)
        for outcome in outcomes(pair):
            print("\n".join(_shown(pair, outcome)))
    else:
        _summary()


def _summary() -> None:
    possible = [pair for pair in PAIRS if outcomes(pair)]
    failing = {pair: one for pair in possible if not (one := worst(outcomes(pair))).passes}
    print(f"{len(PAIRS)} pairs, {len(possible)} can be, {len(failing)} fail")
    for field in ("layout", "format", "quirk"):
        counts = Counter(getattr(pair, field) for pair in failing)
        print(f"\nby {field}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))
    print("\nby what is wrong: " + str(Counter(one.wrong for one in failing.values())))


def _shown(pair: Pair, outcome: Outcome) -> list[str]:
    """What changed on the page, and in what is read of it."""
    clean = page_of(pair.layout, pair.format).write()
    head = f"\n=== {'holds' if outcome.passes else 'FAILS'} {outcome.wrong} {outcome.kept}/{outcome.total} +{outcome.made_up}"
    if outcome.wrong == "lost" and not outcome.codes:
        return [head, *_changed(clean, outcome.text), "no strategy"]
    strategy = parse_text(outcome.text, format="html" if pair.format == "html" else "markdown")
    truth = layout_outline(replace(strategy, goals=truth_of(pair.layout)))
    read = _changed(truth, layout_outline(strategy))
    return [head, *_changed(clean, outcome.text), "--- read", *read, "--- told", *_told(strategy.findings)]


def _told(findings: tuple[Finding, ...]) -> list[str]:
    """Warnings and errors one by one, of the rest how often each code is told."""
    grave = tuple(found for found in findings if found.severity != "info")
    counts = Counter(found.code for found in findings if found.severity == "info")
    return [findings_outline(grave), *(f"{code} info × {count}" for code, count in counts.items())]


def _changed(before: str, after: str) -> list[str]:
    return list(unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=1))[2:]


main(sys.argv[1:])
