"""Several entries in one row: 「・相談事業<br>・訪問事業」 in one cell, with as many aims in the cells beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.entries import Field
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.rows import lists_values
from senryaku_parse.tables import Cell
from senryaku_parse.text import split_enumerator

_BULLET = re.compile(r"\A\s*[・･○●◎◇◆□■▪▸➢※]\s*(?=\S)")


class Part(NamedTuple):
    """The cells of one entry."""

    cells: Mapping[Field, Cell]
    targets: Mapping[int, Cell]
    actuals: Mapping[int, Cell]
    extra: Mapping[str, Cell]


def parted(part: Part, ledger: Ledger) -> list[Part]:
    """`part`, or the entries it holds: where each line of its name begins with a mark, or its name and every other cell
    that has lines have as many."""
    name = part.cells["name"]
    lines = name.text.split("\n")
    marked = [bool(_BULLET.match(line) or split_enumerator(line)[0]) for line in lines]
    if len(lines) == 1:
        return [part]
    others = [cell for cells in (part.cells, part.targets, part.actuals, part.extra) for cell in cells.values()]
    if not (marked[0] and sum(marked) > 1):
        if not _are_listed(lines, [cell for cell in others if cell is not name]):
            return [part]
        marked = [True] * len(lines)
    names = _entries(lines, marked)
    counts = {len(_items(cell.text, len(names))) for cell in others if cell is not name}
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


def _are_listed(lines: list[str], others: list[Cell]) -> bool:
    """Whether as many values as `lines` stand in a cell beside them, a value a line, and no cell has another number."""
    listed = [cell.text for cell in others if "\n" in cell.text]
    return any(map(lists_values, listed)) and all(text.count("\n") == len(lines) - 1 for text in listed)


def _is_stated(part: Part) -> bool:
    return len(part.cells) > 1 or bool(part.targets or part.actuals)


def _entries(lines: list[str], marked: list[bool]) -> list[str]:
    """The lines, each without its bullet, those without a mark joined to the one above."""
    names: list[str] = []
    for line, begins in zip(lines, marked, strict=True):
        if begins or not names:
            names.append(_BULLET.sub("", line, count=1).strip())
        else:
            names[-1] += line.strip()
    return names


def _items(text: str, count: int) -> list[str]:
    """The lines of `text` where there are `count`; all of it as one item elsewhere."""
    lines = [_BULLET.sub("", line, count=1).strip() for line in text.split("\n")]
    marked = [bool(_BULLET.match(line)) for line in text.split("\n")]
    if len(lines) == count:
        return lines
    if marked[0] and sum(marked) == count:
        return _entries(text.split("\n"), marked)
    return [text] if len(lines) == 1 else lines


def _nth(part: Part, names: list[str], at: int) -> Part:
    def pick(cells: Mapping) -> dict:  # type: ignore[type-arg]
        found = {}
        for key, cell in cells.items():
            items = _items(cell.text, len(names))
            found[key] = cell.with_text(items[at] if len(items) == len(names) else cell.text)
        return found

    cells = pick(part.cells)
    cells["name"] = part.cells["name"].with_text(names[at])
    return Part(cells, pick(part.targets), pick(part.actuals), pick(part.extra))
