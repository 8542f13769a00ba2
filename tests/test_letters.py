"""No letter of a document is lost: each of its words stands in the JSON, whatever the ledger says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse import InputError, NoStrategyError
from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from senryaku_parse.writers.json import told_json
from tests.support.casefile import read_case
from tests.support.letters import MissingWord, missing_words

ROOT = Path(__file__).parent
FORMATS = {"md": "markdown", "html": "html"}
CASES = [
    (path, part)
    for path in sorted((ROOT / "cases").rglob("*.txt"))
    for part in read_case(path).parts
    if part.removeprefix("input.") in FORMATS
]
FILES = [
    path
    for folder in (ROOT / "cases" / "converters", ROOT.parent / "samples")
    for path in sorted(folder.iterdir())
    if path.suffix.removeprefix(".") in FORMATS and path.name != "README.md"
]


STRAY = """\
説明の文です。
・箇条書きの文
- 項目その壱
※注の文
※1 印のある注の文
担当：産業課
目標値：20件
数値目標
(2) 追加の施策
基本目標3 追加の目標
#### 小見出しの例
**太字の例**
主な事業
- 相談事業（担当課）
資料 …… 12
- 12 -
Table: 表題の例
指標名の例　10件 → 20件
出生率※1の話
~~取り消した文~~
新しい~~古い~~文
[^1]: 脚注の文
本文の文[^1]
（注1）延べ人数
<sup>1</sup> 上付きの注
## 見出しの例※1
## ~~消した見出し~~
注1) 一つ目の注 注2) 二つ目の注
*1 星の注""".split("\n")
"""Lines of each kind, put into documents where nobody expects them."""
OUTLINES = [path for folder in ("lines", "layouts/outline") for path in sorted((ROOT / "cases" / folder).glob("*.txt"))]


def missing(text: str, suffix: str) -> list[MissingWord]:
    """The words of a document that its JSON lacks; none of one that can't be read."""
    try:
        traced = trace_input(from_text(text), FORMATS[suffix])
    except (NoStrategyError, InputError):
        return []
    assert traced.accounting().lost == ()
    return missing_words(text, suffix == "html", told_json(traced.strategy)[0].decode())


@pytest.mark.parametrize(("path", "part"), CASES, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_case(path: Path, part: str) -> None:
    assert missing(read_case(path).parts[part], part.removeprefix("input.")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file(path: Path) -> None:
    assert missing(path.read_text("utf-8"), path.suffix.removeprefix(".")) == []


@pytest.mark.parametrize(
    "path", [path for path in OUTLINES if "input.md" in read_case(path).parts], ids=lambda path: path.stem
)
def test_a_line_put_in_anywhere_is_lost_nowhere(path: Path) -> None:
    lines = read_case(path).parts["input.md"].split("\n")
    for at, stray in enumerate(STRAY):
        place = (7 * at) % (len(lines) + 1)
        text = "\n".join([*lines[:place], *(["", stray, ""] if at % 2 else [stray]), *lines[place:]])
        assert missing(text, "md") == [], (stray, place)


def test_a_missing_word_is_found() -> None:
    assert missing_words("| 港祭り | 開催 |\n\n本文です。", False, '{"name": "港祭り", "notes": ["開 催"]}') == [
        ("本文です", "本文です。")
    ]


def test_a_heading_of_captions_alone_is_not_asked_for() -> None:
    assert missing_words("### 施策の目標", False, "[]") == []
    assert [one.word for one in missing_words("### 施策の絆\n\n施策の目標", False, "[]")] == ["施策の絆", "施策の目標"]


def test_marks_numbers_and_markup_are_no_words() -> None:
    source = "# (ア) ①出生率 ㋑出生率 1.49\n\n**令和6年度** [案内](https://example.jp/)\n\n```text\n<br>\n```"
    assert missing_words(source, False, '["出生率", "年度", "案内"]') == []
