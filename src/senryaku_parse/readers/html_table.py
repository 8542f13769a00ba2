"""A table of HTML → a raw table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from senryaku_parse.readers.html_spans import colspan, rowspan
from senryaku_parse.readers.html_text import Piece, fold, is_absent, is_hidden, join, pieces
from senryaku_parse.readers.html_tree import Node, line_of
from senryaku_parse.tables import RawCell, RawRow, RawTable


@dataclass(frozen=True, slots=True)
class Aside:
    """What was met in a table and is no text of its cells."""

    tables: list[Node] = field(default_factory=list)
    """Tables in its cells, in order."""
    hidden: list[tuple[str, int | None]] = field(default_factory=list)
    """Texts that a browser does not show, each with its line."""


def read_table(table: Node) -> tuple[RawTable, Aside]:
    """The table at `table`. A hidden row or cell takes no place, as in a browser.

    Row groups stand as the standard forms a table: `tfoot` last, wherever it is written.
    """
    aside = Aside()
    captions: list[str] = []
    groups: list[tuple[RawRow, ...]] = []
    feet: list[tuple[RawRow, ...]] = []
    for part in table.iter():
        if part.tag == "caption":
            captions.append(_text(part, aside, line_of(part.attributes), is_hidden(part.attributes)))
        elif part.tag in ("thead", "tbody", "tfoot"):
            (feet if part.tag == "tfoot" else groups).append(tuple(_rows(part, aside)))
    line = line_of(table.attributes)
    return RawTable((*groups, *feet), line, "\n".join(filter(None, captions))), aside


def _rows(group: Node, aside: Aside) -> Iterator[RawRow]:
    all_absent = is_absent(group.attributes)
    for row in group.iter():
        attributes = row.attributes
        line = line_of(attributes)
        if all_absent or is_absent(attributes):
            _text(row, aside, line, hidden=True)
        elif row.tag == "tr":
            cells = tuple(_cells(row, aside, is_hidden(attributes)))
            line = line or next((cell.line for cell in cells), None)
            yield RawRow(tuple(replace(cell, line=None) if cell.line == line else cell for cell in cells), line)


def _cells(row: Node, aside: Aside, hidden: bool) -> Iterator[RawCell]:
    for cell in row.iter():
        attributes = cell.attributes
        line = line_of(attributes)
        if is_absent(attributes):
            _text(cell, aside, line, hidden=True)
        elif cell.tag in ("td", "th"):
            text = _text(cell, aside, line, hidden or is_hidden(attributes))
            yield RawCell(text, rowspan(attributes.get("rowspan")), colspan(attributes.get("colspan")), line)


def _text(node: Node, aside: Aside, line: int | None, hidden: bool) -> str:
    """The shown text below `node`; what else is there goes to `aside`."""
    only = node.first_child
    if only is None:
        return ""
    if not hidden and only.next is None and only.tag == "-text":
        return fold(only.text_content or "")
    shown: list[Piece] = []
    unshown: list[Piece] = []
    for piece in pieces(node, hidden):
        (unshown if piece.kind == "hidden" else shown).append(piece)
        if piece.kind == "table" and piece.node:
            aside.tables.append(piece.node)
    if text := join(unshown):
        aside.hidden.append((text, line))
    return join(shown)
