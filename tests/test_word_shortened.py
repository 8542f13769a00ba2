"""XML that is shortened says what the whole says: documents put together at random, fed in pieces cut anywhere."""

from __future__ import annotations

import random

import pytest

from senryaku_parse.readers.docx import read_docx
from senryaku_parse.tables import Document
from tests.support.word import word

_LOOKS = ["", "", "", "<w:rPr/>", "<w:rPr><w:sz w:val='4'/></w:rPr>"] + [
    f"<w:rPr>{look}</w:rPr>" for look in ("<w:b/>", "<w:strike/>", "<w:vertAlign w:val='superscript'/>", "<w:vanish/>")
]
_PARAGRAPHS = ["", ""] + [
    f"<w:pPr>{properties}</w:pPr>"
    for properties in (
        '<w:jc w:val="left"/>',
        '<w:pStyle w:val="C"/>',
        '<w:pStyle w:val="H"/>',
        "<w:rPr><w:del w:id='1'/></w:rPr>",
    )
]
_SPAN, _MERGE = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
_CELLS = ["", ""] + [
    f"<w:tcPr>{properties}</w:tcPr>"
    for properties in (_SPAN, '<w:vMerge w:val="restart"/>', _MERGE, f'<w:tcW w:w="9"/>{_SPAN}{_MERGE}')
]
_ROWS = ("", "", "", "<w:trPr><w:del w:id='1'/></w:trPr>", "<w:trPr><w:hidden/></w:trPr>")
_TEXTS = ("一", " 二 三", "&amp;<w:tab/>", "", "4\n5", "&lt;w:tc&gt;")
_STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Table Contents"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>"""


class _Maker:
    """Puts documents together."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def body(self) -> str:
        return "".join(self._paragraph() if self._chance.random() < 0.4 else self._table(0) for _ in range(4))

    def _some(self, most: int) -> range:
        return range(self._chance.randint(1, most))

    def _run(self) -> str:
        text = self._chance.choice(_TEXTS).replace("<w:tab/>", "</w:t><w:tab/><w:t>")
        preserve = self._chance.choice(["", ' xml:space="preserve"', ' xml:space="default"'])
        saved = self._chance.choice(["", ' w:rsidR="00A1"'])
        run = f"<w:r{saved}>{self._chance.choice(_LOOKS)}<w:t{preserve}>{text}</w:t></w:r>"
        wrap = self._chance.random()
        return f"<w:ins>{run}</w:ins>" if wrap < 0.1 else f"<w:del>{run}</w:del>" if wrap > 0.9 else run

    def _paragraph(self) -> str:
        if self._chance.random() < 0.2:
            return self._chance.choice(["<w:p/>", "<w:p></w:p>", '<w:p w:rsidR="00A1"/>'])
        runs = "".join(self._run() for _ in self._some(3))
        if self._chance.random() < 0.1:
            runs += f"<w:r><w:txbxContent>{self._paragraph()}</w:txbxContent></w:r>"
        return f"<w:p>{self._chance.choice(_PARAGRAPHS)}{runs}</w:p>"

    def _cell(self, depth: int) -> str:
        inner = self._paragraph() if self._chance.random() < 0.8 else self._paragraph() + self._paragraph()
        if depth < 2 and self._chance.random() < 0.1:
            inner = self._table(depth + 1) + inner
        return f"<w:tc>{self._chance.choice(_CELLS)}{inner}</w:tc>"

    def _table(self, depth: int) -> str:
        rows = (self._chance.choice(_ROWS) + "".join(self._cell(depth) for _ in self._some(3)) for _ in self._some(4))
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _whole(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Document:
    with monkeypatch.context() as context:
        context.setattr("senryaku_parse.readers.docx.part_reader.shortened", lambda piece, is_plain: piece)
        return read_docx(data)


@pytest.mark.parametrize("size", [2**18, 211, 37])
def test_documents_put_together_at_random(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(60):
        data = word(_Maker(seed).body(), styles=_STYLES)
        expected = _whole(data, monkeypatch)
        with monkeypatch.context() as context:
            context.setattr("senryaku_parse.readers.docx.package._PIECE", size)
            assert read_docx(data) == expected, seed
