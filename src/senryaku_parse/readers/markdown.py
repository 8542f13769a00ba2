"""Markdown → raw tables. markdown-it-py says where tables stand; their rows are split in `pipe_table`.

GFM drops the cells of a row beyond the header's count and needs a delimiter row. Published documents
are not so tidy: every cell of every row is kept here, and lines drawn as a table are one without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from senryaku_parse.findings import Finding, finding
from senryaku_parse.limits import TABLES_ONLY, USUAL, Limits
from senryaku_parse.messages import list_out, render
from senryaku_parse.readers.bare_rows import Rows, part_bare_tables
from senryaku_parse.readers.front_matter import take_front_matter
from senryaku_parse.readers.grid_table import is_grid, read_grid_table
from senryaku_parse.readers.html_rule import use_html_rule
from senryaku_parse.readers.inline import InlineLines, plain_lines
from senryaku_parse.readers.list_rule import use_list_rule
from senryaku_parse.readers.pipe_table import NumberedLine, is_broken_row, is_drawn_row, read_pipe_table
from senryaku_parse.readers.readings import drop_readings, have_readings
from senryaku_parse.readers.table_bodies import Shortened, without_bodies
from senryaku_parse.readers.table_rule import TOKEN, use_table_rule
from senryaku_parse.tables import Block, Document, RawTable, TextBlock

_QUOTE = re.compile(r"[\s>]*")
_ITEM_MARK = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])(?:\s+|$)")
_BLOCK_MARKS = (">", "-", "*", "+", ".", ")")
"""What each mark of a list or a quote has."""
_BLOCK_MARK = re.compile(r"(?:>|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))[ \t]*")
_NESTED_BLOCKS = re.compile(rf"^[ \t]*(?:{_BLOCK_MARK.pattern}){{2,}}", re.MULTILINE)
_MARKS = ("*", "_", "`", "~", "&", "\\", "[", "[")
"""What the inline parser stops at; most of it at a bracket. `<` counts as an element."""
_CAPTION = re.compile(r"\s*(?:Table)?:\s+(\S.*)")
_MARKDOWN_FENCE = frozenset({"", "md", "markdown", "gfm"})


def read_markdown(text: str, limits: Limits = USUAL) -> Document:
    """The blocks of `text` in order. What is no table is a text block.

    Raises:
        TooLargeError: it is beyond `limits`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _check_size(text, limits)
    properties, text = take_front_matter(text)
    blocks: list[Block] = []
    findings: list[Finding] = []
    tables = 0
    for found in _blocks(text, 1, limits):
        if isinstance(found, TextBlock):
            blocks.append(found)
            continue
        if isinstance(found, list):
            table, repairs = read_pipe_table(found, tables + 1)
            found = Document((table,), findings=tuple(repairs))
        elif isinstance(found, Document):
            found = found._replace(findings=tuple(_behind(tables, repair) for repair in found.findings))
        else:
            found = Document((found,))
        blocks += found.blocks
        findings += found.findings
        tables += sum(isinstance(block, RawTable) for block in found.blocks)
        limits.check("tables", tables, "limits.tables", TABLES_ONLY)
    if have_readings(blocks):
        plain, readings = drop_readings(text)
        if readings:
            read = read_markdown(plain, limits)
            message = render("reading.readings-dropped", count=len(readings))
            told = finding("characters-repaired", message, before=list_out(readings))
            return read._replace(properties=properties, findings=(*read.findings, told))
    return Document(tuple(_captioned(blocks)), findings=tuple(findings), properties=properties)


def _captioned(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`, with each line 「Table: …」 or 「: …」 right below a table as its caption, as pandoc writes it."""
    table: RawTable | None = None
    for block in blocks:
        if isinstance(block, TextBlock):
            found = None if table is None or table.caption else _CAPTION.fullmatch(block.text)
            if table:
                yield table._replace(caption=found[1]) if found else table
                table = None
            if not found:
                yield block
        else:
            if table:
                yield table
            table = block
    if table:
        yield table


def _check_size(text: str, limits: Limits) -> None:
    """Refuse too many lines, and too long a cell: the parser takes its time for both."""
    limits.check("rows", text.count("\n"), "limits.rows", TABLES_ONLY)
    if len(text) > limits.rows and sum(map(text.count, _BLOCK_MARKS)) > limits.rows:
        nested = sum(len(_BLOCK_MARK.findall(found[0])) - 1 for found in _NESTED_BLOCKS.finditer(text))
        limits.check("rows", text.count("\n") + nested, "limits.nested-lists", TABLES_ONLY)
    if 2 * len(text) > limits.marks:
        marks = sum(map(text.count, _MARKS))
        limits.check("marks", marks, "limits.marks", TABLES_ONLY)
    if len(text) > limits.elements:
        limits.check("elements", text.count("<") - text.count("</"), "limits.html-elements", TABLES_ONLY)
    if len(text) > limits.cell:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > limits.cell:
                longest = max(map(len, line.split("|")))
                limits.check("cell", longest, "limits.line", TABLES_ONLY, number=number)


def _blocks(text: str, first_line: int, limits: Limits) -> Iterator[Block | list[NumberedLine] | Document]:
    """Text blocks, tables, the lines of pipe tables, and what HTML holds."""
    source = text.split("\n")
    short = without_bodies(source)
    if short.dashed and len(pieces := part_bare_tables(source)) > 1:
        for piece in pieces:
            if isinstance(piece, Rows):
                yield [(line + first_line - 1, row) for line, row in piece.lines]
            else:
                yield from _blocks(piece.text, piece.line + first_line - 1, limits)
        return
    tokens = _tokens(source, short)
    depth, mark = 0, ""
    below_table = False
    for at, token in enumerate(tokens):
        if token.type == TOKEN:
            below_table = True
            yield _lines(token, source, first_line)
        elif token.type == "heading_open":
            below_table = False
            yield _text(plain_lines(tokens[at + 1].content), _line(token, first_line), mark, depth, int(token.tag[1:]))
            mark = ""
        elif token.type == "paragraph_open":
            lines = _lines(token, source, first_line)
            parts = list(_paragraph(_without_marks(lines) if mark and lines else lines, mark, depth, below_table))
            below_table = isinstance(parts[-1], list) if parts else below_table  # nothing but wide blanks: no line
            yield from parts
            mark = ""
        elif token.tag in ("ul", "ol"):
            depth += token.nesting
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup}" if token.info else "-"
        elif token.type == "fence" and token.info.strip().lower() in _MARKDOWN_FENCE:
            yield from _blocks(token.content, _line(token, first_line) + 1, limits)
        elif token.type == "code_block":
            content = re.sub(r"^[ \t]+", "", token.content, flags=re.MULTILINE)
            yield from _blocks(content, _line(token, first_line), limits)
        elif token.type == "html_block":
            yield _html(token.content, _line(token, first_line), limits)
        elif token.type == "fence" and token.info.strip().lower() == "html":
            yield _html(token.content, _line(token, first_line) + 1, limits)
        elif token.type == "fence":
            yield TextBlock(token.content.strip(), 0, _line(token, first_line))


def _tokens(source: list[str], short: Shortened) -> list[Token]:
    """The blocks of the lines `source`, which are `short` without bodies of tables."""
    tokens = _parser().parse("\n".join(short.lines))
    if not short.heads:
        return tokens
    if not short.heads <= {token.map[0] for token in tokens if token.type == TOKEN and token.map}:
        return _parser().parse("\n".join(source))
    for token in tokens:
        if token.map:
            token.map = [short.places[at] for at in token.map]
    return tokens


def _html(text: str, first_line: int, limits: Limits) -> Document:
    from senryaku_parse.readers.html import read_html  # few documents need its parser

    return read_html(text, limits, first_line)


def _behind(tables: int, found: Finding) -> Finding:
    """`found`, whose table is counted from 1, where as many `tables` stand before."""
    return replace(found, position=replace(found.position, table=(found.position.table or 0) + tables))


def _without_marks(lines: list[NumberedLine]) -> list[NumberedLine]:
    """The lines of the first paragraph of an item, the marks of its lists taken off the first."""
    (at, text), *rest = lines
    while found := _ITEM_MARK.match(text):
        text = text[found.end() :]
    return [(at, text), *rest]


def _paragraph(
    lines: list[NumberedLine], mark: str, depth: int, below_table: bool
) -> Iterator[Block | list[NumberedLine]]:
    """A paragraph, or the table it draws; taken apart where some of its lines are rows.

    Beside other rows, or right below a table, a line that lacks a bar at one end is a row, too.
    """
    if is_grid(lines) and (table := read_grid_table(lines)):
        yield table
        return
    if lines and not any("|" in text or "｜" in text for _, text in lines):
        yield _text(plain_lines("\n".join([text for _, text in lines])), lines[0][0], mark, depth)
        return
    among_rows = below_table or any(is_drawn_row(text) for _, text in lines)
    for drawn, run in groupby(lines, key=lambda line: is_drawn_row(line[1]) or (among_rows and is_broken_row(line[1]))):
        part = list(run)
        if drawn:
            yield part
        else:
            yield _text(plain_lines("\n".join(text for _, text in part)), part[0][0], mark, depth)


def _text(read: InlineLines, line: int, mark: str, depth: int, level: int = 0) -> TextBlock:
    places = tuple([line + offset for offset in read.offsets]) if len(read.offsets) > 1 else ()
    return TextBlock(read.text, level, line, mark, depth, read.bold, places)


def _lines(token: Token, source: list[str], first_line: int) -> list[NumberedLine]:
    start, end = token.map or (0, 0)
    return [
        (at, text)
        for at, line in enumerate(source[start:end], start + first_line)
        if (text := (line if line.startswith("|") else _QUOTE.sub("", line, count=1)).rstrip())
    ]


def _line(token: Token, first_line: int) -> int:
    return (token.map or [0])[0] + first_line


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Blocks only: the inline half of the work is needed for few cells, see `inline`."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.disable("reference")  # its lines are text: a note "[^1]: …" among them
    use_table_rule(parser)
    use_list_rule(parser)
    use_html_rule(parser)
    return parser
