"""What columns state of an indicator, filled in: baseline, aim, interim targets and yearly values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.hierarchy.entries import Entry, Stated
from senryaku_parse.messages import render
from senryaku_parse.model import Indicator, YearValue
from senryaku_parse.patterns import later
from senryaku_parse.plan.headings import unit_in_name
from senryaku_parse.records import replaced
from senryaku_parse.rows import is_level
from senryaku_parse.tables import Cell
from senryaku_parse.targets import read_stated
from senryaku_parse.text import PLACEHOLDERS, fold_space
from senryaku_parse.vocabulary import Field, Vocabulary

_GAPS = " :："

_MAY_END_IN_LEVEL = later(r"[ :：]\S{0,2}?[0-9０-９]")
_LONGEST_LEVEL = 32
_ABOUT_AIMS = re.compile("根拠|考え方|設定|達成|時期|番号")
"""Stands in headings over what is said of aims, and not over aims."""


def may_end_in_level(name: str) -> bool:
    """Whether a level may stand at the end of `name`, whose white space is folded: a first look."""
    if " " not in name and ":" not in name and "：" not in name:
        return False
    return _MAY_END_IN_LEVEL.search(name, max(len(name) - _LONGEST_LEVEL, 0)) is not None


def with_baseline(entry: Entry, vocabulary: Vocabulary) -> Entry:
    """`entry`, or with the baseline that stands between its name and an arrow: 「相談件数　6件（H26）→ 30件」."""
    sides = vocabulary.around_arrow(entry.text("name"))
    if sides is None or entry.text("target"):
        return entry
    before = sides[0].rstrip()
    level = before[: _opening(before)].rstrip() if before.endswith((")", "）")) else before
    at = _level_at(level)
    if not before[:at].strip(_GAPS):
        return entry
    name = entry.cells["name"]
    texts: dict[Field, str] = {"name": before[:at].strip(_GAPS), "baseline": before[at:], "target": sides[1].strip()}
    return replace(entry, cells={field: name.with_text(text) for field, text in texts.items()}, stated=Stated())


def _level_at(text: str) -> int:
    """Where the level begins that `text` ends with, a blank before its unit allowed: 「相談件数 6 件」; 0 where none does."""
    at = len(text)
    for _ in range(2):
        at = max(text.rfind(gap, 0, at) for gap in _GAPS)
        if at < 0:
            return 0
        if is_level(text[at + 1 :].lstrip("約")):
            return at + 1
    return 0


def _opening(text: str) -> int:
    """Where the bracket opens that closes at the end of `text`: others may stand in it."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in ")）") - (text[at] in "(（")
        if depth == 0:
            return at
    return len(text)


def with_stated(node: Indicator, entry: Entry, text: str) -> tuple[Indicator, tuple[Finding, ...]]:
    """`node` with all that the columns of `entry` state; `text` is the aim, "" where no column of its own holds it.

    Without one the aim of the last year is the aim, with a finding.
    """
    stated, baseline = entry.stated, entry.text("baseline")
    blanked: tuple[Finding, ...] = ()
    if baseline in PLACEHOLDERS:
        message = render("nodes.baseline-blanked", baseline=baseline)
        blanked = (
            finding("placeholder-blanked", message, before=baseline, after="", position=entry.place("baseline")),
        )
        baseline = ""
    series = _series(stated.targets, stated.actuals)
    aim, year = text, stated.target_year
    findings = blanked
    if not aim and (last := max((one for one, value in series.items() if value.target), default=None)):
        aim, year = series[last].target or "", last
        message = render("nodes.target-from-series", last=last)
        findings += (finding("target-from-series", message, before=aim, after=aim),)
    node = replaced(
        node,
        baseline_text=baseline or None,
        target_text=text or None,
        department=entry.text("department") or None,
        series=series,
    )
    if not aim:
        return node, (*findings, _kept_aim(node) or missing_target(node))
    of_name = unit_in_name(node.name)
    target, doubts = read_stated(
        aim,
        node.name,
        baseline=baseline,
        unit=entry.text("unit") or stated.unit or of_name,
        baseline_unit=entry.text("unit") or stated.baseline_unit or of_name,
        baseline_year=stated.baseline_year,
        target_year=year,
    )
    return replaced(node, target=target), (*findings, *doubts)


def _kept_aim(node: Indicator) -> Finding | None:
    """The finding on an indicator whose aims stand below headings that could not be read; null for one without."""
    kept = [
        heading
        for heading, text in node.extra.items()
        if "目標" in heading and not _ABOUT_AIMS.search(heading) and any(map(str.isdigit, text))
    ]
    if not kept:
        return None
    headings = render("common.juxtaposed").join(render("common.quoted", text=heading) for heading in kept)
    message = render("nodes.target-without-year", name=node.name, headings=headings)
    before = " | ".join(node.extra[heading] for heading in kept)
    return finding("target-not-quantified", message, before=before, position=node.position)


def missing_target(node: Indicator) -> Finding:
    """The finding on an indicator without an aim."""
    return finding(
        "target-missing", render("nodes.target-missing", name=node.name), before=node.name, position=node.position
    )


def _series(targets: Mapping[int, Cell], actuals: Mapping[int, Cell]) -> frozendict[int, YearValue]:
    years = sorted({*targets, *actuals})
    return frozendict({year: YearValue(target=_text(targets, year), actual=_text(actuals, year)) for year in years})


def _text(cells: Mapping[int, Cell], year: int) -> str | None:
    cell = cells.get(year)
    return fold_space(cell.text) if cell else None
