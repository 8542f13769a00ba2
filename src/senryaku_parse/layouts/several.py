"""The cells of one row of a block, parted where they hold several entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from senryaku_parse.cell_entries import Beside, ambiguous_finding, part_entries, split_finding
from senryaku_parse.findings import Finding
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Cell
from senryaku_parse.text import join_lines
from senryaku_parse.vocabulary import Field, Vocabulary

_OF_ALL = frozenset[Field]({"category", "department", "organizations"})


class Part(NamedTuple):
    """The cells of one entry."""

    cells: Mapping[Field, Cell]
    targets: Mapping[int, Cell]
    actuals: Mapping[int, Cell]
    extra: Mapping[str, Cell]


def parted(part: Part, vocabulary: Vocabulary, *, project: bool) -> tuple[list[Part], list[Finding]]:
    """`part`, or the entries that it holds; and what is to be told of it."""
    name = part.cells["name"]
    groups: tuple[Mapping[Any, Cell], ...] = part
    others = [
        (group, key, cell)
        for group, cells in enumerate(groups)
        for key, cell in cells.items()
        if group or key != "name"
    ]
    beside = [Beside(cell.text, _is_shared(group, key, cell)) for group, key, cell in others]
    found = part_entries(name.text, beside, vocabulary, project=project)
    if not found.clear:
        return [part], [ambiguous_finding(name)]
    if len(found.names) == 1:
        text = join_lines(found.names[0])
        alike = text == join_lines(name.text)
        return [part if alike else part._replace(cells={**part.cells, "name": name.with_text(text)})], []
    entries: list[Part] = []
    for at, text in enumerate(found.names):
        own: tuple[dict[Any, Cell], ...] = ({"name": name.with_text(text)}, {}, {}, {})
        for (group, key, cell), texts in zip(others, found.beside, strict=True):
            if texts[at]:
                own[group][key] = cell.with_text(texts[at])
        entries.append(Part(*own))
    return entries, [split_finding(name, found.names)]


def _is_shared(group: int, key: object, cell: Cell) -> bool:
    """Whether a cell may say the same of several entries: what is no value, and not what one project is about."""
    if group:
        return group == Part._fields.index("extra") and not begins_value(cell.text)
    return key in _OF_ALL
