"""Words that a user adds: as a mapping, as a file, on the command line; and what is no vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.cli import main

DOCUMENT = """# あおば市総合戦略

| めざす姿の柱 | 施策 | 指標 | 現状値 | ねらう数（R6） |
|---|---|---|---|---|
| 1 安心 | (1) 子育て | 相談件数 | 120件 | 200件 |
"""
WORDS = {"labels": {"goal": ["めざす姿の柱"]}, "fields": {"aim": ["ねらう数"]}}
TOML = '[labels]\ngoal = ["めざす姿の柱"]\n[fields]\naim = ["ねらう数"]\n'


def _aim(strategy: sp.Strategy) -> tuple[str, str | None]:
    goal = strategy.goals[0]
    return goal.name, goal.measures[0].kpis[0].target_text


def test_without_them_the_document_is_read_with_warnings() -> None:
    strategy = sp.parse_text(DOCUMENT)
    assert _aim(strategy) == ("", None)
    assert {found.code for found in strategy.findings if found.severity == "warning"} == {
        "level-missing",
        "target-missing",
    }


def test_as_a_mapping() -> None:
    strategy = sp.parse_text(DOCUMENT, vocabulary=WORDS)
    assert _aim(strategy) == ("安心", "200件")
    assert {found.code for found in strategy.findings} == {"layout-chosen"}


def test_as_a_file_which_is_read_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[labels]\ngoal = ["別の語"]\n', "utf-8")
    assert _aim(sp.parse_text(DOCUMENT, vocabulary=path)) == ("", None)
    path.write_text(TOML, "utf-8")
    assert _aim(sp.parse_text(DOCUMENT, vocabulary=path)) == ("安心", "200件")


def test_on_the_command_line_for_one_document_and_for_many(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(TOML, "utf-8")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(DOCUMENT, "utf-8")
    words = ["--vocabulary", str(tmp_path / "my.toml")]
    assert main([str(tmp_path / "a.md"), "-o", str(tmp_path / "a.json"), *words]) == 0
    assert _aim(sp.load(tmp_path / "a.json")) == ("安心", "200件")
    assert main([str(tmp_path / "a.md"), str(tmp_path / "b.md"), "-o", str(tmp_path / "all.csv"), *words]) == 0
    assert (tmp_path / "all.csv").read_text("utf-8-sig").count("安心") == 2


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[labels", 3, "TOML として読めません"),
        pytest.param(f"labels = {'[' * 5000}{']' * 5000}", 3, "入れ子が深すぎます", id="nested"),
        ("[label]\ngoal = []", 2, "[label] という表はありません"),
        ('[labels]\ngoel = ["a"]', 2, "goel はありません"),
        ('[labels]\ngoal = "a"', 2, "のように書いてください"),
        (None, 3, "読めません"),
    ],
)
def test_what_is_no_vocabulary_is_one_clear_error(
    text: str | None, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    (tmp_path / "a.md").write_text(DOCUMENT, "utf-8")
    assert main([str(tmp_path / "a.md"), "--vocabulary", str(path)]) == code
    assert said in capsys.readouterr().err
