"""Inputs made to hurt: each small to describe and large or crooked to read. Shared by the tests and bench/hostile.py."""

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
    make: Callable[[], bytes]


def _markdown(make: Callable[[], str]) -> Attack:
    return Attack(".md", lambda: make().encode("utf-8", "surrogatepass"))


def _html(make: Callable[[], str]) -> Attack:
    return Attack(".html", lambda: make().encode("utf-8", "surrogatepass"))


def _cell(text: str) -> str:
    """A Markdown table with `text` in a cell."""
    return f"{TABLE}| 具体的施策 | {text} |\n"


def _table(rows: str) -> str:
    return f"<table><tr><th>基本目標<td>1. 安心{rows}</table>"


ATTACKS: dict[str, Attack] = {
    # spans
    "one span bomb": _html(lambda: _table("<tr><td rowspan=65534 colspan=1000>x")),
    "a thousand span bombs": _html(lambda: _table("<tr><td rowspan=65534 colspan=1000>x" * 1000)),
    "spans just within the limit": _html(lambda: _table("<tr><td colspan=1000>x" * 400)),
    "rowspans over each other": _html(lambda: _table("<tr><td rowspan=0>x" * 1000)),
    "a span of a million digits": _html(lambda: _table(f"<tr><td colspan={'9' * _MILLION}>x")),
    # nesting
    "nested divs": _html(lambda: _table("<tr><td>" + "<div>" * _DEEP + "x")),
    "nested bold": _html(lambda: _table("<tr><td>" + "<b>" * _DEEP + "x")),
    "formatting that comes again": _html(
        lambda: "<p>" + "".join(f"<b id={at}>" for at in range(500)) + "</p>" + "<p>x</p>" * 100_000 + _table("")
    ),
    "formatting that comes again, quietly": _html(
        lambda: (
            "<!--<table>--><p>"
            + "".join(f"<b id={at}><!--<td>-->" for at in range(500))
            + "</p>"
            + "<p>x</p>" * 100_000
        )
    ),
    "nested tables": _html(lambda: "<table><tr><td>" * _DEEP + "x"),
    "nested tables, many in each": _html(lambda: ("<table><tr><td>x" * 60 + "</table>" * 60) * 100),
    "tables of nested tables": _html(lambda: "<table><tr>" + "<td><table><tr><td>x</table>" * 20_000),
    "nested tables in Markdown": _markdown(lambda: TABLE + "\n\n" + "<table><tr><td>" * _DEEP),
    "nested quotes": _markdown(lambda: ">" * _DEEP + TABLE),
    "nested lists": _markdown(lambda: "- " * _DEEP + "\n" + TABLE),
    "nested emphasis": _markdown(lambda: _cell("*a **b " * (_DEEP // 7))),
    "nested brackets": _markdown(lambda: _cell("[" * _DEEP)),
    "nested links": _markdown(lambda: _cell("[a](" * (_DEEP // 4))),
    # length
    "a line of 50 MB": _markdown(lambda: "a" * _LINE),
    "a cell of 50 MB": _markdown(lambda: _cell("a" * _LINE)),
    "a cell of 50 MB in HTML": _html(lambda: _table("<tr><td>" + "a" * _LINE)),
    "cells of 50 MB on a line": _html(lambda: _table("<tr><td>a</td>" * (_LINE // 14))),
    "a cell of 1 MB of marks": _markdown(lambda: _cell("`*_[<&\\" * (_MILLION // 7))),
    "a million bars": _markdown(lambda: "|" * _MILLION),
    "a million bars in a row": _markdown(lambda: TABLE + "|" * _MILLION),
    "a million bars below each other": _markdown(lambda: "|\n" * _MILLION),
    "a million MultiMarkdown spans": _markdown(lambda: TABLE + ("| ^^ " * 1000 + "|\n") * 1000),
    "a million full-width bars": _markdown(lambda: "｜" * _MILLION),
    # number
    "a million empty rows": _markdown(lambda: TABLE + "| | |\n" * _MILLION),
    "a million empty rows in HTML": _html(lambda: _table("<tr><td></td></tr>" * _MILLION)),
    "a million rows without cells": _html(lambda: _table("<tr>" * _MILLION)),
    "a million lines": _markdown(lambda: TABLE + "\n" * _MILLION),
    "a million paragraphs": _markdown(lambda: TABLE + "\na\n" * _MILLION),
    "a million empty tables": _html(lambda: TABLE + "<table></table>" * _MILLION),
    "100,000 tables": _html(lambda: "<table><tr><td>x</table>" * 100_000),
    "100,000 tables in Markdown": _markdown(lambda: (TABLE + "\n") * 100_000),
    "100,000 tables of HTML in Markdown": _markdown(lambda: TABLE + "\n<table><tr><td>x</table>\n" * 100_000),
    "100,000 attributes": _html(lambda: _table("<tr><td " + " ".join(f"a{at}=b" for at in range(_DEEP)) + ">x")),
    "a million entities": _html(lambda: _table("<tr><td>" + "&nbsp;&amp;" * _MILLION)),
    "two million tags": _html(lambda: _table("<tr><td>" + "<br>" * (2 * _MILLION))),
    # unclosed
    "unclosed tags": _html(lambda: "<table><tr><td>基本目標<td>1. 安心" + "<td" * _MILLION),
    "unclosed comments": _html(lambda: _table("<tr><td>x") + "<!--" * _MILLION),
    "unclosed ruby": _markdown(lambda: _cell("<rt" * (_DEEP // 3))),
    "unclosed XML": _html(lambda: "<?xml ?>" + _table("<tr><td>x") + "<script " * 100_000),
    "unclosed code": _markdown(lambda: _cell("".join("`" * at + " " for at in range(440)))),
    "an unclosed fence": _markdown(lambda: "```\n" + TABLE * 100),
    "an unclosed grid": _markdown(lambda: "+---+---+\n" + "| a | b |\n" * 2000 + "+---+---+\n"),
    "a wide grid": _markdown(lambda: ("+-" * 1000 + "+\n" + "|a" * 1000 + "|\n") * 20 + "+-" * 1000 + "+\n"),
    "arrows": _markdown(lambda: _cell("x ⇒ 5年で1件、" * 5000).replace("具体的施策", "重要業績評価指標(KPI)")),
    "digits": _markdown(lambda: _cell("x ⇒ " + "9" * 90_000 + "件").replace("具体的施策", "重要業績評価指標(KPI)")),
}
"""What it is → the input."""
