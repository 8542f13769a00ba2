"""What a caller may hand over, and what becomes of bytes that are no plain UTF-8."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import IO, Any

import pytest

import senryaku_parse as sp
from senryaku_parse.cli import progress
from senryaku_parse.encoding import decode
from senryaku_parse.inputs import read_input

TABLE = "| 基本目標 | 1. {} |\n|---|---|\n"
TEXT = "| 基本目標 | 1. 安心 |\n|---|---|\n| 具体的施策 | (ア) 子育て ①相談 |\n"


def test_paths_bytes_and_open_files(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode())
    expected = sp.parse_text(TEXT)
    assert sp.parse(path) == sp.parse(str(path)) == sp.parse(path.read_bytes()) == expected
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        assert sp.parse(binary) == sp.parse(text) == expected
    assert sp.parse(io.StringIO(TEXT)) == expected
    assert sp.parse(path).source.name == "a.md"


def test_crlf_and_byte_order_mark_change_nothing_but_the_fingerprint() -> None:
    plain, marked = sp.parse(TEXT.encode()), sp.parse(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert marked == plain
    assert [node.position for node in marked.nodes()] == [node.position for node in plain.nodes()]
    assert marked.source.sha256 != plain.source.sha256


def test_a_document_instead_of_a_path_is_recognised() -> None:
    with pytest.raises(sp.InputError, match="parse_text"):
        sp.parse(TEXT)


def test_what_is_no_input_at_all() -> None:
    with pytest.raises(sp.InputError, match="int は読めません"):
        sp.parse(3)  # type: ignore[arg-type]


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(sp.UsageError, match="markdown、html"):
        sp.parse_text(TEXT, format="odt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig", "cp932"])
def test_a_character_cut_off_at_the_end_is_a_finding(encoding: str) -> None:
    data = (TEXT + "途中").encode(encoding)[:-1]
    decoded = decode(data)
    assert decoded.text.rstrip("途").removeprefix("\ufeff") == TEXT
    assert decoded.lost_tail
    (truncated,) = (found for found in sp.parse(data).findings if found.code == "truncated")
    assert truncated.severity == "error"


def test_half_width_kana_do_not_mistake_euc_for_shift_jis() -> None:
    text = TEXT.replace("①", "1. ") + "ｶﾀｶﾅ\n"
    assert read_input(text.encode("euc_jp")).text == text
    assert read_input(text.encode("cp932")).text == text


class _Written(io.FileIO):
    """A file that somebody writes while it is read, as long as there are `changes`."""

    def __init__(self, path: Path, changes: Iterator[bytes]) -> None:
        super().__init__(path, "r+b")
        self._changes = changes

    def read(self, size: int | None = -1, /) -> bytes:
        half = super().read(len(TABLE))
        if change := next(self._changes, b""):
            os.pwrite(self.fileno(), change, 0)
        return half + super().readall()


@pytest.mark.skipif(not hasattr(os, "pwrite"), reason="writes beside the reader's place")
@pytest.mark.parametrize("times", [1, 2, None])
def test_a_file_that_is_written_while_it_is_read(
    times: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    contents = [TABLE.format(name).encode() for name in ("古い目標", "新しい目")]
    path.write_bytes(contents[0])
    changes = islice(cycle(contents[::-1]), times)
    monkeypatch.setattr(Path, "open", lambda path, *_: _Written(path, changes))
    if times is None:
        with pytest.raises(sp.InputError, match=r"a\.md: 読んでいる間に書き換えられました"):
            sp.parse(path)
    else:
        assert sp.parse(path) == sp.parse_text(contents[times % 2].decode())


def test_a_folder_that_is_written_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = f"{tmp_path}/out/"
    old, new = (sp.parse_text(TABLE.format(name)) for name in ("古い目標", "新しい目標"))
    old.write(folder)
    read = Path.open
    changes = iter([new])

    def opened(path: Path, mode: str = "r") -> IO[Any]:
        if path.name == "measures.csv" and mode == "rb" and (change := next(changes, None)):
            change.write(folder)
        return read(path, mode)

    monkeypatch.setattr(Path, "open", opened)
    assert sp.load(folder) == new


def test_work_that_takes_long_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    patience: list[float] = []

    class Instant(threading.Timer):
        """Fires at once, in the same thread, whatever its patience."""

        def start(self) -> None:
            patience.append(self.interval)
            self.function()

    monkeypatch.setattr("threading.Timer", Instant)
    with progress.stage("読んでいます"):
        pass
    assert patience == [1.0]
    assert capsys.readouterr().err == "読んでいます…\n"


def test_a_document_of_two_encodings_is_told() -> None:
    """Read as UTF-16 the first half is no text of anybody."""
    with pytest.raises(sp.NotTextError):
        sp.parse(TEXT.encode() + TEXT.encode("utf-16"))
