"""Whether a file is a workbook that is safe to open: looked at before anything of it is parsed."""

from __future__ import annotations

import io
import zipfile
import zlib

from senryaku_parse.errors import InputError
from senryaku_parse.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_DECLARATIONS = tuple(
    f"<!{word}".encode(encoding) for word in ("DOCTYPE", "ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
"""No part of a workbook declares a document type: entities are how XML is made a bomb, or reads other files."""
_LONGEST = max(map(len, _DECLARATIONS))
_XML = (".xml", ".rels", ".vml")
_PIECE = 2**20
"""Bytes of a part looked at together."""


def check_archive(data: bytes, limits: Limits) -> None:
    """Refuse what is no workbook, or an attack.

    Raises:
        InputError: no ZIP, encrypted, damaged, or with declarations that a workbook never has.
        TooLargeError: what it unpacks to is beyond `limits`.
    """
    if data.startswith(_OLE):
        raise InputError(
            "パスワードで保護されているか、古い形式（.xls）の Excel ファイルです。"
            "Excel で開き、パスワードを外して .xlsx で保存し直してください。"
        )
    if not data.startswith(_ZIP):
        raise InputError("Excel ブック（.xlsx）ではありません。このプログラムが書き出したブックを指定してください。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist(), limits)
            for part in archive.infolist():
                _check_part(archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _damaged(error) from None


def _damaged(error: Exception) -> InputError:
    return InputError(f"Excel ブックとして読めません（{error}）。壊れていないか、Excel で開いて確かめてください。")


def _check_sizes(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    advice = "1つの総合戦略だけのブックにしてください"
    limits.check("parts", len(parts), "Excel ブックの中身が多すぎます", advice)
    limits.check("unpacked", sum(part.file_size for part in parts), "Excel ブックの中身が大きすぎます", advice)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse what is encrypted, and declarations in XML; read piece by piece, for a part may be large."""
    if part.flag_bits & _ENCRYPTED:
        raise InputError("Excel ブックの中身が暗号化されています。パスワードを外して保存し直してください。")
    before = b""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            content = before + piece
            if part.filename.endswith(_XML) and any(word in content for word in _DECLARATIONS):
                raise InputError(
                    f"Excel ブックの {part.filename} に、Excel が書かない宣言（DOCTYPE）があります。"
                    "安全のため読みません。Excel で開いて保存し直してください。"
                )
            before = piece[-_LONGEST:]
