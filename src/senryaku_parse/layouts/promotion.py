"""Levels whose words only group, where the document has none of the level that they stand for: 分野 over numbered measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.entries import Entry, EntryRole
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.messages import render, term
from senryaku_parse.names import split_area, split_goal
from senryaku_parse.tables import Cell
from senryaku_parse.text import match_key

_LEAVES: frozenset[EntryRole] = frozenset({"kpi", "indicator", "project"})
_LEVELS: frozenset[EntryRole] = frozenset({"goal", "area", "measure"})
_CALLED: Mapping[EntryRole, str] = {"goal": "基本目標", "measure": "具体的施策"}


def promote_areas(entries: Mapping[int, list[Entry]], ledger: Ledger) -> Mapping[int, list[Entry]]:
    """`entries` of each table with numbered areas as goals where the document has none, or as measures where it has none.

    As measures only where indicators or projects stand right below them.
    """
    roles = {entry.role for entry in chain.from_iterable(entries.values())}
    if "area" not in roles or {"goal", "measure"} <= roles:
        return entries
    in_order = [entry for number in sorted(entries) for entry in entries[number]]
    areas = [entry for entry in in_order if entry.role == "area"]
    role: EntryRole = "measure" if "measure" not in roles else "goal"
    if len({entry.text("name") for entry in areas}) < 2 or not all(map(_is_numbered, areas)):
        return entries
    if role == "measure" and not _LEAVES & roles:
        return entries
    ledger.note(_told(areas[0], role))
    return {
        number: [replace(entry, role=role) if entry.role == "area" else entry for entry in found]
        for number, found in entries.items()
    }


def prose_of_areas(entries: Mapping[int, list[Entry]]) -> Mapping[int, list[Entry]]:
    """`entries` of each table with areas that are sentences as what is said of the goal: 「基本的方向 | …進めます。」."""
    if not any(map(_is_prose, chain.from_iterable(entries.values()))):
        return entries
    return {number: list(_with_prose(found)) for number, found in entries.items()}


def _with_prose(entries: Iterable[Entry]) -> Iterator[Entry]:
    """`entries` with areas that are sentences as texts: behind the measure of their row, where they stand right of it."""
    waiting: list[Entry] = []
    for entry in entries:
        if _is_prose(entry):
            waiting.append(replace(entry, role="text", cells={"text": entry.cells["name"]}))
            continue
        ready = [text for text in waiting if entry.role != "measure" or not _is_right_of(text, entry)]
        behind = [replace(text, mention=False) for text in waiting if all(text is not one for one in ready)]
        waiting = []
        yield from (*ready, entry, *behind)
    yield from waiting


def _is_right_of(text: Entry, measure: Entry) -> bool:
    """Whether the cell of `text` stands in the row of `measure`, right of its name."""
    (one,), (other,) = text.cells["text"].origins[:1] or (None,), measure.cells["name"].origins[:1] or (None,)
    if one is None or other is None or text.origin != measure.origin or one.row != other.row:
        return False
    return (one.column or 0) > (other.column or 0)


def _is_prose(entry: Entry) -> bool:
    return entry.role == "area" and entry.text("name").endswith("。") and not _is_numbered(entry)


def give_to_measures(entries: Mapping[int, list[Entry]]) -> Mapping[int, list[Entry]]:
    """`entries` of each table with targets as KPIs where the text right above names a measure, and the table no level."""
    return {number: _below_measure(found) for number, found in entries.items()}


def _below_measure(entries: list[Entry]) -> list[Entry]:
    lines = [entry.role for entry in entries if entry.origin.table is None and entry.role in _LEVELS]
    rows = {entry.role for entry in entries if entry.origin.table is not None}
    if lines[-1:] != ["measure"] or "target" not in rows or rows & _LEVELS:
        return entries
    return [
        replace(entry, role="kpi") if entry.role == "target" and entry.origin.table is not None else entry
        for entry in entries
    ]


def _is_numbered(entry: Entry) -> bool:
    return entry.enumerator is not None or split_area(entry.text("name"))[0] is not None


def _told(entry: Entry, role: EntryRole) -> Finding:
    message = render("tables.level-promoted", level=term(_CALLED[role]), text=entry.text("name"))
    return finding(
        "level-inferred",
        message,
        before=entry.text("name"),
        after=_CALLED[role],
        position=entry.position,
        severity="warning",
    )


def number_goals(entries: Mapping[int, list[Entry]]) -> Mapping[int, list[Entry]]:
    """`entries` of each table with a goal that a table names without its number as that of the same name with one."""
    goals = [entry for entry in chain.from_iterable(entries.values()) if entry.role == "goal"]
    numbered: dict[str, set[int]] = {}
    bearers: dict[str, Entry] = {}
    for entry in goals:
        if enumerator := split_goal(entry.text("name"))[0] or entry.enumerator:
            name = _goal_name(entry)
            numbered.setdefault(name, set()).add(enumerator.number or 0)
            bearers.setdefault(name, entry)
    lacking = {_goal_name(entry) for entry in goals if _is_unnumbered(entry)}
    known = {name for name in lacking if len(numbered.get(name, ())) == 1}
    if not known:
        return entries
    return {
        number: [
            _as_bearer(entry, bearers[_goal_name(entry)])
            if entry.role == "goal" and _is_unnumbered(entry) and _goal_name(entry) in known
            else entry
            for entry in found
        ]
        for number, found in entries.items()
    }


def _goal_name(entry: Entry) -> str:
    return match_key(split_goal(entry.text("name"))[1])


def _is_unnumbered(entry: Entry) -> bool:
    return entry.mention and entry.enumerator is None and split_goal(entry.text("name"))[0] is None


def _as_bearer(entry: Entry, bearer: Entry) -> Entry:
    name = Cell(bearer.cells["name"].text, entry.cells["name"].origins)
    return replace(entry, cells={**entry.cells, "name": name}, enumerator=bearer.enumerator)
