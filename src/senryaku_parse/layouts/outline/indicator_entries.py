"""Indicators among the lines of an outline → entries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from senryaku_parse.cell_entries import part_entries, split_finding
from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.entries import NOT_STATED, Entry, EntryRole, Stated
from senryaku_parse.layouts.dated import split_dated
from senryaku_parse.layouts.indicator_lines import Quantified, Split, split_aim
from senryaku_parse.layouts.outline.events import Leaf, Loose
from senryaku_parse.layouts.outline.kept_lines import KeptLines
from senryaku_parse.messages import render
from senryaku_parse.tables import EMPTY, Cell
from senryaku_parse.vocabulary import Field, Part, Vocabulary

_PARTS = re.compile("[、，；;]")
_FIELDS: Mapping[Part, Field] = {"baseline": "baseline", "aim": "target", "department": "department", "unit": "unit"}
"""What a line of its own may say of an indicator."""


def several_indicators(leaf: Leaf, split: Split, kept: KeptLines, vocabulary: Vocabulary) -> Sequence[Leaf]:
    """The indicators of `leaf`, one or more with their arrows in one line: 「A 3人→5人、B 2軒→4軒」."""
    if leaf.fields or not vocabulary.has_arrows(leaf.text, 2) or not _PARTS.search(leaf.text):
        return [leaf]
    names, _, clear = part_entries(leaf.text, (), vocabulary, project=False)
    found = [split(name) for name in names]
    if len(names) < 2 or not clear or not all(one and one.target and one.name for one in found):
        return [leaf]
    kept.findings.append(split_finding(Cell(leaf.text, (leaf.line.origin,)), names, "指標"))
    return [Leaf(leaf.kind, leaf.line, leaf.owner, name, leaf.wrapped) for name in names]


def indicator_entry(leaf: Leaf, role: EntryRole, split: Split, kept: KeptLines) -> Entry:
    """The entry of an indicator: what its line states, and the lines of its fields."""
    text = leaf.text
    found = split(text)
    if found is None and not leaf.fields:
        found = split_dated(text) or split_aim(text)
    cells = _cells(found, leaf, kept)
    extra = {heading: kept.cell(value, leaf.line) for heading, value in found.others} if found else {}
    for part, (said, line) in leaf.fields.items():
        if (name := _FIELDS.get(part)) and name not in cells:
            cells[name] = kept.cell(said, line)
        else:
            kept.note_loose(Loose(line, leaf.owner, prose=False))
    extra |= {heading: kept.cell(said, line) for heading, (said, line) in leaf.extra.items()}
    return Entry(role, cells, leaf.line.origin, EMPTY, extra=extra, stated=_stated(found, cells, leaf, kept))


def _cells(found: Quantified | None, leaf: Leaf, kept: KeptLines) -> dict[Field, Cell]:
    """The name of the indicator, and what its line states of it."""
    cells: dict[Field, Cell] = {"name": kept.cell(found.name if found else leaf.text, leaf.line, *leaf.wrapped)}
    if found and found.sentence:
        kept.findings.append(_sentence_finding(leaf, found))
    if found:
        said: dict[Field, str] = {
            "target": found.target,
            "baseline": found.baseline,
            "unit": found.unit,
            "department": found.department,
        }
        cells |= {field: kept.cell(value, leaf.line) for field, value in said.items() if value}
    return cells


def _sentence_finding(leaf: Leaf, found: Quantified) -> Finding:
    """The finding that keeps the sentence of which the name and the values were `found`."""
    return finding(
        "cell-split",
        render("outline.target-in-sentence"),
        before=leaf.text,
        after=" | ".join(filter(None, (found.name, found.baseline, found.target))),
        position=leaf.line.position,
    )


def _stated(found: Quantified | None, cells: Mapping[Field, Cell], leaf: Leaf, kept: KeptLines) -> Stated:
    """The years that the line states, with their numbers."""
    if found and (found.baseline_year or found.target_year or found.targets or found.actuals):
        return Stated(
            baseline_year=found.baseline_year,
            target_year=found.target_year,
            targets={year: kept.cell(value, leaf.line) for year, value in found.targets},
            actuals={year: kept.cell(value, leaf.line) for year, value in found.actuals},
        )
    return Stated() if len(cells) > 2 or leaf.fields else NOT_STATED
