"""Markdown → raw tables. markdown-it-py says where tables stand; their rows are split here.

GFM drops the cells of a row beyond the header's count and needs a delimiter row. Published documents
are not so tidy: every cell of every row is kept here, and lines drawn as a table are one without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from senryaku_parse.findings import Finding, finding
from senryaku_parse.readers.inline import plain_text
from senryaku_parse.readers.table_rule import TOKEN, use_table_rule
from senryaku_parse.source import Position
from senryaku_parse.tables import Block, Document, RawCell, RawRow, RawTable, TextBlock

_BARS = ("|", "｜")
_BAR = re.compile(r"(?<!\\)\|")
_FULL_WIDTH_BAR = re.compile("｜")
_DELIMITER = re.compile(r"[|｜:\s]*[-－―ー]+[|｜:\s\-－―ー]*")
_DRAWN = re.compile(r"[|｜].*[|｜]")
_QUOTE = re.compile(r"[\s>]*")
_MARKDOWN_FENCE = frozenset({"", "md", "markdown", "gfm"})

Line = tuple[int, str]
"""A line of the source: its number from 1, and its text without quote marks and outer space."""


def read_markdown(text: str) -> Document:
    """The blocks of `text` in order. Never fails: what is no table is a text block."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    for block in _blocks(text.replace("\r\n", "\n").replace("\r", "\n"), 1):
        if isinstance(block, TextBlock):
            blocks.append(block)
            continue
        number = 1 + sum(isinstance(earlier, RawTable) for earlier in blocks)
        table, repairs = _table(block, number)
        blocks.append(table)
        findings += repairs
    return Document(tuple(blocks), findings=tuple(findings))


def _blocks(text: str, first_line: int) -> Iterator[TextBlock | list[Line]]:
    """Text blocks, and the lines of each table."""
    source = text.split("\n")
    tokens = _parser().parse(text)
    for at, token in enumerate(tokens):
        if token.type == TOKEN:
            yield _lines(token, source, first_line)
        elif token.type == "heading_open":
            yield TextBlock(plain_text(tokens[at + 1].content), int(token.tag[1:]), _line(token, first_line))
        elif token.type == "paragraph_open":
            yield from _paragraph(_lines(token, source, first_line))
        elif token.type == "fence" and token.info.strip().lower() in _MARKDOWN_FENCE:
            yield from _blocks(token.content, _line(token, first_line) + 1)
        elif token.type == "code_block":
            yield from _blocks(re.sub(r"^\s+", "", token.content, flags=re.MULTILINE), _line(token, first_line))
        elif token.type in ("fence", "html_block"):
            yield TextBlock(token.content.strip(), 0, _line(token, first_line))


def _paragraph(lines: list[Line]) -> Iterator[TextBlock | list[Line]]:
    """A paragraph, taken apart where some of its lines are drawn as rows of a table."""
    for drawn, run in groupby(lines, key=lambda line: bool(_DRAWN.fullmatch(line[1]))):
        part = list(run)
        if drawn:
            yield part
        else:
            yield TextBlock(plain_text("\n".join(text for _, text in part)), 0, part[0][0])


def _table(lines: list[Line], number: int) -> tuple[RawTable, list[Finding]]:
    rows: list[RawRow] = []
    findings: list[Finding] = []
    delimited = False
    for line, text in lines:
        if len(rows) == 1 and not delimited and _DELIMITER.fullmatch(text):
            delimited = True
            continue
        cells, bar = _split(text)
        rows.append(RawRow(tuple(RawCell(plain_text(cell).strip()) for cell in cells), line))
        if bar is _FULL_WIDTH_BAR:
            place = Position(number, len(rows), None, line)
            findings.append(
                finding(
                    "bar-variant",
                    "全角の縦棒「｜」で区切られた行を、表の行として読みました。",
                    before=text,
                    position=place,
                )
            )
    if not delimited:
        place = Position(number, None, None, lines[0][0])
        findings.append(
            finding("delimiter-missing", "区切り行（|---|）のない表を、表として読みました。", position=place)
        )
    return RawTable((tuple(rows),), lines[0][0], closed=_closed(lines)), findings


def _split(row: str) -> tuple[list[str], re.Pattern[str]]:
    """The cells of a row, and the bar that parts them."""
    bar = _FULL_WIDTH_BAR if "|" not in row and row.startswith("｜") else _BAR
    cells = bar.split(row)
    if cells and not cells[0].strip():
        del cells[0]
    if len(cells) > 1 and not cells[-1].strip():
        del cells[-1]
    return [cell.replace("\\|", "|") for cell in cells], bar


def _closed(lines: list[Line]) -> bool:
    """False where the last row begins with a bar and lacks the closing one that all rows before it have."""
    *before, (_, last) = lines
    return last.endswith(_BARS) or not last.startswith(_BARS) or not all(text.endswith(_BARS) for _, text in before)


def _lines(token: Token, source: list[str], first_line: int) -> list[Line]:
    start, end = token.map or (0, 0)
    return [
        (at + first_line, text) for at in range(start, end) if (text := _QUOTE.sub("", source[at], count=1).rstrip())
    ]


def _line(token: Token, first_line: int) -> int:
    return (token.map or [0])[0] + first_line


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Blocks only: the inline half of the work is needed for few cells, see `inline`."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    use_table_rule(parser)
    return parser
