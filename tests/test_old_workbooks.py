"""Workbooks of old versions (.xls), with the extra `xls`: read as those of new ones, numbers as their cells show them."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.convert import trace
from senryaku_parse.limits import USUAL
from senryaku_parse.messages import render
from senryaku_parse.signatures import ADVICE
from senryaku_parse.spreadsheet.compound import stream_of

pytest.importorskip("xlrd")

FILES = Path(__file__).parent / "cases" / "files"
OLD = [*sorted((FILES / "old").glob("*.*.xls")), FILES / "old" / "true.xls"]
"""Made by tools/old_workbooks.py of the new ones beside their folder."""
LOOKS = FILES / "old" / "looks.xls"


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_workbook_is_read_as_a_new_one(path: Path) -> None:
    old, new = trace(path), trace(FILES / f"{path.stem}.xlsx")
    assert old.strategy.goals == new.strategy.goals
    assert old.accounting().lost == ()
    assert [_compared(found) for found in old.strategy.findings] == [
        _compared(found) for found in new.strategy.findings
    ]
    assert old.strategy.source.format == "xls"


def _compared(found: sp.Finding) -> tuple[str, str | None, sp.Position | None]:
    """What is compared of a finding."""
    return found.code, found.before, found.position


def test_what_cells_look_like() -> None:
    read = trace(LOOKS)
    strategy = read.strategy
    shown = [(kpi.name, kpi.baseline_text, kpi.target_text) for one in strategy.measures for kpi in one.kpis]
    assert shown[:-1] == [
        ("創業率", "10.3%", "15.0%"),
        ("出荷額", "1,235百万円", "2,000百万円"),
        ("完成日", "令和2年4月1日", "令和7年3月31日"),
        ("増減", "▲12人", "5人"),
    ]
    told = {(found.code, found.before) for found in strategy.findings}
    assert {
        ("text-struck", "~~旧~~増減¹)"),
        ("note-linked", "増減¹)"),
        ("hidden-skipped", "隠れた件数\n1\n2"),
        ("hidden-skipped", "内部の控え"),
        ("hidden-skipped", "要確認"),
    } <= told
    assert strategy.title == "みなと市総合戦略"
    assert (strategy.goals[0].position.sheet, strategy.goals[0].position.cell) == ("KPI一覧", "A4")
    assert read.accounting().lost == ()


@pytest.mark.parametrize("name", ["plan.xls", "plan.xlsx", "plan"])
def test_it_is_known_by_its_content(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((FILES / "old" / "true.xls").read_bytes())
    strategy = sp.parse(path)
    assert strategy.goals == sp.parse(FILES / "true.xlsx").goals
    assert [found.code for found in strategy.findings] == (["format-by-content"] if name == "plan.xlsx" else [])


def test_without_xlrd_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Mapping[str, object] | Sequence[str] | int | None) -> object:
        if name == "xlrd":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(sp.InputError) as raised:
        sp.parse(LOOKS)
    assert str(raised.value) == f"{LOOKS}: {render(ADVICE['xls'])}"


def test_a_workbook_too_large_is_refused() -> None:
    with pytest.raises(sp.TooLargeError, match="old_book"):
        sp.parse(LOOKS, limits=replace(USUAL, old_book=1000))
    with pytest.raises(sp.TooLargeError, match="book_cells"):
        sp.parse(LOOKS, limits=replace(USUAL, book_cells=10))


@pytest.mark.parametrize("at", range(0, 512, 4))
def test_damage_of_the_header_ends_in_one_error_or_none(at: int) -> None:
    data = bytearray(LOOKS.read_bytes())
    for value in (b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\1\0\0\0"):
        data[at : at + 4] = value
        with suppress(sp.SenryakuError):
            sp.parse(bytes(data), format="xls")


def test_a_chain_in_a_circle_is_not_followed() -> None:
    data = bytearray((FILES / "old" / "true.xls").read_bytes())
    table = 512 * (1 + int.from_bytes(data[76:80], "little"))
    for at in range(len(data) // 512):
        data[table + 4 * at : table + 4 * at + 4] = (at ^ 1).to_bytes(4, "little")
    with pytest.raises(sp.InputError, match="壊れています"):
        stream_of(bytes(data), ("Workbook",))


@pytest.mark.parametrize("length", [0, 100, 511, 512, 700, 5000])
def test_a_workbook_cut_off_is_an_error(length: int) -> None:
    with pytest.raises(sp.InputError):
        sp.parse((FILES / "old" / "true.xls").read_bytes()[:length], format="xls")
