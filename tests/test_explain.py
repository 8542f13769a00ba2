"""How a document was read, told: every cell and line with what became of it, in words that a planner understands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from senryaku_parse import InputError, NoStrategyError, parse
from senryaku_parse.cli import main
from senryaku_parse.convert import look_through
from senryaku_parse.explain import explain
from senryaku_parse.explain.blocks import explanation_of
from senryaku_parse.explain.model import CellReading, Explanation, LineReading
from senryaku_parse.explain.terminal import terminal_text
from senryaku_parse.inputs import from_text
from senryaku_parse.tables import RawTable
from tests.conftest import ROOT
from tests.support.casefile import check_part, read_case

CASES = sorted((Path(__file__).parent / "cases" / "explain").glob("*.txt"))
DOCUMENTS = sorted((Path(__file__).parent / "cases" / "documents").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_explained(path: Path, accept: bool) -> None:
    case = read_case(path)
    reader, text = case.input
    explained = explain(text.encode(), format=reader)
    check_part(case, "explained", terminal_text(explained), accept=accept)
    check_part(case, "explained in English", terminal_text(explained, "en"), accept=accept)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_cell_and_line_is_told_once(path: Path) -> None:
    reader, text = read_case(path).input
    traced = look_through(from_text(text), reader)
    explained, accounting = explanation_of(traced), traced.accounting()
    cells = [cell for table in explained.tables for row in table.rows for cell in row]
    assert [cell.went for cell in cells if cell.role != "blank"] == [cell.destinations for cell in accounting.cells]
    assert [line.went for line in explained.lines] == [line.destinations for line in accounting.lines]
    raw = [block for block in traced.document.blocks if isinstance(block, RawTable)]
    assert [cell.colspan for cell in cells] == [
        cell.colspan for table in raw for group in table.groups for row in group for cell in row.cells
    ]
    _is_sound(explained)


def _is_sound(explained: Explanation) -> None:
    ids = {node.id for node in explained.strategy.nodes()}
    readings: list[CellReading | LineReading] = [
        *explained.lines,
        *(cell for table in explained.tables for row in table.rows for cell in row),
    ]
    held = {node for reading in readings for node in reading.nodes}
    assert held <= ids
    assert {node.id for node in explained.strategy.nodes() if not node.implicit} <= held
    for reading in readings:
        assert reading.role != "lost"
        for number in reading.findings:
            assert explained.finding(number)
    for table in explained.tables:
        assert table.is_read or table.skipped or not any(cell.text for row in table.rows for cell in row)
    assert terminal_text(explained)


@pytest.mark.parametrize("name", ["columns.xlsx", "indicator-list.pdf", "label-rows.xlsx", "outline.docx"])
def test_places_are_those_of_the_format(name: str) -> None:
    explained = explain(ROOT / "samples" / "layouts-fictional" / name)
    _is_sound(explained)
    first = next(cell for table in explained.tables for row in table.rows for cell in row if cell.nodes)
    assert (first.position.page or first.position.sheet or first.position.line) is not None


def test_a_workbook_of_our_own_is_no_document(tmp_path: Path, sample: Path) -> None:
    parse(sample).write(tmp_path / "out.xlsx")
    with pytest.raises(InputError, match="元の文書"):
        explain(tmp_path / "out.xlsx")


def test_command(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    assert main(["explain", str(sample)]) == 0
    assert "具体的施策" in capsys.readouterr().out
    assert main(["explain", str(sample), "--lang", "en"]) == 0
    assert "measure" in capsys.readouterr().out


def test_command_explains_what_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "other.md"
    path.write_text("| めざす未来 | やること |\n|---|---|\n| 安心 | 見守り |\n", "utf-8")
    assert main(["explain", str(path)]) == 0
    said = capsys.readouterr().out
    assert "読み飛ばしました" in said
    assert "総合戦略の表" in said


def test_a_refusal_ends_with_the_command_to_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "no strategy.md"
    path.write_text("| 年 | 人口 |\n|---|---|\n| 2020 | 3,105 |\n", "utf-8")
    with pytest.raises(NoStrategyError, match=re.escape(f"senryaku-parse explain '{path}'")):
        parse(path)
    with pytest.raises(NoStrategyError) as told:
        parse(path.read_bytes())
    assert "explain" not in str(told.value)
    assert main([str(path)]) == 4
    assert f"senryaku-parse explain '{path}'」で見られます。\n" in capsys.readouterr().err


def test_a_summary_ends_with_the_command_where_anything_needs_a_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "city.md"
    path.write_text("| 基本目標 | 安心 |\n|---|---|\n| ねらい | 笑顔 |\n| 数値目標 | 出生率 ⇒ 5年で1.49 |\n", "utf-8")
    main([str(path), "--from", "markdown", "--struck", "read"])
    last = capsys.readouterr().out.splitlines()[-1]
    command = f"senryaku-parse explain {path} --from markdown --struck read"
    assert last == f"どう読んだかを見るには: {command}"
    assert main(shlex.split(command)[1:]) == 0
    assert "ねらい" in capsys.readouterr().out
    path.write_text("| 基本目標 | 安心 |\n|---|---|\n| 数値目標 | 出生率 ⇒ 5年で1.49 |\n", "utf-8")
    main([str(path)])
    assert "explain" not in capsys.readouterr().out
