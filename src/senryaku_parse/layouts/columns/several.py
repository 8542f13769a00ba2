"""Several entries in one row: 「・相談事業<br>・訪問事業」 in one cell, with as many aims in the cells beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.entries import Field
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.lists import split_beside, split_items
from senryaku_parse.rows import lists_values
from senryaku_parse.tables import Cell
from senryaku_parse.text import join_lines

_SHORTEST_NAME = 4
_OF_ALL = frozenset[Field]({"name", "category", "department", "organizations"})


class Part(NamedTuple):
    """The cells of one entry."""

    cells: Mapping[Field, Cell]
    targets: Mapping[int, Cell]
    actuals: Mapping[int, Cell]
    extra: Mapping[str, Cell]


def parted(part: Part, ledger: Ledger) -> list[Part]:
    """`part`, or the entries it holds: where its name is a list, or has as many lines as every other cell that has some."""
    name = part.cells["name"]
    names = [join_lines(item) for item in split_items(name.text)]
    held = (part.cells, part.targets, part.actuals, part.extra)
    beside = [cell for cells in held for cell in cells.values() if cell is not name]
    if len(names) == 1:
        lines = name.text.split("\n")
        if len(lines) == 1 or not _are_listed(lines, beside):
            return [part if names[0] == join_lines(name.text) else _named(part, names[0])]
        names = lines
    counts = {len(split_beside(cell.text, len(names))) for cell in beside}
    if counts - {1, len(names)} or (counts == {1} and _is_stated(part)):
        ledger.note(
            finding(
                "cell-ambiguous",
                "1つのセルに複数の項目があるようですが、右の欄と数が合わないため分けませんでした。",
                before=name.text,
                position=name.position,
            )
        )
        return [part]
    ledger.note(
        finding(
            "cell-split",
            f"1つのセルに入っていた{len(names)}つの項目を分けました。",
            before=name.text,
            after=" | ".join(names),
            position=name.position,
        )
    )
    return [_nth(part, names, at) for at in range(len(names))]


def _are_listed(lines: list[str], beside: list[Cell]) -> bool:
    """Whether as many values as `lines` stand in a cell beside them, a value a line, and no cell has another number.

    Where no cell beside them has several lines: whether each of them ends as the others do (相談事業, 訪問事業).
    """
    listed = [cell.text for cell in beside if "\n" in cell.text]
    if not listed:
        return len({line[-2:] for line in lines}) == 1 and all(len(line) >= _SHORTEST_NAME for line in lines)
    return any(map(lists_values, listed)) and all(text.count("\n") == len(lines) - 1 for text in listed)


def _is_stated(part: Part) -> bool:
    """Whether a cell says of one entry what can't be said of all of them: who is in charge may be the same for all."""
    return bool(set(part.cells) - _OF_ALL or part.targets or part.actuals)


def _named(part: Part, name: str) -> Part:
    return part._replace(cells={**part.cells, "name": part.cells["name"].with_text(name)})


def _nth(part: Part, names: list[str], at: int) -> Part:
    def pick(cells: Mapping) -> dict:  # type: ignore[type-arg]
        found = {}
        for key, cell in cells.items():
            items = split_beside(cell.text, len(names))
            found[key] = cell.with_text(items[at] if len(items) == len(names) else cell.text)
        return found

    cells = pick(part.cells)
    cells["name"] = part.cells["name"].with_text(names[at])
    return Part(cells, pick(part.targets), pick(part.actuals), pick(part.extra))
