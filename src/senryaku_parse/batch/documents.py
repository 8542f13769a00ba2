"""Which files of a folder may be documents, and which are outputs of our own."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from senryaku_parse.encoding import decode
from senryaku_parse.errors import InputError, NotTextError
from senryaku_parse.formats import READERS
from senryaku_parse.signatures import expected_kind
from senryaku_parse.spreadsheet.archive import creator_of
from senryaku_parse.writers.excel.names import CREATOR

SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
"""Of files that are read."""
_OFFICE = frozenset(("xls", "xlsb", "ods", "doc", "odt", "rtf", "jtd"))
"""Kinds of files in which a strategy may stand that is not read: the reader says what to save it as."""
_ROWS = (".csv", ".tsv")
_HEADINGS = (",種別,基本目標番号,", ",type,goal_number,")
"""Of the flat CSV that this package writes."""
_HEAD = 2_000
"""Bytes in which they stand."""


def is_document(path: Path) -> bool:
    """Whether the file at `path` may hold a strategy, by its ending, and is no output of our own."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        return expected_kind(path.name) in _OFFICE
    if suffix in _ROWS:
        return not _has_own_headings(path)
    return expected_kind(path.name) != "xlsx" or not _is_own_book(path)


def _is_own_book(path: Path) -> bool:
    """Whether a workbook is one of ours; not where it can't be read, which reading it will tell."""
    with suppress(InputError):
        return creator_of(path) == CREATOR
    return False


def _has_own_headings(path: Path) -> bool:
    with suppress(NotTextError, OSError), path.open("rb") as file:
        head = decode(file.read(_HEAD)).text.removeprefix("\ufeff").partition("\n")[0]
        return any(heading in f",{head}," for heading in _HEADINGS)
    return False
