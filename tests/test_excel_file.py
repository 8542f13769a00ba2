"""The file itself: it opens without repair. Its XML by Excel's rules, LibreOffice and calamine on what they read."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

import senryaku_parse as sp
from senryaku_parse.findings import Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Area, Goal, Indicator, Measure, Period, Project, Strategy, Target
from senryaku_parse.source import Position, Source
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.excel.names import SHEETS, sheet_title
from tests.support.office import convert, needs_office
from tests.support.ooxml import faults
from tests.support.strategies import strategies
from tests.support.workbooks import NO_SOURCE, read, sheet, with_goals, with_indicators

NASTY = "=cmd|' /C calc'!A0 \x01\ufffe_x0041_<b>&amp;\"'\n\tＡ*?~[]"


def hostile() -> Strategy:
    """A strategy whose every text and number is made to break a workbook."""
    target = Target(text=NASTY, value=Decimal("1E+400"), unit=NASTY, baseline=Decimal("1E-200"), qualifier="未満")
    change = Target(text="+1", change=Decimal("12345678901234567890"), unit='"', change_from="baseline")
    actuals = frozendict({1: Decimal(1), 2015: Decimal("0.1"), 99999: Decimal(3)})
    kpi = Indicator(id="1-ア-1-K1", name=NASTY, target=target, actuals=actuals, extra=frozendict({NASTY: NASTY}))
    project = Project(id="1-ア-1-P1", name=NASTY, category=NASTY, text="長" * 40_000, organizations=(NASTY, ""))
    again = Project(id="1-ア-1-P2", name="", reprint=True, reprint_of="9-9-P9")
    area = Area(marker="'", name=NASTY)
    measure = Measure(id="1-ア-1", area=area, number=99, name=NASTY, kpis=(kpi,), projects=(project, again))
    goals = (
        Goal(
            id="1",
            number=-1,
            name="*" * 300,
            targets=(Indicator(id="1-T1", name="", target=change),),
            measures=(measure,),
        ),
        Goal(id="2", name="*" * 300),
        Goal(id="3", name="", implicit=True),
    )
    findings = tuple(
        Finding(code, "warning", NASTY, NASTY * 100, None, Position(1, 1, 1, 1))
        for code in ("truncated", "未知", NASTY)
    )
    source = Source(NASTY * 50, "markdown", NASTY)
    return Strategy(
        title=NASTY * 20,
        municipality=NASTY,
        period=Period(start=1, end=9999),
        source=source,
        goals=goals,
        findings=findings,
    )


def examples() -> dict[str, Strategy]:
    sample = sp.parse(Path(__file__).parent.parent / "samples" / "nemuro-sogo-senryaku.md")
    return {
        "sample": sample,
        "empty": Strategy(title="", source=NO_SOURCE),
        "one goal": with_goals(Goal(id="1", name="海")),
        "hostile": hostile(),
        "actuals": with_indicators(
            Indicator(
                id="1-T1",
                name="率",
                target=Target(text="5件", value=Decimal(5)),
                actuals=frozendict({2015: Decimal(4)}),
            )
        ),
    }


LANGS: tuple[Lang, ...] = ("ja", "en")
CASES = [(name, lang) for name in ("sample", "empty", "one goal", "hostile", "actuals") for lang in LANGS]


@pytest.fixture(scope="module")
def written() -> dict[tuple[str, Lang], bytes]:
    return {
        (name, lang): write_xlsx(strategy, lang=lang).file() for name, strategy in examples().items() for lang in LANGS
    }


@pytest.mark.parametrize("case", CASES)
def test_the_xml_is_what_excel_requires(case: tuple[str, Lang], written: dict[tuple[str, Lang], bytes]) -> None:
    assert faults(written[case]) == []


@settings(max_examples=15, deadline=None)
@given(strategies())
def test_the_xml_of_any_strategy_is_what_excel_requires(strategy: Strategy) -> None:
    assert faults(write_xlsx(strategy).file()) == []


def test_no_more_page_breaks_than_excel_allows() -> None:
    assert faults(write_xlsx(with_goals(*(Goal(id=str(at), name="海") for at in range(1, 1_100)))).file()) == []


def test_no_more_links_than_excel_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("senryaku_parse.writers.excel.sheet._MOST_LINKS", 5)
    projects = tuple(Project(id=f"1-0-P{at}", name="道路") for at in range(9))
    book = read(with_goals(Goal(id="1", name="海", measures=(Measure(id="1-0", name="施策", projects=projects),))))
    cells = [cell for row in sheet(book, "事業").iter_rows(min_row=2) for cell in row]
    assert sum(cell.hyperlink is not None for cell in cells) == 5
    assert [cell.value for cell in cells if cell.column == 1] == [project.id for project in projects]


def test_the_check_finds_what_is_wrong(written: dict[tuple[str, Lang], bytes]) -> None:
    """Each damage, done to the sample's file, is noticed: the check can fail."""
    damages = [
        ("xl/tables/table1.xml", b'name="ID"', b'name="id!"', "headings differ"),
        ("xl/tables/table2.xml", b'displayName="targets"', b'displayName="goals"', "not unique"),
        ("xl/tables/table1.xml", b'displayName="goals"', b'displayName="A1"', "not legal"),
        ("xl/worksheets/sheet3.xml", b"location=\"'", b"location=\"'x", "leads to"),
        ("xl/worksheets/sheet8.xml", b'dxfId="0"', b'dxfId="99"', "no look"),
        ("xl/worksheets/sheet8.xml", b"<f>IF(", b"<f>=IF(", "formula '=IF("),
        ("xl/worksheets/sheet8.xml", b"<f>IF(ISNUMBER(", b"<f>IFS(ISNUMBER(", "function IFS("),
        ("xl/worksheets/sheet2.xml", b'<mergeCell ref="A1:D1"', b'<mergeCell ref="A1:D2"', "overlaps"),
        ("xl/worksheets/_rels/sheet3.xml.rels", b"table1.xml", b"table99.xml", "is not there"),
        ("xl/workbook.xml", b'name="rating_marks"', b'name="A1"', "not legal"),
        ("xl/workbook.xml", 'name="凡例"'.encode(), 'name="凡:例"'.encode(), "not legal"),
        ("xl/worksheets/sheet3.xml", b'<row r="3"', b'<row r="2"', "behind"),
    ]
    for part, before, after, expected in damages:
        with zipfile.ZipFile(io.BytesIO(written["sample", "ja"])) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        assert before in parts[part], part
        parts[part] = parts[part].replace(before, after, 1)
        damaged = io.BytesIO()
        with zipfile.ZipFile(damaged, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        try:
            found = faults(damaged.getvalue())
        except KeyError as error:  # a part or sheet that is not there
            found = [f"{error} is not there"]
        assert any(expected in one for one in found), (part, after, found[:3])


@pytest.mark.parametrize("case", CASES)
def test_calamine_reads_every_sheet(case: tuple[str, Lang], written: dict[tuple[str, Lang], bytes]) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(written[case]))
    lang = case[1]
    assert book.sheet_names == [*(sheet_title(name, lang) for name in SHEETS if name != "edits"), "_senryaku_parse"]
    projects = book.get_sheet_by_name(sheet_title("projects", lang)).to_python()
    expected = [project.name for measure in examples()[case[0]].measures for project in measure.projects]
    names = [str(row[projects[0].index("事業名" if lang == "ja" else "name")]) for row in projects[1:] if any(row)]
    assert [_unescaped(name) for name in names] == [re.sub("[\x01\ufffe]", "\ufffd", name) for name in expected]


def test_results_are_there_before_anybody_calculates(written: dict[tuple[str, Lang], bytes]) -> None:
    """For pandas, calamine, previews and Excel's protected view."""
    frame = pd.read_excel(io.BytesIO(written["actuals", "ja"]), sheet_name="進捗管理", engine="calamine")
    (row,) = frame.to_dict("records")
    assert {name: row[name] for name in ("指標", "目標値", "最新値", "達成率", "評価")} == {
        "指標": "率",
        "目標値": 5,
        "最新値": 4,
        "達成率": 0.8,
        "評価": "○",
    }
    summary = load_workbook(io.BytesIO(written["sample", "ja"]), data_only=True)["概要"]
    (counts,) = [cells for cells in summary.iter_rows(values_only=True) if cells[0] == "計" and cells[7] == 49]
    assert counts[3:8] == (0, 0, 0, 0, 49)


@pytest.mark.parametrize("case", CASES)
def test_parts_are_named_from_the_folder_of_their_part(
    case: tuple[str, Lang], written: dict[tuple[str, Lang], bytes]
) -> None:
    """As Excel does: exceljs finds them in no other way."""
    with zipfile.ZipFile(io.BytesIO(written[case])) as archive:
        relations = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")}
    assert relations
    assert not [name for name, text in relations.items() if 'Target="/' in text]


@needs_office
@pytest.mark.parametrize("name", ["sample", "empty", "hostile"])
def test_libreoffice_opens_it_and_keeps_every_cell(
    name: str, written: dict[tuple[str, Lang], bytes], tmp_path: Path
) -> None:
    before = load_workbook(io.BytesIO(written[name, "ja"]))
    after = load_workbook(convert(written[name, "ja"], "xlsx", tmp_path), data_only=True)
    assert after.sheetnames == before.sheetnames
    for title in before.sheetnames:
        if title in ("概要", "進捗管理"):
            assert "Err:" not in str(list(after[title].values))
            assert not any(str(value).startswith("#") for row in after[title].values for value in row)
        else:
            shown = [[cell and _unescaped(str(cell)) for cell in row] for row in before[title].values]
            assert [[cell and str(cell) for cell in row] for row in after[title].values] == shown


def _unescaped(text: str) -> str:
    """`text` as Excel and LibreOffice show it; openpyxl and calamine leave it escaped."""
    return text.replace("_x005F_", "_")
