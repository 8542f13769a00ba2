"""Bytes of a CSV file → a grid, whatever saved it: encoding and delimiter are found out."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from typing import Any

from senryaku_parse.columns import Entity
from senryaku_parse.encoding import decode
from senryaku_parse.errors import InputError, NotTextError
from senryaku_parse.limits import Limits
from senryaku_parse.loaders.cell_tables import CellGrid
from senryaku_parse.loaders.headings import known_headings
from senryaku_parse.messages import render
from senryaku_parse.spreadsheet.values import CellValue, address
from senryaku_parse.writers.delimited import ENCODINGS

_ADVICE = "limits.one-folder"
_DELIMITERS = ",\t;"
"""What spreadsheets part cells with when they save text."""


def read_csv(name: str, data: bytes, encoding: str, entity: Entity[Any], limits: Limits, *, safe: bool) -> CellGrid:
    """The cells of the file `name`; `encoding` is the one it was written in, `safe` whether texts were guarded there.

    Raises:
        InputError: it is no text, or no CSV; TooLargeError: it is beyond `limits`.
    """
    limits.check("characters", len(data), "limits.file", _ADVICE, name=name)
    limits.check("rows", data.count(b"\n"), "limits.rows-of-file", _ADVICE, name=name)
    csv.field_size_limit(max(len(data), csv.field_size_limit()))  # the module's default is smaller than a cell may be
    text = _decoded(name, data, encoding)
    first = text.partition("\n")[0]
    delimiter = max(
        _DELIMITERS, key=lambda one: known_headings(((1, tuple(first.strip().replace('"', "").split(one))),), entity)
    )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [tuple(_cell(cell, safe) for cell in row) for row in reader]
    except csv.Error as error:
        raise InputError(render("edits.csv-unread", name=name, line=reader.line_num, error=error)) from None
    return CellGrid(
        name,
        tuple(enumerate(rows, 1)),
        lambda row, column: render("edits.cell-of-file", name=name, cell=address(row, column)),
    )


def _decoded(name: str, data: bytes, encoding: str) -> str:
    """UTF-8 where it is that, else the encoding it was written in, else the one it looks like."""
    for known in ("utf-8-sig", *(one for one in ENCODINGS if one == encoding)):  # what it names may be no encoding
        with suppress(UnicodeDecodeError):
            return data.decode(known)
    try:
        return decode(data).text
    except NotTextError as error:
        raise NotTextError(f"{name}: {error}") from None


def _cell(text: str, safe: bool) -> CellValue:
    return (text[1:] if safe and text.startswith("'") else text) or None
