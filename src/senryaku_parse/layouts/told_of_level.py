"""What the lines below its name, in the cell of a level, say of it: 「基本目標1　働くまち<br>数値目標：創業件数　3件→5件」."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from senryaku_parse.cell_entries import part_entries
from senryaku_parse.hierarchy.entries import NOT_STATED, Entry, EntryRole, Stated
from senryaku_parse.layouts.level_texts import split_name, text_entry
from senryaku_parse.lists import without_bullet
from senryaku_parse.patterns import later
from senryaku_parse.plan.labelled import read_labelled
from senryaku_parse.tables import EMPTY, Cell, Origin
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import INDICATORS, Field, Part, Vocabulary

_BRACKETED = later(r"[(（]([^()（）]++)[)）]")
_SIGNS = ("：", ":", "】", "]", "］", "〕")
"""What parts a label from what it says."""
_SAYING: frozenset[Part] = frozenset({*INDICATORS, "project", "text", "department"})
_ROLES: Mapping[str, EntryRole] = {"goal": "target", "measure": "kpi"}


class Told(NamedTuple):
    """A line, or a part of one."""

    part: Part
    label: str
    text: str


def split_level(cell: Cell, vocabulary: Vocabulary) -> tuple[Cell, Sequence[Told]]:
    """The name of a level in `cell`, and what the lines below it say of it: sentences, and from the first with a label on all."""
    if "\n" not in cell.text:
        return cell, ()
    lines = list(filter(None, map(str.strip, cell.text.split("\n"))))
    first = next((at for at, line in enumerate(lines) if at and _labelled(line, vocabulary)), None)
    above = cell if first is None else cell.with_text("\n".join(lines[:first]))
    name, text = split_name(above, vocabulary)
    sentences = [Told("text", "", text.text)] if text.text else []
    return name, sentences if first is None else [*sentences, *_told(lines[first:], vocabulary)]


def _labelled(line: str, vocabulary: Vocabulary) -> Told | None:
    """What `line` says behind the label, and a colon, that it begins with, or heads alone; null where it has none."""
    bare = fold_space(without_bullet(line))
    inside = _BRACKETED.fullmatch(bare)
    read = read_labelled(bare := inside[1] if inside else bare, vocabulary)
    part = next((part for part in read.parts if part in _SAYING), None) if read else None
    if read is None or part is None:
        return None
    before = bare.removesuffix(read.rest).rstrip()
    parted = not read.rest or before.endswith(_SIGNS) or (part in INDICATORS and any(map(str.isdigit, read.rest)))
    return Told(part, read.label, read.rest) if parted else None


def _told(lines: Sequence[str], vocabulary: Vocabulary) -> Iterator[Told]:
    """What each of `lines` says; one without a label is of the label above it."""
    label = Told("text", "", "")
    for line in lines:
        found = _labelled(line, vocabulary)
        label = found or label
        text = found.text if found else without_bullet(line)
        if text:
            yield label._replace(text=text)


def entries_of(role: str, told: Sequence[Told], cell: Cell, origin: Origin, vocabulary: Vocabulary) -> Iterator[Entry]:
    """The entries below a level of `role` that was `told` of in `cell`: its indicators, projects and prose."""
    for one in told:
        if one.part == "project":
            names, _, _ = part_entries(one.text, (), vocabulary, project=True)
            for name in names:
                yield Entry("project", {"name": cell.with_text(name)}, origin, EMPTY)
        elif one.part == "text":
            yield text_entry(cell.with_text(one.text), origin)
        elif one.part != "department":
            yield _indicator(_ROLES.get(role, "indicator"), one.text, cell, origin, vocabulary)


def extra_of(told: Sequence[Told], cell: Cell) -> dict[str, Cell]:
    """What was `told` of a level that is neither below it nor its prose: who is in charge."""
    return {one.label: cell.with_text(one.text) for one in told if one.part == "department"}


def _indicator(role: EntryRole, text: str, cell: Cell, origin: Origin, vocabulary: Vocabulary) -> Entry:
    from senryaku_parse.layouts.dated import split_dated  # few tables have such cells
    from senryaku_parse.layouts.indicator_lines import Quantified, split_aim, split_quantified

    found = split_quantified(text, vocabulary) or split_dated(text) or split_aim(text) or Quantified(text, "")
    said: dict[Field, str] = {
        "name": found.name,
        "target": found.target,
        "baseline": found.baseline,
        "unit": found.unit,
        "department": found.department,
    }
    cells = {field: cell.with_text(value) for field, value in said.items() if value}
    stated = Stated(
        baseline_year=found.baseline_year,
        target_year=found.target_year,
        targets={year: cell.with_text(value) for year, value in found.targets},
        actuals={year: cell.with_text(value) for year, value in found.actuals},
    )
    extra = {heading: cell.with_text(value) for heading, value in found.others}
    plain = stated == NOT_STATED and len(cells) < 3
    return Entry(role, cells, origin, EMPTY, extra=extra, stated=NOT_STATED if plain else stated)
