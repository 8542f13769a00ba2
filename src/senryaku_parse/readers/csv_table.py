"""Any CSV or TSV → Document: the delimiter found, titles and notes around tables as texts, blanks kept."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from senryaku_parse.limits import TABLES_ONLY, USUAL, Limits
from senryaku_parse.readers.delimiters import delimiter_of
from senryaku_parse.readers.sheet_layout import parts_of
from senryaku_parse.readers.sheet_pieces import SheetPiece
from senryaku_parse.readers.sheet_table import sheet_table
from senryaku_parse.spreadsheet.cell_ranges import CellRange
from senryaku_parse.tables import Block, Document, RawRow, RawTable, TextBlock


def read_csv(text: str, limits: Limits = USUAL) -> Document:
    """The tables of a CSV file, parted at blank lines.

    Raises:
        TooLargeError: it is beyond `limits`.
    """
    pieces: list[SheetPiece] = []
    lines: dict[int, int] = {}
    for at, (line, fields) in enumerate(_records(text, limits), 1):
        limits.check("rows", at, "limits.csv-rows", TABLES_ONLY)
        limits.check("columns", len(fields), "limits.csv-columns", TABLES_ONLY, line=line)
        lines[at] = line
        pieces += [
            SheetPiece(CellRange(at, column, at, column), field, "") for column, field in enumerate(fields, 1) if field
        ]
    return Document(tuple(_blocks(pieces, lines, limits)))


def _blocks(pieces: list[SheetPiece], lines: dict[int, int], limits: Limits) -> Iterator[Block]:
    for part in parts_of(pieces):
        rows = sorted({piece.area.top for piece in part.pieces})
        if not part.is_table:
            yield TextBlock(part.pieces[0].text, line=lines[rows[0]])
            continue
        table = sheet_table(part.pieces, None, limits)
        placed = [RawRow(row.cells, lines[at]) for row, at in zip(table.groups[0], rows, strict=True)]
        yield RawTable((tuple(placed),), lines[rows[0]], may_span=False)


def _records(text: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    """Line in the file and fields, trimmed, of each record."""
    csv.field_size_limit(max(limits.cell, csv.field_size_limit()))
    lines = text.replace("\0", "").splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=delimiter_of(text) or ",", skipinitialspace=True)
    line = 1
    try:
        for fields in reader:
            yield line, [field.strip() for field in fields]
            line = reader.line_num + 1
    except csv.Error:
        limits.check("cell", len(text), "limits.csv-cell", TABLES_ONLY, line=line)
        raise
