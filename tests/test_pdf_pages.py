"""Long PDFs: their pages are dealt out to several processes, and come as from one."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from senryaku_parse.cli.bar import page_bar
from senryaku_parse.errors import InputError, TooLargeError
from senryaku_parse.limits import USUAL
from senryaku_parse.progress import listening
from senryaku_parse.readers.pdf import process, read_pdf
from tests.support.pdf_attacks import pages_of, stream, text
from tests.support.pdf_pages import grid


@pytest.fixture(scope="module")
def long() -> bytes:
    """A PDF of 45 pages, a table and a line on each."""
    drawn = [grid([f"a{at}", "b"], ["c", f"d{at}"]) + text(f"line {at} of a page", 60, 100 + at) for at in range(45)]
    return pages_of([stream(one) for one in drawn])


@pytest.fixture
def cores(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """So many cores, each of which takes ten pages."""
    monkeypatch.setattr(process, "_cores", lambda: request.param)
    monkeypatch.setattr(process, "_PAGES_A_PROCESS", 10)


@pytest.mark.parametrize("cores", [2, 3, 9], indirect=True)
@pytest.mark.parametrize("pages", [None, (range(3, 40),), (range(1, 30, 7), range(31, 46))])
@pytest.mark.usefixtures("cores")
def test_pages_dealt_out_are_those_of_one_process(long: bytes, pages: tuple[range, ...] | None) -> None:
    told: list[tuple[int, int]] = []
    with listening(lambda done, total: told.append((done, total))):
        read = list(process.read_pages(long, USUAL, pages))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "_cores", lambda: 1)
        assert read == list(process.read_pages(long, USUAL, pages))
    assert told == [(at + 1, len(read)) for at in range(len(read))]


@pytest.mark.parametrize("cores", [3], indirect=True)
@pytest.mark.usefixtures("cores")
def test_where_one_of_several_processes_ends_one_alone_goes_on(long: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(process.read_pages(long, USUAL, None))
    taken: list[int] = []
    take = process._Reader.take

    def failing(reader: process._Reader) -> object:
        taken.append(1)
        return None if len(taken) == 20 else take(reader)

    monkeypatch.setattr(process._Reader, "take", failing)
    assert list(process.read_pages(long, USUAL, None)) == whole
    taken.clear()
    monkeypatch.setattr(process, "_cores", lambda: 1)
    with pytest.raises(InputError, match="19ページより後は"):
        list(process.read_pages(long, USUAL, None))


@pytest.mark.parametrize("cores", [1, 3], indirect=True)
@pytest.mark.usefixtures("cores")
def test_all_processes_together_keep_to_the_limits(long: bytes) -> None:
    with pytest.raises(TooLargeError, match="文字が多すぎます"):
        read_pdf(long, replace(USUAL, characters=500))
    with pytest.raises(TooLargeError, match="行が多すぎます"):
        read_pdf(long, replace(USUAL, rows=100))


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_long_pdf_has_a_bar_on_a_terminal_only(
    long: bytes, is_terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    with page_bar():
        read_pdf(long, USUAL)
    assert ("45/45" in capsys.readouterr().err) is is_terminal
