"""Headings that no vocabulary knows: what stands below them is kept under them, and they are told."""

from __future__ import annotations

from collections.abc import Iterable

from senryaku_parse.findings import Severity, finding
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.messages import render
from senryaku_parse.tables import Cell
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary


def names_several(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` is several headings in one cell: 「現状値 目標値」."""
    words = text.split()
    return len(words) > 1 and all(map(vocabulary.parts, words))


def note_unknown(cells: Iterable[Cell], ledger: Ledger, vocabulary: Vocabulary, *, doubtful: bool) -> None:
    """Tell each of the headings `cells` that is none; a warning where it is `doubtful`: a known one is lacking.

    One that is a known word but for a letter is so by itself, and so is one of several known words.
    """
    known = vocabulary.column_words
    for cell in cells:
        if cell.text not in known and not vocabulary.parts(cell.text) and not vocabulary.label(cell.text):
            text = fold_space(cell.text)
            message = render("tables.heading-unknown", text=text)
            sure = not (doubtful or vocabulary.may_lack_letter(text) or names_several(text, vocabulary))
            severity: Severity | None = None if sure else "warning"
            ledger.note(finding("heading-unknown", message, before=text, position=cell.position, severity=severity))
