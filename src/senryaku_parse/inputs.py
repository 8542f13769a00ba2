"""What a caller hands over → named bytes or text."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, TypeAlias

from senryaku_parse.encoding import decode
from senryaku_parse.errors import InputError, NotTextError, TooLargeError

MAX_BYTES = 256 * 2**20
"""A municipality's whole strategy is some hundred kilobytes; beyond this an input is a mistake or an attack."""

Readable: TypeAlias = "str | os.PathLike[str] | bytes | IO[str] | IO[bytes]"
"""A path, bytes, or an open file."""


@dataclass(frozen=True, slots=True)
class Input:
    """A text and where it is from."""

    name: str
    """File name without its folder; "" for bytes and strings."""
    text: str
    sha256: str
    """Of the bytes read, or of the UTF-8 form of a text."""
    lost_tail: bytes = b""
    """The bytes of a character cut off at the end of the input; empty for a whole input."""


def read_input(source: Readable) -> Input:
    """The text of `source`, decoded, without a byte order mark.

    Raises:
        InputError: missing, a folder, not readable, empty; NotTextError and TooLargeError among them.
    """
    if isinstance(source, bytes):
        return _from_bytes("", source)
    if isinstance(source, str | os.PathLike):
        return _from_path(source)
    if not hasattr(source, "read"):
        raise InputError(
            f"{type(source).__name__} は読めません。パス、bytes、開いたファイルのいずれかを渡してください。"
        )
    name = Path(getattr(source, "name", "") or "").name if isinstance(getattr(source, "name", ""), str) else ""
    content = source.read()
    return from_text(content, name) if isinstance(content, str) else _from_bytes(name, content)


def from_text(text: str, name: str = "") -> Input:
    """A string as an input."""
    if len(text) > MAX_BYTES:
        raise TooLargeError(_too_large(name, len(text)))
    return Input(name, text.removeprefix("\ufeff"), sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _from_path(source: str | os.PathLike[str]) -> Input:
    if isinstance(source, str) and "\n" in source:
        raise InputError(
            "パスではなく文書そのもののようです。文字列を読むには parse_text(text, format=...) を使ってください。"
        )
    path = Path(source)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLargeError(_too_large(path, size))
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: ファイルがありません。パスを確かめてください。") from None
    except IsADirectoryError:
        raise InputError(f"{path}: フォルダです。ファイルを指定してください。") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: 読めません（{getattr(error, 'strerror', None) or error}）。") from None
    return _from_bytes(path.name, data, path)


def _from_bytes(name: str, data: bytes, path: Path | None = None) -> Input:
    where = f"{path or name}: " if name else ""
    if len(data) > MAX_BYTES:
        raise TooLargeError(_too_large(path or name, len(data)))
    if not data.strip():
        raise InputError(f"{where}空のファイルです。変換が途中で失敗していないか確かめてください。")
    try:
        decoded = decode(data)
    except NotTextError as error:
        raise NotTextError(f"{where}{error}") from None
    text = decoded.text.removeprefix("\ufeff")
    return Input(name, text, sha256(data).hexdigest(), decoded.lost_tail)


def _too_large(name: object, size: int) -> str:
    return f"{name}: 大きすぎます（{size:,} バイト、上限 {MAX_BYTES:,}）。1つの総合戦略だけのファイルに分けてください。"
