"""Word documents made of a few lines of XML."""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.archives import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TITLE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)


def word(body: str, title: str = "", **parts: str) -> bytes:
    """A document with this body; further `parts` (styles, numbering, footnotes, endnotes, comments) by their content."""
    files = {"word/document.xml": document(body)}
    files |= {f"word/{name}.xml": f"<w:{name} {_SPACES}>{content}</w:{name}>" for name, content in parts.items()}
    if title:
        files["docProps/core.xml"] = _TITLE.format(title)
    return packed({**relations(parts, has_title=bool(title)), **files})


def document(body: str) -> str:
    """The main part."""
    return f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"


def relations(parts: Mapping[str, str], *, has_title: bool = False, main: str = "word/document.xml") -> dict[str, str]:
    """The parts that say what the parts are."""
    inner = "".join(f'<Relationship Id="{at}" Type="{_KINDS}/{at}" Target="{at}.xml"/>' for at in parts)
    outer = f'<Relationship Id="d" Type="{_KINDS}/officeDocument" Target="{main}"/>'
    if has_title:
        outer += f'<Relationship Id="c" Type="{_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/>'
    return {
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{outer}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>',
    }


def p(text: str = "", properties: str = "", *, runs: str = "") -> str:
    """A paragraph of one run, or of `runs`."""
    begin = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{begin}{runs or r(text)}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run."""
    begin = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{begin}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """A cell that holds a text, or paragraphs."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, or of their texts."""
    made = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def val(name: str, value: object) -> str:
    """A property with a value."""
    return f'<w:{name} w:val="{value}"/>'


def numbered(use: int, level: int = 0) -> str:
    """The property of a paragraph that is numbered so."""
    return f"<w:numPr>{val('ilvl', level)}{val('numId', use)}</w:numPr>"


def level(at: int, ways: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return f'<w:lvl w:ilvl="{at}">{val("start", start)}{val("numFmt", ways)}{more}{val("lvlText", text)}</w:lvl>'


def lists(*all_levels: str, more: str = "") -> str:
    """A part with lists, each of which is numbering 1, 2 …"""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>' for at, levels in enumerate(all_levels)
    )
    uses = "".join(f'<w:num w:numId="{at + 1}">{val("abstractNumId", at)}</w:num>' for at in range(len(all_levels)))
    return abstract + uses + more
