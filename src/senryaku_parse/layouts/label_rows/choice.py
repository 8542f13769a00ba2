"""Which tables have the layout of label rows, and which of their labels is which level."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.items import split_field
from senryaku_parse.layouts.label_rows.levels import Roles
from senryaku_parse.messages import render
from senryaku_parse.plan.cards import is_card
from senryaku_parse.plan.header import NAMES, find_header
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.levels import LEVELS, level_roles
from senryaku_parse.plan.row_labels import RowLabel, heads_table, read_row_label, read_title
from senryaku_parse.rows import begins_value, is_merged, is_strategy
from senryaku_parse.tables import Grid, Row
from senryaku_parse.vocabulary import INDICATORS, OF_INDICATOR, OF_PROJECT, VALUES, Label, Part, Vocabulary

_TELLING: frozenset[Part] = frozenset({*LEVELS, *NAMES, *OF_INDICATOR}) - {"project"}
"""What a label that no label column has may stand for, to tell that its table is one of label rows."""

_OF_PROJECT: frozenset[Part] = frozenset({*OF_PROJECT, "project", "department"})
"""The same for two such labels, of which one names a project."""

_INDICATING = frozenset({"target", "kpi"})


class ChosenRows(NamedTuple):
    """The tables of label rows of a document."""

    grids: dict[int, Grid]
    """By the number of the table, each with the pages that go on with it."""
    numbers: frozenset[int]
    """Of all tables they were made of."""
    roles: Roles
    """Which level each label names, outermost first."""
    findings: list[Finding]


def choose_label_rows(grids: Sequence[Grid], vocabulary: Vocabulary) -> ChosenRows:
    """Those of `grids` whose rows are labels with their values, a finding on each.

    Where one is, a table of the same labels is one as well, though nothing in it tells by itself.
    """
    above = ""
    chosen: dict[int | None, Grid] = {}
    for grid in grids:
        if _is_label_rows(grid, above, vocabulary):
            chosen[grid.position.table] = grid
        above = next((row.texts[0] for row in reversed(grid.rows) if any(row.texts[:1])), above)
    if not chosen:
        return ChosenRows({}, frozenset(), {}, [])
    keys = {label.key for grid in chosen.values() for _, label in _labels(grid, vocabulary)}
    last: int | None = None
    for grid in grids:
        number = grid.position.table
        if number not in chosen and not grid.told and _has_only(grid, None if last in chosen else keys, vocabulary):
            chosen[number] = grid
        last = number
    joined, numbers, findings = _joined(grids, chosen, vocabulary)
    roles = _roles([list(_levels(grid, vocabulary)) for grid in joined])
    findings += [_told(grid, vocabulary) for grid in joined]
    return ChosenRows({grid.position.table or 0: grid for grid in joined}, numbers, roles, findings)


def _joined(
    grids: Sequence[Grid], chosen: Container[int | None], vocabulary: Vocabulary
) -> tuple[list[Grid], frozenset[int], list[Finding]]:
    """`chosen`, each with the pages that go on with it, the numbers of all these tables, and a finding on each page."""
    joined: list[Grid] = []
    numbers: set[int] = set()
    findings: list[Finding] = []
    below = False
    for grid in grids:
        if below and _goes_on(joined[-1], grid, vocabulary):
            joined[-1] = joined[-1].with_rows([*joined[-1].rows, *grid.rows])
            message = render("tables.table-continued")
            first = next(row for row in grid.rows if any(row.texts))
            findings.append(finding("table-continued", message, before=str(first), position=first.position))
        elif below := grid.position.table in chosen:
            joined.append(grid)
        if below:
            numbers.add(grid.position.table or 0)
    return joined, frozenset(numbers), findings


def _goes_on(above: Grid, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether `grid` begins in the middle of a block: no label stands in its first row, and only labels below."""
    first = next((row for row in grid.rows if any(row.texts)), None)
    if first is None or first.texts[0] or grid.width != above.width:
        return False
    return all(read_row_label(row.texts[0], vocabulary) for row in grid.rows if row.texts[0])


def _is_label_rows(grid: Grid, above: str, vocabulary: Vocabulary) -> bool:
    if grid.told or not _has_symptom(grid, above, vocabulary) or is_card(grid, vocabulary):
        return False
    if _heads_values(grid, vocabulary):
        return False
    labels = _labels(grid, vocabulary)
    parts = {part for _, label in labels for part in label.parts[:2]}
    if not parts & (LEVELS | NAMES):
        return False
    if not _are_more([row for row, _ in labels], 1):  # one merged over the rows of a header is one
        return False
    return not _are_more(_without_inner(grid.rows, labels, vocabulary), 2 * len(labels))


def _without_inner(
    rows: Sequence[Row], labels: Sequence[tuple[Row, RowLabel]], vocabulary: Vocabulary
) -> Sequence[Row]:
    """`rows` without those of indicators below a label of indicators that heads their values as well."""
    if not any(_heads_rows(row, label, vocabulary) for row, label in labels):
        return rows
    labelled = {id(row) for row, _ in labels}
    return [row for row in rows if id(row) in labelled or not any(map(begins_value, row.texts[1:]))]


def _heads_rows(row: Row, label: RowLabel, vocabulary: Vocabulary) -> bool:
    heads = [read_row_label(text, vocabulary) for text in row.texts[1:]]
    return bool(INDICATORS.intersection(label.parts)) and any(VALUES.intersection(head.parts) for head in heads if head)


def _heads_values(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the first row of `grid` is a header: a heading of names over several columns, at its right years and values."""
    first = grid.rows[0]
    label = read_row_label(first.texts[0], vocabulary)
    if label is None or label.parts[0] not in NAMES:
        return False
    below = next((row for row in grid.rows[1:] if len(row.cells()) > 1), None)
    if first.slots.count(first.slots[0]) < 2 and not (below and _is_of_values(below, first, vocabulary)):
        return False
    right = [read_heading(cell.text, vocabulary) for cell in first.cells()[1:]]
    return len(right) > 1 and all(one.year or VALUES.intersection(one.parts[:1]) for one in right)


def _is_of_values(row: Row, header: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row`, below titles at most, begins with a name that is no label, and has values below those of `header`."""
    if not row.texts[0] or read_row_label(row.texts[0], vocabulary) or len(header.texts) < 3:
        return False
    return all(map(begins_value, filter(None, row.texts[1:]))) and any(row.texts[1:])


def _are_more(rows: Sequence[Row], count: int) -> bool:
    """Whether `rows` have more than `count` cells with a text in the first column, merged ones counted once."""
    texts = [row.texts[0] for row in rows if row.texts[0]]
    if len(texts) <= count or len(set(texts)) > count:
        return len(texts) > count
    return len({row.slots[0] for row in rows if row.texts[0]}) > count


def _has_symptom(grid: Grid, above: str, vocabulary: Vocabulary) -> bool:
    """Whether a row of `grid` is one that tables with a label column do not have.

    `above` is the label over it, of the table before for its first row: a label may be torn at the end of a page.
    """
    labels: dict[str, Label | None] = {}
    fields: set[Part] = set()
    for row in grid.rows:
        text = row.texts[0] if row.texts else ""
        if not text:
            continue
        if text not in labels:
            labels[text] = vocabulary.label(text)
        known = labels[text]
        if known is None:
            if text != above and vocabulary.label(above + text) is None and _tells(text, row.texts[1:], vocabulary):
                return True
            fields.update(_field_of_project(text, row.texts[1:], vocabulary))
            if "project" in fields and len(fields) > 1:
                return True
        elif (
            known.role in _INDICATING
            and any(row.texts[2:])
            and not is_merged(row.slots)
            and (_has_pairs(row, vocabulary) or _is_headed(row.texts[1:], vocabulary))
        ):
            return True
        above = text
    return False


def _has_pairs(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether right of a label and its value stands the label of another value: 「KPI | 創業件数 | 現状値 | 5件」."""
    if len(row.texts) < 4 or not vocabulary.may_begin_part(row.texts[2]) or not begins_value(row.texts[3]):
        return False
    return bool(VALUES.intersection(read_heading(row.texts[2], vocabulary).parts[:1])) and bool(row.texts[1])


def _tells(text: str, right: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `text`, which no label column has, is a label of label rows; in a header it may be the first heading."""
    label = read_row_label(text, vocabulary) if any(right) else None
    if label is None:
        return False
    if heads_table(right, vocabulary):
        return bool({"aim", "indicator"}.intersection(label.parts)) and _heads_indicators(right, vocabulary)
    return label.parts[0] in _TELLING


def _field_of_project(text: str, right: Sequence[str], vocabulary: Vocabulary) -> tuple[Part, ...]:
    """What `text` says of a project in the only text of `right`: no heading, which one of a header would have beside it."""
    label = read_row_label(text, vocabulary)
    values = set(right) - {""}
    if label is None or label.parts[0] not in _OF_PROJECT or len(values) != 1:
        return ()
    return () if read_row_label(values.pop(), vocabulary) else label.parts[:1]


def _is_headed(right: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the cells right of the label of indicators are headings, or bear their own labels."""
    if vocabulary.parts(right[0]) and _heads_indicators(right, vocabulary):
        return True
    return any(right[2:]) and _has_fields(right, vocabulary)


def _heads_indicators(right: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `right` is the header of a table of indicators."""
    found: set[Part] = set()
    for text in filter(None, right):
        if label := read_row_label(text, vocabulary):
            found |= set(label.parts[:1])
    return bool(found & {"baseline", "aim", "actual"}) and bool(found & NAMES) and heads_table(right, vocabulary)


def _has_fields(right: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether two cells beside a name bear their own labels: 「現状：86人 | 目標：100人」."""
    fields = [read for text in right[1:] if ("：" in text or ":" in text) and (read := split_field(text))]
    return sum(read_row_label(label, vocabulary) is not None for label, _ in fields) > 1


def _labels(grid: Grid, vocabulary: Vocabulary) -> Sequence[tuple[Row, RowLabel]]:
    """The rows of `grid` with a label and a value beside it."""
    return grid.answer(_labels_of, vocabulary)


def _labels_of(grid: Grid, vocabulary: Vocabulary) -> Sequence[tuple[Row, RowLabel]]:
    return [
        (row, label)
        for row in grid.rows
        if row.texts and any(row.texts[1:]) and (label := read_row_label(row.texts[0], vocabulary))
    ]


def _levels(grid: Grid, vocabulary: Vocabulary) -> Iterator[RowLabel]:
    """The labels of `grid`, those of rows that are but a title included."""
    for row in grid.rows:
        if title := read_title(row, vocabulary):
            yield title[0]
        elif any(row.texts[1:]) and (label := read_row_label(row.texts[0], vocabulary)):
            yield label


def _has_only(grid: Grid, keys: set[str] | None, vocabulary: Vocabulary) -> bool:
    """Whether every label of `grid` is one of `keys` (null: one of a label column), and no other text stands there.

    One level alone, merged over the rows of a header, is a heading of a table of columns.
    """
    labels = _labels(grid, vocabulary)
    told = {label.key for _, label in labels}
    if len(told) == 1 and LEVELS.intersection(labels[0][1].parts) and find_header(grid, vocabulary):
        return False
    texts = {row.texts[0] for row in grid.rows if row.texts and row.texts[0]}
    if not labels or len(texts) != len({row.texts[0] for row, _ in labels}):
        return False
    return is_strategy(grid, vocabulary) if keys is None else {label.key for _, label in labels} <= keys


def _roles(tables: Iterable[Sequence[RowLabel]]) -> Roles:
    """Which level each label names, worked out over all `tables`: a label new in one stands behind the one above it there."""
    order: list[RowLabel] = []
    places: dict[str, int] = {}
    tables = list(tables)
    other_goal = any(label.parts[0] == "goal" for labels in tables for label in labels)
    for labels in tables:
        at = 0
        for label in labels:
            if _level(label, other_goal) is None:
                continue
            if label.key not in places:
                order.insert(at, label)
                places = {one.key: place for place, one in enumerate(order)}
            at = places[label.key] + 1
    parts = [part for label in order if (part := _level(label, other_goal))]
    return {label.key: role for label, role in zip(order, level_roles(parts), strict=True)}


def _level(label: RowLabel, other_goal: bool) -> Part | None:
    """The level that `label` names; null where it names none. 「目標」 is one where nothing else is the goal."""
    if label.parts[0] in LEVELS:
        return label.parts[0]
    return "goal" if "goal" in label.parts and not other_goal else None


def _told(grid: Grid, vocabulary: Vocabulary) -> Finding:
    texts = dict.fromkeys(row.texts[0] for row, _ in _labels(grid, vocabulary))
    return finding(
        "layout-chosen",
        render("tables.layout-of-label-rows"),
        before=" | ".join(texts),
        after="label-rows",
        position=grid.position,
    )
