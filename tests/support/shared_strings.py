"""Workbooks as Excel saves them: each text once, in a part that all sheets share. openpyxl writes texts into their cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from tests.support.archives import packed

_INLINE = re.compile(rb'<c ([^>]*?)t="inlineStr"([^>]*)><is>(.*?)</is></c>', re.DOTALL)
_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
_MAIN = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def with_shared_strings(data: bytes) -> bytes:
    """The workbook `data` with its texts in one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed(shared_parts({name: archive.read(name) for name in archive.namelist()}))


def shared_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same of its parts."""
    texts: dict[bytes, int] = {}

    def shared(cell: re.Match[bytes]) -> bytes:
        number = texts.setdefault(cell[3], len(texts))
        return b'<c %st="s"%s><v>%d</v></c>' % (cell[1], cell[2], number)

    changed = {name: _INLINE.sub(shared, part) if "worksheets/" in name else part for name, part in parts.items()}
    changed["xl/sharedStrings.xml"] = _MAIN + b"".join(b"<si>%s</si>" % text for text in texts) + b"</sst>"
    types = changed["[Content_Types].xml"]
    if b"sharedStrings" not in types:
        changed["[Content_Types].xml"] = types.replace(b"</Types>", _TYPE)
    return changed
