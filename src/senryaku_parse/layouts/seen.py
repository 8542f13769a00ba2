"""What a document without a strategy has that looks like one: the headings seen, and the word that would make it read."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.plan.header import MAX_ABOVE, NAMES
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.tables import Grid, Row
from senryaku_parse.text import join_lines
from senryaku_parse.vocabulary import OF_PROJECT, VALUES, Part, Vocabulary

_MOST = 6
"""Headings that a message names."""
_FEWEST = 2
"""Known headings that tell a table of a strategy from others."""
_LONGEST = 20
"""Characters of a heading."""
_OF_PROJECT: frozenset[Part] = frozenset({*OF_PROJECT, "department"})


def seen_headings(grids: Sequence[Grid], vocabulary: Vocabulary) -> str:
    """The row of headings that most is known of, and a line of vocabulary that may help; "" where hardly anything is known."""
    rows = [(grid.position.table, row) for grid in grids for row in grid.rows[: MAX_ABOVE + 1]]
    number, row = max(rows, key=lambda one: len(_known(one[1], vocabulary)), default=(None, None))
    known = _known(row, vocabulary) if row else {}
    if row is None or len(known) < _FEWEST:
        return ""
    texts = list(dict.fromkeys(join_lines(cell.text) for cell in row.cells()))
    unknown = [text for text in texts if len(text) <= _LONGEST and not read_heading(text, vocabulary).known]
    said = f"表{number}の見出しのうち{_quoted(known)}は読めました"
    if not unknown:
        return f"{said}が、何の列かを言う見出し（施策、指標、事業名など）がありません。"
    return f"{said}が、{_quoted(unknown)}が何かわかりません。{_help({*known.values()}, unknown[0])}"


def _known(row: Row, vocabulary: Vocabulary) -> dict[str, Part]:
    """The headings of `row` that are known, and what each stands for; none where a cell is too long for a heading."""
    texts = dict.fromkeys(join_lines(cell.text) for cell in row.cells())
    if len(texts) < 2:
        return {}
    read = ((text, read_heading(text, vocabulary).parts) for text in texts)
    return {text: parts[0] for text, parts in read if parts}


def _quoted(texts: Sequence[str] | dict[str, Part]) -> str:
    return "".join(f"「{text}」" for text in [*texts][:_MOST])


def _help(known: set[Part], unknown: str) -> str:
    if not known.isdisjoint(VALUES) and known.isdisjoint(NAMES):
        return f'指標名の列であれば、語彙に [fields] indicator = ["{unknown}"] と加えると読めます。'
    if not known.isdisjoint(_OF_PROJECT) and "project" not in known:
        return f'事業名の列であれば、語彙に [columns] name = ["{unknown}"] と加えると読めます。'
    return f'施策の列であれば、語彙に [wide_labels] measure = ["{unknown}"] のように加えると読めることがあります。'
