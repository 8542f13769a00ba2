"""What a caller may hand over, and what becomes of bytes that are no plain UTF-8."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.cli import progress
from senryaku_parse.encoding import decode
from senryaku_parse.inputs import read_input

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
        sp.parse_text(TEXT, format="docx")


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
