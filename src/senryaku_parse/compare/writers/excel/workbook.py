"""The workbooks: their sheets in order, and where their links lead."""

from __future__ import annotations

from io import BytesIO

from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.naming import names_of
from senryaku_parse.compare.series import History
from senryaku_parse.compare.writers.excel.contrast import TITLE, draw_contrast, places
from senryaku_parse.compare.writers.excel.contrast_rows import contrast_rows
from senryaku_parse.compare.writers.excel.overview import draw_overview
from senryaku_parse.compare.writers.history import history_table
from senryaku_parse.compare.writers.lines import groups
from senryaku_parse.compare.writers.records import CHANGES, PAIRS, named, told
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.book import Book
from senryaku_parse.writers.excel.disk import on_disk
from senryaku_parse.writers.excel.names import title_of
from senryaku_parse.writers.excel.sheet import Paper, Sheet, location
from senryaku_parse.writers.excel.tidy import draw_table
from senryaku_parse.writers.written import Written


class _Book:
    """A workbook while it is written."""

    def __init__(self, source: str) -> None:
        self._book = Book()
        self._source = source
        """What the footer of each page names."""
        self.texts = self._book.texts

    def sheet(self, title: str, paper: Paper) -> Sheet:
        return self._book.sheet(title, paper, self._source)

    def written(self) -> Written:
        buffer = BytesIO()
        self._book.save(buffer)
        return Written(buffer.getvalue(), tuple(self.texts.findings))


@on_disk()
def build(comparison: Comparison, lang: Lang) -> Written:
    """The workbook's bytes, and the texts that it shows changed. See `write_comparison_xlsx`."""
    rows = tuple(contrast_rows(groups(comparison)))
    book = _Book(" → ".join(names_of(comparison)))
    draw_overview(book.sheet("概要", "A4 portrait"), comparison)
    draw_contrast(book.sheet(TITLE, "A4 portrait"), book.texts, comparison, rows)
    old, new = ({node_id: location(TITLE, row) for node_id, row in side.items()} for side in places(rows))
    links = {"old_id": old, "new_id": new}
    draw_table(
        book.sheet(title_of(CHANGES, lang), "A3 landscape"),
        CHANGES,
        list(map(CHANGES.record, told(comparison))),
        lang,
        links,
    )
    draw_table(
        book.sheet(title_of(PAIRS, lang), "A3 landscape"),
        PAIRS,
        list(map(PAIRS.record, named(comparison))),
        lang,
        links,
    )
    return book.written()


@on_disk()
def build_history(history: History, lang: Lang) -> Written:
    """The workbook's bytes, and the texts that it shows changed. See `write_history_xlsx`."""
    table = history_table(history)
    book = _Book(" → ".join(history.names))
    draw_table(
        book.sheet(title_of(table, lang), "A3 landscape"), table, list(map(table.record, history.items)), lang, {}
    )
    return book.written()
