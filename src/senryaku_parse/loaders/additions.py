"""What people added to a workbook of ours that the hierarchy has no place for: kept by the ids of the rows it stands in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from senryaku_parse.findings import Finding
from senryaku_parse.loaders.book import LoadedBook
from senryaku_parse.loaders.cell_tables import CellGrid, is_blank, verbatim
from senryaku_parse.loaders.headings import unknown_column
from senryaku_parse.loaders.texts import canonical
from senryaku_parse.messages import render
from senryaku_parse.model import AddedCell, AddedColumn, AddedSheet, Additions, CellNote, ColumnLook, SheetLook
from senryaku_parse.spreadsheet.sheet import SheetOutline
from senryaku_parse.spreadsheet.values import CellValue, Formula, Odd, Percent, address, column_letters

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_CLOSE = Decimal("0.06")
"""Share by which programs change widths on their own."""
_CLOSE_CHARACTERS = 1

WrittenLooks = Mapping[str, Mapping[str, tuple[float, bool]]]
"""Sheet → column → its width and whether it was hidden when the workbook was written."""


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of ours, by whose ids what people added is kept."""

    name: str
    """English title."""
    grid: CellGrid
    head: int
    """The number of the row of headings."""
    keys: Mapping[int, str]
    """Number of a column → its English heading, of those that people added the heading as it stands."""
    strange: Collection[int]
    """Numbers of the columns that people added."""
    ids: Mapping[int, str]
    """Number of a row → id of the node that it is."""
    natural: Sequence[str]
    """The ids in the order of the document."""


@dataclass(slots=True)
class AdditionsReader:
    """Collects what people added."""

    book: LoadedBook
    before: Additions
    """What the workbook was written with."""
    written: WrittenLooks
    findings: list[Finding]
    """Takes what can't be kept."""
    columns: list[AddedColumn] = field(default_factory=list)
    sheets: list[AddedSheet] = field(default_factory=list)
    notes: list[CellNote] = field(default_factory=list)
    looks: list[SheetLook] = field(default_factory=list)

    def read_own(self, sheet: OwnSheet) -> None:
        """Collect what was added to a sheet of ours."""
        rows = {number: cells for number, cells in sheet.grid.rows if number >= sheet.head}
        for at in sorted(sheet.strange):
            cells = {row: held[at - 1] for row, held in rows.items() if at <= len(held) and not is_blank(held[at - 1])}
            heading = verbatim(cells.pop(sheet.head, None)).strip()
            homeless = [(row, verbatim(cell)) for row, cell in cells.items() if row not in sheet.ids]
            if homeless:
                self.findings.append(unknown_column(sheet.grid, at, homeless))
            made = [self._cell(sheet.grid, row, at, cells[row], sheet.ids[row]) for row in cells if row in sheet.ids]
            if heading or made:
                after = sheet.keys.get(at - 1, "")
                self.columns.append(AddedColumn(sheet=sheet.name, heading=heading, after=after, cells=tuple(made)))
        self._read_look(sheet)

    def read_strange(self, title: str, before: str) -> None:
        """Collect a sheet that people added behind the one titled `before`."""
        grid, outline = self.book.sheets[title], self.book.outlines[title]
        cells = [
            self._cell(grid, row, at, cell, address(row, at))
            for row, held in grid.rows
            for at, cell in enumerate(held, 1)
            if not is_blank(cell)
        ]
        columns = [
            ColumnLook(heading=column_letters(at), width=_rounded(width), hidden=hidden or None)
            for at, (width, hidden) in _columns(outline, max((len(held) for _, held in grid.rows), default=0))
        ]
        self.sheets.append(
            AddedSheet(
                title=title, after=before, cells=tuple(cells), merged=tuple(outline.merged), columns=tuple(columns)
            )
        )

    def read_notes(self, own: Mapping[str, OwnSheet], strange: Collection[str]) -> Iterator[tuple[str, str]]:
        """Collect the notes of cells; those of other sheets are given back: the cell in words, and the text."""
        for title, cell, text in self.book.notes:
            found = _CELL.fullmatch(cell)
            sheet = own.get(title)
            if title in strange:
                self.notes.append(CellNote(sheet=title, at=cell, text=text))
            elif sheet and found and (place := _place(sheet, found[1], int(found[2]))):
                at, heading = place
                self.notes.append(CellNote(sheet=sheet.name, at=at, heading=heading, text=text))
            else:
                yield render("edits.cell-of-sheet", title=title, cell=cell), text

    def additions(self) -> Additions | None:
        """All of it; null for nothing."""
        made = Additions(
            columns=tuple(self.columns), sheets=tuple(self.sheets), notes=tuple(self.notes), looks=tuple(self.looks)
        )
        return None if made == Additions() else made

    def _cell(self, grid: CellGrid, row: int, column: int, given: CellValue, at: str) -> AddedCell:
        if isinstance(given, Formula):
            result = self.book.calculated(grid.title or "", row, column)
            shown = None if result is None else verbatim(result)
            return AddedCell(at=at, text=given.text, kind="formula", result=shown, place=address(row, column))
        if isinstance(given, bool):
            return AddedCell(at=at, text=verbatim(given), kind="boolean")
        if isinstance(given, Percent):
            return AddedCell(at=at, text=f"{given.value:f}", kind="percent")
        if isinstance(given, Odd):
            return AddedCell(at=at, text=given.text, kind="date" if _DAY.fullmatch(given.text) else "text")
        is_text = isinstance(given, str)
        return AddedCell(at=at, text=canonical(verbatim(given)), kind="text" if is_text else "number")

    def _read_look(self, sheet: OwnSheet) -> None:
        """How the columns and rows of a sheet of ours were left."""
        title = sheet.grid.title or ""
        outline, filters = self.book.outlines[title], self.book.filters.get(title, {})
        before = {look.sheet: look for look in self.before.looks}.get(sheet.name)
        kept = {look.heading: look for look in before.columns} if before else {}
        shown = dict(_columns(outline, max(sheet.keys, default=0)))
        looks = []
        for at, key in sorted(sheet.keys.items()):
            width, hidden = shown.get(at, (0.0, False))
            was = self.written.get(sheet.name, {}).get(key)
            look = replace(kept.get(key, ColumnLook(heading=key)), filter=filters.get(at))
            if was is None or not _is_close(width, was[0]):
                look = replace(look, width=_rounded(width) if width and not hidden else look.width)
            if was is not None and hidden != was[1]:
                look = replace(look, hidden=hidden)
            looks.append(look)
        numbers = sorted(sheet.ids)
        order = tuple(sheet.ids[row] for row in numbers)
        self.looks.append(
            SheetLook(
                sheet=sheet.name,
                order=() if order == tuple(sheet.natural) else order,
                hidden=tuple(sheet.ids[row] for row in numbers if row in outline.hidden),
                columns=tuple(look for look in looks if look != ColumnLook(heading=look.heading)),
            )
        )
        if self.looks[-1] == SheetLook(sheet=sheet.name):
            self.looks.pop()


def _place(sheet: OwnSheet, letters: str, row: int) -> tuple[str, str] | None:
    """Id and column of a cell; null where it is in no row of a node and not in the headings."""
    column = next((at for at in sheet.keys if column_letters(at) == letters), None)
    if column is None or (row != sheet.head and row not in sheet.ids):
        return None
    return sheet.ids.get(row, ""), sheet.keys[column]


def _columns(outline: SheetOutline, last: int) -> Iterator[tuple[int, tuple[float, bool]]]:
    """Number of each column that says its width, up to `last`, with the width and whether it is hidden."""
    for first, end, width, hidden in outline.columns:
        for at in range(max(first, 1), min(end, last) + 1):
            yield at, (width, hidden)


def _is_close(width: float, written: float) -> bool:
    return not width or abs(width - written) <= _CLOSE_CHARACTERS + float(_CLOSE) * written


def _rounded(width: float) -> Decimal:
    return Decimal(f"{width:.2f}").normalize()
