"""What a caller hands over → named bytes, text, or a document."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias, TypeGuard, TypeVar

from senryaku_parse.encoding import Decoded, decode
from senryaku_parse.errors import InputError, NotTextError, reason
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.messages import render
from senryaku_parse.tables import Document

if TYPE_CHECKING:
    from bs4 import ResultSet, Tag

Readable: TypeAlias = "str | os.PathLike[str] | bytes | IO[str] | IO[bytes]"
"""A path, bytes, or an open file."""

Parsable: TypeAlias = "Readable | Tag | ResultSet[Tag]"
"""The same, or a BeautifulSoup, one of its elements, or what was selected in it."""


_Content = TypeVar("_Content")
_URL = re.compile("[a-z]{2,}+:/", re.IGNORECASE)
_READINGS = 5
"""How often what changes meanwhile is read again."""


@dataclass(frozen=True)
class Input:
    """What is to be read, and where it is from: bytes, a text, or a document that is one already."""

    name: str
    """File name without its folder; "" for bytes, strings and tables in memory."""
    content: bytes | str | Document
    sha256: str
    """Of the bytes read, or of the UTF-8 form of a text."""
    format: str | None = None
    """Name of the reader, where the kind of the input tells it for certain."""
    where: str = ""
    """As messages name it: its path as given."""

    @cached_property
    def decoded(self) -> Decoded:
        """The text of bytes, decoded, without a byte order mark.

        Raises:
            NotTextError: they are none.
        """
        if isinstance(self.content, str):
            return Decoded(self.content, "str")
        try:
            decoded = decode(self.data)
        except NotTextError as error:
            raise NotTextError(self.told(error)) from None
        return decoded._replace(text=decoded.text.removeprefix("\ufeff"))

    @property
    def text(self) -> str:
        """The text, for readers of text; raises as `decoded` does."""
        return self.decoded.text

    @property
    def data(self) -> bytes:
        """The bytes, for readers of bytes.

        Raises:
            InputError: there are none: it is a string or a document.
        """
        if isinstance(self.content, bytes):
            return self.content
        raise InputError(self.told(render("reading.text-for-bytes")))

    def told(self, message: object) -> str:
        """`message` behind what it is about."""
        return f"{self.where}: {message}" if self.where else str(message)


def read_input(source: Readable, limits: Limits = USUAL) -> Input:
    """What `source` holds.

    Raises:
        InputError: missing, a folder, not readable, empty; TooLargeError among them.
    """
    where, content = _read(source, limits)
    name = Path(where).name
    if isinstance(content, str):
        return from_text(content, name, limits)
    given = from_bytes(content, name, where)
    if not content.strip():
        raise InputError(given.told(render("reading.empty")))
    return given


def read_bytes(source: Readable, limits: Limits = USUAL) -> tuple[str, bytes]:
    """Where `source` is from ("" for bytes), and its bytes, undecoded.

    Raises:
        InputError: missing, a folder, not readable; TooLargeError among them.
    """
    where, content = _read(source, limits)
    return where, content.encode() if isinstance(content, str) else content


def is_folder(source: object) -> TypeGuard[str | os.PathLike[str]]:
    """Whether `source` is the path of a folder; not where that can't be known, which reading it will tell."""
    return isinstance(source, str | os.PathLike) and os.path.isdir(source)  # noqa: PTH112 - Path.is_dir may raise


def read_folder(source: str | os.PathLike[str], limits: Limits = USUAL) -> dict[str, bytes]:
    """File name → bytes, of each file that stands in the folder `source` itself.

    Raises:
        InputError: a file is not readable; TooLargeError where one is, or all are, too large.
    """
    return _of_one_moment(source, partial(_read_files, Path(source), limits))


def _read_files(folder: Path, limits: Limits) -> dict[str, bytes]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise _unreadable(folder, error) from None
    files: dict[str, bytes] = {}
    size = 0
    for path in paths:
        if path.is_file():
            files[path.name] = _read_path(path, limits)
            size += len(files[path.name])
            _check_size(folder, size, limits)
    return files


def from_bytes(data: bytes, name: str = "", where: str = "") -> Input:
    """Bytes as an input."""
    return Input(name, data, sha256(data).hexdigest(), where=where)


def from_text(text: str, name: str = "", limits: Limits = USUAL) -> Input:
    """A string as an input."""
    _check_size(name, len(text), limits)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Input(name, text.removeprefix("\ufeff"), digest, where=name)


def _read(source: Readable, limits: Limits) -> tuple[str, bytes | str]:
    """Where `source` is from, as a message names it, and its content."""
    if isinstance(source, bytes):
        _check_size("", len(source), limits)
        return "", source
    if isinstance(source, str | os.PathLike):
        return os.fspath(source), _read_path(source, limits)
    if not hasattr(source, "read"):
        raise InputError(render("reading.unreadable-object", name=type(source).__name__))
    name = getattr(source, "name", "")
    where = "-" if name == "<stdin>" else name if isinstance(name, str) else ""
    content = _read_open(source, limits)
    _check_size(where, len(content), limits)
    return where, content


def _read_open(source: IO[str] | IO[bytes], limits: Limits) -> bytes | str:
    """What an open file holds; of one that goes on for ever a little more than `limits` allow."""
    parts: list[Any] = []
    size = 0
    while size <= limits.bytes and (part := source.read(limits.bytes + 1 - size)):
        parts.append(part)
        size += len(part)
    return parts[0][:0].join(parts) if parts else b""


def _read_path(source: str | os.PathLike[str], limits: Limits) -> bytes:
    if isinstance(source, str) and "\n" in source and not os.path.lexists(source):
        raise InputError(render("reading.content-for-path"))
    path = Path(source)
    read = partial(_read_once, path, limits)
    try:
        _check_size(path, path.stat().st_size, limits)
        return _of_one_moment(path, read) if path.is_file() else read()
    except (OSError, ValueError) as error:
        raise _missing(source, error) from None


def _read_once(path: Path, limits: Limits) -> bytes:
    with path.open("rb") as file:
        content = file.read(limits.bytes + 1)
    _check_size(path, len(content), limits)  # a file may grow, a device has no size
    return content


def _of_one_moment(where: object, read: Callable[[], _Content]) -> _Content:
    """What `read` gives, though it may be written meanwhile: what two readings agree on stood there between them.

    Raises:
        InputError: it is written again and again.
    """
    content = read()
    for _ in range(_READINGS):
        again = read()
        if again == content:
            return content
        content = again
    raise InputError(render("reading.changed-meanwhile", where=where))


def _missing(source: str | os.PathLike[str], error: Exception) -> InputError:
    """Why nothing can be read from the path `source`."""
    path = Path(source)
    if isinstance(source, str) and _URL.match(source):
        return InputError(render("reading.is-url", source=source))
    if isinstance(error, FileNotFoundError):
        return InputError(render("reading.no-such-file", path=path))
    if isinstance(error, IsADirectoryError):
        return InputError(render("reading.is-folder", path=path))
    return _unreadable(path, error)


def _unreadable(path: object, error: Exception) -> InputError:
    return InputError(render("reading.unreadable", path=path, reason=reason(error)))


def _check_size(where: object, size: int, limits: Limits) -> None:
    prefix = f"{where}: " if where else ""
    limits.check("bytes", size, "limits.input", "limits.split-file", prefix=prefix)
