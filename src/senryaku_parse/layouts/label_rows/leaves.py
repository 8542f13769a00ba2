"""The indicators and projects that label rows name, and what the rows below say of them."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.entries import EntryRole
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.items import split_change, split_field
from senryaku_parse.layouts.label_rows.drafts import SURPLUS, TAKEN, Draft
from senryaku_parse.layouts.label_rows.labels import Pair, RowLabel, read_row_label
from senryaku_parse.lists import split_items
from senryaku_parse.tables import Cell, Row
from senryaku_parse.vocabulary import Vocabulary


class Leaves:
    """The indicators or projects of one row, open to what further rows say of them."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """`ledger` takes the cells that make no entry."""
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._open: list[Draft] = []
        self._opener = ""

    def close(self) -> None:
        """No further row says more of them."""
        self._open = []

    def enter(self, pair: Pair, row: Row, role: EntryRole) -> Sequence[Draft]:
        """What a row names: indicators or projects, of which the cells beside the name may say more."""
        name, *beside = pair.values
        texts = split_items(name.text)
        if len(texts) > 1:
            self._note_split(name, texts)
        enumerator = pair.label.enumerator if pair.label else None
        self._open = [Draft(role, name.with_text(text), row.origin, pair.cell, enumerator) for text in texts]
        self._opener = pair.label.key if pair.label else ""
        if role == "indicator":
            for draft in self._open:
                self._state(draft)
        self._beside(beside)
        return self._open

    def _note_split(self, cell: Cell, texts: Sequence[str]) -> None:
        message = f"1つのセルに入っていた{len(texts)}つの項目を分けました。"
        self._ledger.note(
            finding("cell-split", message, before=cell.text, after=" | ".join(texts), position=cell.position)
        )

    def _state(self, draft: Draft) -> None:
        """Take apart what stands in the cell of the name itself: 「相談件数　6件（H26）→ 30件（H31）」."""
        if change := split_change(draft.name.text, self._vocabulary):
            whole, draft.stated, draft.complete = draft.name, True, True
            draft.name = whole.with_text(change.name)
            draft.cells |= {
                "baseline": whole.with_text(change.baseline),
                "target": whole.with_text(change.aim),
            }

    def _beside(self, cells: Sequence[Cell]) -> None:
        """The cells right of a name: each with its label before a colon, or one that is the aim."""
        plain: list[Cell] = []
        for cell in cells:
            read = split_field(cell.text)
            label = read_row_label(read[0], self._vocabulary) if read else None
            if read and label and len(self._open) == 1:
                self._give(label, cell.with_text(read[0]), cell.with_text(read[1]))
                self._open[0].complete = True
            else:
                plain.append(cell)
        draft = self._open[0]
        if len(plain) == 1 and len(self._open) == 1 and draft.role == "indicator" and "target" not in draft.cells:
            draft.cells["target"] = plain.pop()
            draft.complete = True
        self._ledger.unplaced(plain, SURPLUS, "row-surplus-cells")

    def lack_aim(self, label: RowLabel) -> bool:
        """Whether they are indicators without an aim, which another label than `label` named."""
        lacking = self._open and self._open[0].role == "indicator" and "target" not in self._open[0].cells
        return bool(lacking) and self._opener != label.key

    def own(self, label: RowLabel | None) -> bool:
        """Whether a field is theirs: not one that no vocabulary knows, nor a department, where they are complete."""
        if not self._open:
            return False
        if self._open[0].complete:
            return label is not None and label.parts[0] != "department"
        return label is not None or len(self._open) == 1

    def say(self, pair: Pair) -> None:
        """A row that says more of them."""
        self._ledger.went(pair.cell, "heading")
        value, *rest = pair.values
        self._give(pair.label, pair.cell, value)
        self._ledger.unplaced(rest, SURPLUS, "row-surplus-cells")

    def _give(self, label: RowLabel | None, heading: Cell, value: Cell) -> None:
        """Give `value` to what is open: to each its line, where there are as many lines as entries."""
        lines = split_items(value.text) if len(self._open) > 1 else [value.text]
        if len(lines) == 1 and len(self._open) > 1:
            lines = value.text.split("\n")
        if len(lines) != len(self._open):
            self._ledger.unplaced([value], TAKEN)
            return
        for draft, line in zip(self._open, lines, strict=True):
            if not draft.take(label, heading, value.with_text(line)):
                self._ledger.unplaced([value], TAKEN)
