"""Folders as people hand them back: edited in a spreadsheet, saved in another encoding, a file short."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import senryaku_parse as sp
from senryaku_parse.columns import ENTITIES, NODES
from senryaku_parse.loaders.package import load_package
from senryaku_parse.model import Indicator, Strategy, Target
from senryaku_parse.writers.package import write_package
from tests.support.planner import edit_csv, news, nodes


@pytest.fixture(scope="module")
def strategy(sample: Path) -> Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="module")
def files(strategy: Strategy) -> Mapping[str, bytes]:
    return write_package(strategy).folder()


def put(files: Mapping[str, bytes], entity: str, node_id: str, heading: str, text: str) -> dict[str, bytes]:
    def edit(rows: list[list[str]]) -> None:
        at = rows[0].index(heading)
        next(row for row in rows if row[0] == node_id)[at] = text

    return edit_csv(files, f"{entity}.csv", edit)


def add(files: Mapping[str, bytes], entity: str, **values: str) -> dict[str, bytes]:
    return edit_csv(files, f"{entity}.csv", lambda rows: rows.append([values.get(heading, "") for heading in rows[0]]))


def resaved(files: Mapping[str, bytes], change: Callable[[str], bytes]) -> dict[str, bytes]:
    return {
        name: change(content.decode("utf-8-sig")) if name.endswith(".csv") else content
        for name, content in files.items()
    }


SAVED: dict[str, Callable[[str], bytes]] = {
    "cp932": lambda text: text.encode("cp932", "replace"),
    "utf-16 with tabs": lambda text: text.replace(",", "\t").encode("utf-16"),
    "euc-jp": lambda text: text.encode("euc_jp", "replace"),
    "line feeds": lambda text: text.replace("\r\n", "\n").encode(),
    "semicolons": lambda text: text.replace(",", ";").encode(),
}


@pytest.mark.parametrize("saved", SAVED)
def test_saved_otherwise(files: Mapping[str, bytes], strategy: Strategy, saved: str) -> None:
    plain = {name: content for name, content in files.items() if name not in ("findings.csv",)}
    loaded = load_package(resaved(plain, SAVED[saved]))
    assert [node.id for node in loaded.nodes()] == [node.id for node in strategy.nodes()]
    assert loaded.goals[0].name == strategy.goals[0].name
    assert [one.code for one in loaded.findings] == ["edit-unread"]


def test_a_file_in_utf8_that_was_written_in_cp932(strategy: Strategy) -> None:
    files = write_package(strategy, encoding="cp932", errors="replace").folder()
    loaded = load_package({**files, "goals.csv": files["goals.csv"].decode("cp932").encode()})
    assert [goal.name for goal in loaded.goals] == [goal.name for goal in strategy.goals]


def test_cells_are_what_counts(files: Mapping[str, bytes], strategy: Strategy) -> None:
    loaded = load_package(put(files, "projects", "1-ア-1-P1", "事業名", "相談室"))
    assert nodes(loaded)["1-ア-1-P1"].name == "相談室"
    assert news(loaded, strategy) == []


def test_rows_added_and_removed(files: Mapping[str, bytes], strategy: Strategy) -> None:
    added = add(files, "projects", 施策ID="1-ア-1", 事業名="病児保育事業", 内容="預かり")
    loaded = load_package(edit_csv(added, "kpis.csv", lambda rows: rows.pop(1)))
    assert loaded.goals[0].measures[0].projects[-1].name == "病児保育事業"
    assert loaded.goals[0].measures[0].projects[-1].description == "預かり"
    assert "1-ア-1-K1" not in nodes(loaded)
    assert sorted(one.code for one in news(loaded, strategy)) == ["row-added", "row-removed"]


def test_a_text_against_its_numbers_is_told(files: Mapping[str, bytes], strategy: Strategy) -> None:
    edited = put(files, "kpis", "1-ア-1-K2", "目標", "5年で300件")
    loaded = load_package(edited)
    (found,) = news(loaded, strategy)
    assert found.code == "edit-conflict"
    assert "kpis.csv のセル" in found.message
    again = load_package(write_package(loaded).folder())
    assert again == loaded
    assert len(again.findings) == len(loaded.findings)


def test_what_is_no_number_is_told(files: Mapping[str, bytes], strategy: Strategy) -> None:
    loaded = load_package(put(files, "kpis", "1-ア-1-K2", "目標値", "多数"))
    (found,) = news(loaded, strategy)
    assert (found.code, found.before) == ("edit-unread", "多数")
    kpi = nodes(loaded)["1-ア-1-K2"]
    assert isinstance(kpi, Indicator)
    assert kpi.target is not None
    assert kpi.target.value is None


def test_a_name_repeated_otherwise_is_told_once(files: Mapping[str, bytes], strategy: Strategy) -> None:
    loaded = load_package(put(files, "goals", "1", "基本目標", "新しい名前"))
    assert loaded.goals[0].name == "新しい名前"
    found = news(loaded, strategy)
    assert {one.code for one in found} == {"edit-conflict"}
    assert len(found) < 5
    assert {one.after for one in found} == {"新しい名前"}


def test_derived_columns_are_not_read(files: Mapping[str, bytes], strategy: Strategy) -> None:
    loaded = load_package(put(files, "projects", "1-ア-1-P1", "地方公共団体名", "釧路市"))
    assert loaded == strategy
    (found,) = news(loaded, strategy)
    assert (found.code, found.before) == ("edit-unread", "釧路市")


@pytest.mark.parametrize("entity", [entity.name for entity in ENTITIES])
def test_a_missing_file_is_told(files: Mapping[str, bytes], strategy: Strategy, entity: str) -> None:
    loaded = load_package({name: content for name, content in files.items() if name != f"{entity}.csv"})
    assert any(f"{entity}.csv" in one.message for one in loaded.findings)
    kept = {node.id for other in NODES if other.name != entity for row in other.rows(strategy) for node in [row.node]}
    assert set(nodes(loaded)) >= kept
    if entity in ("goals", "measures"):
        assert set(nodes(loaded)) == set(nodes(strategy))
        assert [goal.name for goal in loaded.goals] == [goal.name for goal in strategy.goals]


def test_a_missing_descriptor_is_told(files: Mapping[str, bytes], strategy: Strategy) -> None:
    loaded = load_package({name: content for name, content in files.items() if name != "datapackage.json"})
    assert loaded.goals == strategy.goals
    assert loaded.title == ""
    assert any("datapackage.json" in one.message for one in loaded.findings)


def test_other_files_are_told(files: Mapping[str, bytes], strategy: Strategy) -> None:
    loaded = load_package({**files, "予算.csv": b"a,b\n", ".DS_Store": b"\0", "README.md": b"#"})
    assert loaded == strategy
    assert [one.before for one in news(loaded, strategy)] == ["予算.csv"]


def test_cells_beside_the_table(files: Mapping[str, bytes], strategy: Strategy) -> None:
    loaded = load_package(edit_csv(files, "goals.csv", lambda rows: rows[2].append("メモ")))
    assert loaded == strategy
    assert [one.before for one in news(loaded, strategy)] == ["メモ"]


BROKEN: dict[str, tuple[str, bytes]] = {
    "descriptor cut": ("datapackage.json", b'{"title": "a'),
    "descriptor deep": ("datapackage.json", b'{"title": ' + b"[" * 100_000),
    "descriptor of another form": ("datapackage.json", b'{"title": 5}'),
    "period that is none": ("datapackage.json", b'{"period": {"start": "2015"}}'),
    "no text": ("goals.csv", b"\x89PNG\r\n\x1a\n\xff\xfe\x00\x00"),
    "an open quote": ("goals.csv", 'ID,番号,基本目標\n1,1,"海'.encode()),
    "other headings": ("goals.csv", b"a,b,c\n1,2,3\n"),
    "empty": ("goals.csv", b""),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_one_clear_error(files: Mapping[str, bytes], broken: str) -> None:
    name, content = BROKEN[broken]
    with pytest.raises(sp.InputError, match=r"^(datapackage\.json|goals\.csv): .*。$"):
        load_package({**files, name: content})


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"2015":1e999999999}', '{"a":"b"}', '{"2015":true}', "9" * 5000, '{"2015":"NaN"}']
)
def test_no_cell_makes_a_traceback(files: Mapping[str, bytes], strategy: Strategy, text: str) -> None:
    for heading in ("実績", "年度別", "その他の列", "目標値", "年数", "目標年度", "基準値は計算", "方向", "行"):
        loaded = load_package(put(files, "kpis", "1-ア-1-K2", heading, text))
        assert loaded != strategy or news(loaded, strategy) or heading == "行"
        assert load_package(write_package(loaded).folder()) == loaded


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("a")
    with pytest.raises(sp.InputError, match="このプログラムが書き出したフォルダ"):
        sp.load(tmp_path)


def test_long_cells(strategy: Strategy) -> None:
    text = "長" * 200_000
    goal = strategy.goals[0]
    long = sp.parse_text(f"| 基本目標 | 1. {text} |\n|---|---|\n", limits=sp.Limits(cell=300_000))
    assert load_package(write_package(long).folder()) == long
    assert goal.name not in long.goals[0].name


def test_rows_and_edits_are_bounded(files: Mapping[str, bytes]) -> None:
    many = dict(files)
    many["goals.csv"] += b"x,x,x\r\n" * 3  # each a row whose number is none
    rows = sum(content.count(b"\n") for name, content in files.items() if name.endswith(".csv"))
    assert load_package(many, sp.Limits(rows=rows, edits=10))
    with pytest.raises(sp.TooLargeError, match=r"--limit edits=3"):
        load_package(many, sp.Limits(edits=2))
    with pytest.raises(sp.TooLargeError, match=r"--limit rows="):
        load_package(many, sp.Limits(rows=60))


def test_numbers_stay_exact() -> None:
    number = Decimal("12345678901234567890123456789.123456789")
    target = Target(text="", value=number, unit="円")
    strategy = sp.parse_text("| 基本目標 | 1. 海 |\n|---|---|\n| 数値目標 | ①額 ⇒ 5円 |\n")
    goal: Any = strategy.goals[0]
    changed = replace(strategy, goals=(replace(goal, targets=(replace(goal.targets[0], target=target),)),))
    loaded = load_package(write_package(changed).folder())
    assert loaded == changed


def test_a_folder_is_loaded_without_heavy_packages(strategy: Strategy, tmp_path: Path) -> None:
    strategy.write(f"{tmp_path}/")
    code = (
        f"import sys, senryaku_parse as sp; sp.load({str(tmp_path)!r});"
        "print({'openpyxl', 'pandas', 'numpy', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
