"""CSV and frames: everything in them, nothing guessed, nothing changed untold."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import senryaku_parse as sp
from senryaku_parse.columns import PROJECTS
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.values import understood
from senryaku_parse.model import Goal, Indicator, Measure, Project, Target, YearValue
from senryaku_parse.source import Source
from senryaku_parse.writers.csv import COLUMNS, leaves, write_csv
from senryaku_parse.writers.open_data import era_year
from senryaku_parse.writers.package import write_package
from tests.support.hostile import hostile_strategies

DOCUMENT = """| 基本目標 | 1. 1,234 | | |
|---|---|---|---|
| 数値目標 | ①割合 | 10.50% | |
| 具体的施策 | (ア) 子育て ①相談, "体制" | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | =SUM(A1) | N/A |
| | | 001 | 調査/あおば銀行、みどり銀行 |
| 具体的施策 | (ア) 子育て ②保育 | | |
| 基本目標 | 2. 空の目標 | | |
"""


@pytest.fixture(scope="module")
def strategy() -> sp.Strategy:
    return sp.parse_text(DOCUMENT)


def _rows(data: bytes, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def test_flat_csv_has_a_row_for_each_leaf_and_for_what_has_none(strategy: sp.Strategy) -> None:
    rows = _rows(write_csv(strategy).file())
    assert [(row["種別"], row["名称"]) for row in rows] == [
        ("数値目標", "割合"),
        ("事業", "=SUM(A1)"),
        ("事業", "001"),
        ("施策", "保育"),
        ("基本目標", "空の目標"),
    ]
    assert {row["基本目標"] for row in rows[:4]} == {"1,234"}
    assert rows[2]["実施主体"] == "あおば銀行、みどり銀行"
    assert rows[2]["記述"] == "調査"
    assert [row["再掲"] for row in rows] == ["", "false", "false", "", ""]


def test_flat_csv_in_english(strategy: sp.Strategy) -> None:
    rows = _rows(write_csv(strategy, lang="en", encoding="utf-8").file(), "utf-8")
    assert [row["type"] for row in rows] == ["target", "project", "project", "measure", "goal"]


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8-sig", b"\xef\xbb\xbf"), ("utf-8", "種".encode()), ("cp932", b"\x8e")]
)
def test_csv_encodings(strategy: sp.Strategy, encoding: str, mark: bytes) -> None:
    data = write_csv(strategy, encoding=encoding).file()
    assert data.startswith(mark)
    assert _rows(data, encoding) == _rows(write_csv(strategy).file())


def test_cells_are_as_the_rule_of_the_ministry_asks() -> None:
    """総務省の統一ルール: one datum a cell, numbers without unit or comma, years in both calendars, the area on each row."""
    table = "| 基本目標 | 1. 港 | |\n|---|---|---|\n| 数値目標 | ①売上高 | 1,234万円（H27）→2,000万円（令和元年度） |\n"
    (row,) = _rows(write_csv(sp.parse_text(f"# 根室市総合戦略\n\n{table}")).file())
    assert (row["基準値"], row["目標値"], row["単位"]) == ("12340000", "20000000", "円")
    assert (row["基準年度"], row["基準年度（和暦）"]) == ("2015", "平成27年度")
    assert (row["目標年度"], row["目標年度（和暦）"]) == ("2019", "令和元年度")
    assert (row["地方公共団体名"], row["全国地方公共団体コード"]) == ("根室市", "012238")


@pytest.mark.parametrize(
    ("year", "era"),
    [
        (2024, "令和6年度"),
        (2019, "令和元年度"),
        (2018, "平成30年度"),
        (1989, "平成元年度"),
        (1988, "昭和63年度"),
        (1925, None),
    ],
)
def test_era_years(year: int, era: str | None) -> None:
    assert era_year(year) == era


@pytest.mark.parametrize(
    ("number", "spelled"), [("1E+3", "1000"), ("1E-9", "0.000000001"), ("-0.10", "-0.10"), ("1E+30", "1" + "0" * 30)]
)
def test_numbers_are_plain(number: str, spelled: str) -> None:
    (row,) = _rows(write_csv(_of_target(Target(text="", value=Decimal(number)))).file())
    assert row["目標値"] == spelled


def test_every_field_of_the_hierarchy_is_in_the_flat_csv(sample: Path) -> None:
    """Each filled field of goals, measures and leaves is in a column, and extra columns of what stands above as well."""
    extra = frozendict({"予算額": "1千円"})
    kpi = replace(_kpi(Target(text="5年で1人", qualifier="男女")), extra=extra, department="企画課", key="k")
    kpi = replace(kpi, series=frozendict({2015: YearValue(actual="3")}), actuals=frozendict({2016: Decimal("1.5")}))
    measure = Measure(id="1-ア-1", name="港", kpis=(kpi,), extra=frozendict({"所管": "港湾課"}))
    goal = Goal(id="1", name="安心", measures=(measure,), extra=frozendict({"備考": "済"}))
    (row,) = _rows(write_csv(_strategy(goal)).file())
    assert (row["条件"], row["担当課"], row["版をまたぐID"]) == ("男女", "企画課", "k")
    assert json.loads(row["年度別"]) == {"2015": {"target": None, "actual": "3"}}
    assert json.loads(row["実績"]) == {"2016": 1.5}
    assert json.loads(row["その他の列"]) == {"予算額": "1千円"}
    assert json.loads(row["施策のその他の列"]) == {"所管": "港湾課"}
    assert json.loads(row["基本目標のその他の列"]) == {"備考": "済"}


@given(hostile_strategies(), st.sampled_from(("utf-8-sig", "utf-8")))
@settings(max_examples=50)
def test_any_text_comes_back_from_csv(strategy: sp.Strategy, encoding: str) -> None:
    """By Python's reader, and by pandas told to guess nothing. NUL is replaced and told."""
    written = write_csv(strategy, encoding=encoding, errors="replace")
    names = [leaf.node.name.replace("\0", "\ufffd") for leaf in leaves(strategy)]
    assert [row["名称"] for row in _rows(written.file(), encoding)] == names
    frame = pd.read_csv(io.BytesIO(written.file()), encoding=encoding, dtype=str, keep_default_na=False)
    assert frame["名称"].tolist() == names
    assert bool(written.findings) == (b"\xef\xbf\xbd" in written.file() and "\0" in _texts(strategy))


def _texts(strategy: sp.Strategy) -> str:
    values = [column.get(leaf) for leaf in leaves(strategy) for column in COLUMNS]
    return "".join("".join(value) if isinstance(value, tuple) else str(value) for value in values)


def test_rows_end_as_rfc_4180_asks(strategy: sp.Strategy) -> None:
    lines = write_csv(strategy).file().split(b"\r\n")
    assert lines[-1] == b""
    assert len(lines) == 5 + 2


@pytest.mark.parametrize(
    ("organizations", "spelled"),
    [
        (("北洋銀行", "みどり銀行"), "北洋銀行、みどり銀行"),
        ((), ""),
        (("A、B協議会", "C"), '["A、B協議会", "C"]'),
        (("",), '[""]'),
        ((" A",), '[" A"]'),
        (('["A"]',), '["[\\"A\\"]"]'),
        (("[A]",), "[A]"),
    ],
)
def test_names_in_a_list_are_told_apart(organizations: tuple[str, ...], spelled: str) -> None:
    measure = Measure(
        id="1-ア-1", name="港", projects=(Project(id="1-ア-1-P1", name="相談", organizations=organizations),)
    )
    (row,) = _rows(write_csv(_strategy(Goal(id="1", name="安心", measures=(measure,)))).file())
    assert row["実施主体"] == spelled
    column = next(column for column in PROJECTS.columns if column.name == "organizations")
    assert (understood(spelled, column) or ()) == organizations


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+81", "'+81"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("'x", "''x"),
        ("-5", "-5"),
        ("-1,234.5%", "-1,234.5%"),
        ("x=1", "x=1"),
        ("▲5", "▲5"),
        ("", ""),
    ],
)
def test_csv_safe_guards_what_a_spreadsheet_would_run(text: str, written: str) -> None:
    strategy = _strategy(Goal(id="1", name=text))
    assert [row["名称"] for row in _rows(write_csv(strategy, csv_safe=True).file())] == [written]
    assert [row["名称"] for row in _rows(write_csv(strategy).file())] == [text]


def test_csv_safe_spares_numbers() -> None:
    (row,) = _rows(write_csv(_of_target(Target(text="-5人", change=Decimal(-5))), csv_safe=True).file())
    assert (row["増減"], row["目標"]) == ("-5", "'-5人")


def test_csv_safe_guards_what_a_replacement_makes_dangerous() -> None:
    written = write_csv(_strategy(Goal(id="1", name="−1+1")), encoding="cp932", errors="replace", csv_safe=True)
    assert [row["名称"] for row in _rows(written.file(), "cp932")] == ["'－1+1"]


@given(hostile_strategies())
@settings(max_examples=50)
def test_csv_safe_is_undone_by_taking_one_apostrophe_off(strategy: sp.Strategy) -> None:
    plain = _rows(write_csv(strategy, errors="replace").file())
    safe = _rows(write_csv(strategy, errors="replace", csv_safe=True).file())
    assert [{heading: text.removeprefix("'") for heading, text in row.items()} for row in safe] == plain


@pytest.mark.parametrize(
    ("character", "encoding", "message"),
    [
        ("𠮷", "cp932", "「𠮷」(U+20BB7)は cp932 では書けません。--encoding utf-8-sig か --errors replace"),
        ("〜", "cp932", "「〜」(U+301C)は cp932 では書けません。cp932 にあるのは「～」です。"),
        ("¥", "cp932", "cp932 にあるのは「￥」です。"),
        ("\ud800", "utf-8", "文字 U+D800 は utf-8 では書けません。--errors replace"),
        ("\0", "utf-8-sig", "文字 U+0000 は utf-8-sig では書けません。--errors replace"),
    ],
)
def test_a_character_that_the_encoding_lacks_is_an_error_with_its_place(
    character: str, encoding: str, message: str
) -> None:
    strategy = _strategy(Goal(id="1", name="港"), Goal(id="2", name=f"町{character}"))
    for write, place in ((write_csv, "CSV の3行目「基本目標」の"), (write_package, "goals.csv の3行目「基本目標」の")):
        with pytest.raises(sp.OutputError) as error:
            write(strategy, encoding=encoding)
        assert str(error.value).startswith(place)
        assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("20〜30歳", "cp932", "20～30歳"),
        ("𠮷野と髙橋", "cp932", "〓野と髙橋"),
        ("−5", "cp932", "－5"),
        ("a\0\ud800", "utf-8", "a��"),
    ],
)
def test_what_the_encoding_lacks_is_replaced_and_told_once(text: str, encoding: str, written: str) -> None:
    measures = tuple(Measure(id=f"1-ア-{number}", name="港") for number in (1, 2))
    output = write_csv(_strategy(Goal(id="1", name=text, measures=measures)), encoding=encoding, errors="replace")
    assert {row["基本目標"] for row in _rows(output.file(), encoding)} == {written}
    (found,) = output.findings
    assert (found.code, found.severity, found.before, found.after) == ("characters-replaced", "warning", text, written)
    assert found.message.startswith("CSV の2行目「基本目標」: ")


def test_no_character_changes_in_cp932_untold() -> None:
    """Python's codec writes 〜 as ～ without a word; nothing may come back as something else."""
    names = [f"x{chr(code)}y" for code in range(0x10000)]
    written = write_csv(_strategy(*(Goal(id="1", name=name) for name in names)), encoding="cp932", errors="replace")
    told = {found.before for found in written.findings}
    rows = _rows(written.file(), "cp932")
    assert len(told) > 50_000
    assert [name for name, row in zip(names, rows, strict=True) if (row["名称"] != name) != (name in told)] == []


@pytest.mark.parametrize("options", [{"encoding": "euc-jp"}, {"errors": "ignore"}])
def test_what_there_is_not_is_refused(options: dict[str, Any], strategy: sp.Strategy) -> None:
    with pytest.raises(sp.UsageError):
        write_csv(strategy, **options)


def _strategy(*goals: Goal) -> sp.Strategy:
    return sp.Strategy(title="", source=Source("", "markdown", ""), goals=goals)


def _kpi(target: Target) -> Indicator:
    return Indicator(id="1-ア-1-K1", name="人口", target=target)


def _of_target(target: Target) -> sp.Strategy:
    return _strategy(Goal(id="1", name="安心", targets=(_kpi(target),)))


def test_frames_guess_nothing(strategy: sp.Strategy) -> None:
    frames = strategy.to_frames()
    assert list(frames) == ["goals", "targets", "measures", "kpis", "projects", "findings"]
    assert frames["goals"]["name"].tolist() == ["1,234", "空の目標"]
    projects = frames["projects"]
    assert projects["name"].tolist() == ["=SUM(A1)", "001"]
    assert projects["text"].tolist()[0] == "N/A"
    assert projects["organizations"].tolist() == [(), ("あおば銀行", "みどり銀行")]
    assert projects["category"].isna().tolist() == [False, True]
    assert [str(projects[name].dtype) for name in ("name", "goal_number", "reprint")] == ["string", "Int64", "boolean"]
    assert str(frames["targets"]["value"].dtype) == "Float64"


def test_frames_of_a_strategy_without_leaves_keep_their_columns() -> None:
    frames = sp.parse_text("| 基本目標 | 1. 安心 |\n|---|---|\n").to_frames()
    assert frames["kpis"].empty
    assert "target_text" in frames["kpis"].columns


def test_sample_frames_join(sample: Path) -> None:
    frames = sp.parse(sample).to_frames()
    joined = frames["projects"].merge(frames["measures"], left_on="measure_id", right_on="id", validate="many_to_one")
    assert len(joined) == 96
    assert isinstance(joined, pd.DataFrame)
