"""A blank below the name of a kind: one merged cell over several rows, where what they hold does not tell otherwise."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.plan import Plan
from senryaku_parse.plan.kind_column import KindColumn
from senryaku_parse.plan.kinds import kind_of
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Vocabulary


def fill_kinds(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the kind above in each blank of the column of kinds, a finding on each.

    None goes on below a row over all columns, or where a level begins.
    """
    kinds = plan.kinds
    if kinds is None:
        return grid, []
    findings: list[Finding] = []
    rows = [*grid.rows[: plan.header.stop], *(_spelled(row, kinds, findings) for row in grid.rows[plan.header.stop :])]
    above: Cell = EMPTY
    last: Row | None = None
    for at, row in enumerate(rows):
        if at < plan.header.stop or not any(row.texts) or tuple(map(match_key, row.texts)) in plan.header.texts:
            continue
        slot = row.slots[kinds.column]
        if not slot.text and above.text and last and not _begins_level(row, last, plan):
            filled = row.with_slots((*row.slots[: kinds.column], above, *row.slots[kinds.column + 1 :]))
            if _fits(filled, kinds):
                findings.append(_inherited(above, row))
                rows[at] = filled
        elif slot.text:
            above = slot if kinds.kind(row.texts) else EMPTY
        last = row
    return (grid.with_rows(rows), findings) if findings else (grid, [])


def _spelled(row: Row, kinds: KindColumn, findings: list[Finding]) -> Row:
    """`row` with the word for its kind that a damaged one can only be."""
    slot = row.slots[kinds.column]
    if not slot.text or kinds.kind(row.texts):
        return row
    word = kinds.vocabulary.spelled(slot.text)
    if not word or kind_of(word, kinds.vocabulary) not in kinds.blocks:
        return row
    message = f"「{slot.text}」を「{word}」の文字が欠けた、または化けたものとして読みました。"
    findings.append(finding("label-misspelled", message, before=slot.text, after=word, position=slot.position))
    return row.with_slots((*row.slots[: kinds.column], slot.with_text(word), *row.slots[kinds.column + 1 :]))


def _begins_level(row: Row, above: Row, plan: Plan) -> bool:
    return any(row.texts[at] and row.texts[at] != above.texts[at] for level in plan.levels for at in level.columns)


def _fits(row: Row, kinds: KindColumn) -> bool:
    """Whether nothing stands in `row` that only rows of another kind have a use for."""
    block = kinds.block(row.texts)
    if block is None:
        return False
    own = set(block.read_columns())
    others = {at for other in kinds.blocks.values() for at in other.read_columns()} - own
    return not any(row.texts[at] for at in others)


def _inherited(held: Cell, row: Row) -> Finding:
    message = "空白の欄を、上の欄（結合セル）の続きとして読みました。"
    return finding("label-inherited", message, before="", after=held.text, position=row.position)
