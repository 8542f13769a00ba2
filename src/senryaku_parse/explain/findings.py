"""The findings of a strategy by where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from senryaku_parse.findings import Finding
from senryaku_parse.source import Position
from senryaku_parse.text import repair_characters

MOVED = frozenset(
    (
        "row-shifted rows-joined row-torn cell-torn cell-split columns-fused label-lost label-torn label-centred "
        "table-continued column-joined header-missing header-empty"
    ).split()
)
"""Codes of repairs that put rows or cells elsewhere, part or join them."""
KEPT_OUT = frozenset(
    "cell-unplaced row-surplus-cells key-unmatched header-repeated row-numbers text-struck hidden-skipped".split()
)
"""Codes of findings that keep what is no entry of its table."""
UNKNOWN = frozenset(("heading-unknown", "heading-by-part"))
"""Codes of findings on headings that no word of the vocabulary is."""
GUESSED = frozenset(
    (
        "heading-by-part heading-unknown column-by-content label-misspelled label-lost header-missing column-joined columns-fused row-torn "
        "level-inferred level-missing layout-chosen table-unruled reprint-ambiguous reprint-unclear cell-ambiguous "
        "category-unknown organization-unclear target-not-quantified target-direction-unclear target-baseline-unclear "
        "target-sign-unclear target-several-values target-inconsistent target-from-series municipality-ambiguous"
    ).split()
)
"""Codes of findings on what was read by what is likely, or left open."""
OF_MANY = frozenset(("line-outside", "table-skipped", "layout-chosen"))
"""Codes of findings that tell of a whole table or of many lines, and say nothing of a single text."""
_KEPT = "finding:"


class Placed:
    """Where the findings stand; they are named by their number, from 0."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Look at all of them once."""
        self._findings = findings
        self._cells: dict[tuple[int | None, int | None, int | None], list[int]] = defaultdict(list)
        self._lines: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self._tables: dict[int, list[int]] = defaultdict(list)
        for number, found in enumerate(findings):
            at = found.position
            if at.table is not None:
                self._cells[at.table, at.row, at.column].append(number)
                self._tables[at.table].append(number)
            if at.row is None:
                self._lines[_line(at)].append(number)

    def of_table(self, table: int, codes: Iterable[str]) -> tuple[int, ...]:
        """Those of `codes` that stand anywhere in `table`."""
        return tuple(number for number in self._tables.get(table, ()) if self._findings[number].code in codes)

    def on_cell(self, at: Position, text: str, went: Iterable[str]) -> tuple[int, ...]:
        """Those on a cell, those on its row or table that keep it, and those on its row that quote it."""
        kept = {one.removeprefix(_KEPT) for one in went if one.startswith(_KEPT)}
        found = list(self._cells.get((at.table, at.row, at.column), ()))
        found += [
            number
            for number in self._cells.get((at.table, at.row, None), ())
            if self._findings[number].code in kept or self._quotes(number, text)
        ]
        found += [n for n in self._cells.get((at.table, None, None), ()) if self._findings[n].code in kept]
        return tuple(dict.fromkeys(found))

    def on_line(self, at: Position, text: str) -> tuple[int, ...]:
        """Those on a line of text."""
        return tuple(number for number in self._lines.get(_line(at), ()) if self._quotes(number, text))

    def _quotes(self, number: int, text: str) -> bool:
        """Whether a finding tells of `text`, or has nothing to say of any text."""
        before = self._findings[number].before
        if before is None:
            return True
        bare, quoted = _bare(text), _bare(before)
        return bool(bare) and (bare in quoted or (quoted != "" and quoted in bare))


def _line(at: Position) -> tuple[object, ...]:
    return at.table, at.line, at.page, at.sheet, at.cell


def _bare(text: str) -> str:
    return "".join(repair_characters(text).split())
