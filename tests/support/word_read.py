"""What is read of Word documents made of a few lines of XML, and the styles and lists that they have."""

from __future__ import annotations

from senryaku_parse.readers.docx import read_docx
from senryaku_parse.tables import Document, RawTable, TextBlock
from tests.support.word import level, lists, numbered, val


def texts_of(document: Document) -> list[str]:
    """The texts outside tables."""
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def shown(document: Document) -> list[str]:
    """The texts with the marks of their items before them."""
    return [f"{block.mark} {block.text}".strip() for block in document.blocks if isinstance(block, TextBlock)]


def tables_of(document: Document) -> list[list[list[tuple[str, int, int]]]]:
    """Text, rowspan and colspan of each cell."""
    return [
        [[(cell.text, cell.rowspan, cell.colspan) for cell in row.cells] for row in block.groups[0]]
        for block in document.blocks
        if isinstance(block, RawTable)
    ]


def cells_of(data: bytes) -> list[list[str]]:
    """The texts of the first table."""
    return [[text for text, _, _ in row] for row in tables_of(read_docx(data))[0]]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="own"><w:name w:val="施策見出し"/>{val("basedOn", "2x")}</w:style>'
    '<w:style w:type="paragraph" w:styleId="2x"><w:name w:val="見出し 2"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="o"><w:name w:val="x"/><w:pPr>{val("outlineLvl", 2)}</w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="l1"><w:name w:val="loop"/>{val("basedOn", "l2")}</w:style>'
    f'<w:style w:type="paragraph" w:styleId="l2"><w:name w:val="loop 2"/>{val("basedOn", "l1")}</w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="strong"><w:name w:val="s"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="c"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="gone"><w:name w:val="g"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="tab"><w:name w:val="heading 9"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="n"><w:name w:val="heading 4"/><w:pPr>{numbered(1, 1)}</w:pPr></w:style>'
)
CHAPTERS = lists(
    level(0, "decimal", "第%1章")
    + level(1, "decimal", "%1-%2")
    + level(2, "decimalEnclosedCircle", "%3", more='<w:suff w:val="nothing"/>')
    + level(3, "aiueoFullWidth", "(%4)"),
    level(0, "bullet", "・") + level(1, "bullet", "\uf0b7") + level(2, "bullet", "※"),
    more=(
        f'<w:num w:numId="3">{val("abstractNumId", 0)}<w:lvlOverride w:ilvl="0">{val("startOverride", 5)}</w:lvlOverride>'
        f'</w:num><w:num w:numId="4">{val("abstractNumId", 0)}</w:num>'
    ),
)
