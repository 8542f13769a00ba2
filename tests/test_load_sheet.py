"""XML of sheets and shared strings → cells: what Excel may write there, and openpyxl does not."""

from __future__ import annotations

import io

import pytest
from openpyxl.formula.translate import Translator

from senryaku_parse.errors import InputError, TooLargeError
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.spreadsheet.cell_budget import CellBudget
from senryaku_parse.spreadsheet.shared_formulas import moved
from senryaku_parse.spreadsheet.sheet import WrittenCell, shared_strings, sheet_rows
from senryaku_parse.spreadsheet.values import CellValue

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def as_written(cell: WrittenCell) -> CellValue:
    return cell.formula or f"{cell.kind}:{cell.value}"


def read(rows: str, limits: Limits = USUAL) -> list[tuple[int, tuple[CellValue, ...]]]:
    sheet = f"<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>"
    return list(sheet_rows(io.BytesIO(sheet.encode()), CellBudget(limits), as_written))


CELLS: dict[str, tuple[str, list[tuple[int, tuple[CellValue, ...]]]]] = {
    "places are told": (
        '<row r="3"><c r="B3"><v>1</v></c><c r="AA3"><v>2</v></c></row>',
        [(3, (None, "n:1", *([None] * 24), "n:2"))],
    ),
    "places are counted": ("<row/><row><c/><c><v>1</v></c></row><row/>", [(2, (None, "n:1"))]),
    "the next place is counted on": ('<row r="9"><c r="C9"/><c><v>1</v></c></row>', [(9, (None, None, None, "n:1"))]),
    "blank": ('<row><c s="1"/><c t="s"><v/></c><c t="inlineStr"><is><t/></is></c></row>', []),
    "runs of a text": (
        '<row><c t="inlineStr"><is><r><t>基本</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 目標</t></r></is></c></row>',
        [(1, ("inlineStr:基本 目標",))],
    ),
    "how a text is read aloud": (
        '<row><c t="inlineStr"><is><t>港</t><rPh sb="0" eb="1"><t>みなと</t></rPh></is></c></row>',
        [(1, ("inlineStr:港",))],
    ),
    "ends in a comment": ("<row><c><v>1</v></c><!--</row><row>--><c><v>2</v></c></row>", [(1, ("n:1", "n:2"))]),
    "a text in CDATA": ("<row><c><v><![CDATA[</row>]]>1</v></c></row>", [(1, ("n:</row>1",))]),
    "a text in a number": ("<row><c><is><t>x</t></is><v>1</v></c></row>", [(1, ("n:1",))]),
    "entities": ("<row><c><v>a&amp;b&#x6e2f;</v></c></row>", [(1, ("n:a&b港",))]),
    "elements of others": (
        "<row><c><v>1</v><extLst><x:v xmlns:x='y'>2</x:v></extLst></c></row><x:row xmlns:x='y'/>",
        [(1, ("n:1",))],
    ),
    "beyond the last row": ('<row r="1048577"><c><v>1</v></c></row>', []),
}


@pytest.mark.parametrize("name", CELLS)
def test_cells(name: str) -> None:
    rows, expected = CELLS[name]
    assert read(rows) == expected


def test_a_shared_formula_moves_with_its_cell() -> None:
    rows = read(
        '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">B1+$C$1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/></c><c r="B2"><f>1+1</f></c></row>'
    )
    formulas = [cell for _, cells in rows for cell in cells]
    assert [getattr(formula, "text", None) for formula in formulas] == ["=B1+$C$1", "=B2+$C$1", "=1+1"]


@pytest.mark.parametrize("formula", ["A1", '"', "{", "SUM("])
def test_a_shared_formula_that_cannot_move_stays(formula: str) -> None:
    rows = read(
        f'<row r="2"><c r="B2"><f t="shared" si="0">{formula}</f></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>'
    )
    assert getattr(rows[1][1][0], "text", None) == f"={formula}"


def test_shared_strings() -> None:
    strings = "<si><t>港</t><phoneticPr/></si><si><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></si><si><t/></si>"
    part = f"<sst {SPACE}>{strings}</sst>"
    assert shared_strings(io.BytesIO(part.encode()), CellBudget(USUAL)) == ["港", "ab", ""]


@pytest.mark.parametrize(
    ("limit", "rows"),
    [
        ({"book_cells": 3}, '<row><c r="D1"><v>1</v></c></row>'),
        ({"book_cells": 3}, "<row><c/><c/></row><row><c/><c/></row>"),
        ({"book_characters": 3}, "<row><c><v>12</v></c><c><v>34</v></c></row>"),
        ({"cell": 3}, "<row><c><v>1234</v></c></row>"),
        ({"cell": 100}, f"<row><c><v>1</v></c><!--{'x' * 200_000}--></row>"),
        ({"nesting": 3}, "<row><c><v><a><b><c/></b></a></v></c></row>" + " " * 2**17),
    ],
)
def test_limits(limit: dict[str, int], rows: str) -> None:
    with pytest.raises(TooLargeError, match=next(iter(limit))):
        read(rows if "nesting" not in limit else rows.replace("<c/>", "<c/>" + " " * 2**17), Limits(**limit))


def test_a_declaration_is_refused() -> None:
    part = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(InputError, match="DOCTYPE"):
        list(sheet_rows(io.BytesIO(part.encode("utf-16")), CellBudget(USUAL), as_written))


def test_a_cell_beyond_the_last_column_is_refused() -> None:
    with pytest.raises(ValueError, match="16385"):
        read("<row>" + "<c/>" * 16_385 + "</row>")


@pytest.mark.parametrize("place", ["D7", "E9", "F30", "AZ100"])
@pytest.mark.parametrize(
    "formula",
    [
        "=A1+B2",
        "=$A1+B$2+$C$3",
        '=SUM(A1:B5)*IF(C3>0,1,"A1")',
        "=SUM(A:C)+SUM($3:4)+SUM($A:B)",
        "=事業!B2&'他 の!x'!$C3",
        "=合計+名前:B2+TRUE",
        '=COUNTIFS(Table1[ID],[@ID],A:A,"<>")',
        "=A1%-1E+3^2",
    ],
)
def test_a_formula_moves_as_openpyxl_moves_it(formula: str, place: str) -> None:
    assert moved(formula, "D7", place) == Translator(formula, "D7").translate_formula(place)


@pytest.mark.parametrize(("formula", "place"), [("=A1", "A3"), ("=A1", "B1"), ("=XFD1", "ZZZ9"), ('="', "C3")])
def test_a_formula_that_would_leave_the_sheet_stays(formula: str, place: str) -> None:
    assert moved(formula, "C7", place) == formula
