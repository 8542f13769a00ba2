"""What kind of file bytes are, as far as how they begin says it for certain; and what to do about kinds that nobody reads."""

from __future__ import annotations

import re
from pathlib import PurePath

from senryaku_parse.frozen import frozendict

_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "image"),
    (b"BM", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\x1f\x8b", "packed"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!", "packed"),
    (b"{\\rtf", "rtf"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_END_OF_ZIP = b"PK\x05\x06"
_IN_OLE = (
    ("EncryptedPackage", "locked"),
    ("Workbook", "xls"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("JSRV_SegmentInformation", "jtd"),
    ("DocumentText", "jtd"),
    ("Book", "xls"),
)
"""Streams of OLE files, gravest first. (Their names are UTF-16.)"""
_IN_ZIP = (
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/workbook", "xlsx"),
    (b"word/document", "docx"),
    (b"ppt/presentation", "ppt"),
)
"""Main parts of Office files, as the directory of the ZIP names them."""
_OPEN_DOCUMENT = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet|\w+)")
_ODF_KINDS = frozendict({b"text": "odt", b"spreadsheet": "ods"})
_XML_2003 = re.compile(rb"<\?mso-application\s+progid\s*=\s*[\"'](Excel|Word)", re.IGNORECASE)
_LATE_PDF = re.compile(rb"[\r\n]%PDF-\d\.\d")
"""A PDF may begin behind some rubbish."""
_MHTML = re.compile(rb"\s*(?:MIME-Version|From|Content-Type):", re.IGNORECASE)
_HEAD = 1024
"""Bytes in which a text says what it is."""

OWN_REVIEW = "senryaku_parse review"
"""The generator that pages name which show a source beside its reading: their tables are those of the source."""


ADVICE: frozendict[str, str] = frozendict(
    {
        "xls": "reading.kind-xls",
        "xlsb": "reading.kind-xlsb",
        "xml-excel": "reading.kind-spreadsheetml",
        "ods": "reading.kind-ods",
        "doc": "reading.kind-doc",
        "xml-word": "reading.kind-wordml",
        "rtf": "reading.kind-rtf",
        "odt": "reading.kind-odt",
        "odf": "reading.kind-opendocument",
        "jtd": "reading.kind-jtd",
        "ppt": "reading.kind-pptx",
        "locked": "reading.kind-protected",
        "ole": "reading.kind-compound",
        "image": "reading.kind-image",
        "packed": "reading.kind-compressed",
        "zip": "reading.kind-zip",
        "cut": "reading.kind-cut-off",
        "mhtml": "reading.kind-mht",
        "pdf": "reading.kind-pdf",
        "docx": "reading.kind-docx",
        "xlsx": "reading.kind-xlsx",
    }
)
"""Kind → what it is, and what to save it as."""


_SUFFIXES = frozendict(
    {
        ".pdf": "pdf",
        ".docx": "docx",
        **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), "xlsx"),
        **{f".{kind}": kind for kind in ("xls", "xlsb", "ods", "doc", "odt", "rtf", "jtd", "ppt", "zip")},
        **{f".{end}": "image" for end in ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic")},
        ".pptx": "ppt",
        **{f".{end}": "packed" for end in ("gz", "7z", "rar", "lzh")},
        **{f".{end}": "jtd" for end in ("jtdc", "jtt", "jaw", "jbw", "jsw")},
    }
)
"""Endings of files that are no text → their kinds."""


def expected_kind(name: str) -> str | None:
    """The kind of file that the ending of `name` says; null for a text, and for endings that are not known."""
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def kind_of(data: bytes) -> str | None:
    """The kind of file that `data` is, a key of `ADVICE`; null for a text, and for what is not known."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning) and (beginning != b"BM" or data[6:10] == b"\0\0\0\0"):
            return kind
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    return _kind_of_text(data[:_HEAD])


def _kind_of_ole(data: bytes) -> str:
    return next((kind for name, kind in _IN_OLE if name.encode("utf-16-le") in data), "ole")


def _kind_of_zip(data: bytes) -> str:
    """By the directory at its end: what it holds may hold documents of its own."""
    if found := _OPEN_DOCUMENT.search(data, 0, _HEAD):
        return _ODF_KINDS.get(found[1], "odf")
    end = data.rfind(_END_OF_ZIP)
    if end < 0:
        return "cut"
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    directory = data[max(0, end - size) : end].lower()
    return next((kind for name, kind in _IN_ZIP if name in directory), "zip")


def _kind_of_text(head: bytes) -> str | None:
    if _LATE_PDF.search(head):
        return "pdf"
    if found := _XML_2003.search(head):
        return f"xml-{found[1].decode().lower()}"
    return "mhtml" if _MHTML.match(head) and b"multipart/related" in head.lower() else None


def is_own_review(text: str) -> bool:
    """Whether the HTML `text` is such a page, of this package."""
    return f'content="{OWN_REVIEW}"' in text[:_HEAD]
