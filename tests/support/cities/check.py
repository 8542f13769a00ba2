"""How a folder of documents with truths is read: right, told or silently wrong, and how many facts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path

import senryaku_parse as sp
from tests.support.cities.facts import SOFT, Nodes, of_strategy, of_truth

GRADES = ["right", "refused", "told: incomplete", "told: wrong", "SILENT: incomplete", "SILENT: wrong"]


@dataclass
class Result:
    """How one document was read."""

    name: str
    grade: str = "right"
    facts: int = 0
    recalled: int = 0
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind without the seed."""
        return self.name.rpartition("-")[0]


def _said(kind: str, path: tuple[str, ...]) -> str:
    return f"{kind} {' > '.join(path)}"


def _compare(truth: Nodes, read: Nodes, result: Result) -> bool:
    """Fill `result`; whether only soft facts are missing."""
    whole = True
    for (kind, path), node in truth.items():
        found = read.get((kind, path))
        expected = {word: value for word, value in node.values.items() if value is not None and value is not False}
        result.facts += 1 + len(expected)
        if found is None:
            whole = False
            result.missing.append(_said(kind, path))
            continue
        result.recalled += 1
        for word in sorted(node.values.keys() | found.values.keys()):
            right, value = node.values.get(word), found.values.get(word)
            if word == "description":
                value = right if right and right in found.text else None
            if right is None and (
                word.startswith(("target 2", "actual 2")) or (word == "department" and value == node.may)
            ):
                continue
            if value == right:
                result.recalled += word in expected
            elif value is not None and value is not False:
                result.wrong.append(f"{_said(kind, path)}: {word} {value}, not {right}")
            else:
                result.missing.append(f"{_said(kind, path)}: {word} {right}")
                whole = whole and (word in SOFT or word.startswith(("target 2", "actual 2")))
    result.wrong += [f"{_said(kind, path)} is made up" for kind, path in read if (kind, path) not in truth and path[-1]]
    return whole


def grade(name: str, truth: dict[str, object], parse: Callable[[], sp.Strategy]) -> Result:
    """Read one document and compare it with its truth."""
    result = Result(name)
    expected = of_truth(truth)
    try:
        strategy = parse()
    except sp.SenryakuError:
        result.facts = sum(
            1 + sum(v is not None and v is not False for v in node.values.values()) for node in expected.values()
        )
        result.grade = "refused" if expected else "right"
        return result
    read, twice = of_strategy(strategy, expected)
    whole = _compare(expected, read, result)
    result.wrong += twice
    told = any(finding.severity != "info" for finding in strategy.findings)
    if result.wrong or not whole:
        result.grade = f"{'told' if told else 'SILENT'}: {'wrong' if result.wrong else 'incomplete'}"
    return result


def _parse(given: str | bytes, kind: str) -> sp.Strategy:
    return sp.parse(given) if isinstance(given, bytes) else sp.parse_text(given, format=kind)


def check(folder: Path, through: Callable[[str], str | bytes] | None = None) -> list[Result]:
    """Every document of a folder, as HTML or through a converter."""
    results = []
    for path in sorted(folder.glob("*.html")):
        truth = json.loads(path.with_suffix(".json").read_text("utf-8"), parse_float=Decimal, parse_int=Decimal)
        html = path.read_text("utf-8")
        parse = partial(_parse, html, "html") if through is None else partial(_parse, through(html), "markdown")
        results.append(grade(path.stem, truth, parse))
    return results


def _line(name: str, results: list[Result]) -> str:
    counts = Counter(result.grade for result in results)
    facts, recalled = sum(r.facts for r in results), sum(r.recalled for r in results)
    share = f"{recalled / facts:7.1%}" if facts else "      -"
    return f"{name:32}" + "".join(f"{counts[grade] or '.':>8}" for grade in GRADES) + f"{share}  {recalled}/{facts}"


def report(results: list[Result], details: bool = False, kinds: bool = True) -> str:
    """A table: a line a kind and the totals; with `details` what is wrong and missing in each document."""
    lines = [
        f"{'kind':32}"
        + "".join(f"{word:>8}" for word in ("right", "refused", "t-incom", "t-wrong", "S-incom", "S-wrong"))
        + "  facts"
    ]
    if kinds:
        for kind in dict.fromkeys(result.kind for result in results):
            lines.append(_line(kind, [result for result in results if result.kind == kind]))
    lines.append(_line(f"all {len(results)} documents", results))
    if details:
        for result in (r for r in results if r.grade != "right"):
            lines.append(f"\n{result.name}: {result.grade}, {result.recalled}/{result.facts}")
            lines += [f"  wrong    {each}" for each in result.wrong] + [f"  missing  {each}" for each in result.missing]
    return "\n".join(lines)
