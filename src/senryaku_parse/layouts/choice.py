"""Which layout a table has, chosen by its structure."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from senryaku_parse.errors import UsageError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.columns_by_content import read_columns_by_content
from senryaku_parse.layouts.headings_within import read_headings_within, told_within, word_within
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan, make_plan, tell_years
from senryaku_parse.plan.blocks import Block
from senryaku_parse.plan.cards import is_card
from senryaku_parse.plan.contents import told_by_contents
from senryaku_parse.plan.header import Head, Header, find_header
from senryaku_parse.plan.headings import Heading
from senryaku_parse.plan.label_column import has_label_column
from senryaku_parse.plan.told import check_told
from senryaku_parse.repair import Steps, repair_header
from senryaku_parse.repair.bands_unnamed import name_bands
from senryaku_parse.repair.header_repeated import drop_repeated_headers
from senryaku_parse.repair.levels_coded import part_coded_levels
from senryaku_parse.repair.row_shifted_planned import is_misplaced
from senryaku_parse.repair.spans_dropped import restore_spans, ways_a_row
from senryaku_parse.repair.table_continued_planned import turn_page
from senryaku_parse.repair.text_repeated import fold
from senryaku_parse.rows import is_value, names_entry, short_rows
from senryaku_parse.tables import EMPTY, Grid, Row, make_row
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Vocabulary

LAYOUTS = ("columns", "project-first", "indicator-list", "label-rows", "outline")
"""The layouts that are told; that of label columns is the usual one."""


class Chosen(NamedTuple):
    """A table of columns, and what its columns hold."""

    grid: Grid
    plan: Plan
    repairs: tuple[Finding, ...] = ()
    """What was put right to read it."""


def choose_columns(
    grids: Sequence[Grid],
    adjoining: Collection[int],
    vocabulary: Vocabulary,
    taken: Container[int],
    steps: Steps | None,
) -> tuple[dict[int, Chosen], list[Finding]]:
    """Number of a table → its plan, for those of `grids` that are tables of columns; and a finding on each.

    Tables whose number is one of `taken` have another layout. A table without a header, one of `adjoining` (numbers
    of tables with nothing but page breaks before them), goes on with the columns of the table before it where its
    first row reads so.
    """
    chosen: dict[int, Chosen] = {}
    findings: list[Finding] = []
    labelled = [
        not grid.told and has_label_column(grid, vocabulary) and not is_card(grid, vocabulary) for grid in grids
    ]
    ways = cache(lambda: ways_a_row(grids))
    above: Chosen | None = None
    for at, grid in enumerate(grids):
        number = grid.position.table or 0
        if number in taken:
            above = None
            continue
        found = None if labelled[at] else planned_within(grid, vocabulary, steps)
        if (
            found
            and not grid.told
            and _belongs_to_labels(found.plan, above is None and any(labelled[:at]), any(labelled))
        ):
            found = None
        if found:
            findings += [*found.repairs, _told(found)]
        if above and not labelled[at] and number in adjoining:
            page = turn_page(
                above.grid, above.plan, found.grid if found else grid, found and found.plan, ways, vocabulary
            )
            above = chosen[above.grid.position.table or 0] = above._replace(grid=page.above)
            found = Chosen(page.grid, page.plan) if page.plan else None
            findings += page.findings
        if found:
            chosen[number] = found
        if found is None or found.grid.rows:
            above = found
    for grid, is_labelled in zip(grids, labelled, strict=True):
        number = grid.position.table or 0
        if number in chosen or number in taken or is_labelled:
            continue
        if twin := _headed_as_twin(grid, chosen.values(), vocabulary):
            chosen[number] = twin
            findings += twin.repairs
    return dict(sorted(chosen.items())), findings


def planned_within(grid: Grid, vocabulary: Vocabulary, steps: Steps | None = None) -> Chosen | None:
    """As `planned`; where headings are unknown, those that hold a known word are read as that, others by what stands below.

    Raises:
        UsageError: what a person says of the columns makes no plan.
    """
    if grid.told:
        return _planned_as_told(grid, vocabulary, steps)
    coded, told = part_coded_levels(grid, vocabulary)
    if told and (found := _planned_by_words(coded, vocabulary, steps)):
        return found._replace(repairs=(*told, *found.repairs))
    return _planned_by_words(grid, vocabulary, steps)


def _planned_by_words(grid: Grid, vocabulary: Vocabulary, steps: Steps | None) -> Chosen | None:
    """The same, of a table of which nobody says what it is and whose levels have columns of their own."""
    found = planned(grid, vocabulary, steps=steps) or listed(grid, vocabulary)
    header = found.plan.header if found else None
    if found and found.plan.kinds:
        return found
    if header and all(head.path and any(heading.known for heading in head.path) for head in header.heads):
        return found
    headed, told = read_headings_within(grid, header, vocabulary)
    if told and short_rows(headed):
        (headed,), shifted = restore_spans((headed,), vocabulary)
        told = (*told, *shifted)
    again = planned(headed, vocabulary, steps=steps) if told else None
    within = again._replace(repairs=(*told, *again.repairs)) if again else found
    by_content, further = read_columns_by_content(
        headed if again else grid, within.plan.header if within else None, vocabulary
    )
    best = planned(by_content, vocabulary, steps=steps) if further else None
    return best._replace(repairs=(*(told if again else ()), *further, *best.repairs)) if best else within


def _planned_as_told(grid: Grid, vocabulary: Vocabulary, steps: Steps | None) -> Chosen | None:
    """`grid` below the header that a person tells; null where that is gone."""
    header = find_header(grid, vocabulary)
    if header is None:
        return None
    grid, header, repairs = repair_header(grid, header, vocabulary, steps)
    plan = make_plan(header, grid.rows[header.stop :], vocabulary) if header else None
    where = render("tables.told-columns", place=grid.told.place, table=grid.position.table)
    if plan is None:
        raise UsageError(render("tables.told-without-names", where=where))
    tell_years(plan, plan.body(grid), vocabulary)
    check_told(plan, where)
    grid, again = drop_repeated_headers(grid, plan, vocabulary)
    return Chosen(grid, plan, (*repairs, *again))


def _headed_as_twin(grid: Grid, others: Iterable[Chosen], vocabulary: Vocabulary) -> Chosen | None:
    """`grid`, which has no header, below that of another table as wide: the only one which all its rows fit."""
    rows = [row for row in grid.rows if any(row.texts)]
    plans = {
        tuple(head.path for head in one.plan.header.heads): one.plan
        for one in others
        if len(one.plan.header.heads) == grid.width and one.plan.blocks
    }
    fitting = [plan for plan in plans.values() if rows and all(_is_row_of(row, plan, vocabulary) for row in rows)]
    if len(fitting) != 1:
        return None
    heads = " | ".join(head.text for head in fitting[0].header.heads)
    told = finding(
        "header-missing",
        render("tables.headed-as-twin"),
        before="",
        after=heads,
        position=grid.position,
        severity="warning",
    )
    return Chosen(grid, fitting[0].below_page(), (told,))


def _is_row_of(row: Row, plan: Plan, vocabulary: Vocabulary) -> bool:
    """Whether `row` surely is one of `plan`: each block has a name, and what tells of it; nothing stands elsewhere."""
    held = plan.columns()
    if any(text and at not in held for at, text in enumerate(row.texts)) or is_misplaced(row, plan, vocabulary):
        return False
    said = [block for block in plan.blocks_in(row.texts) if any(row.texts[at] for at in block.columns())]
    return bool(said) and all(_is_entry(block, row.texts, vocabulary) for block in said)


def _is_entry(block: Block, texts: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    department = texts[block.fields["department"]] if "department" in block.fields else ""
    values = [texts[at] for at in block.values() if texts[at]]
    if not texts[block.name] or not all(map(is_value, values)) or (block.kind != "project" and not values):
        return False
    if department and not vocabulary.is_department(department):
        return False
    return bool(department) or names_entry(texts[block.name], vocabulary)


def _belongs_to_labels(plan: Plan, below_labels: bool, among_labels: bool) -> bool:
    """Whether a table is no table of columns of its own where others have a label column.

    It is the next page of a list of projects, or an overview: levels and names, and nothing said of them.
    """
    page = below_labels and not plan.levels and all(block.kind == "project" for block in plan.blocks)
    overview = among_labels and not any(block.is_stated for block in plan.blocks)
    return page or overview


def listed(grid: Grid, vocabulary: Vocabulary) -> Chosen | None:
    """`grid` as a list of projects below one heading over all its columns, a project a cell; null where it is none."""
    rows = [row for row in grid.rows if any(row.texts)]
    if len(rows) < 2 or len(set(filter(None, rows[0].texts))) != 1 or len({row.slots[0] for row in rows}) == 1:
        return None
    title, repeated = fold(rows[0].cells())
    within = word_within(title.text, vocabulary)
    if rows[0].texts[0] != title.text or "project" not in vocabulary.parts(within or title.text):
        return None
    cells = [(row, cell) for row in rows[1:] for cell in row.cells()]
    if not all(vocabulary.names_project(cell.text) or grid.width == 1 for _, cell in cells):
        return None
    told = (*repeated, *((told_within(title, within),) if within else ()))
    body = [make_row((cell,), row.origin) for row, cell in cells]
    head = Head((Heading(title.text, ("project",)),))
    header = Header(0, 1, (head,), frozenset({(match_key(title.text),)}))
    plan = Plan(header, (), (Block("project", 0),))
    return Chosen(grid.with_rows([make_row((title,), rows[0].origin), *body]), plan, told)


def planned(grid: Grid, vocabulary: Vocabulary, labels: int = 0, steps: Steps | None = None) -> Chosen | None:
    """`grid` and what its columns hold, as its header says; null where it has none that does.

    Its first `labels` columns are those of labels beside it.
    """
    header = find_header(grid, vocabulary)
    if header is None:
        return None
    grid, header, repairs = repair_header(grid, header._replace(labels=labels), vocabulary, steps)
    if header:
        grid, copied = _without_headings(grid, header)
        grid, told = name_bands(grid, header, vocabulary)
        repairs = [*repairs, *copied, *told]
    header = header and told_by_contents(header, grid.rows[header.stop :], vocabulary)
    plan = make_plan(header, grid.rows[header.stop :], vocabulary) if header else None
    if plan is None:
        return None
    tell_years(plan, plan.body(grid), vocabulary)
    return Chosen(grid, plan, tuple(repairs)) if _is_filled(grid, plan) else None


def _without_headings(grid: Grid, header: Header) -> tuple[Grid, list[Finding]]:
    """`grid` without the headings that are merged over rows below its `header`, or repeated in the first of them: they
    are not what those rows say."""
    grid, findings = _with_copies_merged(grid, header)
    above = grid.rows[header.stop - 1].slots
    rows = list(grid.rows)
    for at in range(header.stop, len(rows)):
        slots = rows[at].slots
        reaching = [slot.text and slot is over for slot, over in zip(slots, above, strict=True)]
        if not any(reaching):
            break
        rows[at] = rows[at].with_slots(
            tuple([EMPTY if reaches else slot for slot, reaches in zip(slots, reaching, strict=True)])
        )
    return grid.with_rows(rows), findings


def _with_copies_merged(grid: Grid, header: Header) -> tuple[Grid, list[Finding]]:
    """`grid` with each heading that the row below its `header` repeats merged with it, where that says more."""
    if header.stop >= len(grid.rows) or header.heads_again(grid.rows[header.stop]):
        return grid, []
    above, below = grid.rows[header.stop - 1], grid.rows[header.stop]
    pairs = zip(above.slots, below.slots, strict=True)
    copied = [at for at, (over, slot) in enumerate(pairs) if slot.text and slot.text == over.text and slot is not over]
    if not copied:
        return grid, []
    heads, slots = list(above.slots), list(below.slots)
    findings: list[Finding] = []
    for at in copied:
        heads[at], told = fold([above.slots[at], below.slots[at]])
        slots[at] = heads[at]
        findings += told
    rows = list(grid.rows)
    rows[header.stop - 1 : header.stop + 1] = [above.with_slots(tuple(heads)), below.with_slots(tuple(slots))]
    return grid.with_rows(rows), findings


def _is_filled(grid: Grid, plan: Plan) -> bool:
    """Whether something stands below a name, and below one level where there are any; or below each of several levels."""
    body = plan.body(grid)
    levels = [any(row.texts[at] for row in body for at in level.columns) for level in plan.levels]
    names = [any(row.texts[at] for row in body for at in block.names) for block in plan.blocks]
    if len(levels) > 1 and all(levels):
        return True
    return any(names or levels) and (not levels or any(levels))


def _told(chosen: Chosen) -> Finding:
    layout = chosen.plan.layout
    heads = " | ".join(head.text for head in chosen.plan.header.heads if head.path)
    return finding(
        "layout-chosen",
        render("tables.layout-chosen", layout=render(f"tables.layout-{layout}")),
        before=heads,
        after=layout,
        position=chosen.grid.position,
    )
