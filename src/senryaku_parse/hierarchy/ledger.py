"""Where every cell went, kept while the hierarchy is built: a node's field, or a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.messages import render
from senryaku_parse.records import replaced
from senryaku_parse.source import NOWHERE, Position
from senryaku_parse.tables import Cell, Grid, Origin


class Ledger:
    """Destinations of cells, and findings, in the order they were met."""

    def __init__(self) -> None:
        """An empty ledger."""
        self.findings: list[Finding] = []
        self._went: list[tuple[Cell, str] | tuple[Entry, str, str]] = []
        self._notes: dict[Origin, tuple[str, ...]] = {}
        self._unplaced: set[int] = set()
        """Identities of cells that are told to fit nowhere: a merged one stands in several rows."""

    def went(self, cell: Cell, destination: str) -> None:
        """Note that `cell` is held by `destination`: "heading", "finding:cell-unplaced"."""
        self._went.append((cell, destination))

    def entered(self, entry: Entry, node_id: str, field: str = "") -> None:
        """Note that the node `node_id` holds the cells of `entry`; all of them in `field`, where that is given."""
        self._went.append((entry, node_id, field))

    def linked(self, notes: Mapping[Origin, tuple[str, ...]]) -> None:
        """Note which nodes hold the cells that are notes."""
        self._notes.update(notes)

    @property
    def destinations(self) -> dict[Origin, tuple[str, ...]]:
        """Where each cell went: "1-ア-1-K1.name", "1.label". Worked out when asked, which few ask.

        A label that was printed in each row is one cell with as many origins as rows, that as many nodes hold: those
        origins share their destinations.
        """
        held: dict[int, tuple[Cell, str]] = {}
        further: dict[int, list[str]] = defaultdict(list)
        """Of the few cells that went to several places."""
        alone: dict[str, tuple[str, ...]] = {}
        for noted in self._went:
            for cell, destination in _destinations(*noted) if len(noted) == 3 else (noted,):
                if id(cell) in held:
                    further[id(cell)].append(destination)
                else:
                    held[id(cell)] = (cell, destination)
        found: dict[Origin, tuple[str, ...]] = {}
        several: dict[Origin, list[str]] = {}
        for identity, (cell, name) in held.items():
            one = alone.setdefault(name, (name,))
            shared = (name, *further[identity]) if identity in further else one
            for origin in cell.origins:
                if found.setdefault(origin, shared) is not shared:
                    several.setdefault(origin, list(found[origin])).extend(shared)
        found.update({origin: tuple(names) for origin, names in several.items()})
        found.update({origin: (*found.get(origin, ()), *names) for origin, names in self._notes.items()})
        return found

    def note(self, found: Finding) -> None:
        """Keep a finding."""
        self.findings.append(found)

    def note_all(self, found: Iterable[Finding]) -> None:
        """Keep findings."""
        self.findings += found

    def note_at(self, found: Iterable[Finding], position: Position) -> None:
        """Keep findings, those that were made without knowing their place at `position`."""
        self.findings += [replaced(one, position=position) if one.position is NOWHERE else one for one in found]

    def unplaced(self, cells: Iterable[Cell], reason: str, code: str = "cell-unplaced", **fields: str) -> None:
        """Keep cells that fit nowhere verbatim, one finding a source cell; `reason` is the key of a message with `fields`."""
        for cell in cells:
            if id(cell) in self._unplaced:
                continue
            self._unplaced.add(id(cell))
            for origin in cell.origins:
                self.note(finding(code, render(reason, **fields), before=cell.text, position=origin.position))
            self.went(cell, f"finding:{code}")

    def unplaced_rows(self, rows: Iterable[Iterable[Cell]], reason: str, code: str) -> None:
        """Keep the cells of several rows of a table that fit nowhere for one `reason` verbatim, in one finding."""
        told = [list({id(cell): cell for cell in row if id(cell) not in self._unplaced}.values()) for row in rows]
        told = [row for row in told if row]
        if not told:
            return
        for cell in chain.from_iterable(told):
            self._unplaced.add(id(cell))
            self.went(cell, f"finding:{code}")
        before = "\n".join(" | ".join(cell.text for cell in row) for row in told)
        message = render(reason)
        if len(told) > 1:
            message += render("nodes.rows-counted", count=len(told))
        place = told[0][0].position
        self.note(finding(code, message, before=before, position=replaced(place, column=None)))

    def skip_table(self, grid: Grid, *, doubtful: bool, seen: str = "") -> None:
        """Keep a table that is no part of the strategy verbatim, in one finding: a warning where it is `doubtful`.

        `seen` says which of its headings are known, and what would make it read.
        """
        rows = [row for row in grid.rows if any(row.texts)]
        if not rows:
            return
        for row in rows:
            for cell in row.cells():
                self.went(cell, "finding:table-skipped")
        message = render("nodes.table-skipped")
        if seen:
            message += render("nodes.table-seen", seen=seen)
        elif doubtful:
            message += render("nodes.table-doubtful")
        self.note(
            finding(
                "table-skipped",
                message,
                before="\n".join(map(str, rows)),
                position=grid.position,
                severity="warning" if doubtful else None,
            )
        )


def _destinations(entry: Entry, node_id: str, field: str) -> Iterator[tuple[Cell, str]]:
    """Each cell of `entry`, and where the node holds it."""
    yield entry.label, f"{node_id}.label"
    for name, cell in entry.cells.items():
        yield cell, f"{node_id}.{field or name}"
    for heading, cell in entry.extra.items():
        yield cell, f"{node_id}.extra.{heading}"
    for kind, cells in (("target", entry.stated.targets), ("actual", entry.stated.actuals)):
        for year, cell in cells.items():
            yield cell, f"{node_id}.series.{year}.{kind}"
