"""Markdown is read alike whether the parser sees the bodies of tables or not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from senryaku_parse.readers import markdown, table_rule
from senryaku_parse.readers.markdown import read_markdown
from senryaku_parse.readers.table_bodies import Shortened, without_bodies

LINES = st.sampled_from(
    [
        *["| a | b |"] * 4,
        *["|---|---|"] * 3,
        *["", "", "text", "| a | <b> | c |", "| <table> |", "| </table> |", "<table>", "</table>", "<div>", "<!--"],
        *["```", "~~~md", "    | a |", "> | a | b |", "> |---|---|", "- item", "  | a | b |", "  |---|---|", "***"],
        *["|", "||", "| a", "a | b", "---|---", "===", "---", "[x]: /u 'title", "# head", "| `a | b` |", "\t| a |"],
        *["｜ a ｜", "|:-|", "+---+---+", "1. one", "|^^|"],
    ]
)


@given(st.lists(LINES, max_size=14))
@example(["```", "| a | b |", "|---|---|", "| c | d |", "```"])
@example(["<table>", "", "| a | b |", "|---|---|", "| c | </table> |", "| e | f |"])
@example(["[x]: /u 'title", "| a | b |", "|---|---|", "| c | d |", "| e' | f |", "", "text"])
def test_bodies_tell_the_parser_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            markdown, "without_bodies", lambda lines: Shortened(lines, [], frozenset(), without_bodies(lines).dashed)
        )
        expected = read_markdown(text)
    assert read_markdown(text) == expected


HEADS = st.text("|-: a`\\\t", max_size=9)


@given(st.lists(LINES, max_size=6), HEADS, HEADS, st.lists(LINES, max_size=6))
@example([], "|a|b|", "|-|:-:|", [])
@example(["> |x|", "> |-|"], "|a|b|", "|-|-|-|", [])
@example(["- item", ""], "|a|", "|-|", ["|b|"])
def test_usual_heads_are_those_of_the_library(above: list[str], head: str, delimiter: str, below: list[str]) -> None:
    text = "\n".join([*above, head, delimiter, *below])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_rule, "_is_plain_head", lambda state, start, end: False)
        expected = read_markdown(text)
    assert read_markdown(text) == expected


def test_only_heads_are_left_of_a_long_table() -> None:
    lines = ["title", "", "| a | b |", "|---|---|", *["| c | d |"] * 98, "", "end"]
    short = without_bodies(lines)
    assert short.lines == ["title", "", "| a | b |", "|---|---|", "", "end"]
    assert short.places == [0, 1, 2, 3, 102, 103, 104]
    assert short.heads == {2}


def test_rows_with_tags_stay() -> None:
    short = without_bodies(["| a |", "|---|", "| b |", "| <br> |", "| c |"])
    assert short.lines == ["| a |", "|---|", "| <br> |"]
    assert short.heads == {0}
