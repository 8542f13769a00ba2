"""Where the hierarchy stands on the page: each layout a small reader of rows, chosen per table by its structure.

| layout | what tells it | file |
|---|---|---|
| label column | the role stands in the first column | `label_column` |
| outline | headings, bold lines, numbered paragraphs and bullets, with small tables between | `outline` |
| label rows | each row a label, known by its fields (目標値, 設定根拠), with its value beside it | `label_rows` |
| columns, project first, indicator list | a header names what stands below it | `columns` |

Each gives entries in the order of the document; the builder hangs them, whatever layout they come from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from senryaku_parse.findings import Finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.annexes import hang_annexes
from senryaku_parse.layouts.banded import part_bands
from senryaku_parse.layouts.below_goals import below_goals
from senryaku_parse.layouts.budgets import is_budget
from senryaku_parse.layouts.choice import Chosen, choose_columns, planned_within
from senryaku_parse.layouts.chosen import Layouts
from senryaku_parse.layouts.columns import read_columns
from senryaku_parse.layouts.cornered import open_corner
from senryaku_parse.layouts.in_charge import departments_above
from senryaku_parse.layouts.label_column import read_rows
from senryaku_parse.layouts.label_rows import LabelRows
from senryaku_parse.layouts.label_rows.choice import ChosenRows, choose_label_rows
from senryaku_parse.layouts.label_rows.described import bands_of_rows
from senryaku_parse.layouts.outline import Outline
from senryaku_parse.layouts.promotion import give_to_measures, number_goals, promote_areas, prose_of_areas
from senryaku_parse.layouts.seen import seen_in
from senryaku_parse.layouts.stated_years import with_stated_years
from senryaku_parse.layouts.turned import turn
from senryaku_parse.layouts.unknown import names_several
from senryaku_parse.layouts.yearly_cards import lay_yearly
from senryaku_parse.patterns import later
from senryaku_parse.plan import Plan
from senryaku_parse.plan.bands import Bands, bands_of_columns, bands_of_labels
from senryaku_parse.plan.header import MAX_ABOVE, is_heading, names_projects
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.repair import Steps, repair_under
from senryaku_parse.repair.line_wrapped import join_wrapped_columns
from senryaku_parse.rows import is_level, is_strategy, may_be_strategy, names_entry
from senryaku_parse.tables import Document, Grid, RawTable
from senryaku_parse.vocabulary import Vocabulary

_OF_INDICATORS = frozenset({"kpi", "target", "indicator", "baseline", "aim", "interim"})
_LEAVES = frozenset({"target", "kpi", "indicator", "project"})
_MONEY = later(r"要求額|査定額|予算額|決算額|当初予算|補正予算|財源")
_LOST = 1
"""Columns that a page may lack: the cells of its only row lost one."""
_PAGE_BREAK = re.compile(r"(?:[\W\d_]|続き|つづき|ページ|頁)*")


def choose_layouts(
    document: Document, grids: tuple[Grid, ...], vocabulary: Vocabulary, steps: Steps | None = None
) -> Layouts:
    """The layout of each of `grids`, the tables of `document`; each step of their repairs is put into `steps`."""
    grids = tuple([_laid_out(grid, vocabulary) for grid in grids])
    label_rows = choose_label_rows(grids, vocabulary)
    adjoining = _adjoining(document)
    columns, findings = choose_columns(grids, adjoining, vocabulary, label_rows.numbers, steps)
    columns = with_stated_years(document, below_goals(document, columns, vocabulary), vocabulary)
    columns, label_rows, wrapped = _unwrapped(columns, label_rows, vocabulary)
    repairs: list[Finding] = []
    for number, one in columns.items():
        grid, found = repair_under(one.grid, one.plan, vocabulary, steps)
        columns[number] = one._replace(grid=grid)
        repairs += found
    taken = label_rows.numbers.union(columns)
    others = tuple([grid for grid in grids if grid.position.table not in taken]) if taken else grids
    going_on = _going_on(others, columns, adjoining) | _below_cards(others, label_rows, adjoining)
    departments = departments_above(document, columns, vocabulary) if columns else {}
    return Layouts(
        columns, label_rows, others, going_on, departments, [*label_rows.findings, *findings, *wrapped, *repairs]
    )


def _laid_out(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """`grid` with its headings over its columns, or beside its rows, where it is laid out in a way of its own."""
    turned = turn(lay_yearly(grid, vocabulary), vocabulary)
    return part_bands(open_corner(turned, vocabulary), vocabulary)


def _adjoining(document: Document) -> set[int]:
    """Numbers of the tables that only page numbers and remarks that a table goes on part from the table before."""
    found: set[int] = set()
    number = 0
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            number += 1
            if number > 1 and block.first_row == 1 and _PAGE_BREAK.fullmatch("".join(texts)):
                found.add(number)
            texts.clear()
        else:
            texts.append(block.text)
    return found


def _going_on(others: Iterable[Grid], columns: Mapping[int, Chosen], adjoining: Collection[int]) -> frozenset[int]:
    """The numbers of those of `others` that may be pages of the table before them, one of `columns`: as wide, or nearly."""
    numbered = ((grid.position.table or 0, grid) for grid in others) if columns else ()
    return frozenset(
        number
        for number, grid in numbered
        if number in adjoining and number - 1 in columns and 0 <= columns[number - 1].grid.width - grid.width <= _LOST
    )


def _below_cards(others: Iterable[Grid], cards: ChosenRows, adjoining: Collection[int]) -> frozenset[int]:
    """The numbers of those of `others` that may be the last rows of the card before them: as wide, or less."""
    numbered = ((grid.position.table or 0, grid) for grid in others) if cards.grids else ()
    return frozenset(
        number
        for number, grid in numbered
        if number in adjoining and number - 1 in cards.grids and cards.grids[number - 1].width >= grid.width
    )


def _unwrapped(
    columns: dict[int, Chosen], label_rows: ChosenRows, vocabulary: Vocabulary
) -> tuple[dict[int, Chosen], ChosenRows, list[Finding]]:
    """The same with the lines that a text layer wrapped joined; headers are read across their lines anyway."""
    bodies = tuple([one.grid.with_rows(one.grid.rows[one.plan.header.stop :]) for one in columns.values()])
    joined, findings = join_wrapped_columns((*bodies, *label_rows.grids.values()), vocabulary)
    if not findings:
        return columns, label_rows, []
    unwrapped = {
        number: one._replace(grid=one.grid.with_rows([*one.grid.rows[: one.plan.header.stop], *body.rows]))
        for (number, one), body in zip(columns.items(), joined, strict=False)
    }
    rows = dict(zip(label_rows.grids, joined[len(bodies) :], strict=True))
    return unwrapped, label_rows._replace(grids=rows), findings


def read_tables(
    layouts: Layouts, others: Iterable[Grid], ledger: Ledger, vocabulary: Vocabulary, outline: Outline
) -> Iterator[Entry]:
    """The entries of all tables, `others` repaired, and of the text between them, in the order of the document.

    Tables that are no strategy are kept in findings.
    """
    if not layouts.columns and not layouts.label_rows.grids and not outline.above:
        return _read_labels(others, ledger, vocabulary, layouts.going_on)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for number, found in outline.above.items():
        entries[number] += found
    budget = not outline.above and is_budget(layouts, others, vocabulary)
    for number, grid, read in _readings(layouts, others, ledger, vocabulary):
        if budget or number in outline.outside or _is_homeless(number, layouts, outline):
            ledger.skip_table(grid, doubtful=True)
        else:
            for entry in read():
                if entry.role == "kpi" and number in outline.of_goals:
                    entry = replace(entry, role="indicator")
                if number in layouts.departments and entry.role in _LEAVES:
                    entry = replace(entry, cells={**entry.cells, "department": layouts.departments[number]})
                entries[entry.origin.table or number].append(entry)
    levelled = give_to_measures(number_goals(promote_areas(prose_of_areas(entries), ledger)))
    levelless = {
        number
        for number, one in layouts.columns.items()
        if not one.plan.levels and not (one.plan.goes_on or one.plan.kinds)
    }
    in_order = hang_annexes(levelled, ledger, vocabulary, levelless)
    if outline.measureless:
        return (replace(entry, role="indicator") if entry.role == "kpi" else entry for entry in in_order)
    return in_order


def _is_homeless(number: int, layouts: Layouts, outline: Outline) -> bool:
    """Whether the table `number` is a schedule, a bare list or a budget that stands below no measure of the text or of cards."""
    one = layouts.columns.get(number)
    if one is None or not (one.plan.is_schedule or _is_budget(one.plan)):
        return False
    if "measure" in layouts.label_rows.roles.values() and any(at < number for at in layouts.label_rows.grids):
        return False
    return not any(entry.role == "measure" for at, found in outline.above.items() if at <= number for entry in found)


def _is_budget(plan: Plan) -> bool:
    """Whether a table lists projects with sums of money, and no levels: that of a strategy stands below a measure."""
    if plan.levels or plan.kinds or any(block.kind != "project" for block in plan.blocks):
        return False
    return any(_MONEY.search(heading) for block in plan.blocks for heading in block.extra)


def _readings(
    layouts: Layouts, others: Iterable[Grid], ledger: Ledger, vocabulary: Vocabulary
) -> Iterator[tuple[int, Grid, Callable[[], Iterable[Entry]]]]:
    """Each table: its number, and what reads it."""
    for grid in others:
        yield grid.position.table or 0, grid, partial(_read_labels, [grid], ledger, vocabulary, layouts.going_on)
    for number, one in layouts.columns.items():
        yield number, one.grid, partial(read_columns, one.grid, one.plan, ledger, vocabulary)
    reader = LabelRows(layouts.label_rows.roles, ledger, vocabulary)
    for number, grid in layouts.label_rows.grids.items():
        yield number, grid, partial(reader.read, grid)
    reader.finish()


def _read_labels(
    grids: Iterable[Grid], ledger: Ledger, vocabulary: Vocabulary, going_on: Container[int]
) -> Iterator[Entry]:
    for grid in grids:
        if is_strategy(grid, vocabulary):
            yield from read_rows(grid, ledger, vocabulary)
        elif projects := _projects_apart(grid, vocabulary):
            table, repairs = repair_under(projects.grid, projects.plan, vocabulary)
            ledger.note_all((*projects.repairs, *repairs))
            yield from read_columns(table, projects.plan, ledger, vocabulary)
        else:
            doubtful = (
                grid.position.table in going_on
                or may_be_strategy(grid, vocabulary)
                or _has_headings(grid, vocabulary)
                or _has_entries(grid, vocabulary)
            )
            ledger.skip_table(grid, doubtful=doubtful, seen=seen_in(grid, vocabulary))


def _projects_apart(grid: Grid, vocabulary: Vocabulary) -> Chosen | None:
    """`grid` as a list of projects below its own header, as one in a cell of a label column is; null where it is none."""
    found = planned_within(grid, vocabulary)
    if found is None or found.plan.levels or any(block.kind != "project" for block in found.plan.blocks):
        return None
    header = found.plan.header
    if any(map(names_projects, header.heads)):
        return found
    texts = {text for row in found.grid.rows[header.start : header.stop] for text in row.texts if text}
    return found if all(is_heading(text, vocabulary) for text in texts) else None


def _has_entries(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether most rows of `grid` read as indicators or projects: a name, with a level or a department beside it."""
    rows = [row.cells() for row in grid.rows if any(row.texts)]
    named = [cells for cells in rows if len(cells) > 1 and any(names_entry(cell.text, vocabulary) for cell in cells)]
    telling = sum(any(is_level(cell.text) or vocabulary.is_department(cell.text) for cell in cells) for cells in named)
    return 2 * telling > len(rows)


def _has_headings(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether a row of the top of `grid` has headings of two kinds that tell of indicators: 「指標」 and 「目標値」."""
    for row in grid.rows[: MAX_ABOVE + 1]:
        texts = [
            one for text in row.texts for one in (text.split() if names_several(text, vocabulary) else [text]) if one
        ]
        parts = {part for text in texts for part in read_heading(text, vocabulary).parts[:1]}
        if len(parts & _OF_INDICATORS) > 1:
            return True
    return False


def label_words(grids: Iterable[Grid], vocabulary: Vocabulary) -> Vocabulary:
    """`vocabulary`, or widened where a table with a label column has labels that only mean so beside others."""
    for grid in grids:
        if not is_strategy(grid, vocabulary):
            continue
        for text in {row.texts[0] for row in grid.rows}:
            if vocabulary.label(text) is None and vocabulary.widened.label(text):
                return vocabulary.widened
    return vocabulary


def describe_tables(layouts: Layouts, others: Iterable[Grid], vocabulary: Vocabulary) -> dict[int, Bands]:
    """Number of a table → how it is read; `others` are those with a label column, or no strategy, repaired."""
    found = {number: bands_of_columns(one.grid, one.plan, vocabulary) for number, one in layouts.columns.items()}
    for number, grid in layouts.label_rows.grids.items():
        found[number] = bands_of_rows(grid, layouts.label_rows.roles, vocabulary)
    for grid in others:
        apart = None if is_strategy(grid, vocabulary) else _projects_apart(grid, vocabulary)
        number = grid.position.table or 0
        found[number] = (
            bands_of_columns(apart.grid, apart.plan, vocabulary) if apart else bands_of_labels(grid, vocabulary)
        )
    return dict(sorted(found.items()))
