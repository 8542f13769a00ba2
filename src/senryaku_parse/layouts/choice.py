"""Which layout a table has, chosen by its structure."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.header import MAX_ABOVE, find_header, has_kinds
from senryaku_parse.layouts.headings import read_heading
from senryaku_parse.layouts.levels_apart import join_levels
from senryaku_parse.layouts.levels_fused import part_fused_levels
from senryaku_parse.layouts.pages import turn_page
from senryaku_parse.layouts.phantom import join_phantoms, share_headings
from senryaku_parse.layouts.plan import Plan, make_plan, tell_years
from senryaku_parse.layouts.plan.blocks import Block
from senryaku_parse.layouts.plan.filled import fill_kinds
from senryaku_parse.layouts.shifted import is_misplaced, put_back
from senryaku_parse.layouts.spans_dropped import restore_rows
from senryaku_parse.layouts.torn import join_torn
from senryaku_parse.repair.ditto import read_dittos
from senryaku_parse.repair.table_continued import continued
from senryaku_parse.rows import is_strategy, is_value, names_entry, row_label
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Role, Vocabulary

_TWIN = "見出し行のない表を、同じ幅のほかの表の見出しの並びで読みました。"
_CONTINUED = "見出し行のない表を、前の表の続きとして読みました。"

_LONGEST_HEADING = 20
"""Characters of a heading."""

LAYOUTS = {
    "columns": "列見出し",
    "project-first": "事業ごとの行",
    "indicator-list": "指標の一覧",
    "label-rows": "行見出し",
    "outline": "見出しと箇条書き",
}
"""Name of a layout → how a planner calls it. The layout of label columns is the usual one, and not told."""


class Chosen(NamedTuple):
    """A table of columns, and what its columns hold."""

    grid: Grid
    plan: Plan
    repairs: tuple[Finding, ...] = ()
    """What was put right to read it."""


def choose_columns(
    grids: Sequence[Grid], adjoining: Collection[int], ways: int, vocabulary: Vocabulary, taken: Container[int] = ()
) -> tuple[dict[int, Chosen], list[Finding]]:
    """Number of a table → its plan, for those of `grids` that are tables of columns; and a finding on each.

    Tables whose number is one of `taken` have another layout. A table without a header, one of `adjoining` (numbers
    of tables with nothing but page breaks before them), goes on with the columns of the table before it where its
    first row reads so; as many `ways` are tried of each of its rows that lacks cells.
    """
    chosen: dict[int, Chosen] = {}
    findings: list[Finding] = []
    labelled = [has_label_column(grid, vocabulary) for grid in grids]
    above: Chosen | None = None
    for at, grid in enumerate(grids):
        if grid.position.table in taken:
            above = None
            continue
        found = None if labelled[at] else planned(grid, vocabulary)
        if found and _belongs_to_labels(found.plan, above is None and any(labelled[:at]), any(labelled)):
            found = None
        if found:
            found = _with_levels(found, above if grid.position.table in adjoining else None, vocabulary)
            findings += [*found.repairs, _told(found)]
        if above and not labelled[at] and grid.position.table in adjoining:
            own = found.plan if found else None
            if page := turn_page(above.grid, above.plan, found.grid if found else grid, own, vocabulary):
                above = chosen[above.grid.position.table or 0] = above._replace(grid=page.above)
                findings += page.findings
                if found:
                    found = found._replace(grid=page.grid)
                else:
                    rows, shifted = restore_rows(page.grid, above.plan, 0, ways, vocabulary)
                    plan = above.plan._replace(header=above.plan.header._replace(start=0, stop=0))
                    rows, filled = fill_kinds(rows, plan)
                    found = Chosen(rows, plan)
                    findings += [continued(grid, _CONTINUED), *shifted, *filled]
        if found:
            chosen[grid.position.table or 0] = found
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
    plan = fitting[0]._replace(header=fitting[0].header._replace(start=0, stop=0))
    page, filled = fill_kinds(grid, plan)
    heads = " | ".join(head.text for head in plan.header.heads)
    told = finding("header-missing", _TWIN, before="", after=heads, position=grid.position, severity="warning")
    return Chosen(page, plan, (told, *filled))


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


def _with_levels(found: Chosen, above: Chosen | None, vocabulary: Vocabulary) -> Chosen:
    """`found` with the names of its levels put together; `above` is the table that only a page break parts from it."""
    goes_on = above is not None and above.plan.header.texts == found.plan.header.texts
    grid, fused = part_fused_levels(found.grid, found.plan, vocabulary)
    grid, apart = join_levels(grid, found.plan, vocabulary, goes_on=goes_on)
    return found._replace(grid=grid, repairs=(*found.repairs, *fused, *apart))


def _belongs_to_labels(plan: Plan, below_labels: bool, among_labels: bool) -> bool:
    """Whether a table is no table of columns of its own where others have a label column.

    It is the next page of a list of projects, or an overview: levels and names, and nothing said of them.
    """
    page = below_labels and not plan.levels and all(block.kind == "project" for block in plan.blocks)
    overview = among_labels and not any(block.is_stated for block in plan.blocks)
    return page or overview


def has_label_column(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether labels stand in the first column: of several roles, more than one without a number, or one beside the
    headings of its list of projects. One that comes again in the rows of a header is one merged over them."""
    if not is_strategy(grid, vocabulary) or heads_kinds(grid, vocabulary):
        return False
    roles: set[Role] = set()
    bare: dict[Cell, int] = {}
    for at, row in enumerate(grid.rows):
        if label := row_label(row, vocabulary):
            roles.add(label.role)
            if label.enumerator is None:
                bare.setdefault(row.slots[0], at)
            if len(roles) > 1 or (label.role == "project" and vocabulary.headings(row.texts)):
                return True
    header = find_header(grid, vocabulary) if len(bare) > 1 else None
    return len(bare) > 1 and (header is None or not all(header.start <= at < header.stop for at in bare.values()))


def heads_kinds(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the first column of `grid` says what each row holds, below a header of what the others say of it."""
    for row in grid.rows[: MAX_ABOVE + 1]:
        if row_label(row, vocabulary):
            return False
        if max(map(len, row.texts)) > _LONGEST_HEADING:
            continue
        values = {part for text in row.texts[1:] if text for part in read_heading(text, vocabulary).parts[:1]}
        if not values.isdisjoint(("aim", "baseline")):
            header = find_header(grid, vocabulary)
            return header is not None and has_kinds(header.heads, grid.rows[header.stop :], vocabulary)
    return False


def planned(grid: Grid, vocabulary: Vocabulary, labels: int = 0) -> Chosen | None:
    """`grid` and what its columns hold, as its header says; null where it has none that does.

    Its first `labels` columns are those of labels beside it.
    """
    header = find_header(grid, vocabulary)
    if header is None:
        return None
    joined, phantoms = join_phantoms(grid, header, labels)
    if phantoms:
        header = find_header(joined, vocabulary)
    if header is None:
        return None
    header, shared = share_headings(joined, header, vocabulary)
    plan = make_plan(header, joined.rows[header.stop :], vocabulary)
    if plan is None:
        return None
    plan = plan._replace(labels=labels) if labels else plan
    tell_years(plan, joined.rows[plan.header.stop :], vocabulary)
    joined, shifted = put_back(joined, plan, vocabulary)
    if not _is_filled(joined, plan):
        return None
    joined, filled = fill_kinds(joined, plan)
    joined, torn = join_torn(joined, plan, vocabulary)
    joined, dittos = read_dittos(joined, plan.header.stop)
    return Chosen(joined, plan, (*phantoms, *shared, *shifted, *filled, *torn, *dittos))


def _is_filled(grid: Grid, plan: Plan) -> bool:
    """Whether something stands below a name, and below one level where there are any; or below each of several levels."""
    body = grid.rows[plan.header.stop :]
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
        f"表を「{LAYOUTS[layout]}」の形式として読みました。",
        before=heads,
        after=layout,
        position=chosen.grid.position,
    )
