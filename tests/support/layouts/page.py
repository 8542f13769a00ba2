"""A page of texts and tables, as Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from tests.support.layouts.style import Style
from tests.support.printing import PrintedCell, PrintedRow, slots_of, to_html

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~#]")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+])(?=\s)")


class Text(NamedTuple):
    """A text between tables."""

    text: str
    kind: Literal["heading", "bold", "plain", "item"] = "plain"
    depth: int = 2
    """Of a heading, from 1."""


class Table(NamedTuple):
    """A table, all of its rows as wide."""

    header: tuple[PrintedRow, ...]
    rows: tuple[PrintedRow, ...]
    width: int


Page: TypeAlias = Iterable[Text | Table]


def written(page: Page, style: Style) -> str:
    """`page` as the style has it."""
    return to_html_page(page) if style.html else to_markdown_page(page, style)


def to_markdown_page(page: Page, style: Style) -> str:
    """`page` as Markdown, a blank line between blocks but for the items of a list."""
    blocks: list[str] = []
    after_item = False
    for block in page:
        is_item = isinstance(block, Text) and block.kind == "item"
        text = _text(block, style) if isinstance(block, Text) else _table(block, style)
        if is_item and after_item and style.bullets.strip() in "-*":
            blocks[-1] += "\n" + text
        else:
            blocks.append(text)
        after_item = is_item
    return "\n\n".join(blocks) + "\n"


def to_html_page(page: Page) -> str:
    """`page` as HTML, merged cells with their spans, the items of a list together."""
    blocks: list[str] = []
    for block in page:
        if isinstance(block, Table):
            blocks.append(to_html([*map(_as_labels, block.header), *block.rows]))
            continue
        add_html_text(blocks, block)
    return "".join(blocks)


def add_html_text(blocks: list[str], added: Text) -> None:
    """Put `added` behind `blocks` of HTML, an item into the list that the last of them is."""
    text = escape(added.text, quote=False).replace("\n", "<br>")
    match added.kind:
        case "heading":
            blocks.append(f"<h{added.depth}>{text}</h{added.depth}>\n")
        case "bold":
            blocks.append(f"<p><b>{text}</b></p>\n")
        case "item" if blocks and blocks[-1].endswith("</ul>\n"):
            blocks[-1] = blocks[-1].removesuffix("</ul>\n") + f"<li>{text}</li>\n</ul>\n"
        case "item":
            blocks.append(f"<ul>\n<li>{text}</li>\n</ul>\n")
        case _:
            blocks.append(f"<p>{text}</p>\n")


def pages_of(table: Table, remark: str, style: Style) -> Iterator[Table]:
    """The tables that page breaks make of `table`, `remark` as the last row.

    A cell merged over a break is told again below it, or blank there.
    """
    grid = list(_whole(table.rows, table.width))
    length = style.rows_a_page or len(grid)
    for start in range(0, len(grid), length):
        page = grid[start : start + length]
        if start and not style.upper_again:
            page = [[_below(cell, grid[start - 1]) for cell in row] for row in page]
        rows = _spanned(page)
        if remark and start + length >= len(grid):
            rows = (*rows, (PrintedCell(remark, colspan=table.width),))
        yield Table(table.header if style.header_again or not start else (), rows, table.width)


def below_each_other(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> tuple[PrintedRow, ...]:
    """`rows` of texts; in `columns`, outermost first, a cell is merged with the one above where all up to it are alike."""
    grid = [[PrintedCell(text) for text in row] for row in rows]
    for above, row in pairwise(grid):
        for at in columns:
            if above[at].text != row[at].text:
                break
            row[at] = above[at]
    return _spanned(grid)


def _whole(rows: Sequence[PrintedRow], width: int) -> Iterator[list[PrintedCell]]:
    """Each row with a cell for every column: a merged cell in each slot it covers."""
    grid: list[list[PrintedCell | None]] = [[None] * width for _ in rows]
    for y, row in enumerate(rows):
        for cell in row:
            x = grid[y].index(None)
            for below in range(cell.rowspan):
                for right in range(cell.colspan):
                    grid[y + below][x + right] = cell
    for full in grid:
        yield [cell for cell in full if cell is not None]


def _spanned(grid: Sequence[Sequence[PrintedCell]]) -> tuple[PrintedRow, ...]:
    """The rows of `grid`: a cell that stands in several slots is one with spans."""
    rows: list[PrintedRow] = []
    for y, row in enumerate(grid):
        cells: list[PrintedCell] = []
        for x, cell in enumerate(row):
            if (x and row[x - 1] is cell) or (y and grid[y - 1][x] is cell):
                continue
            across = next((right for right in range(x, len(row)) if row[right] is not cell), len(row)) - x
            down = next((below for below in range(y, len(grid)) if grid[below][x] is not cell), len(grid)) - y
            cells.append(PrintedCell(cell.text, down, across))
        rows.append(tuple(cells))
    return tuple(rows)


def _below(cell: PrintedCell, above: Sequence[PrintedCell]) -> PrintedCell:
    """`cell`, or a blank where it began on the page above."""
    return PrintedCell("") if any(cell is one for one in above) else cell


def _as_labels(row: PrintedRow) -> PrintedRow:
    return tuple(PrintedCell(cell.text, cell.rowspan, cell.colspan, label=True) for cell in row)


def _table(table: Table, style: Style) -> str:
    header = slots_of(table.header, width=table.width, across=style.repeated)
    body = slots_of(table.rows, width=table.width, down=style.repeated, across=style.repeated)
    rows = [*header, *body]
    if style.header_in_body or not header:
        rows.insert(0, [""] * table.width)
    lines = ["| " + " | ".join(map(_escaped, row)) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * table.width)
    return "\n".join(lines)


def _text(block: Text, style: Style) -> str:
    text = _escaped(block.text)
    match block.kind:
        case "heading":
            return "#" * block.depth + " " + text
        case "bold":
            return f"**{text}**"
        case "item":
            return style.bullets + text
    return _LINE_START.sub(lambda found: (found[1] or "") + "\\" + (found[2] or found[3]), text)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text).replace("\n", "<br>")
