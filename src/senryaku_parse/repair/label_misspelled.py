"""Labels and headings with a damaged character (基本日標, 重要業積評価指標), read as the known one they are close to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.plan.kinds import kind_of
from senryaku_parse.plan.row_labels import read_row_label
from senryaku_parse.rows import labelled_starts
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_TOP = 8
"""Rows of a table that may be its header."""
_LONGEST = 20
"""Characters of a label or a heading."""
_SHORTEST = 2
_FEWEST = 2
"""Known headings of a row that tell that the others are headings, too."""
_WORD = re.compile(r"([^(（0-9０-９Ⅰ-Ⅻ①-⑳\s]+)(.*)", re.DOTALL)


def read_misspelled(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each text that is close to one label or heading spelled as that, where known ones stand beside it.

    Labels stand in the first column, headings in a row of the top of which others are known.
    """
    labels, known = _labels(grid, vocabulary)
    spelled = _all_spelled(labels, vocabulary) if len(labels) + known > 1 else {}
    if len(spelled) + known < 2:
        spelled = {}
    headed = [at for at, row in enumerate(grid.rows[:_TOP]) if _is_headed(row, vocabulary)]
    headed += _lists(grid, vocabulary)
    headings = {text for at in headed for text in grid.rows[at].texts if _may_be(text) and not vocabulary.parts(text)}
    spelled_headings = _all_spelled(headings, vocabulary)
    if not spelled and not spelled_headings:
        return grid, []
    words = {**spelled, **spelled_headings}
    corrected: dict[Cell, Cell] = {}
    rows = list(grid.rows)
    for at, row in enumerate(rows):
        first, *others = row.slots
        headings_here = spelled_headings if at in headed else {}
        misspelled = {slot for slot in others if slot.text in headings_here}
        if first.text in (words if at in headed else spelled):
            misspelled.add(first)
        if not misspelled:
            continue
        for slot in row.slots:
            if slot in misspelled and slot not in corrected:
                corrected[slot] = slot.with_text(words[slot.text])
        rows[at] = row.with_slots(tuple([corrected[slot] if slot in misspelled else slot for slot in row.slots]))
    return grid.with_rows(rows), [_finding(cell, new.text) for cell, new in corrected.items()]


def _all_spelled(texts: set[str], vocabulary: Vocabulary) -> dict[str, str]:
    return {text: spelled for text in texts if (spelled := _spelled(text, vocabulary))}


def _labels(grid: Grid, vocabulary: Vocabulary) -> tuple[set[str], int]:
    """The texts of the first column that are no labels, with something beside them; and how many of the others are."""
    above, known = "", 0
    suspects: set[str] = set()
    for row, label in labelled_starts(grid, vocabulary):
        text = row.texts[0]
        if text and text != above:
            if label:
                known += 1
            elif _may_be(text) and any(row.texts[1:]) and not vocabulary.is_category(text):
                suspects.add(text)
            above = text
    return suspects, known


def _lists(grid: Grid, vocabulary: Vocabulary) -> list[int]:
    """The rows below the top that head a list of projects beside its label, but for one of their headings."""
    found: set[int] = set()
    lists: dict[Sequence[str], bool] = {}
    """Of the texts of a row whether it is one: most tables repeat the same headings."""
    for row, label in labelled_starts(grid, vocabulary) if len(grid.rows) > _TOP else ():
        if label and label.role == "project":
            texts = row.texts
            if texts not in lists:
                known = vocabulary.headings(texts)
                lists[texts] = known is not None and len(known) + 1 == len(texts) - texts.count("") - 1
            if lists[texts]:
                found.add(id(row))
    return [at for at, row in enumerate(grid.rows) if at >= _TOP and id(row) in found] if found else []


def _is_headed(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether two texts of `row` at least, and every third, are known headings, a year or a unit behind them aside.

    Only where there are more, of which one may be misspelled.
    """
    if len(row.texts) - row.texts.count("") <= _FEWEST:
        return False
    right = [text for text in row.texts[1:] if text and len(text) <= _LONGEST]
    if not vocabulary.any_parts(right):
        joined = "".join(right)
        if "（" not in joined and "(" not in joined:
            return False
        if not any(_is_known(text, vocabulary) for text in right if "（" in text or "(" in text):
            return False
    texts = set(row.texts) - {""}
    if len(texts) <= _FEWEST:
        return False
    known = sum(bool(vocabulary.parts(text) or _is_known(text, vocabulary)) for text in texts)
    return known >= _FEWEST and 3 * known >= len(texts)


def _is_known(text: str, vocabulary: Vocabulary) -> bool:
    found = _WORD.fullmatch(text)
    return found is not None and bool(vocabulary.parts(found[1]))


def _may_be(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST


def _spelled(text: str, vocabulary: Vocabulary) -> str | None:
    """`text` with its word spelled as the known one it is close to, its number and bracket kept; null for none."""
    found = _WORD.fullmatch(text.strip())
    if found is None or read_row_label(text, vocabulary):
        return None
    word = vocabulary.spelled(found[1])
    spelled = f"{word}{found[2]}" if word else ""
    return spelled if spelled and read_row_label(spelled, vocabulary) else None


def _finding(slot: Cell, word: str) -> Finding:
    message = render("repair.label-misspelled", text=slot.text, word=word)
    return finding("label-misspelled", message, before=slot.text, after=word, position=slot.position)


def read_misspelled_kinds(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the word for its kind in each row whose own can only be that, but for a damaged character."""
    kinds = plan.kinds
    if kinds is None:
        return grid, []
    rows, findings = list(grid.rows), []  # type: list[Row], list[Finding]
    for at, row in enumerate(plan.body(grid), plan.header.stop):
        slot = row.slots[kinds.column]
        word = vocabulary.spelled(slot.text) if slot.text and not kinds.kind(row.texts) else None
        if word and kind_of(word, vocabulary) in kinds.blocks:
            findings.append(_finding(slot, word))
            rows[at] = row.with_cell(kinds.column, slot.with_text(word))
    return grid.with_rows(rows), findings
