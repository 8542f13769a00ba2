"""Markdown: the strategy as the table that cities print, which `parse` reads back as an equal strategy.

One table a goal, its first row the goal's. The label column holds 基本目標, 数値目標, 施策分野, 具体的施策,
重要業績評価指標(KPI) and 具体的事業, blank below as under a merged cell; a list of projects has its headings, 担当課 and
other columns included. A level that the document lacks is not written.

What is written is read back at once. A field that does not come back as it was (the table has no place for it, or
its text reads as something else) is a finding, `field-not-written`, with its node, its value and what it reads as.
"""

from __future__ import annotations

from senryaku_parse.model import Strategy
from senryaku_parse.writers.characters import NO_UTF8, with_legal_texts
from senryaku_parse.writers.markdown.cells import markdown_heading, markdown_table
from senryaku_parse.writers.markdown.readback import not_read_back
from senryaku_parse.writers.markdown.tables import STYLES, Style, tables
from senryaku_parse.writers.written import Written


def write_markdown(strategy: Strategy) -> Written:
    """`strategy` as UTF-8 Markdown (GFM tables), in the first style that reads back equal, else the one that loses least."""
    strategy, replaced = with_legal_texts(strategy, NO_UTF8, "Markdown")
    attempts: list[Written] = []
    for text in dict.fromkeys(_document(strategy, style) for style in STYLES):
        lost = tuple(not_read_back(strategy, text))
        attempts.append(Written(text.encode(), (*replaced, *lost)))
        if not lost:
            break
    return min(attempts, key=lambda written: len(written.findings))


def _document(strategy: Strategy, style: Style) -> str:
    """The title and the tables, a blank line between them."""
    written = tables(strategy, style)
    width = max((len(row) for table in written for row in table), default=0)
    heading = [markdown_heading(strategy.title)] if strategy.title else []
    return "\n".join([*heading, *(markdown_table(table, width) for table in written)])
