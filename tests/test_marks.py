"""Marks do not matter: a note mark behind a name, a number or a unit changes nothing but the notes; struck text is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from senryaku_parse import NoStrategyError, parse_text
from senryaku_parse.convert import Trace, trace_input
from senryaku_parse.inputs import from_text
from senryaku_parse.marks.note_marks import read_note_line, take_marks
from senryaku_parse.marks.struck import take_struck
from senryaku_parse.model import Strategy
from tests.support.casefile import read_case
from tests.support.outline import outline

CASES = Path(__file__).parent / "cases"
DOCUMENTS = sorted([*(CASES / "documents").glob("*.txt"), *(CASES / "layouts").rglob("*.txt")])
MARKS = ("※9", "※９", " ※9", "[^9]", "9)", "<sup>9</sup>", "<sup>※9</sup>", "⁹")
"""Marks that the note below answers to."""
NOTE = {"markdown": "\n\n※9 この注は本文です\n", "html": "<p>※9 この注は本文です</p>"}
MARKED = re.compile(r"name|target|baseline|series")
NUMBERED = re.compile(r"[0-9０-９A-Za-z]$")


def _traced(text: str, reader: str | None) -> Trace | None:
    try:
        return trace_input(from_text(text), reader)
    except NoStrategyError:
        return None


def _bare(strategy: Strategy) -> str:
    """The hierarchy without its notes."""
    return "\n".join(line for line in outline(strategy).split("\n") if not line.lstrip().startswith("※"))


def _cells(traced: Trace, text: str) -> Iterator[str]:
    """The cells that a name or a value comes from and that stand once in `text`."""
    for cell in traced.accounting().cells:
        names = [name.partition(".")[2] for name in cell.destinations]
        if any(map(MARKED.match, names)) and "\n" not in cell.text and text.count(cell.text) == 1:
            yield cell.text


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_note_mark_changes_nothing_but_notes(path: Path) -> None:
    reader, text = read_case(path).input
    traced = _traced(text, reader)
    if traced is None or "+--" in text:  # a drawn grid would no longer close
        return
    expected = _bare(traced.strategy)
    for at, cell in enumerate(_cells(traced, text)):
        mark = MARKS[at % len(MARKS)]
        if mark == "9)" and (NUMBERED.search(cell) or "(" in cell or "（" in cell):
            mark = "※9"  # behind a number, Latin letters or within brackets it is none
        marked = _traced(text.replace(cell, cell + mark) + NOTE[reader or traced.strategy.source.format], reader)
        assert marked, (cell, mark)
        assert _bare(marked.strategy) == expected, (cell, mark)
        assert any("この注は本文です" in node.notes for node in marked.strategy.nodes()), (cell, mark)


@pytest.mark.parametrize(
    ("text", "clean", "keys"),
    [
        ("200件※1", "200件", ["※1"]),
        ("200件＊１", "200件", ["*1"]),
        ("200※1件", "200件", ["※1"]),
        ("200件※1、2", "200件", ["※1", "※2"]),
        ("200件※1,2", "200件", ["※1", "※2"]),
        ("200件（※1、※2）", "200件", ["※1", "※2"]),
        ("200件※1→300件※2", "200件→300件", ["※1", "※2"]),
        ("（令和6年度※1）", "（令和6年度）", ["※1"]),
        ("200件(注1)", "200件", ["注1"]),
        ("200件注1)", "200件", ["注1"]),
        ("相談件数（注）", "相談件数", ["注"]),
        ("12,345人2)", "12,345人", ["^2"]),
        ("200件1)、2)", "200件", ["^1", "^2"]),
        ("200件†", "200件", ["†"]),
        ("200件[^1]", "200件", ["^1"]),
        ("200件^1^", "200件", ["^1"]),
        ("200件$^{1}$", "200件", ["^1"]),
        ("200³人", "200人", ["^3"]),
        ("1,200t⁹", "1,200t", ["^9"]),
        ("200件※", "200件", ["※"]),
        ("5年で10.3%※とし0.3ポイント向上", "5年で10.3%とし0.3ポイント向上", ["※"]),
        ("200※件", "200件", ["※"]),
    ],
)
def test_marks_are_taken_off(text: str, clean: str, keys: list[str]) -> None:
    marked = take_marks(text)
    assert (marked.text, [mark.key for mark in marked.marks]) == (clean, keys)


@pytest.mark.parametrize(
    "text",
    [
        "受注1件",
        "発注）",
        "特注）",
        "注意喚起事業",
        "200件（令和5年度1)",
        "港の整備2) 船",
        "1) 港の整備 2) 船",
        "面積m²",
        "100km³",
        "A*B",
        "20件(1)",
        "200件※12,000円",
        "200件※R6実績",
        "港祭り※再掲",
        "米※マルシェの来場者数",
        "①～②の合計",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert take_marks(text) == (text, (), ())


@pytest.mark.parametrize(
    ("line", "key", "text"),
    [
        ("※1 令和6年度末", "※1", "令和6年度末"),
        ("※令和6年度末", "※", "令和6年度末"),
        ("（注1）延べ", "注1", "延べ"),
        ("注）延べ", "注", "延べ"),
        ("注1：延べ", "注1", "延べ"),
        ("【注】延べ", "注", "延べ"),
        ("*1 延べ", "*1", "延べ"),
        ("＊１：延べ", "*1", "延べ"),
        ("†延べ", "†", "延べ"),
        ("[^1]: 延べ", "^1", "延べ"),
    ],
)
def test_notes_are_known_by_their_mark(line: str, key: str, text: str) -> None:
    assert read_note_line(line) == (key, text)


@pytest.mark.parametrize("line", ["注意喚起事業", "注目の事業", "注文住宅", "* 相談", "①相談", "200件", "※1", "注記"])
def test_what_is_no_note(line: str) -> None:
    assert read_note_line(line) is None


@pytest.mark.parametrize(
    ("text", "kept", "struck"),
    [
        ("~~200件~~ 250件", "250件", ("200件",)),
        ("~~100（人）~~200", "200", ("100（人）",)),
        ("~~新規~~拡充", "拡充", ("新規",)),
        ("a ~~ b ~~ c", "a ~~ b ~~ c", ()),
        ("20~~30", "20~~30", ()),
        ("~~~\n注", "~~~\n注", ()),
    ],
)
def test_struck_text_is_taken_off(text: str, kept: str, struck: tuple[str, ...]) -> None:
    assert take_struck(text) == (kept, struck)


def test_struck_text_is_read_where_asked_for() -> None:
    text = (
        "|基本目標|具体的施策|KPI|目標値|\n|---|---|---|---|\n|1. 安心|(1) 子育て|相談件数|~~200件~~ 250件|\n"
        "|1. 安心|(2) 交流|~~来訪者数~~|~~50人~~|\n"
    )
    dropped, read = parse_text(text), parse_text(text, struck="read")
    assert [kpi.name for measure in dropped.measures for kpi in measure.kpis] == ["相談件数"]
    first, second = (kpi for measure in read.measures for kpi in measure.kpis)
    assert first.target
    assert first.target.text == "~~200件~~ 250件"
    assert first.target.value == 250
    assert second.name == "~~来訪者数~~"
    assert second.target
    assert second.target.value is None


@pytest.mark.parametrize("mark", ["&#8251;1", "&#x203b;1", "&sup1;", "<sup>1</sup>", "※1"])
def test_a_mark_written_as_an_entity_is_one(mark: str) -> None:
    row = f"<tr><td>数値目標</td><td>創業件数</td><td>250件{mark}</td></tr>"
    page = f"<table><tr><td>基本目標1</td><td colspan=2>働く</td></tr>{row}</table><p>※1 累計の数</p>"
    (indicator,) = parse_text(page, format="html").goals[0].targets
    assert indicator.target is not None
    assert (indicator.target.text, indicator.notes) == ("250件", ("累計の数",))
