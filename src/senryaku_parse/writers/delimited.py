"""Tables of values → CSV bytes: RFC 4180, numbers plain, one place for how a value is spelled and read back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from senryaku_parse.columns import Column, Kind, Value
from senryaku_parse.errors import OutputError, UsageError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import list_out, render

ENCODINGS = ("utf-8-sig", "utf-8", "cp932")
ERRORS = ("strict", "replace")

Lang: TypeAlias = Literal["ja", "en"]
Errors: TypeAlias = Literal["strict", "replace"]

_TWINS = frozendict({"cp932": frozendict(zip("〜‖−¢£¬—¥‾", "～∥－￠￡￢―￥￣", strict=True))})
"""Encoding → character that it lacks → the one it has in its place. Python writes the first six as their twins unasked."""
_MARKS = frozendict({"cp932": "〓"})
"""Encoding → what stands for any other character that it lacks, where that is not U+FFFD."""

_SEPARATORS: frozendict[Kind, str] = frozendict({"list": "、", "lines": "\n"})

_RUN = re.compile(r"['=+\-@\t\r\n＝＋－＠]")
"""How a text begins that a spreadsheet would run, and one whose apostrophe would be taken for a guard."""
_NEGATIVE = re.compile(r"-[0-9][0-9,]*(\.[0-9]+)?[%％]?")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How tables are written."""

    lang: Lang = "ja"
    """Language of headings and of codes."""
    encoding: str = "utf-8-sig"
    errors: Errors = "strict"
    """What becomes of a character that the encoding lacks: an error, or a replacement with a finding."""
    csv_safe: bool = False
    """Whether an apostrophe guards texts that a spreadsheet would run."""

    def __post_init__(self) -> None:
        """Refuse what there is not.

        Raises:
            UsageError: the encoding or the treatment of errors is none of `ENCODINGS`, `ERRORS`.
        """
        if self.encoding not in ENCODINGS:
            known = list_out(ENCODINGS)
            raise UsageError(render("writing.no-encoding", encoding=self.encoding, known=known))
        if self.errors not in ERRORS:
            raise UsageError(render("writing.no-errors", errors=self.errors, known=list_out(ERRORS)))


def headings(columns: Sequence[Column[Any]], lang: Lang) -> list[str]:
    """The headings in the language asked for."""
    return [column.heading if lang == "ja" else column.name for column in columns]


def encode_table(
    name: str, columns: Sequence[Column[Any]], records: Iterable[tuple[Value, ...]], spelling: Spelling
) -> tuple[bytes, dict[str, Finding]]:
    """Headings and records as CSV bytes, and the findings of `encode_records`, which says more."""
    rows, replaced = encode_records(name, columns, records, spelling)
    return encode_headings(columns, spelling) + rows, replaced


def encode_headings(columns: Sequence[Column[Any]], spelling: Spelling) -> bytes:
    """The first line, behind the byte order mark where the encoding has one."""
    return _encode([headings(columns, spelling.lang)], spelling.encoding)


def encode_records(
    name: str, columns: Sequence[Column[Any]], records: Iterable[tuple[Value, ...]], spelling: Spelling
) -> tuple[bytes, dict[str, Finding]]:
    """Records as CSV lines, and for each text that had a character replaced the finding on it.

    `name` is what messages call the table. A text that stands in several places is told once.

    Raises:
        OutputError: a character that the encoding lacks, with errors "strict"; the message names it and its place.
    """
    names = headings(columns, spelling.lang)
    table = [[_spelled(*pair, spelling.lang) for pair in zip(record, columns, strict=True)] for record in records]
    replaced = _replace_lacking(name, names, table, spelling)
    if spelling.csv_safe:
        texts = [at for at, column in enumerate(columns) if column.kind in ("string", "list", "lines")]
        for row in table:
            for at in texts:
                row[at] = guarded(row[at])
    return _encode(table, spelling.encoding.removesuffix("-sig")), replaced


def _encode(lines: Iterable[Sequence[str]], encoding: str) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(lines)
    return buffer.getvalue().encode(encoding)


def guarded(text: str) -> str:
    """`text` so that no spreadsheet runs it: what is dangerous, or begins with an apostrophe, gets one more.

    So the reader takes off one apostrophe wherever there is one. Negative numbers stay as they are.
    """
    return f"'{text}" if _RUN.match(text) and not _NEGATIVE.fullmatch(text) else text


def json_names(text: str) -> tuple[str, ...] | None:
    """The names that `text` lists as a JSON array, which is how names that hold their separator are spelled; null for other texts."""
    try:
        names = json.loads(text) if text.startswith("[") else None
    except (ValueError, RecursionError):
        return None
    return tuple(names) if isinstance(names, list) and all(isinstance(name, str) for name in names) else None


def _spelled(value: Value, column: Column[Any], lang: Lang) -> str:
    """A value as CSV has it: a missing one empty, codes in words with lang "ja", numbers plain."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return joined(value, column.kind)
    text = str(value)
    return column.words.get(text, text) if lang == "ja" else text


def joined(texts: tuple[str, ...], kind: Kind) -> str:
    """`texts` joined by 、, those of the kind "lines" one a line; where that would not tell them apart, as a JSON array."""
    if not texts:
        return ""
    whole = _SEPARATORS[kind].join(texts)
    apart = all(text == text.strip() != "" and _is_one(text, kind) for text in texts)
    return whole if apart and json_names(whole) is None else json.dumps(texts, ensure_ascii=False)


def _is_one(text: str, kind: Kind) -> bool:
    return len(text.splitlines()) == 1 if kind == "lines" else "、" not in text


def in_cell(texts: tuple[str, ...], kind: Kind) -> str:
    """`texts` as people read them in one cell: names by 、 whatever they hold, as brackets tell these apart."""
    return joined(texts, kind) if kind == "lines" else _SEPARATORS[kind].join(texts)


def _replace_lacking(name: str, names: list[str], table: list[list[str]], spelling: Spelling) -> dict[str, Finding]:
    """Replaces, in `table` itself, what the encoding lacks; text → the finding on it."""
    characters = set("".join(text for row in table for text in row))
    lacking = {character for character in characters if not _holds(spelling.encoding, character)}
    found: dict[str, Finding] = {}
    if not lacking:
        return found
    for number, row in enumerate(table, 2):
        for at, text in enumerate(row):
            if not lacking.isdisjoint(text):
                row[at], replaced = fitting(
                    text, render("writing.line-of-file", name=name, number=number, heading=names[at]), spelling
                )
                if text not in found:
                    found |= replaced
    return found


def fitting(text: str, place: str, spelling: Spelling) -> tuple[str, dict[str, Finding]]:
    """`text` with what the encoding lacks replaced, and `text` → the finding on that; `place` is where it stands.

    Raises:
        OutputError: it has such a character, with errors "strict".
    """
    missing = [character for character in dict.fromkeys(text) if not _holds(spelling.encoding, character)]
    if not missing:
        return text, {}
    if spelling.errors == "strict":
        raise _lacks(missing[0], place, spelling.encoding)
    after = text.translate({ord(one): _substitute(spelling.encoding, one) for one in missing})
    return after, {text: _replacement(text, after, missing, place, spelling.encoding)}


@lru_cache(maxsize=65536)
def _holds(encoding: str, character: str) -> bool:
    """Whether `character` comes back from `encoding` as it was; NUL, where many programs end a text, never does."""
    try:
        return character != "\0" and character.encode(encoding).decode(encoding) == character
    except UnicodeEncodeError:
        return False


def _substitute(encoding: str, character: str) -> str:
    twin = _TWINS.get(encoding, frozendict()).get(character)
    return twin or _MARKS.get(encoding, "\ufffd")


def _lacks(character: str, place: str, encoding: str) -> OutputError:
    twin = _TWINS.get(encoding, frozendict()).get(character)
    other = render("writing.twin", encoding=encoding, twin=twin) if twin else ""
    way = "--errors replace"
    if encoding not in ("utf-8", "utf-8-sig"):
        way = render("writing.way-of-encoding", way=way)
    return OutputError(
        render(
            "writing.character-lacking",
            place=place,
            character=_called(character),
            encoding=encoding,
            other=other,
            way=way,
        )
    )


def _replacement(before: str, after: str, missing: list[str], place: str, encoding: str) -> Finding:
    changes = list_out(
        render("writing.replacement", character=_called(one), substitute=_substitute(encoding, one)) for one in missing
    )
    message = render("writing.replaced", place=place, encoding=encoding, changes=changes)
    return finding("characters-replaced", message, before=before, after=after)


def _called(character: str) -> str:
    """「𠮷」(U+20BB7); of what can't be shown only the number."""
    number = f"U+{ord(character):04X}"
    if character.isprintable():
        return render("writing.character", character=character, number=number)
    return render("writing.invisible-character", number=number)
