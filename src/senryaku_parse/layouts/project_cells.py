"""A cell that holds the name of a project, and in the lines below it what is said of it: 「起業塾事業<br>講座を開く。<br>（商工課）」."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from senryaku_parse.cell_entries import names_project, without_numbers
from senryaku_parse.lists import begins_item, is_bulleted, split_beside, split_items, without_bullet
from senryaku_parse.patterns import later
from senryaku_parse.project_texts import split_department
from senryaku_parse.repair.cell_split import Part
from senryaku_parse.tables import Cell
from senryaku_parse.text import ends_as_sentence, goes_on, join_lines
from senryaku_parse.vocabulary import Field, Vocabulary

_OF_ALL: frozenset[Field] = frozenset({"category", "department", "organizations"})
"""Cells whose text may be said of several projects."""
_DEPARTMENT = later(r"\s*[(（【\[]([^()（）【】\[\]、。]{1,15}[課室部局係所会班])[)）】\]]\s*")
"""A line of its own that can be nothing but who is in charge."""
_GO_ON = frozenset("をにのがはでとやへ、・")
"""Ends a line that the name goes on below."""
_LONG = 10
"""Letters that below the whole name of a project are no end of it: 「空き家対策事業<br>補助金」."""
_OPENING = frozenset("(（[［【<＜")
"""Begins what stands in brackets behind a name."""
_Told: TypeAlias = tuple[str, list[str]]
"""The name of a project, and the lines below it."""


def told_below(part: Part, vocabulary: Vocabulary) -> list[Part] | None:
    """The projects of a cell that holds a name, and below it what is said of it, or who is in charge; null for any other.

    Several of them only where all cells beside say the same of each.
    """
    name = part.cells["name"]
    if "\n" not in name.text or "text" in part.cells:
        return None
    projects = _listed(name.text, vocabulary) if begins_item(name.text) else _named(name.text, vocabulary)
    if not projects:
        return None
    beside: dict[Field, Cell] = {field: cell for field, cell in part.cells.items() if field != "name"}
    if len(projects) > 1 and (set(beside) - _OF_ALL or part.targets or part.actuals or part.extra):
        return None
    shares = {field: split_beside(cell.text, len(projects)) for field, cell in beside.items()}
    return [
        part._replace(cells=_cells_of(name, text, lines, _own(beside, shares, at, len(projects)), vocabulary))
        for at, (text, lines) in enumerate(projects)
    ]


def _own(beside: Mapping[Field, Cell], shares: Mapping[Field, Sequence[str]], at: int, count: int) -> dict[Field, Cell]:
    """The cells beside for the project `at` of `count`: its own of as many lines, or the whole."""
    return {
        field: cell.with_text(shares[field][at]) if len(shares[field]) == count > 1 else cell
        for field, cell in beside.items()
    }


def _named(text: str, vocabulary: Vocabulary) -> list[_Told] | None:
    """The names in `text` that end as those of projects do, each with the lines below it, one at least."""
    projects: list[_Told] = []
    for line in text.split("\n"):
        if names_project(line) and not (projects and not projects[-1][1]):
            projects.append((line, []))
        elif projects:
            projects[-1][1].append(line)
    return projects if all(_is_told(lines, vocabulary) for _, lines in projects) else None


def _listed(text: str, vocabulary: Vocabulary) -> list[_Told] | None:
    """The items of the list `text`, each parted where its name ends; null where none says more than its name."""
    projects: list[_Told] = []
    for item in without_numbers(_items(text)):
        lines = item.split("\n")
        at = next((at for at in range(1, len(lines)) if _ends_name(lines, at, vocabulary)), len(lines))
        projects.append((join_lines("\n".join(lines[:at])), lines[at:]))
    return projects if any(lines for _, lines in projects) else None


def _items(text: str) -> list[str]:
    """The items of the list `text`; lines with another bullet than its first line belong to the item above."""
    lines = text.split("\n")
    mark = lines[0].lstrip()[0]
    if not is_bulleted(text) or all(line.lstrip()[:1] == mark for line in lines if is_bulleted(line)):
        return split_items(text)
    items: list[str] = []
    for line in lines:
        if line.lstrip()[:1] == mark:
            items.append(without_bullet(line).strip())
        else:
            items[-1] += f"\n{line}"
    return items


def _ends_name(lines: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the first `at` of `lines` may be a name, and the others what is said of it."""
    said = "".join(lines[at:])
    if lines[at - 1][-1:] in _GO_ON or any(map(names_project, lines[at:-1])):
        return False
    if (
        names_project(lines[at - 1])
        and not goes_on(said)
        and said[0] not in _OPENING
        and (len(said) >= _LONG or is_bulleted(said))
    ):
        return True
    return _is_told(lines[at:], vocabulary)


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
    return (ends_as_sentence(said) if said else bool(department)) and not goes_on(said)


def _split_told(lines: Sequence[str], vocabulary: Vocabulary) -> tuple[str, str]:
    """What `lines` say, and the department in brackets at their end."""
    if len(lines) > 1 and (alone := _DEPARTMENT.fullmatch(lines[-1])):
        return "\n".join(lines[:-1]).strip(), alone[1].strip()
    said, department = split_department("：" + "\n".join(lines), vocabulary)
    return said[1:].strip(), department
