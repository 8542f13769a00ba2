"""Files for `load` made to hurt: workbooks, folders and JSON that pass for this package's own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from fuzz.checks import SMALL, workbook_parts

from senryaku_parse import parse_text
from senryaku_parse.writers.json import write_json
from senryaku_parse.writers.package import write_package
from tests.support.attacks import Attack

_SHEET = "xl/worksheets/sheet3.xml"
"""That of 基本目標."""
_MB = 2**20
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    + "]>"
)
_FAR = "../../../../tmp/senryaku_parse_was_here"


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _book(part: str, change: Callable[[bytes], bytes]) -> Attack:
    """A workbook with one part changed."""
    return Attack(".xlsx", lambda: _packed({**workbook_parts(), part: change(workbook_parts().get(part, b""))}))


def _with(new: dict[str, bytes]) -> Attack:
    """A workbook with further parts."""
    return Attack(".xlsx", lambda: _packed({**workbook_parts(), **new}))


def _in_sheet(rows: Callable[[], str]) -> Attack:
    """A workbook with rows put in below those of a sheet."""
    return _book(_SHEET, lambda content: content.replace(b"</sheetData>", rows().encode() + b"</sheetData>"))


def _sheet_elsewhere(name: str, declaration: str) -> Attack:
    """A workbook whose sheet is the part `name`, and begins with `declaration`."""

    def make() -> bytes:
        parts = dict(workbook_parts())
        parts[f"xl/worksheets/{name}"] = declaration.encode() + parts.pop(_SHEET).replace(b"<t>", b"<t>&b;&a9;", 1)
        rels = "xl/_rels/workbook.xml.rels"
        parts[rels] = parts[rels].replace(b"sheet3.xml", name.encode())
        return _packed(parts)

    return Attack(".xlsx", make)


def _lying() -> bytes:
    """A workbook whose sheet of 300 MB says that it has 1,000 bytes."""
    size = 300 * _MB
    data = _packed({**workbook_parts(), _SHEET: b" " * size})
    return data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _strings() -> bytes:
    """A workbook with as many shared strings as its size allows."""
    parts = dict(workbook_parts())
    types, rels = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    parts[types] = parts[types].replace(
        b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode()
    )
    namespace = re.findall(rb'xmlns="[^"]*"', parts["xl/workbook.xml"])[0].decode()
    strings = "".join(f"<si><t>{at}</t></si>" for at in range(1_000_000)) * 10
    parts["xl/sharedStrings.xml"] = f"<sst {namespace}>{strings}</sst>".encode()
    assert rels in parts
    return _packed(parts)


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
    "xlsx: shared strings": Attack(".xlsx", _strings),
    "xlsx: 3,000 parts": _with({f"xl/{at}.xml": b"<a/>" for at in range(3_000)}),
    "xlsx: parts of one name": Attack(".xlsx", lambda: _packed(workbook_parts()).replace(b"sheet4.xml", b"sheet3.xml")),
    "xlsx: a laughing workbook": _book("xl/workbook.xml", lambda content: _LAUGHS.encode() + content),
    "xlsx: a laughing sheet in UTF-16": _book(_SHEET, lambda _: f"\ufeff{_LAUGHS}<a>&a9;</a>".encode("utf-16-le")),
    "xlsx: a laughing sheet of another name": _sheet_elsewhere("sheet3.bin", _LAUGHS),
    "xlsx: a laughing sheet that is a picture": _sheet_elsewhere("sheet3.svg", _LAUGHS),
    "xlsx: an outside sheet that is a picture": _sheet_elsewhere("sheet3.svg", _OUTSIDE),
    "xlsx: an outside part": _book(
        "xl/_rels/workbook.xml.rels", lambda c: c.replace(b"/xl/worksheets/sheet3.xml", b"/etc/passwd")
    ),
    "xlsx: an outside target": _book(
        "xl/_rels/workbook.xml.rels",
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
    "xlsx: numbers": _in_sheet(lambda: ("<row>" + "<c><v>1</v></c>" * 1000 + "</row>") * 1000),
    "xlsx: texts": _in_sheet(lambda: ("<row>" + '<c t="inlineStr"><is><t>港</t></is></c>' * 1000 + "</row>") * 1000),
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
