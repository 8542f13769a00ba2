"""Tables that hang elsewhere: rows keyed by the number or the name of a measure that another table or heading bears."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias, TypeVar

from msgspec.structs import replace

from senryaku_parse.hierarchy.entries import Entry, EntryRole
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.names import own_label, split_goal, split_measure, split_own_label
from senryaku_parse.patterns import later
from senryaku_parse.tables import EMPTY, Cell
from senryaku_parse.text import match_key, ordinal
from senryaku_parse.vocabulary import Vocabulary

_Named = TypeVar("_Named", str, tuple[int, ...])
Key: TypeAlias = tuple[int, ...]
"""The numbers of a measure from the outermost level down: 「1-(2)」 is (1, 2)."""

_MARK = re.compile(r"[0-9]++|[ivx]++|(?<![ァ-ンー])[ァ-ン](?![ァ-ンー])")
_KEY = re.compile(rf"(?:基本目標|具体的施策|目標|施策|no\.?)?+((?:{_MARK.pattern}|[()\-‐−–―.・_の])++)")
"""A key as a whole, folded: 「施策1-(2)」, 「1-ア-2」."""
_PREFIX = later(_KEY.pattern + r"(?=[^\W\d_])")
"""The same before the name of a measure: 「1-(2)農業の強化」."""
_LEVELS = frozenset({"goal", "area", "measure"})
_NUMBERS = re.compile(r"番号|(?i:no\.?)|№|記号|コード")
"""Stands in headings over numbers of what is listed elsewhere."""
_LISTED = re.compile(r"[、，,;；・/／\s]+")
_NO_NODE = "tables.key-unmatched"


class _Known(NamedTuple):
    """A measure, and the entries of the levels above it."""

    goal: Entry
    area: Entry | None
    measure: Entry


def hang_annexes(
    entries: Mapping[int, list[Entry]], ledger: Ledger, vocabulary: Vocabulary, levelless: Container[int] = ()
) -> Iterator[Entry]:
    """`entries` of each table in order, those of tables keyed by measures below the levels that bear the keys.

    Tables of `levelless` have no columns of levels. Where such a one stands below a table of several measures, and no line
    between says which of them it is of, its entries belong to those that list their numbers (KPI番号), or are told.
    """
    known = _Measures(vocabulary, _one_a_goal(entries))
    listed = _Listed()
    several = False
    for number in sorted(entries):
        lines = [entry for entry in entries[number] if entry.origin.table is None]
        rows = [entry for entry in entries[number] if entry.origin.table is not None]
        known.take(lines)
        keys = [entry for entry in rows if entry.role == "measure" and entry.mention]
        own_levels = any(entry.role in ("goal", "area") for entry in rows)
        named = {entry.text("name") for entry in rows if entry.role == "measure"}
        several = (several and not any(entry.role in _LEVELS for entry in lines) and not named) or len(named) > 1
        if several and number in levelless and rows and not named:
            yield from lines
            yield from listed.hung(rows, ledger)
            continue
        listed.take([*lines, *rows])
        if (
            keys
            and not own_levels
            and known.are_keys(keys, number, below_goal=bool(lines) and lines[-1].role == "goal")
        ):
            yield from lines
            yield from _hung(rows, known, ledger)
        else:
            known.take(rows)
            yield from entries[number]


def _one_a_goal(entries: Mapping[int, list[Entry]]) -> frozenset[int]:
    """The tables keyed by measures of whose kind there is one below each goal, and none behind them all."""
    goal: Entry | None = None
    tables: dict[frozenset[EntryRole], list[tuple[int, str]]] = defaultdict(list)
    goals: set[str] = set()
    for number in sorted(entries):
        goal = next((entry for entry in reversed(entries[number]) if entry.role == "goal"), goal)
        keys = [entry for entry in entries[number] if entry.role == "measure" and entry.mention]
        if goal and keys and all(map(_key_of, keys)):
            name = goal.text("name")
            goals.add(name)
            roles = frozenset(entry.role for entry in entries[number] if entry.origin.table is not None)
            tables[roles].append((number, name))
    return frozenset(
        number
        for found in tables.values()
        if len(found) == len({name for _, name in found}) == len(goals)
        for number, _ in found
    )


class _Listed:
    """The measures whose rows list the numbers of indicators that stand in another table."""

    def __init__(self) -> None:
        self._goal: Entry | None = None
        self._area: Entry | None = None
        self._measure: Entry | None = None
        self._by_number: dict[tuple[str, str], _Known] = {}

    def take(self, entries: Iterable[Entry]) -> None:
        """Learn what `entries` list under each heading."""
        for entry in entries:
            if entry.role == "goal":
                self._goal, self._area, self._measure = entry, None, None
            elif entry.role == "area":
                self._area, self._measure = entry, None
            elif entry.role == "measure":
                self._measure = entry
            if not (self._goal and self._measure):
                continue
            for heading, cell in entry.extra.items():
                if _NUMBERS.search(heading):
                    known = _Known(self._goal, self._area, self._measure)
                    for number in filter(None, _LISTED.split(match_key(cell.text))):
                        self._by_number.setdefault((match_key(heading), number), known)

    def hung(self, rows: Sequence[Entry], ledger: Ledger) -> Iterator[Entry]:
        """`rows` of a table without levels, each below the measure that lists its number; others are told."""
        lost: list[Entry] = []
        for entry in rows:
            keys = [(match_key(heading), match_key(cell.text)) for heading, cell in entry.extra.items()]
            bearer = next((self._by_number[key] for key in keys if key in self._by_number), None)
            if bearer is None:
                lost.append(entry)
                continue
            name = Cell(bearer.measure.cells["name"].text)
            own = replace(entry, role="measure", cells={"name": name}, label=EMPTY, extra={}, mention=True)
            yield from _mentioned(bearer, own)
            yield replace(entry, role="kpi") if entry.role == "indicator" else entry
        _tell_lost(lost, ledger)


def _hung(rows: Sequence[Entry], known: _Measures, ledger: Ledger) -> Iterator[Entry]:
    """The entries of one table below the measures that they name; those of a key that no measure bears are told."""
    lost = False
    unborne: list[Entry] = []
    for entry in rows:
        if entry.role == "measure":
            bearer = known.bearer(entry)
            lost = bearer is None
            if bearer:
                yield from _mentioned(bearer, entry)
        if lost:
            unborne.append(entry)
        elif entry.role != "measure":
            yield entry
    _tell_lost(unborne, ledger)


def _mentioned(bearer: _Known, key: Entry) -> Iterator[Entry]:
    """The levels of `bearer` in force, in the row of `key`."""
    for level in filter(None, (bearer.goal, bearer.area)):
        name = Cell(level.cells["name"].text)
        yield replace(level, cells={"name": name}, label=EMPTY, origin=key.origin, extra={}, mention=True)
    name = Cell(bearer.measure.cells["name"].text, key.cells["name"].origins)
    yield replace(key, cells={"name": name}, enumerator=bearer.measure.enumerator, mention=True)


def _tell_lost(entries: Sequence[Entry], ledger: Ledger) -> None:
    """One finding on all rows of a table that have no bearer."""
    rows: dict[int | None, list[Cell]] = {}
    for entry in entries:
        stated = (*entry.stated.targets.values(), *entry.stated.actuals.values())
        cells = [cell for cell in (*entry.cells.values(), *entry.extra.values(), *stated) if cell.origins]
        rows.setdefault(entry.origin.row, []).extend(cells)
    ledger.unplaced_rows(list(rows.values()), _NO_NODE, "key-unmatched")


class _Measures:
    """The measures met so far, by name and by number."""

    def __init__(self, vocabulary: Vocabulary, within_goals: Container[int]) -> None:
        self._vocabulary = vocabulary
        self._within_goals = within_goals
        """Tables whose numbers may be those of the measures of the goal above them."""
        self._by_name: dict[str, list[_Known]] = {}
        self._by_number: dict[Key, list[_Known]] = {}
        self._goal: Entry | None = None
        self._area: Entry | None = None
        self._within_goal = False
        """Whether the numbers of the table asked about last are those of measures of the goal in force."""

    def take(self, entries: Iterable[Entry]) -> None:
        """Learn the measures of `entries`."""
        for entry in entries:
            if entry.role == "goal":
                self._goal, self._area = entry, None
            elif entry.role == "area":
                self._area = entry
            elif entry.role == "measure" and self._goal:
                self._learn(_Known(self._goal, self._area, entry))

    def _learn(self, measure: _Known) -> None:
        read = split_measure(measure.measure.text("name"))
        enumerator = read.enumerator or measure.measure.enumerator
        if read.name:
            _add(self._by_name, match_key(read.name), measure)
        if enumerator is None or enumerator.number is None:
            prefix = _PREFIX.match(match_key(read.name))
            if prefix and any(map(str.isdigit, prefix[1])):
                _add(self._by_number, _numbers(prefix[1]), measure)
            return
        own = _numbers(match_key(enumerator.marker))
        goal = self._number_of(measure.goal)
        area = split_goal(measure.area.text("name"))[0] if measure.area else None
        area = area or (measure.area.enumerator if measure.area else None)
        keys = {own, (enumerator.number,)}
        if goal is not None:
            keys.add((goal, enumerator.number))
            if area and area.number is not None:
                keys.add((goal, area.number, enumerator.number))
        for key in filter(None, keys):
            _add(self._by_number, key, measure)

    def _number_of(self, goal: Entry) -> int | None:
        label, text = split_own_label(goal.text("name"), self._vocabulary)
        enumerator = split_goal(text)[0] or label or goal.enumerator or own_label(text, self._vocabulary)
        return enumerator.number if enumerator else None

    def bearer(self, entry: Entry) -> _Known | None:
        """The one measure that `entry` stands for by its number or its name; null where none does, or several do."""
        key = _key_of(entry)
        found = self._by_number.get(key, []) if key else self._named(entry)
        if len(found) > 1 and key and self._within_goal:
            found = self._of_goal(key)
        return found[0] if len(found) == 1 else None

    def _of_goal(self, key: Key) -> list[_Known]:
        """The measures of the goal in force that bear `key`."""
        name = self._goal.text("name") if self._goal else None
        return [one for one in self._by_number.get(key, []) if one.goal.text("name") == name]

    def _stand_within_goal(self, keys: Sequence[Entry]) -> bool:
        """Whether `keys` of a table are numbers of measures of the goal in force, each listed once, in one run of rows."""
        runs = [key for key, _ in groupby(map(_key_of, keys))]
        return len(runs) == len(set(runs)) and all(key and len(self._of_goal(key)) == 1 for key in runs)

    def _named(self, entry: Entry) -> list[_Known]:
        """The measures of the name of `entry`, but those whose numbers say that they are others: 「2-1」 for 「3-2」."""
        own = _written_number(entry)
        found = self._by_name.get(match_key(split_measure(entry.text("name")).name), [])
        return [one for one in found if len(own) < 2 or _end_alike(own, _written_number(one.measure))]

    def are_keys(self, keys: Sequence[Entry], table: int, *, below_goal: bool) -> bool:
        """Whether the measures `keys` of `table` stand for others: by numbers alone, be they those of several, or most of
        them by their names, one of another goal among them, where the table stands not right `below_goal`."""
        self._within_goal = table in self._within_goals and self._stand_within_goal(keys)
        borne = [bearer for key in keys if (bearer := self.bearer(key))]
        if not borne or all(map(_key_of, keys)):
            return bool(borne) or all(_key_of(key) in self._by_number for key in keys)
        named = sum(map(bool, map(self._named, keys)))
        elsewhere = any(bearer.goal is not self._goal for bearer in borne)
        return not below_goal and elsewhere and 2 * named > len(keys)


def _add(known: dict[_Named, list[_Known]], key: _Named, measure: _Known) -> None:
    """Note `measure` under `key`; one that is mentioned again is that one."""
    held = known.setdefault(key, [])
    said = measure.goal.text("name"), measure.measure.text("name")
    if all((one.goal.text("name"), one.measure.text("name")) != said for one in held):
        held.append(measure)


def _key_of(entry: Entry) -> Key:
    """The key that `entry` is, where it is nothing more; empty for a name."""
    text, marker = match_key(entry.text("name")), entry.enumerator.marker if entry.enumerator else ""
    found = _KEY.fullmatch(text)
    if not found or not any(map(str.isdigit, text + marker)):
        return ()
    return (*_numbers(match_key(marker)), *_numbers(found[1]))


def _written_number(entry: Entry) -> Key:
    """The numbers before the name of `entry`, as written: 「2-1 農業の強化」."""
    enumerator = split_measure(entry.text("name")).enumerator or entry.enumerator
    return _numbers(match_key(enumerator.marker)) if enumerator else ()


def _end_alike(one: Key, other: Key) -> bool:
    """Whether two numbers may be the same: 「1-(2)」 and 「(2)」, or one of them is not written."""
    return all(mine == others for mine, others in zip(reversed(one), reversed(other), strict=False))


def _numbers(text: str) -> Key:
    numbers = [ordinal(mark.upper()) for mark in _MARK.findall(text.lower())]
    return tuple(number for number in numbers if number is not None)
