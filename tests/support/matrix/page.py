"""A printed page whose every slot says what it holds, so that damage can be done to it; then as HTML or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Literal, TypeAlias

from tests.support.layouts.page import Text as PlainText
from tests.support.layouts.page import add_html_text
from tests.support.layouts.style import CHOICES, Style
from tests.support.printing import PrintedRow

Role: TypeAlias = Literal[
    "goal", "area", "measure", "name", "baseline", "aim", "project", "category", "text", "department",
    "heading", "label", "item", "",
]  # fmt: skip
"""What a cell holds: a level; of an indicator name, baseline, aim; of a project name, 区分, 内容; a heading over a
column, a label beside a row; an item of a list between tables; nothing of these."""

Format: TypeAlias = Literal["html", "blank", "repeated"]
"""HTML with spans; Markdown with blanks where a merged cell goes on, or with its text again."""

FORMATS: tuple[Format, ...] = ("html", "blank", "repeated")

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~#]")
_NUMBER = re.compile(r"^(\d+)([.)])")


@dataclass(eq=False, slots=True)
class Cell:
    """One slot of a table, or a text between tables."""

    text: str
    role: Role = ""
    origin: Cell | None = None
    """The merged cell that goes on in this slot; null where a cell begins."""
    below: bool = False
    """Whether it goes on from a row above, else from the left."""
    merged: bool = False
    """Whether it is a part of `origin`, not printed by itself; else a cell of its own, blank or with its text again."""

    @property
    def is_own(self) -> bool:
        """Whether a cell is printed here."""
        return not self.merged


Row: TypeAlias = list[Cell]


@dataclass(eq=False, slots=True)
class Table:
    """Rows of slots."""

    rows: list[Row]
    header: int = 0
    """Rows at the top that head the columns."""


@dataclass(eq=False, slots=True)
class Text:
    """A text between tables."""

    cell: Cell
    kind: Literal["heading", "bold", "plain", "item"] = "plain"
    depth: int = 2


@dataclass(eq=False, slots=True)
class Page:
    """All of a document, in one format."""

    blocks: list[Table | Text]
    format: Format
    style: Style
    tables: list[Table] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the tables."""
        self.tables = [block for block in self.blocks if isinstance(block, Table)]

    def copy(self) -> Page:
        """The same with new cells."""
        new: dict[int, Cell] = {}
        blocks: list[Table | Text] = []
        for block in self.blocks:
            if isinstance(block, Table):
                blocks.append(Table([[_copied(cell, new) for cell in row] for row in block.rows], block.header))
            else:
                blocks.append(Text(_copied(block.cell, new), block.kind, block.depth))
        return Page(blocks, self.format, self.style)

    def cells(self) -> Iterator[Cell]:
        """All cells that are printed, in order."""
        for block in self.blocks:
            if isinstance(block, Text):
                yield block.cell
            else:
                yield from (cell for row in block.rows for cell in row if cell.is_own)

    def say(self, cell: Cell, text: str) -> None:
        """Put `text` in `cell`, and wherever its text stands again."""
        cell.text = text
        if self.format == "repeated":
            for one in self.cells():
                if one.origin is cell:
                    one.text = text

    def write(self) -> str:
        """The document."""
        return _html(self) if self.format == "html" else _markdown(self)


def _copied(cell: Cell, new: dict[int, Cell]) -> Cell:
    if id(cell) not in new:
        origin = _copied(cell.origin, new) if cell.origin else None
        new[id(cell)] = Cell(cell.text, cell.role, origin, cell.below, cell.merged)
    return new[id(cell)]


def laid_out(rows: Sequence[PrintedRow], width: int, format: Format) -> list[Row]:
    """`rows` with a slot for each column, what merged cells cover as `format` has it; roles not yet told."""
    grid: list[list[Cell | None]] = [[None] * width for _ in rows]
    for y, row in enumerate(rows):
        for printed in row:
            x = grid[y].index(None)
            cell = Cell(printed.text)
            for below in range(printed.rowspan):
                for right in range(printed.colspan):
                    text = printed.text if format == "repeated" else ""
                    covered = Cell(text, origin=cell, below=below > 0, merged=format == "html")
                    grid[y + below][x + right] = covered if below or right else cell
    return [[cell for cell in row if cell is not None] for row in grid]


def plain_style() -> Style:
    """The first choice of each."""
    return Style(**{name: choices[0] for name, choices in CHOICES.items()})


def _html(page: Page) -> str:
    blocks: list[str] = []
    for block in page.blocks:
        if isinstance(block, Table):
            blocks.append(_html_table(block))
        else:
            add_html_text(blocks, PlainText(block.cell.text, block.kind, block.depth))
    return "".join(blocks)


def _html_table(table: Table) -> str:
    lines = ["<table>", "<tbody>"]
    for y, row in enumerate(table.rows):
        lines.append("<tr>" + "".join(_html_cell(cell, table, y) for cell in row if cell.is_own) + "</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"]) + "\n"


def _html_cell(cell: Cell, table: Table, y: int) -> str:
    across = 1 + sum(one.merged and not one.below and one.origin is cell for one in table.rows[y])
    down = 1
    while y + down < len(table.rows) and any(one.merged and one.origin is cell for one in table.rows[y + down]):
        down += 1
    tag = "th" if cell.role in ("heading", "label") else "td"
    spans = "".join(f' {name}="{span}"' for name, span in (("rowspan", down), ("colspan", across)) if span > 1)
    return f"<{tag}{spans}>{escape(cell.text, quote=False).replace(chr(10), '<br>')}</{tag}>"


def _markdown(page: Page) -> str:
    blocks: list[str] = []
    after_item = False
    for block in page.blocks:
        is_item = isinstance(block, Text) and block.kind == "item"
        text = _markdown_table(block) if isinstance(block, Table) else _markdown_text(block)
        if is_item and after_item:
            blocks[-1] += "\n" + text
        else:
            blocks.append(text)
        after_item = is_item
    return "\n\n".join(blocks) + "\n"


def _markdown_text(block: Text) -> str:
    text = _escaped(block.cell.text)
    match block.kind:
        case "heading":
            return "#" * block.depth + " " + text
        case "bold":
            return f"**{text}**"
        case "item":
            return "- " + text
    return _NUMBER.sub(r"\1\\\2", text)


def _markdown_table(table: Table) -> str:
    rows = [[_escaped(cell.text) for cell in row if cell.is_own] for row in table.rows]
    width = max(map(len, rows))
    if not table.header:
        rows.insert(0, [""] * width)
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text).replace("\n", "<br>")
