"""The workbook: its sheets in order, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, NamedTuple

from senryaku_parse.columns import EDITS, NODES, PROJECTS, Entity
from senryaku_parse.findings import Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.added_cells import draw_added_sheets
from senryaku_parse.writers.excel.additions import SheetAdditions, additions_of, with_added
from senryaku_parse.writers.excel.aim_sources import AimSources, letters_of
from senryaku_parse.writers.excel.book import Book
from senryaku_parse.writers.excel.calculation import Operand
from senryaku_parse.writers.excel.disk import on_disk
from senryaku_parse.writers.excel.embedded import Looks, looks_text, to_cells
from senryaku_parse.writers.excel.finding_rows import finding_table
from senryaku_parse.writers.excel.formulas import MARKS, RATES
from senryaku_parse.writers.excel.legend import USUAL_RATING, draw_legend
from senryaku_parse.writers.excel.listing import color_severities
from senryaku_parse.writers.excel.money import money_columns
from senryaku_parse.writers.excel.names import DATA_MARK, DATA_SHEET, SHEETS, sheet_title
from senryaku_parse.writers.excel.overview import draw_overview, overview_rows
from senryaku_parse.writers.excel.progress import draw_progress
from senryaku_parse.writers.excel.progress_layout import Layout, lay_out
from senryaku_parse.writers.excel.sheet import Paper, Sheet, location
from senryaku_parse.writers.excel.summary import draw_summary
from senryaku_parse.writers.excel.summary_rows import facts
from senryaku_parse.writers.excel.texts import LegalTexts
from senryaku_parse.writers.excel.tidy import ASIDE, draw_table
from senryaku_parse.writers.written import Written

_PAPERS: frozendict[str, Paper] = frozendict(
    {
        **dict.fromkeys(SHEETS, "A3 landscape"),
        "summary": "A4 portrait",
        "overview": "A4 portrait",
        "legend": "A4 portrait",
    }
)


@on_disk()
def build(strategy: Strategy, lang: Lang, start_year: int | None) -> Written:
    """The workbook's bytes, and the texts that it shows changed. See `write_xlsx`."""
    book = Book()
    texts = book.texts
    book.describe(strategy.title, strategy.municipality or "", strategy.source.name)
    layout = lay_out(strategy, lang, start_year)
    tables = {entity.name: _Table.of(entity, strategy, layout) for entity in NODES}
    places = _places(tables.values(), strategy, lang)
    shown = [name for name in SHEETS if name != EDITS.name or strategy.edits]
    sheets: dict[str, Sheet] = {
        name: book.sheet(sheet_title(name, lang), _PAPERS[name], strategy.source.name) for name in shown
    }
    draw_overview(sheets["overview"], strategy, lang)
    for name, table in tables.items():
        _draw_entity(sheets[name], table, lang, places)
    if strategy.edits:
        draw_table(sheets[EDITS.name], EDITS, list(EDITS.records(strategy)), lang, {"id": places[None]})
    rating = strategy.rating or USUAL_RATING
    names: dict[str, Operand] = {MARKS: rating.marks, RATES: [float(rate) for rate in rating.rates]}
    sources = AimSources(lang, letters_of(table.entity for table in tables.values()))
    shown_there = draw_progress(sheets["progress"], layout, sources, {**places["targets"], **places["kpis"]}, names)
    draw_legend(sheets["legend"], strategy, lang)
    findings = _with_changed_texts(strategy, layout, texts, f"シート「{sheets['findings'].page.title}」")
    draw_summary(sheets["summary"], strategy, findings, layout, places["goals"], {**names, **shown_there})
    _draw_findings(sheets["findings"], strategy, findings, lang, places)
    looks = {name: sheets[name].columns for name in (*tables, "progress")}
    _keep(book.sheet(DATA_SHEET), strategy, start_year, looks)
    if strategy.additions:
        draw_added_sheets(book, strategy.additions, lang)
    buffer = BytesIO()
    book.save(buffer)
    return Written(buffer.getvalue(), tuple(texts.findings))


class _Table(NamedTuple):
    """A sheet of nodes before it is drawn."""

    entity: Entity[Any]
    """With the columns of money and those that people added."""
    inside: int
    """How many columns the table has."""
    rows: list[Any]
    """In the order of the sheet."""
    additions: SheetAdditions

    @classmethod
    def of(cls, entity: Entity[Any], strategy: Strategy, layout: Layout) -> _Table:
        columns = (*entity.columns, *money_columns(layout)) if entity is PROJECTS else entity.columns
        additions = additions_of(strategy, entity.name)
        drawn, inside = with_added(replace(entity, columns=columns), additions)
        rows = additions.arranged(entity.rows(strategy), lambda row: row.node.id)
        return cls(drawn, inside, rows, additions)


def _keep(sheet: Sheet, strategy: Strategy, start_year: int | None, looks: Looks) -> None:
    """Hide the strategy in its own workbook, where only a program shows it, and how the columns of its sheets look."""
    style = sheet.styles.text
    sheet.page.sheet_state = "veryHidden"
    head = (DATA_MARK, strategy.schema_version, str(start_year or "-"), looks_text(looks))
    sheet.append([sheet.text(at, text, style) for at, text in enumerate(head, 1)])
    for cell in to_cells(strategy):
        sheet.append([sheet.text(1, cell, style)])


def _places(tables: Iterable[_Table], strategy: Strategy, lang: Lang) -> dict[str | None, dict[str, str]]:
    """Entity → id → its row in the entity's sheet; under null, id → its row in 一覧."""
    places: dict[str | None, dict[str, str]] = {
        table.entity.name: {
            row.node.id: location(sheet_title(table.entity.name, lang), at) for at, row in enumerate(table.rows, 2)
        }
        for table in tables
    }
    overview = sheet_title("overview", lang)
    places[None] = {node_id: location(overview, row) for node_id, row in overview_rows(strategy, lang).items()}
    return places


def _draw_entity(sheet: Sheet, table: _Table, lang: Lang, places: Mapping[str | None, Mapping[str, str]]) -> None:
    """A node's own id leads to 一覧, the id of another node to that node's row."""
    entity = table.entity
    links = {column.name: places[column.refers_to] for column in entity.columns if column.refers_to}
    records = list(map(entity.record, table.rows))
    aside = {*ASIDE, "goal_id"} if any(column.name == "measure_id" for column in entity.columns) else ASIDE
    draw_table(sheet, entity, records, lang, {"id": places[None], **links}, table.additions, table.inside, aside)


def _draw_findings(
    sheet: Sheet,
    strategy: Strategy,
    findings: Sequence[Finding],
    lang: Lang,
    places: Mapping[str | None, Mapping[str, str]],
) -> None:
    """The id of the node that a finding is about leads to that node's row."""
    table = finding_table(strategy)
    rows = {node_id: place for entity in NODES for node_id, place in places[entity.name].items()}
    draw_table(sheet, table, list(map(table.record, findings)), lang, {"id": rows})
    color_severities(sheet, 1, lang)


def _with_changed_texts(strategy: Strategy, layout: Layout, texts: LegalTexts, place: str) -> list[Finding]:
    """All findings, and one for each text that the workbook shows changed, those of findings and 概要 included."""
    for found in strategy.findings:
        for text in (found.message, found.before, found.after):
            texts.legal(text or "", place)
    for _, text in facts(strategy, layout):
        texts.legal(text, f"シート「{sheet_title('summary', layout.lang)}」")
    return [*strategy.findings, *texts.findings]
