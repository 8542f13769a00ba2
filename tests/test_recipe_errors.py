"""A recipe that does not fit is one sentence, with its place; recipes of a folder find their documents."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.recipe.reading import read_recipe
from senryaku_parse.recipe.words import LEVEL_WORDS, WORDS
from tests.conftest import ROOT

TABLE = """| めざす未来 | やること | ものさし | いま | ゴール |
|---|---|---|---|---|
| 1 安心 | (1) 見守り | 見守り隊の数 | 3人 | 10人 |
"""
COLUMNS = {"めざす未来": "基本目標", "やること": "具体的施策", "ものさし": "KPI", "いま": "現状値", "ゴール": "目標値"}
RIGHT = {"table": [{"columns": COLUMNS}]}


def _with(**columns: str) -> dict[str, Any]:
    return {"table": [{"columns": {**COLUMNS, **columns}}]}


@pytest.mark.parametrize(
    ("recipe", "said"),
    [
        ({"tables": []}, "レシピ: tables という指定はありません。"),
        ({"table": [{"column": {}}]}, "レシピ の1番目の [[table]]: column という指定はありません。"),
        ({"table": {"columns": {}}}, "レシピ の table: [[table]] と書いてください。"),
        ({"table": ["x"]}, "レシピ の1番目の [[table]]: ここには"),
        (_with(やること="わからない語"), "columns: 「やること」の意味「わからない語」がわかりません。基本目標、"),
        (_with(やること="基本目標"), "columns: 「めざす未来」と「やること」の2つが基本目標の列です。"),
        (_with(ない見出し="単位"), "「ない見出し」を持つ表が文書にありません"),
        (
            {"table": [{"number": 1, "columns": {"ない見出し": "KPI"}}]},
            "表1に「ない見出し」をすべて持つ見出しの行はありません。",
        ),
        ({"table": [{"number": 7, "skip": True}]}, "番号7の表が文書にありません"),
        ({"table": [{"under": "参考", "skip": True}]}, "上に「参考」とある表が文書にありません"),
        ({"table": [{"sheet": "KPI*", "skip": True}]}, "シート「KPI*」の表が文書にありません"),
        ({"table": [{"labels": {"旗印": "KPI"}}]}, "「旗印」を持つ表が文書にありません"),
        ({"table": [{"number": 1, "labels": {"旗印": "KPI"}}]}, "表1に「旗印」のすべてのラベルはありません。"),
        ({"table": [{"number": 1, "columns": {"1": "KPI"}}]}, "見出しの行が見つかりません。header ="),
        ({"table": [{"number": 1, "header": 9}]}, "9行目がありません。"),
        (_with(いま="目標値"), "表1の列「ゴール」は「いま」と同じものを示す列です。"),
        (
            {"table": [{"columns": {"いま": "現状値"}}]},
            "表1の列に、指標や事業の名前の列も、2つ以上の階層の列もありません。",
        ),
        ({"words": {"ものさし": 3}}, "レシピ の words: 「ものさし」の意味「3」がわかりません。"),
        ({"words": ["ものさし"]}, 'レシピ の words: {"文書の語" = "意味"} のように書いてください。'),
        ({"levels": {"(1)": "KPI"}}, "レシピ の levels: 「(1)」の意味「KPI」がわかりません。基本目標、"),
        ({"skip": 3}, 'レシピ の skip: "文字" か ["文字", "文字"] のように書いてください。'),
        ({"pages": "x"}, "レシピ の pages: ページの指定「x」は読めません。"),
        ({"others": "drop"}, "レシピ の others: 「drop」は使えません。read、skip のいずれかです。"),
        ({"table": [{"skip": "yes"}]}, "skip: true か false です。"),
        ({"table": [{"number": "1"}]}, "number: 3 か [1, 2] のように番号を書いてください。"),
        ({"vocabulary": {"labels": {"gaol": ["x"]}}}, "レシピ: 語彙の [labels] に gaol はありません。"),
        ({**RIGHT, "correct": [{"id": "9"}]}, "レシピ の1番目の [[correct]]: 文書に「9」という項目がありません。"),
        (
            {**RIGHT, "correct": [{"id": "1", "name": "別の名"}]},
            "項目「1」の名前は「安心」で、「別の名」ではありません。",
        ),
        ({**RIGHT, "correct": [{"id": "1", "set": {"nam": "x"}}]}, "nam という欄はありません。"),
        ({**RIGHT, "correct": [{"id": "1", "set": {"number": "x"}}]}, "set の値が欄に合いません。"),
        ({**RIGHT, "correct": [{"id": "1-1-K1", "below": "2"}]}, "「1-1-K1」を置ける項目「2」が文書にありません。"),
        ({**RIGHT, "correct": [{"id": "1-1", "below": "1-1-K1"}]}, "「1-1」を置ける項目「1-1-K1」が文書にありません。"),
        ({**RIGHT, "correct": [{"id": "1", "add": "goal"}]}, "id には、文書のどの項目とも違うものを書いてください。"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_fit_is_a_sentence(recipe: dict[str, Any], said: str) -> None:
    with pytest.raises(sp.UsageError) as told:
        sp.parse_text(TABLE, recipe=recipe)
    message = str(told.value)
    assert said in message
    assert message.startswith("レシピ")
    assert message.endswith("。")
    assert "\n" not in message


def test_a_heading_over_two_columns_is_asked_for_by_number() -> None:
    table = TABLE.replace("| いま | ゴール |", "| 値 | 値（R11） |")
    with pytest.raises(sp.UsageError, match="「値」という見出しの列が複数あります（4、5列目）"):
        sp.parse_text(table.replace("値（R11）", "値（R10）").replace("| 値 |", "| 値（R2） |"), recipe=_two("値"))
    read = sp.parse_text(table, recipe={"table": [{"header": 1, "columns": _numbered()}]})
    assert read.goals[0].measures[0].kpis[0].target_text == "10人"


def _two(heading: str) -> dict[str, Any]:
    return {"table": [{"columns": {"めざす未来": "基本目標", "ものさし": "KPI", heading: "目標値"}}]}


def _numbered() -> dict[str, str]:
    return dict(zip("12345", COLUMNS.values(), strict=True))


def test_an_optional_table_may_be_missing() -> None:
    table = {"under": "参考", "skip": True, "optional": True}
    assert sp.parse_text(TABLE, recipe={"table": [table, *RIGHT["table"]]}).goals


def test_file_that_is_no_recipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document, path = tmp_path / "city.md", tmp_path / "city.toml"
    document.write_text(TABLE, "utf-8")
    for text, code, said in (
        (None, 3, f"{path}: レシピのファイルを読めません"),
        ("[[table]\n", 3, f"{path}: レシピのファイルが TOML として読めません"),
        (f"table = {'[' * 5000}{']' * 5000}\n", 3, f"{path}: レシピのファイルの入れ子が深すぎます"),
        ("[[table]]\nskipp = true\n", 2, f"{path} の1番目の [[table]]: skipp という指定はありません。"),
    ):
        if text is not None:
            path.write_text(text, "utf-8")
        assert main([str(document), "--recipe", str(path)]) == code
        assert said in capsys.readouterr().err
        assert main([str(tmp_path), "-o", str(tmp_path / "out.csv"), "--recipe", str(path)]) == code
        capsys.readouterr()


def test_a_folder_of_recipes_by_name(tmp_path: Path) -> None:
    documents, recipes = tmp_path / "in", tmp_path / "recipes"
    documents.mkdir()
    recipes.mkdir()
    for name in ("aoba-2nd", "aoba-2nd-kpi", "hibari", "third"):
        (documents / f"{name}.md").write_text(TABLE, "utf-8")
    columns = "\n".join(f'"{heading}" = "{meaning}"' for heading, meaning in COLUMNS.items())
    right = f"[[table]]\n[table.columns]\n{columns}\n"
    (recipes / "aoba.toml").write_text(right, "utf-8")
    (recipes / "aoba-2nd-kpi.toml").write_text("[[table]]\nnumber = 9\nskip = true\n", "utf-8")
    (recipes / "others.toml").write_text(f'documents = ["hiba*.md"]\n{right}', "utf-8")
    results = {one.document.rpartition("/")[2]: one for one in sp.parse_many(documents, recipe=recipes)}
    assert results["aoba-2nd.md"].strategy
    assert results["hibari.md"].strategy
    assert "番号9の表" in (results["aoba-2nd-kpi.md"].problem or "")
    assert results["third.md"].error
    assert sp.parse(documents / "hibari.md", recipe=recipes).goals
    (recipes / "again.toml").write_text(f'documents = ["*hibari*"]\n{right}', "utf-8")
    with pytest.raises(sp.UsageError, match="複数"):
        sp.parse(documents / "hibari.md", recipe=recipes)


def test_the_same_as_a_mapping_a_path_and_read_before(tmp_path: Path) -> None:
    path = tmp_path / "city.toml"
    columns = "\n".join(f'"{heading}" = "{meaning}"' for heading, meaning in COLUMNS.items())
    path.write_text(f"[[table]]\n[table.columns]\n{columns}\n", "utf-8")
    expected = sp.parse_text(TABLE, recipe=RIGHT).goals
    assert sp.parse_text(TABLE, recipe=path).goals == expected
    assert sp.parse_text(TABLE, recipe=str(path)).goals == expected
    assert sp.parse_text(TABLE, recipe=read_recipe(RIGHT)).goals == expected
    english = {"めざす未来": "goal", "やること": "measure", "ものさし": "kpi", "いま": "baseline", "ゴール": "aim 2029"}
    kpi = sp.parse_text(TABLE, recipe={"table": [{"columns": english}]}).goals[0].measures[0].kpis[0]
    assert kpi.target
    assert kpi.target.target_year == 2029


def test_a_parse_without_one_imports_nothing_of_recipes(sample: Path) -> None:
    code = f"import sys, senryaku_parse as sp; sp.parse({str(sample)!r}); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in loaded if name.startswith("senryaku_parse.recipe")]


def test_every_example_of_the_documentation_is_a_recipe() -> None:
    page = (ROOT / "docs" / "recipes.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(examples) > 5
    for example in examples:
        read_recipe(tomllib.loads(example))
    for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(code, {})
    assert set(re.findall(r"`([a-z_]+)`", page)) >= {*WORDS, *LEVEL_WORDS} - {"target"}
