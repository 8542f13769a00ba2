"""Note marks → the nodes that bear them get the texts of the notes; what can't be linked is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TypeVar

from senryaku_parse.findings import Finding, finding
from senryaku_parse.marks.document import Marks, Place, PlacedMark, PlacedNote
from senryaku_parse.messages import list_out, render, term
from senryaku_parse.model import Goal, Indicator, Measure, Node, Project, nodes_of
from senryaku_parse.records import replaced
from senryaku_parse.tables import Origin
from senryaku_parse.text import fold_space

_Node = TypeVar("_Node", Goal, Measure, Indicator, Project)


def link_notes(
    goals: tuple[Goal, ...], marks: Marks, destinations: Mapping[Origin, tuple[str, ...]]
) -> tuple[tuple[Goal, ...], list[Finding], Mapping[Origin, tuple[str, ...]]]:
    """`goals`, each node with the notes that it bears; findings; and where the cells and lines that are notes went.

    Cells went where `destinations` says.
    """
    linker = _Linker(goals, destinations)
    return linker.link(marks), linker.findings, linker.destinations


class _Linker:
    """Links the notes of one document to its nodes."""

    def __init__(self, goals: tuple[Goal, ...], destinations: Mapping[Origin, tuple[str, ...]]) -> None:
        self.findings: list[Finding] = []
        self._goals = goals
        self._nodes = {node.id: node for node in nodes_of(goals)}
        self._destinations = destinations
        self._notes: dict[str, dict[str, None]] = defaultdict(dict)
        self._texts: dict[str, str] = {}
        self.destinations: defaultdict[Origin, tuple[str, ...]] = defaultdict(tuple)
        """Where the cells and lines that are notes went."""

    def link(self, marks: Marks) -> tuple[Goal, ...]:
        linked: set[tuple[int, int, int]] = set()
        missing: set[str] = set()
        for placed in marks.placed:
            bearers = self._bearers(placed.place, placed.mark.behind)
            verbatim = marks.verbatim[placed.place.origin]
            note = marks.note_of(placed)
            if note:
                self._bear(bearers, note)
                linked.add(note.place.order)
                self.findings.append(_linked(placed, verbatim, note, bearers))
            else:
                self.findings.append(_missing(placed, verbatim, told=placed.mark.key in missing))
                missing.add(placed.mark.key)
        for note in marks.notes:
            if note.place.order in linked:
                continue
            if note.is_beside and (bearers := self._bearers(note.place)):
                self._bear(bearers, note)
            else:
                self.findings.append(_unasked(note))
                self._went(note, ("finding:note-unlinked",))
        self._keep_verbatim(marks.verbatim)
        return tuple([self._goal(goal) for goal in self._goals]) if self._notes or self._texts else self._goals

    def _bearers(self, place: Place, behind: str = "") -> list[str]:
        """The ids of the nodes that hold the text at `place`; of several, those that hold `behind`."""
        names = (name.partition(".")[0] for name in self._destinations.get(place.origin, ()))
        ids = list(dict.fromkeys(name for name in names if name in self._nodes))
        if len(ids) > 1 and behind:
            bare = "".join(behind.split())
            return [one for one in ids if bare in _all_text(self._nodes[one])] or ids
        return ids

    def _bear(self, ids: Collection[str], note: PlacedNote) -> None:
        for one in ids:
            self._notes[one][fold_space(note.note.text)] = None
        self._went(note, tuple([f"{one}.notes" for one in ids]) or ("finding:note-linked",))

    def _went(self, note: PlacedNote, destinations: tuple[str, ...]) -> None:
        for origin in (note.place.origin, *note.further):
            self.destinations[origin] += destinations

    def _keep_verbatim(self, verbatim: Mapping[Origin, str]) -> None:
        """The 内容 of a project stays as the source writes it."""
        for origin, text in verbatim.items():
            for name in self._destinations.get(origin, ()) if origin.row else ():
                one, _, part = name.partition(".")
                if part == "text" and isinstance(self._nodes.get(one), Project):
                    self._texts[one] = fold_space(text)

    def _goal(self, goal: Goal) -> Goal:
        targets = tuple([self._noted(one) for one in goal.targets])
        return replaced(self._noted(goal), targets=targets, measures=tuple(map(self._measure, goal.measures)))

    def _measure(self, measure: Measure) -> Measure:
        kpis = tuple([self._noted(one) for one in measure.kpis])
        return replaced(self._noted(measure), kpis=kpis, projects=tuple([self._noted(one) for one in measure.projects]))

    def _noted(self, node: _Node) -> _Node:
        notes = tuple(self._notes.get(node.id, ()))
        text = {"text": self._texts[node.id]} if node.id in self._texts else {}
        return replaced(node, notes=notes, **text) if notes or text else node


def _all_text(node: Node) -> str:
    """What `node` holds as text of its own, without white space."""
    texts = [node.name, *node.extra.values()]
    if isinstance(node, Indicator):
        texts += [node.target.text if node.target else "", node.baseline_text or "", node.target_text or ""]
        texts += [text for value in node.series.values() for text in (value.target, value.actual) if text]
    elif isinstance(node, Project):
        texts += [node.text, node.category or ""]
    return "".join("\0".join(texts).split())


def _linked(placed: PlacedMark, verbatim: str, note: PlacedNote, bearers: list[str]) -> Finding:
    where = list_out(bearers) or term("見出し")
    message = render("reading.note-linked", text=note.note.text, where=where)
    return finding("note-linked", message, before=verbatim, after=note.source, position=placed.place.origin.position)


def _missing(placed: PlacedMark, verbatim: str, *, told: bool) -> Finding:
    """A warning for the first mark of a key; what more there is of it is told as info."""
    message = render("reading.note-missing", mark=placed.mark.key.removeprefix("^"))
    position = placed.place.origin.position
    return finding("note-unlinked", message, before=verbatim, position=position, severity="info" if told else None)


def _unasked(note: PlacedNote) -> Finding:
    message = render("reading.note-unasked")
    position = note.place.origin.position
    return finding("note-unlinked", message, before=note.source, position=position, severity="info")
