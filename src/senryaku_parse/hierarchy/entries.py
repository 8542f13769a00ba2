"""What a row of a table says, whatever the layout: the one language between layouts and the builder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from senryaku_parse.frozen import frozendict
from senryaku_parse.source import Position
from senryaku_parse.tables import Cell, Origin
from senryaku_parse.text import Enumerator, fold_space
from senryaku_parse.vocabulary import Field, Role

EntryRole: TypeAlias = Role | Literal["indicator", "text"]
"""An "indicator" is a target where only a goal is in force, else a KPI; a "text" is prose of what is in force."""


class Stated(NamedTuple):
    """What columns state of an indicator beside its name, its aim and its baseline."""

    unit: str | None = None
    """The unit of the aim, where a heading says it."""
    baseline_unit: str | None = None
    """The unit of the baseline, where a heading says it."""
    baseline_year: int | None = None
    """Gregorian fiscal year of the baseline."""
    target_year: int | None = None
    """Gregorian fiscal year of the aim."""
    targets: Mapping[int, Cell] = frozendict()
    """Gregorian fiscal year → aim."""
    actuals: Mapping[int, Cell] = frozendict()
    """Gregorian fiscal year → what was reached."""


NOT_STATED = Stated()
NO_EXTRA: Mapping[str, Cell] = frozendict()
_NO_TEXTS: frozendict[str, str] = frozendict()


class Entry(Struct, frozen=True, gc=False):
    """One goal, target, area, measure, KPI or project, as its cells state it."""

    role: EntryRole
    cells: Mapping[Field, Cell]
    origin: Origin
    """Where its row stands."""
    label: Cell
    """The cell of the label column, for accounting."""
    enumerator: Enumerator | None = None
    """The number its label carries."""
    extra: Mapping[str, Cell] = NO_EXTRA
    """Columns of unknown role: heading → cell."""
    stated: Stated = NOT_STATED
    mention: bool = False
    """Whether it only says where what follows belongs: a node that comes again is no repetition."""

    @property
    def position(self) -> Position:
        """Where its row stands, for nodes and findings."""
        return self.origin.position

    def texts(self) -> dict[Field, str]:
        """The text of each cell with white space folded, as `fold_space` does."""
        return {
            name: text if (text := cell.text).isalnum() else " ".join(text.split()) for name, cell in self.cells.items()
        }

    def text(self, name: Field) -> str:
        """The text of a cell with white space folded; "" where there is none."""
        cell = self.cells.get(name)
        return fold_space(cell.text) if cell else ""

    def extra_texts(self) -> frozendict[str, str]:
        """The text of each cell of unknown role with white space folded, by its heading."""
        if not self.extra:
            return _NO_TEXTS
        return frozendict({heading: fold_space(cell.text) for heading, cell in self.extra.items()})

    def place(self, name: Field) -> Position:
        """Where a cell begins in the source; the row where it has none."""
        cell = self.cells.get(name)
        return (cell.origins[0] if cell and cell.origins else self.origin).position
