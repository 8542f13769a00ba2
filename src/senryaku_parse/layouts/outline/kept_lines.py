"""The lines that became cells of entries, and those that are kept in findings because they found no place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from senryaku_parse.characters import read_characters
from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.layouts.outline.events import Head, Loose
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.messages import render, term
from senryaku_parse.plan.levels import Level
from senryaku_parse.tables import Cell, LinePlace

_SAYS_MORE = re.compile(r"[^\W\d_]{2}|[^\W\d_]?\d{2}")
"""Stands beside the label of a head that is more than a number before it."""
_IN_PROSE = "outline.line-in-prose"
_UNCLEAR = "outline.line-unclear"
_LEVEL_NAMES: Mapping[Level, str] = {"goal": "基本目標", "area": "施策分野", "measure": "具体的施策"}
_GUESSED = "outline.heads-inferred"
_LABELLED = "outline.level-labelled"


class KeptLines:
    """Where each line ended."""

    def __init__(self) -> None:
        """No line ended anywhere yet."""
        self.findings: list[Finding] = []
        self.read: set[LinePlace] = set()
        """The lines that ended somewhere."""
        self.went: list[tuple[Cell, str]] = []
        """Lines that no entry holds, and where they went."""
        self._loose: list[Loose] = []
        self._inferred: dict[tuple[str, str], list[Line]] = defaultdict(list)
        """How it is told, and what the lines were taken for or head → lines whose own words don't say so."""

    def cell(self, text: str, *lines: Line) -> Cell:
        """The cell of `text`, which stands in `lines`."""
        for line in lines:
            place = line.origin.place
            if place not in self.read:
                self.read.add(place)
                self.findings += read_characters(line.raw, line.position)[1]
        return Cell(text, tuple([line.origin for line in lines]))

    def head(self, head: Head) -> None:
        """A head says what stands below it; where it says more, it is told."""
        line = head.said.line
        if _SAYS_MORE.search(line.text.replace(head.said.label, "", 1)):
            self.note_loose(Loose(line, head.owner, prose=True))
        else:
            self.read.add(line.origin.place)
            self.went.append((line.cell, "heading"))
            if head.guessed:
                what = "具体的事業" if head.said.part == "project" else "指標"
                self._inferred[_GUESSED, what].append(line)

    def labelled(self, line: Line, role: Level) -> None:
        """Note that `line` is of the level `role` by a label that no vocabulary knows."""
        self._inferred[_LABELLED, _LEVEL_NAMES[role]].append(line)

    def tell_inferred(self) -> None:
        """One finding on the lines of each kind that were taken for what their own words don't say."""
        for (message, what), lines in self._inferred.items():
            before = "\n".join(dict.fromkeys(line.text for line in lines))
            position = lines[0].position
            told = finding(
                "level-inferred", render(message, what=term(what)), before=before, after=what, position=position
            )
            self.findings.append(told)

    def note_loose(self, loose: Loose) -> None:
        """Keep a line without a place, to be told with those beside it."""
        if self._loose and self._loose[-1].prose != loose.prose:
            self.tell_loose()
        self._loose.append(loose)

    def tell_loose(self) -> None:
        """One finding on lines one after another that found no place."""
        if not self._loose:
            return
        lines, prose = [loose.line for loose in self._loose], self._loose[0].prose
        self._loose = []
        self.tell_lines(lines, _IN_PROSE if prose else _UNCLEAR, "info" if prose else None)

    def tell_lines(self, lines: Sequence[Line], message: str, severity: Severity | None = None) -> None:
        """One finding that keeps `lines`."""
        before = "\n".join(line.raw for line in lines)
        position = lines[0].position
        self.findings.append(
            finding("line-unplaced", render(message), before=before, position=position, severity=severity)
        )
        self.read |= {line.origin.place for line in lines}
        self.went += [(line.cell, "finding:line-unplaced") for line in lines]
