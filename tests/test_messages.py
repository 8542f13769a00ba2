"""The catalogue of messages: each in both languages, each used, and none written anywhere else."""

from __future__ import annotations

import ast
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.findings import CODES
from senryaku_parse.messages import LANGS, Template, language, render, speaking, speaking_each

PACKAGE = Path(sp.__file__).parent
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if "messages" not in path.relative_to(PACKAGE).parts]
PARTS = sorted(path.stem for path in (PACKAGE / "messages" / "ja").glob("[a-z]*.py"))
KEY = re.compile(rf"(?:{'|'.join(PARTS)})\.[a-z0-9]+(?:-[a-z0-9]+)*")
JAPANESE = re.compile(r"[ぁ-んァ-ヺ一-鿿]")
QUOTED = re.compile(r"“[^”]*”|'[^']*'")
TABLE = "| 基本目標 | 1. 安心 |\n|---|---|\n| 具体的施策 | (ア) 子育て ①相談 |\n| 謎のラベル | 謎の値 |\n"


def _messages(lang: str) -> dict[str, Template]:
    """Key → message, of one language."""
    return {
        f"{part}.{name}": template
        for part in PARTS
        for name, template in import_module(f"senryaku_parse.messages.{lang}.{part}").MESSAGES.items()
    }


def _texts(template: Template) -> tuple[str, ...]:
    return (template,) if isinstance(template, str) else template


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _constants(path: Path) -> Iterator[str]:
    """The strings of a file, those of f-strings with `*` for what is filled in."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_both_languages_have_the_same_messages() -> None:
    assert list(_messages("ja")) == list(_messages("en"))


def test_a_message_has_the_same_fields_in_both_languages() -> None:
    for (key, japanese), english in zip(_messages("ja").items(), _messages("en").values(), strict=True):
        assert isinstance(japanese, str), key
        assert set().union(*map(_fields, _texts(english))) == _fields(japanese), key
        assert isinstance(english, str) or "count" in _fields(japanese), key


def test_every_code_of_a_finding_has_a_meaning_and_an_action() -> None:
    for lang in LANGS:
        with speaking(lang):
            assert all(code.meaning and code.action for code in CODES.values())


def test_every_message_is_used_and_every_key_exists() -> None:
    said = {text for path in FILES for text in _constants(path)}
    known = set(_messages("ja"))
    made_up = {f"{part}.{code}" for part in ("codes", "actions") for code in CODES}
    beginnings = {text for text in said if text.removesuffix("-").removesuffix(".") and text.endswith(("-", "."))}
    used = {key for key in known if key in said or any(key.startswith(one) for one in beginnings if "." in one)}
    assert known - used - made_up == set()
    modules = {".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in FILES}
    assert {text for text in said if KEY.fullmatch(text)} - known - modules == set()


def _is_told(node: ast.Call) -> bool:
    """Whether the call makes a finding, an error or a line on the terminal."""
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    return name in ("finding", "Finding", "tell", "say", "stage") or name.endswith("Error")


def test_no_message_is_written_at_its_place() -> None:
    for path in FILES:
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and _is_told(call):
                texts = [one.value for part in call.args for one in ast.walk(part) if isinstance(one, ast.Constant)]
                assert not any(isinstance(text, str) and JAPANESE.search(text) for text in texts), (path, call.lineno)


def _told(text: str, lang: str) -> list[sp.Finding]:
    return list(sp.parse_text(text, format="markdown", lang=lang).findings)  # type: ignore[arg-type]


def test_a_parse_tells_its_findings_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    japanese, english = _told(TABLE, "ja"), _told(TABLE, "en")
    assert japanese == list(sp.parse_text(TABLE, format="markdown").findings)
    assert [(one.code, one.severity, one.before, one.after) for one in japanese] == [
        (one.code, one.severity, one.before, one.after) for one in english
    ]
    assert all(JAPANESE.search(one.message) for one in japanese)
    assert not any(JAPANESE.search(QUOTED.sub("", one.message)) for one in english)
    monkeypatch.setenv("SENRYAKU_PARSE_LANG", "en")
    assert english == list(sp.parse_text(TABLE, format="markdown").findings)


def test_errors_are_in_the_language_asked_for() -> None:
    with pytest.raises(sp.InputError, match="There is no such file"):
        sp.parse("nowhere.md", lang="en")
    with pytest.raises(sp.InputError, match="ファイルがありません"):
        sp.parse("nowhere.md")
    with pytest.raises(ValueError, match="fr"):
        sp.parse("nowhere.md", lang="fr")  # type: ignore[arg-type]


def test_a_language_holds_for_its_thread_and_its_block_alone() -> None:
    seen: dict[str, str] = {}
    meet = threading.Barrier(2)

    def speak(lang: str) -> None:
        with speaking(lang):  # type: ignore[arg-type]
            meet.wait()
            seen[lang] = render("common.quoted", text="x")
            meet.wait()

    threads = [threading.Thread(target=speak, args=(lang,)) for lang in LANGS]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert seen == {"ja": "「x」", "en": "“x”"}
    assert language() == "ja"


def test_items_are_made_in_the_language_and_handed_over_outside_of_it() -> None:
    made = speaking_each((language() for _ in range(2)), "en")
    assert [(one, language()) for one in made] == [("en", "ja"), ("en", "ja")]


def test_many_documents_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TABLE, "utf-8")
    (tmp_path / "b.md").write_text("", "utf-8")
    for jobs in (1, 2):
        read, failed = sp.parse_many([tmp_path / "a.md", tmp_path / "b.md"], lang="en", jobs=jobs)
        assert read.strategy is not None
        assert [one.message for one in read.strategy.findings] == [one.message for one in _told(TABLE, "en")]
        assert "The file is empty" in str(failed.error)


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        *([name, "--help"] for name in ("compare", "merge", "check", "explain", "learn", "schema", "completion")),
        ["{sample}"],
        ["check", "{sample}"],
        ["nowhere.md"],
        ["{sample}", "-o", "out.docx"],
        ["--nonsense"],
    ],
)
def test_the_command_speaks_english(
    sample: Path, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENRYAKU_PARSE_LANG", "en")
    names = {text for texts in _texts_of(sp.parse(sample)) for text in texts}
    with suppress(SystemExit):
        main([word.format(sample=sample) for word in words])
    out, err = capsys.readouterr()
    told = out + err
    for name in sorted(names, key=len, reverse=True):
        told = told.replace(name, "")
    assert told.strip()
    assert not JAPANESE.search(QUOTED.sub("", told))


def _texts_of(strategy: sp.Strategy) -> Iterator[tuple[str, ...]]:
    """What the document itself says."""
    yield strategy.title, strategy.municipality or ""
    for node in strategy.nodes():
        yield (node.name,)
        if isinstance(node, sp.Project):
            yield (node.category or "",)
        if isinstance(node, sp.Measure) and node.area:
            yield node.area.name, node.area.marker or "", node.id
        if isinstance(node, sp.Indicator):
            yield (node.target.text if node.target else "",)
