"""Numbers of thousands of digits, which Python refuses to read: wherever a document, a file or a word may hold one."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from fuzz.checks import SMALL

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.loaders.json import load_json
from senryaku_parse.loaders.package import load_package
from senryaku_parse.text import whole_number
from senryaku_parse.writers.json import write_json
from senryaku_parse.writers.package import write_package

MANY = "9" * 5_000
_TABLE = "| 基本目標 | 1. 安心 |\n|---|---|\n| 具体的施策 | (ア) 港 ①整備 |\n"
_KPI = f"{_TABLE}| 重要業績評価指標(KPI) | # |\n"
_LIST = "| No | 基本目標 | 施策 | 指標 | 基準値（R#） | 目標値（#年度） |\n|---|---|---|---|---|---|\n| # | 1 海 | 港 | 率 | # | #件 |\n"
DOCUMENTS: dict[str, str] = {
    "title": f"# 第#期 総合戦略 平成#年度～#年度\n\n{_TABLE}",
    "goal": _TABLE.replace("1.", "#."),
    "goal and label": _TABLE.replace("基本目標", "基本目標#"),
    "measure in two parts": _TABLE.replace("(ア) 港 ①", "(#) 港 #-#"),
    "chapter": _TABLE.replace("(ア) 港 ①", "第#章 "),
    "horizon": _KPI.replace("#", "率 ⇒ #年で#件（R#）"),
    "scales": _KPI.replace("#", "率（H#） ⇒ 平成#年度#億#万件"),
    "fraction": _KPI.replace("#", "率 ⇒ #.#%"),
    "outline": f"# 基本目標# 海\n## 施策#-# 港\n- KPI# 率 ⇒ #件\n- (#) 事業\n\n{_TABLE}",
    "columns": _LIST,
    "row numbers": "| # | 基本目標 | 1. 安心 |\n|---|---|---|\n| # | 具体的施策 | (ア) 港 ①整備 |\n| # | 数値目標 | a ⇒ 1件 |\n",
    "spans": "<table><tr><td colspan=# rowspan=#>基本目標<td>1. 安心<tr><td>具体的施策<td>(ア) 港 ①整備</table>",
    "lists": "<table><tr><td>基本目標<td>1. 安心<ol start=#><li value=#>x</ol></table>",
    "entities": "<table><tr><td>基本目標<td>1. 安心&##;&#x#;</table>",
}


@pytest.mark.parametrize("digits", [MANY, "0" * 5_000 + "1", "９" * 5_000], ids=["nines", "zeros", "full width"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_or_refused(name: str, digits: str) -> None:
    text = DOCUMENTS[name].replace("#", digits).replace(f"&{digits}", "&#")
    try:
        strategy = sp.parse_text(text)
    except sp.NoStrategyError:
        return
    assert load_json(write_json(strategy).file()) == strategy


@pytest.mark.parametrize(
    ("field", "number"),
    [
        *product(("number", "years", "row", "line"), ("9" * 20, "9" * 4_000, MANY)),
        *product(("value", "change"), ("9" * 4_000, MANY, "1e999999999", "-1e-999999999", "5E+355555125555555555551")),
    ],
)
def test_json_with_such_a_number_is_refused(field: str, number: str) -> None:
    text = write_json(sp.parse_text(SMALL)).file().decode()
    changed = re.sub(rf'"{field}": [0-9.]+', f'"{field}": {number}', text)
    assert changed != text
    with pytest.raises(sp.InputError, match=r"。$"):
        load_json(changed.encode())


@pytest.mark.parametrize("digits", [MANY, "9" * 20, "1e999999999", "1e400"])
def test_a_folder_with_such_a_number_tells_it(digits: str) -> None:
    files = dict(write_package(sp.parse_text(SMALL)).folder())
    name = "goals.csv"
    head, first, *rest = files[name].decode("utf-8-sig").splitlines()
    at = head.split(",").index("番号")
    cells = first.split(",")
    cells[at] = digits
    files[name] = "\r\n".join([head, ",".join(cells), *rest]).encode()
    loaded = load_package(files)
    assert [one.before for one in loaded.findings if one.code == "edit-unread"] == [digits]


@pytest.mark.parametrize(
    "words", [["--limit", f"rows={MANY}"], ["--limit", f"rows={'9' * 16}"], ["--jobs", MANY], ["--start-year", MANY]]
)
def test_a_word_of_the_command_is_refused(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(SMALL, "utf-8")
    assert main([str(path), *words]) == 2
    told = capsys.readouterr().err
    assert told.startswith("senryaku-parse: 使い方の誤りです")
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("００７", 7), ("9" * 15, 10**15 - 1), ("9" * 16, None), ("", None), ("-1", None), ("²", None)],
)
def test_a_whole_number(text: str, number: int | None) -> None:
    assert whole_number(text) == number
