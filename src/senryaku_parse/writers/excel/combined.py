"""The workbook of many documents, drawn row by row: no row that is written is kept.

A sheet that is full goes on in another, as a table of its own: 事業, 事業 (2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from senryaku_parse.columns import FINDINGS, Entity
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.book import Book
from senryaku_parse.writers.excel.disk import on_disk
from senryaku_parse.writers.excel.legend import draw_columns
from senryaku_parse.writers.excel.listing import color_severities
from senryaku_parse.writers.excel.names import sheet_title, title_of
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.shown import CellRow, extents_of
from senryaku_parse.writers.excel.tidy import Drawing, begin_table

MOST_ROWS = 1_048_575
"""Rows of a sheet below its headings."""


@on_disk()
def draw_book(
    path: Path,
    lang: Lang,
    first: tuple[Entity[Any], Sequence[CellRow]],
    sizes: Sequence[tuple[Entity[Any], int, Sequence[int]]],
    waiting: Iterable[Mapping[str, Sequence[CellRow]]],
) -> None:
    """Write the workbook to `path`.

    `first` are the rows of the sheet 文書; `sizes` says of each other sheet how many rows it has and how much room its
    columns take; `waiting` gives these rows, document by document, by the name of the entity.
    """
    book = Book()
    documents, records = first

    def sheet(title: str) -> Sheet:
        return book.sheet(title, "A3 landscape", f"{len(records):,}{'文書' if lang == 'ja' else ' documents'}")

    listing = begin_table(
        sheet(title_of(documents, lang)), documents, lang, extents_of(records, len(documents.columns))
    )
    for row in records:
        listing.draw(row)
    listing.finish()
    drawings = {
        entity.name: [
            begin_table(sheet(_numbered(title_of(entity, lang), " ({})", at)), _part_of(entity, at), lang, extents)
            for at in range(1, max(1, -(-count // MOST_ROWS)) + 1)
        ]
        for entity, count, extents in sizes
    }
    drawn = dict.fromkeys(drawings, 0)
    for tables in waiting:
        for name, rows in tables.items():
            for row in rows:
                drawings[name][drawn[name] // MOST_ROWS].draw(row)
                drawn[name] += 1
    for entity, *_ in sizes:
        for drawing in drawings[entity.name]:
            _finish(drawing, entity, lang)
    draw_columns(sheet(sheet_title("legend", lang)), (documents, *(entity for entity, *_ in sizes)), lang)
    book.save(path)


def _finish(drawing: Drawing, entity: Entity[Any], lang: Lang) -> None:
    if entity.name == FINDINGS.name:
        names = [column.name for column in entity.columns]
        color_severities(drawing.sheet, names.index("severity") + 1, lang)
    drawing.finish()


def _part_of(entity: Entity[Any], number: int) -> Entity[Any]:
    """`entity` as the table of its sheet `number` is called."""
    return replace(entity, name=_numbered(entity.name, "_{}", number))


def _numbered(name: str, form: str, number: int) -> str:
    return name if number == 1 else name + form.format(number)
