"""A table that is taken from the source is the table that the parser finds there."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from senryaku_parse.readers import html
from senryaku_parse.readers.html import read_html
from senryaku_parse.readers.html_source import take_plain_tables
from senryaku_parse.tables import RawTable

ATTRIBUTES = st.sampled_from(
    [
        *[
            "",
            "",
            "",
            ' rowspan="2"',
            ' colspan="3"',
            ' colspan="0" rowspan="0"',
            ' class="a b"',
            ' class="a" scope="row"',
        ],
        *[
            ' rowspan="2" rowspan="3"',
            " hidden",
            ' style="display:none"',
            ' rowspan="2;"',
            ' rowspan=""',
            ' rowspan="２"',
        ],
    ]
)
TEXTS = st.one_of(
    st.sampled_from(
        ["", "事業", " 1  人 ", "a&amp;b", "a>b", "\xa0", "\n", "<br>", "</td>", "\r", "\x00", "\x0c", "\ufdd1"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=3),
)
CELLS = st.builds("<{0}{1}>{2}</{3}>".format, tags := st.sampled_from(["td", "th"]), ATTRIBUTES, TEXTS, tags)
SOUND = st.builds("<{0}{1}>{2}</{0}>".format, tags, ATTRIBUTES, TEXTS)
ROWS = st.builds(
    "<tr{}>{}</tr>{}".format, ATTRIBUTES, st.lists(SOUND, max_size=3).map("".join), st.sampled_from(["\n", "", " "])
)
TABLES = st.builds(
    "<table{}>{}{}{}</table>".format,
    ATTRIBUTES,
    st.sampled_from(["", "\n", "<tbody>\n", "<thead>", "<caption>a</caption>", "text"]),
    st.lists(st.one_of(ROWS, ROWS, ROWS, CELLS), max_size=3).map("".join),
    st.sampled_from(["", "", "</tbody>\n", "<tr>"]),
)
AROUND = st.sampled_from(
    [
        *["{}", "{}", "<h1>a</h1>\n{}\n<p>b", "{}\n{}", "<!-- {} -->", "<script>{}</script>{}", '<p title="{}">{}'],
        *["<p title='{}'>", "<textarea>{}</textarea>", "<title>{}</title>{}", "<select>{}</select>", "<svg>{}</svg>"],
        *["<template>{}</template>{}", "<noscript>{}</noscript>", "<b><i>{}</b>{}", "<pre>\n{}</pre>", "<frameset>{}"],
        *["<table><tr><td>a{}b</table>", "<table><tr><td>\n{}<td>{}</table>x", "<table>{}<tr><td>a</table>"],
        *["<div hidden>{}</div>", "<p>a{}b", "<math>{}", "<a>{}</a>{}", "<plaintext>{}", "<iframe>{}</iframe>{}"],
    ]
)


@given(AROUND, TABLES, TABLES)
@example("{}", "<table>\n<tr><td>a</td></tr>\n</table>", "")
@example("<table><tr><td>\n{}<td>{}</table>x", "<table><tr><td>a</td></tr></table>", "<table><tr>\n</tr></table>")
def test_the_document_is_the_same(around: str, first: str, second: str) -> None:
    text = around.replace("{}", first, 1).replace("{}", second)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "take_plain_tables", lambda given, _: (given, []))
        expected = read_html(text, first_line=5)
    assert read_html(text, first_line=5) == expected


def test_a_plain_table_is_taken_with_its_lines() -> None:
    rest, (table,) = take_plain_tables(
        'a\n<table>\n<tr><th rowspan="2">一</th><td>二</td></tr>\n<tr></tr></table>\nb', 10
    )
    assert rest == "a\n<table \ufdd1=0>\n\n</table>\nb"
    assert [row.line for row in table.rows] == [12, 13]
    assert (table.first_line, table.last_line) == (11, 13)


@pytest.mark.parametrize("inside", ["<!-- {} -->", "<script>{}</script>", "<textarea>{}</textarea>", '<p title="{}">'])
def test_what_is_no_table_there_is_not_read_as_one(inside: str) -> None:
    document = read_html(inside.replace("{}", "<table><tr><td>a</td></tr></table>"))
    assert not any(isinstance(block, RawTable) for block in document.blocks)
