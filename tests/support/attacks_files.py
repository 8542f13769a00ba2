"""Files for `load` made to hurt: workbooks, folders and JSON that pass for this package's own."""

from __future__ import annotations

import re
from collections.abc import Callable

from fuzz.checks import SMALL, workbook_parts

from senryaku_parse import parse_text
from senryaku_parse.limits import USUAL
from senryaku_parse.spreadsheet.values import address
from senryaku_parse.writers.json import write_json
from senryaku_parse.writers.package import write_package
from tests.support.archives import packed
from tests.support.attacks import Attack

_SHEET = "xl/worksheets/sheet3.xml"
"""That of 基本目標."""
_PROJECTS = "xl/worksheets/sheet7.xml"
"""That of 事業."""
_PROJECT = '<c t="inlineStr"><is><t>港</t></is></c>' * 8
"""Further cells of a row there."""
_BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
_MB = 2**20
_COLUMNS = [address(1, at)[:-1] for at in range(2, 16_000)]
"""Letters of columns."""
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    + "]>"
)
_FAR = "../../../../tmp/senryaku_parse_was_here"


def _book(part: str, change: Callable[[bytes], bytes]) -> Attack:
    """A workbook with one part changed."""
    return Attack(".xlsx", lambda: packed({**workbook_parts(), part: change(workbook_parts().get(part, b""))}))


def _with(new: dict[str, bytes]) -> Attack:
    """A workbook with further parts."""
    return Attack(".xlsx", lambda: packed({**workbook_parts(), **new}))


def _in_sheet(rows: Callable[[], str], sheet: str = _SHEET) -> Attack:
    """A workbook with rows put in below those of a sheet."""
    return _book(sheet, lambda content: content.replace(b"</sheetData>", rows().encode() + b"</sheetData>"))


def _sheet_elsewhere(name: str, declaration: str) -> Attack:
    """A workbook whose sheet is the part `name`, and begins with `declaration`."""

    def make() -> bytes:
        parts = dict(workbook_parts())
        parts[f"xl/worksheets/{name}"] = declaration.encode() + parts.pop(_SHEET).replace(b"<t>", b"<t>&b;&a9;", 1)
        parts[_BOOK_RELATIONS] = parts[_BOOK_RELATIONS].replace(b"sheet3.xml", name.encode())
        return packed(parts)

    return Attack(".xlsx", make)


def _lying() -> bytes:
    """A workbook whose sheet of 300 MB says that it has 1,000 bytes."""
    size = 300 * _MB
    data = packed({**workbook_parts(), _SHEET: b" " * size})
    return data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _with_strings(strings: Callable[[], str], rows: Callable[[], str] = lambda: "") -> Attack:
    """A workbook with shared strings, and rows put in below those of a sheet."""

    def make() -> bytes:
        parts = dict(workbook_parts())
        types = "[Content_Types].xml"
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        named = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        parts[types] = parts[types].replace(b"</Types>", named.encode())
        namespace = re.findall(rb'xmlns="[^"]*"', parts["xl/workbook.xml"])[0].decode()
        parts["xl/sharedStrings.xml"] = f"<sst {namespace}>{strings()}</sst>".encode()
        parts[_SHEET] = parts[_SHEET].replace(b"</sheetData>", rows().encode() + b"</sheetData>")
        return packed(parts)

    return Attack(".xlsx", make)


def _elsewhere(part: str, content: Callable[[bytes], bytes]) -> Attack:
    """A workbook one of whose sheets is `part`, with `content` made of what it was."""

    def make() -> bytes:
        parts = dict(workbook_parts())
        parts[part] = content(parts.pop(_SHEET))
        parts[_BOOK_RELATIONS] = parts[_BOOK_RELATIONS].replace(f"/{_SHEET}".encode(), f"/{part}".encode())
        return packed(parts)

    return Attack(".xlsx", make)


def _notes_told_again() -> dict[str, bytes]:
    """Notes to which a sheet refers many times."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = re.findall(rb'xmlns="[^"]*"', workbook_parts()["xl/workbook.xml"])[0]
    again = "".join(f'<Relationship Id="r{at}" Type="{kind}" Target="/xl/comments1.xml"/>' for at in range(7_000))
    notes = b"<comments " + main + b">" + b'<comment ref="A1"><t>x</t></comment>' * 4_000 + b"</comments>"
    relations = f'<Relationships xmlns="{space}">{again}</Relationships>'.encode()
    return {"xl/comments1.xml": notes, _SHEET.replace("sheet3", "_rels/sheet3") + ".rels": relations}


def _many_names(content: bytes) -> bytes:
    """A list of sheets in which one stands many times."""
    (sheet,) = re.findall(rb'<sheet [^>]*sheetId="3"[^>]*/>', content)
    more = b"".join(re.sub(rb'name="[^"]*"', b'name="x%d"' % at, sheet) for at in range(9_000))
    return content.replace(sheet, sheet + more)


def _json(change: Callable[[str], str]) -> Attack:
    return Attack(
        ".json", lambda: change(write_json(parse_text(SMALL)).file().decode()).encode("utf-8", "surrogatepass")
    )


def _folder(name: str, change: Callable[[bytes], bytes]) -> Attack:
    """A folder of ours with one file changed."""

    def make() -> dict[str, bytes]:
        files = dict(write_package(parse_text(SMALL)).folder())
        return {**files, name: change(files.get(name, b""))}

    return Attack("/", make)


def _rows_in_all_files() -> Attack:
    """A folder of ours with as many rows in each file as may be in one."""

    def make() -> dict[str, bytes]:
        files = dict(write_package(parse_text(SMALL)).folder())
        return {name: content + _last_row(content) * (USUAL.rows - 10) for name, content in files.items()}

    def _last_row(content: bytes) -> bytes:
        return b",".join([b""] * content.partition(b"\n")[0].count(b",")) + b"x\r\n" if content[:1] != b"{" else b""

    return Attack("/", make)


def _described(old: bytes, new: bytes) -> Attack:
    """A folder whose descriptor says something else."""
    return _folder("datapackage.json", lambda content: content.replace(old, new))


FILES: dict[str, Attack] = {
    "xlsx: a bomb of 300 MB": _book(_SHEET, lambda _: b" " * (300 * _MB)),
    "xlsx: a bomb that lies": Attack(".xlsx", _lying),
    "xlsx: a bomb of space within": _book(
        _SHEET, lambda content: content.replace(b"<sheetData>", b"<sheetData>" + b" " * (200 * _MB))
    ),
    "xlsx: styles": _book(
        "xl/styles.xml", lambda content: content.replace(b"</cellXfs>", b"<xf/>" * 8_000_000 + b"</cellXfs>")
    ),
    "xlsx: shared strings": _with_strings(lambda: "".join(f"<si><t>{at}</t></si>" for at in range(1_000_000)) * 10),
    "xlsx: as many shared strings as may be": _with_strings(
        lambda: "".join(f"<si><t>{at}</t></si>" for at in range(USUAL.book_cells - 10))
    ),
    "xlsx: a long text in many cells": _with_strings(
        lambda: f"<si><t>{'港' * 30_000}</t></si>", lambda: "<row>" + '<c t="s"><v>0</v></c>' * 10_000 + "</row>"
    ),
    "xlsx: a long formula in many cells": _in_sheet(
        lambda: (
            f'<row r="90"><c r="A90"><f t="shared" si="0">{"+".join(["A1"] * 2_700)}</f></c></row><row r="91">'
            + "".join(f'<c r="{column}91"><f t="shared" si="0"/></c>' for column in _COLUMNS)
            + "</row>"
        )
    ),
    "xlsx: short formulas in many cells": _in_sheet(
        lambda: (
            '<row r="90"><c r="A90"><f t="shared" si="0">A1+B2</f></c></row>'
            + "".join(f'<row r="{at}"><c r="XA{at}"><f t="shared" si="0"/></c></row>' for at in range(91, 1_400))
            + "".join(
                f'<row r="{at}">'
                + "".join(f'<c r="{column}{at}"><f t="shared" si="0"/></c>' for column in _COLUMNS)
                + "</row>"
                for at in range(1_400, 1_420)
            )
        )
    ),
    "xlsx: as many short formulas as may be": _in_sheet(
        lambda: (
            f'<row r="90"><c r="A90"><f t="shared" si="0">{"+".join(["A1"] * 30)}</f></c></row>'
            + "".join(
                f'<row r="{at}">'
                + "".join(f'<c r="{column}{at}"><f t="shared" si="0"/></c>' for column in _COLUMNS[:900])
                + "</row>"
                for at in range(91, 91 + USUAL.book_cells // 9 // 910)
            )
        )
    ),
    "xlsx: 100 MB of text": _in_sheet(
        lambda: "".join(f'<row><c t="inlineStr"><is><t>{at}{"x" * 30_000}</t></is></c></row>' for at in range(3_500))
    ),
    "xlsx: a text in a million parts": _in_sheet(
        lambda: f'<row><c t="inlineStr"><is>{"<r><t>港</t></r>" * 1_000_000}</is></c></row>'
    ),
    "xlsx: elements of no kind": _in_sheet(lambda: "<a/>" * 20_000_000),
    "xlsx: ends of rows in comments": _in_sheet(
        lambda: "".join("<row>" + "<c><v>1</v></c><!--</row>-->" * 16_000 + "</row>" for _ in range(60))
    ),
    "xlsx: a comment of 100 MB": _in_sheet(lambda: f"<!--{'<row></row>' * 9_000_000}-->"),
    "xlsx: a sheet elsewhere": _elsewhere("xl/x.bin", lambda c: c.replace(b"<sheetData>", b"<a/>" * 9_000_000)),
    "xlsx: a sheet among the pictures": _elsewhere("xl/media/x.svg", lambda c: _LAUGHS.encode() + c),
    "xlsx: a laughing sheet in EBCDIC": _elsewhere(
        "xl/worksheets/x.xml", lambda c: b'<?xml version="1.0" encoding="cp037"?>' + _LAUGHS[21:].encode("cp037")
    ),
    "xlsx: a workbook of a million attributes": _book(
        "xl/workbook.xml",
        lambda c: c.replace(b"<workbook ", b"<workbook " + b"".join(b'a%d="" ' % at for at in range(1_000_000))),
    ),
    "xlsx: one sheet under many names": _book("xl/workbook.xml", _many_names),
    "xlsx: notes that are told again": _with(_notes_told_again()),
    "xlsx: 3,000 parts": _with({f"xl/{at}.xml": b"<a/>" for at in range(3_000)}),
    "xlsx: parts of one name": Attack(".xlsx", lambda: packed(workbook_parts()).replace(b"sheet4.xml", b"sheet3.xml")),
    "xlsx: a laughing workbook": _book("xl/workbook.xml", lambda content: _LAUGHS.encode() + content),
    "xlsx: a laughing sheet in UTF-16": _book(_SHEET, lambda _: f"\ufeff{_LAUGHS}<a>&a9;</a>".encode("utf-16-le")),
    "xlsx: a laughing sheet of another name": _sheet_elsewhere("sheet3.bin", _LAUGHS),
    "xlsx: a laughing sheet that is a picture": _sheet_elsewhere("sheet3.svg", _LAUGHS),
    "xlsx: an outside sheet that is a picture": _sheet_elsewhere("sheet3.svg", _OUTSIDE),
    "xlsx: an outside part": _book(
        "xl/_rels/workbook.xml.rels", lambda c: c.replace(b"/xl/worksheets/sheet3.xml", b"/etc/passwd")
    ),
    "xlsx: an outside target": _book(
        _BOOK_RELATIONS,
        lambda c: c.replace(
            b'Target="/xl/worksheets/sheet3.xml"', b'TargetMode="External" Target="file:///etc/passwd"'
        ),
    ),
    "xlsx: parts elsewhere": _with(
        {_FAR: b"x", "/etc/senryaku_parse_was_here": b"x", "C:\\x\\..\\y": b"x", "nul": b"x"}
    ),
    "xlsx: sheets named as paths": _book(
        "xl/workbook.xml", lambda c: re.sub(rb'name="[^"]+" sheetId="(\d+)"', rb'name="../../etc/\1" sheetId="\1"', c)
    ),
    "xlsx: a million rows": _in_sheet(lambda: "<row/>" * 1_000_000),
    "xlsx: the last row": _in_sheet(
        lambda: '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    ),
    "xlsx: last cells of many rows": _in_sheet(
        lambda: "".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(100, 5_000))
    ),
    "xlsx: cells that hold nothing": _in_sheet(lambda: ("<row>" + "<c/>" * 16_000 + "</row>") * 200),
    "xlsx: numbers": _in_sheet(lambda: ("<row>" + "<c><v>1</v></c>" * 1000 + "</row>") * 990),
    "xlsx: texts": _in_sheet(lambda: ("<row>" + '<c t="inlineStr"><is><t>港</t></is></c>' * 1000 + "</row>") * 990),
    "xlsx: a row of a million cells": _in_sheet(lambda: "<row>" + "<c><v>1</v></c>" * 990_000 + "</row>"),
    "xlsx: new goals": _in_sheet(
        lambda: ("<row>" + '<c t="inlineStr"><is><t>港</t></is></c>' * 3 + "</row>") * (USUAL.rows - 10)
    ),
    "xlsx: new projects": _in_sheet(
        lambda: "".join(
            f"<row><c t='inlineStr'><is><t>港{at}</t></is></c>{_PROJECT}</row>" for at in range(USUAL.rows - 10)
        ),
        _PROJECTS,
    ),
    "xlsx: a number of a million digits": _in_sheet(lambda: f"<row><c><v>{'9' * _MB}</v></c></row>"),
    "xlsx: a large exponent": _in_sheet(lambda: "<row><c><v>1e999999999</v></c></row>"),
    "xlsx: a cell of 30 MB": _in_sheet(lambda: f'<row><c t="inlineStr"><is><t>{"x" * 30 * _MB}</t></is></c></row>'),
    "xlsx: deep XML": _in_sheet(lambda: "<a>" * 1_000_000),
    "xlsx: a million attributes": _in_sheet(lambda: "<row " + " ".join(f'a{at}="1"' for at in range(1_000_000)) + "/>"),
    "xlsx: notes": _with({"xl/comments1.xml": b"<comments>" + b"<comment/>" * 1_000_000 + b"</comments>"}),
    "json: deep": Attack(".json", lambda: b'{"goals": ' + b"[" * 10_000_000),
    "json: deep in a field nobody knows": _json(
        lambda text: text.replace("{", '{"x": ' + "[" * 1_000_000 + "]" * 1_000_000 + ",", 1)
    ),
    "json: nodes": Attack(
        ".json",
        lambda: (
            b'{"title":"","source":{"name":"","format":"","sha256":""},"goals":['
            + b'{"id":"","name":""},' * 2_000_000
            + b'{"id":"","name":""}]}'
        ),
    ),
    "json: as many goals as may be": Attack(
        ".json",
        lambda: (
            b'{"title":"","source":{"name":"","format":"","sha256":""},"goals":['
            + b'{"id":"","name":""},' * (USUAL.book_cells // 2 - 10)
            + b'{"id":"","name":""}]}'
        ),
    ),
    "json: years": _json(
        lambda text: re.sub(
            r'"actuals": \{\}', '"actuals": {' + ",".join(f'"{at}": 1' for at in range(900_000)) + "}", text, count=1
        )
    ),
    "json: names": _json(
        lambda text: re.sub(
            r'"organizations": \[[^\]]*\]', '"organizations": [' + '"a",' * 9_000_000 + '"a"]', text, count=1
        )
    ),
    "json: a large number": _json(lambda text: re.sub(r'"value": [0-9]+', '"value": 1e999999999', text)),
    "json: a small number": _json(lambda text: re.sub(r'"value": [0-9]+', '"value": 1e-999999999', text)),
    "json: a million digits": _json(lambda text: re.sub(r'"value": [0-9]+', f'"value": {"9" * _MB}', text)),
    "json: digits of a counter": _json(lambda text: re.sub(r'"number": [0-9]+', f'"number": {"9" * 5000}', text)),
    "json: NaN": _json(lambda text: re.sub(r'"value": [0-9]+', '"value": NaN', text)),
    "json: lone surrogates": _json(lambda text: text.replace("海", "\\ud800海\ud800")),
    "json: control characters": _json(lambda text: text.replace("海", "\\u0000\\u001b[2J海\\u202e")),
    "json: unclosed": _json(lambda text: text[:-10]),
    "folder: an open quote": _folder("projects.csv", lambda content: content + b'"' + b"x\n" * 5_000_000),
    "folder: a million columns": _folder("projects.csv", lambda content: b"," * 1_000_000 + content),
    "folder: a million blank rows": _folder("projects.csv", lambda content: content + b"\r\n" * 1_000_000),
    "folder: 300,000 rows": _folder("projects.csv", lambda content: content + b"x,1,y,2,z\r\n" * 300_000),
    "folder: a million bare cells": _folder("projects.csv", lambda content: content + b"," * 1_000_000),
    "folder: a cell of 30 MB": _folder("projects.csv", lambda content: content + b"x" * (30 * _MB)),
    "folder: new goals": _folder("goals.csv", lambda content: content + b",,x,,,,,\r\n" * (USUAL.rows - 10)),
    "folder: targets that are none": _folder(
        "targets.csv", lambda content: content + (b",".join([b"x"] * 30) + b"\r\n") * (USUAL.rows - 10)
    ),
    "folder: projects that are none": _folder(
        "projects.csv", lambda content: content + (b",".join([b"x"] * 24) + b"\r\n") * (USUAL.rows - 10)
    ),
    "folder: rows in all files": _rows_in_all_files(),
    "folder: NUL bytes": _folder("projects.csv", lambda content: content.replace("祭".encode(), b"\0")),
    "folder: a file elsewhere": _described(b'"projects.csv"', b'"../../../../etc/passwd"'),
    "folder: a file from the root": _described(b'"projects.csv"', b'"/etc/passwd"'),
    "folder: an address": _described(b'"projects.csv"', b'"http://127.0.0.1:9/x.csv"'),
    "folder: an encoding that is none": _described(b'"utf-8"', b'"undefined"'),
    "folder: an encoding for names": _described(b'"utf-8"', b'"idna"'),
    "folder: an encoding with NUL": _described(b'"utf-8"', b'"\\u0000"'),
    "folder: a deep descriptor": _folder("datapackage.json", lambda _: b'{"x": ' + b"[" * 1_000_000),
    "folder: other files": _folder("..csv", lambda _: b"=cmd|' /C calc'!A0,\0\xff\n" * 1000),
}
"""What it is → the input."""
