"""What a planner puts right in a workbook comes back as a recipe: read with it, the source gives the corrected result."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from openpyxl import Workbook

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.learn import learn
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from senryaku_parse.writers.excel import write_xlsx
from tests.support.planner import append, edit_book, page, put, row

SOURCE = """# あおば市総合戦略

| 基本目標 | 1. 安心 | |
|---|---|---|
| 数値目標 | 出生率 | 5年で1.49 |
| よびかけ | あいさつ運動 | |
| 具体的施策 | (ア) 子育て ①相談 | |
| KPI | 相談件数 ⇒ 5年で10件増加 | |
| 具体的事業 | 事業名 | 内容 |
| | 相談所運営 | 臨時の相談/社会福祉協議会 |
| | 見守り | 週1回 |
| 具体的施策 | (ア) 子育て ②学び | |
| 具体的事業 | 事業名 | 内容 |
| | 学習室 | 夏休み |
"""


def _edits(book: Workbook) -> None:
    put(page(book, "基本目標"), "1", "基本目標", "安心して暮らす")
    put(page(book, "事業"), "1-ア-1-P2", "施策ID", "1-ア-2")
    put(page(book, "事業"), "1-ア-1-P1", "区分", "新規")
    put(page(book, "KPI"), "1-ア-1-K1", "目標", "5年で12件増加")
    append(page(book, "事業"), 施策ID="1-ア-2", 事業名="あいさつ運動")


def _book(strategy: Strategy, edit: object) -> bytes:
    return edit_book(write_xlsx(strategy).file(), edit)  # type: ignore[arg-type]


def _again(source: str, data: bytes) -> Strategy:
    return sp.parse_text(source, recipe=tomllib.loads(learn(data).recipe))


def test_the_source_is_read_as_it_was_put_right() -> None:
    data = _book(sp.parse_text(SOURCE), _edits)
    again = _again(SOURCE, data)
    assert again.goals == load_xlsx(data).goals
    first, second = again.goals[0].measures
    assert again.goals[0].name == "安心して暮らす"
    assert [project.name for project in first.projects] == ["相談所運営"]
    assert [project.name for project in second.projects] == ["見守り", "学習室", "あいさつ運動"]
    assert learn(data).untold == ()


def test_a_text_that_found_no_place_is_told_no_longer() -> None:
    before = sp.parse_text(SOURCE)
    assert "あいさつ運動" in [found.before for found in before.findings if found.code == "cell-unplaced"]
    again = _again(SOURCE, _book(before, _edits))
    kept = [found for found in again.findings if found.before == "あいさつ運動"]
    assert [found.code for found in kept] == ["recipe-applied"]
    added = next(project for project in again.goals[0].measures[1].projects if project.name == "あいさつ運動")
    assert added.position.row == kept[0].position.row
    assert sp.account(SOURCE.encode(), recipe=tomllib.loads(learn(_book(before, _edits)).recipe)).lost == ()


def test_rows_taken_out_are_dropped() -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        sheet.delete_rows(row(sheet, "1-ア-1-P2"))

    data = _book(sp.parse_text(SOURCE), edit)
    assert _again(SOURCE, data).goals == load_xlsx(data).goals
    assert "drop = true" in learn(data).recipe


def test_nothing_put_right_is_no_correction(sample: Path) -> None:
    strategy = sp.parse(sample)
    learned = learn(write_xlsx(strategy).file())
    assert (learned.corrections, learned.untold) == (0, ())
    assert sp.parse(sample, recipe=tomllib.loads(learned.recipe)) == strategy


def test_progress_and_what_cannot_be_read_are_listed() -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "KPI")
        put(sheet, "1-ア-1-K1", "実績", '{"2020": 3}')
        put(sheet, "1-ア-1-K1", "番号", "よん")

    told = learn(_book(sp.parse_text(SOURCE), edit)).untold
    assert any("「相談件数」（1-ア-1-K1）の実績の記入は" in one for one in told)
    assert any("よん" in one for one in told)


@pytest.mark.parametrize("seed", range(3))
def test_chance_corrections_of_the_sample(sample: Path, seed: int) -> None:
    chance = random.Random(seed)
    strategy = sp.parse(sample)
    measures = [measure.id for measure in strategy.measures]
    projects = [project.id for measure in strategy.measures for project in measure.projects]

    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        for node_id in chance.sample(projects, 12):
            match chance.randrange(4):
                case 0:
                    put(sheet, node_id, "施策ID", chance.choice(measures))
                case 1:
                    put(sheet, node_id, "事業名", f"直した事業{chance.randrange(99)}")
                case 2:
                    put(sheet, node_id, "区分", chance.choice(("新規", "拡充", None)))
                case _:
                    sheet.delete_rows(row(sheet, node_id))
        put(page(book, "施策"), chance.choice(measures), "具体的施策", '"引用符" と \\ と\t')

    data = _book(strategy, edit)
    assert sp.parse(sample, recipe=tomllib.loads(learn(data).recipe)).goals == load_xlsx(data).goals


def _rename(book: Workbook) -> None:
    put(page(book, "基本目標"), "1", "基本目標", "笑顔")


def _rename_again(book: Workbook) -> None:
    put(page(book, "基本目標"), "1", "基本目標", "笑顔の町")


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, book, recipe = tmp_path / "city.md", tmp_path / "out.xlsx", tmp_path / "city.toml"
    source.write_text(SOURCE, "utf-8")
    recipe.write_text('[words]\n"よびかけ" = "数値目標"\n', "utf-8")
    assert main([str(source), "-o", str(book), "--recipe", str(recipe)]) == 0
    book.write_bytes(edit_book(book.read_bytes(), _rename))
    assert main(["learn", str(book), "-o", str(recipe)]) == 0
    assert "直された所1件" in capsys.readouterr().err
    assert sp.parse(source, recipe=recipe).goals == sp.load(book).goals
    assert main(["learn", str(book), "-o", str(recipe)]) == 2
    assert "既に" in capsys.readouterr().err
    assert main([str(source), "-o", str(book), "--recipe", str(recipe)]) == 0
    book.write_bytes(edit_book(book.read_bytes(), _rename_again))
    assert main(["learn", str(book), "-o", str(recipe)]) == 0
    assert "直された所1件" in capsys.readouterr().err
    assert sp.parse(source, recipe=recipe).goals == sp.load(book).goals
    assert main(["learn", str(source), "-o", "-"]) == 3
    assert main(["learn", str(book), "-o", "-"]) == 0
    assert "[[correct]]" in capsys.readouterr().out
