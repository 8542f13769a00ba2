"""Many documents from Python: a stream of results, frames over all, a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.batch import work
from senryaku_parse.columns import ENTITIES
from tests.support.many import TABLE, add_bad_ones


def test_parse_many_streams_in_order(documents: Path) -> None:
    taken: list[int] = []

    def sources() -> Iterator[bytes]:
        for number in range(50):
            taken.append(number)
            yield TABLE.format(f"目標{number}").encode()

    results = sp.parse_many(sources(), jobs=1)
    first = next(results)
    assert (first.document, taken) == ("#1", [0])
    names = [one.strategy.goals[0].name for one in (first, *results) if one.strategy]
    assert names == [f"目標{number}" for number in range(50)]


def test_odd_input_is_a_result(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("senryaku_parse.batch.results.read", broken)
    (result,) = sp.parse_many(documents / "北" / "a.md")
    assert result.problem == "読む途中で予期しない誤りが起きました（RecursionError: too deep）。"


def test_frames_of_many(documents: Path) -> None:
    add_bad_ones(documents)
    frames = sp.frames_of(sp.parse_many(documents))
    assert list(frames) == ["documents", *(entity.name for entity in ENTITIES)]
    assert frames["goals"]["document"].tolist() == ["documents/北/a.md", "documents/南/a.md"]
    assert frames["documents"]["document"].tolist() == [
        "documents/binary.txt",
        "documents/prose.md",
        "documents/北/a.md",
        "documents/南/a.md",
    ]
    assert frames["documents"]["problem"].isna().tolist() == [False, False, True, True]
    own = sp.parse(documents / "南" / "a.md").to_frames()["targets"]
    many = frames["targets"][frames["targets"]["document"] == "documents/南/a.md"]
    assert many[list(own.columns)].astype("object").values.tolist() == own.astype("object").values.tolist()
    assert [str(dtype) for dtype in many[list(own.columns)].dtypes] == [str(dtype) for dtype in own.dtypes]
    assert sp.frames_of([])["kpis"].empty


def test_what_we_wrote_is_read_where_it_is_named(documents: Path) -> None:
    strategy = sp.parse(documents / "北" / "a.md")
    strategy.write("a.json")
    strategy.write("a.xlsx")
    strategy.write("folder/")
    results = list(sp.parse_many(["a.json", "*.xlsx", "folder"]))
    assert [result.strategy for result in results] == [strategy] * 3


def test_waves_are_as_long_as_needed(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_WAVE", 1)
    sources = [TABLE.format(f"目標{number}").encode() for number in range(30)]
    results = list(sp.parse_many(sources, jobs=2))
    assert [one.strategy.goals[0].name for one in results if one.strategy] == [f"目標{number}" for number in range(30)]


def test_a_cluster_reads_them_too(documents: Path) -> None:
    distributed = pytest.importorskip("distributed")
    add_bad_ones(documents)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster),
    ):
        results = list(sp.parse_many(documents.resolve(), backend="dask"))
    assert [(Path(one.document).name, one.strategy is None) for one in results] == [
        ("binary.txt", True),
        ("prose.md", True),
        ("a.md", False),
        ("a.md", False),
    ]
