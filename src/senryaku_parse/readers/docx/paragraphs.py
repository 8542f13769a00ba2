"""Runs of a paragraph → its lines, each with what is struck, raised, lowered or bold in it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from senryaku_parse.marks.runs import LOWERED, RAISED, STRUCK, Run, as_run
from senryaku_parse.readers.docx.styles import RunFormat

_SPACE = re.compile("[ \t\xa0]+")


class TextRun(NamedTuple):
    """A piece of a paragraph's text with one formatting."""

    text: str
    look: RunFormat
    is_mark: bool = False
    """Whether it is the mark of a note, which Word has put there."""


class ParagraphLines(NamedTuple):
    """The lines of a paragraph."""

    text: str
    bold: tuple[bool, ...]
    """For each line, whether most of it is bold; empty where none is."""


def lines_of(pieces: list[TextRun]) -> ParagraphLines:
    """The text that `pieces` make, without blank lines. What is raised as a whole stands on its line."""
    if len(pieces) == 1 and "\n" not in pieces[0].text and not pieces[0].is_mark:
        (piece,) = pieces
        text = folded(piece.text)
        shown = as_run(text, (STRUCK,)) if piece.look.struck else text
        return ParagraphLines(shown, (True,) if text and piece.look.bold else ())
    stands = len({piece.look.height for piece in pieces if piece.text.strip() and not piece.is_mark}) > 1
    lines: list[list[TextRun]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        height = piece.look.height if stands or piece.is_mark else 0
        look = piece.look if height == piece.look.height else piece.look._replace(height=height)
        lines[-1].append(piece._replace(text=first, look=look))
        lines += [[piece._replace(text=line, look=look)] for line in rest]
    filled = [line for line in lines if any(piece.text.strip() for piece in line)]
    bold = tuple([_is_bold(line) for line in filled])
    return ParagraphLines("\n".join(map(_line, filled)), bold if any(bold) else ())


def _is_bold(line: list[TextRun]) -> bool:
    sizes = [(len(piece.text.strip()), piece.look.bold) for piece in line]
    return 2 * sum(size for size, bold in sizes if bold) > sum(size for size, _ in sizes)


def _line(pieces: list[TextRun]) -> str:
    """One line, each stretch of it in its runs; blanks around it stand in none."""
    parts: list[str] = []
    pieces = [pieces[0]._replace(text=pieces[0].text.lstrip()), *pieces[1:]]
    pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip())
    for (struck, height, *_), alike in groupby(enumerate(pieces), key=lambda found: _runs_alike(*found)):
        text = "".join([piece.text for _, piece in alike])
        runs: tuple[Run, ...] = (STRUCK,) if struck else ()
        if height:
            runs += (RAISED if height > 0 else LOWERED,)
        parts.append(as_run(text, runs) if runs else text)
    return folded("".join(parts))


def folded(line: str) -> str:
    """A line, blanks that follow each other as one."""
    if line.isprintable() and "  " not in line:
        return line.strip()
    return _SPACE.sub(" ", line).strip()


def _runs_alike(at: int, piece: TextRun) -> tuple[bool, int, int]:
    """The same for neighbours that make one run; the mark of a note is one by itself."""
    return piece.look.struck, piece.look.height, at if piece.is_mark else -1
