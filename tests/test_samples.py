"""samples/: the files that people have, and what is made of them."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.convert import trace, trace_input
from senryaku_parse.inputs import from_text
from tests.support.casefile import read_case

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
LAYOUTS = {
    "columns.xlsx": "columns/two-header-rows",
    "indicator-list.pdf": "indicator-list/headings-and-years",
    "label-rows.xlsx": "label-rows/sheets-with-pairs",
    "mixture.pdf": "mixture/label-rows-with-appendix",
    "outline.docx": "outline/numbered-headings",
    "project-first.docx": "project-first/three-year-budget",
}
OF_PAGES = {"page-furniture", "table-continued", "label-inherited", "label-torn", "row-torn"}


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_the_sample_is_the_same_in_every_format(suffix: str, sample: Path) -> None:
    read = trace(SAMPLES / f"nemuro-sogo-senryaku.{suffix}")
    assert read.strategy.goals == sp.parse(sample).goals
    assert read.accounting().lost == ()
    assert {found.code for found in read.strategy.findings} <= (OF_PAGES if suffix == "pdf" else set())


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_document_of_each_layout(name: str) -> None:
    html = read_case(ROOT / "tests" / "cases" / "layouts" / f"{LAYOUTS[name]}.txt").parts["input.html"]
    read = trace(SAMPLES / "layouts-fictional" / name)
    assert read.strategy.goals == trace_input(from_text(html), "html").strategy.goals
    assert read.accounting().lost == ()


def test_the_folder_says_what_each_file_is() -> None:
    said = set(re.findall(r"^\| `([^`]+)`", (SAMPLES / "README.md").read_text("utf-8"), re.MULTILINE))
    files = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*.*") if path.is_file()}
    assert said == files - {"README.md"}


def _commands() -> list[str]:
    """What the two READMEs and the pages for planners say of a document: each command of theirs once."""
    paths = [ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs" / "planner").iterdir())]
    pages = (path.read_text("utf-8") for path in paths)
    lines = [line for page in pages for line in re.findall(r"^    (senryaku-parse .*?) *(?:#.*)?$", page, re.MULTILINE)]
    return list(dict.fromkeys(lines))


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the sample."""
    path = tmp_path_factory.mktemp("workbook") / "out.xlsx"
    assert main([str(SAMPLES / "nemuro-sogo-senryaku.md"), "-o", str(path)]) == 0
    return path


@pytest.mark.parametrize("command", _commands())
def test_what_a_newcomer_reads_first_runs(
    command: str, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for suffix in ("pdf", "docx", "xlsx"):
        for name in (tmp_path / "plan", folder / "nemuro"):
            name.with_suffix(f".{suffix}").write_bytes((SAMPLES / f"nemuro-sogo-senryaku.{suffix}").read_bytes())
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)
    books = {word for word in words[1 : words.index("-o") if "-o" in words else None] if word.endswith(".xlsx")}
    for book in books - {"plan.xlsx"}:
        shutil.copy(workbook, tmp_path / book)
    assert main(words[1:]) == 0
    if "-o" in words:
        assert (tmp_path / words[words.index("-o") + 1]).exists()
