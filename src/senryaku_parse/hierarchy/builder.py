"""Entries in order → nodes with ids. Layouts say what a row is; where it hangs is decided here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from senryaku_parse.findings import Severity, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.hierarchy.alike import Alike, Repeated
from senryaku_parse.hierarchy.drafts import GoalDraft, Identity, MeasureDraft, Siblings
from senryaku_parse.hierarchy.entries import NOT_STATED, Entry, EntryRole
from senryaku_parse.hierarchy.indicators import may_end_in_level, missing_target, with_baseline, with_stated
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.hierarchy.numbered import Numbered
from senryaku_parse.hierarchy.project_rows import ProjectRows
from senryaku_parse.hierarchy.reprints import resolve_reprints
from senryaku_parse.lists import BEGIN_LISTS, without_bullet
from senryaku_parse.messages import render, term
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project
from senryaku_parse.names import (
    MeasureName,
    own_label,
    split_area,
    split_goal,
    split_indicator,
    split_measure,
    split_own_label,
    without_continued,
)
from senryaku_parse.records import replaced
from senryaku_parse.targets import read_target
from senryaku_parse.text import fold_space, match_key
from senryaku_parse.vocabulary import Vocabulary

_Sibling = TypeVar("_Sibling", Indicator, Project)

_USUAL_NAME = 24
"""Characters of a name of a level that is hardly anything else."""
_SAID_OTHERWISE = "nodes.said-otherwise"
_NO_MEASURE = "nodes.area-without-measure"


class Builder:
    """Hangs each entry below the goal and the measure in force."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, entries: Sequence[Entry] = ()) -> None:
        """A builder of an empty hierarchy, for `entries`: how siblings are numbered tells what is part of their names."""
        self._numbered = Numbered(entries, vocabulary)
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._goals: Siblings[GoalDraft] = Siblings()
        self._in_force: GoalDraft | None = None
        self._ids: set[str] = set()
        self._borne: dict[str, int] = {}
        self._projects = ProjectRows(ledger, vocabulary)
        self._stated: dict[int, Alike] = {}
        self._repeated = Repeated()
        self._continued: set[str] = set()
        """Names with a remark that they go on, told so far."""

    def add(self, entry: Entry) -> None:
        """Make the node of `entry`, and note where its cells went."""
        node_id = _ADD[entry.role](self, entry)
        if node_id is not None:
            self._ledger.entered(entry, node_id)

    def goals(self) -> tuple[Goal, ...]:
        """The finished hierarchy, reprints resolved."""
        self._give_up_area()
        finished = self._projects.with_departments(tuple(draft.finished() for draft in self._goals.values()))
        goals, findings = resolve_reprints(finished)
        self._ledger.findings += findings
        return goals

    def _add_goal(self, entry: Entry) -> str:
        self._give_up_area()
        label, text = split_own_label(self._without_continued(entry), self._vocabulary)
        enumerator, name = split_goal(text)
        if not (enumerator or label or entry.enumerator) and (mark := self._numbered.split(text, "goal")):
            enumerator, name = mark.enumerator, mark.rest
        enumerator = enumerator or label or entry.enumerator
        number = enumerator.number if enumerator else None
        identity: Identity = (None, number, match_key(name))
        if entry.mention and identity not in self._goals:
            bare = own_label(name, self._vocabulary)
            identity = self._goals.by_number((None, bare.number, "") if bare else identity) or identity
        if identity not in self._goals:
            identity = self._goals.by_name(identity) or identity
        if identity in self._goals:
            self._in_force = self._goals[identity]
            if entry.mention:
                self._in_force.leave()
            else:
                self._note_repeated(self._in_force.node, entry)
            if number is not None and self._in_force.node.number is None:
                self._in_force.node = replaced(self._in_force.node, number=number)
            self._say_more(self._in_force, entry)
        else:
            node_id = self._new_id(str(number or len(self._goals) + 1), entry)
            node = Goal(id=node_id, number=number, name=name, position=entry.position, extra=entry.extra_texts())
            if len(name) > _USUAL_NAME:
                self._note_values_within(name, entry)
            self._in_force = self._goals.add(identity, GoalDraft(node))
        return self._in_force.node.id

    def _add_area(self, entry: Entry) -> None:
        """The area of the measures to come. Its cells go where the first of them goes."""
        self._give_up_area()
        goal = self._goal(entry)
        enumerator, name = split_area(text := self._without_continued(entry))
        if not enumerator and (mark := self._numbered.split(text, "area")):
            enumerator, name = mark.enumerator, mark.rest
        enumerator = enumerator or entry.enumerator
        goal.area = Area(marker=enumerator.marker if enumerator else "", name=name)
        goal.area_entry, goal.in_force = entry, None

    def _add_measure(self, entry: Entry) -> str:
        goal = self._goal(entry)
        read = split_measure(text := self._without_continued(entry))
        if not read.enumerator and (mark := self._numbered.split(text, "measure")):
            read = MeasureName(None, mark.enumerator, mark.rest)
        if read.area and read.area != goal.area:
            self._give_up_area()
        area = goal.area = read.area or goal.area
        enumerator = read.enumerator or entry.enumerator
        number = self._numbered.number(enumerator) if enumerator else None
        identity = (area, number, match_key(read.name))
        if entry.mention and identity not in goal.measures:
            identity = goal.measures.by_number(identity) or identity
        draft = goal.measures.get(identity)
        if draft:
            if not entry.mention:
                self._note_repeated(draft.node, entry)
            self._say_more(draft, entry)
        else:
            parts = (goal.node.id, area.marker if area else "", str(number or goal.count(area) + 1))
            node_id = self._new_id("-".join(filter(None, parts)), entry)
            node = Measure(
                id=node_id, area=area, number=number, name=read.name, position=entry.position, extra=entry.extra_texts()
            )
            draft = goal.begin(node, identity)
            if len(read.name) > _USUAL_NAME:
                self._note_values_within(read.name, entry)
        return self._put_in_force(goal, draft).node.id

    def _put_in_force(self, goal: GoalDraft, draft: MeasureDraft) -> MeasureDraft:
        """What comes next hangs below `draft`; an area row above goes where it goes."""
        goal.in_force = draft
        if goal.area_entry:
            self._ledger.entered(goal.area_entry, draft.node.id, "area")
        goal.area_entry = None
        return draft

    def _give_up_area(self) -> None:
        """An area row that no measure followed is kept in findings."""
        if self._in_force and (entry := self._in_force.area_entry):
            self._ledger.unplaced([entry.label, *entry.cells.values()], _NO_MEASURE)
            self._in_force.area_entry = None

    def _add_target(self, entry: Entry) -> str:
        goal = self._goal(entry)
        return self._take(self._indicator(f"{goal.node.id}-T{len(goal.targets) + 1}", entry), goal.targets, entry)

    def _add_kpi(self, entry: Entry) -> str:
        measure = self._measure(entry)
        return self._take(self._indicator(f"{measure.node.id}-K{len(measure.kpis) + 1}", entry), measure.kpis, entry)

    def _take(self, node: Indicator, siblings: list[Indicator], entry: Entry) -> str:
        """Hang `node` beside `siblings`; one that another table states word for word is that one, and told."""
        if entry.stated is not NOT_STATED:
            if id(siblings) not in self._stated:
                self._stated[id(siblings)] = Alike(siblings)
            if other := self._stated[id(siblings)].elsewhere(node):
                message = render("nodes.indicator-repeated", id=other.id)
                self._note("text-repeated", message, entry, other.id)
                return other.id
        return self._append(node, siblings, entry)

    def _append(self, node: _Sibling, siblings: list[_Sibling], entry: Entry) -> str:
        """Hang `node` beside `siblings`; one that differs from one of them in nothing is that one again, and told."""
        first, _, _ = self._repeated.first_named(node.name, (node, entry, siblings))
        if first is not node and (other := self._repeated.earlier(node, siblings, entry)):
            message = render("nodes.entry-repeated", id=other.id)
            self._note("entry-repeated", message, entry, other.id)
            return other.id
        siblings.append(node)
        return node.id

    def _add_indicator(self, entry: Entry) -> str:
        """An indicator that the table does not tell more of: what level it is of, what is in force says."""
        goal = self._in_force
        if goal and not goal.in_force and not goal.area and not goal.node.implicit:
            return self._add_target(entry)
        return self._add_kpi(entry)

    def _indicator(self, node_id: str, entry: Entry) -> Indicator:
        said = entry.texts().get
        name = said("name", "")
        name = _unmarked(name) if name[:1] in BEGIN_LISTS else name
        enumerator, name, text = split_indicator(name, said("target", ""), self._vocabulary)
        if entry.stated is NOT_STATED and may_end_in_level(name):
            stated = with_baseline(entry, self._vocabulary)
            if stated is not entry:
                return self._indicator(node_id, stated)
        enumerator = enumerator or entry.enumerator
        plain = entry.stated is NOT_STATED
        target, findings = read_target(text, name) if plain and text else (None, ())
        node = Indicator(
            id=node_id,
            number=enumerator.number if enumerator else None,
            name=name,
            target=target,
            position=entry.place("name"),
            extra=entry.extra_texts(),
        )
        if not plain:
            node, findings = with_stated(node, entry, text)
        elif not text:
            findings = (missing_target(node),)
        if findings:
            self._ledger.note_at(findings, entry.place("target"))
        return node

    def _add_project(self, entry: Entry) -> str:
        measure = self._measure(entry)
        node_id = f"{measure.node.id}-P{len(measure.projects) + 1}"
        return self._append(self._projects.read(node_id, entry), measure.projects, entry)

    def _add_text(self, entry: Entry) -> str:
        """Prose of the measure in force, or of the goal, as what a column left of the measures says; a level that is named again says it again."""
        goal = self._goal(entry)
        draft = (None if entry.mention else goal.in_force) or goal
        text, said = draft.node.text, entry.cells["text"].text
        if f"\n{said}\n" not in f"\n{text}\n":
            draft.node = replaced(draft.node, text="\n".join(filter(None, (text, said))))
        return draft.node.id

    def _goal(self, entry: Entry) -> GoalDraft:
        """The goal in force; a nameless one where the document has none above `entry`."""
        if self._in_force is None:
            self._note_missing_level("基本目標", entry)
            node = Goal(id=self._new_id("0", entry), name="", position=entry.position, implicit=True)
            self._in_force = self._goals.add((None, None, ""), GoalDraft(node))
        return self._in_force

    def _measure(self, entry: Entry) -> MeasureDraft:
        """The measure in force; a nameless one where the goal, or the area, has none above `entry`."""
        if self._in_force and self._in_force.in_force:
            return self._in_force.in_force
        goal = self._goal(entry)
        identity = (goal.area, None, "")
        draft = goal.measures.get(identity)
        if draft is None:
            self._note_missing_level("具体的施策", entry)
            marker = goal.area.marker if goal.area else ""
            node_id = self._new_id("-".join(filter(None, (goal.node.id, marker, "0"))), entry)
            node = Measure(id=node_id, area=goal.area, name="", position=entry.position, implicit=True)
            draft = goal.begin(node, identity)
        return self._put_in_force(goal, draft)

    def _without_continued(self, entry: Entry) -> str:
        """The name of a level without the remark that it goes on; each name with one is told once."""
        said = entry.text("name")
        name = without_continued(said)
        if name != said and said not in self._continued:
            self._continued.add(said)
            message = render("nodes.continued-mark")
            self._note("text-repeated", message, entry, name, "info")
        return name

    def _say_more(self, draft: GoalDraft | MeasureDraft, entry: Entry) -> None:
        """Keep what a node that comes again says of itself; what differs from what it said before is told."""
        for heading, cell in entry.extra.items():
            text = fold_space(cell.text)
            if draft.node.extra.get(heading, text) != text:
                self._ledger.unplaced([cell], _SAID_OTHERWISE, node=draft.node.id, heading=heading)
            else:
                draft.node = replaced(draft.node, extra=frozendict({**draft.node.extra, heading: text}))

    def _note_repeated(self, node: Goal | Measure, entry: Entry) -> None:
        message = render("nodes.node-repeated", id=node.id)
        self._note("text-repeated", message, entry, node.id, "info" if node.number is not None else "warning")

    def _note_values_within(self, name: str, entry: Entry) -> None:
        """Tell that the long `name` of a level holds the values of an indicator."""
        if self._vocabulary.has_arrows(name, 1) and any(map(str.isdigit, name)):
            self._note("name-doubtful", render("outline.name-with-number"), entry)

    def _note_missing_level(self, level: str, entry: Entry) -> None:
        self._note("level-missing", render("nodes.level-missing", level=term(level)), entry)

    def _note(
        self, code: str, message: str, entry: Entry, after: str | None = None, severity: Severity | None = None
    ) -> None:
        """A finding of the whole row of `entry`."""
        before, position = entry.text("name"), entry.position
        self._ledger.note(finding(code, message, before=before, after=after, position=position, severity=severity))

    def _new_id(self, wanted: str, entry: Entry) -> str:
        """`wanted`, or with "#2", "#3" … where another node bears it."""
        count = self._borne.get(wanted, 0) + 1
        while (node_id := f"{wanted}#{count}" if count > 1 else wanted) in self._ids:
            count += 1
        self._ids.add(node_id)
        self._borne[wanted] = count
        if count > 1:
            message = render("nodes.number-repeated", wanted=wanted, node_id=node_id)
            self._note("number-repeated", message, entry, node_id)
        return node_id


def _unmarked(name: str) -> str:
    """`name` without a bullet where it has but one: one in a list of several is told."""
    return without_bullet(name) if name.count(name[:1]) == 1 else name


_ADD: dict[EntryRole, Callable[[Builder, Entry], str | None]] = {
    "goal": Builder._add_goal,
    "target": Builder._add_target,
    "area": Builder._add_area,
    "measure": Builder._add_measure,
    "kpi": Builder._add_kpi,
    "indicator": Builder._add_indicator,
    "project": Builder._add_project,
    "text": Builder._add_text,
}
