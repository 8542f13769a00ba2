"""The sheets of a workbook of ours by what they are, in either language, whatever people called them since."""

from __future__ import annotations

from typing import Any

from senryaku_parse.columns import EDITS, FINDINGS, NODES, Entity
from senryaku_parse.loaders.book import LoadedBook
from senryaku_parse.loaders.cell_tables import CellGrid
from senryaku_parse.loaders.headings import known_headings
from senryaku_parse.loaders.merged import spread
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.names import DATA_SHEET, sheet_title

PROGRESS = "progress"
UNREAD = ("summary", "overview", PROGRESS, FINDINGS.name, EDITS.name, "legend")
"""Sheets that show what others hold; of 進捗管理 the actual values are read."""
LANGS: tuple[Lang, ...] = ("ja", "en")
TITLES = {
    sheet_title(name, lang): (name, lang) for name in (*UNREAD, *(entity.name for entity in NODES)) for lang in LANGS
}
"""Title → English title and language."""
RENAMED = 0.75
"""Share of an entity's headings by which a sheet is known whose title people changed."""
_TABLES = frozenset((PROGRESS, *(entity.name for entity in NODES)))
"""Sheets in which the writer merges no cells."""


class BookSheets:
    """The sheets of a workbook by what they are."""

    def __init__(self, book: LoadedBook) -> None:
        """Find out what the sheets of `book` are."""
        self.book = book
        self.titles: dict[str, str] = {}
        """Name as the writer's English titles have it → title."""
        self.strange: list[str] = []
        """Titles of sheets that people added."""
        langs: list[Lang] = []
        for title in book.sheets:
            name, lang = TITLES.get(title, (None, None))
            if name and lang and name not in self.titles:
                self.titles[name] = title
                langs.append(lang)
            elif title != DATA_SHEET:
                self.strange.append(title)
        self.lang: Lang = max(LANGS, key=langs.count)
        for entity in NODES:
            if entity.name not in self.titles:
                self._find(entity)

    def _find(self, entity: Entity[Any]) -> None:
        """Use an unknown sheet with the headings of `entity` as its sheet."""
        for title in self.strange:
            if known_headings(self.book.sheets[title].rows, entity) >= RENAMED * len(entity.columns):
                self.titles[entity.name] = title
                self.strange.remove(title)
                return

    def before(self, title: str) -> str:
        """What stands before the sheet of that title: the English title of one of ours, else its title; "" for nothing."""
        titles = [one for one in self.book.sheets if one != DATA_SHEET]
        at = titles.index(title)
        names = {own: name for name, own in self.titles.items()}
        return names.get(titles[at - 1], titles[at - 1]) if at else ""

    def grid(self, name: str) -> CellGrid | None:
        """The sheet of that name; null where it is missing."""
        title = self.titles.get(name)
        if title is None:
            return None
        grid = self.book.sheets[title]
        return spread(grid, self.book.outlines[title].merged) if name in _TABLES else grid
