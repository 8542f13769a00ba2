"""The workbook: its sheets in order, and where its links lead."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from frozendict import frozendict
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from senryaku_parse.columns import FINDINGS, NODES, Entity
from senryaku_parse.findings import SEVERITIES, Finding
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.overview import draw_overview, overview_rows
from senryaku_parse.writers.excel.sheet import Sheet, location
from senryaku_parse.writers.excel.styles import Styles
from senryaku_parse.writers.excel.texts import Texts
from senryaku_parse.writers.excel.tidy import draw_table
from senryaku_parse.writers.written import Written

_OVERVIEW: frozendict[Lang, str] = frozendict({"ja": "一覧", "en": "overview"})
_COLORS = frozendict({"warning": "FFEB9C", "error": "FFC7CE"})
"""Severity → colour of its cell."""


def write_xlsx(strategy: Strategy, *, lang: Lang = "ja") -> Written:
    """`strategy` as a workbook: 一覧 as the city prints it, a table by entity, and 確認事項.

    Texts stand as texts, whatever they begin with. A text that Excel can't hold (control characters, over 32,767
    characters) stands as far as it can, and 確認事項 has one more row that says where and what.
    `lang` chooses headings and code words: Japanese, or the names and codes of JSON.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "senryaku_parse"
    styles, texts = Styles(book), Texts()
    overview = Sheet(book, _OVERVIEW[lang], styles, texts)
    overview.set_up_print("A4 portrait", strategy.source.name)
    draw_overview(overview, strategy, lang)
    places = _places(strategy, lang)
    for entity in NODES:
        _draw_entity(Sheet(book, _title(entity, lang), styles, texts), entity, strategy, lang, places)
    _draw_findings(Sheet(book, _title(FINDINGS, lang), styles, texts), strategy, lang, texts)
    buffer = BytesIO()
    book.save(buffer)
    return Written(buffer.getvalue(), tuple(texts.findings))


def _title(entity: Entity[Any], lang: Lang) -> str:
    return entity.heading if lang == "ja" else entity.name


def _places(strategy: Strategy, lang: Lang) -> dict[str | None, dict[str, str]]:
    """Entity → id → its row in the entity's sheet; under null, id → its row in 一覧."""
    places: dict[str | None, dict[str, str]] = {
        entity.name: {
            row.node.id: location(_title(entity, lang), at) for at, row in enumerate(entity.rows(strategy), 2)
        }
        for entity in NODES
    }
    places[None] = {node_id: location(_OVERVIEW[lang], row) for node_id, row in overview_rows(strategy, lang).items()}
    return places


def _draw_entity(
    sheet: Sheet,
    entity: Entity[Any],
    strategy: Strategy,
    lang: Lang,
    places: Mapping[str | None, Mapping[str, str]],
) -> None:
    """A node's own id leads to 一覧, the id of another node to that node's row."""
    links = {column.name: places[column.refers_to] for column in entity.columns if column.refers_to}
    sheet.set_up_print("A3 landscape", strategy.source.name)
    draw_table(sheet, entity, list(entity.records(strategy)), lang, {"id": places[None], **links})


def _draw_findings(sheet: Sheet, strategy: Strategy, lang: Lang, texts: Texts) -> None:
    sheet.set_up_print("A3 landscape", strategy.source.name)
    findings = _with_changed_texts(strategy.findings, texts, f"シート「{sheet.page.title}」")
    draw_table(sheet, FINDINGS, [FINDINGS.record(found) for found in findings], lang, {})
    for severity, color in _COLORS.items():
        word = SEVERITIES[severity] if lang == "ja" else severity
        look = DifferentialStyle(fill=PatternFill("solid", bgColor=color))
        rule = Rule("cellIs", operator="equal", formula=[f'"{word}"'], dxf=look)
        sheet.page.conditional_formatting.add(f"A2:A{sheet.row}", rule)


def _with_changed_texts(findings: tuple[Finding, ...], texts: Texts, place: str) -> list[Finding]:
    """`findings`, and one for each text that the workbook shows changed, those of `findings` included."""
    for found in findings:
        for text in (found.message, found.before, found.after):
            texts.legal(text or "", place)
    return [*findings, *texts.findings]
