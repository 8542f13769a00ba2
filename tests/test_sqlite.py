"""SQLite out: a table an entity with real keys, the flat table as a view, numbers that compute and are exact."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given

import senryaku_parse as sp
from senryaku_parse.columns import ENTITIES, NODES, Value
from senryaku_parse.source import Source
from senryaku_parse.writers.csv import COLUMNS, leaves
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.sqlite import write_sqlite
from tests.support.spoiled import spoiled_strategies
from tests.support.strategies import strategies

LANGS: tuple[Lang, ...] = ("en", "ja")
DOCUMENT = """| 基本目標 | 1. 安心 | | |
|---|---|---|---|
| 数値目標 | ①出生率 | 5年で1.49とし0.12ポイント向上 | |
| 具体的施策 | (ア) 子育て ①相談 | | |
| KPI | 件数 ⇒ 50件（R1）→80件（R6） | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | 給付事業（再掲） | 給付/あおば銀行、みどり銀行 |
| 具体的施策 | (ア) 子育て ②保育 | | |
| 具体的施策 | (イ) 仕事 ①就労 | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | | 給付事業 | 給付 |
| 基本目標 | 2. 空の目標 | | |
"""


@pytest.fixture(scope="module")
def strategy() -> sp.Strategy:
    return sp.parse_text(DOCUMENT)


def _open(strategy: sp.Strategy, lang: Lang = "en") -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(write_sqlite(strategy, lang=lang).file())
    return database


def _rows(database: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return database.execute(query).fetchall()


def _stored(value: Value, words: dict[str, str]) -> object:
    """A value as SQLite gives it back, numbers as the decimals they are written with."""
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return words.get(value, value) if isinstance(value, str) else value


def _exact(value: object) -> object:
    return Decimal(repr(value)) if isinstance(value, float) else value


def _check_tables(strategy: sp.Strategy, lang: Lang) -> None:
    with closing(_open(strategy, lang)) as database:
        for entity in ENTITIES:
            ja = lang == "ja"
            names = ", ".join(f'"{column.heading if ja else column.name}"' for column in entity.columns)
            found = _rows(database, f'SELECT {names} FROM "{entity.heading if ja else entity.name}" ORDER BY rowid')
            words = [dict(column.words) if ja else {} for column in entity.columns]
            expected = [tuple(map(_stored, record, words)) for record in entity.records(strategy)]
            assert [tuple(map(_exact, row)) for row in found] == expected


def _check_view(strategy: sp.Strategy, lang: Lang) -> None:
    with closing(_open(strategy, lang)) as database:
        cursor = database.execute("SELECT * FROM leaves" if lang == "en" else "SELECT * FROM 一覧")
        assert [name for name, *_ in cursor.description] == [
            column.name if lang == "en" else column.heading for column in COLUMNS
        ]
        words = [dict(column.words) if lang == "ja" else {} for column in COLUMNS]
        expected = [
            tuple(_stored(column.get(leaf), spoken) for column, spoken in zip(COLUMNS, words, strict=True))
            for leaf in leaves(strategy)
        ]
        assert [tuple(map(_exact, row)) for row in cursor] == expected


@pytest.mark.parametrize("lang", LANGS)
def test_tables_hold_every_value(strategy: sp.Strategy, sample: Path, lang: Lang) -> None:
    _check_tables(strategy, lang)
    _check_tables(sp.parse(sample), lang)


@pytest.mark.parametrize("lang", LANGS)
def test_view_is_the_flat_table(strategy: sp.Strategy, sample: Path, lang: Lang) -> None:
    _check_view(strategy, lang)
    _check_view(sp.parse(sample), lang)


@given(strategies())
def test_generated_strategies_come_back(strategy: sp.Strategy) -> None:
    _check_tables(strategy, "en")
    _check_view(strategy, "ja")


@given(spoiled_strategies())
def test_keys_hold_whatever_the_texts_are(strategy: sp.Strategy) -> None:
    with closing(_open(strategy)) as database:
        assert _rows(database, "PRAGMA foreign_key_check") == []
        assert _rows(database, "PRAGMA integrity_check") == [("ok",)]
        assert _rows(database, "SELECT count(*) FROM leaves") == [(len(list(leaves(strategy))),)]
        assert _rows(database, "SELECT count(*) FROM projects WHERE reprint_of = '9-ア-9-P9'") == [(0,)]


def test_keys_are_declared(strategy: sp.Strategy) -> None:
    with closing(_open(strategy)) as database:
        for entity in NODES:
            keys = {(row[3], row[2], row[4]) for row in _rows(database, f"PRAGMA foreign_key_list({entity.name})")}
            assert keys == {(column.name, column.refers_to, "id") for column in entity.columns if column.refers_to}
            primary = [row[1] for row in _rows(database, f"PRAGMA table_info({entity.name})") if row[5]]
            assert primary == ["id"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kpis SET measure_id = '9'",
        "DELETE FROM goals WHERE id = '1'",
        "UPDATE projects SET id = '1-イ-1-P1'",
        "UPDATE projects SET reprint_of = 'x'",
        "UPDATE goals SET id = NULL",
        "UPDATE projects SET reprint = 2",
    ],
)
def test_keys_are_enforced(strategy: sp.Strategy, change: str) -> None:
    with closing(_open(strategy)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError), database:
            database.execute(change)


def test_questions_people_ask(strategy: sp.Strategy) -> None:
    with closing(_open(strategy)) as database:
        assert _rows(database, "SELECT value * 2, value > 1, typeof(value) FROM targets") == [(2.98, 1, "real")]
        assert _rows(database, "SELECT sum(value - baseline), typeof(value) FROM kpis") == [(30, "integer")]
        joined = "SELECT m.name, p.name FROM projects p JOIN measures m ON m.id = p.measure_id ORDER BY p.id"
        assert _rows(database, joined) == [("相談", "給付事業"), ("就労", "給付事業")]
        names = "SELECT json_each.value FROM projects, json_each(organizations)"
        assert _rows(database, names) == [("あおば銀行",), ("みどり銀行",)]
        assert _rows(database, "SELECT title, municipality, schema_version FROM strategy") == [("", None, "1")]


def test_japanese_names(strategy: sp.Strategy) -> None:
    with closing(_open(strategy, "ja")) as database:
        tables = {name for (name,) in _rows(database, "SELECT name FROM sqlite_schema WHERE type != 'index'")}
        assert tables == {"総合戦略", "一覧", "基本目標", "数値目標", "施策", "KPI", "事業", "確認事項"}
        assert _rows(database, "SELECT 方向 FROM 数値目標") == [("増加",)]


def _of_values(*values: str) -> sp.Strategy:
    targets = tuple(
        sp.Indicator(id=f"1-T{at}", name="率", target=sp.Target(text=value, value=Decimal(value)))
        for at, value in enumerate(values, 1)
    )
    return sp.Strategy(title="", source=Source("", "", ""), goals=(sp.Goal(id="1", name="安心", targets=targets),))


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        (("1.49", "-107", "10.50"), ["real", "integer", "real"]),
        (("9007199254740993", "9223372036854775807"), ["integer", "integer"]),
        (("1E+20", "0.1"), ["real", "real"]),
        (("9223372036854775808",), ["text"]),
        (("0.1234567890123456789", "5"), ["text", "text"]),
        (("1E+400",), ["text"]),
    ],
)
def test_numbers_are_exact_or_the_column_is_text(values: tuple[str, ...], kinds: list[str]) -> None:
    with closing(_open(_of_values(*values))) as database:
        found = _rows(database, "SELECT value, typeof(value) FROM targets ORDER BY rowid")
        assert [Decimal(str(value)) for value, _ in found] == [Decimal(value) for value in values]
        assert [kind for _, kind in found] == kinds


def test_reprint_of_nothing_is_left_out_and_told(strategy: sp.Strategy) -> None:
    *_, project = (node for node in strategy.nodes() if isinstance(node, sp.Project))
    measure = sp.Measure(id="1-1", name="相談", projects=(replace(project, reprint_of="9-P9"),))
    dangling = replace(strategy, goals=(sp.Goal(id="1", name="安心", measures=(measure,)),), findings=())
    written = write_sqlite(dangling)
    assert [(found.code, found.before) for found in written.findings] == [("field-not-written", "9-P9")]
    with closing(_open(dangling)) as database:
        assert _rows(database, "SELECT reprint_of FROM projects") == [(None,)]
        assert _rows(database, "SELECT code FROM findings") == [("field-not-written",)]


def test_two_nodes_of_one_id_are_an_error(tmp_path: Path) -> None:
    goals = (sp.Goal(id="1", name="安心"), sp.Goal(id="1", name="仕事"))
    with pytest.raises(sp.OutputError, match="ID「1」の項目が2件"):
        sp.Strategy(title="", source=Source("", "", ""), goals=goals).write(tmp_path / "out.db")
    assert list(tmp_path.iterdir()) == []


def test_nul_and_lone_surrogates_are_told() -> None:
    odd = sp.Strategy(title="", source=Source("", "", ""), goals=(sp.Goal(id="1", name="安\x00心\ud800"),))
    assert [found.after for found in write_sqlite(odd).findings] == ["安\ufffd心\ufffd"]
    with closing(_open(odd)) as database:
        assert _rows(database, "SELECT name, length(name) FROM goals") == [("安\ufffd心\ufffd", 4)]


def test_strategy_without_goals_has_its_tables() -> None:
    with closing(_open(sp.Strategy(title="戦略", source=Source("", "", "")))) as database:
        assert _rows(database, "SELECT * FROM leaves") == []
        assert _rows(database, "SELECT title FROM strategy") == [("戦略",)]


def test_same_strategy_same_bytes(sample: Path) -> None:
    assert write_sqlite(sp.parse(sample)) == write_sqlite(sp.parse(sample))


@pytest.fixture(params=[".sqlite", ".db"])
def file(request: pytest.FixtureRequest, sample: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / f"out{request.param}"
    assert sp.parse(sample).write(path) == ()
    with closing(sqlite3.connect(path)) as database:
        yield database


def test_pandas_reads_the_file(file: sqlite3.Connection, sample: Path) -> None:
    frames = sp.parse(sample).to_frames()
    projects = pd.read_sql("SELECT * FROM projects", file)
    assert projects["name"].tolist() == frames["projects"]["name"].tolist()
    assert pd.read_sql("SELECT value FROM targets WHERE id = '1-T1'", file)["value"].tolist() == [1.49]
