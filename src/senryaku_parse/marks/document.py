"""A document as its reader found it → the same without struck text and note marks, and these with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.marks.note_marks import (
    Mark,
    NoteLine,
    answers,
    keys_of,
    may_be_marked,
    read_note_line,
    read_numbered_note,
    take_marks,
)
from senryaku_parse.marks.runs import may_hold_runs, without_signs
from senryaku_parse.marks.struck import is_struck, show_struck, take_struck
from senryaku_parse.tables import Block, Document, Origin, RawRow, RawTable, TextBlock

Struck: TypeAlias = Literal["drop", "read"]
"""What becomes of struck text: it is left out, or read and shown as struck."""

_LEADING = re.compile(r"[※＊*](?P<number>\s?[0-9０-９]{1,2})(?![0-9０-９])[)）]?\s*(?=\S)")
"""A mark that stands before the text of a cell."""
_PROSE = ("。", "．")
"""How a line ends that is prose: its marks stay in it."""
_REPRINT = "再掲"
_LIST_MARK = re.compile(r"[0-9]{1,2}\)")


class Place(NamedTuple):
    """Where a text stands."""

    origin: Origin
    order: tuple[int, int, int]
    """Counts up as the document goes on: number of the block; of the row or line in it; of the column."""
    alone: bool = False
    """Whether its row holds no other text."""


class PlacedMark(NamedTuple):
    """A note mark, where it was taken off."""

    mark: Mark
    place: Place


class PlacedNote(NamedTuple):
    """The text of a note, where it stands."""

    note: NoteLine
    source: str
    """As the source writes it."""
    place: Place
    last: int
    """The last of its lines in its block, counted as in `place.order`."""


@dataclass(slots=True)
class Marks:
    """What was taken off the texts of one document."""

    placed: list[PlacedMark] = field(default_factory=list)
    notes: list[PlacedNote] = field(default_factory=list)
    """Texts of notes that marks may point to, in the order of the document."""
    beside: list[tuple[str, Place]] = field(default_factory=list)
    """Texts of notes that stand in the very cell or line of what they are about."""
    verbatim: dict[Origin, str] = field(default_factory=dict)
    """The text of a cell with its marks."""
    struck: list[Finding] = field(default_factory=list)

    def note_of(self, placed: PlacedMark) -> PlacedNote | None:
        """The note that `placed` points to: the next one of its key, else the last one before it; null for none."""
        key = placed.mark.key
        found = [note for note in self.notes if note.note.key == key]
        found = found or [note for note in self.notes if answers(note.note.key, key)]
        behind = (note for note in found if note.place.order >= placed.place.order)
        return next(behind, found[-1] if found else None)


def take_off(document: Document, text: str, struck: Struck = "drop") -> tuple[Document, Marks]:
    """`document`, which was read from `text`, without struck text and note marks, and what was taken off.

    With `struck` "read", struck text stays, between `~~`.
    """
    marks = Marks()
    if is_struck(text) or may_be_marked(text) or may_hold_runs(text):
        document = _changed(document, partial(_unstruck, marks, struck))
        _find_notes(document, marks)
        document = _changed(document, partial(_unmarked, marks))
        document = _without_notes(document, marks)
    return document, marks


_Change: TypeAlias = Callable[[str, Place], str]


def _changed(document: Document, change: _Change) -> Document:
    """`document` with every text changed, a text block's line by line. What does not change stays the very same."""
    tables = 0
    blocks: list[Block] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, RawTable):
            tables += 1
            blocks.append(_changed_table(block, tables, number, change))
        else:
            lines = [change(line, place) for line, place in _lines(block, number)]
            blocks.append(block._replace(text="\n".join([line.replace("\n", " ") for line in lines])))
    return document._replace(blocks=tuple(blocks))


def _lines(block: TextBlock, number: int) -> Iterator[tuple[str, Place]]:
    for at, line in enumerate(block.text.split("\n")):
        yield line, Place(Origin(line=block.lines[at] if at < len(block.lines) else block.line), (number, at, 0))


def _changed_table(table: RawTable, number: int, block: int, change: _Change) -> RawTable:
    groups: list[tuple[RawRow, ...]] = []
    numbers = count(1)
    for group in table.groups:
        rows: list[RawRow] = []
        for row in group:
            at = next(numbers)
            alone = len({cell.text for cell in row.cells} - {""}) == 1
            cells = tuple(
                [
                    replace(cell, text=text)
                    if cell.text
                    and (text := change(cell.text, Place(_origin(number, at, column, row), (block, at, column), alone)))
                    != cell.text
                    else cell
                    for column, cell in enumerate(row.cells, 1)
                ]
            )
            rows.append(replace(row, cells=cells))
        groups.append(tuple(rows))
    caption = change(table.caption, Place(Origin(number, line=table.line), (block, 0, 0))) if table.caption else ""
    return table._replace(groups=tuple(groups), caption=caption)


def _origin(number: int, at: int, column: int, row: RawRow) -> Origin:
    return Origin(number, at, column, row.cells[column - 1].line or row.line)


def _unstruck(marks: Marks, struck: Struck, text: str, place: Place) -> str:
    """`text` without what is struck of it, which is told."""
    read = take_struck(text) if is_struck(text) else None
    if read is None or not read.struck:
        return text
    kept = show_struck(text) if struck == "read" else read.text
    what = "".join(f"「{one}」" for one in read.struck)
    done = "取り消されたものとして残しました" if struck == "read" else "取り消されたものとして読みませんでした"
    before, after = without_signs(show_struck(text)), without_signs(kept)
    position = place.origin.position
    marks.struck.append(
        finding("text-struck", f"取り消し線の文字{what}を、{done}。", before=before, after=after, position=position)
    )
    return kept


def _unmarked(marks: Marks, text: str, place: Place) -> str:
    """`text` without its note marks."""
    in_table = place.origin.table is not None
    if not may_be_marked(text) or (not in_table and (read_note_line(text) or text.rstrip().endswith(_PROSE))):
        return text
    kept = _without_own_notes(text) if in_table else text
    leading = _LEADING.match(kept) if in_table and not place.alone else None
    rest = kept[leading.end() :] if leading else kept
    read = take_marks(rest)
    taken = [*(Mark(key, "") for key in keys_of(leading[0].strip() if leading else "")), *read.marks]
    marks.placed += [PlacedMark(mark, place) for mark in taken]
    marks.beside += [(note, place) for note in read.notes]
    if read.text != text:
        marks.verbatim[place.origin] = without_signs(text)
    return read.text


def _without_own_notes(text: str) -> str:
    """The text of a cell above the first of its lines that is a note; all of it where that is the first line."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if at and is_note(line)), len(lines))
    return text if is_note(lines[0]) else "\n".join(lines[:first])


def is_note(line: str) -> bool:
    """Whether `line` is the text of a note, and does not say that a project is listed again."""
    return read_note_line(line) is not None and _REPRINT not in line


def _find_notes(document: Document, marks: Marks) -> None:
    """Note the texts of notes in `document`."""
    tables = 0
    last = sum(isinstance(block, RawTable) for block in document.blocks)
    for number, block in enumerate(document.blocks):
        if isinstance(block, RawTable):
            tables += 1
            _changed_table(block, tables, number, partial(_find_in_cell, marks))
        else:
            _find_in_lines(block, number, marks, below_table=tables > 0, below_all=tables == last)


def _find_in_cell(marks: Marks, text: str, place: Place) -> str:
    """Note the notes in the text of a cell: all of it where it is alone in its row, else lines below the first."""
    lines = text.split("\n")
    if place.alone and is_note(lines[0]):
        marks.notes += _joined(lines, place, 0)
    elif len(lines) > 1 and not is_note(lines[0]):
        first = next((at for at, line in enumerate(lines) if at and is_note(line)), len(lines))
        marks.notes += _joined(lines[first:], place, 0)
    return text


def _find_in_lines(block: TextBlock, number: int, marks: Marks, *, below_table: bool, below_all: bool) -> None:
    """Note the notes in a text block; those that begin with a number alone stand below a table, in brackets below all."""
    lines = list(_lines(block, number))
    first = next((at for at, (line, _) in enumerate(lines) if is_note(line)), None)
    if first is not None:
        marks.notes += _joined([line for line, _ in lines[first:]], lines[first][1], 1)
    elif below_table and not block.level and not block.bold:
        texts = [line for line, _ in lines]
        if _LIST_MARK.fullmatch(block.mark):
            texts[0] = f"{block.mark} {texts[0]}"
        read = partial(read_numbered_note, bracketed=below_all)
        if read(texts[0]):
            marks.notes += _joined(texts, lines[0][1], 1, read)


def _joined(
    lines: list[str], place: Place, step: int, read: Callable[[str], NoteLine | None] = read_note_line
) -> list[PlacedNote]:
    """The notes that `lines` hold, the first of which stands at `place`; a line without a mark goes on with the one above.

    A line is `step` rows below the one before it.
    """
    notes: list[PlacedNote] = []
    block, row, column = place.order
    for at, line in enumerate(lines):
        here = (block, row + at * step, column)
        if note := read(line):
            notes.append(PlacedNote(note, without_signs(line).strip(), place._replace(order=here), here[1]))
        elif notes and line.strip():
            above = notes.pop()
            note = NoteLine(above.note.key, above.note.text + line.strip())
            notes.append(PlacedNote(note, f"{above.source}\n{line.strip()}", above.place, here[1]))
    return notes


def _without_notes(document: Document, marks: Marks) -> Document:
    """`document` without the texts of notes: of those outside tables, the ones that a mark points to."""
    asked = {found.place.order for placed in marks.placed if (found := marks.note_of(placed))}
    taken: set[tuple[int, int, int]] = set()
    kept: list[PlacedNote] = []
    for note in marks.notes:
        if note.place.origin.table is None:
            if note.place.order not in asked:
                continue
            block, row, column = note.place.order
            taken.update((block, at, column) for at in range(row, note.last + 1))
        elif note.place.alone:
            taken.add(note.place.order)
        kept.append(note)
    marks.notes = kept
    return _changed(document, lambda text, place: "" if place.order in taken else text) if taken else document
