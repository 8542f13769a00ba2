"""A heading over a list of projects that lost letters (「容」 for 内容), or all: read as the word that others have there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import labelled_starts
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary, label_key
from senryaku_parse.vocabulary.misspelled import may_be_lookalike

_USUAL = ("category", "name", "text")
"""What the headings of a list name where no other list of the table says it."""


def read_damaged_headings(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the headings of projects whole where one row is like another but for damage: each column tells its word.

    A row that no vocabulary knows for headings needs one whole word at least, and two where a cell is blank.
    """
    if not grid.is_known:
        return grid, []
    damaged = {id(row) for row in _candidates(grid, vocabulary)}
    if not damaged:
        return grid, []
    patterns: dict[Sequence[str], None] = dict.fromkeys(
        row.texts[1:] for row in grid.rows if id(row) not in damaged and vocabulary.headings(row.texts)
    )
    whole = list(patterns)
    if grid.width > len(_USUAL):
        usual = [vocabulary.words["columns"][role][0] for role in _USUAL]
        whole.append((*usual, *[""] * (grid.width - 1 - len(usual))))
    rows = [_spelled(row, whole, vocabulary) if id(row) in damaged else row for row in grid.rows]
    changed = [(row, new) for row, new in zip(grid.rows, rows, strict=True) if new is not row]
    return grid.with_rows(rows), [found for row, new in changed for found in _findings(row, new)]


def _candidates(grid: Grid, vocabulary: Vocabulary) -> Iterator[Row]:
    """The rows of labels of projects with a known heading, and another text or a blank where one may stand."""
    doubtful: dict[Sequence[str], bool] = {}
    """Of the texts of a row whether it is one: most tables repeat the same headings."""
    for row, label in labelled_starts(grid, vocabulary):
        if label and label.role == "project":
            texts = row.texts
            if texts not in doubtful:
                known = [vocabulary.column(text) is not None for text in texts[1:]]
                doubtful[texts] = any(known) and not all(known)
            if doubtful[texts]:
                yield row


def _spelled(row: Row, patterns: Sequence[Sequence[str]], vocabulary: Vocabulary) -> Row:
    own = row.texts[1:]
    fitting = (pattern for pattern in patterns if _is_damaged(own, pattern, vocabulary))
    pattern = next(fitting, None)
    if pattern is None:
        return row
    slots = list(row.slots)
    for at, (text, word) in enumerate(zip(own, pattern, strict=True), 1):
        if label_key(text) != label_key(word):
            slots[at] = slots[at].with_text(word) if text else Cell(word)
    return row.with_slots(tuple(slots))


def _is_damaged(texts: Sequence[str], pattern: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `texts` are the headings `pattern` with letters lost or taken for others in some of them."""
    whole = blank = damaged = 0
    for text, word in zip(texts, pattern, strict=True):
        if label_key(text) == label_key(word):
            whole += bool(text)
        elif not text:
            blank += 1
        elif not word or not _is_near(label_key(text), label_key(word), vocabulary):
            return False
        else:
            damaged += 1
    return bool(blank + damaged) and whole > blank


def _is_near(text: str, word: str, vocabulary: Vocabulary) -> bool:
    """Whether `text`, no known heading, is `word` without some letters, or with one taken for another."""
    if vocabulary.parts(text):
        return False
    letters = iter(word)
    if len(text) < len(word):
        return 2 * len(text) >= len(word) and all(letter in letters for letter in text)
    other = [(one, two) for one, two in zip(text, word, strict=False) if one != two]
    if len(text) != len(word) or len(other) != 1:
        return False
    return len(word) > 2 or may_be_lookalike(*other[0], vocabulary.words["lookalikes"]["groups"])


def _findings(row: Row, new: Row) -> list[Finding]:
    words = enumerate(zip(row.slots, new.slots, strict=True))
    return [_finding(row, at, word.text) for at, (slot, word) in words if slot is not word]


def _finding(row: Row, at: int, word: str) -> Finding:
    text = row.texts[at]
    message = render("repair.label-misspelled", text=text, word=word)
    if not text:
        message = render("repair.heading-blank", word=word)
    position = row.slots[at].position if text else row.position
    return finding("label-misspelled", message, before=text, after=word, position=position)
