"""A workbook as `writers.excel` writes it → Strategy, with what people edited since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from senryaku_parse.columns import EDITS, FINDINGS, KPIS, NODES, PROJECTS, TARGETS, Entity
from senryaku_parse.errors import InputError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.limits import BOOK_ONLY, USUAL, Limits
from senryaku_parse.loaders.assemble import assemble
from senryaku_parse.loaders.book import LoadedBook
from senryaku_parse.loaders.budgets import money_headings, read_budgets
from senryaku_parse.loaders.cell_tables import CellGrid, EntityTable, verbatim
from senryaku_parse.loaders.dated_ids import with_ids
from senryaku_parse.loaders.drafts import WrittenStrategy
from senryaku_parse.loaders.embedded import embedded_strategy, written_start
from senryaku_parse.loaders.findings_table import stated_findings
from senryaku_parse.loaders.headings import known_headings, table_of
from senryaku_parse.loaders.merged import spread
from senryaku_parse.loaders.progress import Entries, Progress
from senryaku_parse.loaders.rating import read_rating
from senryaku_parse.loaders.texts import alike
from senryaku_parse.loaders.unread import unread_edits
from senryaku_parse.messages import render
from senryaku_parse.model import Indicator, Project, Rating, Strategy
from senryaku_parse.source import Source
from senryaku_parse.spreadsheet.archive import sheet_titles
from senryaku_parse.spreadsheet.values import CellValue, Formula
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.excel.finding_rows import finding_table
from senryaku_parse.writers.excel.legend import USUAL_RATING
from senryaku_parse.writers.excel.names import DATA_SHEET, sheet_title
from senryaku_parse.writers.excel.years import plan_years

_LANGS: tuple[Lang, ...] = ("ja", "en")
_PROGRESS = "progress"
_UNREAD = ("summary", "overview", _PROGRESS, FINDINGS.name, EDITS.name, "legend")
"""Sheets that show what others hold; of 進捗管理 the actual values are read."""
_TITLES = {
    sheet_title(name, lang): (name, lang) for name in (*_UNREAD, *(entity.name for entity in NODES)) for lang in _LANGS
}
_TABLES = frozenset((_PROGRESS, *(entity.name for entity in NODES)))
"""Sheets in which the writer merges no cells."""
_EMPTY = Strategy(title="", source=Source("", "xlsx", ""))
"""What is known of a strategy whose workbook has lost the hidden sheet."""
_RENAMED = 0.75
"""Share of an entity's headings by which a sheet is known whose title people changed."""


class _Sheets:
    """The sheets of a workbook by what they are."""

    def __init__(self, book: LoadedBook) -> None:
        self.book = book
        self.titles: dict[str, str] = {}
        """Name as the writer's English titles have it → title."""
        self.strange: list[str] = []
        """Titles of sheets that people added."""
        langs: list[Lang] = []
        for title in book.sheets:
            name, lang = _TITLES.get(title, (None, None))
            if name and lang and name not in self.titles:
                self.titles[name] = title
                langs.append(lang)
            elif title != DATA_SHEET:
                self.strange.append(title)
        self.lang: Lang = max(_LANGS, key=langs.count)
        for entity in NODES:
            if entity.name not in self.titles:
                self._find(entity)

    def _find(self, entity: Entity[Any]) -> None:
        """Use an unknown sheet with the headings of `entity` as its sheet."""
        for title in self.strange:
            if known_headings(self.book.sheets[title].rows, entity) >= _RENAMED * len(entity.columns):
                self.titles[entity.name] = title
                self.strange.remove(title)
                return

    def grid(self, name: str) -> CellGrid | None:
        """The sheet of that name; null where it is missing."""
        title = self.titles.get(name)
        if title is None:
            return None
        grid = self.book.sheets[title]
        return spread(grid, self.book.merged[title]) if name in _TABLES else grid


def is_own_book(data: bytes, limits: Limits = USUAL) -> bool:
    """Whether `write_xlsx` wrote the workbook `data`: by its hidden sheet, else by a sheet with the title and headings of ours.

    False for what is no workbook, and for what can't be read, which reading it will tell.
    """
    try:
        titles = sheet_titles(data)
        if DATA_SHEET in titles:
            return True
        named = [entity for entity in NODES if any(_TITLES.get(title, ("",))[0] == entity.name for title in titles)]
        sheets = _Sheets(LoadedBook(data, limits)) if named else None
    except InputError:
        return False
    return sheets is not None and any(
        known_headings(grid.rows, entity) >= _RENAMED * len(entity.columns)
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
    sheets = _Sheets(book)
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
    findings += _strange(sheets)
    if original is None:
        goals, edits = assemble(tables, WrittenStrategy(alike=alike), entries, limits)
        table = _table(sheets, FINDINGS, original, findings)
        stated = stated_findings(table) if table else ()
        return replace(_EMPTY, title=_title(sheets), goals=goals, rating=rating, findings=(*stated, *findings, *edits))
    findings += _edits_elsewhere(
        sheets, tables, replace(original, rating=_with_start(rating, before.start_year if before else None))
    )
    goals, edits = assemble(tables, WrittenStrategy(original, alike=alike), entries, limits)
    return replace(
        original,
        goals=goals,
        findings=(*original.findings, *findings, *edits),
        rating=rating,
        edits=(*original.edits, *entries.edits),
    )


def original_of(data: bytes, limits: Limits = USUAL) -> Strategy | None:
    """The strategy as it was written to the workbook `data`; null where that is gone.

    Raises:
        InputError: no workbook, or a damaged one; TooLargeError among them.
    """
    return embedded_strategy(LoadedBook(data, limits).sheets.get(DATA_SHEET), limits)[0]


def _table(
    sheets: _Sheets, entity: Entity[Any], original: Strategy | None, findings: list[Finding]
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
    table, outside = table_of(grid, entity, missing, derived) if grid else (None, [])
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


def _calculated(table: EntityTable, sheets: _Sheets, findings: list[Finding]) -> EntityTable:
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
    sheets: _Sheets, original: Strategy | None, tables: Mapping[str, EntityTable], findings: list[Finding]
) -> Entries:
    """What people filled in of the years; nothing of the indicators where their sheet is missing."""
    entries = _read_progress(sheets, original, tables, findings) if sheets.grid(_PROGRESS) else Entries()
    if table := tables.get(PROJECTS.name):
        projects = {node.id: node for node in original.nodes() if isinstance(node, Project)} if original else None
        read_budgets(table, sheets.titles[PROJECTS.name], projects, entries, findings)
    return entries


def _read_progress(
    sheets: _Sheets, original: Strategy | None, tables: Mapping[str, EntityTable], findings: list[Finding]
) -> Entries:
    grid = sheets.grid(_PROGRESS)
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
        return sheets.book.calculated(sheets.titles[_PROGRESS], row, column)

    return Progress(grid, calculated).entries(written if original else None, ids - {""}, findings)


def _rating(sheets: _Sheets, original: Strategy | None, findings: list[Finding]) -> Rating | None:
    """How years are judged, as 凡例 says; as it was where the sheet is missing."""
    before = original.rating if original else None
    legend, progress, data = sheets.grid("legend"), sheets.grid(_PROGRESS), sheets.book.sheets.get(DATA_SHEET)
    rating = read_rating(legend, before, findings) if legend else before
    given = written_start(data) if data else None
    retyped = Progress(progress, _never).start if progress else None
    return _with_start(rating, given or retyped or (before.start_year if before else None))


def _with_start(rating: Rating | None, start_year: int | None) -> Rating | None:
    """`rating` with that first year; null where both are as this package has them."""
    made = replace(rating or USUAL_RATING, start_year=start_year)
    return None if made == USUAL_RATING else made


def _edits_elsewhere(sheets: _Sheets, tables: Mapping[str, EntityTable], original: Strategy) -> Iterator[Finding]:
    """A finding for each edit of a sheet that is not read: what `original` does not show there."""
    progress = sheets.grid(_PROGRESS)
    start_year = written_start(sheets.book.sheets[DATA_SHEET])
    if start_year is None and progress:
        start_year = _start_year(original, Progress(progress, _never).years)
    headless = [entity.name for entity in NODES if entity.name not in tables]
    names = (*_UNREAD, *headless)
    written = write_xlsx(original, lang=sheets.lang, start_year=start_year or None).file()
    book = LoadedBook(written, only={sheet_title(name, sheets.lang) for name in names})
    shown = _Sheets(book)
    for name in names:
        grid, expected = sheets.grid(name), shown.grid(name)
        if grid and expected:
            ignored = [Progress(one, _never).read_columns if name == _PROGRESS else () for one in (grid, expected)]
            yield from unread_edits(grid, expected, partial(book.calculated, shown.titles[name]), *ignored)


def _title(sheets: _Sheets) -> str:
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


def _strange(sheets: _Sheets) -> Iterator[Finding]:
    """A finding for each sheet that people added, and for each note."""
    for title in sheets.strange:
        message = render("edits.sheet-strange", title=title)
        lines = ("\t".join(map(verbatim, cells)).rstrip("\t") for _, cells in sheets.book.sheets[title].rows)
        yield finding("edit-unread", message, before="\n".join(lines))
    for place, text in sheets.book.notes:
        message = render("edits.memo-strange", place=place)
        yield finding("edit-unread", message, before=text)
