"""A row whose label was lost, told by its text and by the rows below it: it would go on with the block above."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import Block, Walk, has_blank_labels, is_value, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.targets import read_target
from senryaku_parse.text import CIRCLED, fold_space, leading_number, split_enumerator
from senryaku_parse.vocabulary import Role, Vocabulary

_NARROWEST = 2
"""Columns of a table that has a text beside its labels."""
_OF_ONE_ROW = ("goal", "measure")


def restore_lost_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with a label in each row that has none, and can't be one more row of the label above it.

    It heads a list of projects; it is numbered as a measure or a goal and what is below it hangs below one; or it states
    a quantity where a measure or a goal is named.
    """
    if not grid.is_known or grid.width < _NARROWEST or not has_blank_labels(grid):
        return grid, []
    walked = walk(grid, vocabulary)
    if not _may_have_lost(walked):
        return grid, []
    lost = _lost(walked, vocabulary)
    if not lost:
        return grid, []
    findings: list[Finding] = []
    words = {block.role: row.texts[0] for row, block in reversed(walked) if block.labelled}
    rows = list(grid.rows)
    for at, role in lost.items():
        label = Cell(words.get(role) or vocabulary.words["labels"][role][0])
        findings.append(_finding(rows[at], label))
        rows[at] = rows[at].with_label(label)
    return grid.with_rows(rows), findings


def _may_have_lost(walked: Walk) -> bool:
    """Whether any blank row may have lost its label, by a first look: most rows of projects and KPIs can't."""
    above: Block | None = None
    project = False
    for row, block in walked:
        texts = row.texts
        if texts[0] or (project and block is above and "" != texts[-1] != texts[-2] != ""):
            continue
        above, project = block, block.role == "project" and not block.heading
        if block.heading:
            if block.role != "project":
                return True
        elif block.role in _OF_ONE_ROW or (
            texts[1] and texts.count("") == len(texts) - 1 and leading_number(texts[1]) is not None
        ):
            return True
    return False


def _lost(walked: Walk, vocabulary: Vocabulary) -> dict[int, Role]:
    """The places of rows that lost their labels, and what these were."""
    found: dict[int, Role] = {}
    below = _roles_below(walked)
    names: dict[Role, str] = {}
    role: Role | None = None
    labelled = False
    for at, (row, block) in enumerate(walked):
        if any(row.texts[:1]):
            role = block.role if block.labelled or _is_shifted(row.texts[0], vocabulary) else None
        elif (
            any(row.texts)
            and (role or not labelled)
            and (lost := _role(row, block, role, below[at], names, vocabulary))
        ):
            found[at] = role = lost
        labelled = labelled or any(row.texts[:1])
        if role in _OF_ONE_ROW and (content := row.cells(1)):
            names[role] = content[0].text
    return found


def _is_shifted(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text`, in the label column, is of a project's row that lost its blank there."""
    return vocabulary.is_category(text) or vocabulary.names_project(text)


def _roles_below(walked: Walk) -> Sequence[Role | None]:
    """Of each row the role of the next label below it."""
    roles: list[Role | None] = []
    role: Role | None = None
    for row, block in reversed(walked):
        roles.append(role)
        if block.labelled and row.texts[0]:
            role = block.role
    return roles[::-1]


def _role(
    row: Row, block: Block, role: Role | None, below: Role | None, names: dict[Role, str], vocabulary: Vocabulary
) -> Role | None:
    """What the lost label of `row` was, in the block of `role`; null where the row goes on with it."""
    if block.heading:
        return "project" if role != "project" and role is not None else None
    cells = row.cells(1)
    texts = [fold_space(cell.text) for cell in cells]
    if role in _OF_ONE_ROW and _states_quantity(texts, vocabulary):
        return "kpi" if role == "measure" else "target"
    if len(texts) != 1 or row.texts[1] != cells[0].text:
        return None
    if role != "goal" and below == "target" and _follows(names.get("goal"), texts[0]):
        return "goal"
    if role != "measure" and _is_measure(texts[0], role, below, names.get("measure")):
        return "measure"
    return None


def _is_measure(text: str, role: Role | None, below: Role | None, last: str | None) -> bool:
    number, name = split_enumerator(text)
    inner = CIRCLED.search(name)
    if number and inner and name[: inner.start()].strip():
        return below in ("kpi", "project")
    return role == "project" and below == "kpi" and last is not None and _follows(last, text)


def _follows(last: str | None, text: str) -> bool:
    """Whether `text` bears the next number after `last`, written alike; any number where nothing is before it."""
    number = leading_number(text)
    before = leading_number(last) if last else None
    if number is None or number.number is None or CIRCLED.search(text[1:]):
        return False
    if before is None or before.number is None:
        return last is None
    return number.number == before.number + 1 and number.bracketed == before.bracketed


def _states_quantity(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `texts` are an indicator and its aim, parted by an arrow or in cells of their own."""
    if not texts or len(texts) > 2:
        return False
    name = split_enumerator(texts[0])[1]
    if len(texts) == 1:
        sides = vocabulary.around_arrow(name)
        if sides is None or is_value(sides[1]):
            return sides is not None
        texts = sides
    target, _ = read_target(texts[1], name)
    return target.value is not None or target.change is not None


def _finding(row: Row, label: Cell) -> Finding:
    return finding(
        "label-lost",
        render("repair.label-lost", text=label.text),
        before=" | ".join(filter(None, row.texts)),
        after=label.text,
        position=row.position,
    )
