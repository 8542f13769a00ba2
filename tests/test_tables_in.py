"""CSV, tables in memory, and files that are not what their names say."""

from __future__ import annotations

import csv
import importlib
import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.convert import trace
from senryaku_parse.messages import render
from senryaku_parse.readers.delimiters import is_csv
from senryaku_parse.signatures import ADVICE, kind_of

ROWS: list[list[object]] = [
    ["基本目標", "施策", "KPI", "現状値", "目標値", "備考"],
    ["1 しごと", "(1) 創業", "創業件数, 延べ", "1,234件", "2,000件", None],
    [None, None, "相談件数", "10件", "20件", "月2回\n開催"],
    ["2 観光", "(1) 誘客", "観光客数", "5万人", "7.5万人", None],
]
EXPECTED = [
    ("1", "創業", "創業件数, 延べ", Decimal(2000)),
    ("1", "創業", "相談件数", Decimal(20)),
    ("2", "誘客", "観光客数", Decimal(75000)),
]
HTML = "<table><tr><th>基本目標</th><th>KPI</th><th>目標値</th></tr><tr><td>1 しごと</td><td>創業件数</td><td>20件</td></tr></table>"


def kpis(strategy: sp.Strategy) -> list[tuple[str, str, str, Decimal | None]]:
    return [
        (goal.id, measure.name, kpi.name, kpi.target.value if kpi.target else None)
        for goal in strategy.goals
        for measure in goal.measures
        for kpi in measure.kpis
    ]


def csv_of(rows: list[list[object]], delimiter: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc-jp", "utf-16", "utf-16-le", "iso2022_jp"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("suffix", ["", ".csv", ".tsv", ".txt"])
def test_csv_of_any_encoding_and_delimiter(encoding: str, delimiter: str, suffix: str, tmp_path: Path) -> None:
    data = csv_of(ROWS, delimiter).encode(encoding)
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(data)
    traced = trace(path)
    assert kpis(traced.strategy) == EXPECTED
    assert traced.strategy.source.format == "csv"
    assert traced.accounting().lost == ()
    assert [kpi.position.line for measure in traced.strategy.measures for kpi in measure.kpis] == [2, 3, 5]


def test_titles_and_notes_of_csv_are_texts() -> None:
    rows: list[list[object]] = [
        ["あおば市総合戦略", *[None] * 5],
        ["", "", "", "", "", "令和7年4月"],
        *ROWS,
        ["※延べ人数", *[None] * 5],
    ]
    traced = trace(csv_of(rows).encode())
    assert kpis(traced.strategy) == EXPECTED
    assert traced.strategy.title == "あおば市総合戦略"
    assert traced.accounting().lost == ()


def test_csv_with_two_header_rows() -> None:
    head: list[list[object]] = [["基本目標", "KPI", "目標値", None], [None, None, "R6", "R7"]]
    strategy = sp.parse(csv_of([*head, ["1 しごと", "創業件数", "10件", "20件"]]).encode())
    (kpi,) = [kpi for goal in strategy.goals for kpi in [*goal.targets, *[k for m in goal.measures for k in m.kpis]]]
    assert {year: str(value.target) for year, value in kpi.series.items()} == {2024: "10件", 2025: "20件"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b,c\n1,2,3\n", True),
        ("a\tb\n1\t2\n", True),
        ('"a, b",c,d\n"x\n, y",1,2\n', True),
        ("総合戦略について\n", False),
        ("a,b\n1,2\n", False),
        ("、のみ、の文、です\n次の、行\n", False),
        ("1,234人\n2,345人\n", False),
        ("", False),
    ],
)
def test_what_is_csv(text: str, expected: bool) -> None:
    assert is_csv(text) is expected


def test_rows_and_frames_are_one_table() -> None:
    frame = pd.DataFrame(ROWS[1:], columns=[str(name) for name in ROWS[0]])
    nan = frame.replace({None: np.nan})
    for source in (ROWS, tuple(map(tuple, ROWS)), frame, nan, [ROWS], [frame]):
        assert kpis(sp.parse(source)) == EXPECTED
    assert sp.parse(ROWS).source == sp.Source("", "rows", sp.parse(ROWS).source.sha256)
    assert sp.parse(frame).source.format == "dataframe"


def test_a_frame_of_numbers_and_missing_values() -> None:
    frame = pd.DataFrame(
        {"KPI": ["甲", "乙", "丙"], "現状値": [10, np.nan, pd.NA], "目標値": [20.0, 7.5, np.int64(3)]},
        index=pd.MultiIndex.from_tuples(
            [("1 しごと", "(1) 創業"), ("1 しごと", "(2) 雇用"), ("2 観光", "(1) 誘客")], names=["基本目標", "施策"]
        ),
    )
    strategy = sp.parse(frame)
    assert kpis(strategy) == [
        ("1", "創業", "甲", Decimal(20)),
        ("1", "雇用", "乙", Decimal("7.5")),
        ("2", "誘客", "丙", Decimal(3)),
    ]
    assert [kpi.baseline_text for measure in strategy.measures for kpi in measure.kpis] == ["10", None, None]


def test_a_frame_with_two_rows_of_headings() -> None:
    names = [("基本目標", ""), ("KPI", "Unnamed: 1_level_1"), ("目標値", "R6"), ("目標値", "R7")]
    frame = pd.DataFrame([["1 しごと", "創業件数", "10件", "20件"]], columns=pd.MultiIndex.from_tuples(names))
    (goal,) = sp.parse(frame).goals
    (kpi,) = [*goal.targets, *[kpi for measure in goal.measures for kpi in measure.kpis]]
    assert {year: str(value.target) for year, value in kpi.series.items()} == {2024: "10件", 2025: "20件"}


_VALUES = [("創業件数, 延べ", "1,234件", "2,000件"), ("相談件数", "10件", "20件"), ("観光客数", "5万人", "7.5万人")]
_LEVELS = [("1 しごと", "(1) 創業"), ("1 しごと", "(1) 創業"), ("2 観光", "(1) 誘客")]
_UNDER_KPI = [("KPI", "名称"), ("KPI", "現状値"), ("KPI", "目標値")]


def _grouped() -> dict[str, pd.DataFrame]:
    """Frames with the same three indicators below headings of two or three rows."""
    index = pd.MultiIndex.from_tuples(_LEVELS, names=["基本目標", "施策"])
    whole = [(*levels, *values) for levels, values in zip(_LEVELS, _VALUES, strict=True)]

    def frame(*names: tuple[object, ...], rows: Sequence[Sequence[object]] = whole) -> pd.DataFrame:
        return pd.DataFrame(rows, columns=pd.MultiIndex.from_tuples(names))

    under = frame(*_UNDER_KPI, rows=_VALUES).set_index(index)
    repeated = frame(("基本目標", "基本目標"), ("施策", "施策"), *_UNDER_KPI)
    explained = [(name, "年間", *values) for name, *values in _VALUES]
    return {
        "index": under,
        "index put back": under.reset_index(),
        "names of column levels": under.rename_axis(columns=["区分", "項目"]),
        "blank": frame(("基本目標", ""), ("施策", ""), *_UNDER_KPI),
        "missing": frame(("基本目標", np.nan), ("施策", np.nan), *_UNDER_KPI),
        "unnamed": frame(("基本目標", "Unnamed: 0_level_1"), ("施策", "Unnamed: 1_level_1"), *_UNDER_KPI),
        "repeated": repeated,
        "tuples": repeated.set_axis([str(name) for name in repeated.columns], axis=1),
        "joined": repeated.set_axis(["_".join(dict.fromkeys(name)) for name in repeated.columns], axis=1),
        "three rows": frame(
            ("基本目標", "", ""), ("施策", "", ""), ("KPI", "名称", ""), ("KPI", "値", "現状"), ("KPI", "値", "目標")
        ),
        "names everywhere": frame(("基本目標", "名称"), ("施策", "名称"), *_UNDER_KPI),
        "unknown group": frame(
            ("計画", "基本目標"), ("計画", "施策"), ("成果", "名称"), ("成果", "現状値"), ("成果", "目標値")
        ),
        "unknown heading": frame(
            ("KPI", "名称"), ("KPI", "数え方"), ("KPI", "現状値"), ("KPI", "目標値"), rows=explained
        ).set_index(index),
        "years": frame(("基本目標", ""), ("施策", ""), ("KPI", "指標"), ("値", "R1 基準値"), ("値", "R6 目標値")),
    }


@pytest.mark.parametrize("kind", _grouped())
@pytest.mark.parametrize("how", ["frame", "html", "xlsx", "csv", "md"])
def test_headings_in_several_rows(kind: str, how: str) -> None:
    frame = _grouped()[kind]
    if (kind, how) == ("missing", "xlsx"):
        pytest.skip("pandas writes another heading there")
    source: Any = frame
    if how == "xlsx":
        file = io.BytesIO()
        frame.to_excel(file)
        source = file.getvalue()
    elif how != "frame":
        flat = frame if frame.index.names == [None] else frame.reset_index()
        texts = {
            "html": lambda: frame.to_html(),
            "csv": lambda: frame.to_csv(),
            "md": lambda: flat.to_markdown(index=False),
        }
        source = texts[how]().encode()
    traced = trace(source)
    assert kpis(traced.strategy) == EXPECTED
    assert [str(kpi.baseline_text) for measure in traced.strategy.measures for kpi in measure.kpis] == [
        value for _, value, _ in _VALUES
    ]
    assert traced.accounting().lost == ()
    assert {found.code for found in traced.strategy.findings if found.severity != "info"} <= {
        "heading-unknown",
        *(("cell-unplaced",) if kind == "unknown group" else ()),
    }


@pytest.mark.parametrize("blank", ["(nan, nan)", "('', 'Unnamed: 1')", "_", "__", "('KPI', '')"])
def test_tuples_of_blanks_are_no_headings(blank: str) -> None:
    rows = [
        ["基本目標", "施策", "KPI", "目標値", blank],
        [blank] * 5,
        ["1 しごと", "(1) 創業", "創業件数", "20件", "x"],
    ]
    traced = trace(rows)
    assert ("1", "創業", "創業件数", Decimal(20)) in kpis(traced.strategy)
    assert traced.accounting().lost == ()


def test_what_a_row_of_headings_is_not() -> None:
    """A row of values below a merged heading is none, and an empty table above another is no header of it."""
    rows = (["基本目標", "施策", "KPI", "", "目標値"], ["1 しごと", "(1) 創業", "創業件数", "件", "20件"])
    assert kpis(sp.parse(list(rows))) == [("1", "創業", "創業件数", Decimal(20))]


def test_a_table_of_pdfplumber() -> None:
    """As pdfplumber has it: boxes of cells, null where a merged cell covers the place."""
    xs, tops = (0, 50, 90, 140, 190, 240), (0, 10, 20, 30)
    texts = [row[:5] for row in ROWS]
    boxes: list[list[tuple[float, float, float, float] | None]] = [
        [(xs[x], tops[y], xs[x + 1], tops[y] + 10) for x in range(5)] for y in range(4)
    ]
    for x in (0, 1):
        boxes[1][x] = (xs[x], 10, xs[x + 1], 30)
        boxes[2][x] = None
    table = SimpleNamespace(
        rows=[SimpleNamespace(cells=row) for row in boxes], extract=lambda: texts, page=SimpleNamespace(page_number=7)
    )
    strategy = sp.parse(table)
    assert kpis(strategy) == EXPECTED
    assert {found.code for found in strategy.findings} == {"layout-chosen"}
    assert {node.position.page for node in strategy.nodes()} == {7}


def test_a_document_of_docling() -> None:
    """As docling has it: items in reading order, tables with their cells' offsets and spans."""
    cells = [
        SimpleNamespace(text=str(text), start_row_offset_idx=y, start_col_offset_idx=x, row_span=1, col_span=1)
        for y, row in enumerate(ROWS)
        for x, text in enumerate(row)
        if text and not (y > 0 and x < 2)
    ]
    cells += [
        SimpleNamespace(text=ROWS[y][x], start_row_offset_idx=y, start_col_offset_idx=x, row_span=span, col_span=1)
        for y, span in ((1, 2), (3, 1))
        for x in (0, 1)
    ]
    cells += [
        SimpleNamespace(text="", start_row_offset_idx=y, start_col_offset_idx=5, row_span=1, col_span=1) for y in (1, 3)
    ]
    where = [SimpleNamespace(page_no=3)]
    title = SimpleNamespace(text="あおば市総合戦略", label="title", prov=where)
    table = SimpleNamespace(data=SimpleNamespace(num_rows=4, table_cells=cells), label="table", prov=where)
    document = SimpleNamespace(iterate_items=lambda: [(title, 0), (table, 1)])
    for source in (document, SimpleNamespace(document=document)):
        strategy = sp.parse(source)
        assert kpis(strategy) == EXPECTED
        assert (strategy.title, strategy.goals[0].position.page) == ("あおば市総合戦略", 3)


CASES = Path(__file__).parent / "cases"


@pytest.mark.filterwarnings("ignore")
def test_the_tables_that_pdfplumber_finds() -> None:
    """With pdfplumber itself, where it is installed."""
    pdfplumber = pytest.importorskip("pdfplumber")
    path = CASES / "files" / "pdf" / "true-word.pdf"
    with pdfplumber.open(path) as document:
        tables = [table for page in document.pages for table in page.find_tables()]
        traced = trace(tables)
    assert traced.strategy.goals == sp.parse(path).goals
    assert traced.accounting().lost == ()
    assert {node.position.page for node in traced.strategy.nodes()} == {1, 2, 3, 4}


DOCLING_CASES = ["documents/marks-struck-html", "layouts/outline/bold-lines", "layouts/label-rows/sheets-with-pairs"]
"""Struck stretches in cells and lines; levels told by bold letters; merged headings and texts between tables."""


@pytest.mark.parametrize("name", ["converters/true.html", *DOCLING_CASES])
def test_what_docling_makes_of_html(name: str) -> None:
    """With docling itself, where it is installed: lists and stretches of a cell come as items of their own, too."""
    backend = pytest.importorskip("docling.backend.html_backend").HTMLDocumentBackend
    kinds = importlib.import_module("docling.datamodel.base_models").InputFormat
    source = importlib.import_module("docling.datamodel.document").InputDocument
    html = (CASES / name).read_text("utf-8") if name.endswith(".html") else ""
    html = html or (CASES / f"{name}.txt").read_text("utf-8").partition("--- input.html\n")[2].partition("\n--- ")[0]
    stream = io.BytesIO(f"<html><body>{html}</body></html>".encode())
    given = source(stream, format=kinds.HTML, backend=backend, filename="plan.html")
    traced = trace(backend(given, stream).convert())
    assert traced.strategy.goals == sp.parse_text(html, format="html").goals
    assert traced.accounting().lost == ()


@pytest.mark.parametrize("source", [[1, 2], ["基本目標", "施策"], [ROWS[0], "a"]])
def test_a_list_that_is_no_table(source: list[object]) -> None:
    with pytest.raises(sp.InputError, match="番目の行が"):
        sp.parse(source)  # type: ignore[arg-type]


def test_a_table_takes_no_format() -> None:
    with pytest.raises(sp.UsageError, match="format"):
        sp.parse(ROWS, format="csv")


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(64)


def _zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "x")
    return file.getvalue()


KINDS = {
    **({} if find_spec("xlrd") else {"xls": _ole("Workbook")}),
    "doc": _ole("WordDocument"),
    "ppt": _ole("PowerPoint Document"),
    "jtd": _ole("JSRV_SegmentInformation"),
    "locked": _ole("EncryptedPackage"),
    "ole": _ole("Other"),
    "ods": _zip("mimetype", "content.xml"),
    "xlsb": _zip("xl/workbook.bin"),
    "zip": _zip("a.txt", "b/xl.txt"),
    "cut": _zip("xl/workbook.xml", "xl/worksheets/sheet1.xml")[:-30],
    "image": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "packed": b"\x1f\x8b\x08" + bytes(64),
    "rtf": rb"{\rtf1\ansi}",
    "mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n",
    "xml-excel": b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>',
    "xml-word": b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>',
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.xls", "plan.doc", "plan.md", "plan.jtd", "plan"])
def test_kinds_that_nobody_reads_say_what_to_save_as(
    kind: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kind_of(KINDS[kind]) == kind
    path = tmp_path / name
    path.write_bytes(KINDS[kind])
    with pytest.raises(sp.InputError) as raised:
        sp.parse(path)
    assert str(raised.value) == f"{path}: {render(ADVICE[kind])}"
    assert main([str(path), "-o", str(tmp_path / "out.json")]) == 3
    assert capsys.readouterr().err.splitlines()[-1].endswith(render(ADVICE[kind]))


@pytest.mark.parametrize(
    "text", ["BM とは何か\n", "Book\n", "II*\n", "From: 企画課\n", "%PDF とは\n", "本文 %PDF-1.7 の話\n"]
)
def test_texts_are_no_files_of_others(text: str) -> None:
    assert kind_of(text.encode()) is None


@pytest.mark.parametrize("name", ["plan.xls", "plan.xlsx", "plan.doc"])
def test_html_with_the_ending_of_an_office_file_is_read_and_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(HTML, "utf-8")
    strategy = sp.parse(path)
    assert strategy.source.format == "html"
    assert [found.before for found in strategy.findings if found.code == "format-by-content"] == [name]


@pytest.mark.parametrize(
    ("name", "content"), [("plan.xlsx", b"a file"), ("plan.xls", bytes(range(256)) * 4), ("plan.jtd", b"\x00\x01\xff")]
)
def test_what_is_not_what_its_ending_says(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(sp.InputError, match="壊れています"):
        sp.parse(path)


def test_a_folder_of_all_kinds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("plans")
    folder.mkdir()
    (folder / "a.csv").write_text(csv_of(ROWS), "cp932")
    (folder / "b.html").write_text(HTML, "utf-8")
    (folder / "c.xlsx").write_bytes((Path(__file__).parent / "cases" / "files" / "true.xlsx").read_bytes())
    (folder / "d.doc").write_bytes(KINDS["doc"])
    (folder / "photo.png").write_bytes(KINDS["image"])
    strategy = sp.parse(folder / "a.csv")
    strategy.write(folder / "own.xlsx")
    strategy.write(folder / "own.csv")
    strategy.write(f"{folder}/own/")
    strategy.write(folder / "own.json")
    found = {result.document: result.problem for result in sp.parse_many(folder)}
    assert found == {
        "plans/a.csv": None,
        "plans/b.html": None,
        "plans/c.xlsx": None,
        "plans/d.doc": render(ADVICE["doc"]),
    }
    assert main(["plans", "-o", "all.csv"]) == 3
    told = capsys.readouterr().err
    assert f"plans/d.doc: {render(ADVICE['doc'])}" in told
    assert "読まなかったファイル 5件" in told
    assert "plans/photo.png" in told


def test_open_files_of_all_formats(tmp_path: Path) -> None:
    book = Path(__file__).parent / "cases" / "files" / "true.xlsx"
    with book.open("rb") as file:
        assert (
            sp.parse(file) == sp.parse(book) == sp.parse(book.read_bytes()) == sp.parse(io.BytesIO(book.read_bytes()))
        )
    assert kpis(sp.parse(io.StringIO(csv_of(ROWS)))) == EXPECTED
    assert kpis(sp.parse_text(csv_of(ROWS))) == EXPECTED


@pytest.mark.parametrize("name", ["true.xlsx", "columns.two-header-rows.xlsx"])
def test_the_command_reads_a_workbook(name: str, tmp_path: Path) -> None:
    book = Path(__file__).parent / "cases" / "files" / name
    assert main([str(book), "-o", str(tmp_path / "out.xlsx")]) == 0
    assert main([str(tmp_path / "out.xlsx"), "-o", str(tmp_path / "again.json")]) == 0
    assert sp.load(tmp_path / "again.json").goals == sp.parse(book).goals


def test_a_rest_that_says_the_same_again_is_accounted_for() -> None:
    """Dashes below dashes, on what reads as the next page of a table."""
    lines = (
        "基本目標,主要施策,指標名,基準値（Ｈ２６）,目標値,担当課",
        "1 しごと,(1) 産業,就業者数,１０人,１５人,産業課",
        "---,---,---,---,---,---",
        "",
        "---,,---",
        ",,出生率,１．３８,１．５５,子ども課",
    )
    assert sp.account("\n".join(lines).encode(), format="csv").lost == ()


@pytest.mark.parametrize(("rows", "expected"), [(1, None), (2, "産業課"), (3, "産業課")])
@pytest.mark.parametrize("has_header", [True, False])
def test_a_merged_department_goes_on_over_a_page_break(rows: int, expected: str | None, *, has_header: bool) -> None:
    """A blank merged over several rows at the top of the next page is the rest of a merged cell; one alone may be a blank."""
    header = "<tr><th>基本目標<th>施策<th>KPI<th>現状値<th>目標値<th>担当課</tr>"
    first = "<tr><td>1 しごと<td>1-1 創業<td>創業件数<td>1件<td>5件<td>産業課</tr>"
    merged = f"<td rowspan={rows}>"
    begin = f"{merged}{merged}<td>相談件数0<td>2件<td>9件{merged}"
    further = [f"<td>相談件数{at}<td>2件<td>9件" for at in range(1, rows)]
    page = "".join(f"<tr>{row}</tr>" for row in (begin, *further))
    last = "<tr><td><td>1-2 就労<td>就職者数<td>3人<td>8人<td>福祉課</tr>"
    html = f"<table>{header}{first}</table><table>{header if has_header else ''}{page}{last}</table>"
    one, other = sp.parse_text(html, format="html").measures
    assert [kpi.department for kpi in one.kpis] == ["産業課", *[expected] * rows]
    assert [kpi.department for kpi in other.kpis] == ["福祉課"]
