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


def missing(text: str, suffix: str) -> list[MissingWord]:
    """The words of a document that its JSON lacks; none of one that can't be read."""
    try:
        strategy = trace_input(from_text(text), FORMATS[suffix]).strategy
    except (NoStrategyError, InputError):
        return []
    return missing_words(text, suffix == "html", told_json(strategy)[0].decode())


@pytest.mark.parametrize(("path", "part"), CASES, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_case(path: Path, part: str) -> None:
    assert missing(read_case(path).parts[part], part.removeprefix("input.")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file(path: Path) -> None:
    assert missing(path.read_text("utf-8"), path.suffix.removeprefix(".")) == []


def test_a_missing_word_is_found() -> None:
    assert missing_words("| 港祭り | 開催 |\n\n本文です。", False, '{"name": "港祭り", "notes": ["開 催"]}') == [
        ("本文です", "本文です。")
    ]


def test_marks_numbers_and_markup_are_no_words() -> None:
    source = "# (ア) ①出生率 1.49\n\n**令和6年度** [案内](https://example.jp/)\n\n```text\n<br>\n```"
    assert missing_words(source, False, '["出生率", "年度", "案内"]') == []
