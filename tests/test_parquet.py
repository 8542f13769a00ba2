"""Parquet out: the flat table with types, every value exactly as it was read."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

import senryaku_parse as sp
from senryaku_parse.columns import Value
from senryaku_parse.source import Source
from senryaku_parse.writers.csv import COLUMNS, leaves
from senryaku_parse.writers.parquet import write_parquet
from tests.support.spoiled import spoiled_strategies
from tests.support.strategies import strategies


def _table(strategy: sp.Strategy, **options: str) -> pa.Table:
    return pq.read_table(io.BytesIO(write_parquet(strategy, **options).file()))  # type: ignore[arg-type]


def _expected(strategy: sp.Strategy) -> list[dict[str, object]]:
    def plain(value: Value) -> object:
        return list(value) if isinstance(value, tuple) else value

    return [{column.name: plain(column.get(leaf)) for column in COLUMNS} for leaf in leaves(strategy)]


def _of_values(*values: str) -> sp.Strategy:
    targets = tuple(
        sp.Indicator(id=f"1-T{at}", name="率", target=sp.Target(text=value, value=Decimal(value)))
        for at, value in enumerate(values, 1)
    )
    return sp.Strategy(title="", source=Source("", "", ""), goals=(sp.Goal(id="1", name="安心", targets=targets),))


@given(strategies())
def test_every_value_comes_back(strategy: sp.Strategy) -> None:
    assert _table(strategy).to_pylist() == _expected(strategy)


def test_sample_comes_back(sample: Path) -> None:
    strategy = sp.parse(sample)
    assert _table(strategy).to_pylist() == _expected(strategy)


@given(spoiled_strategies())
def test_nothing_is_too_much(strategy: sp.Strategy) -> None:
    table = _table(strategy)
    assert table.column_names == [column.name for column in COLUMNS]
    assert table.num_rows == len(list(leaves(strategy)))


def test_types() -> None:
    schema = _table(_of_values("1.49")).schema
    assert {str(kind) for kind in schema.types} == {
        *("string", "int64", "bool", "decimal128(38, 4)"),
        str(schema.field("organizations").type),
    }
    assert schema.field("organizations").type.value_type == pa.string()
    assert schema.equals(_table(_of_values()).schema), "a strategy without numbers has the same types"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (("1.49", "-107", "46000"), "decimal128(38, 4)"),
        (("0.12345678901234567890",), "decimal128(38, 20)"),
        (("1E+33", "0.1"), "decimal128(38, 4)"),
        (("1E+40", "0.1"), "decimal256(76, 4)"),
        (("1E+70", "1E-10"), "string"),
    ],
)
def test_numbers_are_exact_whatever_they_take(values: tuple[str, ...], kind: str) -> None:
    table = _table(_of_values(*values))
    assert str(table.schema.field("value").type) == kind
    assert [Decimal(value) for value in table["value"].to_pylist()] == [Decimal(value) for value in values]


def test_japanese_names_and_words(sample: Path) -> None:
    table = _table(sp.parse(sample), lang="ja")
    assert table.column_names == [column.heading for column in COLUMNS]
    assert set(table["種別"].to_pylist()) == {"数値目標", "KPI", "事業"}
    assert set(table["方向"].to_pylist()) <= {"増加", "減少", "維持", None}


def test_file_says_whose_data_it_is(sample: Path) -> None:
    strategy = sp.parse(sample)
    schema = _table(strategy).schema
    about = {name.decode(): text.decode() for name, text in schema.metadata.items()}
    assert about["title"] == strategy.title
    assert about["source_sha256"] == strategy.source.sha256
    assert about["schema_version"] == "1"
    assert schema.field("value").metadata[b"heading"].decode() == "目標値"


def test_pandas_reads_it_exactly(sample: Path, tmp_path: Path) -> None:
    strategy = sp.parse(sample)
    strategy.write(tmp_path / "out.parquet")
    frame = pd.read_parquet(tmp_path / "out.parquet").set_index("id")
    assert frame.loc["1-T1", "value"] == Decimal("1.49")
    assert len(frame) == len(list(leaves(strategy)))
    organizations = {name for names in frame["organizations"].dropna() for name in names}
    assert organizations == {
        name for node in strategy.nodes() if isinstance(node, sp.Project) for name in node.organizations
    }


def test_same_strategy_same_bytes(sample: Path) -> None:
    assert write_parquet(sp.parse(sample)) == write_parquet(sp.parse(sample))


def test_lone_surrogates_are_told() -> None:
    written = write_parquet(
        sp.Strategy(title="", source=Source("", "", ""), goals=(sp.Goal(id="1", name="安\ud800心"),))
    )
    assert [(found.code, found.after) for found in written.findings] == [("characters-replaced", "安\ufffd心")]


def test_missing_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(sp.UsageError, match=r"pip install 'senryaku-parse\[parquet\]'"):
        _of_values().write(tmp_path / "out.parquet")
    assert list(tmp_path.iterdir()) == []
