"""A row read in one look is the row that is walked node by node."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senryaku_parse.readers.html import read_html
from senryaku_parse.readers.html_plain import read_plain_row
from senryaku_parse.readers.html_table import TableReader
from senryaku_parse.readers.html_tree import parse_tree
from senryaku_parse.tables import RawCell, RawRow

TEXTS = st.text(st.sampled_from("事業 　\t\n\xa0\u2028\u200b<>&\"';=-a1A⽬\x00\x0b\ud800"), max_size=8)
RAW_TEXTS = st.sampled_from(
    [
        "",
        "1人",
        "&lt;b&gt;",
        "&amp;nbsp;",
        "&nbsp;",
        "a&b",
        "&#12354;",
        "<br>",
        "<b>太</b>",
        "<!-- -->",
        "<table><tr><td>内",
    ]
)
ATTRIBUTES = st.lists(
    st.sampled_from(
        [
            "rowspan=2",
            "colspan='3'",
            'rowspan="0"',
            'colspan="&quot;2"',
            "class=a",
            'title="<td>"',
            "hidden",
            "style='display:none'",
            "STYLE=visibility:hidden",
            "data-style=x",
            "x",
            "\n",
            'a"b=c',
        ]
    ),
    max_size=3,
)
CELLS = st.tuples(st.sampled_from(["td", "th"]), ATTRIBUTES, st.one_of(TEXTS, RAW_TEXTS), st.booleans()).map(
    lambda cell: f"<{' '.join((cell[0], *cell[1]))}>{cell[2]}{f'</{cell[0]}>' if cell[3] else ''}"
)
ROWS = st.tuples(ATTRIBUTES, st.lists(CELLS, max_size=4)).map(
    lambda row: f"<{' '.join(('tr', *row[0]))}>{''.join(row[1])}</tr>\n"
)


@given(st.lists(ROWS, min_size=1, max_size=3).map("".join))
def test_one_look_and_the_walk_agree(rows: str) -> None:
    for row in parse_tree(f"<table>{rows}</table>").css("tr"):
        plain = read_plain_row(row.html or "", 1)
        if plain:
            reader = TableReader(1)
            assert plain[0] == list(reader._cells(row, 1, None, ()))
            assert plain[1] == reader.line
            assert not reader.hidden
            assert not reader.nested


@pytest.mark.parametrize(
    ("html", "cells"),
    [
        ("<tr></tr>", []),
        ("<tr><td>a &amp;lt; b&nbsp;</td></tr>", [RawCell("a &lt; b")]),
        ('<tr class="x"><th rowspan="2">①</th><td colspan="3"></td></tr>', [RawCell("①", 2), RawCell("", 1, 3)]),
    ],
)
def test_plain_rows(html: str, cells: list[RawCell]) -> None:
    assert read_plain_row(html, 7) == (cells, 7)


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td>a<br>b</td></tr>",
        '<tr><td style="display:none">a</td></tr>',
        '<tr hidden=""><td hidden="">a</td></tr>',
        '<tr title="<td>x</td>"></tr>',
        "<tr><td>a</td><!-- b --></tr>",
        "<tr><td><table></table></td></tr>",
    ],
)
def test_other_rows(html: str) -> None:
    assert read_plain_row(html, None) is None


def test_lines_of_cells_are_kept() -> None:
    (table,) = read_html("<table>\n<tr><td>一\n<td>二</table>").blocks
    assert table.groups == ((RawRow((RawCell("一"), RawCell("二", line=3)), 2),),)  # type: ignore[union-attr]
