"""Copies of one edition that several people edited, put together: no edit is lost, and conflicts are told by cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import AddedCell, AddedColumn, AddedSheet, Additions
from tests.conftest import ROOT

TEXT = """\
| | | | |
|---|---|---|---|
| 基本目標 | 1. 子育て | | |
| 具体的施策 | ①支援 | | |
| KPI | 満足度 ⇒ 5年で30.0% | | |
| | 会員数 ⇒ 5年で120人 | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | 一時保育事業 | 一時預かり |
| | 継続 | 相談事業 | 臨時相談 |
| 具体的施策 | ②交流 | | |
| KPI | 来館者数 ⇒ 年間900人 | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 継続 | 広場事業 | 広場の開放 |
"""
Edit = Callable[[Any], Any]
"""Of a KPI, 数値目標 or project; null takes it out."""


@pytest.fixture(scope="module")
def base() -> sp.Strategy:
    return sp.parse_text(TEXT, format="markdown")


def test_edits_of_both_sides_are_in_the_result(base: sp.Strategy) -> None:
    ours = _edited(base, "1-1-K1", lambda node: replace(node, actuals=_years({2021: 21, 2022: 25})))
    theirs = _edited(base, "1-1-K1", lambda node: replace(node, actuals=_years({2023: 28}), department="福祉課"))
    theirs = _edited(theirs, "1-2-P1", lambda node: replace(node, category="拡充"))
    merged = sp.merge(base, ours, theirs)
    kpi, project = _node(merged, "1-1-K1"), _node(merged, "1-2-P1")
    assert (kpi.actuals, kpi.department) == ({2021: 21, 2022: 25, 2023: 28}, "福祉課")
    assert project.category == "拡充"
    assert _conflicts(merged) == []


def test_a_cell_that_both_changed_is_told_with_its_place(base: sp.Strategy, tmp_path: Path) -> None:
    sides = [_edited(base, "1-1-P2", _with(category=word, department=f"課{word}")) for word in ("拡充", "廃止")]
    merged = sp.merge(base, *sides)
    merged.write(tmp_path / "merged.xlsx")
    book: Any = load_workbook(tmp_path / "merged.xlsx")
    found = {conflict.after: conflict for conflict in _conflicts(merged)}
    assert set(found) == {"拡充", "課拡充"}
    for after, before in (("拡充", "廃止"), ("課拡充", "課廃止")):
        place = found[after].position
        assert book[place.sheet][place.cell].value == after
        assert found[after].before == before


def test_a_year_that_both_filled_in_is_told_with_its_place(base: sp.Strategy, tmp_path: Path) -> None:
    sides = [_edited(base, "1-2-K1", _with(actuals=_years({2022: number}))) for number in (700, 710)]
    merged = sp.merge(base, *sides)
    (conflict,) = _conflicts(merged)
    merged.write(tmp_path / "merged.xlsx")
    place = conflict.position
    assert place.sheet == "進捗管理"
    book: Any = load_workbook(tmp_path / "merged.xlsx")
    assert book[place.sheet][place.cell].value == 700
    assert (conflict.before, conflict.after) == ("710", "700")
    assert "2022年度" in conflict.message


def test_parts_of_a_target_are_cells_of_their_own(base: sp.Strategy) -> None:
    def target(**values: object) -> Edit:
        return lambda node: replace(node, target=replace(node.target, **values))

    ours, theirs = (
        _edited(base, "1-1-K2", target(baseline=Decimal(90))),
        _edited(base, "1-1-K2", target(target_year=2029)),
    )
    merged = _node(sp.merge(base, ours, theirs), "1-1-K2").target
    assert (merged.baseline, merged.target_year, merged.value) == (90, 2029, 120)
    again = sp.merge(base, ours, _edited(base, "1-1-K2", target(baseline=Decimal(80))))
    (conflict,) = _conflicts(again)
    assert (conflict.before, conflict.after, "基準値" in conflict.message) == ("80", "90", True)


def test_parts_of_a_year_are_cells_of_their_own(base: sp.Strategy) -> None:
    series = [frozendict({2022: sp.YearValue(**{name: text})}) for name, text in (("target", "20"), ("actual", "18"))]
    merged = sp.merge(base, *(_edited(base, "1-1-K2", _with(series=one)) for one in series))
    assert _node(merged, "1-1-K2").series == {2022: sp.YearValue(target="20", actual="18")}
    other = frozendict({2022: sp.YearValue(target="25")})
    again = sp.merge(base, *(_edited(base, "1-1-K2", _with(series=one)) for one in (series[0], other)))
    (conflict,) = _conflicts(again)
    assert (conflict.before, conflict.after) == ("25", "20")
    assert "2022年度" in conflict.message


def test_reviews_and_budgets_are_merged_year_by_year(base: sp.Strategy) -> None:
    ours = _edited(base, "1-1-K2", _with(reviews=frozendict({2022: sp.Review(reason="雨"), 2023: sp.Review(mark="A")})))
    ours = _edited(ours, "1-1-P1", _with(budgets=frozendict({2022: sp.Budget(budget=Decimal(10))})))
    theirs = _edited(base, "1-1-K2", _with(reviews=frozendict({2022: sp.Review(reason="雪", direction="改善")})))
    theirs = _edited(theirs, "1-1-P1", _with(budgets=frozendict({2022: sp.Budget(settlement=Decimal(9))})))
    merged = sp.merge(base, ours, theirs)
    assert _node(merged, "1-1-K2").reviews == {
        2022: sp.Review(reason="雨", direction="改善"),
        2023: sp.Review(mark="A"),
    }
    assert _node(merged, "1-1-P1").budgets == {2022: sp.Budget(budget=Decimal(10), settlement=Decimal(9))}
    (conflict,) = _conflicts(merged)
    assert (conflict.before, conflict.after) == ("雪", "雨")
    assert "2022年度" in conflict.message


def test_what_people_added_to_copies_is_put_together(base: sp.Strategy) -> None:
    def copy(texts: dict[str, str], sheet: str) -> sp.Strategy:
        cells = tuple(AddedCell(at=at, text=text) for at, text in texts.items())
        column = AddedColumn(sheet="kpis", heading="備考", cells=cells)
        return replace(base, additions=Additions(columns=(column,), sheets=(AddedSheet(title=sheet),)))

    merged = sp.merge(
        base, copy({"1-1-K1": "甲", "1-1-K2": "乙"}, "memo"), copy({"1-1-K2": "丙", "1-2-K1": "丁"}, "図")
    )
    assert merged.additions
    (column,) = merged.additions.columns
    assert {cell.at: cell.text for cell in column.cells} == {"1-1-K1": "甲", "1-1-K2": "乙", "1-2-K1": "丁"}
    assert [sheet.title for sheet in merged.additions.sheets] == ["memo", "図"]
    (conflict,) = _conflicts(merged)
    assert (conflict.before, conflict.after, "備考" in conflict.message) == ("丙", "乙", True)


def test_columns_of_unknown_role_are_told_by_their_heading(base: sp.Strategy) -> None:
    sides = [_edited(base, "1-1-K2", _with(extra=frozendict({"備考": text, text: text}))) for text in ("甲", "乙")]
    merged = sp.merge(base, *sides)
    assert _node(merged, "1-1-K2").extra == {"備考": "甲", "甲": "甲", "乙": "乙"}
    assert [("備考" in found.message, found.before) for found in _conflicts(merged)] == [(True, "乙")]


def test_rows_of_both_sides_are_put_in_where_they_stood(base: sp.Strategy) -> None:
    ours = _with_project(base, 1, sp.Project(id="1-1-P3", name="訪問事業"))
    theirs = _with_project(base, 2, sp.Project(id="1-1-P3", name="見守り事業"))
    merged = sp.merge(base, ours, theirs)
    names = [project.name for project in merged.goals[0].measures[0].projects]
    assert names == ["一時保育事業", "訪問事業", "相談事業", "見守り事業"]
    assert len({node.id for node in merged.nodes()}) == len(list(merged.nodes()))


def test_the_same_row_put_in_by_both_is_one(base: sp.Strategy) -> None:
    sides = [_with_project(base, 1, sp.Project(id="1-1-P3", name="訪問事業", text="訪問")) for _ in range(2)]
    assert len(sp.merge(base, *sides).goals[0].measures[0].projects) == 3


def test_a_row_that_one_took_out_is_gone_unless_the_other_edited_it(base: sp.Strategy) -> None:
    gone = _edited(_edited(base, "1-1-P1", lambda _: None), "1-1-P2", lambda _: None)
    other = _edited(base, "1-1-P2", lambda node: replace(node, text="随時相談"))
    for sides in ((gone, other), (other, gone)):
        merged = sp.merge(base, *sides)
        assert [project.text for project in merged.goals[0].measures[0].projects] == ["随時相談"]
        (conflict,) = _conflicts(merged)
        assert "1-1-P2" in conflict.message


def test_a_measure_that_one_took_out_stays_with_what_the_other_put_in(base: sp.Strategy) -> None:
    goal = base.goals[0]
    ours = replace(base, goals=(replace(goal, measures=goal.measures[:1]),))
    theirs = _edited(base, "1-2-K1", lambda node: replace(node, actuals=_years({2022: 700})))
    merged = sp.merge(base, ours, theirs)
    assert _node(merged, "1-2-K1").actuals == {2022: 700}
    assert merged.goals[0].measures[1].name == "交流"
    assert _conflicts(merged)


def test_an_order_that_one_changed_holds(base: sp.Strategy) -> None:
    goal = base.goals[0]
    turned = replace(base, goals=(replace(goal, measures=goal.measures[::-1]),))
    for sides in ((turned, base), (base, turned)):
        assert [measure.name for measure in sp.merge(base, *sides).goals[0].measures] == ["交流", "支援"]


def test_what_nobody_edited_is_the_base(base: sp.Strategy) -> None:
    assert sp.merge(base, base, base) == base


@pytest.mark.parametrize("seed", range(30))
def test_no_edit_is_lost(seed: int) -> None:
    """Edits of three people by chance: each is in the result, or in a conflict that tells both values."""
    base = sp.parse(ROOT / "samples" / "nemuro-sogo-senryaku.md")
    chance = Random(seed)
    leaves = [node.id for node in base.nodes() if isinstance(node, sp.Indicator)]
    typed: list[tuple[str, int, int]] = []
    copies = []
    for person in range(3):
        copy = base
        for node_id in chance.sample(leaves, 8):
            year, value = chance.choice((2016, 2017, 2018)), person * 1000 + chance.randint(1, 999)
            typed.append((node_id, year, value))
            copy = _edited(copy, node_id, _with(actuals=_node(copy, node_id).actuals | _years({year: value})))
        copies.append(copy)
    merged = sp.merge(base, *copies)
    told = {(found.before, found.after) for found in _conflicts(merged)}
    for node_id, year, value in typed:
        held = _node(merged, node_id).actuals[year]
        assert held == value or (str(value), str(held)) in told


def test_the_command_merges_workbooks(base: sp.Strategy, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [str(tmp_path / f"{name}.xlsx") for name in ("base", "a", "b", "merged")]
    for name in names[:3]:
        base.write(name, start_year=2020)
    _fill(names[1], "進捗管理", "1-1-K1", "2021", 22)
    _fill(names[2], "進捗管理", "1-1-K1", "2021", 23)
    _fill(names[2], "進捗管理", "1-2-K1", "2021", 800)
    _fill(names[2], "事業", "1-2-P1", "区分", "拡充")
    assert main(["merge", *names[:3], "-o", names[3], "--start-year", "2020"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "食い違い 1件" in err
    assert "2021年度の実績" in err
    merged = sp.load(names[3])
    assert (_node(merged, "1-1-K1").actuals, _node(merged, "1-2-K1").actuals) == ({2021: 22}, {2021: 800})
    assert _node(merged, "1-2-P1").category == "拡充"


def test_what_is_no_copy_is_refused(base: sp.Strategy) -> None:
    other = replace(base, goals=(sp.Goal(id="9", name="別の目標"),))
    with pytest.raises(sp.UsageError, match="写しではありません"):
        sp.merge(base, base, other)


@pytest.mark.parametrize("words", [["merge", "a.md", "b.md", "-o", "x.xlsx"], ["merge", "a.md", "b.md", "c.md"]])
def test_wrong_words_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err


def _with(**values: object) -> Edit:
    return lambda node: replace(node, **values)


def _years(values: dict[int, int]) -> frozendict[int, Decimal]:
    return frozendict({year: Decimal(value) for year, value in values.items()})


def _conflicts(strategy: sp.Strategy) -> list[sp.Finding]:
    return [found for found in strategy.findings if found.code == "merge-conflict"]


def _node(strategy: sp.Strategy, node_id: str) -> Any:
    (found,) = [node for node in strategy.nodes() if node.id == node_id]
    return found


def _edited(strategy: sp.Strategy, node_id: str, edit: Edit) -> sp.Strategy:
    """`strategy` with one KPI, 数値目標 or project replaced, or taken out where `edit` gives null."""

    def all_of(nodes: tuple[Any, ...]) -> tuple[Any, ...]:
        made = (edit(node) if node.id == node_id else node for node in nodes)
        return tuple(node for node in made if node is not None)

    goals = tuple(
        replace(
            goal,
            targets=all_of(goal.targets),
            measures=tuple(replace(one, kpis=all_of(one.kpis), projects=all_of(one.projects)) for one in goal.measures),
        )
        for goal in strategy.goals
    )
    return replace(strategy, goals=goals)


def _with_project(strategy: sp.Strategy, place: int, project: sp.Project) -> sp.Strategy:
    goal = strategy.goals[0]
    first, *rest = goal.measures
    projects = (*first.projects[:place], project, *first.projects[place:])
    return replace(strategy, goals=(replace(goal, measures=(replace(first, projects=projects), *rest)),))


def _fill(book: str, sheet: str, node_id: str, heading: str, value: Any) -> None:
    opened = load_workbook(book)
    page: Any = opened[sheet]
    column = next(cell.column for cell in page[1] if str(cell.value).startswith(heading) and "目標" not in cell.value)
    (row,) = [cell.row for cell in page["A"] if cell.value == node_id]
    page.cell(row, column, value)
    opened.save(book)
