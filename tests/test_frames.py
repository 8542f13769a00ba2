"""pandas frames: the flat one, the one by year, and that docs/columns.md tells every column of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

import senryaku_parse as sp
from senryaku_parse.columns import ENTITIES, Column
from senryaku_parse.frozen import frozendict
from senryaku_parse.meanings import ENGLISH, MEANINGS
from senryaku_parse.writers import csv, yearly
from senryaku_parse.writers.frames import DTYPES
from tests.conftest import ROOT
from tests.support.hostile import broken_texts, hostile_strategies
from tests.support.strategies import strategies

DOCUMENT = ROOT / "docs" / "columns.md"

INTRODUCTION = """# Columns

What `Strategy.to_frames()` and `Strategy.to_frame()` hold. The CSV files and the workbook have the Japanese headings,
which stand to the right of the names. Missing values are `pd.NA` (None in a column of dtype `object`, whose values are
tuples of texts). Float64 is the nearest binary number; the exact decimals are in the hierarchy and in JSON.

Made by `pytest tests/test_frames.py --accept` from `columns.py`.
"""


def _tables() -> Iterator[tuple[str, str, Sequence[Column[Any]]]]:
    """Every frame: the call that gives it, what it is, its columns."""
    for entity in ENTITIES:
        yield f'to_frames()["{entity.name}"]', entity.heading, entity.columns
    yield "to_frame()", "one row a leaf (target, KPI, project)", csv.COLUMNS
    yield 'to_frame(per="year")', "one row an indicator and fiscal year", yearly.COLUMNS


def _section(call: str, title: str, columns: Sequence[Column[Any]]) -> str:
    rows = [
        f"| `{column.name}` | {column.heading} | {DTYPES[column.kind]} | {ENGLISH[column.heading]} | {_meaning(column)} |"
        for column in columns
    ]
    return "\n".join(
        [
            f"\n## `{call}`: {title}\n",
            "| column | 見出し | dtype | meaning | 意味 |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _meaning(column: Column[Any]) -> str:
    words = "、".join(f"`{code}` {word}" for code, word in column.words.items())
    return column.meaning + (f"（{words}）" if words else "")


def test_every_column_is_documented(accept: bool) -> None:
    document = INTRODUCTION + "".join(_section(*table) for table in _tables())
    if accept:
        DOCUMENT.parent.mkdir(exist_ok=True)
        DOCUMENT.write_text(document, "utf-8")
    assert document == DOCUMENT.read_text("utf-8"), "run pytest tests/test_frames.py --accept and review the diff"


def test_every_meaning_stands_in_both_languages() -> None:
    assert list(ENGLISH) == list(MEANINGS)


def test_flat_frame_is_the_flat_csv(sample: Path, tmp_path: Path) -> None:
    strategy = sp.parse(sample)
    frame = strategy.to_frame()
    assert len(frame) == sum(len(goal.targets) for goal in strategy.goals) + sum(
        len(measure.kpis) + len(measure.projects) for measure in strategy.measures
    )
    strategy.write(tmp_path / "flat.csv", lang="en")
    written = pd.read_csv(tmp_path / "flat.csv", dtype="string", keep_default_na=False)
    assert list(frame.columns) == list(written.columns)
    for name in ("type", "goal", "measure", "id", "name", "category", "text", "target_text", "unit", "direction"):
        assert frame[name].fillna("").tolist() == written[name].tolist(), name
    exact = [Decimal(text) if text else None for text in written["value"]]
    assert [None if pd.isna(value) else value for value in frame["value"]] == [
        None if value is None else float(value) for value in exact
    ]


@given(strategies())
@settings(max_examples=30)
def test_flat_frame_has_every_leaf_once_and_the_promised_types(strategy: sp.Strategy) -> None:
    frame = strategy.to_frame()
    leaves = [node for node in strategy.nodes() if isinstance(node, sp.Indicator | sp.Project)]
    bare = {"goal", "measure"}
    assert frame[~frame["type"].isin(bare)]["id"].tolist() == [leaf.id for leaf in leaves]
    assert set(frame[frame["type"].isin(bare)]["id"]) == {
        node.id
        for node in strategy.nodes()
        if (isinstance(node, sp.Measure) and not node.kpis and not node.projects)
        or (isinstance(node, sp.Goal) and not node.targets and not node.measures)
    }
    assert [str(dtype) for dtype in frame.dtypes] == [DTYPES[column.kind] for column in csv.COLUMNS]


@given(hostile_strategies(broken_texts))
@settings(max_examples=30)
def test_any_text_and_number_has_its_cell(strategy: sp.Strategy) -> None:
    frames = strategy.to_frames()
    assert sum(len(frames[name]) for name in ("goals", "targets", "measures", "kpis", "projects")) == len(
        list(strategy.nodes())
    )
    kpis = [kpi for measure in strategy.measures for kpi in measure.kpis]
    for value, kpi in zip(frames["kpis"]["value"], kpis, strict=True):
        exact = kpi.target.value if kpi.target else None
        assert pd.isna(value) if exact is None else value == float(exact)
    assert len(strategy.to_frame(per="year")) == sum(
        len({*one.series, *one.actuals}) for one in strategy.nodes() if isinstance(one, sp.Indicator)
    )


def test_frame_by_year(sample: Path) -> None:
    strategy = sp.parse(sample)
    goal = strategy.goals[0]
    stated = frozendict({2021: sp.YearValue(target="1.40", actual="1.38"), 2020: sp.YearValue(actual="約1.3")})
    first = replace(goal.targets[0], series=stated, actuals=frozendict({2022: Decimal("1.41"), 2021: Decimal("1.38")}))
    edited = replace(strategy, goals=(replace(goal, targets=(first, *goal.targets[1:])), *strategy.goals[1:]))
    frame = edited.to_frame(per="year")
    assert frame["id"].tolist() == [first.id] * 3
    assert frame["year"].tolist() == [2020, 2021, 2022]
    assert frame["interim_text"].fillna("-").tolist() == ["-", "1.40", "-"]
    assert frame["actual_text"].fillna("-").tolist() == ["約1.3", "1.38", "-"]
    assert frame["actual"].fillna(-1).tolist() == [-1, 1.38, 1.41]
    assert (str(frame["actual"].dtype), str(frame["year"].dtype)) == ("Float64", "Int64")
    assert len(frame.merge(edited.to_frames()["targets"], on="id")) == 3


def test_frames_without_rows_keep_their_columns(sample: Path) -> None:
    empty = replace(sp.parse(sample), goals=())
    assert list(empty.to_frame().columns) == [column.name for column in csv.COLUMNS]
    by_year = empty.to_frame(per="year")
    assert by_year.empty
    assert str(by_year["actual"].dtype) == "Float64"


def test_other_rows_are_refused(sample: Path) -> None:
    with pytest.raises(sp.UsageError, match="leaf、year"):
        sp.parse(sample).to_frame(per="goal")  # type: ignore[arg-type]
