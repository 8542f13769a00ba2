"""The lines of a pipe table → a raw table with every cell of every row."""

from __future__ import annotations

import re
from typing import TypeAlias

from senryaku_parse.findings import Finding, finding
from senryaku_parse.readers.inline import is_marked_up, plain_text
from senryaku_parse.readers.multimarkdown import has_spans, with_spans
from senryaku_parse.source import Position
from senryaku_parse.tables import BLANK, RawCell, RawRow, RawTable

Line: TypeAlias = tuple[int, str]
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


def read_pipe_table(lines: list[Line], number: int) -> tuple[RawTable, list[Finding]]:
    """The rows that `lines` draw, delimiter row aside; `number` is the table's in the document.

    A table that uses the marks of MultiMarkdown (`^^`, `||`) has spans.
    """
    rows: list[tuple[int, list[str]]] = []
    findings: list[Finding] = []
    delimited = False
    whole = "\n".join([text for _, text in lines])
    split = _split if "\\" in whole or "｜" in whole else _split_plain
    for line, text in lines:
        if len(rows) == 1 and not delimited and _DELIMITER.fullmatch(text):
            delimited = True
            continue
        cells, bar = split(text)
        rows.append((line, cells))
        if bar is _FULL_WIDTH_BAR:
            findings.append(_bar_finding(text, Position(number, len(rows), None, line)))
    if not delimited:
        place = Position(number, None, None, lines[0][0])
        message = "区切り行（|---|）のない表を、表として読みました。"
        findings.append(finding("delimiter-missing", message, position=place))
    if "^^" in whole and any(has_spans(cells) for _, cells in rows):
        read = with_spans(rows)
    else:
        read_cells = _read_cells if is_marked_up(whole) else _read_plain_cells
        read = tuple([RawRow(read_cells(cells), line) for line, cells in rows])
    return RawTable((read,), lines[0][0], closed=_closed(lines, [len(cells) for _, cells in rows])), findings


def _split(row: str) -> tuple[list[str], re.Pattern[str]]:
    """The cells of a row with the space around them, and the bar that parts them."""
    bar = _FULL_WIDTH_BAR if "|" not in row and row.startswith("｜") else _BAR
    cells = bar.split(row) if bar is _FULL_WIDTH_BAR or "\\" in row else row.split("|")
    if cells and not cells[0].strip():
        del cells[0]
    if len(cells) > 1 and not cells[-1].strip():
        del cells[-1]
    return [cell.replace("\\|", "|") for cell in cells] if "\\" in row else cells, bar


def _split_plain(row: str) -> tuple[list[str], re.Pattern[str]]:
    """As `_split`, for a row without backslashes and full-width bars."""
    if row[0] == row[-1] == "|":
        return row[1:-1].split("|"), _BAR
    return _split(row)


def _read_cells(cells: list[str]) -> tuple[RawCell, ...]:
    """The cells of a row, markup taken off where there is any."""
    if not is_marked_up("|".join(cells)):
        return _read_plain_cells(cells)
    texts = [plain_text(cell.strip()).strip() for cell in cells]
    return tuple([RawCell(text) if cell.strip() else BLANK for text, cell in zip(texts, cells, strict=True)])


def _read_plain_cells(cells: list[str]) -> tuple[RawCell, ...]:
    """The same of cells without markup."""
    return tuple([RawCell(text) if (text := cell.strip()) else BLANK for cell in cells])


def _closed(lines: list[Line], counts: list[int]) -> bool:
    """False where the last row begins with a bar, and lacks the closing one, or half the cells, of all rows before."""
    *before, (_, last) = lines
    if not last.startswith(_BARS):
        return True
    barred = last.endswith(_BARS) or not all(text.endswith(_BARS) for _, text in before)
    return barred and (len(counts) < _SEVERAL or 2 * counts[-1] > min(counts[:-1]))


def _bar_finding(text: str, place: Position) -> Finding:
    message = "全角の縦棒「｜」で区切られた行を、表の行として読みました。"
    return finding("bar-variant", message, before=text, position=place)
