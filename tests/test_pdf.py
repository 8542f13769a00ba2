"""PDF as browsers and LibreOffice print it: the hierarchy of the page that was printed, nothing lost, little to repair."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.convert import Trace, trace, trace_input
from senryaku_parse.errors import InputError, UsageError
from senryaku_parse.findings import Finding
from senryaku_parse.inputs import from_text
from senryaku_parse.page_numbers import page_ranges
from tests.support.casefile import read_case

CASES = Path(__file__).parent / "cases"
FILES = sorted((CASES / "files" / "pdf").glob("*.pdf"))
"""Made by tools/pdf_cases.py: the name of the case, then how and on what paper it was printed."""

OF_PAGES = {"page-furniture", "line-outside", "table-continued", "label-inherited", "label-torn", "row-torn"}
"""What is told of page breaks, running headers and page numbers. That of a single page is a line like others."""
OF_TABLES = {"layout-chosen", "table-skipped"}
"""What is told of each table, of which there are more where pages part them."""


@cache
def _printed(name: str) -> Trace:
    """What the page gives from which the PDF of this name was printed."""
    stem = re.sub(r"-(?:chromium|word)\b.*", "", name)
    if stem == "true":
        return trace(CASES / "converters" / "true.html")
    (path,) = CASES.glob(f"layouts/*/{stem}.txt")
    return trace_input(from_text(read_case(path).parts["input.html"]), "html")


def _codes(found: tuple[Finding, ...]) -> Counter[str]:
    return Counter(one.code for one in found)


def test_seven_layouts_were_printed_by_both() -> None:
    layouts = {path.parent.name for path in CASES.glob("layouts/*/*.txt") for file in FILES if path.stem in file.name}
    assert len(layouts) >= 6
    for how in ("chromium", "word"):
        assert sum(how in path.name for path in FILES) >= 7


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_printed_page_reads_as_its_source(path: Path) -> None:
    traced, expected = trace(path), _printed(path.stem)
    assert traced.strategy.goals == expected.strategy.goals
    accounting = traced.accounting()
    assert accounting.total
    assert accounting.lost == ()
    more = _codes(traced.strategy.findings) - _codes(expected.strategy.findings)
    assert set(more) <= OF_PAGES | OF_TABLES
    assert more["page-furniture"] == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_positions_name_the_page(path: Path) -> None:
    strategy = trace(path).strategy
    pages = [node.position.page for node in strategy.nodes() if not node.implicit]
    assert None not in pages
    assert pages[0] == 1


def test_a_page_that_is_chosen_is_read_alone() -> None:
    path = CASES / "files" / "pdf" / "true-chromium.pdf"
    whole = sp.parse(path)
    part = sp.parse(path, pages="1")
    assert {node.name for node in part.nodes()} < {node.name for node in whole.nodes()}
    assert {node.position.page for node in part.nodes()} == {1}


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("3", [3]),
        ("3-5", [3, 4, 5]),
        ("３～４、７", [3, 4, 7]),
        ("-2", [1, 2]),
        ("1, 4 - 5", [1, 4, 5]),
    ],
)
def test_pages_are_said_in_many_ways(said: str, numbers: list[int]) -> None:
    ranges = page_ranges(said)
    assert ranges is not None
    assert [at for at in range(1, 10) if any(at in one for one in ranges)] == numbers


@pytest.mark.parametrize("said", ["", "0", "5-3", "a", "-", "1--2", "1,,2"])
def test_pages_that_are_none_are_a_usage_error(said: str) -> None:
    with pytest.raises(UsageError, match="40-62"):
        page_ranges(said)


def test_pages_of_what_has_none_are_a_usage_error(sample: Path) -> None:
    with pytest.raises(UsageError, match="PDF だけ"):
        sp.parse(sample, pages="1")


def test_a_pdf_is_known_by_its_content_and_read_from_bytes() -> None:
    path = CASES / "files" / "pdf" / "headings-and-years-word-wide-small.pdf"
    assert sp.parse(path.read_bytes()).goals == sp.parse(path).goals


@pytest.mark.parametrize(("name", "sentence"), [("locked", "パスワードで保護された PDF です")])
def test_a_pdf_with_a_password_is_refused_in_one_sentence(name: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        sp.parse(CASES / "files" / "pdf" / "protected" / f"{name}.pdf")


def test_a_pdf_that_may_not_be_printed_is_read() -> None:
    path = CASES / "files" / "pdf" / "protected" / "owner.pdf"
    assert sp.parse(path).goals == _printed("headings-and-years-word").strategy.goals


def test_the_library_stays_out_of_the_callers_process() -> None:
    path = CASES / "files" / "pdf" / "headings-and-years-word-wide-small.pdf"
    code = f"import sys, senryaku_parse as sp; sp.parse({str(path)!r}); print('pypdfium2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
