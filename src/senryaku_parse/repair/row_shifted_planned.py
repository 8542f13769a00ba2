"""A row of a table of columns that lost cells at its left: put back where what its columns hold tells how many.

A value stands where a name should, the name of a project under 区分, or a text of the row where the labels of the table
around it stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from senryaku_parse.findings import Finding
from senryaku_parse.names import split_measure
from senryaku_parse.plan import Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.project_texts import split_department
from senryaku_parse.repair.row_shifted import shifted_finding
from senryaku_parse.rows import begins_value, is_dash, is_note, is_value, missing_cells
from senryaku_parse.tables import EMPTY, Grid, Row
from senryaku_parse.targets import begins_in_words, read_target
from senryaku_parse.text import fold_space, read_enumerator
from senryaku_parse.vocabulary import Field, Vocabulary

_MEMORY = 4096
"""Texts remembered: each is asked about in every column that it may stand in."""


def put_back(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each row that is too far left, and fits `plan` in one other place only, in that place."""
    start = plan.header.stop
    body = list(zip(grid.rows[start - 1 :] if start else grid.rows[:1], grid.rows[start:], strict=False))
    doubtful = [_is_doubtful(row, above, plan, vocabulary) for above, row in body]
    if not any(doubtful):
        return grid, []
    categories = known_categories(grid.rows[start:], plan) | _usual_categories(grid.rows[start:], plan, vocabulary)
    rows, findings = list(grid.rows[:start]), []  # type: list[Row], list[Finding]
    for (above, row), doubt in zip(body, doubtful, strict=True):
        found = (_place(row, above, plan, categories, vocabulary) if doubt else row) or row
        if found is not row:
            findings.append(shifted_finding(row, found, certain=True))
        rows.append(found)
    return grid.with_rows(rows), findings


def is_misplaced(row: Row, plan: Plan, vocabulary: Vocabulary) -> bool:
    """Whether `row` can't be read as it stands: a value for a name, or a text where labels stand and no clear place."""
    if any(row.texts[: plan.labels]):
        return not is_note(row, vocabulary) and _place(row, None, plan, frozenset(), vocabulary) is not row
    return _has_no_level(plan, row.texts, vocabulary) or any(
        _has_value_for_name(block, row.texts, vocabulary) for block in plan.blocks
    )


def is_placed(row: Row, plan: Plan, vocabulary: Vocabulary) -> bool:
    """Whether `row`, which has a text where labels stand, fits `plan` in one place only, as it stands or further right."""
    return _place(row, None, plan, frozenset(), vocabulary) is not None


def _place(row: Row, above: Row | None, plan: Plan, categories: Collection[str], vocabulary: Vocabulary) -> Row | None:
    """The one reading of `row` that fits `plan`, as it stands or further right; null where none does, or several."""
    readings = {one.texts: one for one in reversed(list(_readings(row, above, plan)))}
    fitting = [one for texts, one in readings.items() if fit(texts, plan, categories, vocabulary)]
    return fitting[0] if len(fitting) == 1 else None


def _is_doubtful(row: Row, above: Row, plan: Plan, vocabulary: Vocabulary) -> bool:
    own = _own(row, above)
    if not own or row.texts[own[-1]] or not any(row.texts[at] for at in own):
        return False
    return is_misplaced(row, plan, vocabulary) or any(
        _may_be_name(block, row.texts, vocabulary) for block in plan.blocks
    )


def _has_no_level(plan: Plan, texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a value or a 区分 stands where a goal, an area or a measure should; a mere number may stand for one.

    Behind the number in a column of its own stands a name, whatever it begins with: 「3」 and 「18市町村」.
    """
    numbered = [level for level in plan.levels if level.more and read_enumerator(texts[level.column])]
    said = (texts[at] for level in plan.levels if level not in numbered for at in level.columns if texts[at])
    doubtful = [text for text in said if vocabulary.is_category(text) or _is_no_name(text)]
    return bool(doubtful) and not (all(map(_may_be_level, doubtful)) and _stands(plan, texts, vocabulary))


def _may_be_level(text: str) -> bool:
    """Whether `text` stands for a level where all else stands in its place: a dash, or 「１　港」, a number before a name."""
    number, blank, name = fold_space(text).partition(" ")
    return is_dash(text) or (number.isdigit() and bool(blank) and not any(map(str.isdigit, name)))


def _is_no_name(text: str) -> bool:
    return _is_bare_value(text) and read_enumerator(text) is None


def _stands(plan: Plan, texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether something beside its levels tells that a row stands where it should, and nothing tells that it does not."""
    readings = [_reading(block, texts, frozenset(), vocabulary, strictly=True) for block in plan.blocks]
    return None not in readings and any(readings)


def _has_value_for_name(block: Block, texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    names = [texts[at] for at in block.names if texts[at]]
    if block.kind == "project" or not all(map(_is_bare_value, names)):
        return False
    return bool(names) and not says_nothing(block, texts)


def says_nothing(block: Block, texts: Sequence[str]) -> bool:
    """Whether `texts` have but dashes for what `block` holds."""
    said = [texts[at] for at in block.read_columns() if texts[at]]
    return bool(said) and all(map(is_dash, said))


def _may_be_name(block: Block, texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the text under 区分 is no known one, but reads as a project."""
    category = _text(block, "category", texts)
    return bool(category) and not vocabulary.is_category(category) and vocabulary.looks_like_project(category)


def known_categories(rows: Sequence[Row], plan: Plan) -> frozenset[str]:
    """What stands under 区分 in rows that fill all columns of their project."""
    return frozenset(
        _text(block, "category", row.texts)
        for block in plan.blocks
        if block.kind == "project"
        for row in rows
        if all(row.texts[at] for at in block.columns())
    )


def _usual_categories(rows: Sequence[Row], plan: Plan, vocabulary: Vocabulary) -> frozenset[str]:
    """The words of the vocabulary that stand under 区分."""
    said = {_text(block, "category", row.texts) for block in plan.blocks for row in rows if block.kind == "project"}
    return frozenset(filter(vocabulary.is_category, said))


def _readings(row: Row, above: Row | None, plan: Plan) -> Iterator[Row]:
    """`row`, and with blanks put in before its first text or before a project, as many as are blank at its end or fewer.

    Where the source has too few cells for its row, that many only.
    """
    own = _own(row, above)
    filled = [at for at, column in enumerate(own) if row.texts[column]]
    starts = {filled[0]} if filled else set()
    if filled and own[filled[0]] >= plan.labels:
        projects = (min(block.columns()) for block in plan.blocks if block.kind == "project")
        starts |= {own.index(column) for column in projects if column in own}
    missing = missing_cells(row)
    if not missing:
        yield row
    for start in sorted(starts):
        if filled[-1] >= start:
            for count in (missing,) if missing else range(1, len(own) - filled[-1]):
                yield _moved(row, own, start, count)


def _own(row: Row, above: Row | None) -> list[int]:
    """The columns of `row` that no cell merged with the row `above` stands in."""
    return [at for at, slot in enumerate(row.slots) if not (above and slot.text and slot is above.slots[at])]


def _moved(row: Row, own: Sequence[int], start: int, count: int) -> Row:
    """`row` with `count` blanks before the first of its `own` columns from `start` on: what is merged stays in its place."""
    slots = list(row.slots)
    texts = [slots[at] for at in own]
    moved = (*texts[:start], *(EMPTY,) * count, *texts[start : len(own) - count])
    for at, cell in zip(own, moved, strict=True):
        slots[at] = cell
    return row.with_slots(tuple(slots))


def fit(
    texts: Sequence[str], plan: Plan, categories: Collection[str], vocabulary: Vocabulary, *, strictly: bool = True
) -> bool | None:
    """Whether something tells that `texts` stand where their columns say; null where something tells that they do not.

    Strictly taken, words without a number (未集計) where values stand tell that they do not.
    """
    held = plan.columns()
    if any(text and at not in held for at, text in enumerate(texts[plan.labels :], plan.labels)):
        return None
    if _has_no_level(plan, texts, vocabulary):
        return None
    readings = [_reading(block, texts, categories, vocabulary, strictly) for block in plan.blocks]
    return None if None in readings else any(readings)


def telling(texts: Sequence[str], plan: Plan, categories: Collection[str], vocabulary: Vocabulary) -> int:
    """How many of `texts` are such as their column has, and most others have not: a value, a known 区分, a department."""
    return sum(_telling(block, texts, categories, vocabulary) for block in plan.blocks)


def _telling(block: Block, texts: Sequence[str], categories: Collection[str], vocabulary: Vocabulary) -> int:
    departments = vocabulary.is_department(_text(block, "department", texts))
    if block.kind != "project":
        return departments + sum(_is_bare_value(texts[at]) or begins_value(texts[at]) for at in block.values())
    category = _text(block, "category", texts)
    name, department = split_department(_text(block, "name", texts), vocabulary)
    known = bool(category) and (category in categories or vocabulary.is_category(category))
    return departments + known + (bool(department) or vocabulary.names_project(name))


def _reading(
    block: Block, texts: Sequence[str], categories: Collection[str], vocabulary: Vocabulary, strictly: bool
) -> bool | None:
    """Whether something tells that `texts` stand where `block` has them; null where something tells that they do not."""
    said = [texts[at] for at in block.columns() if texts[at]]
    if not said or says_nothing(block, texts):
        return False
    name = texts[block.name]
    if not name or _is_bare_value(name) or _is_bare_value(_text(block, "department", texts)):
        return None
    if block.kind == "project":
        return _reading_of_project(block, texts, categories, vocabulary)
    values = [texts[at] for at in block.values() if texts[at]]
    if strictly and not all(map(is_value, values)):
        return None
    return any(any(map(str.isdigit, value)) for value in values)


def _reading_of_project(
    block: Block, texts: Sequence[str], categories: Collection[str], vocabulary: Vocabulary
) -> bool | None:
    name, category, department = (_text(block, field, texts) for field in ("name", "category", "department"))
    seen = category in categories or vocabulary.is_category(category)
    if vocabulary.is_category(name) and "category" in block.fields:
        return None
    is_name = _may_be_name(block, texts, vocabulary) and not seen
    if is_name and not (vocabulary.names_project(name) and not any(map(vocabulary.is_category, categories))):
        return None
    elsewhere = vocabulary.is_department(_text(block, "text", texts)) or split_measure(department).enumerator
    if department and elsewhere and not vocabulary.is_department(department):
        return None
    return bool(category and seen) or vocabulary.names_project(name)


def _text(block: Block, field: Field, texts: Sequence[str]) -> str:
    """The text of `block` that is its `field`; "" where it has no such column."""
    at = block.name if field == "name" else block.fields.get(field)
    return texts[at] if at is not None else ""


@lru_cache(_MEMORY)
def _is_bare_value(text: str) -> bool:
    """Whether `text` is a value and nothing more: 「60人」, 「年間延べ40人」, 「1.49」, 「－」, 「現状維持」."""
    if not is_value(text):
        return False
    if not any(map(str.isdigit, text)):
        return True
    if begins_in_words(text):
        return False
    target, _ = read_target(text)
    return (target.value is not None or target.change is not None) and target.qualifier is None
