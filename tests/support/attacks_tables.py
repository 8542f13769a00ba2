"""Workbooks and CSV of others made to hurt."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from functools import cache

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from senryaku_parse.spreadsheet.values import address
from tests.support.archives import packed
from tests.support.attacks import Attack
from tests.support.shared_strings import shared_parts

_ROWS = (("基本目標", "施策", "KPI", "現状値", "目標値"), ("1 しごと", "① 創業", "創業件数", "10件", "20件"))
_SHEET, _STRINGS, _STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_DEEP = 100_000


@cache
def _parts() -> dict[str, bytes]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in _ROWS:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        return shared_parts({name: archive.read(name) for name in archive.namelist()})


def _book(part: str, change: Callable[[bytes], bytes]) -> Attack:
    """A workbook with one part changed."""
    return Attack(".xlsx", lambda: packed({**_parts(), part: change(_parts()[part])}))


def _rows(make: Callable[[], Iterable[str]]) -> Attack:
    """A sheet with further rows."""
    return _book(_SHEET, lambda xml: xml.replace(b"</sheetData>", "".join(make()).encode() + b"</sheetData>"))


def _merges(make: Callable[[], Iterable[str]], rows: str = "") -> Attack:
    """A sheet with merged cells."""

    def change(xml: bytes) -> bytes:
        cells = "".join(f'<mergeCell ref="{reference}"/>' for reference in make())
        return xml.replace(b"</sheetData>", f"{rows}</sheetData><mergeCells>{cells}</mergeCells>".encode())

    return _book(_SHEET, change)


def _texts(row: int, columns: Iterable[int], text: str = "あ") -> str:
    cells = "".join(f'<c r="{address(row, at)}" t="inlineStr"><is><t>{text}</t></is></c>' for at in columns)
    return f'<row r="{row}">{cells}</row>'


def _columns(count: int) -> bytes:
    return b"<cols>" + b'<col min="1" max="16384" hidden="1"/>' * count + b"</cols><sheetData>"


BOOKS: dict[str, Attack] = {
    "merged over the whole sheet": _merges(lambda: ["A1:XFD1048576"]),
    "a million cells merged, twice": _merges(lambda: ["A3:J100002", "L3:U100002"], _texts(100_002, range(1, 30))),
    "200,000 merges": _merges(lambda: (f"A{at}:B{at}" for at in range(3, 200_003)), _texts(200_003, range(1, 4))),
    "merges over each other": _merges(
        lambda: (f"A{at}:XFD{at + 50}" for at in range(3, 60_000)), _texts(60_100, [1, 16_384])
    ),
    "tall merges": _merges(
        lambda: (f"{address(3, at)}:{address(60_000, at)}" for at in range(1, 200)), _texts(60_000, [200])
    ),
    "texts on a diagonal": _rows(lambda: (_texts(at, [at]) for at in range(3, 16_000))),
    "texts far from each other": _rows(lambda: (_texts(at * 100, range(1, 16_384, 4_000)) for at in range(1, 10_000))),
    "a text in each row of the sheet": _rows(lambda: (_texts(at, [1]) for at in range(3, 150_000))),
    "tables parted by blank rows": _rows(lambda: (_texts(at, [1, 2]) for at in range(4, 60_000, 2))),
    "tables beside each other": _rows(
        lambda: [_texts(at, (x for y in range(1, 16_000, 3) for x in (y, y + 1))) for at in (4, 5)]
    ),
    "nested parts": _rows(
        lambda: (_texts(4 * at, range(2 * at + 1, 2 * at + 3)) + _texts(4 * at + 1, [1]) for at in range(1, 4_000))
    ),
    "one text of a hundred thousand characters in many cells": _book(
        _SHEET,
        lambda xml: xml.replace(
            b"</sheetData>",
            b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (at, at) for at in range(3, 50_000))
            + b"</sheetData>",
        ),
    ),
    "all columns hidden, often": _book(_SHEET, lambda xml: xml.replace(b"<sheetData>", _columns(50_000))),
    "entities in a sheet": _book(_SHEET, lambda xml: _LAUGHS + xml),
    "runs in a text": _book(
        _STRINGS, lambda xml: xml.replace(b"<si>", b"<si>" + b"<r><rPr><strike/></rPr><t>a</t></r>" * 200_000, 1)
    ),
    "runs within runs": _book(
        _STRINGS, lambda xml: xml.replace(b"<si>", b"<si>" + b"<r>" * _DEEP + b"</r>" * _DEEP, 1)
    ),
    "looks within a look": _book(
        _STRINGS, lambda xml: xml.replace(b"<si>", b"<si><r><rPr>" + b"<strike/>" * 200_000 + b"</rPr><t>a</t></r>", 1)
    ),
    "a format of many sections": _book(
        _STYLES,
        lambda xml: xml.replace(
            b'<numFmts count="0"/>',
            b'<numFmts><numFmt numFmtId="200" formatCode="' + b"0;" * 100_000 + b'"/></numFmts>',
        ).replace(b'numFmtId="0"', b'numFmtId="200"'),
    ),
    "a number of many digits": _rows(lambda: [f'<row r="3"><c r="A3"><v>{"9" * 90_000}</v></c></row>']),
    "a number out of reach": _rows(lambda: ['<row r="3"><c r="A3"><v>1e999999999</v></c></row>']),
    "borders around a million cells": _book(
        _SHEET,
        lambda xml: xml.replace(
            b"</sheetData>",
            b"".join(b'<row r="%d">%s</row>' % (at, b'<c s="0"/>' * 200) for at in range(3, 5_000)) + b"</sheetData>",
        ),
    ),
    "a sheet that unpacks to gigabytes": _book(_SHEET, lambda xml: xml + b" " * 300_000_000),
}
"""What it is → the workbook."""


def _csv(make: Callable[[], str]) -> Attack:
    return Attack(".csv", lambda: make().encode())


ROWS: dict[str, Attack] = {
    "CSV of one field": _csv(lambda: '"' + "あ" * 5_000_000),
    "CSV of many columns": _csv(lambda: "あ,い" + ",う" * 1_000_000),
    "CSV of many lines": _csv(lambda: "基本目標,施策\n" * 500_000),
    "CSV of quotes": _csv(lambda: "あ,い\n" + '""""' * 2_000_000),
    "CSV of delimiters": _csv(lambda: ",,,,\n" * 2_000_000),
    "CSV of blank lines between rows": _csv(lambda: "あ,い\n\n" * 100_000),
    "CSV on a diagonal": _csv(lambda: "".join(f"{',' * at}あ\n" for at in range(1, 1_900))),
}
"""What it is → the file."""

TABLES = BOOKS | ROWS
