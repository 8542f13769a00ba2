"""Two columns in one cell of a row: 区分 and 事業名, or the name of an indicator and its baseline."""

from __future__ import annotations

import re

from senryaku_parse.cell_entries import ambiguous_finding
from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.plan.blocks import Block
from senryaku_parse.repair.columns_fused import part_category
from senryaku_parse.tables import Row
from senryaku_parse.targets import read_target
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary

_NAME_AND_VALUE = re.compile(r"(?P<name>\S.*\S)\s+(?P<value>[0-9０-９]\S*)", re.DOTALL)


def part_fused_cells(block: Block, row: Row, ledger: Ledger, vocabulary: Vocabulary) -> Row:
    """`row` with the texts of `block` in their columns, where one of two cells beside one another holds both."""
    if block.kind == "project":
        category = block.fields.get("category")
        found = None if category is None else part_category(row, category, block.name, vocabulary)
        if found is None:
            return row
        ledger.note(found[1])
        return found[0]
    return _part_value(block, row, ledger)


def _part_value(block: Block, row: Row, ledger: Ledger) -> Row:
    """`row` with the baseline in its column that stands behind the name: surely one where it counts what the aim counts."""
    at, aim = block.fields.get("baseline"), block.fields.get("target")
    if at is None or aim is None or row.texts[at] or not row.texts[aim]:
        return row
    name = row.slots[block.name]
    read = _NAME_AND_VALUE.fullmatch(name.text)
    if read is None or not (unit := _counted(read["value"])):
        return row
    if unit != _counted(row.texts[aim]):
        ledger.note(ambiguous_finding(name))
        return row
    ledger.note(
        finding(
            "columns-fused",
            "1つのセルに入っていた指標名と現状値を分けました。",
            before=name.text,
            after=f"{read['name']} | {read['value']}",
            position=name.position,
        )
    )
    slots = list(row.slots)
    slots[block.name], slots[at] = name.with_text(read["name"]), name.with_text(read["value"])
    return row.with_slots(tuple(slots))


def _counted(text: str) -> str:
    """The unit of the quantity that `text` is, "." for a decimal without one; "" for what may be no quantity."""
    target, _ = read_target(fold_space(text))
    if target.value is None or target.qualifier is not None:
        return ""
    return target.unit or ("." if "." in text else "")
