"""Nodes and leaves → entries, in the order of the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from senryaku_parse.cell_entries import ambiguous_finding, may_hold_several, part_entries, split_finding
from senryaku_parse.characters import read_characters
from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.hierarchy.entries import NOT_STATED, Entry, EntryRole, Stated
from senryaku_parse.layouts.outline.doubts import doubts
from senryaku_parse.layouts.outline.events import Event, Head, Leaf, Loose, Node, Prose, Table
from senryaku_parse.layouts.outline.evident import split_at_blank
from senryaku_parse.layouts.outline.indicators import Quantified, Split, split_aim
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.layouts.outline.project_lines import in_a_row, read_project_line, split_told
from senryaku_parse.layouts.outline.roles import Roles
from senryaku_parse.plan.levels import Level
from senryaku_parse.project_texts import (
    marks_in_names,
    split_category,
    split_department,
    split_description,
    split_name_behind,
)
from senryaku_parse.tables import EMPTY, Cell, LinePlace
from senryaku_parse.vocabulary import Field, Vocabulary

_ORDER: tuple[Level, ...] = ("goal", "area", "measure")
_LEVEL_NAMES: dict[Level, str] = {"goal": "基本目標", "area": "施策分野", "measure": "具体的施策"}
_BETWEEN = "見出し"
"""What a level too many is called in `extra` where its line has no label."""
_SAYS_MORE = re.compile(r"[^\W\d_]{2}|[^\W\d_]?\d{2}")
"""Stands beside the label of a head that is more than a number before it."""

_IN_PROSE = "説明の文の中の箇条書き・見出しであるため、どの項目にもしませんでした。"
_UNCLEAR = "階層・指標・事業のどれとも定まらない箇条書き・見出しのため、どの項目にもしませんでした。"
_NO_MEASURE = "この見出しの下に施策がないため、どの項目にもしませんでした。"

_PARTS = re.compile("[、，；;]")
_MAY_STAND_OUTSIDE = ("indicators", "projects", "schedule")
_PAST = re.compile(
    "検証|振り?返り|ふりかえり|総括|前期|前回|前計画|旧計画|これまでの|達成状況|達成度|進捗状況|実施状況|取組状況|効果測定|成果と課題|実績と評価"
    "|第[0-9０-９一二三]期.{0,20}(?:実績|結果|成果|評価|状況)"
)
"""In a heading before the first goal: what stands below it is of the strategy before."""

Path = dict[Level, Node]
"""Level → the node of that level that something hangs below."""


class EntryMaker:
    """Makes the entries, and keeps what found no place."""

    def __init__(
        self,
        roles: Roles,
        overview: Iterable[Node],
        dropped: Iterable[Node],
        single: Collection[int],
        split: Split,
        vocabulary: Vocabulary,
        past: Collection[Node] = (),
    ) -> None:
        """For the levels of `roles`; nodes of `overview` are none, and what hangs below a node of `dropped` is left alone.

        Tables below a node of `past` are of the strategy before.

        `single` holds the numbers of the tables whose one measure stays in force below them; `split` takes the line of an
        indicator apart.
        """
        self.above: dict[int, list[Entry]] = defaultdict(list)
        """Number of a table → the entries that stand above it, below the table before; those below the last table under
        a number that no table has."""
        self.outside: set[int] = set()
        """Tables below the last goal, under a heading of their own."""
        self.of_goals: set[int] = set()
        """Tables of indicators that a caption calls the targets of the goal in force."""
        self.findings: list[Finding] = []
        self.read: set[LinePlace] = set()
        """The lines that ended somewhere."""
        self.went: list[tuple[Cell, str]] = []
        """Lines that no entry holds, and where they went."""
        self.roles = roles
        self._overview = frozenset(overview)
        self._dropped = frozenset(dropped)
        self._past = frozenset(past)
        self._single = single
        self._split = split
        self._vocabulary = vocabulary
        self._may_mark = marks_in_names(vocabulary).search
        self._current: Path = {}
        self._paths: dict[Node | None, Path] = {}
        self._next = 1
        self._begun = False
        self._loose: list[Loose] = []
        self._prose: list[Prose] = []
        self._guessed: dict[str, list[Line]] = defaultdict(list)
        """What captions head whose own words don't say so → these."""
        self._labelled: dict[Level, list[Line]] = defaultdict(list)
        """Level → the lines of it whose label no vocabulary knows."""

    def make(self, events: Sequence[Event]) -> None:
        """Make the entries of `events`."""
        for event in events:
            owner = event if isinstance(event, Node) else event.owner
            if owner and self._dropped and not self._dropped.isdisjoint(owner.path()):
                if isinstance(event, Table):
                    self._next = event.number + 1
                    if not self._past.isdisjoint(owner.path()):
                        self.outside.add(event.number)
                continue
            path = self._path(owner)
            if event in self._overview:
                continue
            if self._prose and (self._prose[-1].owner is not owner or not isinstance(event, (Prose, Loose))):
                self._tell_prose()
            if isinstance(event, Leaf):
                if path:
                    self._enter(path)
                    self._leaf(event, path)
            elif isinstance(event, Table):
                self._table(event, path)
            elif not path:
                continue
            elif isinstance(event, Loose):
                self._note_loose(event)
            elif isinstance(event, Prose):
                if not event.line.caption:
                    self._prose.append(event)
            elif isinstance(event, Head):
                self._head(event)
            else:
                self._node(event, path)
        self._tell_prose()
        self._tell_loose()
        self._tell_untaken(events)
        self.findings += [_guess_finding(lines, what) for what, lines in self._guessed.items()]
        self.findings += [_label_finding(lines, role) for role, lines in self._labelled.items()]

    def doubts(self, events: Iterable[Event]) -> Iterator[Finding]:
        """The warnings on what was made of `events`."""
        prose = [event for event in events if isinstance(event, Prose) and event.line.origin.place in self.read]
        entries = [entry for entries in self.above.values() for entry in entries]
        return doubts(entries, prose, self._split, self._vocabulary)

    def _path(self, owner: Node | None) -> Path:
        if owner not in self._paths:
            self._paths[owner] = self._path_of(owner)
        return self._paths[owner]

    def _path_of(self, owner: Node | None) -> Path:
        path: Path = {}
        for node in owner.path() if owner else ():
            role = None if node in self._overview else self.roles.of(node)
            if role == "goal":
                path = {}
            if role is not None and role != "extra":
                path[role] = node
        return path

    def _node(self, node: Node, path: Path) -> None:
        role = self.roles.of(node)
        if role is None:
            self._note_loose(Loose(node.said.line, node, prose=False))
        elif role != "extra":
            self._begun = True
            self._enter(path)

    def _enter(self, path: Path) -> None:
        """Entries for what of `path` is not in force."""
        if path is self._current:
            return
        changed = [role for role in _ORDER if path.get(role) is not self._current.get(role)]
        if changed:
            first = changed[0] if path.get(changed[0]) else "goal"
            for role in _ORDER[_ORDER.index(first) :]:
                if node := path.get(role):
                    self._add(self._level(role, node))
        self._current = path

    def _level(self, role: Level, node: Node) -> Entry:
        said = node.said
        if said.label and said.part is None and role != "goal":
            self._labelled[role].append(said.line)
        extra: dict[str, Cell] = {}
        if role == "measure":
            for above in node.path():
                if self.roles.of(above) == "extra":
                    heading = above.said.label or _BETWEEN
                    if heading not in extra:
                        extra[heading] = self._cell(above.said.name, above.said.line)
        if node.department:
            extra["担当課"] = self._cell(node.department, said.line)
        cell = self._cell(said.name, said.line, *node.more)
        return Entry(role, {"name": cell}, said.line.origin, EMPTY, said.enumerator, extra, mention=True)

    def _table(self, table: Table, path: Path) -> None:
        self._next = table.number
        if path and table.kind in ("indicators", "projects", "measures", "governing"):
            self._enter(path)
            if table.of_goal and table.kind == "indicators" and path and list(path) == ["goal"]:
                self.of_goals.add(table.number)
        elif not path and table.kind in _MAY_STAND_OUTSIDE and (self._begun or tells_the_past(table.owner)):
            self.outside.add(table.number)
        self._next = table.number + 1
        if table.kind in ("measures", "goals", "governing", "labelled") and table.number not in self._single:
            self._current = {}

    def _leaf(self, leaf: Leaf, path: Path) -> None:
        kind: EntryRole
        if leaf.kind == "listed" and "measure" not in path:
            cell = self._cell(leaf.text, leaf.line, *leaf.wrapped)
            self._add(Entry("measure", {"name": cell}, leaf.line.origin, EMPTY, mention=True))
            for line in leaf.more:
                self._note_loose(Loose(line, leaf.owner, prose=False))
            self._current = {}
        elif leaf.kind in ("project", "listed"):
            self._project(leaf)
        else:
            kind = "kpi" if "measure" in path else "indicator" if leaf.kind == "indicator" else "kpi"
            if leaf.kind == "target" and "area" not in path and "measure" not in path:
                kind = "target"
            if kind == "kpi" and not self._has_measures:
                kind = "indicator"
            for one in self._several(leaf):
                self._indicator(one, kind)

    def _several(self, leaf: Leaf) -> Sequence[Leaf]:
        """The indicators of `leaf`, one or more with their arrows in one line: 「A 3人→5人、B 2軒→4軒」."""
        if leaf.fields or not self._vocabulary.has_arrows(leaf.text, 2) or not _PARTS.search(leaf.text):
            return [leaf]
        names, _, clear = part_entries(leaf.text, (), self._vocabulary, project=False)
        found = [self._split(name) for name in names]
        if len(names) < 2 or not clear or not all(one and one.target and one.name for one in found):
            return [leaf]
        self.findings.append(split_finding(Cell(leaf.text, (leaf.line.origin,)), names, "指標"))
        return [Leaf(leaf.kind, leaf.line, leaf.owner, name, leaf.wrapped) for name in names]

    @property
    def _has_measures(self) -> bool:
        return "measure" in self.roles.below.values()

    def _indicator(self, leaf: Leaf, role: EntryRole) -> None:
        text = leaf.text
        found = self._split(text)
        if found is None and not leaf.fields:
            found = split_aim(text)
        cells: dict[Field, Cell] = {"name": self._cell(found.name if found else text, leaf.line, *leaf.wrapped)}
        if found and found.sentence:
            self.findings.append(_sentence_finding(leaf, found))
        if found and found.target:
            cells["target"] = self._cell(found.target, leaf.line)
        if found and found.baseline:
            cells["baseline"] = self._cell(found.baseline, leaf.line)
        if found and found.unit:
            cells["unit"] = self._cell(found.unit, leaf.line)
        if found and found.department:
            cells["department"] = self._cell(found.department, leaf.line)
        extra = {heading: self._cell(value, leaf.line) for heading, value in found.others} if found else {}
        names: dict[str, Field] = {"baseline": "baseline", "aim": "target", "department": "department", "unit": "unit"}
        for part, (said, line) in leaf.fields.items():
            if (name := names.get(part)) and name not in cells:
                cells[name] = self._cell(said, line)
            else:
                self._note_loose(Loose(line, leaf.owner, prose=False))
        extra |= {heading: self._cell(said, line) for heading, (said, line) in leaf.extra.items()}
        stated = NOT_STATED
        if found and (found.baseline_year or found.target_year or found.targets or found.actuals):
            stated = Stated(
                baseline_year=found.baseline_year,
                target_year=found.target_year,
                targets={year: self._cell(value, leaf.line) for year, value in found.targets},
                actuals={year: self._cell(value, leaf.line) for year, value in found.actuals},
            )
        elif len(cells) > 2 or leaf.fields:
            stated = Stated()
        self._add(Entry(role, cells, leaf.line.origin, EMPTY, extra=extra, stated=stated))

    def _project(self, leaf: Leaf) -> None:
        text = self._without_mark(leaf)
        names: Sequence[str] = [text]
        if not leaf.more and may_hold_several(text, project=True):
            names, _, clear = part_entries(text, (), self._vocabulary, project=True)
            cell = Cell(text, (leaf.line.origin,))
            if len(names) > 1 or not clear:
                self.findings.append(split_finding(cell, names, "事業") if clear else ambiguous_finding(cell))
        if len(names) == 1 and not leaf.more and len(parts := in_a_row(text)) > 1:
            names = parts
            self.findings.append(split_finding(Cell(text, (leaf.line.origin,)), names, "事業"))
        for name in [split_mark(one).rest for one in names] if len(names) > 1 else [text]:
            self._one_project(leaf, name)

    def _without_mark(self, leaf: Leaf) -> str:
        """The text of a project without its number in a list: 「ア　起業塾」 is 起業塾."""
        if leaf.line.mark:
            return leaf.text.removeprefix(f"{leaf.line.mark} ")
        said = leaf.said
        return leaf.text.removeprefix(said.line.text[: -len(said.name)]) if said and said.enumerator else leaf.text

    def _one_project(self, leaf: Leaf, text: str) -> None:
        name, department, category, description = text, "", None, ""
        if stated := read_project_line(text, self._vocabulary):
            name, department, description = stated.name, stated.department, stated.description
            category = stated.category
        elif self._may_mark(text):
            rest, department = split_department(text, self._vocabulary)
            category, rest = split_category(rest, self._vocabulary)
            behind = split_name_behind(rest, self._vocabulary)
            name, description = behind or split_description(rest)
            if category is None and name != rest and not behind:
                category, name = split_category(name, self._vocabulary)
        if not description:
            name, description = split_told(name)
        if not description:
            name, description = split_at_blank(name)
        cells: dict[Field, Cell] = {"name": self._cell(name, leaf.line, *leaf.wrapped)}
        more = "\n".join([description, *(line.text for line in leaf.more)]).strip()
        if not department and leaf.more and (told := split_department(f"：{more}", self._vocabulary))[1]:
            more, department = told[0][1:].strip(), told[1]
        if "text" in leaf.fields:
            said, line = leaf.fields["text"]
            more = "\n".join(filter(None, [said, more]))
            self._cell(said, line)
        if more:
            lines = [*([leaf.fields["text"][1]] if "text" in leaf.fields else []), *leaf.more]
            origins = (*((leaf.line.origin,) if description else ()), *[line.origin for line in lines])
            cells["text"] = Cell(more, origins)
        if category:
            cells["category"] = self._cell(category, leaf.line)
        if "department" in leaf.fields:
            department, line = leaf.fields["department"]
            cells["department"] = self._cell(department, line)
        elif department:
            cells["department"] = self._cell(department, leaf.line)
        for field in ("category", "organizations"):
            if field in leaf.fields and field not in cells:
                cells[field] = self._cell(*leaf.fields[field])
        extra = {heading: self._cell(said, line) for heading, (said, line) in leaf.extra.items()}
        for heading, said in stated.others if stated else ():
            extra[heading] = self._cell(said, leaf.line)
        self.read |= {line.origin.place for line in leaf.more}
        self._add(Entry("project", cells, leaf.line.origin, EMPTY, extra=extra))

    def _add(self, entry: Entry) -> None:
        if self._loose:
            self._tell_loose()
        self.above[self._next].append(entry)

    def _cell(self, text: str, *lines: Line) -> Cell:
        for line in lines:
            place = line.origin.place
            if place not in self.read:
                self.read.add(place)
                self.findings += read_characters(line.raw, line.position)[1]
        return Cell(text, tuple([line.origin for line in lines]))

    def _head(self, head: Head) -> None:
        """A head says what stands below it; where it says more, it is told."""
        line = head.said.line
        if _SAYS_MORE.search(line.text.replace(head.said.label, "", 1)):
            self._note_loose(Loose(line, head.owner, prose=True))
        else:
            self.read.add(line.origin.place)
            self.went.append((line.cell, "heading"))
            if head.guessed:
                self._guessed["具体的事業" if head.said.part == "project" else "指標"].append(line)

    def _tell_prose(self) -> None:
        """The lines of prose one after another are the text of the measure above them, else of the goal; those of an area,
        too."""
        if not self._prose:
            return
        path, lines = self._path(self._prose[0].owner), [prose.line for prose in self._prose]
        self._prose = []
        self._enter(path)
        cell = self._cell("\n".join(line.whole for line in lines), *lines)
        self.above[self._next].append(Entry("text", {"text": cell}, lines[0].origin, EMPTY))

    def _tell_untaken(self, events: Iterable[Event]) -> None:
        """A level too many that no measure came below is kept in findings."""
        untaken = [event for event in events if isinstance(event, Node) and self.roles.of(event) == "extra"]
        for node in untaken:
            if node.said.line.origin.place not in self.read:
                self._tell_lines([node.said.line], _NO_MEASURE)

    def _note_loose(self, loose: Loose) -> None:
        if self._loose and self._loose[-1].prose != loose.prose:
            self._tell_loose()
        self._loose.append(loose)

    def _tell_loose(self) -> None:
        """One finding on lines one after another that found no place."""
        if not self._loose:
            return
        lines, prose = [loose.line for loose in self._loose], self._loose[0].prose
        self._loose = []
        self._tell_lines(lines, _IN_PROSE if prose else _UNCLEAR, "info" if prose else None)

    def _tell_lines(self, lines: Sequence[Line], message: str, severity: Severity | None = None) -> None:
        """One finding that keeps `lines`."""
        before = "\n".join(line.raw for line in lines)
        position = lines[0].position
        self.findings.append(finding("line-unplaced", message, before=before, position=position, severity=severity))
        self.read |= {line.origin.place for line in lines}
        self.went += [(line.cell, "finding:line-unplaced") for line in lines]


def _sentence_finding(leaf: Leaf, found: Quantified) -> Finding:
    """The finding that keeps the sentence of which the name and the values were `found`."""
    return finding(
        "cell-split",
        "文で書かれた目標を、指標名と数値に分けました。",
        before=leaf.text,
        after=" | ".join(filter(None, (found.name, found.baseline, found.target))),
        position=leaf.line.position,
    )


def _guess_finding(lines: Sequence[Line], what: str) -> Finding:
    """The finding that tells that `lines` were taken for captions over `what`."""
    return finding(
        "level-inferred",
        f"「{what}」と書かれていませんが、下に並ぶものから、次の見出しを{what}の見出しとしました。",
        before="\n".join(dict.fromkeys(line.text for line in lines)),
        after=what,
        position=lines[0].position,
    )


def _label_finding(lines: Sequence[Line], role: Level) -> Finding:
    """The finding that keeps the labels of `lines`, which no vocabulary knows."""
    return finding(
        "level-inferred",
        f"番号の前の言葉を階層の名前と見て、次の見出しを{_LEVEL_NAMES[role]}としました。",
        before="\n".join(dict.fromkeys(line.text for line in lines)),
        after=_LEVEL_NAMES[role],
        position=lines[0].position,
    )


def tells_the_past(owner: Node | None) -> bool:
    """Whether what hangs below `owner` is what became of the strategy before."""
    return owner is not None and any(_PAST.search(node.said.name or node.said.label) for node in owner.path())
