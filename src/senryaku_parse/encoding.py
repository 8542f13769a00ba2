"""Bytes → text: the encodings in which Japanese municipalities' documents reach a disk."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from senryaku_parse.errors import NotTextError
from senryaku_parse.messages import render
from senryaku_parse.patterns import later
from senryaku_parse.signatures import ADVICE, kind_of

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
_HALF_WIDTH_KANA = later("[\uff61-\uff9f]")
_COMMON = later("[\n -~\u3000-\u3002\u3041-\u30fe]")
_PRIVATE = later("[\ue000-\uf8ff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION_BYTES = 1024
"""The HTML Standard looks for the declaration in as many bytes."""

_LEGACY = {
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis cp932".split(), "cp932"),
    **dict.fromkeys("euc-jp x-euc-jp cseucpkdfmtjapanese".split(), "euc"),
}
"""What documents call the two encodings, and how Python's names begin."""

_NULS_IN_TEXT = 0.02
"""Share of NUL bytes up to which a file is text with some damage; UTF-16 has one for each ASCII character."""
_PRIVATE_IN_TEXT = 0.02
"""Share of private characters (外字) up to which UTF-16 is that; bytes of UTF-8 read so have more."""
_UTF8_TAIL = 3
"""A character of UTF-8 that is cut at the end of the input lacks at most this many of its bytes."""


_LEGACY_TAIL = 2
"""The same for cp932 and EUC-JP."""


class Decoded(NamedTuple):
    """A text and what it was read from."""

    text: str
    encoding: str
    """Python's name of the encoding."""
    lost_tail: bytes = b""
    """The bytes of a character cut off at the end of the input; empty for a whole input."""


def decode(data: bytes) -> Decoded:
    """The text of `data`: by byte order mark, else UTF-8, ISO-2022-JP, UTF-16, cp932 or EUC-JP.

    Raises:
        NotTextError: it is binary, or none of these.
    """
    if kind := kind_of(data):
        raise NotTextError(render("reading.not-text", advice=render(ADVICE[kind])))
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_whole(data, encoding)
    if _ISO_2022_JP.search(data) and (text := _try(data, "iso2022_jp")) is not None:
        return Decoded(text, "iso2022_jp")
    if data.count(0) > len(data) * _NULS_IN_TEXT:
        return _decode_utf16(data)
    if (utf8 := _decode_utf8(data)) is not None:
        return utf8
    return _decode_legacy(data)


def _decode_whole(data: bytes, encoding: str) -> Decoded:
    text = _try(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    for cut in range(1, 4):
        if (text := _try(data[:-cut], encoding)) is not None:
            return Decoded(text, encoding, data[-cut:])
    raise NotTextError(render("reading.wrong-encoding", encoding=encoding))


def _decode_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        tail = data[error.start :]
        if error.reason == "unexpected end of data" and 0 < len(tail) <= _UTF8_TAIL and error.start:
            return Decoded(data[: error.start].decode("utf-8"), "utf-8", tail)
        return None


def _decode_utf16(data: bytes) -> Decoded:
    """UTF-16 without a mark: the byte order that reads free of controls, with more of what Japanese text is made of."""
    whole = len(data) - len(data) % 2
    readings = [
        Decoded(text, encoding, data[whole:])
        for encoding in ("utf-16-le", "utf-16-be")
        if (text := _try(data[:whole], encoding)) is not None
        and not _CONTROL.search(text)
        and len(_PRIVATE.findall(text)) <= len(text) * _PRIVATE_IN_TEXT
    ]
    if not readings or not _COMMON.search((best := max(readings, key=_commonness)).text):
        raise NotTextError(render("reading.nul-bytes"))
    return best


def _commonness(reading: Decoded) -> int:
    return len(_COMMON.findall(reading.text))


def _decode_legacy(data: bytes) -> Decoded:
    """cp932 or EUC-JP: whichever reads without an error; of both, the one without half-width kana galore.

    Where that tells nothing, the one that the document declares (`<meta charset>`): a declaration survives
    many a conversion that makes it wrong.
    """
    cuts = (_legacy_readings(data, len(data) - lost) for lost in range(_LEGACY_TAIL + 1))
    readings = next(filter(None, cuts), [])
    if not readings:
        raise NotTextError(render("reading.unknown-encoding"))
    declared = _declared(data)
    return min(
        readings,
        key=lambda reading: (
            len(_HALF_WIDTH_KANA.findall(reading.text)),
            not (declared and reading.encoding.startswith(declared)),
        ),
    )


def _legacy_readings(data: bytes, whole: int) -> list[Decoded]:
    """How the first `whole` bytes of `data` can be read; what follows them is lost."""
    return [
        Decoded(text, encoding, data[whole:])
        for encoding in ("cp932", "euc_jp", "euc_jis_2004")  # the last reads ① where EUC-JP has it from a vendor
        if (text := _try(data[:whole], encoding)) is not None
        and not _CONTROL.search(text)
        and len(_PRIVATE.findall(text)) <= len(text) * _PRIVATE_IN_TEXT
    ]


def _declared(data: bytes) -> str | None:
    """How Python's name of the encoding begins that an HTML or XML document says it has."""
    found = _DECLARED.search(data, 0, _DECLARATION_BYTES)
    return _LEGACY.get(found[1].decode("ascii", "replace").lower()) if found else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
