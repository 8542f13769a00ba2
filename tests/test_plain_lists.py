"""Markdown is read alike whether plain lists are told in one look or by the parser's own rule."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from senryaku_parse.readers import list_rule
from senryaku_parse.readers.markdown import read_markdown

ITEMS = [
    "- 子育て支援",
    "- 住宅 | 支援",
    "- 事業 ",
    "- ①一",
    "* 移住",
    "+ 観光",
    "- 日\\",
    "- 表<b>太</b>",
    "- 人<table>",
]
LINES = st.sampled_from(
    [
        *ITEMS,
        *[
            "- 企画",
            "- 施策",
            "",
            "",
            "   ",
            "　",
            "  続き",
            "続きの文",
            "1. 番号",
            "- a",
            "  - 入れ子",
            "   - 三つ",
            "    コード",
        ],
        *["---", "---|---", "=====", "***", "| a | b |", "|---|---|", "# 見出し", "```", "<table>", "</table>"],
        *["-　全角", "- 　全角", "-\t事業", "- **太字**", "> - 引用", "> 引用", "> "],
    ]
)


@given(st.lists(st.one_of(LINES, st.sampled_from([*ITEMS, ""])), max_size=14))
@example(["　"])
@example(["- 企画", "", "  　"])
@example(["> - 　"])
@example(["- 企画", "- 施策", "", "本文"])
@example(["- 企画", "", "- 施策"])
@example(["- 企画", "続き"])
@example(["- 企画", "", "  続き"])
@example(["- 企画", "===", ""])
@example(["本文", "- 企画", "- 施策"])
def test_plain_lists_are_those_of_the_library(lines: list[str]) -> None:
    text = "\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_rule, "_plain_end", lambda state, start, end: start)
        expected = read_markdown(text)
    assert read_markdown(text) == expected
