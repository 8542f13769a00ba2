"""Word documents: notes, text boxes, what is hidden, embedded or stated of the document."""

from __future__ import annotations

import io
import zipfile

import pytest

from senryaku_parse.marks.runs import RAISED, as_run
from senryaku_parse.readers.docx import read_docx
from senryaku_parse.tables import RawTable, TextBlock
from tests.support.archives import packed
from tests.support.word import W, p, r, tbl, tc, tr, val, word
from tests.support.word_read import STYLES, cells_of, tables_of, texts_of

pytestmark = pytest.mark.usefixtures("xml_shortened_or_whole")


def test_notes_stand_at_the_end_with_their_marks() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("――")}</w:footnote>'
        f'<w:footnote w:id="3">{p(runs="<w:r><w:footnoteRef/></w:r>" + r(" 延べ人数"))}</w:footnote>'
        f'<w:footnote w:id="2">{p("累計") + p("続き")}</w:footnote>'
        f'<w:footnote w:id="9">{p("誰も指さない")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="3">{p("令和5年度")}</w:endnote>'
    body = p(runs=r("200件") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    body += tbl(
        tr(
            tc(
                p(
                    runs=r("50人")
                    + '<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>'
                )
            )
        )
    )
    document = read_docx(word(body, footnotes=notes, endnotes=ends))
    one, two, end = (as_run(mark, (RAISED,)) for mark in ("1", "2", "注1"))
    assert texts_of(document) == [f"200件{one}", f"{one}累計", "続き", f"{two}延べ人数", f"{end}令和5年度"]
    assert cells_of(word(body, footnotes=notes, endnotes=ends)) == [[f"50人{two}{end}"]]


def test_a_note_with_a_mark_of_its_own() -> None:
    body = p(
        runs=r("件数")
        + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>'
        + r("*", val("vertAlign", "superscript"))
    )
    notes = f'<w:footnote w:id="2">{p("* 累計")}</w:footnote>'
    assert texts_of(read_docx(word(body, footnotes=notes))) == [f"件数{as_run('*', (RAISED,))}", "* 累計"]


_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_boxes_stand_behind_their_paragraph_once_and_are_told() -> None:
    box = _BOX.format(p("箱の中") + tbl(tr("箱の表")))
    document = read_docx(word(p(runs=r("前") + box + r("後")) + p("次")))
    assert texts_of(document) == ["前後", "箱の中", "次"]
    assert [cell for row in tables_of(document)[0] for cell, *_ in row] == ["箱の表"]
    assert [found.code for found in document.findings] == ["textbox-read"]


def test_a_text_box_in_a_cell_stands_below_the_table() -> None:
    document = read_docx(word(tbl(tr(tc(p(runs=r("中") + _BOX.format(p("箱")))), "右")) + p("後")))
    assert tables_of(document)[0] == [[("中", 1, 1), ("右", 1, 1)]]
    assert texts_of(document) == ["箱", "後"]


def test_a_shape_of_old_versions() -> None:
    body = p(runs=f"<w:r><w:pict><v:textbox><w:txbxContent>{p('箱')}</w:txbxContent></v:textbox></w:pict></w:r>")
    assert texts_of(read_docx(word(body))) == ["箱"]


@pytest.mark.parametrize(
    "hidden",
    [
        r("秘密", "<w:vanish/>"),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('秘密')}</w:sdtContent></w:sdt>",
    ],
)
def test_what_is_not_shown_is_told(hidden: str) -> None:
    document = read_docx(word(p(runs=r("見") + hidden + r("える")) + p(runs=hidden)))
    assert texts_of(document) == ["見える"]
    assert [(found.code, found.before) for found in document.findings] == [("hidden-skipped", "秘密\n秘密")]


def test_comments_are_told() -> None:
    comments = f'<w:comment w:id="1">{p("要確認")}</w:comment>'
    document = read_docx(word(p("港"), comments=comments))
    assert texts_of(document) == ["港"]
    assert [(found.code, found.severity, found.before) for found in document.findings] == [
        ("hidden-skipped", "info", "要確認")
    ]


def test_what_is_embedded_is_told() -> None:
    document = read_docx(word(p("港") + p(runs="<w:r><w:object/></w:r>")))
    assert [found.code for found in document.findings] == ["object-unread"]


def test_the_title_that_the_document_states() -> None:
    assert read_docx(word(p("港"), "港町の総合戦略")).title == "港町の総合戦略"


def test_the_strict_form_of_the_format() -> None:
    data = word(p("港", val("pStyle", "1")) + tbl(tr(tc("ア", val("gridSpan", 2)))), styles=STYLES)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strict = W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
        parts = {name: archive.read(name).decode().replace(*strict) for name in archive.namelist()}
    first, table = read_docx(packed(parts)).blocks
    assert isinstance(first, TextBlock)
    assert first.level == 1
    assert isinstance(table, RawTable)
    assert table.groups[0][0].cells[0].colspan == 2
