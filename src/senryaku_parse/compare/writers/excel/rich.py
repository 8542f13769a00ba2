"""Runs → rich text: what changed is underlined and coloured in its cell."""

from __future__ import annotations

import re
from itertools import count

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

from senryaku_parse.compare.writers.marking import Run, Runs, text_of
from senryaku_parse.writers.excel.sheet import CellXml, Sheet
from senryaku_parse.writers.excel.sizes import MAX_ROW_HEIGHT, line_count, row_height
from senryaku_parse.writers.excel.styles import FONT, SIZE, CellStyle
from senryaku_parse.writers.excel.texts import LegalTexts, starts_like_formula

MOST_LINES = next(lines for lines in count(1) if row_height(lines + 2) >= MAX_ROW_HEIGHT)
"""Lines that the highest row of Excel shows for certain."""


def rich_cell(
    sheet: Sheet, texts: LegalTexts, column: int, runs: Runs, style: CellStyle, color: str, *, bold: bool
) -> CellXml:
    """A cell with `runs`, whose changed ones are underlined in `color`. A text without any is a plain one."""
    if not any(run.changed for run in runs):
        return sheet.text(column, text_of(runs), style)
    place = f"シート「{sheet.page.title}」の{sheet.row}行目"
    font = InlineFont(rFont=FONT, sz=SIZE, b=bold or None, u="single", color=Color(color))
    legal = [(texts.legal(run.text, place), run.changed) for run in runs]
    quoted = starts_like_formula(text_of(runs))
    rich = CellRichText(*(TextBlock(font, text) if changed else text for text, changed in legal))
    return sheet.rich(column, rich, style.quoted if quoted else style.plain)


def pages(runs: Runs, width: float) -> list[Runs]:
    """`runs` in pieces, each of which one row of a column `width` wide can show; one piece where all fits."""
    if line_count(text_of(runs), width) <= MOST_LINES:
        return [runs]
    longest = next(length for length in count(1) if line_count("全" * (length + 1), width) > 1)
    lines = re.compile(rf".{{1,{longest}}}\n?|\n")
    pieces = [Run(piece, run.changed) for run in runs for piece in lines.findall(run.text)]
    return [tuple(pieces[at : at + MOST_LINES]) for at in range(0, len(pieces), MOST_LINES)]
