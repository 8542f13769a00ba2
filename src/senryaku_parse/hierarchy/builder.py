"""Entries in order → nodes with ids. Layouts say what a row is; where it hangs is decided here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from frozendict import frozendict

from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.entries import Entry, Field
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.hierarchy.names import MeasureName, split_goal, split_indicator, split_measure
from senryaku_parse.hierarchy.projects import split_organizations, split_reprint
from senryaku_parse.hierarchy.reprints import resolve_reprints
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Target
from senryaku_parse.source import Position
from senryaku_parse.targets import read_target
from senryaku_parse.text import fold_space, match_key
from senryaku_parse.vocabulary import Vocabulary

_NO_EXTRA: frozendict[str, str] = frozendict()


@dataclass(slots=True)
class _MeasureDraft:
    node: Measure
    kpis: list[Indicator] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)


@dataclass(slots=True)
class _GoalDraft:
    node: Goal
    targets: list[Indicator] = field(default_factory=list)
    measures: list[_MeasureDraft] = field(default_factory=list)
    area: Area | None = None
    """The area in force, from an area row or the last measure that names one."""


class Builder:
    """Hangs each entry below the goal and the measure in force."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """A builder of an empty hierarchy."""
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._goals: list[_GoalDraft] = []
        self._ids: set[str] = set()
        self._add = {
            "goal": self._add_goal,
            "target": self._add_target,
            "area": self._add_area,
            "measure": self._add_measure,
            "kpi": self._add_kpi,
            "project": self._add_project,
        }

    def add(self, entry: Entry) -> None:
        """Make the node of `entry`, and note where its cells went."""
        node_id = self._add[entry.role](entry)
        self._ledger.went(entry.label, f"{node_id}.label")
        for name, cell in entry.cells.items():
            self._ledger.went(cell, f"{node_id}.{name}")
        for heading, cell in entry.extra.items():
            self._ledger.went(cell, f"{node_id}.extra.{heading}")

    def goals(self) -> tuple[Goal, ...]:
        """The finished hierarchy, reprints resolved."""
        goals = tuple(
            replace(
                goal.node,
                targets=tuple(goal.targets),
                measures=tuple(
                    replace(draft.node, kpis=tuple(draft.kpis), projects=tuple(draft.projects))
                    for draft in goal.measures
                ),
            )
            for goal in self._goals
        )
        goals, findings = resolve_reprints(goals)
        self._ledger.findings += findings
        return goals

    def _add_goal(self, entry: Entry) -> str:
        enumerator, name = split_goal(entry.text("name"))
        enumerator = enumerator or entry.enumerator
        number = enumerator.number if enumerator else None
        for goal in self._goals:
            if goal.node.number == number and match_key(goal.node.name) == match_key(name):
                self._goals.append(self._goals.pop(self._goals.index(goal)))
                self._note_repeated(goal.node.id, entry)
                return goal.node.id
        node_id = self._new_id(str(number or len(self._goals) + 1), entry)
        self._goals.append(_GoalDraft(Goal(id=node_id, number=number, name=name, position=entry.position)))
        return node_id

    def _add_area(self, entry: Entry) -> str:
        goal = self._goal(entry)
        enumerator, name = split_goal(entry.text("name"))
        enumerator = enumerator or entry.enumerator
        goal.area = Area(marker=enumerator.marker if enumerator else "", name=name)
        return f"{goal.node.id}-{goal.area.marker}"

    def _add_measure(self, entry: Entry) -> str:
        goal = self._goal(entry)
        read = split_measure(entry.text("name"))
        area = goal.area = read.area or goal.area
        enumerator = read.enumerator or entry.enumerator
        number = enumerator.number if enumerator else None
        for draft in goal.measures:
            if (draft.node.area, draft.node.number) == (area, number) and _same(draft.node.name, read):
                goal.measures.append(goal.measures.pop(goal.measures.index(draft)))
                self._note_repeated(draft.node.id, entry)
                return draft.node.id
        siblings = sum(draft.node.area == area for draft in goal.measures)
        parts = (goal.node.id, area.marker if area else "", str(number or siblings + 1))
        node_id = self._new_id("-".join(filter(None, parts)), entry)
        node = Measure(id=node_id, area=area, number=number, name=read.name, position=entry.position)
        goal.measures.append(_MeasureDraft(node))
        return node_id

    def _add_target(self, entry: Entry) -> str:
        goal = self._goal(entry)
        goal.targets.append(self._indicator(f"{goal.node.id}-T{len(goal.targets) + 1}", entry))
        return goal.targets[-1].id

    def _add_kpi(self, entry: Entry) -> str:
        measure = self._measure(entry)
        measure.kpis.append(self._indicator(f"{measure.node.id}-K{len(measure.kpis) + 1}", entry))
        return measure.kpis[-1].id

    def _indicator(self, node_id: str, entry: Entry) -> Indicator:
        enumerator, name, text = split_indicator(entry.text("name"), entry.text("target"), self._vocabulary)
        enumerator = enumerator or entry.enumerator
        position = _place(entry, "name")
        target: Target | None = None
        if text:
            target, findings = read_target(text, name)
            self._ledger.note_at(findings, _place(entry, "target"))
        else:
            self._ledger.note(
                finding("target-missing", f"「{name}」に目標の表現がありません。", before=name, position=position)
            )
        return Indicator(
            id=node_id,
            number=enumerator.number if enumerator else None,
            name=name,
            target=target,
            position=position,
            extra=_extra(entry),
        )

    def _add_project(self, entry: Entry) -> str:
        measure = self._measure(entry)
        name, reprint = split_reprint(entry.text("name"), self._vocabulary)
        category = entry.text("category") or None
        text = entry.text("text")
        description, organizations, clear = split_organizations(text, category, self._vocabulary)
        position = _place(entry, "name")
        if not clear:
            self._ledger.note(
                finding(
                    "organization-unclear",
                    f"「{name}」の内容にあるスラッシュの後は団体名と言い切れないため、分けずに残しました。",
                    before=text,
                    position=_place(entry, "text"),
                )
            )
        if not reprint and self._vocabulary.mentions_reprint(name):
            message = f"「{name}」に再掲の文字がありますが、再掲の印として読めないため、別の事業としました。"
            self._ledger.note(finding("reprint-unclear", message, before=name, position=position))
        if not name:
            self._ledger.note(finding("name-missing", "事業名が空です。", before=text, position=entry.position))
        if category and not self._vocabulary.is_category(category):
            self._ledger.note(
                finding(
                    "category-unknown",
                    f"「{category}」は知られていない区分ですが、区分の列にあるため区分として読みました。",
                    before=category,
                    after=category,
                    position=_place(entry, "category"),
                )
            )
        measure.projects.append(
            Project(
                id=f"{measure.node.id}-P{len(measure.projects) + 1}",
                category=category,
                name=name,
                text=text,
                description=description,
                organizations=organizations,
                reprint=reprint or (category is not None and self._vocabulary.is_reprint_mark(category)),
                position=position,
                extra=_extra(entry),
                department=entry.text("department") or None,
            )
        )
        return measure.projects[-1].id

    def _goal(self, entry: Entry) -> _GoalDraft:
        """The goal in force; a nameless one where the document has none above `entry`."""
        if not self._goals:
            self._note_missing_level("基本目標", entry)
            self._goals.append(
                _GoalDraft(Goal(id=self._new_id("0", entry), name="", position=entry.position, implicit=True))
            )
        return self._goals[-1]

    def _measure(self, entry: Entry) -> _MeasureDraft:
        """The measure in force; a nameless one where the goal has none above `entry`."""
        goal = self._goal(entry)
        if not goal.measures:
            self._note_missing_level("具体的施策", entry)
            node_id = self._new_id(f"{goal.node.id}-0", entry)
            goal.measures.append(_MeasureDraft(Measure(id=node_id, name="", position=entry.position, implicit=True)))
        return goal.measures[-1]

    def _note_repeated(self, node_id: str, entry: Entry) -> None:
        self._ledger.note(
            finding(
                "text-repeated",
                f"{node_id} の行がもう一度現れたため、同じ項目の続きとして読みました。",
                before=entry.text("name"),
                after=node_id,
                position=entry.position,
            )
        )

    def _note_missing_level(self, level: str, entry: Entry) -> None:
        self._ledger.note(
            finding(
                "level-missing",
                f"この行の上に{level}がないため、名前のない{level}の下に置きました。",
                before=entry.text("name"),
                position=entry.position,
            )
        )

    def _new_id(self, wanted: str, entry: Entry) -> str:
        """`wanted`, or with "#2", "#3" … where another node bears it."""
        node_id, count = wanted, 1
        while node_id in self._ids:
            count += 1
            node_id = f"{wanted}#{count}"
        self._ids.add(node_id)
        if count > 1:
            self._ledger.note(
                finding(
                    "number-repeated",
                    f"番号「{wanted}」は別の項目にも付いているため、IDを「{node_id}」としました。",
                    before=entry.text("name"),
                    after=node_id,
                    position=entry.position,
                )
            )
        return node_id


def _same(name: str, read: MeasureName) -> bool:
    return match_key(name) == match_key(read.name)


def _place(entry: Entry, name: Field) -> Position:
    """Where the entry's cell `name` begins; the row where it has none."""
    cell = entry.cells.get(name)
    return cell.origins[0] if cell and cell.origins else entry.position


def _extra(entry: Entry) -> frozendict[str, str]:
    if not entry.extra:
        return _NO_EXTRA
    return frozendict({heading: fold_space(cell.text) for heading, cell in entry.extra.items()})
