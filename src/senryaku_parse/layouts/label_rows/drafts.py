"""Entries of label rows while the rows that say more of them are still coming in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from senryaku_parse.hierarchy.entries import NOT_STATED, Entry, EntryRole, Stated
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.items import split_change
from senryaku_parse.layouts.level_texts import text_entry
from senryaku_parse.layouts.project_cells import told_below
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.plan.row_labels import RowLabel
from senryaku_parse.repair.cell_split import Part, parted
from senryaku_parse.tables import EMPTY, Cell, Origin
from senryaku_parse.text import Enumerator, fold_space
from senryaku_parse.vocabulary import Field, Vocabulary
from senryaku_parse.vocabulary import Part as Role

TAKEN = "tables.heading-taken"
SURPLUS = "tables.no-heading"
"""Why a draft has no room for a cell: another of the same label is taken, or it has no label."""

FIELDS: frozenset[Role] = frozenset({"baseline", "aim", "interim", "actual", "unit", "department", "category", "text"})
"""What a label may say of an indicator or a project."""

_CELLS: dict[str, Field] = {
    "baseline": "baseline",
    "aim": "target",
    "unit": "unit",
    "department": "department",
    "category": "category",
    "text": "text",
}


@dataclass(slots=True, eq=False)
class Draft:
    """A goal, area, measure, indicator or project, as far as its rows are read."""

    role: EntryRole
    name: Cell
    origin: Origin
    label: Cell
    enumerator: Enumerator | None = None
    cells: dict[Field, Cell] = field(default_factory=dict)
    extra: dict[str, Cell] = field(default_factory=dict)
    targets: dict[int, Cell] = field(default_factory=dict)
    actuals: dict[int, Cell] = field(default_factory=dict)
    units: dict[Field, str] = field(default_factory=dict)
    """What the labels of its aim and its baseline say the unit is."""
    baseline_year: int | None = None
    target_year: int | None = None
    stated: bool = False
    """Whether labels of its own say its aim or its baseline."""
    text: Cell = EMPTY
    """What the cell of a level's name says of it below the name."""
    complete: bool = False
    """Whether its own row said its aim: what follows is no longer of it."""

    def take(self, label: RowLabel | None, heading: Cell, value: Cell) -> bool:
        """Hold `value`, which `label` says what it is, and whether there was room for it."""
        part = label.parts[0] if label else "extra"
        name = _CELLS.get(part)
        if name and name in self.cells and self.cells[name].text == value.text:
            return False
        if self.role == "indicator" and label and label.year and part in ("aim", "interim", "actual"):
            years = self.actuals if part == "actual" else self.targets
            if part != "aim" or "target" in self.cells:
                return years.setdefault(label.year, value) is value
        if name and self._may_have(name) and name not in self.cells:
            self.cells[name] = value
            self._state(label, name)
            if name == "unit":
                self.extra.setdefault(fold_space(heading.text), value)
            return True
        return self.extra.setdefault(fold_space(heading.text), value) is value

    def _may_have(self, name: Field) -> bool:
        if self.role == "indicator":
            return name in ("baseline", "target", "unit", "department")
        return self.role == "project" and name in ("category", "text", "department")

    def _state(self, label: RowLabel | None, name: Field) -> None:
        self.stated = self.stated or self.role == "indicator"
        if label and label.unit and name in ("baseline", "target"):
            self.units[name] = label.unit
        if label and label.year and name == "baseline":
            self.baseline_year = label.year
        if label and label.year and name == "target":
            self.target_year = label.year

    def entries(self, ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entry]:
        """What is known of it, or of each of the indicators or projects that its cells hold."""
        part = Part({"name": self.name, **self.cells}, self.targets, self.actuals, self.extra)
        if self.role in LEVELS:
            yield self._entry(part)
            if self.text.text:
                yield text_entry(self.text, self.origin)
            return
        project = self.role == "project"
        parts = told_below(part, vocabulary) if project else None
        if parts is None:
            parts, told = parted(part, vocabulary, project=project)
            ledger.note_all(told)
        for one in parts:
            yield self._entry(self._with_change(one, vocabulary) if len(parts) > 1 else one)

    def state_change(self, vocabulary: Vocabulary) -> None:
        """Take apart what stands in the cell of the name itself: 「相談件数　6件（H26）→ 30件（H31）」."""
        part = self._with_change(Part({"name": self.name, **self.cells}, {}, {}, {}), vocabulary)
        self.cells = dict(part.cells)
        self.name = self.cells.pop("name")

    def _with_change(self, part: Part, vocabulary: Vocabulary) -> Part:
        name = part.cells["name"]
        change = None if self.role != "indicator" or "target" in part.cells else split_change(name.text, vocabulary)
        if change is None:
            return part
        self.stated = self.complete = True
        said: dict[Field, Cell] = {
            "name": name.with_text(change.name),
            "baseline": name.with_text(change.baseline),
            "target": name.with_text(change.aim),
        }
        return part._replace(cells={**part.cells, **said})

    def _entry(self, part: Part) -> Entry:
        stated = NOT_STATED
        if self.stated or part.targets or part.actuals:
            either = next(iter(self.units.values()), None)
            units = (self.units.get("target", either), self.units.get("baseline", either))
            stated = Stated(*units, self.baseline_year, self.target_year, part.targets, part.actuals)
        level = self.role in LEVELS
        return Entry(self.role, part.cells, self.origin, self.label, self.enumerator, part.extra, stated, mention=level)
