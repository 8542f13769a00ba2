"""An explanation as text for the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from senryaku_parse.explain.model import Explanation, LineReading, TableReading
from senryaku_parse.explain.words import WORDS, Lang, Words, said
from senryaku_parse.plan.bands import Band, Column
from senryaku_parse.source import Position
from senryaku_parse.text import fold_space
from senryaku_parse.writers.summary import describe

_MOST = 5
"""Findings of a kind that are told of a table."""
_LONGEST = 40
"""Characters of a heading."""
_INDENT = {"goal": 0, "area": 1, "measure": 2, "extra": 1}


def terminal_text(explained: Explanation, lang: Lang = "ja") -> str:
    """Each table with its plan and what became of its rows, and each heading of the text with its level."""
    words = WORDS[lang]
    parts = ["\n".join(_text(explained.lines, words))]
    plans: dict[object, int] = {}
    parts += ["\n".join(_table(table, plans, explained, words)) for table in explained.tables]
    return "\n\n".join(filter(None, (*parts, explained.refused)))


def _text(lines: Sequence[LineReading], words: Words) -> Iterator[str]:
    named = [line for line in lines if line.level]
    yield words.text
    if not named:
        yield f"  {words.no_levels}"
    for line in named:
        why = why_level(line, words)
        level = words.holds.get(line.level or "", line.level)
        indent = "  " * _INDENT[line.level or "goal"]
        yield f"  {indent}{level}{_place(line.position, words)} {_short(line.text)} ← {why}"
    outside = sum(line.role == "outside" for line in lines)
    if outside:
        yield f"  {words.outside.format(outside)}"


def why_level(line: LineReading, words: Words) -> str:
    """What tells the level of a line that names one."""
    form = words.line_evidence[line.evidence or "place"]
    if line.evidence == "word":
        return form.format(line.why)
    return form.format(f" {line.why}" if line.why else "")


def _place(at: Position, words: Words) -> str:
    """Page and line, or sheet and cell, in brackets."""
    parts = [words.page.format(at.page)] if at.page is not None else []
    parts += [words.line.format(at.line)] if at.line is not None else []
    place = at.in_sheet or words.comma.join(parts)
    return words.brackets.format(place) if place else ""


def _table(table: TableReading, plans: dict[object, int], explained: Explanation, words: Words) -> Iterator[str]:
    layout = words.joined.format(table.joined) if table.joined else words.layouts.get(table.layout, table.layout)
    caption = f" {_short(table.caption)}" if table.caption else ""
    yield f"{words.table.format(table.number)}{_place(table.position, words)}{caption}: {layout}"
    if table.skipped:
        yield f"  {table.skipped}"
    if table.bands:
        yield from plan_lines(table, plans, words)
    for title, numbers in (
        (words.unknown, table.unknown),
        (words.moved, table.moved),
        (words.kept_out, table.kept_out),
    ):
        yield from _findings(title, numbers, explained, words)


def plan_lines(table: TableReading, plans: dict[object, int], words: Words) -> Iterator[str]:
    """What its rows and columns hold; where a table told before holds the same, in `plans`, that alone."""
    folded = _folded(table.bands)
    key = (table.layout, *((role, columns) for role, columns in folded if role != "header"))
    if plans.setdefault(key, table.number) != table.number:
        yield f"  {words.repeats.format(plans[key])}"
        return
    for (role, columns), bands in folded.items():
        yield f"  {_rows(bands, table.number, words)}: {said(role, words)}"
        yield from (f"    {_column(column, words)}" for column in columns)


def _folded(bands: Iterable[Band]) -> dict[tuple[str, tuple[Column, ...]], list[Band]]:
    """What bands hold → the bands that do, in the order in which they begin."""
    found: dict[tuple[str, tuple[Column, ...]], list[Band]] = defaultdict(list)
    for band in bands:
        found[band.role, band.columns].append(band)
    return found


def _rows(bands: Sequence[Band], table: int, words: Words) -> str:
    """Where `bands` of the table of that number stand, those in pages joined to it by the numbers of these."""
    said = [_run(one, table, words) for one in bands]
    more = [words.more.format(len(said) - _MOST)] if len(said) > _MOST else []
    return "、".join((*said[:_MOST], *more))


def _run(one: Band, table: int, words: Words) -> str:
    rows = words.one_row.format(one.first) if one.first == one.last else words.rows.format(one.first, one.last)
    return rows if one.table in (table, None) else f"{words.table.format(one.table)} {rows}"


def _column(column: Column, words: Words) -> str:
    heading = f"「{_short(column.heading)}」" if column.heading else ""
    return f"{words.column.format(column.number)}{heading} → {said(column.holds, words)} ← {words.evidence[column.evidence]}"


def _findings(title: str, numbers: Sequence[int], explained: Explanation, words: Words) -> Iterator[str]:
    if numbers:
        yield f"  {title}"
        yield from (f"    {describe(explained.finding(number))}" for number in numbers[:_MOST])
    if len(numbers) > _MOST:
        yield f"    {words.more.format(len(numbers) - _MOST)}"


def _short(text: str) -> str:
    folded = fold_space(text)
    return folded if len(folded) <= _LONGEST else f"{folded[:_LONGEST]}…"
