"""A table of HTML → a raw table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from senryaku_parse.marks.runs import Run, as_run, run_of
from senryaku_parse.readers.html_items import ItemNumbers, marked_pieces
from senryaku_parse.readers.html_lines import HtmlAttributes, line_of
from senryaku_parse.readers.html_plain import read_plain_row
from senryaku_parse.readers.html_spans import spans
from senryaku_parse.readers.html_text import Hiding, TextPiece, fold, hiding, join, pieces
from senryaku_parse.readers.html_tree import HtmlNode
from senryaku_parse.tables import RawCell, RawRow, RawTable

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})


class NestedTable(NamedTuple):
    """A table that stands in a cell of another."""

    node: HtmlNode
    line: int | None
    cell: RawCell | None = None
    """The cell; null for a table in none, or in one that is not shown."""


class HiddenText(NamedTuple):
    """A text in a table that a browser does not show."""

    text: str
    line: int | None


class TableReader:
    """Reads one table. What it meets that is no text of the cells is kept aside, in order."""

    def __init__(self, line: int | None) -> None:
        """For a table that begins in `line`."""
        self.nested: list[NestedTable] = []
        self.hidden: list[HiddenText] = []
        self._numbers = ItemNumbers()
        self.line = line
        """Line of the tag read last."""

    def read(self, table: HtmlNode) -> RawTable:
        """The table at `table`. A hidden row or cell takes no place, as in a browser.

        Row groups stand as the standard forms a table: `tfoot` last, wherever it is written.
        """
        line = self.line
        captions: list[str] = []
        groups: list[tuple[RawRow, ...]] = []
        feet: list[tuple[RawRow, ...]] = []
        around = _runs_around(table)
        for part in table.iter():
            attributes = self._attributes(part)
            runs = _with_run(around, part, attributes)
            if part.tag == "caption":
                captions.append(self._text(part, hiding(attributes), ()))
            elif part.tag in _GROUPS:
                rows = tuple(self._rows(part, hiding(attributes), runs))
                (feet if part.tag == "tfoot" else groups).append(rows)
        return RawTable((*groups, *feet), line, "\n".join(filter(None, captions)))

    def _rows(self, group: HtmlNode, group_hidden: Hiding | None, group_runs: tuple[Run, ...]) -> Iterator[RawRow]:
        for row in group.iter():
            attributes = self._attributes(row)
            hidden = hiding(attributes, group_hidden)
            runs = _with_run(group_runs, row, attributes)
            if hidden is Hiding.ABSENT:
                self._text(row, hidden, runs)
            elif row.tag == "tr":
                line = self.line
                plain = None if hidden or runs else read_plain_row(row.html or "", line)
                if plain:
                    cells, self.line = plain
                else:
                    cells = list(self._cells(row, line, hidden, runs))
                yield RawRow(tuple(cells), line)

    def _cells(
        self, row: HtmlNode, row_line: int | None, row_hidden: Hiding | None, row_runs: tuple[Run, ...]
    ) -> Iterator[RawCell]:
        for cell in row.iter():
            attributes = self._attributes(cell)
            hidden = hiding(attributes, row_hidden)
            line, inner = self.line, len(self.nested)
            text = self._text(cell, hidden, _with_run(row_runs, cell, attributes))
            if (not hidden or hidden is Hiding.INVISIBLE) and cell.tag in _CELLS:
                rows, columns = spans(attributes)
                made = RawCell(text, rows, columns, None if line == row_line else line)
                if len(self.nested) > inner:
                    self.nested[inner:] = [nested._replace(cell=made) for nested in self.nested[inner:]]
                yield made

    def _attributes(self, node: HtmlNode) -> HtmlAttributes:
        attributes = node.attributes
        self.line = line_of(attributes, self.line)
        return attributes

    def _text(self, node: HtmlNode, hidden: Hiding | None, runs: tuple[Run, ...]) -> str:
        """The text shown below `node`, which stands in `runs`."""
        only = node.first_child
        if only is None:
            return ""
        if only.next is None and only.tag == "-text" and not hidden:
            return as_run(fold(only.text_content or ""), runs)
        shown: list[TextPiece] = []
        unshown: list[TextPiece] = []
        for piece in pieces(node, hidden, runs):
            (unshown if piece.kind == "hidden" else shown).append(piece)
            if piece.kind == "table" and piece.node:
                self.nested.append(NestedTable(piece.node, line_of(piece.node.attributes, self.line)))
        if text := join(unshown):
            self.hidden.append(HiddenText(text, self.line))
        return join(marked_pieces(shown, self._numbers))


def _with_run(runs: tuple[Run, ...], node: HtmlNode, attributes: HtmlAttributes) -> tuple[Run, ...]:
    """`runs`, and the one that `node` with its `attributes` makes."""
    run = run_of(node.tag or "", attributes.get("style"))
    return (*runs, run) if run else runs


def _runs_around(table: HtmlNode) -> tuple[Run, ...]:
    """The runs that `table` and what is around it make."""
    runs: tuple[Run, ...] = ()
    node: HtmlNode | None = table
    while node is not None:
        runs = _with_run(runs, node, node.attributes)
        node = node.parent
    return runs
