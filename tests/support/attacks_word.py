"""Word documents made to hurt."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

from tests.support.archives import packed
from tests.support.attacks import Attack
from tests.support.word import document, level, lists, numbered, p, r, relations, tbl, tc, tr, val, word

_MB = 2**20
_TABLE = tbl(tr("基本目標", "1. 港"), tr("数値目標", "①港の件数 ⇒ 5年で50件"))
_LAUGHS = '<!DOCTYPE a [<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10)
)  # fmt: skip
_GOES_ON = "<w:vMerge/>"


def _body(body: Callable[[], str], **parts: str) -> Attack:
    """A document with a table of a strategy and more."""
    return Attack(".docx", lambda: word(_TABLE + body(), **parts))


def _main(content: Callable[[], str | bytes]) -> Attack:
    """A document whose main part is this."""
    return Attack(".docx", lambda: packed({**relations({}), "word/document.xml": content()}))


def _part(name: str, content: Callable[[], str]) -> Attack:
    """A document with another part."""
    return Attack(".docx", lambda: word(_TABLE + p("港", numbered(1) + val("pStyle", "s0")), **{name: content()}))


def _lying() -> bytes:
    """A document whose main part of 300 MB says that it has 1,000 bytes."""
    size = 300 * _MB
    data = packed({**relations({}), "word/document.xml": b" " * size})
    return data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def _many_entries() -> bytes:
    """A directory of half a million parts."""
    data = word(_TABLE)
    end = data.rfind(b"PK\x05\x06")
    start = struct.unpack("<I", data[end + 16 : end + 20])[0]
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHHHHII", 1, 0, 0, 0, 0, 0, 0) + b"x"
    directory = data[start:end] + entry * 500_000
    return (
        data[:start] + directory + data[end : end + 12] + struct.pack("<II", len(directory), start) + data[end + 20 :]
    )


def _packed_as(method: int) -> bytes:
    made = io.BytesIO()
    files: Mapping[str, str] = {**relations({}), "word/document.xml": document(_TABLE)}
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def _styles(count: int) -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="x"/>{val("basedOn", f"s{at + 1}")}</w:style>'
        for at in range(count)
    )


WORD: dict[str, Attack] = {
    "docx: a bomb of 300 MB": _main(lambda: b" " * (300 * _MB)),
    "docx: a bomb that lies": Attack(".docx", _lying),
    "docx: a bomb of dull elements": _main(lambda: document("<w:sz/>" * (250 * _MB // 7))),
    "docx: a bomb of space": _body(lambda: " " * (200 * _MB)),
    "docx: a laughing document": _main(lambda: _LAUGHS + "]>" + document(p("&a9;"))),
    "docx: a laughing document in UTF-16": _main(
        lambda: f'\ufeff<?xml version="1.0" encoding="utf-16"?>{_LAUGHS}]>{document(p("&a9;"))}'.encode("utf-16-le")
    ),
    "docx: an outside entity": _main(
        lambda: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + document(p("&b;"))
    ),
    "docx: in EBCDIC": _main(lambda: ('<?xml version="1.0" encoding="cp037"?>' + "<a/>").encode("cp037")),
    "docx: in UTF-16": _main(lambda: f"\ufeff{document(_TABLE)}".encode("utf-16-le")),
    "docx: half a million parts": Attack(".docx", _many_entries),
    "docx: packed as LZMA": Attack(".docx", lambda: _packed_as(zipfile.ZIP_LZMA)),
    "docx: a tag of 100 MB": _main(lambda: "<w:document " + "a" * (100 * _MB) + ">"),
    "docx: a comment of 100 MB": _body(lambda: f"<!--{'<w:p></w:p>' * 9_000_000}-->"),
    "docx: a tag of a million attributes": _main(
        lambda: "<document " + " ".join(f'a{at}=""' for at in range(1_000_000)) + "/>"
    ),
    "docx: a million names": _body(lambda: "".join(f"<a{at}/>" for at in range(1_000_000))),
    "docx: elements of no kind": _body(lambda: "<a/>" * 20_000_000),
    "docx: deep elements": _body(lambda: "<w:ins>" * 1_000_000),
    "docx: deep properties": _body(lambda: "<w:pPr>" * 1_000_000),
    "docx: deep changes": _body(lambda: "<w:p><w:pPr>" + "<w:pPrChange>" * 1_000_000),
    "docx: deep tables": _body(lambda: "<w:tbl><w:tr><w:tc>" * 3_000),
    "docx: deep text boxes": _body(lambda: "<w:p><w:r><w:txbxContent>" * 3_900),
    "docx: many text boxes": _body(lambda: "<w:p><w:r><w:txbxContent><w:p/></w:txbxContent></w:r></w:p>" * 300_000),
    "docx: deep fields": _body(lambda: '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 300_000),
    "docx: a long field": _body(
        lambda: '<w:p><w:fldChar w:fldCharType="begin"/>' + "<w:instrText>eq ((((((</w:instrText>" * 500_000 + "</w:p>"
    ),
    "docx: a cell of a thousand million columns": _body(lambda: tbl(tr(tc("港", val("gridSpan", 10**9))))),
    "docx: a width of a million digits": _body(lambda: tbl(tr(tc("港", val("gridSpan", "9" * 1_000_000))))),
    "docx: wide cells": _body(lambda: tbl(*[tr(tc("港", val("gridSpan", 1_900)))] * 3_000)),
    "docx: many columns before": _body(lambda: tbl(tr("港", properties=val("gridBefore", 10**9)))),
    "docx: merged cells without end": _body(lambda: tbl(*[tr(*[tc("", _GOES_ON)] * 60)] * 4_000)),
    "docx: merged cells that cross": _body(
        lambda: tbl(
            *[
                tr(*[tc("", _GOES_ON + val("gridSpan", 1 + at % 3)) for at in range(row, row + 50)])
                for row in range(4_000)
            ]
        )
    ),
    "docx: a million cells": _body(lambda: tbl(*["<w:tr>" + "<w:tc><w:p/></w:tc>" * 1_000 + "</w:tr>"] * 1_000)),
    "docx: a million rows": _body(lambda: tbl("<w:tr/>" * 1_000_000)),
    "docx: as many cells as may be": _body(lambda: tbl(*[tr("港", "", "件", "5年で50件", "区分", "内容")] * 19_900)),
    "docx: a million tables": _body(lambda: tbl("<w:tr><w:tc><w:p/></w:tc></w:tr>") * 300_000),
    "docx: a million paragraphs": _body(lambda: "<w:p/>" * 1_000_000),
    "docx: as many paragraphs as may be": _body(
        lambda: p("港の整備を進める", numbered(1)) * 29_000, numbering=lists(level(0, "decimal", "%1."))
    ),
    "docx: a text in a million runs": _body(lambda: p(runs="<w:r><w:t>港</w:t></w:r>" * 900_000)),
    "docx: a text in a million looks": _body(
        lambda: p(runs=(r("a", "<w:b/>") + r("b", "<w:strike/>") + r("c", val("vertAlign", "superscript"))) * 30_000)
    ),
    "docx: a million breaks": _body(lambda: p(runs="<w:r>" + "<w:br/>" * 1_000_000 + "<w:t>港</w:t></w:r>")),
    "docx: a million hidden texts": _body(lambda: p(runs=r("港", "<w:vanish/>") * 300_000)),
    "docx: notes that are told again": _body(
        lambda: p(runs='<w:r><w:footnoteReference w:id="1"/></w:r>' * 300_000),
        footnotes=f'<w:footnote w:id="1">{p("港" * 90_000)}</w:footnote>',
    ),
    "docx: many notes": _body(
        lambda: p(runs="".join(f'<w:r><w:t>港</w:t><w:footnoteReference w:id="{at}"/></w:r>' for at in range(20_000))),
        footnotes="".join(f'<w:footnote w:id="{at}">{p("注")}</w:footnote>' for at in range(20_000)),
    ),
    "docx: a long chain of styles": _part("styles", lambda: _styles(200_000)),
    "docx: styles in a circle": _part("styles", lambda: _styles(2).replace("s2", "s0")),
    "docx: many lists": _part("numbering", lambda: lists(*[level(0, "decimal", "%1" * 100)] * 60_000)),
    "docx: long numbers": _body(
        lambda: p("", numbered(1)) * 300_000 + tbl(tr(tc(p("", numbered(1)) * 300_000))),
        numbering=lists(level(0, "decimal", "%1" * 50_000, start=10**8)),
    ),
    "docx: lists in a circle": _part(
        "numbering",
        lambda: (
            f'<w:abstractNum w:abstractNumId="0">{val("numStyleLink", "a")}{val("styleLink", "a")}</w:abstractNum>'
            f'<w:num w:numId="1">{val("abstractNumId", 0)}</w:num>'
        ),
    ),
    "docx: numbers of a list": _part(
        "numbering", lambda: lists(level(0, "upperRoman", "%1", start=-5) + level(8, "x", "%9"))
    ),
    "docx: a main part outside": Attack(
        ".docx",
        lambda: packed({**relations({}, main="../../../etc/passwd"), "word/document.xml": document(_TABLE)}),
    ),
    "docx: a main part that is its relations": Attack(
        ".docx", lambda: packed({**relations({}, main="_rels/.rels"), "word/document.xml": document(_TABLE)})
    ),
}
"""What it is → the document."""
