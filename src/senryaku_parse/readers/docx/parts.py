"""Bytes of a Word document → its parts, and each part element by element. Nothing is unpacked but what is read.

A part is never held whole: expat tells what begins and ends in it, and what is read of that is all that is kept.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from typing import Any, TypeAlias, TypeVar
from xml.parsers import expat

from senryaku_parse.errors import InputError
from senryaku_parse.limits import DOCUMENT_ONLY, Limits
from senryaku_parse.readers.docx.shortening import shortened

Attributes: TypeAlias = Mapping[str, str]
Starts: TypeAlias = Mapping[str, Callable[[Attributes], None]]
"""What the beginning of an element does, by its name ("w:p")."""
Ends: TypeAlias = Mapping[str, Callable[[], None]]
Properties: TypeAlias = dict[str, Attributes]
"""Name → attributes of each element that stands in one of properties, however deep; of several, the last."""
_What = TypeVar("_What")
Wholes: TypeAlias = Mapping[str, Callable[[Properties], None]]

_SPACES = {
    "w": (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "m": (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    ),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "rels": ("http://schemas.openxmlformats.org/package/2006/relationships",),
    "diagram": ("http://schemas.openxmlformats.org/drawingml/2006/diagram",),
    "chart": ("http://schemas.openxmlformats.org/drawingml/2006/chart",),
    "dc": ("http://purl.org/dc/elements/1.1/",),
}
"""Namespaces as Word writes them, and those of the strict form of the format."""
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
_SAVE_AGAIN = "Word で開いて保存し直してください。"


def attribute(attributes: Attributes, name: str) -> str | None:
    """The value of `w:name`; null where there is none."""
    usual, strict = _SPACES["w"]
    value = attributes.get(f"{usual} {name}")
    return value if value is not None or not attributes else attributes.get(f"{strict} {name}")


def number(text: str | None, otherwise: int = 0) -> int:
    """The whole number that `text` is; `otherwise` where it is none that Word would write."""
    digits = (text or "").strip().removeprefix("-")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _DIGITS:
        return otherwise
    return int(text or "")


_DIGITS = 9


def is_on(attributes: Attributes | None) -> bool:
    """Whether a property that is there, with these attributes, is switched on; not where it is absent."""
    return attributes is not None and attribute(attributes, "val") not in ("0", "false", "off", "none")


class PartReader:
    """Reads one part. An element does what `starts` and `ends` say; properties are collected whole.

    What was there before a change, and the copies of text for older programs, are passed over.
    """

    def __init__(self, is_plain: Callable[[str], bool] | None = None) -> None:
        """Reads nothing yet; `is_plain` says which styles of paragraphs need not be read."""
        self.parser = expat.ParserCreate(namespace_separator=" ", intern={})
        self.parser.buffer_text = True
        self._starts: dict[str, Callable[[Attributes], None]] = {}
        self._ends: dict[str, Callable[[], None]] = {}
        self._start, self._end = self._outside()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.StartCdataSectionHandler = self._keep_all
        self.shorten: Callable[[bytes], bytes] = partial(shortened, is_plain=is_plain)
        """What is done to each piece of the part before it is read."""
        self.characters: list[str] = []
        """What was listened to."""
        self._whole: dict[str, Callable[[Properties], None]] = {}
        self._properties: Properties = {}
        self._depth = self._passed = 0
        self._before: tuple[Any, Any] = self._start, self._end
        self._chosen: list[bool] = []
        self.does(
            {"mc:AlternateContent": self._alternatives, "mc:Choice": self._choice, "mc:Fallback": self._fallback},
            {"mc:AlternateContent": self._no_alternatives},
            {},
        )

    def does(self, starts: Starts, ends: Ends, properties: Wholes) -> PartReader:
        """This reader, for which elements do so from here on; properties are handed over with all that stands in them."""
        _put(self._starts, starts)
        _put(self._ends, ends)
        _put(self._whole, properties)
        for name in properties:
            for full in _full_names(name):
                self._starts.setdefault(full, self._begin_properties)
        return self

    def pass_over(self) -> None:
        """What stands in the element that begins is not read."""
        self._before = self.parser.StartElementHandler, self.parser.EndElementHandler
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start_passed, self._end_passed

    def listen(self, _: Attributes) -> None:
        """Collect the text from here to `heard`."""
        self.parser.CharacterDataHandler = self.characters.append

    def heard(self) -> str:
        """The text listened to."""
        self.parser.CharacterDataHandler = None
        text = "".join(self.characters)
        self.characters.clear()
        return text

    def _keep_all(self) -> None:
        """What looks like a tag may be text in such a section."""
        self.shorten = bytes

    def _outside(self) -> tuple[Callable[[str, Attributes], None], Callable[[str], None]]:
        """What is done with each element outside properties: some thousand times, so nothing is looked up in vain."""
        start_of, end_of = self._starts.get, self._ends.get

        def start(name: str, attributes: Attributes) -> None:
            if starts := start_of(name):
                starts(attributes)

        def end(name: str) -> None:
            if ends := end_of(name):
                ends()

        return start, end

    def _begin_properties(self, _: Attributes) -> None:
        self._properties, self._depth = {}, 0
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start_within, self._end_within

    def _start_within(self, name: str, attributes: Attributes) -> None:
        """An element begins in properties."""
        if name.endswith("Change"):
            self.pass_over()
        else:
            self._depth += 1
            self._properties[name.rpartition(" ")[2]] = attributes

    def _end_within(self, name: str) -> None:
        if self._depth:
            self._depth -= 1
        else:
            self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
            if self._properties:
                self._whole[name](self._properties)

    def _start_passed(self, _: str, __: Attributes) -> None:
        self._passed += 1

    def _end_passed(self, _: str) -> None:
        if self._passed:
            self._passed -= 1
        else:
            self.parser.StartElementHandler, self.parser.EndElementHandler = self._before

    def _alternatives(self, _: Attributes) -> None:
        self._chosen.append(False)

    def _no_alternatives(self) -> None:
        self._chosen.pop()

    def _choice(self, _: Attributes) -> None:
        """The first of several that say the same is read."""
        if self._chosen and self._chosen[-1]:
            self.pass_over()
        elif self._chosen:
            self._chosen[-1] = True

    def _fallback(self, _: Attributes) -> None:
        if self._chosen and self._chosen[-1]:
            self.pass_over()


class Package:
    """The parts of one document."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        """For an open archive."""
        self._archive, self._limits = archive, limits
        self._bytes = self._tags = 0

    def relations(self, part: str) -> dict[str, str]:
        """Kind → name of the parts that `part` refers to ("" for the whole); of several of a kind, the first."""
        folder, name = posixpath.split(part)
        found: dict[str, str] = {}

        def relation(attributes: Attributes) -> None:
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
            raise InputError(f"Word 文書の中身が暗号化されているか、知らない方法で圧縮されています。{_SAVE_AGAIN}")
        fed = opened = closed = 0
        with self._archive.open(part) as file:
            while piece := file.read(_PIECE):
                short = reader.shorten(piece) if _SECTION not in piece else piece
                begun, ended = short.count(b"<"), short.count(b"</")
                opened += begun - ended - short.count(b"/>")
                closed += ended
                self._count(len(piece), begun + (len(piece) - len(short)) // _DULLNESS)
                self._limits.check("nesting", opened - closed, "Word 文書の要素の入れ子が深すぎます", DOCUMENT_ONLY)
                fed += len(short)
                reader.parser.Parse(short, False)
                waiting = fed - max(0, reader.parser.CurrentByteIndex)
                self._limits.check("cell", waiting // _TAG, "Word 文書の XML のタグが長すぎます", DOCUMENT_ONLY)
                if len(reader.parser.intern) > _KINDS:
                    raise InputError(f"Word 文書の XML の名前が多すぎます。{_SAVE_AGAIN}")
        reader.parser.Parse(b"", True)
        return True

    def _count(self, size: int, tags: int) -> None:
        self._bytes += size
        self._tags += tags
        self._limits.check("unpacked", self._bytes, "Word 文書の中身が大きすぎます", DOCUMENT_ONLY)
        self._limits.check("word_tags", self._tags, "Word 文書の要素が多すぎます", DOCUMENT_ONLY)


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[Package]:
    """The parts of the document `data`.

    Raises:
        InputError: it is damaged, or declares what Word never does; TooLargeError among them.
    """
    entries = data.count(_ENTRY) // _SIGNED_AGAIN
    limits.check("parts", entries, "Word 文書の中身の数が多すぎます", DOCUMENT_ONLY)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Package(archive, limits)
    except (
        zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, ValueError, NotImplementedError, LookupError
    ) as error:  # fmt: skip
        raise InputError(
            f"Word 文書として読めません（{error}）。壊れていないか、Word で開いて確かめ、保存し直してください。"
        ) from None


def _refuse(*_: object) -> None:
    raise InputError(f"Word 文書に、Word が書かない宣言（DOCTYPE）があります。安全のため読みません。{_SAVE_AGAIN}")


def _put(known: dict[str, _What], told: Mapping[str, _What]) -> None:
    """Add what is told of elements to what is known, by the names that the parser uses."""
    for name, what in told.items():
        known.update(dict.fromkeys(_full_names(name), what))


@cache
def _full_names(name: str) -> tuple[str, ...]:
    """What the parser calls "w:p", in each form of the format."""
    space, _, local = name.partition(":")
    return tuple([f"{full} {local}" for full in _SPACES[space]])
