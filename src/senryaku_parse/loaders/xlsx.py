"""A workbook as `writers.excel` writes it → Strategy, with what people edited since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from senryaku_parse.columns import FINDINGS, KPIS, NODES, PROJECTS, TARGETS, Entity
from senryaku_parse.errors import InputError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.limits import BOOK_ONLY, USUAL, Limits
from senryaku_parse.loaders.additions import AdditionsReader, OwnSheet
from senryaku_parse.loaders.assemble import assemble
from senryaku_parse.loaders.book import LoadedBook
from senryaku_parse.loaders.book_sheets import PROGRESS, RENAMED, TITLES, UNREAD, BookSheets
from senryaku_parse.loaders.budgets import money_headings, read_budgets
from senryaku_parse.loaders.cell_tables import EntityTable, verbatim
from senryaku_parse.loaders.dated_ids import with_ids
from senryaku_parse.loaders.drafts import WrittenStrategy
from senryaku_parse.loaders.embedded import embedded_strategy, written_looks, written_start
from senryaku_parse.loaders.findings_table import stated_findings
from senryaku_parse.loaders.headings import known_headings, table_of
from senryaku_parse.loaders.progress import Entries, Progress
from senryaku_parse.loaders.rating import read_rating
from senryaku_parse.loaders.texts import alike
from senryaku_parse.loaders.unread import unread_edits
from senryaku_parse.messages import render
from senryaku_parse.model import Additions, Indicator, Project, Rating, Strategy
from senryaku_parse.source import Source
from senryaku_parse.spreadsheet.archive import sheet_titles
from senryaku_parse.spreadsheet.values import CellValue, Formula
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.excel.finding_rows import finding_table
from senryaku_parse.writers.excel.legend import USUAL_RATING
from senryaku_parse.writers.excel.names import DATA_SHEET, sheet_title
from senryaku_parse.writers.excel.progress_rows import progress_rows
from senryaku_parse.writers.excel.years import plan_years

_EMPTY = Strategy(title="", source=Source("", "xlsx", ""))
"""What is known of a strategy whose workbook has lost the hidden sheet."""


def is_own_book(data: bytes, limits: Limits = USUAL) -> bool:
    """Whether `write_xlsx` wrote the workbook `data`: by its hidden sheet, else by a sheet with the title and headings of ours.

    False for what is no workbook, and for what can't be read, which reading it will tell.
    """
    try:
        titles = sheet_titles(data)
        if DATA_SHEET in titles:
            return True
        named = [entity for entity in NODES if any(TITLES.get(title, ("",))[0] == entity.name for title in titles)]
        sheets = BookSheets(LoadedBook(data, limits)) if named else None
    except InputError:
        return False
    return sheets is not None and any(
        known_headings(grid.rows, entity) >= RENAMED * len(entity.columns)
        for entity in named
        if (grid := sheets.grid(entity.name))
    )


def load_xlsx(data: bytes, limits: Limits = USUAL) -> Strategy:
    """The strategy that `write_xlsx` wrote, with what people edited since: an unedited cell is what it was, exactly.

    Each edit is a finding with the address of its cell, as is what can't be read.

    Raises:
        InputError: no workbook, none of this package, damaged, or an attack; TooLargeError among them.
    """
    book = LoadedBook(data, limits)
    sheets = BookSheets(book)
    original, findings = embedded_strategy(book.sheets.get(DATA_SHEET), limits)
    for entity in NODES:
        if grid := sheets.grid(entity.name):
            limits.check("rows", len(grid.rows), "limits.rows-of-sheet", BOOK_ONLY, name=grid.name)
    tables = {entity.name: table for entity in NODES if (table := _table(sheets, entity, original, findings))}
    if not tables and original is None:
        raise InputError(render("edits.book-of-others"))
    entries = _entries(sheets, original, tables, findings)
    rating = _rating(sheets, original, findings)
    before = original.rating if original else None
    ids: dict[str, dict[int, str]] = {}
    if original is None:
        goals, edits = assemble(tables, WrittenStrategy(alike=alike), entries, limits, ids)
        made = replace(_EMPTY, goals=goals)
        additions = _additions(sheets, made, tables, entries, ids, findings)
        table = _table(sheets, FINDINGS, original, findings)
        stated = stated_findings(table) if table else ()
        told = (*stated, *findings, *edits)
        return replace(made, title=_title(sheets), rating=rating, findings=told, additions=additions)
    findings += _edits_elsewhere(
        sheets, tables, replace(original, rating=_with_start(rating, before.start_year if before else None))
    )
    goals, edits = assemble(tables, WrittenStrategy(original, alike=alike), entries, limits, ids)
    made = replace(original, goals=goals, rating=rating, edits=(*original.edits, *entries.edits))
    additions = _additions(sheets, made, tables, entries, ids, findings)
    return replace(made, findings=(*original.findings, *findings, *edits), additions=additions)


def original_of(data: bytes, limits: Limits = USUAL) -> Strategy | None:
    """The strategy as it was written to the workbook `data`; null where that is gone.

    Raises:
        InputError: no workbook, or a damaged one; TooLargeError among them.
    """
    return embedded_strategy(LoadedBook(data, limits).sheets.get(DATA_SHEET), limits)[0]


def _table(
    sheets: BookSheets, entity: Entity[Any], original: Strategy | None, findings: list[Finding]
) -> EntityTable | None:
    """The table of `entity`, formulas calculated; null, and a finding, where its sheet is missing, or its headings.

    Raises:
        InputError: its headings are missing, and nothing else knows what it held.
    """
    grid = sheets.grid(entity.name)
    shown = finding_table(_EMPTY).columns if entity is FINDINGS else ()
    derived = [column for column in shown if column not in entity.columns]
    if entity is PROJECTS and grid:
        derived += money_headings(grid)
    missing = "edits.kept-as-it-was" if original else "edits.read-as-empty"
    table, outside = table_of(grid, entity, missing, derived, keeps=entity is not FINDINGS) if grid else (None, [])
    findings += outside
    if table:
        table = _calculated(table, sheets, findings)
        return with_ids(table, original, findings) if original else table
    title = render("edits.sheet", title=sheets.titles.get(entity.name, entity.heading))
    if grid and original is None:
        raise InputError(render("edits.book-without-headings", title=title))
    kept = render("edits.kept-as-it-was" if original else "edits.read-from-other-sheets")
    message = (
        render("edits.sheet-without-headings", title=title, kept=kept)
        if grid
        else render("edits.sheet-missing", title=title, kept=kept)
    )
    findings.append(finding("edit-unread", message))
    return None


def _calculated(table: EntityTable, sheets: BookSheets, findings: list[Finding]) -> EntityTable:
    """`table` with what its formulas came to; one that was never calculated stays one, which no column understands."""
    rows = []
    for row in table.rows:
        formulas = {name: cell for name, cell in row.cells.items() if isinstance(cell, Formula)}
        for name, formula in formulas.items():
            value = sheets.book.calculated(sheets.titles[table.entity.name], row.number, table.columns[name])
            if value is not None:
                message = render(
                    "edits.formula-read", place=table.place(row, name), formula=formula.text, value=verbatim(value)
                )
                findings.append(finding("cell-edited", message, before=formula.text, after=verbatim(value)))
                row = replace(row, cells={**row.cells, name: value})
        rows.append(row)
    return replace(table, rows=tuple(rows))


def _entries(
    sheets: BookSheets, original: Strategy | None, tables: Mapping[str, EntityTable], findings: list[Finding]
) -> Entries:
    """What people filled in of the years; nothing of the indicators where their sheet is missing."""
    entries = _read_progress(sheets, original, tables, findings) if sheets.grid(PROGRESS) else Entries()
    if table := tables.get(PROJECTS.name):
        projects = {node.id: node for node in original.nodes() if isinstance(node, Project)} if original else None
        read_budgets(table, sheets.titles[PROJECTS.name], projects, entries, findings)
    return entries


def _read_progress(
    sheets: BookSheets, original: Strategy | None, tables: Mapping[str, EntityTable], findings: list[Finding]
) -> Entries:
    grid = sheets.grid(PROGRESS)
    if grid is None:
        return Entries()
    written = {node.id: node for node in original.nodes() if isinstance(node, Indicator)} if original else {}
    ids = {
        verbatim(row.cells.get("id")).strip()
        for entity in (TARGETS, KPIS)
        if entity.name in tables
        for row in tables[entity.name].rows
    }
    for entity in (TARGETS, KPIS):
        if entity.name not in tables and original:
            ids.update(row.node.id for row in entity.rows(original))

    def calculated(row: int, column: int) -> CellValue:
        return sheets.book.calculated(sheets.titles[PROGRESS], row, column)

    return Progress(grid, calculated).entries(written if original else None, ids - {""}, findings)


def _rating(sheets: BookSheets, original: Strategy | None, findings: list[Finding]) -> Rating | None:
    """How years are judged, as 凡例 says; as it was where the sheet is missing."""
    before = original.rating if original else None
    legend, progress, data = sheets.grid("legend"), sheets.grid(PROGRESS), sheets.book.sheets.get(DATA_SHEET)
    rating = read_rating(legend, before, findings) if legend else before
    given = written_start(data) if data else None
    retyped = Progress(progress, _never).start if progress else None
    return _with_start(rating, given or retyped or (before.start_year if before else None))


def _with_start(rating: Rating | None, start_year: int | None) -> Rating | None:
    """`rating` with that first year; null where both are as this package has them."""
    made = replace(rating or USUAL_RATING, start_year=start_year)
    return None if made == USUAL_RATING else made


def _edits_elsewhere(sheets: BookSheets, tables: Mapping[str, EntityTable], original: Strategy) -> Iterator[Finding]:
    """A finding for each edit of a sheet that is not read: what `original` does not show there."""
    progress = sheets.grid(PROGRESS)
    start_year = written_start(sheets.book.sheets[DATA_SHEET])
    if start_year is None and progress:
        start_year = _start_year(original, Progress(progress, _never).years)
    headless = [entity.name for entity in NODES if entity.name not in tables]
    names = (*UNREAD, *headless)
    written = write_xlsx(original, lang=sheets.lang, start_year=start_year or None).file()
    book = LoadedBook(written, only={sheet_title(name, sheets.lang) for name in names})
    shown = BookSheets(book)
    for name in names:
        grid, expected = sheets.grid(name), shown.grid(name)
        if grid and expected:
            ignored = [Progress(one, _never).read_columns if name == PROGRESS else () for one in (grid, expected)]
            yield from unread_edits(grid, expected, partial(book.calculated, shown.titles[name]), *ignored)


def _title(sheets: BookSheets) -> str:
    """The title that heads 一覧; where there is none, that of the sheet stands there."""
    grid = sheets.grid("overview")
    title = verbatim(grid.rows[0][1][0]).strip() if grid and grid.rows else ""
    return "" if title == sheets.titles.get("overview") else title


def _start_year(original: Strategy, years: tuple[int, ...]) -> int | None:
    """The `start_year` that the workbook was written with, which gave 進捗管理 the columns of `years`."""
    if plan_years(original) == years:
        return None
    return next((year for year in years if plan_years(original, year) == years), None)


def _never(row: int, column: int) -> CellValue:
    """The result of formulas where none is needed."""
    return None


def _additions(
    sheets: BookSheets,
    strategy: Strategy,
    tables: Mapping[str, EntityTable],
    entries: Entries,
    ids: Mapping[str, Mapping[int, str]],
    findings: list[Finding],
) -> Additions | None:
    """What people added that `strategy`, which was loaded of all else, has no place for."""
    data = sheets.book.sheets.get(DATA_SHEET)
    written = written_looks(data) if data else {}
    reader = AdditionsReader(sheets.book, strategy.additions or Additions(), written, findings)
    own = {sheet.grid.title or "": sheet for sheet in _own_sheets(sheets, strategy, tables, entries, ids)}
    for sheet in own.values():
        reader.read_own(sheet)
    for title in sheets.strange:
        reader.read_strange(title, sheets.before(title))
    for place, text in reader.read_notes(own, sheets.strange):
        message = render("edits.memo-strange", place=place)
        findings.append(finding("edit-unread", message, before=text))
    return reader.additions()


def _own_sheets(
    sheets: BookSheets,
    strategy: Strategy,
    tables: Mapping[str, EntityTable],
    entries: Entries,
    ids: Mapping[str, Mapping[int, str]],
) -> Iterator[OwnSheet]:
    for entity in NODES:
        if (table := tables.get(entity.name)) and (grid := sheets.grid(entity.name)):
            keys = {**{at: name for name, at in table.columns.items()}, **table.strange}
            natural = [row.node.id for row in entity.rows(strategy)]
            yield OwnSheet(entity.name, grid, table.head, keys, table.strange, ids[entity.name], natural)
    if progress := entries.progress:
        natural = [row.indicator.id for row in progress_rows(strategy)]
        yield OwnSheet(PROGRESS, progress.grid, progress.head, progress.keys, progress.strange, progress.ids, natural)
