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
_PICTURES = (".svg",)
"""Parts of XML that may declare one: nothing of them is parsed here."""
_SHEETS = "xl/worksheets/sheet"
_STREAMED = (_SHEETS, "xl/sharedStrings")
"""How the names of those parts begin that are read piece by piece; all others are read whole."""
_ROW_END = b"</row>"
"""Up to it the elements and attributes of a sheet are kept in memory."""
_WHOLE = 10
"""How many times fewer elements a part that is read whole may have: each becomes an object."""
_ADVICE = "1つの総合戦略だけのブックにしてください"
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
                _check_part(archive, part, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _damaged(error) from None


def _damaged(error: Exception) -> InputError:
    return InputError(f"Excel ブックとして読めません（{error}）。壊れていないか、Excel で開いて確かめてください。")


def _check_sizes(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    limits.check("parts", len(parts), "Excel ブックの中身が多すぎます", _ADVICE)
    limits.check("unpacked", sum(part.file_size for part in parts), "Excel ブックの中身が大きすぎます", _ADVICE)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> None:
    """Refuse what is encrypted, too many elements, and declarations in XML; read piece by piece, for a part may be large."""
    if part.flag_bits & _ENCRYPTED:
        raise InputError("Excel ブックの中身が暗号化されています。パスワードを外して保存し直してください。")
    name = part.filename
    whole = name.endswith((".xml", ".rels")) and not name.startswith(_STREAMED)
    strings = "sharedStrings" in name
    before, elements, of_row = b"", 0, 0
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            content = before + piece
            if not name.endswith(_PICTURES) and any(word in content for word in _DECLARATIONS):
                raise InputError(
                    f"Excel ブックの {name} に、Excel が書かない宣言（DOCTYPE）があります。"
                    "安全のため読みません。Excel で開いて保存し直してください。"
                )
            elements += piece.count(b"<") if whole or strings else 0
            if strings:
                limits.check("book_cells", elements, "Excel ブックの文字列が多すぎます", _ADVICE)
            if name.startswith(_SHEETS):
                last = piece.rfind(_ROW_END)
                of_row = sum(piece.count(one, max(last, 0)) for one in (b"<", b'="')) + (of_row if last < 0 else 0)
                limits.check("elements", of_row, f"Excel ブックの {name} の1行の要素と属性が多すぎます", _ADVICE)
            if whole:
                limits.check("elements", _WHOLE * elements, f"Excel ブックの {name} の要素が多すぎます", _ADVICE)
            before = piece[-_LONGEST:]
