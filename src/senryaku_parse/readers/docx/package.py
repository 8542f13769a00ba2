"""Bytes of a Word document → its parts. Only the parts that are read are unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers import expat

from senryaku_parse.errors import InputError
from senryaku_parse.limits import DOCUMENT_ONLY, Limits
from senryaku_parse.messages import render
from senryaku_parse.readers.docx.elements import XmlAttributes
from senryaku_parse.readers.docx.part_reader import PartReader

_PIECE = 2**18
"""Bytes of a part read together."""
_TAG = 4
"""Bytes of a tag for a character of the longest cell."""
_KINDS = 10_000
"""Names of elements and attributes in one part. The parser keeps each; Word has some hundred."""
_SIGNED_AGAIN = 10
"""How many times more signatures of parts than parts there may be: files in the file have their own."""
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DULLNESS = 40
"""Bytes of such that take as long as a tag that is parsed."""
_SECTION = b"<![CDATA["


class DocxPackage:
    """The parts of one document."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        """For an open archive."""
        self._archive, self._limits = archive, limits
        self._bytes = self._tags = 0

    def relations(self, part: str) -> dict[str, str]:
        """Kind → name of the parts that `part` refers to ("" for the whole); of several of a kind, the first."""
        folder, name = posixpath.split(part)
        found: dict[str, str] = {}

        def relation(attributes: XmlAttributes) -> None:
            if attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found.setdefault(attributes.get("Type", "").rpartition("/")[2], target.lstrip("/"))

        self.read(
            posixpath.join(folder, "_rels", f"{name}.rels"), PartReader().does({"rels:Relationship": relation}, {}, {})
        )
        return found

    def read(self, name: str | None, reader: PartReader) -> bool:
        """Read a part; false where there is none of that name.

        Raises:
            TooLargeError: it is beyond the limits.
        """
        if not name or name not in self._archive.NameToInfo:
            return False
        part = self._archive.getinfo(name)
        if part.flag_bits & _ENCRYPTED or part.compress_type not in _PACKED:
            raise InputError(render("reading.word-encrypted"))
        fed = opened = closed = 0
        with self._archive.open(part) as file:
            while piece := file.read(_PIECE):
                short = reader.shorten(piece) if _SECTION not in piece else piece
                begun, ended = short.count(b"<"), short.count(b"</")
                opened += begun - ended - short.count(b"/>")
                closed += ended
                self._count(len(piece), begun + (len(piece) - len(short)) // _DULLNESS)
                self._limits.check("nesting", opened - closed, "limits.word-nesting", DOCUMENT_ONLY)
                fed += len(short)
                reader.parser.Parse(short, False)
                waiting = fed - max(0, reader.parser.CurrentByteIndex)
                self._limits.check("cell", waiting // _TAG, "limits.word-tag", DOCUMENT_ONLY)
                if len(reader.parser.intern) > _KINDS:
                    raise InputError(render("reading.word-too-many-names"))
        reader.parser.Parse(b"", True)
        return True

    def _count(self, size: int, tags: int) -> None:
        self._bytes += size
        self._tags += tags
        self._limits.check("unpacked", self._bytes, "limits.word-size", DOCUMENT_ONLY)
        self._limits.check("word_tags", self._tags, "limits.word-elements", DOCUMENT_ONLY)


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[DocxPackage]:
    """The parts of the document `data`.

    Raises:
        InputError: it is damaged, or declares what Word never does; TooLargeError among them.
    """
    entries = data.count(_ENTRY) // _SIGNED_AGAIN
    limits.check("parts", entries, "limits.word-parts", DOCUMENT_ONLY)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield DocxPackage(archive, limits)
    except (
        zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, ValueError, NotImplementedError, LookupError
    ) as error:  # fmt: skip
        raise InputError(render("reading.word-damaged", error=error)) from None
