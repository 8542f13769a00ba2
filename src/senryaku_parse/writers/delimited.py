"""Tables of values → CSV bytes: RFC 4180, numbers plain, one place for how a value is spelled."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from senryaku_parse.columns import Column, Value
from senryaku_parse.errors import OutputError, UsageError

ENCODINGS = ("utf-8-sig", "utf-8", "cp932")

Lang: TypeAlias = Literal["ja", "en"]


def headings(columns: Sequence[Column[Any]], lang: Lang) -> list[str]:
    """The headings in the language asked for."""
    return [column.heading if lang == "ja" else column.name for column in columns]


def encode_table(
    columns: Sequence[Column[Any]], records: Iterable[tuple[Value, ...]], lang: Lang, encoding: str
) -> bytes:
    """Headings and records as CSV bytes.

    Raises:
        UsageError: an encoding that is none of `ENCODINGS`.
        OutputError: a character that the encoding lacks; the message names it and its row and column.
    """
    if encoding not in ENCODINGS:
        known = "、".join(ENCODINGS)
        raise UsageError(f"文字コード「{encoding}」では書き出せません。{known} のいずれかを指定してください。")
    names = headings(columns, lang)
    table = [names, *([_spelled(*pair, lang) for pair in zip(record, columns, strict=True)] for record in records)]
    buffer = io.StringIO()
    csv.writer(buffer).writerows(table)
    try:
        return buffer.getvalue().encode(encoding)
    except UnicodeEncodeError as error:
        raise _lacking(error.object[error.start], table, encoding) from None


def _spelled(value: Value, column: Column[Any], lang: Lang) -> str:
    """A value as CSV has it: a missing one empty, a list joined by 、, codes in words with lang "ja"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return "、".join(value)
    text = str(value)
    return column.words.get(text, text) if lang == "ja" else text


def _lacking(character: str, table: list[list[str]], encoding: str) -> OutputError:
    row, column = next(
        (row, column) for row, texts in enumerate(table, 1) for column, text in enumerate(texts) if character in text
    )
    return OutputError(
        f"「{character}」(U+{ord(character):04X}) は {encoding} で表せません（CSV の{row}行目「{table[0][column]}」）。"
        "--encoding utf-8-sig を指定してください。"
    )
