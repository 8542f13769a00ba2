"""Projects among the lines of an outline → entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.cell_entries import ambiguous_finding, may_hold_several, part_entries, split_finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.layouts.outline.events import Leaf
from senryaku_parse.layouts.outline.kept_lines import KeptLines
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.layouts.outline.project_lines import in_a_row, read_project_line, split_told
from senryaku_parse.layouts.outline.project_words import split_at_blank
from senryaku_parse.project_texts import (
    marks_in_names,
    split_category,
    split_department,
    split_description,
    split_name_behind,
)
from senryaku_parse.tables import EMPTY, Cell
from senryaku_parse.vocabulary import Field, Vocabulary


class _Parts(NamedTuple):
    """A project as its line states it."""

    name: str
    description: str = ""
    department: str = ""
    category: str | None = None
    others: Sequence[tuple[str, str]] = ()


class ProjectEntries:
    """Makes the entries of projects."""

    def __init__(self, kept: KeptLines, vocabulary: Vocabulary) -> None:
        """The lines end in `kept`."""
        self._kept = kept
        self._vocabulary = vocabulary
        self._may_mark = marks_in_names(vocabulary).search

    def of(self, leaf: Leaf) -> Iterator[Entry]:
        """The entries of the projects that `leaf` names, one or more."""
        text = _without_mark(leaf)
        names: Sequence[str] = [text]
        if not leaf.more and may_hold_several(text, project=True):
            names, _, clear = part_entries(text, (), self._vocabulary, project=True)
            cell = Cell(text, (leaf.line.origin,))
            if len(names) > 1 or not clear:
                self._kept.findings.append(split_finding(cell, names, "事業") if clear else ambiguous_finding(cell))
        if len(names) == 1 and not leaf.more and len(parts := in_a_row(text)) > 1:
            names = parts
            self._kept.findings.append(split_finding(Cell(text, (leaf.line.origin,)), names, "事業"))
        for name in [split_mark(one).rest for one in names] if len(names) > 1 else [text]:
            yield self._entry(leaf, name)

    def _entry(self, leaf: Leaf, text: str) -> Entry:
        parts = self._parts(text)
        cells = self._cells(leaf, parts)
        extra = {heading: self._kept.cell(said, line) for heading, (said, line) in leaf.extra.items()}
        for heading, said in parts.others:
            extra[heading] = self._kept.cell(said, leaf.line)
        self._kept.read |= {line.origin.place for line in leaf.more}
        return Entry("project", cells, leaf.line.origin, EMPTY, extra=extra)

    def _parts(self, text: str) -> _Parts:
        """`text` taken apart: as its line says clearly, else at marks, brackets, a blank."""
        name, department, category, description = text, "", None, ""
        others: Sequence[tuple[str, str]] = ()
        if stated := read_project_line(text, self._vocabulary):
            name, department, description = stated.name, stated.department, stated.description
            category, others = stated.category, stated.others
        elif self._may_mark(text):
            rest, department = split_department(text, self._vocabulary)
            category, rest = split_category(rest, self._vocabulary)
            behind = split_name_behind(rest, self._vocabulary)
            name, description = behind or split_description(rest)
            if category is None and name != rest and not behind:
                category, name = split_category(name, self._vocabulary)
        if not description:
            name, description = split_told(name)
        if not description:
            name, description = split_at_blank(name)
        return _Parts(name, description, department, category, others)

    def _cells(self, leaf: Leaf, parts: _Parts) -> dict[Field, Cell]:
        """What the line of a project and those below it state."""
        kept, fields, department = self._kept, leaf.fields, parts.department
        cells: dict[Field, Cell] = {"name": kept.cell(parts.name, leaf.line, *leaf.wrapped)}
        more = "\n".join([parts.description, *(line.text for line in leaf.more)]).strip()
        if not department and leaf.more and (told := split_department(f"：{more}", self._vocabulary))[1]:
            more, department = told[0][1:].strip(), told[1]
        if "text" in fields:
            said, line = fields["text"]
            more = "\n".join(filter(None, [said, more]))
            kept.cell(said, line)
        if more:
            lines = [*([fields["text"][1]] if "text" in fields else []), *leaf.more]
            origins = (*((leaf.line.origin,) if parts.description else ()), *[line.origin for line in lines])
            cells["text"] = Cell(more, origins)
        if parts.category:
            cells["category"] = kept.cell(parts.category, leaf.line)
        if "department" in fields:
            cells["department"] = kept.cell(*fields["department"])
        elif department:
            cells["department"] = kept.cell(department, leaf.line)
        for field in ("category", "organizations"):
            if field in fields and field not in cells:
                cells[field] = kept.cell(*fields[field])
        return cells


def _without_mark(leaf: Leaf) -> str:
    """The text of a project without its number in a list: 「ア　起業塾」 is 起業塾."""
    if leaf.line.mark:
        return leaf.text.removeprefix(f"{leaf.line.mark} ")
    said = leaf.said
    return leaf.text.removeprefix(said.line.text[: -len(said.name)]) if said and said.enumerator else leaf.text
