"""Damage done to the lines of a Markdown document's tables, one place at a time: what converters and editors do to rows.

Each kind gives every document that it can make of one; `KINDS` names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from senryaku_parse.vocabulary import Vocabulary, default_vocabulary

_DELIMITER = re.compile(r"[|\s:\-]*-[|\s:\-]*")

Lines = Sequence[str]
Damage = Callable[[Lines], Iterator[Lines]]


def damaged(source: str, kinds: Mapping[str, Damage] | None = None) -> Iterator[tuple[str, str]]:
    """Each of `kinds` of damage, all of them by default, and a document that it made of `source`."""
    lines = source.split("\n")
    for kind, damage in (kinds or KINDS).items():
        for made in damage(lines):
            if list(made) != lines:
                yield kind, "\n".join(made)


def _is_row(line: str) -> bool:
    return line.startswith("|") and not _DELIMITER.fullmatch(line)


def _rows(lines: Lines) -> list[int]:
    """The places of rows with any text."""
    return [at for at, line in enumerate(lines) if _is_row(line) and line.strip("| ")]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _with(lines: Lines, at: int, *new: str, until: int | None = None) -> Lines:
    return [*lines[:at], *new, *lines[at + 1 if until is None else until :]]


def _pairs(lines: Lines) -> Iterator[int]:
    """The places of rows with a row right below; not those of a header row."""
    return (at for at, below in pairwise(_rows(lines)) if below == at + 1)


def _join_sharing_a_bar(lines: Lines) -> Iterator[Lines]:
    for at in _pairs(lines):
        yield _with(lines, at, lines[at].rstrip() + lines[at + 1].lstrip().removeprefix("|"), until=at + 2)


def _join_with_a_blank(lines: Lines) -> Iterator[Lines]:
    for at in _pairs(lines):
        yield _with(lines, at, f"{lines[at].rstrip()} {lines[at + 1].lstrip()}", until=at + 2)


def _join_three(lines: Lines) -> Iterator[Lines]:
    for at in _pairs(lines):
        if at + 2 < len(lines) and _is_row(lines[at + 2]):
            yield _with(lines, at, " ".join(line.strip() for line in lines[at : at + 3]), until=at + 3)


def _drop_last_bar(lines: Lines) -> Iterator[Lines]:
    for at in _rows(lines):
        yield _with(lines, at, lines[at].rstrip().removesuffix("|").rstrip())


def _part_and_drop_last_bar(lines: Lines) -> Iterator[Lines]:
    """A blank line above a row that lacks its last bar."""
    for at in _rows(lines):
        if _is_body(lines, at):
            yield _with(lines, at, "", lines[at].rstrip().removesuffix("|").rstrip())


def _part_and_drop_first_bar(lines: Lines) -> Iterator[Lines]:
    for at in _rows(lines):
        if _is_body(lines, at):
            yield _with(lines, at, "", lines[at].strip().removeprefix("|").lstrip())


def _part(lines: Lines) -> Iterator[Lines]:
    for at in _rows(lines):
        if _is_body(lines, at):
            yield _with(lines, at, "", lines[at])


def _is_body(lines: Lines, at: int) -> bool:
    return at > 1 and lines[at - 1].startswith("|") and not _DELIMITER.fullmatch(lines[at - 1])


def _labels(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """Rows that begin with a label, and their cells."""
    words = default_vocabulary().widened
    for at in _rows(lines):
        cells = _cells(lines[at])
        if words.label(cells[0]) and any(cells[1:]):
            yield at, cells


def _drop_label(lines: Lines) -> Iterator[Lines]:
    for at, (_, *rest) in _labels(lines):
        yield _with(lines, at, _row(["", *rest]))


def _fuse_label(lines: Lines) -> Iterator[Lines]:
    for at, (label, first, *rest) in _labels(lines):
        yield _with(lines, at, _row([f"{label} {first}", *rest]))


def _fuse_label_and_pad(lines: Lines) -> Iterator[Lines]:
    for at, (label, first, *rest) in _labels(lines):
        yield _with(lines, at, _row([f"{label} {first}", *rest, ""]))


def _fuse_label_tightly(lines: Lines) -> Iterator[Lines]:
    for at, (label, first, *rest) in _labels(lines):
        yield _with(lines, at, _row([label + first, *rest]))


def _header_words(lines: Lines) -> Iterator[tuple[int, list[str], int]]:
    """Rows that head columns, their cells, and the place of each heading in them."""
    words: Vocabulary = default_vocabulary()
    for at in _rows(lines):
        cells = _cells(lines[at])
        known = [place for place, text in enumerate(cells) if words.parts(text)]
        if len(known) > 1 and 2 * len(known) >= sum(map(bool, cells)):
            for place in known:
                yield at, cells, place


def _drop_letter(lines: Lines) -> Iterator[Lines]:
    for at, cells, place in _header_words(lines):
        word = cells[place]
        for letter in range(len(word) if len(word) > 1 else 0):
            short = word[:letter] + word[letter + 1 :]
            yield _with(lines, at, _row([*cells[:place], short, *cells[place + 1 :]]))


def _blank_header_cell(lines: Lines) -> Iterator[Lines]:
    for at, cells, place in _header_words(lines):
        yield _with(lines, at, _row([*cells[:place], "", *cells[place + 1 :]]))


def _double_row(lines: Lines) -> Iterator[Lines]:
    for at in _rows(lines):
        if _is_body(lines, at):
            yield _with(lines, at, lines[at], lines[at])


def _double_block(lines: Lines) -> Iterator[Lines]:
    """A label's rows, up to the next label, twice."""
    starts = [at for at, _ in _labels(lines)]
    for start, stop in pairwise(starts):
        if all(map(_is_row, lines[start:stop])) and _is_body(lines, start):
            yield _with(lines, start, *lines[start:stop], *lines[start:stop], until=stop)


def _double_row_apart(lines: Lines) -> Iterator[Lines]:
    """A row again below the next row."""
    for at in _pairs(lines):
        if _is_body(lines, at):
            yield _with(lines, at, lines[at], lines[at + 1], lines[at], until=at + 2)


KINDS: dict[str, Damage] = {
    "two rows on a line": _join_sharing_a_bar,
    "two rows on a line, their bars kept": _join_with_a_blank,
    "three rows on a line": _join_three,
    "last bar lost": _drop_last_bar,
    "blank line, last bar lost": _part_and_drop_last_bar,
    "blank line, first bar lost": _part_and_drop_first_bar,
    "blank line": _part,
    "label lost": _drop_label,
    "label fused": _fuse_label,
    "label fused, row filled up": _fuse_label_and_pad,
    "label fused without a blank": _fuse_label_tightly,
    "letter of a heading lost": _drop_letter,
    "heading lost": _blank_header_cell,
    "row doubled": _double_row,
    "block doubled": _double_block,
    "row again below the next": _double_row_apart,
}
