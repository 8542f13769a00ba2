"""Files that are no workbook of ours, damaged ones and attacks: one clear error each, and never a traceback."""

from __future__ import annotations

import base64
import contextlib
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

import senryaku_parse as sp
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from senryaku_parse.writers.excel import write_xlsx
from tests.support.planner import edit_book, page

_SHEET = "xl/worksheets/sheet3.xml"
"""That of 基本目標."""


@pytest.fixture(scope="module")
def strategy(sample: Path) -> Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="module")
def data(strategy: Strategy) -> bytes:
    return write_xlsx(strategy).file()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The workbook with each part as `change` makes it (name, content → content; null leaves it out)."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
    return saved.getvalue()


def in_part(part: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        return repacked(data, lambda name, content: content.replace(old, new, 1) if name == part else content)

    return change


def without(part: str) -> Callable[[bytes], bytes]:
    return lambda data: repacked(data, lambda name, content: None if name == part else content)


_BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'
_OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'

BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "text": lambda _: "基本目標".encode(),
    "an old or protected workbook": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "cut": lambda data: data[: len(data) // 2],
    "damaged where it is packed": lambda data: (
        data[:3000] + bytes(byte ^ 0x5A for byte in data[3000:9000]) + data[9000:]
    ),
    "another archive": lambda data: repacked(data, lambda name, content: None),
    "no workbook in it": without("xl/workbook.xml"),
    "an entity bomb": in_part(_SHEET, b"<worksheet", _BOMB + b"<worksheet"),
    "an entity from outside": in_part("xl/styles.xml", b"<styleSheet", _OUTSIDE + b"<styleSheet"),
    "an entity in other letters": lambda data: repacked(
        data,
        lambda name, content: f"\ufeff{_BOMB.decode()}<a/>".encode("utf-16-le") if name == _SHEET else content,
    ),
    "XML that does not close": in_part(_SHEET, b"</sheetData>", b""),
    "a cell nowhere": in_part(_SHEET, b'r="A2"', b'r="ZZZZZZZZ2"'),
    "no content types": without("[Content_Types].xml"),
    "a cell of no kind": in_part(_SHEET, b'"><v>', b'" t="s"><v>'),
    "another workbook": lambda _: edit_book(write_xlsx(_empty()).file(), _emptied),
}


def _empty() -> Strategy:
    return Strategy(title="", source=sp.parse_text("| 基本目標 | 1. 海 |\n|---|---|\n").source)


def _emptied(book: Workbook) -> None:
    book.create_sheet("予算")["A1"] = "費目"
    for title in book.sheetnames[:-1]:
        book.remove(page(book, title))


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_one_clear_error(data: bytes, broken: str) -> None:
    with pytest.raises(sp.InputError, match=r"。$") as raised:
        load_xlsx(BROKEN[broken](data))
    assert "Excel" in str(raised.value) or "ブック" in str(raised.value)


def test_a_cell_at_the_end_of_the_sheet_is_told(data: bytes, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        page(book, "基本目標")["XFD1048576"] = "端"

    loaded = load_xlsx(edit_book(data, edit))
    assert loaded == strategy
    assert [(one.code, one.before) for one in loaded.findings[len(strategy.findings) :]] == [("edit-unread", "端")]


def test_a_row_beyond_any_sheet_takes_no_time(data: bytes) -> None:
    far = repacked(
        data,
        lambda name, content: re.sub(rb'<row r="3"', b'<row r="99999999999"', content) if name == _SHEET else content,
    )
    assert isinstance(load_xlsx(far), Strategy)


HIDDEN: dict[str, str] = {
    "no base64": "あいうえお",
    "no zlib": base64.b64encode(b"abc").decode(),
    "no JSON": base64.b64encode(zlib.compress(b"{")).decode(),
    "another JSON": base64.b64encode(zlib.compress(b'{"title": 3}')).decode(),
    "deep JSON": base64.b64encode(zlib.compress(b"[" * 1_000_000)).decode(),
}


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_damaged_hidden_sheet_leaves_the_cells(data: bytes, strategy: Strategy, hidden: str) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "_senryaku_parse")
        sheet.delete_rows(2, sheet.max_row)
        sheet["A2"] = HIDDEN[hidden]

    loaded = load_xlsx(edit_book(data, edit))
    assert loaded.goals == strategy.goals
    assert "控え" in loaded.findings[-1].message


def test_a_bomb_in_the_hidden_sheet_is_not_unpacked(data: bytes, strategy: Strategy) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(600)) + packer.flush()
    text = base64.b64encode(packed).decode()

    def edit(book: Workbook) -> None:
        sheet = page(book, "_senryaku_parse")
        sheet.delete_rows(2, sheet.max_row)
        for at in range(0, len(text), 32_000):
            sheet.append([text[at : at + 32_000]])

    loaded = load_xlsx(edit_book(data, edit))
    assert loaded.goals == strategy.goals
    assert "控え" in loaded.findings[-1].message


@pytest.mark.parametrize("seed", range(20))
def test_damage_anywhere_is_an_error_or_a_strategy(data: bytes, seed: int) -> None:
    """Bytes changed in one part: whatever that does, nothing else comes out."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        part = chance.choice(parts.namelist())

    def damage(name: str, content: bytes) -> bytes:
        if name != part or not content:
            return content
        bad = bytearray(content)
        for _ in range(chance.randint(1, 20)):
            bad[chance.randrange(len(bad))] = chance.choice(b'<>"&0A/ ')
        return bytes(bad)

    damaged = repacked(data, damage)
    with contextlib.suppress(sp.InputError):
        assert isinstance(load_xlsx(damaged), Strategy)
