"""What the text between the tables says, as a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from senryaku_parse.findings import Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.restated import Restated
from senryaku_parse.tables import Cell, LinePlace

if TYPE_CHECKING:
    from senryaku_parse.layouts.outline.events import Event
    from senryaku_parse.layouts.outline.roles import Roles


class Outline(NamedTuple):
    """What the text between the tables says."""

    above: Mapping[int, Sequence[Entry]] = frozendict()
    """Number of a table → the entries above it, below the table before; below the last one, under the number after."""
    outside: frozenset[int] = frozenset()
    """Tables that stand below the strategy, under a heading of their own."""
    of_goals: frozenset[int] = frozenset()
    """Tables whose indicators are the targets of a goal, as a caption over each says."""
    measureless: bool = False
    """Whether there are goals and no measures: then what a table calls KPI is the goal's."""
    findings: tuple[Finding, ...] = ()
    read: frozenset[LinePlace] = frozenset()
    """The lines that ended somewhere."""
    went: tuple[tuple[Cell, str], ...] = ()
    """Of these the lines that no entry holds, and where each went."""
    restated: tuple[Restated, ...] = ()
    """The headings that name goals and were not read: tables may name the same."""
    events: Sequence[Event] = ()
    """What stands in the text, as far as lines alone tell."""
    roles: Roles | None = None
    """Which style of lines is which level; null where no line names one."""
