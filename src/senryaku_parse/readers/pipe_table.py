"""The lines of a pipe table → a raw table with every cell of every row."""

from __future__ import annotations

import re
from typing import TypeAlias

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.readers.inline import is_marked_up, plain_text
from senryaku_parse.readers.multimarkdown import has_spans, with_spans
from senryaku_parse.source import Position
from senryaku_parse.tables import BLANK, RawCell, RawRow, RawTable

NumberedLine: TypeAlias = tuple[int, str]
"""A line of the source: its number from 1, and its text without quote marks and outer space."""

_BARS = ("|", "｜")
_BAR = re.compile(r"(?<!\\)\|")
_FULL_WIDTH_BAR = re.compile("｜")
_DELIMITER = re.compile(r"[|｜:\s]*[-－―ー]+[|｜:\s\-－―ー]*")
_SEVERAL = 4
"""Rows that tell how many cells a row of the table has."""
_DRAWN = re.compile(r"[|｜].*[|｜]")


def is_drawn_row(text: str) -> bool:
    """Whether a line stands between bars, and so is a row even where no delimiter row makes it one."""
    return bool(_DRAWN.fullmatch(text))


def is_broken_row(text: str) -> bool:
    """Whether a line reads as a row that lost its last bar or its first: it has one of them, and two bars at least."""
    return text.startswith(_BARS) is not text.endswith(_BARS) and len(_split(text)[0]) > 1


def read_pipe_table(lines: list[NumberedLine], number: int) -> tuple[RawTable, list[Finding]]:
    """The rows that `lines` draw, delimiter row aside; `number` is the table's in the document.

    A table that uses the marks of MultiMarkdown (`^^`, `||`) has spans.
    """
    whole = "\n".join([text for _, text in lines])
    delimited = len(lines) > 1 and _DELIMITER.fullmatch(lines[1][1]) is not None
    drawn = [lines[0], *lines[2:]] if delimited else lines
    is_plain = "\\" not in whole and "｜" not in whole
    split, findings = (_split_plain(drawn), []) if is_plain else _split_rows(drawn, number)
    if not delimited:
        place = Position(number, None, None, lines[0][0])
        message = render("reading.delimiter-missing")
        findings.append(finding("delimiter-missing", message, position=place))
    rows = [(line, cells) for (line, _), cells in zip(drawn, split, strict=True)]
    may_span = "^" in whole and any(map(has_spans, split))
    if may_span:
        read = with_spans(rows)
    else:
        read_cells = _read_cells if is_marked_up(whole) else _read_plain_cells
        read = tuple([RawRow(read_cells(cells), line) for line, cells in rows])
    return RawTable((read,), lines[0][0], closed=_closed(lines, split), may_span=may_span), findings


def _split_plain(lines: list[NumberedLine]) -> list[list[str]]:
    """The cells of each row with the space around them, where there are no backslashes and full-width bars."""
    return [text[1:-1].split("|") if text[0] == text[-1] == "|" else _split(text)[0] for _, text in lines]


def _split_rows(lines: list[NumberedLine], number: int) -> tuple[list[list[str]], list[Finding]]:
    """The same anywhere, and a finding on each row between full-width bars."""
    split: list[list[str]] = []
    findings: list[Finding] = []
    for line, text in lines:
        cells, bar = _split(text)
        split.append(cells)
        if bar is _FULL_WIDTH_BAR:
            findings.append(_bar_finding(text, Position(number, len(split), None, line)))
    return split, findings


def _split(row: str) -> tuple[list[str], re.Pattern[str]]:
    """The cells of a row with the space around them, and the bar that parts them."""
    bar = _FULL_WIDTH_BAR if "|" not in row and row.startswith("｜") else _BAR
    cells = bar.split(row) if bar is _FULL_WIDTH_BAR or "\\" in row else row.split("|")
    if cells and not cells[0].strip():
        del cells[0]
    if len(cells) > 1 and not cells[-1].strip():
        del cells[-1]
    return [cell.replace("\\|", "|") for cell in cells] if "\\" in row else cells, bar


def _read_cells(cells: list[str]) -> tuple[RawCell, ...]:
    """The cells of a row, markup taken off where there is any."""
    if not is_marked_up("|".join(cells)):
        return _read_plain_cells(cells)
    texts = [_without_blank_lines(plain_text(cell.strip()).strip()) for cell in cells]
    return tuple([RawCell(text) if cell.strip() else BLANK for text, cell in zip(texts, cells, strict=True)])


def _without_blank_lines(text: str) -> str:
    return "\n".join(filter(None, map(str.strip, text.split("\n")))) if "\n" in text else text


def _read_plain_cells(cells: list[str]) -> tuple[RawCell, ...]:
    """The same of cells without markup."""
    return tuple([RawCell(text) if (text := cell.strip()) else BLANK for cell in cells])


def _closed(lines: list[NumberedLine], split: list[list[str]]) -> bool:
    """False where the last row begins with a bar, and lacks the closing one, or half the cells, of all rows before."""
    *before, (_, last) = lines
    if not last.startswith(_BARS):
        return True
    barred = last.endswith(_BARS) or not all(text.endswith(_BARS) for _, text in before)
    if not barred or len(split) < _SEVERAL or len(split[-1]) >= len(split[0]):
        return barred
    return 2 * len(split[-1]) > min(map(len, split[:-1]))


def _bar_finding(text: str, place: Position) -> Finding:
    message = render("reading.bar-variant")
    return finding("bar-variant", message, before=text, position=place)
