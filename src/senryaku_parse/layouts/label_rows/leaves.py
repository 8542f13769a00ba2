"""The indicators and projects that label rows name, and what the rows below say of them."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.cell_entries import part_entries
from senryaku_parse.hierarchy.entries import EntryRole
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.items import split_change, split_field
from senryaku_parse.layouts.label_rows.drafts import SURPLUS, TAKEN, Draft
from senryaku_parse.plan.row_labels import Pair, RowLabel, read_row_label
from senryaku_parse.tables import Cell, Row
from senryaku_parse.vocabulary import Vocabulary


class Leaves:
    """The indicators or projects of one row, open to what further rows say of them.

    They are one draft: into how many it parts, the last row tells that says something of them.
    """

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """`ledger` takes the cells that make no entry."""
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._open: Draft | None = None
        self._several = False
        """Whether the name alone says that they are several."""
        self._opener = ""

    def close(self) -> None:
        """No further row says more of them."""
        self._open = None

    def enter(self, pair: Pair, row: Row, role: EntryRole) -> Draft:
        """What a row names: indicators or projects, of which the cells beside the name may say more."""
        name, *beside = pair.values
        enumerator = pair.label.enumerator if pair.label else None
        draft = self._open = Draft(role, name, row.origin, pair.cell, enumerator)
        self._opener = pair.label.key if pair.label else ""
        names, _, clear = part_entries(name.text, (), self._vocabulary, project=role == "project")
        self._several = len(names) > 1
        if self._several:
            draft.complete = role == "indicator" and all(split_change(one, self._vocabulary) for one in names)
        elif clear:
            draft.name = name.with_text(names[0])
            draft.state_change(self._vocabulary)
        self._beside(draft, beside)
        return draft

    def _beside(self, draft: Draft, cells: Sequence[Cell]) -> None:
        """The cells right of a name: each with its label before a colon, or one that is the aim."""
        plain: list[Cell] = []
        for cell in cells:
            read = split_field(cell.text)
            label = read_row_label(read[0], self._vocabulary) if read else None
            if read and label and not self._several:
                self._give(draft, label, cell.with_text(read[0]), cell.with_text(read[1]))
                draft.complete = True
            else:
                plain.append(cell)
        if len(plain) == 1 and draft.role == "indicator" and "target" not in draft.cells:
            draft.cells["target"] = plain.pop()
            draft.complete = True
        self._ledger.unplaced(plain, SURPLUS, "row-surplus-cells")

    def lack_aim(self, label: RowLabel) -> bool:
        """Whether they are indicators without an aim, which another label than `label` named."""
        draft = self._open
        lacking = draft and draft.role == "indicator" and "target" not in draft.cells
        return bool(lacking) and self._opener != label.key

    def own(self, label: RowLabel | None) -> bool:
        """Whether a field is theirs: not one that no vocabulary knows, nor a department, where they are complete."""
        if self._open is None:
            return False
        if self._open.complete:
            return label is not None and label.parts[0] != "department"
        return label is not None or not self._several

    def say(self, pair: Pair) -> None:
        """A row that says more of them."""
        self._ledger.went(pair.cell, "heading")
        value, *rest = pair.values
        if self._open:
            self._give(self._open, pair.label, pair.cell, value)
        self._ledger.unplaced(rest, SURPLUS, "row-surplus-cells")

    def _give(self, draft: Draft, label: RowLabel | None, heading: Cell, value: Cell) -> None:
        if not draft.take(label, heading, value):
            self._ledger.unplaced([value], TAKEN)
