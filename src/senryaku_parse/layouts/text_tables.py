"""Tables of indicators and projects that only blanks lay out, as `pdftotext -layout` and <pre> have them: taken out of the text between.

「指標　現状値　目標値」 alone in a line is a header, and a line below it that ends in as many values is a row. A name that
goes on in a line of its own could be anyone's: where one may, the text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from senryaku_parse.plan.headings import Heading, is_unit, read_heading
from senryaku_parse.rows import begins_value, is_value
from senryaku_parse.tables import Block, Document, RawCell, RawRow, RawTable, TextBlock
from senryaku_parse.text import nfkc
from senryaku_parse.vocabulary import INDICATORS, VALUES, Part, Vocabulary

_GAP = re.compile(r"\s{2,}|\t")
_BESIDE: frozenset[Part] = frozenset({"unit", "department", "text", "category"})
_FEWEST = 3
"""Columns of such a table: a name and two values."""

Columns: TypeAlias = tuple[Part, ...]
"""What each column of a table holds, the name first; values of any kind are "aim"."""


class _Span(NamedTuple):
    """The lines of a table in a text: its header, and its rows down to `stop`."""

    start: int
    stop: int


def part_text_tables(document: Document, vocabulary: Vocabulary) -> Document:
    """`document` with such tables as tables; itself where it has none."""
    parts = [_parted(block, vocabulary) for block in document.blocks]
    if all(part is block for part, block in zip((one[0] for one in parts), document.blocks, strict=True)):
        return document
    return document._replace(blocks=tuple([block for one in parts for block in one]))


def _parted(block: Block, vocabulary: Vocabulary) -> Sequence[Block]:
    """`block`, or its text between the tables and these."""
    if isinstance(block, RawTable) or "\n" not in block.text or block.level:
        return (block,)
    lines = block.text.split("\n")
    spans = list(_spans(lines, vocabulary))
    if not spans:
        return (block,)
    parts: list[Block] = []
    at = 0
    for span in spans:
        parts += _text(block, lines, at, span.start)
        parts.append(_table(block, lines, span))
        at = span.stop
    return [*parts, *_text(block, lines, at, len(lines))]


def _spans(lines: Sequence[str], vocabulary: Vocabulary) -> Iterator[_Span]:
    """The tables of `lines`; none where a line without values may be part of a name."""
    found: list[_Span] = []
    at = 0
    while at < len(lines):
        columns = _columns(lines[at], vocabulary)
        stop = at + 1
        while columns and stop < len(lines) and _is_row(lines[stop], columns, vocabulary):
            stop += 1
        if columns and (stop == at + 1 or _goes_on(lines, stop, columns, vocabulary)):
            return
        if columns:
            found.append(_Span(at, stop))
        at = stop
    yield from found


def _goes_on(lines: Sequence[str], stop: int, columns: Columns, vocabulary: Vocabulary) -> bool:
    """Whether rows of a table of `columns` follow below its end, before another header."""
    below = "".join(lines[stop : stop + 1])
    if not _columns(below, vocabulary) and any(map(begins_value, below.split()[-1:])):
        return True
    for line in lines[stop:]:
        if _columns(line, vocabulary):
            return False
        if _is_row(line, columns, vocabulary):
            return True
    return False


def _columns(line: str, vocabulary: Vocabulary) -> Columns:
    """What the columns of the header `line` hold; none for any other line."""
    words = line.split()
    if len(words) < _FEWEST or not vocabulary.may_begin_part(words[0]):
        return ()
    name, *others = (read_heading(word, vocabulary) for word in words)
    parts = tuple([part for other in others if (part := _part(other))])
    if len(parts) < len(others):
        return ()
    if INDICATORS.intersection(name.parts[:1]) and "aim" in parts and not {"text", "category"}.intersection(parts):
        return ("kpi", *parts)
    return ("project", *parts) if name.parts[:1] == ("project",) and parts[-1] == "department" else ()


def _part(heading: Heading) -> Part | None:
    """What a column beside the name holds."""
    part = heading.parts[0] if heading.parts else None
    if part in VALUES or (part is None and heading.year is not None):
        return "aim"
    return part if part in _BESIDE else None


def _cells(line: str, width: int) -> list[str]:
    """The texts of a row of `width` columns, as gaps part them, or else values from the right; fewer where it is none."""
    apart = _GAP.split(line.strip())
    if len(apart) == width:
        return apart
    words: list[str] = []
    for word in line.split():
        if words and words[-1][-1:].isdigit() and is_unit(nfkc(word)):
            words[-1] += f" {word}"
        else:
            words.append(word)
    at = len(words) - width + 1
    return [" ".join(words[:at]), *words[at:]] if at > 0 else []


def _is_row(line: str, columns: Columns, vocabulary: Vocabulary) -> bool:
    """Whether `line` is a name, and what stands beside it in a table of `columns`."""
    cells = _cells(line, len(columns))
    if not cells or not all(cells):
        return False
    parted = len(_GAP.split(line.strip())) == len(columns)
    is_of = is_value if parted else begins_value
    for cell, part in zip(cells, columns, strict=True):
        if (part == "aim" and not is_of(cell)) or (part == "department" and not vocabulary.is_department(cell)):
            return False
    if parted:
        return True
    return len(line.split()) == len(columns) if columns[0] == "project" else not begins_value(cells[0].split()[-1])


def _text(block: TextBlock, lines: Sequence[str], start: int, stop: int) -> Iterator[TextBlock]:
    """The lines of `block` from `start` up to `stop` as a text of their own."""
    if start < stop:
        yield block._replace(
            text="\n".join(lines[start:stop]),
            line=_line(block, start),
            lines=block.lines[start:stop],
            bold=block.bold[start:stop],
            indents=block.indents[start:stop],
            mark=block.mark if start == 0 else "",
        )


def _table(block: TextBlock, lines: Sequence[str], span: _Span) -> RawTable:
    width = len(lines[span.start].split())
    rows = [_row(lines[at], width, _line(block, at), block.page) for at in range(span.start, span.stop)]
    return RawTable((tuple(rows),), line=_line(block, span.start), may_span=False, page=block.page, sheet=block.sheet)


def _row(line: str, width: int, number: int | None, page: int | None) -> RawRow:
    return RawRow(tuple([RawCell(text, line=number) for text in _cells(line, width)]), number, page)


def _line(block: TextBlock, at: int) -> int | None:
    """Where line `at` of `block` stands in the source."""
    return block.lines[at] if at < len(block.lines) else block.line
