"""The workbook of many documents: 文書 with a row a document, a sheet by entity, 確認事項, 凡例.

How wide a column is depends on all documents, so the rows wait on the disk until the last is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from senryaku_parse.columns import FINDINGS, NODES, Entity
from senryaku_parse.findings import Finding
from senryaku_parse.messages import render
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.finding_rows import FINDING_TABLE, finding_table
from senryaku_parse.writers.excel.names import title_of
from senryaku_parse.writers.excel.shown import CellRow, extents_of, shown
from senryaku_parse.writers.excel.texts import LegalTexts
from senryaku_parse.writers.many import DocumentPart
from senryaku_parse.writers.many.documents import DOCUMENTS
from senryaku_parse.writers.many.spool import spool
from senryaku_parse.writers.open_data import ORIGIN


class SheetRows(NamedTuple):
    """The rows of one document in one sheet."""

    rows: list[CellRow]
    extents: list[int]
    """How much room each column takes."""


Tables: TypeAlias = Mapping[str, SheetRows]
"""Entity → rows."""

ENTITIES: tuple[Entity[Any], ...] = tuple(
    replace(entity, columns=(*ORIGIN, *entity.columns)) for entity in (*NODES, FINDING_TABLE)
)
"""What has a sheet of its own: whose data a row is stands on its left."""


@dataclass(frozen=True, slots=True)
class XlsxCollector:
    """See `Collector`."""

    lang: Lang = "ja"

    def part(self, strategy: Strategy) -> tuple[Tables, tuple[Finding, ...]]:
        """The rows of each sheet; 確認事項 tells of the texts that the workbook shows changed, too."""
        origin = [column.get(strategy) for column in ORIGIN]
        listing, texts = finding_table(strategy), LegalTexts()
        tables: dict[str, list[CellRow]] = {}
        for entity, table in zip(ENTITIES, (*NODES, listing), strict=True):
            records = [(*origin, *record) for record in table.records(strategy)]
            tables[entity.name] = shown(records, entity.columns, self.lang)
            place = render("edits.sheet", title=title_of(entity, self.lang))
            for text in _texts(tables[entity.name]):
                texts.legal(text, place)
        told = tuple(texts.findings)
        more = [(*origin, *listing.record(found)) for found in told]
        tables[FINDINGS.name] += shown(more, ENTITIES[-1].columns, self.lang)
        return {
            entity.name: SheetRows(tables[entity.name], extents_of(tables[entity.name], len(entity.columns)))
            for entity in ENTITIES
        }, told

    def write(self, parts: Iterable[DocumentPart], path: Path) -> None:
        """All sheets."""
        from senryaku_parse.writers.excel.combined import draw_book

        names = [entity.name for entity in ENTITIES]
        extents = {entity.name: [0] * len(entity.columns) for entity in ENTITIES}
        counts = dict.fromkeys(names, 0)
        documents: list[CellRow] = []
        with spool(path.parent) as waiting:
            for part in parts:
                documents += shown([part.record], DOCUMENTS.columns, self.lang)
                if part.content:
                    for name, (rows, room) in part.content.items():
                        counts[name] += len(rows)
                        extents[name] = list(map(max, extents[name], room))
                    waiting.add({name: part.content[name].rows for name in names})
            sizes = [(entity, counts[entity.name], extents[entity.name]) for entity in ENTITIES]
            draw_book(path, self.lang, (DOCUMENTS, documents), sizes, waiting)


def _texts(rows: Iterable[CellRow]) -> Iterator[str]:
    return (value for row in rows for value in row if isinstance(value, str))
