"""Inputs made to hurt that no limit keeps out: each is just within one, or several."""

from __future__ import annotations

from senryaku_parse.limits import USUAL
from tests.support.attacks import TABLE, Attack, html, markdown, table

_ROWS, _CELL, _ELEMENTS = USUAL.rows - 100, USUAL.cell - 100, USUAL.elements - 10_000
_NESTED = USUAL.nesting - 100
_MEASURE = f"{TABLE}| 具体的施策 | (ア) 港 ①整備 |\n| 具体的事業 | 区分 | 事業名 | 内容 |\n"
_GOAL = "<table><tr><td>基本目標<td>1. 海<tr><td>具体的施策<td>(ア) 港 ①整備</table>"


def _rows(row: str, above: str = _MEASURE, count: int = _ROWS) -> str:
    """As many rows as may be, below a measure; `#` in one is its number."""
    return above + "".join(row.replace("#", str(at)) + "\n" for at in range(count))


def _wide(text: str) -> str:
    """Markdown tables of two rows and as many columns as may be, all of which hold `text`."""
    width = USUAL.columns - 1
    row = f"{'|'.join([text] * width)}|\n"
    delimiter = f"{'|---' * width}|\n"
    of_labels = f"| 基本目標 {'| ' * width}|\n{delimiter}|具体的施策|{row}"
    return f"{of_labels}\n|目標|{row}{delimiter}|あ|{row}\n" * (USUAL.slots // 4 // USUAL.columns - 1)


def _cells(text: str, count: int = 10) -> str:
    """A Markdown table of some cells that are as long as may be: `text` again and again."""
    marks = sum(map(text.count, "*_`~&\\[[")) or 1
    times = min(_CELL // len(text), (USUAL.marks - 1_000) // count // marks)
    return TABLE + f"| 具体的施策 | {text * times} |\n" * count


def _lines_of_items(item: str) -> str:
    """A Markdown table of cells that hold as many indicators as may be: `item` again and again."""
    times = _CELL // len(item)
    cells = (USUAL.items - 100) // (times * (item.count("⇒") + item.count("<br>")))
    return _MEASURE + f"| 重要業績評価指標(KPI) | {item * times} |\n" * cells


def _project(name: str, text: str) -> str:
    """A project whose name and 内容 are as long as may be."""
    name, text = (part * (_CELL // len(part)) for part in (name, text))
    return f"{_MEASURE}| | 民間等 | 事{name} | 内{text} |\n"


def _lacking_half(years: int) -> str:
    """A table of indicators over so many years, and as many rows as may be that lack half of their cells."""
    width = 4 + 2 * years
    head = "| 基本目標 | 施策 | 指標名 | 基準値 |"
    above = (
        f"{head}{' H27 | H27 |' * years}\n{'|---' * width}|\n{head}{' 目標 | 実績 |' * years}\n"
        f"| 1. 海 | ①港 | 寄港数 | 1隻 |{' 2隻 | 1隻 |' * years}\n"
    )
    row = f"| 寄港数# |{' 年間#隻以上に増加 |' * (width // 2 - 1)}"
    return _rows(row, above, min(_ROWS, USUAL.slots // width) - 10)


def _target(text: str) -> str:
    return TABLE + f"| 数値目標 | 件数 ⇒ {text * (_CELL // len(text))} |\n"


def _deepening(mark: str, count: int = 1000) -> str:
    """Lines that each begin with one mark more."""
    return "".join(mark * at + "a\n" for at in range(count)) + "\n" + TABLE


_MANY: dict[str, Attack] = {
    "empty rows": markdown(lambda: TABLE + "| | |\n" * _ROWS),
    "empty rows in HTML": html(lambda: table("<tr><td></td></tr>" * _ROWS)),
    "projects": markdown(lambda: _rows("| | 新規 | 事業# | 内容#/北洋銀行 |")),
    "unknown labels": markdown(lambda: _rows("| 謎# | 新規# | 事業# | 内容# |")),
    "labels misspelled": markdown(lambda: _rows("| 具体的施葉# | あ# |")),
    "indicators": markdown(lambda: _rows("| 重要業績評価指標(KPI) | 寄港数# ⇒ 年間#隻 |")),
    "goals": markdown(lambda: _rows("| 基本目標 | #. 海 |")),
    "measures": markdown(lambda: _rows("| 具体的施策 | (ア) 港 ①整備# |")),
    "measures again": markdown(
        lambda: _rows("| 具体的施策 | (ア) 港 ①整備 |\n| 数値目標 | x# ⇒ 1件 |", count=_ROWS // 2)
    ),
    "reprints of nothing": markdown(lambda: _rows("| | 新規 | 事業#（再掲） | 内容 |")),
    "reprints of one name": markdown(
        lambda: _rows("| | 新規 | 祭り | 内容# |\n| | 新規 | 祭り（再掲） | 内容# |", count=_ROWS // 2)
    ),
    "rows shifted": markdown(lambda: _rows("| 新規 | 事業# | 内容 | |")),
    "labels torn": markdown(lambda: _rows("| 具体的 | |\n| 施策 | (ア) 港 ①# |", count=_ROWS // 2)),
    "ditto": markdown(
        lambda: _rows("| 〃 | 〃 | 〃 |", "| 基本目標 | 施策 | 事業名 |\n|---|---|---|\n| 1. 海 | 2. 港 | x |\n")
    ),
    "bullets": markdown(lambda: _rows("- 数値目標 x 5年で#件", "# 基本目標1 海\n## 施策 港\n")),
    "bullets of indicators": markdown(
        lambda: _rows(
            "- 貸出冊数#　4.1冊（2014年度）→6.0冊（2019年度）",
            "**基本目標Ⅰ　学び**\n\n**(1) 高校**\n\n**① 協働**\n\n【KPI】\n\n",
        )
    ),
    "headings": markdown(lambda: _rows("\n# 基本目標# 海", TABLE, _ROWS // 2)),
    "paragraphs in HTML": html(lambda: table("") + "<p>x" * _ROWS),
    "lines in HTML": html(lambda: table("") + "<p>" + "施策<br>" * _ROWS),
    "cells in HTML": html(lambda: table(("<tr>" + "<td>あ" * 100) * (USUAL.slots // 100 - 10))),
    "line breaks in a cell": html(lambda: table("<tr><td>" + "<br>" * _ELEMENTS)),
    "blocks in a cell": html(lambda: table("<tr><td>" + "".join(f"<div>a{at}</div>" for at in range(_CELL // 7)))),
    "lines of arrows in a cell": html(lambda: table("<tr><td>" + "".join(f"a{at}→<br>" for at in range(_CELL // 8)))),
    "bold in a page": html(lambda: table("") + "<p>" + "<i>x</i>" * _ELEMENTS),
    "bold in a cell": html(lambda: table("<tr><td>" + "<b>x</b>" * (_CELL // 2))),
    "tables": html(lambda: _GOAL * (USUAL.tables - 10)),
    "tables in Markdown": markdown(lambda: (TABLE + "\n") * (USUAL.tables - 10)),
    "tables of HTML in Markdown": markdown(lambda: TABLE + "\n<table><tr><td>x</table>\n" * (_ROWS // 4)),
    "grids": markdown(lambda: "+---+---+\n| a | b |\n+---+---+\n\n" * (_ROWS // 5) + TABLE),
    "a tall grid": markdown(lambda: "+---+---+\n| a | b |\n" * (_ROWS // 2) + "+---+---+\n"),
    "MultiMarkdown spans": markdown(lambda: TABLE + ("| ^^ " * 99 + "|\n") * (USUAL.slots // 100 - 20)),
    "a span": html(lambda: table("<tr><td colspan=1000>x" * (USUAL.slots // 1000 - 2))),
    "reference definitions": markdown(lambda: _rows("[a#]: /u", TABLE + "\n")),
    "fences": markdown(lambda: TABLE + "\n```\n" * (_ROWS // 2)),
    "indented code": markdown(lambda: TABLE + "\n    | a | b |\n\nx\n" * (_ROWS // 4)),
    "labels beside nothing": markdown(lambda: _rows("| 具体的事業 | | | |")),
    "indicators, two in each": markdown(
        lambda: _rows("| 重要業績評価指標(KPI) | 率# ⇒ 1件<br>数# ⇒ 2件 |", count=26_000)
    ),
    "tables that never end": markdown(lambda: TABLE + "\n<table>\n" * (USUAL.tables - 10)),
    "tables that never end, in quotes": markdown(
        lambda: TABLE + "\n" + "> <table>\n>\n" * 9_000 + "\n</table>" * 9_000
    ),
    "columns": markdown(lambda: _wide("あ")),
    "columns of one number": markdown(lambda: _wide("1")),
    "columns of labels": markdown(lambda: _wide("基本目標")),
    "columns of indicators": markdown(lambda: _wide("重要業績評価指標(KPI)")),
    "columns of aims": markdown(lambda: _wide("数値目標")),
    "columns of indicators in many rows": html(
        lambda: table(
            ("<tr>" + "<td>重要業績評価指標(KPI)" * (USUAL.columns - 10)) * (USUAL.slots // USUAL.columns - 2)
        )
    ),
    "columns of years": markdown(lambda: _wide("指標（R1）")),
    "columns of indicators beside projects": markdown(
        lambda: _rows(
            "| 基本目標# 海 | 施策# 港 | 寄港数# | #隻 | #隻 | 港の整備事業#【港湾課】 |",
            "| 基本目標 | 施策 | KPI | 策定時（H26） | 目標（H31） | 主な事業【担当課】 |\n|---|---|---|---|---|---|\n",
            USUAL.slots // 6 - 10,
        )
    ),
    "rows that lack half of their cells": markdown(lambda: _lacking_half(3)),
    "wide rows that lack half of their cells": markdown(lambda: _lacking_half(400)),
    "HTML line by line": markdown(lambda: TABLE + "\n<div>\n\n" * (_ROWS // 3)),
}
_DEEP: dict[str, Attack] = {
    "divs": html(lambda: table("<tr><td>" + "<div>x" * (_NESTED // 2))),
    "lists": html(lambda: "<ul><li>x" * (USUAL.nesting // 4) + table("<tr><td>x")),
    "divs in an item": html(lambda: "<ul><li>" + "<div>x" * (USUAL.nesting // 2) + table("<tr><td>x")),
    "headings deep in a table": html(lambda: table("<tr><td>" + "<div>" * 4000 + "<h1>x</h1>" * 5000 + "<table>")),
    "tables in tables": html(lambda: (_GOAL[:-8] * 60 + "</table>" * 60) * 100),
    "tables in tables, wide": html(lambda: "<table><tr><td>x" * 60 + "<tr><td>y" * (_ROWS - 100) + "</table>" * 60),
    "lists in Markdown": markdown(lambda: _deepening("  - ", 400)),
    "quotes": markdown(lambda: _deepening("> ")),
    "fences in fences": markdown(lambda: "".join("`" * (300 - at) + "md\n" for at in range(297)) + TABLE),
}
_LONG: dict[str, Attack] = {
    "cells of emphasis": markdown(lambda: _cells("*a **b ")),
    "cells of underscores": markdown(lambda: _cells("_a __b")),
    "cells of brackets": markdown(lambda: _cells("[")),
    "cells of links": markdown(lambda: _cells("[a](")),
    "cells of tags": markdown(lambda: _cells("<a ", 4)),
    "cells of comments": markdown(lambda: _cells("<!--a")),
    "cells of addresses": markdown(lambda: _cells("<http:")),
    "cells of entities": markdown(lambda: _cells("&")),
    "cells of backslashes": markdown(lambda: _cells("\\*")),
    "cells of tildes": markdown(lambda: _cells("~~a ")),
    "cells of ruby": markdown(lambda: _cells("<rt>")),
    "cells of code": markdown(lambda: _cells("".join("`" * at + " " for at in range(440)))),
    "a wide grid": markdown(lambda: ("+-" * 1000 + "+\n" + "|a" * 1000 + "|\n") * 20 + "+-" * 1000 + "+\n"),
    "a paragraph": markdown(lambda: TABLE + "\n" + "a*[<あ\n" * _ROWS),
    "a quote": markdown(lambda: TABLE + "\n" + "> a\n" * _ROWS),
    "targets": markdown(lambda: _target("5年で1件から2件に")),
    "digits of targets": markdown(lambda: _target("1億2千万3百円")),
    "brackets of targets": markdown(lambda: _target("（")),
    "commas of targets": markdown(lambda: _target("1,")),
    "many targets": markdown(lambda: _target("率 ⇒ 5年で3件\u3000②")),
    "organizations": markdown(lambda: _project("業", "/北洋銀行、")),
    "slashes and reprints": markdown(lambda: _project("（再掲", "/")),
    "enumerators": markdown(lambda: TABLE + f"| 具体的施策 | {'(ア) ①' * (_CELL // 6)} |\n"),
    "spaces": markdown(lambda: TABLE + "| 具体的施策 | (ア)" + " \u3000" * (_CELL // 2) + "x |\n"),
    "letters repeated": markdown(lambda: TABLE + f"| 具体的施策 | (ア) {'あ' * _CELL} |\n"),
    "a title of cities": markdown(lambda: f"# {'北海道根室市' * (_CELL // 6)}\n\n{TABLE}"),
    "a title of years": markdown(lambda: f"# {'平成27年度～' * (_CELL // 8)}\n\n{TABLE}"),
    "10 MB of cells": markdown(lambda: TABLE + f"| 具体的施策 | {'あ' * 980} |\n" * 3_300),
    "10 MB of prose": markdown(lambda: TABLE + f"\n{'あ' * 980}\n" * 3_300),
    "1 million characters of cells": markdown(lambda: TABLE + f"| 具体的施策 | {'あ' * 33_000} |\n" * 30),
    "1 million characters of prose": markdown(lambda: TABLE + f"\n{'あ' * 33_000}\n" * 30),
    "cells of arrows": markdown(lambda: _lines_of_items("x ⇒ 5年で1件、")),
    "cells of lines": markdown(lambda: _lines_of_items("・x ⇒ 1件<br>")),
    "cells of links that are none": markdown(lambda: _cells("![a")),
    "cells of codes and brackets": markdown(lambda: _cells("[*")),
    "10 MB of HTML": html(lambda: table("<tr><td>x") + "あ" * (USUAL.characters - 200)),
    "10 MB of space in HTML": html(lambda: table("<tr><td>" + " " * (USUAL.characters - 200) + "x")),
    "10 MB of line breaks in HTML": html(lambda: table("<tr><td>x") + "\n" * (USUAL.characters - 200)),
    "10 MB of end tags": html(lambda: table("<tr><td>x") + "</b>" * 2_400_000),
    "a 10 MB picture": html(lambda: table(f"<tr><td><img src='{'a' * (USUAL.characters - 200)}'>x")),
    "a 10 MB script": html(lambda: table("<tr><td>x") + "<script>" + "a b " * 2_400_000),
    "a 10 MB comment": html(lambda: table("<tr><td>x") + "<!--" + "a" * (USUAL.characters - 200)),
}

WITHIN = {f"just within: {name}": attack for name, attack in (_MANY | _DEEP | _LONG).items()}
"""What it is → the input."""
