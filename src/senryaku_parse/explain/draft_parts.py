"""The parts of a draft: the levels of the text, the tables by their columns and labels, and those that are not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.convert import Trace
from senryaku_parse.explain.lines import levels_of_lines
from senryaku_parse.explain.words import JAPANESE
from senryaku_parse.layouts.outline.events import Node, nodes
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.plan.bands import Bands, Column
from senryaku_parse.plan.headings import bare_heading
from senryaku_parse.plan.row_labels import read_row_label
from senryaku_parse.plan.told import place_of
from senryaku_parse.recipe.toml import text_of as _quoted
from senryaku_parse.recipe.words import LEVEL_WORDS, WORDS
from senryaku_parse.tables import Grid
from senryaku_parse.text import fold_space, join_lines
from senryaku_parse.vocabulary import Part

_MOST = 8
"""Rows among which the headings of a table that is not read are looked for."""
_LONGEST = 30
"""Characters of a heading."""
_FILL_IN = '総合戦略であれば、"" の中に意味を書いて、その行と [ ] の行の先頭の # を外してください。'
_LABELS = frozenset(WORDS) - {"unit", "number", "other", "skip"}
"""What a label may stand for in a recipe."""
_OF_COLUMN = {"target": "aim"}
"""Field of an indicator → its name in recipes, where that is another."""


class Draft(NamedTuple):
    """A part of a draft that can stand alone."""

    text: str


def levels_of(traced: Trace) -> Iterator[Draft]:
    """The levels of headings, where no word in them says it; those with a number first, which are told from others by it."""
    levels = levels_of_lines(traced.outline)
    found: dict[_Style, str] = {}
    others: set[_Style] = set()
    for node in nodes(traced.outline.events):
        level, style = levels.get(node.said.line.origin.place), _style(node)
        if level is None or level.level == "extra":
            others.add(style)
        elif level.evidence != "word" and style not in found:
            why = JAPANESE.line_evidence[level.evidence].format("")
            said = f"{_quoted(_shown(node))} = {_quoted(LEVEL_WORDS[level.level])}"
            found[style] = f"{said}  # {why}: {_short(node.said.line.text)}"
    told = [style for style in found if style not in others and (style.depth or style.bold or style.mark)]
    if told:
        told.sort(key=lambda style: not style.mark)
        yield Draft("\n".join(["[levels]", *(found[style] for style in told), ""]))


class _Style(NamedTuple):
    """How a heading is written."""

    depth: int
    bold: bool
    mark: str
    """The style of its number; "" for none."""


def _style(node: Node) -> _Style:
    line = node.said.line
    return _Style(line.level, line.bold, split_mark(line.text, heading=line.level > 0).style)


def _shown(node: Node) -> str:
    """How the heading of `node` is written, as recipes say it."""
    line = node.said.line
    mark = split_mark(line.text, heading=line.level > 0)
    shown = line.text[: len(line.text) - len(mark.rest)].strip() if mark.style else ""
    depth = f"#{line.level}" if line.level else "太字" if line.bold else ""
    return " ".join(filter(None, (depth, shown)))


def tables_of(traced: Trace) -> Iterator[Draft]:
    """The tables that are read, those that are read alike together."""
    alike: dict[str, list[int]] = {}
    for number, plan in traced.plans.items():
        if body := _body(number, plan, traced):
            alike.setdefault(body, []).append(number)
    for grid in traced.repaired:
        for number in dict.fromkeys(row.origin.table or 0 for row in grid.rows):
            if body := _labels_of(number, traced):
                alike.setdefault(body, []).append(number)
    for body, numbers in alike.items():
        told = sorted(set(numbers))
        yield Draft(f"[[table]]\nnumber = {told[0] if len(told) == 1 else told}\n{body}\n")


def _body(number: int, plan: Bands, traced: Trace) -> str:
    if number in traced.layouts.columns:
        columns = _columns(plan, _headings_of(number, traced))
        return f"turned = true\n{columns}" if columns and _lies(number, traced) else columns
    return _labels_of(number, traced) if plan.layout == "label-rows" else ""


def _columns(plan: Bands, headings: Sequence[str]) -> str:
    """The columns of a plan, with the `headings` of the source over them; "" where each row says what it holds."""
    bands = [band for band in plan.bands if band.role != "header"]
    if plan.bands[:1] == tuple(bands[:1]) or not bands or any(one.holds == "kind" for one in bands[0].columns):
        return ""
    columns = bands[0].columns
    if any(column.holds == "level" for column in columns):  # which of several levels is one too many, no recipe says
        columns = tuple(column._replace(holds="level") if column.holds in LEVEL_WORDS else column for column in columns)
    lines = [
        f"{_quoted(key)} = {_quoted(word)}  # {column.number}列目: {JAPANESE.evidence[column.evidence]}"
        for column, key in zip(columns, _keys(headings), strict=True)
        if key and (word := _word(column))
    ]
    return "\n".join(["[table.columns]", *lines]) if lines else ""


def _lies(number: int, traced: Trace) -> bool:
    """Whether the headings of a table stand below one another in its source."""
    chosen = traced.layouts.columns[number]
    header = chosen.grid.rows[chosen.plan.header.start : chosen.plan.header.stop]
    places = {place_of(slot) for row in header for slot in row.slots if slot.origins}
    return len(places) > 1 and len({column for _, column in places}) == 1


def _headings_of(number: int, traced: Trace) -> list[str]:
    """What the source has over each column of a table, whatever repairs made of it."""
    chosen = traced.layouts.columns[number]
    header = chosen.grid.rows[chosen.plan.header.start : chosen.plan.header.stop]
    source = {
        place_of(cell): cell.text
        for row in traced.grids[number - 1].rows
        for cell in row.slots
        if cell.origins and number <= len(traced.grids)
    }
    found = []
    for at in range(chosen.grid.width):
        cells = {place_of(row.slots[at]): row.slots[at].text for row in header if row.texts[at]}
        texts = [join_lines(source.get(place, text)) for place, text in cells.items()]
        found.append(" ".join(dict.fromkeys(texts)))
    return found


def _keys(headings: Sequence[str]) -> list[str]:
    """How each column is called: without its year where that is enough; "" where its headings do not tell it from others."""
    bare = [bare_heading(heading) for heading in headings]
    return [
        one if one and bare.count(one) == 1 else full if full and headings.count(full) == 1 else ""
        for one, full in zip(bare, headings, strict=True)
    ]


def _word(column: Column) -> str:
    """What a column holds, in the words of recipes; "" where no recipe can say it."""
    name, _, year = column.holds.partition(" ")
    entry, dot, field = name.partition(".")
    if field == "name" or not dot:
        return "" if entry in ("other", "level") or ":" in entry else WORDS.get(entry, "")  # type: ignore[call-overload]
    if field == "target" and year:
        return WORDS["interim"]
    return "" if field == "value" else WORDS.get(_OF_COLUMN.get(field, field), "")  # type: ignore[call-overload]


def _labels_of(number: int, traced: Trace) -> str:
    """The labels in the first column of a table, as its source has them."""
    found: dict[str, str] = {}
    rows = number in traced.layouts.label_rows.numbers
    for row in traced.grids[number - 1].rows if 0 < number <= len(traced.grids) else ():
        text = fold_space(row.texts[0]) if row.texts else ""
        label = traced.vocabulary.label(text) if not rows else None
        part: Part | None = label.role if label else None
        if rows and (named := read_row_label(row.texts[0], traced.vocabulary)):
            part = named.parts[0]
        if part in _LABELS:
            found.setdefault(text, WORDS[part])
    lines = [f"{_quoted(text)} = {_quoted(word)}" for text, word in found.items()]
    return "\n".join(["[table.labels]", *lines]) if lines else ""


def unread_of(traced: Trace) -> Iterator[str]:
    """What is not read, to be given a meaning: the headings of the text where none is a level, and tables by their headings."""
    if traced.outline.roles is None and (levels := _unread_levels(traced)):
        yield "\n".join([f"本文の見出しは階層として読まれていません。{_FILL_IN}", "[levels]", *levels, ""])
    alike: dict[tuple[str, ...], list[str]] = {}
    for number, plan in traced.plans.items():
        grid = traced.grids[number - 1] if 0 < number <= len(traced.grids) else None
        if plan.layout == "none" and grid and (headings := _headings(grid)):
            line = f"（{grid.position.line}行目）" if grid.position.line else ""
            alike.setdefault(tuple(headings), []).append(f"表{number}{line}")
    for texts, tables in alike.items():
        columns = [f'{_quoted(text)} = ""' for text in texts]
        yield "\n".join(
            [f"{'、'.join(tables)}は読まれていません。{_FILL_IN}", "[[table]]", "[table.columns]", *columns, ""]
        )


def _unread_levels(traced: Trace) -> list[str]:
    """How the headings of the text are written, each with the first that is."""
    found: dict[_Style, Node] = {}
    for node in nodes(traced.outline.events):
        found.setdefault(_style(node), node)
    return [f'{_quoted(_shown(node))} = ""  # {_short(node.said.line.text)}' for node in found.values() if _shown(node)]


def _headings(grid: Grid) -> list[str]:
    """The texts of the first row with several, which may be headings."""
    for row in grid.rows[:_MOST]:
        texts = list(dict.fromkeys(join_lines(cell.text) for cell in row.cells()))
        if len(texts) > 1 and all(len(text) <= _LONGEST for text in texts):
            return texts
    return []


def _short(text: str) -> str:
    return fold_space(text)[:_LONGEST]
