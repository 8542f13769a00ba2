"""No text of a document runs in any output: every writer there is, and everything a notebook or terminal shows.

A writer without a row here fails.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.formats import COMPARISON_WRITERS, HISTORY_WRITERS, MANY_WRITERS, WRITERS, Format
from senryaku_parse.writers.many import DocumentPart
from senryaku_parse.writers.many.documents import DOCUMENTS, DocumentOutcome
from tests.support.poison import TEXTS, TITLE, harmless, strategy_of

_KINDS: dict[str, tuple[Format, ...]] = {
    "strategy": WRITERS,
    "many": MANY_WRITERS,
    "comparison": COMPARISON_WRITERS,
    "history": HISTORY_WRITERS,
}
_STARTS = tuple("=+-@\t\r＝＋－＠")
_MARKS = frozenset({"b", "strong", "del"})
"""Elements by which a comparison in Markdown marks what changed."""
_NUMBER = re.compile(r"[-+]?[0-9.,]+%?")


def _subject(kind: str, texts: tuple[str, ...], title: str) -> Any:
    """What the writers of `kind` write, all of it made of `texts`."""
    editions = [strategy_of(texts, title, aim=aim) for aim in (3, 4)] + [strategy_of(texts[1:], title)]
    if kind == "comparison":
        return sp.compare(editions[0], editions[2])
    return sp.follow(*editions) if kind == "history" else editions[0]


def _written(kind: str, format: Format, texts: tuple[str, ...], title: str, folder: Path) -> Mapping[str, bytes]:
    """Every file that the writer makes: name → content."""
    subject = _subject(kind, texts, title)
    options = {"csv_safe": True} if "csv_safe" in format.options else {}
    if kind == "many":
        collector = format.function()(**options)
        record = DOCUMENTS.record(DocumentOutcome(title, subject))
        collector.write([DocumentPart(record, collector.part(subject)[0])], folder / "out")
        return {"out": (folder / "out").read_bytes()}
    content = format.function()(subject, **options).content
    return {"out": content} if isinstance(content, bytes) else content


def _check_xlsx(files: Mapping[str, bytes], plain: Mapping[str, bytes]) -> None:
    """No text is a formula, none may become one when it is edited, and no link leads out of the workbook."""
    book = load_workbook(io.BytesIO(files["out"]), rich_text=True)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    texts = [cell for cell in cells if cell.data_type != "f"]
    assert any(cell.value == "=1+1" for cell in texts)
    for cell in texts:
        assert cell.quotePrefix or not str(cell.value).startswith(_STARTS) or _NUMBER.fullmatch(str(cell.value)), cell
    formulas = Counter(re.sub("[0-9]+", "0", str(cell.value)) for cell in cells if cell.data_type == "f")
    plain_book = load_workbook(io.BytesIO(plain["out"]))
    known = Counter(
        re.sub("[0-9]+", "0", str(cell.value))
        for sheet in plain_book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    )
    assert formulas.keys() <= known.keys()  # which years have a target of their own, texts may say
    assert formulas.total() == known.total()
    with zipfile.ZipFile(io.BytesIO(files["out"])) as archive:
        for name in archive.namelist():
            assert b"TargetMode" not in archive.read(name) or not name.endswith(".rels"), name


def _check_csv(files: Mapping[str, bytes], plain: Mapping[str, bytes]) -> None:
    """With `csv_safe` no cell begins as a formula does."""
    cells = []
    for name, content in files.items():
        if not name.endswith(".json"):
            cells += [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
    assert "'=1+1" in cells
    assert [cell for cell in cells if cell.startswith(_STARTS) and not _NUMBER.fullmatch(cell)] == []
    for name, content in files.items():
        if name.endswith(".json"):
            assert json.loads(content)["title"] == TITLE


class _Skeleton(HTMLParser):
    """The elements of a page, what attributes they have, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[tuple[str, ...]] = Counter()
        self.links: list[str] = []
        self.comments = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag, *sorted(name for name, _ in attrs)] += 1
        self.links += [
            value or "" for name, value in attrs if name in ("href", "src", "action", "formaction", "srcdoc")
        ]

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def _check_page(page: str, plain: str, own: frozenset[str] = frozenset()) -> None:
    """The page has the kinds of elements that one of harmless texts has, or `own`: no text made any, or an attribute."""
    found, expected = _Skeleton(page), _Skeleton(plain)
    assert {tag for tag, *_ in found.elements} <= {tag for tag, *_ in expected.elements} | own
    assert {name for _, *names in found.elements for name in names if not name.startswith("data-")} <= {
        name for _, *names in expected.elements for name in names
    }
    for element in found.elements | expected.elements:
        assert found.elements[element] == expected.elements[element] or element[0] not in ("script", "style", "meta")
    assert found.comments == expected.comments
    assert [link for link in found.links if not link.startswith("#")] == [
        link for link in expected.links if not link.startswith("#")
    ]
    for code in re.findall("<script.*?</script>", page, re.DOTALL):
        assert "<!--" not in code


def _check_html(files: Mapping[str, bytes], plain: Mapping[str, bytes]) -> None:
    _check_page(files["out"].decode("utf-8"), plain["out"].decode("utf-8"))


def _check_markdown(files: Mapping[str, bytes], plain: Mapping[str, bytes]) -> None:
    """Made a page by a program that lets HTML through, it has the elements of one of harmless texts."""
    render = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render
    _check_page(render(files["out"].decode("utf-8")), render(plain["out"].decode("utf-8")), _MARKS)


def _check_json(files: Mapping[str, bytes], plain: Mapping[str, bytes]) -> None:
    """Data that nothing runs: the texts are all there."""
    for line in files["out"].splitlines() if files["out"].count(b"\n{") else [files["out"]]:
        assert set(TEXTS) <= set(_strings(json.loads(line)))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]


def _check_parquet(files: Mapping[str, bytes], plain: Mapping[str, bytes]) -> None:
    """Typed data: texts as they are, and numbers where there were numbers."""
    tables = [pq.read_table(io.BytesIO(content["out"])) for content in (files, plain)]
    assert tables[0].schema.equals(tables[1].schema)
    assert set(TEXTS) <= {text for column in tables[0].to_pydict().values() for text in column if isinstance(text, str)}


def _check_sqlite(files: Mapping[str, bytes], plain: Mapping[str, bytes]) -> None:
    """The same; and the tables are those of harmless texts."""
    names, texts = [], set()
    for content in (files, plain):
        base = sqlite3.connect(":memory:")
        base.deserialize(content["out"])
        names.append(base.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall())
        for kind, name, _ in names[-1]:
            if kind == "table" and content is files:
                texts |= {value for row in base.execute(f'SELECT * FROM "{name}"') for value in row}
    assert names[0] == names[1]
    assert set(TEXTS) <= texts


def _check_xml(files: Mapping[str, bytes], plain: Mapping[str, bytes]) -> None:
    """Well-formed, of the very elements that harmless texts give."""
    found, expected = (
        Counter((element.tag, *sorted(element.attrib)) for element in ET.fromstring(content["out"]).iter())
        for content in (files, plain)
    )
    assert found == expected


Check = Callable[[Mapping[str, bytes], Mapping[str, bytes]], None]
_CHECKS: dict[str, Check] = {
    "json": _check_json,
    "jsonl": _check_json,
    "xlsx": _check_xlsx,
    "csv": _check_csv,
    "package": _check_csv,
    "parquet": _check_parquet,
    "sqlite": _check_sqlite,
    "markdown": _check_markdown,
    "html": _check_html,
    "stratml": _check_xml,
}
"""Name of a format → what must hold of every writer of it: files of `TEXTS`, files of harmless texts."""


@pytest.mark.parametrize(
    ("kind", "format"),
    [pytest.param(kind, one, id=f"{kind}-{one.name}") for kind, formats in _KINDS.items() for one in formats],
)
def test_no_text_runs_in_any_output(kind: str, format: Format, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    files = _written(kind, format, TEXTS, TITLE, tmp_path)
    plain = _written(kind, format, harmless(), "安全", tmp_path / "plain")
    _CHECKS[format.name](files, plain)


def test_formats_are_all_known_here() -> None:
    modules = {name for name in vars(__import__("senryaku_parse.formats").formats) if name.endswith("WRITERS")}
    explained = {"EXPLANATION_WRITERS"}  # a page of a source, tried with hostile ones: test_review_in_browser
    assert modules == {"WRITERS", "MANY_WRITERS", "COMPARISON_WRITERS", "HISTORY_WRITERS", *explained}
    assert {one.name for formats in _KINDS.values() for one in formats} == set(_CHECKS)


_SHOWN: dict[str, Callable[[tuple[str, ...], str], str]] = {
    "Strategy": lambda texts, title: _html(strategy_of(texts, title)),
    "Goal": lambda texts, title: "".join(map(_html, strategy_of(texts, title).goals)),
    "Measure": lambda texts, title: "".join(map(_html, strategy_of(texts, title).measures)),
    "Comparison": lambda texts, title: _html(_subject("comparison", texts, title)),
}
"""What a notebook shows: name of the class → its HTML."""


def _html(shown: Any) -> str:
    text = shown._repr_html_()
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("name", _SHOWN)
def test_no_text_runs_in_a_notebook(name: str) -> None:
    _check_page(_SHOWN[name](TEXTS, TITLE), _SHOWN[name](harmless(), "安全"))


def test_what_notebooks_show_is_all_known_here() -> None:
    named = {name: getattr(sp, name) for name in sp.__all__}
    assert set(_SHOWN) == {name for name, one in named.items() if isinstance(one, type) and hasattr(one, "_repr_html_")}


_CONTROLS = "\x1b[2J\x1b]0;pwned\x07\x9b31m\u202e\x08\x00"


def test_no_text_controls_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.json"
    sp.write(strategy_of((_CONTROLS, "海"), _CONTROLS), path)
    other = tmp_path / "b.json"
    sp.write(strategy_of(("海", _CONTROLS), _CONTROLS, aim=5), other)
    for words in (
        [str(path)],
        ["check", str(path)],
        ["compare", str(path), str(other)],
        [str(tmp_path / "\x1b[2J.md")],
    ):
        main(words)
        shown = "".join(capsys.readouterr())
        assert shown
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown), words
