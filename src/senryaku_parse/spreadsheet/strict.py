"""A workbook in the strict form of the format → the same in the usual one, whose names are others."""

from __future__ import annotations

import io
import re
import zipfile

_MARK = b"http://purl.oclc.org/ooxml/"
_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(spreadsheetml|drawingml|officeDocument)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_MARKUP = (".xml", ".rels")


def is_strict(workbook: bytes) -> bool:
    """Whether the part of the workbook has the names of the strict form."""
    return _MARK in workbook


def as_usual(data: bytes) -> bytes:
    """`data` with the usual names; its parts were checked to be of a size that can be held."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in archive.infolist():
            content = archive.read(part)
            if part.filename.endswith(_MARKUP):
                content = _NAME.sub(_USUAL, content)
            new.writestr(part.filename, content)
    return made.getvalue()
