"""HTML → raw tables: a fragment, or a whole web page with menus and layout tables around its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.readers.html_table import Aside, read_table
from senryaku_parse.readers.html_text import Piece, fold, join, pieces
from senryaku_parse.readers.html_tree import HEADING_LEVELS, Node, line_of, parse_tree
from senryaku_parse.source import Position
from senryaku_parse.tables import Block, Document, RawTable, TextBlock

_TITLE = "head > title"
_ROW_TAGS = ("<tr", "<td", "<th")


def read_html(text: str, first_line: int = 1) -> Document:
    """The blocks of `text`, whose first line has the number `first_line`. Never fails.

    A table in a cell of another stands after that one, as a table of its own.
    """
    tree = parse_tree(text, first_line)
    blocks: list[Block] = []
    findings: list[Finding] = []
    for block in _blocks(tree.root) if tree.root else ():
        if isinstance(block, TextBlock):
            blocks.append(block)
            continue
        table, aside = block
        blocks.append(table)
        if aside.hidden:
            number = sum(isinstance(earlier, RawTable) for earlier in blocks)
            findings += [_hidden(hidden, Position(number, line=line)) for hidden, line in aside.hidden]
    if blocks and isinstance(blocks[-1], RawTable) and not _closed(text):
        blocks[-1] = replace(blocks[-1], closed=False)
    title = tree.css_first(_TITLE)
    return Document(tuple(blocks), fold(title.text()) if title else "", tuple(findings))


def _blocks(root: Node) -> Iterator[TextBlock | tuple[RawTable, Aside]]:
    """Paragraphs, headings and tables in order. Text that is not shown is left out."""
    paragraph: list[Piece] = []
    level = 0
    line: int | None = None
    for piece in pieces(root):
        if piece.kind in ("text", "line"):
            paragraph.append(piece)
        elif piece.kind != "hidden":
            if text := join(paragraph):
                yield TextBlock(text, level, line)
            paragraph.clear()
            level = HEADING_LEVELS.get(piece.node.tag or "", 0) if piece.node else 0
            line = line_of(piece.node.attributes) if piece.node else line
            if piece.kind == "table" and piece.node:
                yield from _tables(piece.node)
    if text := join(paragraph):
        yield TextBlock(text, level, line)


def _tables(outer: Node) -> Iterator[tuple[RawTable, Aside]]:
    """The table `outer`, then each table in its cells, each followed by those in its own."""
    waiting = [outer]
    while waiting:
        table, aside = read_table(waiting.pop())
        yield table, aside
        waiting += reversed(aside.tables)


def _hidden(text: str, position: Position) -> Finding:
    return finding(
        "hidden-skipped",
        "表の中の、ブラウザでは表示されない文字を読み飛ばしました。",
        before=text,
        position=position,
    )


def _closed(text: str) -> bool:
    """Whether a table ends after the last row or cell that begins."""
    lower = text.lower()
    return lower.rfind("</table") > max(map(lower.rfind, _ROW_TAGS))
