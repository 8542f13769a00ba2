"""Checks that a file is a workbook that is safe to open, before anything in it is parsed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape
from pathlib import Path

from senryaku_parse.errors import InputError
from senryaku_parse.limits import BOOK_ONLY, Limits
from senryaku_parse.messages import render

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_DECLARATIONS = tuple(
    f"<!{word}".encode(encoding) for word in ("DOCTYPE", "ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
"""No part of a workbook declares a document type: entities are how XML is made a bomb, or reads other files."""
_LONGEST = max(map(len, _DECLARATIONS))
_ENCODINGS = (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii")
"""Of XML: in any other, a declaration of a document type might look like a text."""
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)""")
_MEDIA = "xl/media/"
"""Pictures, of which nothing is read here: one of XML may declare a document type."""
_STREAMED = ("xl/worksheets/", "xl/sharedStrings")
"""How the names of those parts begin that are read piece by piece; all others of XML are read whole, where they are."""
_RELATIONS = "/_rels/"
_WHOLE, _ALL_WHOLE = 10, 3
"""How many times fewer elements a part that is read whole may have, and all of them: each becomes an object."""
_NO_MARKUP = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"
"""What may stand before the first element: space, in any width, and a byte order mark."""
_EBCDIC = b"\x4c\x6f\xa7\x94"
"""「<?xml」 as mainframes write it, which lxml reads."""
_HEAD = 200
"""Bytes within which XML says its encoding."""
_PIECE = 2**20
"""Bytes of a part looked at together."""
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
"""What unpacking a damaged archive raises."""
_BOOK, _PROPERTIES = "xl/workbook.xml", "docProps/core.xml"
_CREATOR = re.compile(r"<dc:creator\b[^>]*>([^<]*)<")
_TITLE = re.compile(r"<(?:\w+:)?sheet\s[^>]*?\bname=\"([^\"]*)\"")


def check_archive(data: bytes, limits: Limits) -> None:
    """Reject a file that is no workbook, or an attack.

    Raises:
        InputError: no ZIP, encrypted, damaged, or with declarations that a workbook never has.
        TooLargeError: what it unpacks to is beyond `limits`.
    """
    if data.startswith(_OLE):
        raise InputError(render("reading.book-protected"))
    if not data.startswith(_ZIP):
        raise InputError(render("reading.book-not"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist(), limits)
            elements = sum(_check_part(archive, part, limits) for part in archive.infolist())
            limits.check("elements", _ALL_WHOLE * elements, "limits.book-elements", BOOK_ONLY)
    except _FAILURES as error:
        raise _damaged(error) from None


def sheet_titles(data: bytes) -> list[str]:
    """The titles of the sheets of a workbook, of which little is unpacked.

    Raises:
        InputError: it can't be read.
    """
    return [unescape(title) for title in _TITLE.findall(_beginning(io.BytesIO(data), _BOOK))]


def creator_of(path: Path) -> str:
    """The creator that the workbook at `path` states; "" if it states none.

    Raises:
        InputError: it can't be read.
    """
    found = _CREATOR.search(_beginning(path, _PROPERTIES))
    return found[1] if found else ""


def _beginning(file: io.BytesIO | Path, part: str) -> str:
    try:
        with zipfile.ZipFile(file) as archive, archive.open(part) as opened:
            return opened.read(_PIECE).decode("utf-8", "replace")
    except (KeyError, *_FAILURES) as error:
        raise _damaged(error) from None


def _damaged(error: Exception) -> InputError:
    return InputError(render("reading.book-damaged", error=error))


def _check_sizes(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    limits.check("parts", len(parts), "limits.book-parts", BOOK_ONLY)
    limits.check("unpacked", sum(part.file_size for part in parts), "limits.book-size", BOOK_ONLY)


def check_read_whole(name: str) -> None:
    """Reject reading the part `name` whole if it was not checked for that.

    Raises:
        InputError: it is one of those that are read otherwise, or not at all.
    """
    if _is_streamed(name) or name.startswith(_MEDIA):
        raise InputError(render("reading.book-odd-part", name=name))


def _is_streamed(name: str) -> bool:
    return name.startswith(_STREAMED) and _RELATIONS not in name


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> int:
    """Refuse what is encrypted, and in XML too many elements and declarations; the elements of what is read whole.

    It is read piece by piece, for a part may be large.
    """
    if part.flag_bits & _ENCRYPTED:
        raise InputError(render("reading.book-encrypted"))
    name = part.filename
    before, elements, attributes = b"", 0, 0
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            if not before and (name.startswith(_MEDIA) or not _is_markup(piece)):
                break
            content = before + piece
            if any(word in content for word in _DECLARATIONS) or (not before and _has_other_encoding(piece)):
                raise InputError(render("reading.book-doctype-in", name=name))
            if not _is_streamed(name):
                elements += piece.count(b"<")
                attributes += piece.count(b"=")
                most = max(_WHOLE * elements, attributes)
                limits.check("elements", most, "limits.book-part", BOOK_ONLY, name=name)
            before = piece[-_LONGEST:]
    return elements


def _is_markup(piece: bytes) -> bool:
    """Whether a part that begins with `piece` may be XML; other parts are pictures, programs and the like."""
    return piece.lstrip(_NO_MARKUP)[:1] == b"<" or piece.startswith(_EBCDIC)


def _has_other_encoding(piece: bytes) -> bool:
    found = _ENCODING.search(piece[:_HEAD])
    return piece.startswith(_EBCDIC) or (found is not None and found[1].lower() not in _ENCODINGS)
