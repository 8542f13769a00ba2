"""Markdown: the strategy as the table that cities print, which `parse` reads back as an equal strategy.

One table a goal, its first row the goal's. The label column holds 基本目標, 数値目標, 施策分野, 具体的施策,
重要業績評価指標(KPI) and 具体的事業, blank below as under a merged cell; a list of projects has its headings, 担当課 and
other columns included. A level that the document lacks is not written. The texts of a goal and its measures stand below its table, notes at the end.

What is written is read back at once. A field that does not come back as it was (the table has no place for it, or
its text reads as something else) is a finding, `field-not-written`, with its node, its value and what it reads as.
"""

from __future__ import annotations

from senryaku_parse.model import Strategy
from senryaku_parse.writers.characters import NO_UTF8, with_legal_texts
from senryaku_parse.writers.markdown.cells import markdown_heading, markdown_paragraph, markdown_table
from senryaku_parse.writers.markdown.readback import not_read_back
from senryaku_parse.writers.markdown.tables import STYLES, MarkdownStyle, table
from senryaku_parse.writers.markdown.texts import notes, texts, with_marks
from senryaku_parse.writers.written import Written


def write_markdown(strategy: Strategy) -> Written:
    """`strategy` as UTF-8 Markdown (GFM tables), in the first style that reads back equal, else the one that loses least."""
    strategy, replaced = with_legal_texts(strategy, NO_UTF8, "Markdown")
    attempts: list[Written] = []
    noted = any(node.notes for node in strategy.nodes())
    styles = [style for style in STYLES if noted or not style.notes_marked]
    for text in dict.fromkeys(_document(strategy, style) for style in styles):
        lost = tuple(not_read_back(strategy, text))
        attempts.append(Written(text.encode(), (*replaced, *lost)))
        if not lost:
            break
    return min(attempts, key=lambda written: len(written.findings))


def _document(strategy: Strategy, style: MarkdownStyle) -> str:
    """The title, the tables with the texts of their goals, and the notes, a blank line between them."""
    shown, told = with_marks(strategy) if style.notes_marked else (strategy, notes(strategy))
    written = [
        (list(table(goal, style)), list(texts(named))) for goal, named in zip(shown.goals, strategy.goals, strict=True)
    ]
    width = max((len(row) for rows, _ in written for row in rows), default=0)
    parts = [markdown_heading(strategy.title)] if strategy.title else []
    for rows, below in written:
        parts += [markdown_table(rows, width)] if rows else []
        parts += map(markdown_paragraph, below)
    return "\n".join([*parts, *map(markdown_paragraph, told)])
