"""Inputs made to hurt: each small to describe and large or crooked to read. Shared by the tests and bench/hostile.py.

These are far beyond some limit, or small. Those just within: `attacks_within`; bytes that are no plain UTF-8, and
characters that mislead: `attacks_characters`; files for `load`: `attacks_files`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

TABLE = "| 基本目標 | 1. 安心 |\n|---|---|\n"
_MILLION = 1_000_000
_LINE = 50 * 2**20
"""Bytes of a line that is too long."""
_DEEP = 100_000


class Attack(NamedTuple):
    """One input."""

    suffix: str
    """What its file name ends in: the reader or loader it is for."""
    make: Callable[[], bytes | dict[str, bytes]]
    """Its content; for a folder, file name → content."""


def markdown(make: Callable[[], str]) -> Attack:
    """A document for the Markdown reader; its lone surrogates stand as bytes that are no UTF-8."""
    return Attack(".md", lambda: make().encode("utf-8", "surrogatepass"))


def html(make: Callable[[], str]) -> Attack:
    """The same for the HTML reader."""
    return Attack(".html", lambda: make().encode("utf-8", "surrogatepass"))


def cell(text: str) -> str:
    """A Markdown table with `text` in a cell."""
    return f"{TABLE}| 具体的施策 | {text} |\n"


def table(rows: str) -> str:
    """An HTML table with `rows` below a goal."""
    return f"<table><tr><th>基本目標<td>1. 安心{rows}</table>"


ATTACKS: dict[str, Attack] = {
    # spans
    "one span bomb": html(lambda: table("<tr><td rowspan=65534 colspan=1000>x")),
    "a thousand span bombs": html(lambda: table("<tr><td rowspan=65534 colspan=1000>x" * 1000)),
    "rowspans over each other": html(lambda: table("<tr><td rowspan=0>x" * 1000)),
    "a span of a million digits": html(lambda: table(f"<tr><td colspan={'9' * _MILLION}>x")),
    # texts that go on with texts
    "options of one list": html(lambda: f"<select>{'<option>a' * 50_000}</select>" + table("<tr><td>x")),
    "captions of nothing": html(lambda: table("") + "".join(f"<caption a=b>a{at}" for at in range(100_000))),
    "ends with attributes": html(lambda: table("") + "".join(f"a{at}</b a=b>" for at in range(300_000))),
    "texts between rows": html(lambda: table("".join(f"a{at}<tr><td a=b>x</td>" for at in range(39_000)))),
    "texts between comments in a table": html(
        lambda: table("<tr>" + "".join(f"a{at}<!---->" for at in range(250_000)))
    ),
    "forms in forms": html(lambda: table("") + "".join(f"a{at}<form a=b>" for at in range(200_000))),
    # nesting
    "nested divs": html(lambda: table("<tr><td>" + "<div>" * _DEEP + "x")),
    "nested bold": html(lambda: table("<tr><td>" + "<b>" * _DEEP + "x")),
    "formatting that comes again": html(
        lambda: "<p>" + "".join(f"<b id={at}>" for at in range(500)) + "</p>" + "<p>x</p>" * 100_000 + table("")
    ),
    "formatting that comes again, quietly": html(
        lambda: (
            "<!--<table>--><p>"
            + "".join(f"<b id={at}><!--<td>-->" for at in range(500))
            + "</p>"
            + "<p>x</p>" * 100_000
        )
    ),
    "nested tables": html(lambda: "<table><tr><td>" * _DEEP + "x"),
    "nested tables, many in each": html(lambda: ("<table><tr><td>x" * 60 + "</table>" * 60) * 100),
    "tables of nested tables": html(lambda: "<table><tr>" + "<td><table><tr><td>x</table>" * 20_000),
    "nested tables in Markdown": markdown(lambda: TABLE + "\n\n" + "<table><tr><td>" * _DEEP),
    "nested quotes": markdown(lambda: ">" * _DEEP + TABLE),
    "nested lists": markdown(lambda: "- " * _DEEP + "\n" + TABLE),
    "nested lists on each line": markdown(lambda: TABLE + "\n" + "1. 1. 1. 1. 1. 1. 1. a\n" * 39_000),
    "nested quotes and lists on each line": markdown(lambda: TABLE + "\n" + "> - > - > - > - a\n" * 39_000),
    "nested emphasis": markdown(lambda: cell("*a **b " * (_DEEP // 7))),
    "nested brackets": markdown(lambda: cell("[" * _DEEP)),
    "nested links": markdown(lambda: cell("[a](" * (_DEEP // 4))),
    # length
    "a line of 50 MB": markdown(lambda: "a" * _LINE),
    "a cell of 50 MB": markdown(lambda: cell("a" * _LINE)),
    "a cell of 50 MB in HTML": html(lambda: table("<tr><td>" + "a" * _LINE)),
    "cells of 50 MB on a line": html(lambda: table("<tr><td>a</td>" * (_LINE // 14))),
    "a cell of 1 MB of marks": markdown(lambda: cell("`*_[<&\\" * (_MILLION // 7))),
    "many columns": markdown(lambda: TABLE + f"|{'数値目標|' * 95_000}\n"),
    "10 MB of marks": markdown(lambda: TABLE + f"| 具体的施策 | {'*_[' * 30_000} |\n" * 100),
    "10 MB of long cells": markdown(lambda: TABLE + f"| 具体的施策 | {'あ' * 33_000} |\n" * 98),
    "a million arrows": markdown(lambda: TABLE + f"| 数値目標 | {'x ⇒ 1、' * 12_000} |\n" * 80),
    "a million bars": markdown(lambda: "|" * _MILLION),
    "a million bars in a row": markdown(lambda: TABLE + "|" * _MILLION),
    "a million bars below each other": markdown(lambda: "|\n" * _MILLION),
    "a million MultiMarkdown spans": markdown(lambda: TABLE + ("| ^^ " * 1000 + "|\n") * 1000),
    "a million full-width bars": markdown(lambda: "｜" * _MILLION),
    # number
    "a million empty rows": markdown(lambda: TABLE + "| | |\n" * _MILLION),
    "a million empty rows in HTML": html(lambda: table("<tr><td></td></tr>" * _MILLION)),
    "a million rows without cells": html(lambda: table("<tr>" * _MILLION)),
    "a million lines": markdown(lambda: TABLE + "\n" * _MILLION),
    "a million paragraphs": markdown(lambda: TABLE + "\na\n" * _MILLION),
    "a million empty tables": html(lambda: TABLE + "<table></table>" * _MILLION),
    "100,000 tables": html(lambda: "<table><tr><td>x</table>" * 100_000),
    "100,000 tables in Markdown": markdown(lambda: (TABLE + "\n") * 100_000),
    "100,000 tables of HTML in Markdown": markdown(lambda: TABLE + "\n<table><tr><td>x</table>\n" * 100_000),
    "100,000 attributes": html(lambda: table("<tr><td " + " ".join(f"a{at}=b" for at in range(_DEEP)) + ">x")),
    "a million entities": html(lambda: table("<tr><td>" + "&nbsp;&amp;" * _MILLION)),
    "two million tags": html(lambda: table("<tr><td>" + "<br>" * (2 * _MILLION))),
    # unclosed
    "unclosed tags": html(lambda: "<table><tr><td>基本目標<td>1. 安心" + "<td" * _MILLION),
    "unclosed comments": html(lambda: table("<tr><td>x") + "<!--" * _MILLION),
    "unclosed ruby": markdown(lambda: cell("<rt" * (_DEEP // 3))),
    "unclosed XML": html(lambda: "<?xml ?>" + table("<tr><td>x") + "<script " * 100_000),
    "unclosed code": markdown(lambda: cell("".join("`" * at + " " for at in range(440)))),
    "an unclosed fence": markdown(lambda: "```\n" + TABLE * 100),
    "an unclosed grid": markdown(lambda: "+---+---+\n" + "| a | b |\n" * 2000 + "+---+---+\n"),
    "a wide grid": markdown(lambda: ("+-" * 1000 + "+\n" + "|a" * 1000 + "|\n") * 20 + "+-" * 1000 + "+\n"),
    "arrows": markdown(lambda: cell("x ⇒ 5年で1件、" * 5000).replace("具体的施策", "重要業績評価指標(KPI)")),
    "digits": markdown(lambda: cell("x ⇒ " + "9" * 90_000 + "件").replace("具体的施策", "重要業績評価指標(KPI)")),
}
"""What it is → the input."""
