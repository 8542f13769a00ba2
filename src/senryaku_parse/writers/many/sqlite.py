"""SQLite of many documents: the tables of `writers.sqlite`, each row with its document, and the table `documents`.

A row is known by its document and its id. Which columns are numbers depends on all documents, so the rows wait on the disk
until the last is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from operator import and_
from pathlib import Path
from typing import TypeAlias

from senryaku_parse.columns import ENTITIES
from senryaku_parse.findings import Finding
from senryaku_parse.model import Strategy
from senryaku_parse.writers.characters import NO_SQLITE
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.many import DocumentPart
from senryaku_parse.writers.many.documents import DOCUMENTS
from senryaku_parse.writers.many.spool import Spool, spool
from senryaku_parse.writers.sqlite import storable
from senryaku_parse.writers.sqlite.tables import Values, columns_of, create, insert, stored, values_of
from senryaku_parse.writers.sqlite.view import leaves_view

_Tables: TypeAlias = Mapping[str, Values]
_QUICK = ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON")
"""The file is nobody's until it is whole: nothing needs to be taken back."""


@dataclass(frozen=True, slots=True)
class SqliteCollector:
    """See `Collector`."""

    lang: Lang = "en"

    def part(self, strategy: Strategy) -> tuple[_Tables, tuple[Finding, ...]]:
        """Entity → the values of its rows."""
        listed, findings = storable(strategy)
        return {entity.name: values_of(entity, listed, self.lang, many=True) for entity in ENTITIES}, findings

    def write(self, parts: Iterable[DocumentPart], path: Path) -> None:
        """All tables and the view."""
        numeric: dict[str, list[bool]] = {}
        with spool(path.parent) as waiting:
            for part in parts:
                for name, values in (part.content or {}).items():
                    numeric[name] = list(map(and_, numeric.get(name, values.numeric), values.numeric))
                waiting.add(part)
            try:
                with closing(sqlite3.connect(path, isolation_level=None)) as database:
                    self._fill(database, waiting, numeric)
            except sqlite3.OperationalError as error:
                raise OSError(f"SQLite: {error}") from None

    def _fill(
        self,
        database: sqlite3.Connection,
        waiting: Spool,
        numeric: Mapping[str, Sequence[bool]],
    ) -> None:
        for pragma in _QUICK:
            database.execute(f"PRAGMA {pragma}")
        database.execute("BEGIN")
        exact = {one.name: numeric.get(one.name) or [True] * len(columns_of(one, many=True)) for one in ENTITIES}
        database.execute(create(DOCUMENTS, [True] * len(DOCUMENTS.columns), self.lang, many=True))
        for entity in ENTITIES:
            database.execute(create(entity, exact[entity.name], self.lang, many=True))
        documents = insert(DOCUMENTS, self.lang, many=True)
        statements = [(entity, insert(entity, self.lang, many=True)) for entity in ENTITIES]
        for record, tables in waiting:
            legal = [NO_SQLITE.sub("\ufffd", value) if isinstance(value, str) else value for value in record]
            database.execute(documents, legal)
            for entity, statement in statements if tables else ():
                columns = tables[entity.name].columns
                database.executemany(statement, stored(columns, entity, exact[entity.name], many=True))
        database.execute(leaves_view(self.lang, many=True))
        database.execute("COMMIT")
