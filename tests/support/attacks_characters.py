"""Inputs made to hurt: bytes that are no plain UTF-8, and characters that mislead or multiply."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from tests.support.attacks import TABLE, Attack, cell, html, markdown, table

_BODY = "| 具体的施策 | (ア) 子育て 1. 相談 |\n| 重要業績評価指標(KPI) | 相談件数 ⇒ 5年で200件 |\n"


def _bytes(make: Callable[[], bytes], suffix: str = ".md") -> Attack:
    return Attack(suffix, make)


def _table_in(encoding: str) -> bytes:
    return (TABLE + _BODY).encode(encoding)


CHARACTERS: dict[str, Attack] = {
    # bytes
    "NUL bytes in the text": _bytes(lambda: (TABLE + _BODY).replace("子", "\0子\0").encode()),
    "NUL bytes in HTML": _bytes(lambda: table("<t\0r><td\0>x\0<td>y</t\0d>").encode(), ".html"),
    "nothing but NUL bytes": _bytes(lambda: bytes(1_000_000)),
    "a table behind 10 MB of NUL bytes": _bytes(lambda: bytes(10_000_000) + _table_in("utf-8")),
    "lone surrogates in UTF-8": markdown(lambda: cell("子\ud800育\udfffて")),
    "lone surrogates in UTF-16": _bytes(
        lambda: codecs.BOM_UTF16_LE + cell("子\ud800").encode("utf-16-le", "surrogatepass")
    ),
    "lone surrogates as entities": html(lambda: table("<tr><td>具体的施策<td>(ア) &#xD800;&#0;&#x110000;&#xFFFF;港")),
    "UTF-8 and Shift_JIS mixed": _bytes(lambda: _table_in("utf-8") + _BODY.encode("cp932")),
    "EUC-JP and Shift_JIS mixed": _bytes(lambda: _table_in("euc_jp") + _BODY.encode("cp932")),
    "UTF-8 and UTF-16 mixed": _bytes(lambda: _table_in("utf-8") + _BODY.encode("utf-16")),
    "UTF-8 with bytes cut off": _bytes(lambda: b"".join(_table_in("utf-8")[:at] for at in range(1, 200))),
    "overlong UTF-8": _bytes(lambda: TABLE.encode() + b"| \xc0\xbc\xe0\x80\xbcscript\xf0\x80\x80\xbe | x |\n"),
    "UTF-7": _bytes(lambda: cell("+ADw-script+AD4-alert(1)+ADw-/script+AD4-").encode()),
    "UTF-7, declared": _bytes(lambda: b"<meta charset=utf-7>" + table("<tr><td>+ADw-b+AD4-<td>y").encode(), ".html"),
    "an encoding that unpacks, declared": _bytes(lambda: b"<meta charset=zip_codec>" + _table_in("cp932"), ".html"),
    "escapes of ISO-2022-JP": _bytes(lambda: TABLE.encode("iso2022_jp") + b"\x1b$B" * 1_000_000),
    "open escapes of ISO-2022-JP": _bytes(lambda: TABLE.encode("iso2022_jp") + b"| a | \x1b$B!!<script>\x1b |\n"),
    "byte order marks galore": _bytes(lambda: codecs.BOM_UTF8 * 10 + TABLE.encode() + codecs.BOM_UTF16 * 3),
    "random bytes": _bytes(lambda: bytes(at * at * 7919 % 251 + 3 for at in range(300_000))),
    "half of a character, 10 MB of it": _bytes(lambda: TABLE.encode() + b"\x81" * 10_000_000),
    # characters
    "bidi controls": markdown(lambda: cell("承認\u202eされない\u202c\u2066新\u2069\u200f")),
    "a cell of bidi controls": markdown(lambda: cell("\u202e\u2066" * 45_000)),
    "bidi controls in HTML": html(lambda: table("<tr><td>具体的施策<td>(ア) 港 &#x202E;①整備</td><tr><td>\u2067x")),
    "characters without width": markdown(lambda: cell("\u200b\u200c\u200d\u2060\ufeff\u00ad港\u200b")),
    "a cell without width": markdown(lambda: cell("\u200b\u2060" * 45_000)),
    "marks upon marks": markdown(lambda: cell("a" + "\u0301\u0316" * 49_000)),
    "marks upon marks, in every cell": markdown(
        lambda: TABLE + ("| 謎" + "ﾞ\u0316" * 200 + " | x" + "\u0301\u0316" * 200 + " |\n") * 4000
    ),
    "characters that grow": markdown(lambda: TABLE + ("| 謎 | " + "\ufdfa" * 33_000 + " |\n") * 30),
    "radicals": markdown(lambda: TABLE + f"| 具体的施策 | {'⽬' * 33_000} |\n" * 30),
    "variation selectors": markdown(lambda: cell("葛\U000e0100" * 45_000)),
    "tags of languages": markdown(lambda: cell("港" + "\U000e0041" * 90_000)),
    "line separators": markdown(lambda: cell("港\u2028| 基本目標 | 2. 偽 |\u2029\x85\x0b\x0c\x1c\x1d\x1e整備")),
}
"""What it is → the input."""
