"""A document as its reader found it → the same without struck text and note marks, and these with their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.marks.note_marks import (
    STAR_LIST,
    Mark,
    NoteLine,
    has_everyday_mark,
    keys_answered,
    keys_of,
    may_be_marked,
    read_note_line,
    read_numbered_note,
    split_notes,
    take_marks,
)
from senryaku_parse.marks.runs import LITERAL, without_signs
from senryaku_parse.marks.struck import is_struck, show_struck, take_struck
from senryaku_parse.messages import render
from senryaku_parse.patterns import later
from senryaku_parse.tables import AllText, Block, Document, Origin, RawRow, RawTable, TextBlock, line_origin
from senryaku_parse.text import PLACEHOLDERS

Struck: TypeAlias = Literal["drop", "read"]
"""What becomes of struck text: it is left out, or read and shown as struck."""

_LEADING = later(
    r"(?P<numbered>[※＊*]\s?[0-9０-９]{1,2}(?:[)）]\s*|\s+))(?=\S)|(?P<bare>[※＊*†‡]{1,3})\s*(?=[0-9０-９])"
)
"""A mark that stands before the text of a cell: 「※1 200件」, 「†200件」."""
_PROSE = ("。", "．")
"""How a line ends that is prose: its marks stay in it."""
_NO_TEXTS = PLACEHOLDERS | {""}
_REPRINT = "再掲"
_LIST_MARK = later(r"[0-9]{1,2}\)")


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
    further: tuple[Origin, ...] = ()
    """Where its lines below the first stand, outside tables."""

    @property
    def is_beside(self) -> bool:
        """Whether it stands in the very cell or line of what it is about."""
        return not self.note.key or (self.place.origin.table is not None and not self.place.alone)


@dataclass(slots=True)
class Marks:
    """What was taken off the texts of one document."""

    placed: list[PlacedMark] = field(default_factory=list)
    notes: list[PlacedNote] = field(default_factory=list)
    """In the order of the document; those that no mark can point to have no key."""
    verbatim: dict[Origin, str] = field(default_factory=dict)
    """The text of a cell or line with its marks."""
    struck: list[Finding] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    """The keys that all notes answer."""
    are_numbered: bool = False
    """Whether any of them ends in a number."""
    _by_key: dict[str, list[PlacedNote]] = field(default_factory=dict)

    def note_of(self, placed: PlacedMark) -> PlacedNote | None:
        """The note that `placed` points to: the next one of its key, else the last one before it; null for none."""
        if not self._by_key:
            for note in self.notes:
                for key in keys_answered(note.note.key):
                    self._by_key.setdefault(key, []).append(note)
        found = self._by_key.get(placed.mark.key) or self._by_key.get(f"~{placed.mark.key}", [])
        at = bisect_left(found, placed.place.order, key=lambda note: note.place.order)
        return found[at] if at < len(found) else found[-1] if found else None


def take_off(document: Document, texts: AllText, struck: Struck = "drop") -> tuple[Document, Marks]:
    """`document`, all of whose texts are `texts`, without struck text and note marks; and what was taken off.

    With `struck` "read", struck text stays, between `~~`.
    """
    marks = Marks()
    if _may_be_marked(texts):
        document = _changed(document, partial(_unstruck, marks, struck))
        _find_notes(document, marks)
        marks.keys = {key for note in marks.notes for key in keys_answered(note.note.key)}
        marks.are_numbered = any(key[-1:].isdecimal() for key in marks.keys)
        document = _changed(
            document, partial(_unmarked, marks, {note.place.order[:2] for note in marks.notes if not note.is_beside})
        )
        document = _without_notes(document, marks)
    return document, marks


def _may_be_marked(texts: AllText) -> bool:
    if texts.is_everyday:
        return has_everyday_mark(texts.text)
    return is_struck(texts.text) or may_be_marked(texts.text) or LITERAL in texts.text


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
        yield line, Place(line_origin(block, number, at, 0), (number, at, 0))


def _changed_table(table: RawTable, number: int, block: int, change: _Change) -> RawTable:
    groups: list[tuple[RawRow, ...]] = []
    numbers = count(1)
    for group in table.groups:
        rows: list[RawRow] = []
        for row in group:
            at = next(numbers)
            alone = len({cell.text for cell in row.cells} - _NO_TEXTS) == 1
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
    caption = change(table.caption, Place(line_origin(table, block, 0, number), (block, 0, 0))) if table.caption else ""
    return table._replace(groups=tuple(groups), caption=caption)


def _origin(number: int, at: int, column: int, row: RawRow) -> Origin:
    return Origin(number, at, column, row.cells[column - 1].line or row.line)


def _unstruck(marks: Marks, struck: Struck, text: str, place: Place) -> str:
    """`text` without what is struck of it, which is told."""
    read = take_struck(text) if is_struck(text) else None
    if read is None or not read.struck:
        return text.replace(LITERAL, "")
    kept = (show_struck(text) if struck == "read" else read.text).replace(LITERAL, "")
    what = render("common.juxtaposed").join(render("common.quoted", text=one) for one in read.struck)
    message = (
        render("reading.struck-kept", what=what) if struck == "read" else render("reading.struck-dropped", what=what)
    )
    before, after = without_signs(show_struck(text)), without_signs(kept)
    position = place.origin.position
    marks.struck.append(finding("text-struck", message, before=before, after=after, position=position))
    return kept


def _unmarked(marks: Marks, notes: Container[tuple[int, int]], text: str, place: Place) -> str:
    """`text` without its note marks; rows and lines in `notes` are notes themselves."""
    in_table = place.origin.table is not None
    if not may_be_marked(text) or place.order[:2] in notes or (not in_table and text.rstrip().endswith(_PROSE)):
        return text
    kept = "\n".join(_own_lines(text)[0]) if in_table else text
    leading = _LEADING.match(kept) if in_table and not place.alone and not STAR_LIST.match(kept) else None
    if leading and leading["bare"] and marks.are_numbered:
        leading = None  # its number may be that of a note
    rest = kept[leading.end() :] if leading else kept
    read = take_marks(rest, known=marks.keys)
    taken = [*(Mark(key, "") for key in keys_of(leading[0].strip() if leading else "")), *read.marks]
    marks.placed += [PlacedMark(mark, place) for mark in taken]
    marks.notes += [PlacedNote(NoteLine("", note), note, place, place.order[1]) for note in read.notes]
    if read.text != text:
        marks.verbatim[place.origin] = without_signs(text)
    return read.text


def _own_lines(text: str) -> tuple[list[str], list[str]]:
    """The lines of a cell above the first that is a note, and those from there on; all are above where the first is one."""
    lines = text.split("\n")
    if _is_note(lines[0]):
        return lines, []
    first = next((at for at, line in enumerate(lines) if _is_note(line)), len(lines))
    return lines[:first], lines[first:]


def _is_note(line: str) -> bool:
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
    own, notes = _own_lines(text)
    if not notes and place.alone and _is_note(own[0]):
        notes = own
    marks.notes += _joined(notes, place, 0)
    return text


def _find_in_lines(block: TextBlock, number: int, marks: Marks, *, below_table: bool, below_all: bool) -> None:
    """Note the notes in a text block; those that begin with a number alone stand below a table, in brackets below all."""
    lines = list(_lines(block, number)) if not block.level else []
    first = next((at for at, (line, _) in enumerate(lines) if _is_note(line)), None)
    if first is not None:
        marks.notes += _with_lines(_joined([line for line, _ in lines[first:]], lines[first][1], 1), lines)
    elif below_table and lines and not block.bold:
        texts = [line for line, _ in lines]
        if _LIST_MARK.fullmatch(block.mark):
            texts[0] = f"{block.mark} {texts[0]}"
        read = partial(read_numbered_note, bracketed=below_all)
        if read(texts[0]):
            marks.notes += _with_lines(_joined(texts, lines[0][1], 1, read), lines)


def _with_lines(notes: list[PlacedNote], lines: list[tuple[str, Place]]) -> Iterator[PlacedNote]:
    """`notes`, each knowing where its own of the `lines` of their block stand."""
    for note in notes:
        first, *further = [place.origin for _, place in lines[note.place.order[1] : note.last + 1]]
        yield note._replace(place=note.place._replace(origin=first), further=tuple(further))


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
        for part in split_notes(line) if line.strip() else ():
            if note := read(part):
                order = (*here[:2], column + len(notes))
                notes.append(PlacedNote(note, without_signs(line).strip(), place._replace(order=order), here[1]))
            elif notes:
                above = notes.pop()
                note = NoteLine(above.note.key, above.note.text + part)
                notes.append(PlacedNote(note, f"{above.source}\n{line.strip()}", above.place, here[1]))
    return notes


def _is_line(note: PlacedNote) -> bool:
    """Whether `note` is a line outside tables, or more."""
    return note.place.origin.table is None and bool(note.note.key)


def _without_notes(document: Document, marks: Marks) -> Document:
    """`document` without the texts of notes: of those outside tables, the lines of the ones that a mark points to."""
    asked = {found.place.order for placed in marks.placed if (found := marks.note_of(placed))}
    taken: set[tuple[int, int]] = set()
    for note in marks.notes:
        block, row, _ = note.place.order
        if _is_line(note):
            taken.update((block, at) for at in range(row, note.last + 1) if note.place.order in asked)
        elif note.place.alone:
            taken.add((block, row))
    marks.notes = [note for note in marks.notes if not _is_line(note) or note.place.order[:2] in taken]
    return _changed(document, lambda text, place: "" if place.order[:2] in taken else text) if taken else document
