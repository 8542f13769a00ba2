"""Whether a row of a table of columns is only the rest of the row above: 「出荷尾」 over 「数」."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from senryaku_parse.plan import Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.repair.line_wrapped import width
from senryaku_parse.repair.row_rest import Certainty, Endings, endings, rest_of_project
from senryaku_parse.rows import is_note
from senryaku_parse.tables import Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_SLACK = 4
"""Half-width columns that a line which is full may leave free."""

_Reading: TypeAlias = Certainty | None


class Rests:
    """Which rows of a table are rests."""

    def __init__(self, body: Sequence[Row], plan: Plan, vocabulary: Vocabulary) -> None:
        """Of a table whose rows are `body` below the header of `plan`."""
        self._body = body
        self._plan = plan
        self._vocabulary = vocabulary
        self._levels = {level.column for level in plan.levels} | ({plan.kinds.column} if plan.kinds else set())
        self._endings: dict[int, Endings] = {}
        """Identity of a block → how its names and texts end."""
        self._valued: dict[int, bool] = {}
        """Identity of a block → whether nearly all its entries have values."""
        self._has_numbers = cache(self._numbers_of)
        self._full = cache(self._width_of)

    def ask(self, above: Row, row: Row, *, page_break: bool = False) -> _Reading:
        """How surely `row` is the rest of `above`; null where it does not read so."""
        filled = self._filled(above, row)
        if not filled or any(not above.texts[at] for at in filled) or is_note(row, self._vocabulary):
            return None
        readings: list[_Reading] = []
        left = set(filled)
        narrow = 3 * len(filled) <= len(row.slots)
        undecided = False
        for block in self._plan.blocks_in(above.texts):
            own = [at for at in filled if at in set(block.columns())]
            if not own:
                continue
            left.difference_update(own)
            if block.kind == "project":
                readings.append(self._of_project(above, row, block, own, page_break=page_break))
            elif own != [block.name] or not self._lacks_values(block, row):
                return None
            elif (page_break and not split_enumerator(row.texts[block.name])[0]) or (
                narrow and self._is_rest(above, row, block.name)
            ):
                readings.append("likely")
            else:
                undecided = True
        for at in sorted(left):
            is_rest = at in self._levels and narrow and self._is_numbered(at, above) and self._is_rest(above, row, at)
            readings.append("likely" if is_rest else None)
        if None in readings or not readings:
            return None
        return max(readings, key=("surely", "likely", "maybe").index) if not undecided else readings[0] and "likely"

    def _filled(self, above: Row, row: Row) -> list[int]:
        """The columns in which `row` says something; of levels, something else than the row above."""
        return [
            at
            for at, slot in enumerate(row.slots)
            if slot.text and slot is not above.slots[at] and not (at in self._levels and slot.text == above.texts[at])
        ]

    def _of_project(self, above: Row, row: Row, block: Block, own: list[int], *, page_break: bool) -> _Reading:
        columns = (block.name, block.fields.get("text"))
        told = rest_of_project(
            above, row, columns, own, lambda: self._endings_of(block), self._vocabulary, page_break=page_break
        )
        if (
            told
            or own != [block.name]
            or not self._lacks_values(block, row)
            or not self._is_rest(above, row, block.name)
        ):
            return told
        words = self._vocabulary
        whole = words.looks_like_project(above.texts[block.name]) and words.names_project(row.texts[block.name])
        return None if whole else "likely"

    def _endings_of(self, block: Block) -> Endings:
        if id(block) not in self._endings:
            rows, text = self._rows_of(block), block.fields.get("text")
            texts = [row.texts[text] for row in rows] if text is not None else []
            self._endings[id(block)] = endings([row.texts[block.name] for row in rows], texts, self._vocabulary)
        return self._endings[id(block)]

    def _rows_of(self, block: Block) -> list[Row]:
        return [row for row in self._body if block in self._plan.blocks_in(row.texts)]

    def _lacks_values(self, block: Block, row: Row) -> bool:
        """Whether `row` has none of the values that nearly all indicators of `block` have."""
        stated = set(block.fields.values())
        if any(row.texts[at] for at in stated):
            return False
        if id(block) not in self._valued:
            said = [any(one.texts[at] for at in stated) for one in self._rows_of(block) if one.texts[block.name]]
            self._valued[id(block)] = said.count(True) > 1 and 3 * said.count(False) <= len(said)
        return self._valued[id(block)]

    def _is_numbered(self, at: int, above: Row) -> bool:
        return self._has_numbers(at) and split_enumerator(above.texts[at])[0] is not None

    def _numbers_of(self, at: int) -> bool:
        texts = {row.texts[at] for row in self._body if row.texts[at]}
        return sum(split_enumerator(text)[0] is not None for text in texts) > 1

    def _is_rest(self, above: Row, row: Row, at: int) -> bool:
        """Whether the text of `row` in the column `at` has no mark, and the one above fills the column."""
        first, second = above.texts[at], row.texts[at]
        if split_enumerator(second)[0] or width(second) > width(first):
            return False
        return width(first) >= self._full(at)

    def _width_of(self, at: int) -> int:
        return max((width(row.texts[at]) for row in self._body), default=0) - _SLACK
