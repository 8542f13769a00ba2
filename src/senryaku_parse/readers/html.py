"""HTML → raw tables: a fragment, or a whole web page with menus and layout tables around its tables."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from senryaku_parse.findings import Finding, finding
from senryaku_parse.limits import DOCUMENT_ONLY, USUAL, Limits
from senryaku_parse.marks.runs import may_style_runs
from senryaku_parse.messages import render
from senryaku_parse.readers.html_blocks import TextBlocks
from senryaku_parse.readers.html_limits import check_elements, check_html
from senryaku_parse.readers.html_lines import line_of
from senryaku_parse.readers.html_nested import unfolded
from senryaku_parse.readers.html_source import NUMBER, PlainTable, nothing_else, take_plain_tables
from senryaku_parse.readers.html_styles import inline_styles
from senryaku_parse.readers.html_table import HiddenText, NestedTable, TableReader
from senryaku_parse.readers.html_text import TextPiece, fold, join, pieces
from senryaku_parse.readers.html_tree import HtmlNode, parse_tree
from senryaku_parse.source import Position
from senryaku_parse.tables import Block, Document, RawTable, TextBlock

_TITLE = "head > title"
_OWN_PAGE = 'name="generator" content="senryaku_parse"'
"""What a page that this package wrote has in its head."""
_ROW_TAGS = ("<tr", "<td", "<th")


def read_html(text: str, limits: Limits = USUAL, first_line: int = 1) -> Document:
    """The blocks of `text`, whose first line has the number `first_line`.

    A table in a cell of another stands after that one, as a table of its own.

    Raises:
        TooLargeError: its tree would be beyond `limits`.
    """
    if len(text) > limits.elements:
        check_elements(text, limits)
    rest, plain = take_plain_tables(text, first_line)
    if may_style_runs(rest):  # the tables that were taken have no styles of their own
        text = inline_styles(text)
        rest, plain = take_plain_tables(text, first_line)
    lower = rest.lower()
    check_html(lower, limits, rows=sum([len(table.rows) for table in plain]))
    if _OWN_PAGE in lower:
        return Document(())  # a page to look at; what it shows is a strategy already, and no table of one
    if plain and nothing_else(rest):
        return Document(tuple([RawTable((table.rows,), table.first_line) for table in plain]))
    tree = parse_tree(rest, first_line)
    if plain and sum(NUMBER in table.attributes for table in tree.css("table")) != len(plain):
        check_html(text.lower(), limits)
        tree, plain = parse_tree(text, first_line), []
    blocks, findings = _read(tree.root, first_line, plain, limits) if tree.root else ([], [])
    if blocks and isinstance(blocks[-1], RawTable) and not _closed(lower):
        blocks[-1] = blocks[-1]._replace(closed=False)
    title = tree.css_first(_TITLE)
    return Document(tuple(blocks), fold(title.text()) if title else "", tuple(findings))


def _read(root: HtmlNode, line: int, plain: list[PlainTable], limits: Limits) -> tuple[list[Block], list[Finding]]:
    """The blocks below `root`, which begins in `line`, and a finding on each text that is not shown."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    lines = 0
    for block, hidden in _blocks(root, line, plain):
        blocks.append(block)
        if isinstance(block, TextBlock):
            limits.check("cell", len(block.text), "limits.text-outside", DOCUMENT_ONLY)
            lines += 1 + block.text.count("\n")
            limits.check("rows", lines, "limits.lines-outside", DOCUMENT_ONLY)
        if hidden:
            number = sum(isinstance(earlier, RawTable) for earlier in blocks)
            findings += [_unshown(text, Position(number, line=line)) for text, line in hidden]
    return blocks, findings


def _blocks(root: HtmlNode, line: int | None, plain: list[PlainTable]) -> Iterator[tuple[Block, list[HiddenText]]]:
    """Paragraphs, headings and tables in order from `line` on, each table with its texts that are not shown."""
    paragraph: list[TextPiece] = []
    above: HtmlNode | None = None
    texts = TextBlocks()
    for piece in pieces(root):
        if piece.kind in ("text", "line"):
            paragraph.append(piece)
        elif piece.kind != "hidden":
            if text := join(paragraph):
                yield texts.make(text, paragraph, above, line), []
            paragraph.clear()
            above = piece.node
            line = line_of(piece.node.attributes, line) if piece.node else line
            if piece.kind == "table" and piece.node:
                line = yield from _tables(piece.node, line, plain)
    if text := join(paragraph):
        yield texts.make(text, paragraph, above, line), []


def _tables(
    outer: HtmlNode, line: int | None, plain: list[PlainTable]
) -> Generator[tuple[Block, list[HiddenText]], None, int | None]:
    """The table `outer`, then each table in its cells, each followed by those in its own; returns the last line."""
    waiting = [NestedTable(outer, line)]
    while waiting:
        node, line, _ = waiting.pop()
        reader = TableReader(line)
        if number := node.attributes.get(NUMBER):
            taken = plain[int(number)]
            table, reader.line = RawTable((taken.rows,), line), taken.last_line
        else:
            table = reader.read(node)
        if reader.nested and (whole := _unfolded(table, reader.nested, plain)):
            table, reader.nested = whole, []
        if any(table.groups) or reader.hidden:
            yield table, reader.hidden
        elif table.caption:
            yield TextBlock(table.caption, 0, line), []
        waiting += reversed(reader.nested)
    return reader.line


def _unfolded(outer: RawTable, nested: list[NestedTable], plain: list[PlainTable]) -> RawTable | None:
    """`outer` with the tables in the cells of one of its columns unfolded; null where they make no rows of it."""
    inner: dict[int, RawTable] = {}
    for one in nested:
        reader = TableReader(one.line)
        number = one.node.attributes.get(NUMBER)
        table = RawTable((plain[int(number)].rows,), one.line) if number else reader.read(one.node)
        if one.cell is None or id(one.cell) in inner or reader.nested or reader.hidden or table.caption:
            return None
        inner[id(one.cell)] = table
    return unfolded(outer, inner)


def _unshown(text: str, position: Position) -> Finding:
    return finding(
        "hidden-skipped",
        render("reading.html-hidden"),
        before=text,
        position=position,
    )


def _closed(lower: str) -> bool:
    """Whether a table ends after the last row or cell that begins, in HTML in lower case."""
    return lower.rfind("</table") > max(map(lower.rfind, _ROW_TAGS))
