"""A cell that holds the name of a project, and in the lines below it what is said of it: 「起業塾事業<br>講座を開く。<br>（商工課）」."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from senryaku_parse.cell_entries import names_project
from senryaku_parse.patterns import later
from senryaku_parse.project_texts import split_department
from senryaku_parse.repair.cell_split import Part
from senryaku_parse.tables import Cell
from senryaku_parse.text import ends_as_sentence
from senryaku_parse.vocabulary import Field, Vocabulary

_OF_ALL: frozenset[Field] = frozenset({"category", "department", "organizations"})
"""Cells whose text may be said of several projects."""
_DEPARTMENT = later(r"\s*[(（【\[]([^()（）【】\[\]、。]{1,15}[課室部局係所会班])[)）】\]]\s*")
"""A line of its own that can be nothing but who is in charge."""
_PARTICLES = frozenset("をにのがはでとや、。")
"""Goes on with a name that is wrapped."""


def told_below(part: Part, vocabulary: Vocabulary) -> list[Part] | None:
    """The projects of a cell that holds a name, and below it what is said of it, or who is in charge; null for any other.

    Several of them only where all cells beside say the same of each.
    """
    name = part.cells["name"]
    if "\n" not in name.text or "text" in part.cells:
        return None
    projects: list[tuple[str, list[str]]] = []
    for line in name.text.split("\n"):
        if names_project(line) and not (projects and not projects[-1][1]):
            projects.append((line, []))
        elif projects:
            projects[-1][1].append(line)
    if not projects or not all(_is_told(lines, vocabulary) for _, lines in projects):
        return None
    beside: dict[Field, Cell] = {field: cell for field, cell in part.cells.items() if field != "name"}
    if len(projects) > 1 and (set(beside) - _OF_ALL or part.targets or part.actuals or part.extra):
        return None
    return [part._replace(cells=_cells_of(name, text, lines, beside, vocabulary)) for text, lines in projects]


def _cells_of(
    name: Cell, text: str, lines: Sequence[str], beside: Mapping[Field, Cell], vocabulary: Vocabulary
) -> dict[Field, Cell]:
    """The cells of the project `text`, of which `lines` tell."""
    cells: dict[Field, Cell] = {"name": name.with_text(text), **beside}
    said, department = _split_told(lines, vocabulary)
    if department and "department" not in beside:
        cells["department"] = name.with_text(department)
    elif department:
        said = "\n".join(lines)
    if said:
        cells["text"] = name.with_text(said)
    return cells


def _is_told(lines: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `lines`, below the name of a project, say something of it: a sentence, a department in brackets."""
    said, department = _split_told(lines, vocabulary)
    return (ends_as_sentence(said) if said else bool(department)) and said[:1] not in _PARTICLES


def _split_told(lines: Sequence[str], vocabulary: Vocabulary) -> tuple[str, str]:
    """What `lines` say, and the department in brackets at their end."""
    if len(lines) > 1 and (alone := _DEPARTMENT.fullmatch(lines[-1])):
        return "\n".join(lines[:-1]).strip(), alone[1].strip()
    said, department = split_department("：" + "\n".join(lines), vocabulary)
    return said[1:].strip(), department
