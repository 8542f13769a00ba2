"""Excel workbooks (.xlsx, .xlsm) → Document."""

from __future__ import annotations

from openpyxl.reader.excel import ExcelReader

from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.readers.book import read_book
from senryaku_parse.spreadsheet.archive import check_archive
from senryaku_parse.spreadsheet.book import Book
from senryaku_parse.spreadsheet.book_parts import drawn_texts, notes, opened, strings_part
from senryaku_parse.spreadsheet.cell_budget import CellBudget
from senryaku_parse.spreadsheet.runs import RichText
from senryaku_parse.spreadsheet.shown_values import ShownValues
from senryaku_parse.spreadsheet.styled_sheet import StyledSheet, read_sheet, shared_runs
from senryaku_parse.tables import Document


def read_xlsx(data: bytes, limits: Limits = USUAL) -> Document:
    """The tables of a workbook, its sheets in their order.

    Raises:
        InputError: it is no workbook, damaged, or an attack; TooLargeError among them.
    """
    check_archive(data, limits)
    with opened(data) as (reader, parts):
        return read_book(_book(reader, parts, limits), limits)


def _book(reader: ExcelReader, parts: dict[str, str], limits: Limits) -> Book:
    room = CellBudget(limits)
    values = ShownValues(reader.wb, _strings(reader, limits))
    states = {sheet.name: sheet.state for sheet, _ in reader.parser.find_sheets()}
    return Book(
        sheets={title: _sheet(reader, part, room, values) for title, part in parts.items()},
        hidden=frozenset(title for title in parts if states.get(title, "visible") != "visible"),
        is_bordered=values.is_bordered,
        is_bold=values.is_bold,
        size=values.size,
        usual_size=values.size(0),
        notes=tuple(notes(reader, parts)),
        drawn=tuple(drawn_texts(reader, parts)),
    )


def _strings(reader: ExcelReader, limits: Limits) -> list[RichText]:
    part = strings_part(reader)
    if part is None:
        return []
    with reader.archive.open(part) as file:
        return shared_runs(file, CellBudget(limits))


def _sheet(reader: ExcelReader, part: str, room: CellBudget, values: ShownValues) -> StyledSheet:
    with reader.archive.open(part) as file:
        return read_sheet(file, room, values.read, values.is_bordered)
