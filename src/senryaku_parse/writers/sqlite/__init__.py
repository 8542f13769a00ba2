"""SQLite: one table an entity, with the columns of the folder's CSV files, and the flat table as a view.

- `goals`, `targets`, `measures`, `kpis`, `projects` (基本目標, 数値目標, 施策, KPI, 事業): the nodes. `id` is the primary key, and
  every column that names an id of a table is a foreign key.
- `findings` (確認事項): the findings, those of writing this file included.
- `strategy` (総合戦略): one row with title, municipality, period and source.
- `leaves` (一覧): a view with the rows and columns of the flat CSV, in its order.

Texts are TEXT, true and false 1 and 0, lists JSON arrays (`json_each` opens them). A column of numbers is NUMERIC where each of
them is exact in 64 bits, as an integer or as the float that is written with its digits; else the whole column is TEXT, with
which `CAST(… AS REAL)` computes. The same strategy gives the same bytes with the same version of SQLite.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

from senryaku_parse.columns import ENTITIES
from senryaku_parse.findings import Finding
from senryaku_parse.model import Strategy
from senryaku_parse.writers.characters import NO_SQLITE, with_legal_texts
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.sqlite.integrity import check_ids, without_dangling
from senryaku_parse.writers.sqlite.tables import STRATEGY, create, insert, stored, values_of
from senryaku_parse.writers.sqlite.view import leaves_view
from senryaku_parse.writers.written import Written


def write_sqlite(strategy: Strategy, *, lang: Lang = "en") -> Written:
    """`strategy` as a database. With lang "ja" the names of tables and columns, and the codes, are Japanese.

    NUL and lone surrogates become U+FFFD, and a 再掲元ID of no project is left out, each with a finding.

    Raises:
        OutputError: two nodes have one id.
    """
    listed, findings = storable(strategy)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        for entity in (STRATEGY, *ENTITIES):
            columns, numeric = values_of(entity, listed, lang)
            database.execute(create(entity, numeric, lang))
            database.executemany(insert(entity, lang), stored(columns, entity, numeric))
        database.execute(leaves_view(lang))
        database.execute("COMMIT")
        return Written(database.serialize(), findings)


def storable(strategy: Strategy) -> tuple[Strategy, tuple[Finding, ...]]:
    """`strategy` as SQLite and its keys can hold it, and the findings on what that changed, which it holds too.

    Raises:
        OutputError: two nodes have one id.
    """
    strategy, replaced = with_legal_texts(strategy, NO_SQLITE, "SQLite")
    check_ids(strategy)
    strategy, dangling = without_dangling(strategy)
    findings = (*replaced, *dangling)
    listed, _ = with_legal_texts(replace(strategy, findings=(*strategy.findings, *findings)), NO_SQLITE, "SQLite")
    return listed, findings
