"""Excel workbooks of anybody: what is seen on their sheets is read, what is hidden is told, nothing is made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

import senryaku_parse as sp
from senryaku_parse.convert import Trace, trace
from tests.support.archives import packed
from tests.support.casefile import read_case
from tests.support.layout_outline import layout_outline
from tests.support.shared_strings import with_shared_strings

CASES = Path(__file__).parent / "cases"
FILES = sorted((CASES / "files").glob("*.xlsx"))
HEADER = ("基本目標", "施策", "KPI", "現状値", "目標値")
ROWS = (("1 しごと", "① 創業", "創業件数", "10件", "20件"), ("2 観光", "① 誘客", "観光客数", "5万人", "7.5万人"))
_THIN = Side("thin")
_BOX = Border(_THIN, _THIN, _THIN, _THIN)


def html_of(path: Path) -> str:
    """The HTML that a file was made of."""
    if path.stem == "true":
        return (CASES / "converters" / "true.html").read_text("utf-8")
    folder, _, name = path.stem.partition(".")
    return read_case(CASES / "layouts" / folder / f"{name}.txt").parts["input.html"]


def texts_of(findings: Iterable[sp.Finding]) -> list[tuple[str, str, str]]:
    """Findings without their places, which are others in each format, and marks of lists, which HTML has elsewhere."""
    return sorted((found.code, (found.before or "").replace("・", ""), found.after or "") for found in findings)


def sheet_of(*, title: str = "Sheet1") -> Worksheet:
    sheet = Workbook().active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return sheet


def put(sheet: Worksheet, rows: Iterable[Sequence[object]], top: int = 1, left: int = 1, *, box: bool = False) -> None:
    for y, row in enumerate(rows, top):
        for x, value in enumerate(row, left):
            sheet.cell(y, x).value = value  # type: ignore[assignment]
            if box:
                sheet.cell(y, x).border = _BOX


def saved(sheet: Worksheet) -> bytes:
    file = io.BytesIO()
    assert sheet.parent is not None
    sheet.parent.save(file)
    return file.getvalue()


def read(sheet: Worksheet) -> Trace:
    traced = trace(saved(sheet))
    assert traced.accounting().lost == ()
    shared = trace(with_shared_strings(saved(sheet)))
    assert (shared.strategy, shared.strategy.findings) == (traced.strategy, traced.strategy.findings)
    return traced


def kpis(strategy: sp.Strategy) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (measure.name, kpi.name, kpi.baseline_text, kpi.target_text)
        for measure in strategy.measures
        for kpi in measure.kpis
    ]


def told(strategy: sp.Strategy, code: str) -> list[sp.Finding]:
    return [found for found in strategy.findings if found.code == code]


EXPECTED = [("創業", "創業件数", "10件", "20件"), ("誘客", "観光客数", "5万人", "7.5万人")]


def test_there_are_files() -> None:
    assert len(FILES) > 7


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_as_the_html_it_was_made_of(path: Path) -> None:
    expected, traced = sp.parse_text(html_of(path), format="html"), trace(path)
    assert layout_outline(traced.strategy) == layout_outline(expected)
    assert traced.strategy.goals == expected.goals
    assert texts_of(traced.strategy.findings) == texts_of(expected.findings)
    assert traced.accounting().lost == ()
    assert traced.strategy.source.format == "xlsx"
    assert trace(with_shared_strings(path.read_bytes())).strategy == traced.strategy


def test_positions_name_sheet_and_cell() -> None:
    sheet = sheet_of(title="KPI一覧")
    put(sheet, (HEADER, *ROWS), top=3, left=2)
    (first, second) = [kpi for measure in read(sheet).strategy.measures for kpi in measure.kpis]
    assert (first.position.sheet, first.position.cell, first.position.line) == ("KPI一覧", "D4", None)
    assert second.position.cell == "D5"


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.103, "0.0%", "10.3%"),
        (0.5, "0%", "50%"),
        (1234000, '#,##0,"千円"', "1,234千円"),
        (1234567890, '#,##0.0,,"百万円"', "1,234.6百万円"),
        (1234, '#,##0"人"', "1,234人"),
        (-107, '#,##0"人";"▲"#,##0"人"', "▲107人"),
        (1.49, "0.00", "1.49"),
        (0.1 + 0.2, "General", "0.3"),
        (12.5, "0.0_ ", "12.5"),
        (3, '0"件/年"', "3件/年"),
        (20, "@", "20"),
        (1500, '[>=1000]#,##0"件";0"件"', "1,500件"),
        (-1200, "#,##0_);(#,##0)", "-1,200"),
        (-1200, '#,##0"人"_);[Red](#,##0"人")', "-1,200人"),
        (-5, "0;[Red]0", "-5"),
        (-0.031, "0.0%;[Red]0.0%", "-3.1%"),
        (-0.2, "0;[Red]0", "0"),
        (-5, '"増"0;"減"0', "減5"),
    ],
)
def test_numbers_are_as_the_cell_shows_them(value: float, number_format: str, shown: str) -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, ROWS[0][:4]))
    sheet.cell(2, 5, value).number_format = number_format
    assert kpis(read(sheet).strategy)[0][3] == shown


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ('[$-411]ggge"年"m"月"d"日";@', "令和7年4月1日"),
        ("[$-411]ge.m.d;@", "R7.4.1"),
        ('yyyy"年"m"月"', "2025年4月"),
        ("yyyy/m/d", "2025/4/1"),
        ("mm-dd-yy", "2025/4/1"),
        ('[$-411]ggge"年度"', "令和7年度"),
    ],
)
def test_days_are_as_the_cell_shows_them(number_format: str, shown: str) -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, ROWS[0][:4]))
    sheet.cell(2, 5, datetime(2025, 4, 1)).number_format = number_format
    assert kpis(read(sheet).strategy)[0][3] == shown


@pytest.mark.parametrize("how", [b'hidden="1"', b'hidden="true"', b'ht="0" customHeight="1"'])
def test_hidden_rows_are_told(how: bytes) -> None:
    sheet = sheet_of(title="一覧表")
    put(sheet, (HEADER, ROWS[0], ("9 隠し", "① 隠し", "隠し件数", "1件", "2件"), ROWS[1]))
    row = {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b'<row r="3"', b'<row r="3" ' + how)}
    traced = trace(with_parts(saved(sheet), row))
    assert traced.accounting().lost == ()
    strategy = traced.strategy
    assert kpis(strategy) == EXPECTED
    (found,) = told(strategy, "hidden-skipped")
    assert found.before == "9 隠し\n① 隠し\n隠し件数\n1件\n2件"
    assert (found.severity, found.position.in_sheet) == ("warning", "一覧表!A3")


def test_hidden_columns_are_told_and_merged_cells_over_them_are_shown() -> None:
    sheet = sheet_of()
    put(sheet, ((*HEADER[:2], "内部メモ", *HEADER[2:]), *[(*row[:2], "秘", *row[2:]) for row in ROWS]))
    sheet.merge_cells("B2:C2")
    sheet.cell(3, 3).value = "秘"
    sheet.column_dimensions["C"].hidden = True
    strategy = read(sheet).strategy
    assert kpis(strategy) == EXPECTED
    assert [found.before for found in told(strategy, "hidden-skipped")] == ["内部メモ\n秘"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_told(state: str) -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, *ROWS))
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("旧版")
    put(other, (HEADER, ("9 古い", "① 古い", "古い件数", "1件", "2件")))
    other.sheet_state = state
    strategy = read(sheet).strategy
    assert kpis(strategy) == EXPECTED
    (found,) = told(strategy, "hidden-skipped")
    assert (found.severity, found.position.sheet) == ("info", "旧版")


def test_notes_of_cells_are_told() -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, *ROWS))
    sheet["C2"].comment = Comment("要確認", "担当")
    assert [found.before for found in told(read(sheet).strategy, "hidden-skipped")] == ["要確認"]


def test_a_formula_that_was_never_calculated_is_told() -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, (*ROWS[0][:4], "=10+10"), ROWS[1]))
    strategy = read(sheet).strategy
    assert kpis(strategy)[0] == ("創業", "創業件数", "10件", None)
    (found,) = told(strategy, "formula-uncalculated")
    assert (found.before, found.position.cell) == ("=10+10", "E2")


def test_titles_and_notes_around_a_table_are_texts() -> None:
    sheet = sheet_of()
    sheet["A1"] = "あおば市総合戦略 KPI一覧"
    sheet["A1"].font = Font(sz=16, bold=True)
    sheet["E2"] = "（令和7年4月現在）"
    put(sheet, (HEADER, *ROWS), top=3, box=True)
    sheet["A6"] = "※観光客数は暦年"
    traced = read(sheet)
    assert kpis(traced.strategy) == EXPECTED
    assert (traced.strategy.title, traced.strategy.municipality) == ("あおば市総合戦略 KPI一覧", "あおば市")
    assert len(traced.grids) == 1


@pytest.mark.parametrize("box", [True, False])
def test_tables_are_parted_at_blank_rows_and_columns(box: bool) -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, ROWS[0]), box=box)
    put(sheet, (HEADER, ROWS[1]), top=4, box=box)
    put(sheet, (("年", "人口"), ("2015", "28,000"), ("2020", "26,000")), left=7, box=box)
    traced = read(sheet)
    assert kpis(traced.strategy) == EXPECTED
    assert [len(grid.rows) for grid in traced.grids] in ([2, 3, 2], [2, 2, 3])


def test_a_blank_row_with_borders_parts_no_table() -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, ROWS[0], (None,) * 5, ROWS[1]), box=True)
    traced = read(sheet)
    assert len(traced.grids) == 1
    assert kpis(traced.strategy) == EXPECTED
    assert not told(traced.strategy, "table-continued")


def test_squared_paper_is_a_plain_table() -> None:
    """Forms whose every cell is merged of many narrow ones."""
    sheet = sheet_of()
    for y, row in enumerate((HEADER, *ROWS)):
        for x, value in enumerate(row):
            top, left = 2 + 2 * y, 3 + 6 * x
            sheet.cell(top, left, value)
            sheet.merge_cells(start_row=top, start_column=left, end_row=top + 1, end_column=left + 5)
    traced = read(sheet)
    assert kpis(traced.strategy) == EXPECTED
    assert [(len(grid.rows), grid.width) for grid in traced.grids] == [(3, 5)]


def test_lists_on_squared_paper_whose_columns_are_not_the_same() -> None:
    """Each cell is merged of as many narrow ones as its list needs: the names of projects stand below two headings of KPI."""
    sheet = sheet_of()
    forms = (
        (("基本目標", 4), ("1 しごと", 26)),
        (("施策", 4), ("1-1 創業", 26)),
        (("KPI", 2), ("指標名", 16), ("現状値", 4), ("目標値", 4), ("担当課", 4)),
        ((None, 2), ("創業件数", 16), ("10件", 4), ("20件", 4), ("産業課", 4)),
        (("主な取組", 2), ("取組名", 10), ("概要", 18)),
        ((None, 2), ("創業塾", 10), ("講座を開く", 18)),
        ((None, 2), ("空き店舗補助", 10), ("改修費を補助する", 18)),
    )
    for y, row in enumerate(forms, 1):
        left = 1
        for text, width in row:
            sheet.cell(y, left, text)
            if text:
                tall = {"KPI": 1, "主な取組": 2}.get(text, 0)
                sheet.merge_cells(start_row=y, start_column=left, end_row=y + tall, end_column=left + width - 1)
            left += width
    traced = read(sheet)
    assert kpis(traced.strategy) == [("創業", "創業件数", "10件", "20件")]
    (measure,) = traced.strategy.measures
    assert [(one.name, one.text) for one in measure.projects] == [
        ("創業塾", "講座を開く"),
        ("空き店舗補助", "改修費を補助する"),
    ]
    assert not told(traced.strategy, "cell-unplaced")


@pytest.mark.parametrize("left_out", [None, "区分", "担当課"])
def test_cards_of_projects_are_labels_and_values(left_out: str | None) -> None:
    """Their levels and KPI stand in label columns, too; 事業名 and 事業内容 as labels of their own do not."""
    sheet = sheet_of()
    card = (
        ("基本目標", "3 安心なまち"),
        ("施策", "3-1 交通の確保"),
        ("KPI", "バス利用者数：12,000人 → 15,000人\n登録者数：300人 → 500人"),
        ("区分", "☑新規　☐継続"),
        ("事業名", "コミュニティバス運行事業"),
        ("事業内容", "市内5路線を運行する"),
        ("担当課", "交通政策課"),
    )
    put(sheet, [row for row in card if row[0] != left_out])
    traced = read(sheet)
    (measure,) = traced.strategy.measures
    aims = [f"{kpi.name} {kpi.target.baseline} {kpi.target.value}" for kpi in measure.kpis if kpi.target]
    assert aims == ["バス利用者数 12000 15000", "登録者数 300 500"]
    assert [(one.name, one.text) for one in measure.projects] == [("コミュニティバス運行事業", "市内5路線を運行する")]
    assert not told(traced.strategy, "cell-unplaced")


def test_a_note_below_a_table_is_no_title() -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, *ROWS), box=True)
    sheet["A5"] = "※数値は令和6年度末"
    strategy = read(sheet).strategy
    assert (strategy.title, kpis(strategy)) == ("", EXPECTED)


def test_merged_labels_cover_their_rows() -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, ROWS[0], (None, "② 雇用", "雇用者数", "30人", "40人"), (None, None, "求人数", "3件", "4件")))
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("B3:B4")
    strategy = read(sheet).strategy
    assert [(goal.id, [measure.name for measure in goal.measures]) for goal in strategy.goals] == [
        ("1", ["創業", "雇用"])
    ]
    assert [kpi[1] for kpi in kpis(strategy)] == ["創業件数", "雇用者数", "求人数"]
    assert not told(strategy, "label-inherited")


def test_a_sheet_a_measure_is_a_document_of_many_tables() -> None:
    first = sheet_of(title="施策1")
    assert first.parent is not None
    for sheet, (goal, measure, name, baseline, target) in zip(
        (first, first.parent.create_sheet("施策2")), ROWS, strict=True
    ):
        put(sheet, (("基本目標", goal), ("具体的施策", measure)), box=True)
        put(sheet, (("KPI", "現状値", "目標値"), (name, baseline, target)), top=4, box=True)
    assert kpis(read(first).strategy) == EXPECTED


def test_evaluation_sheets() -> None:
    """One a measure, with a title, a head of labels, tables and a comment; their names add nothing to them."""
    first = sheet_of(title="施策1")
    assert first.parent is not None
    for sheet, (goal, measure, name, baseline, target) in zip(
        (first, first.parent.create_sheet("施策2")), ROWS, strict=True
    ):
        sheet["A1"] = "令和6年度 評価シート"
        head = (("基本目標", goal, None, None), ("具体的施策", measure, None, None), ("担当課", "商工課", None, None))
        put(sheet, head, top=3, box=True)
        for row in (3, 4, 5):
            sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=4)
        put(sheet, (("KPI", "現状値", "目標値", "実績値"), (name, baseline, target, "15件")), top=7, box=True)
        put(sheet, (("主な事業", "内容", "担当課"), (f"{name}の事業", "行う", "企画課")), top=10, box=True)
        sheet["A13"] = "評価コメント"
        sheet["A14"] = "順調に進んでいる。"
    strategy = read(first).strategy
    assert kpis(strategy) == EXPECTED
    assert [project.name for measure in strategy.measures for project in measure.projects] == [
        "創業件数の事業",
        "観光客数の事業",
    ]
    assert [dict(measure.extra) for measure in strategy.measures] == [{"担当課": "商工課"}] * 2
    assert not [found for found in strategy.findings if found.severity != "info"]


def test_the_name_of_a_sheet_is_the_goal_of_its_table() -> None:
    first = sheet_of(title="基本目標1 しごと")
    assert first.parent is not None
    for sheet, row in zip((first, first.parent.create_sheet("基本目標2 観光")), ROWS, strict=True):
        put(sheet, (HEADER[1:], row[1:]), box=True)
    strategy = read(first).strategy
    assert [goal.name for goal in strategy.goals] == ["しごと", "観光"]
    assert kpis(strategy) == EXPECTED


@pytest.mark.parametrize("box", [True, False])
def test_goals_in_merged_rows_over_the_table(box: bool) -> None:
    sheet = sheet_of()
    rows: list[Sequence[object]] = [("基本目標1 しごと", *[None] * 3), HEADER[1:], ROWS[0][1:]]
    put(sheet, [*rows, ("基本目標2 観光", *[None] * 3), HEADER[1:], ROWS[1][1:]], box=box)
    for row in (1, 4):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=4)
    strategy = read(sheet).strategy
    assert [goal.name for goal in strategy.goals] == ["しごと", "観光"]
    assert kpis(strategy) == EXPECTED


def test_struck_and_raised_runs() -> None:
    sheet = sheet_of()
    struck, raised = InlineFont(strike=True), InlineFont(vertAlign="superscript")
    rich = CellRichText(TextBlock(struck, "50件"), TextBlock(InlineFont(), "20件"), TextBlock(raised, "1"))
    put(sheet, (HEADER, (*ROWS[0][:4], None), ROWS[1], ("3 廃止", "① 廃止", "廃止件数", 1, 2)))
    sheet["E2"] = rich
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    strategy = read(sheet).strategy
    assert [kpi[:3] for kpi in kpis(strategy)] == [kpi[:3] for kpi in EXPECTED]
    (target, _) = [kpi.target for measure in strategy.measures for kpi in measure.kpis]
    assert target is not None
    assert target.value == 20
    assert len(told(strategy, "text-struck")) > 1


def test_line_breaks_and_escaped_characters() -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, ("1 しごと", "① 創業", "創業_x000D_\n件数", "10件", "20件"), ROWS[1]))
    assert kpis(read(sheet).strategy)[0][1] == "創業 件数"


def test_our_own_workbook_is_loaded_with_its_edits(sample: Path, tmp_path: Path) -> None:
    strategy = sp.parse(sample)
    strategy.write(tmp_path / "out.xlsx")
    assert sp.parse(tmp_path / "out.xlsx") == strategy
    assert sp.parse((tmp_path / "out.xlsx").read_bytes()) == strategy
    with (tmp_path / "out.xlsx").open("rb") as file:
        assert sp.parse(file) == strategy


def test_loading_a_workbook_of_others_says_how_to_read_it() -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, *ROWS))
    with pytest.raises(sp.InputError, match="parse"):
        sp.load(io.BytesIO(saved(sheet)), format="xlsx")


def test_overlapping_merges_lose_nothing() -> None:
    sheet = sheet_of()
    put(sheet, (HEADER, *ROWS))
    data = saved(sheet)
    merges = b'</sheetData><mergeCells count="2"><mergeCell ref="A2:C2"/><mergeCell ref="B2:D3"/></mergeCells>'
    changed = {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", merges)}
    traced = trace(with_parts(data, changed))
    assert traced.accounting().lost == ()
    words = " ".join(found.before or "" for found in traced.strategy.findings)
    assert "創業件数" in words


def with_parts(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A workbook with some of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            content, change = before.read(part), changes.get(part.filename)
            after.writestr(part.filename, change(content) if change else content)
    return out.getvalue()


_DRAWING = """\
<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>
<xdr:from><xdr:col>1</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody>
<a:p><a:r><a:t>進捗は</a:t></a:r><a:r><a:t>順調</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>次年度も続ける</a:t></a:r></a:p>
</xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"""
_DRAWN = """\
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
  Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/>
</Relationships>"""


def _parts(sheet: Worksheet) -> dict[str, bytes]:
    file = io.BytesIO()
    assert sheet.parent is not None
    sheet.parent.save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_THREAD = """\
<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<threadedComment ref="C2" id="{1}"><text>件数を確認</text></threadedComment>
<threadedComment ref="C2" id="{2}" parentId="{1}"><text>確認した</text></threadedComment></ThreadedComments>"""
_THREADED = """\
<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
  Target="../threadedComments/threadedComment1.xml"/></Relationships>"""


@pytest.mark.parametrize("author", ["tc={1}", "係長"])
def test_comments_in_threads_are_told_once(author: str) -> None:
    """Excel keeps a copy for older versions, which begins with a sentence of its own; a note of a person stays."""
    sheet = sheet_of()
    put(sheet, (HEADER, *ROWS))
    sheet["C2"].comment = Comment("[スレッド化されたコメント] 件数を確認 返信: 確認した", author)
    parts = _parts(sheet)
    parts["xl/threadedComments/threadedComment1.xml"] = _THREAD.encode()
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[relations] = parts[relations].replace(b"</Relationships>", _THREADED.encode())
    found = told(sp.parse(packed(parts)), "hidden-skipped")
    copies = [] if author.startswith("tc=") else ["[スレッド化されたコメント] 件数を確認 返信: 確認した"]
    assert [one.before for one in found] == ["件数を確認", "確認した", *copies]
    assert {one.position.cell for one in found} == {"C2"}


@pytest.mark.parametrize("state", ["visible", "hidden"])
def test_texts_of_shapes_are_told(state: str) -> None:
    sheet = sheet_of()
    put(sheet, [HEADER, *ROWS])
    assert sheet.parent is not None
    other = sheet.parent.create_sheet("図")
    other.sheet_state = state
    parts = _parts(sheet)
    parts["xl/drawings/drawing1.xml"] = _DRAWING.encode()
    parts["xl/worksheets/_rels/sheet2.xml.rels"] = _DRAWN.encode()
    (found,) = told(sp.parse(packed(parts)), "object-unread")
    assert (found.before, found.position.sheet, found.position.cell) == ("進捗は順調\n次年度も続ける", "図", "B5")


def test_the_strict_form_of_the_format_is_read() -> None:
    sheet = sheet_of()
    put(sheet, [HEADER, *ROWS])
    usual, strict = b"http://schemas.openxmlformats.org/spreadsheetml/2006", b"http://purl.oclc.org/ooxml/spreadsheetml"
    parts = _parts(sheet)
    assert sp.parse(packed({name: part.replace(usual, strict) for name, part in parts.items()})) == sp.parse(
        packed(parts)
    )
