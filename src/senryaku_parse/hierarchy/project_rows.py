"""A row of a list of projects → the project it states."""

from __future__ import annotations

from collections.abc import Mapping

from senryaku_parse.findings import Severity, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.messages import render
from senryaku_parse.model import Goal, Measure, Project
from senryaku_parse.patterns import later
from senryaku_parse.project_texts import (
    in_brackets_behind,
    marks_in_names,
    may_be_department,
    split_category,
    split_department,
    split_description,
    split_organizations,
    split_outside_brackets,
    split_reprint,
)
from senryaku_parse.records import replaced
from senryaku_parse.rows import is_dash
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary

_MARK = later("[○〇◯●◎☑✓✔レ■★☆*＊]|有り?|あり|該当|はい")
"""Says yes below a heading."""
_DENIALS = frozenset({"×", "✕", "✖", "無", "無し", "否", "いいえ", "非該当", "新規", "初出"})
_CLOSED = frozenset(")）】]］〕")
"""One of these ends a name with something in brackets behind it."""
_NONE: tuple[str, ...] = ()


class ProjectRows:
    """Reads projects; what is doubtful in them goes to the ledger."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """A reader that has met no 区分 yet."""
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._may_mark = marks_in_names(vocabulary).search
        self._categories: dict[str, tuple[bool, bool]] = {}
        self._bracketed = 0
        """How many names had the name of a department in brackets behind them."""
        self._doubtful: set[str] = set()
        """Ids of the projects whose name ends in brackets with what may be a department."""

    def read(self, node_id: str, entry: Entry) -> Project:
        """The project of `entry`, to be known as `node_id`."""
        said = entry.texts().get
        name, text = said("name", ""), said("text", "")
        category, department = said("category") or None, said("department") or None
        mentioned = reprint = False
        if self._may_mark(name):
            mentioned = self._vocabulary.mentions_reprint(name)
            given = department
            name, category, department, reprint = self._without_marks(name, category, department, mentioned)
            self._bracketed += department is not given
            if (
                not department
                and name[-1:] in _CLOSED
                and (parted := in_brackets_behind(name))
                and may_be_department(parted[1])
            ):
                self._doubtful.add(node_id)
        if not text and ("：" in name or ":" in name):
            name, text = self._described(name)
        description, organizations, clear = text, _NONE, True
        if "/" in text or "／" in text:
            description, organizations, clear = split_organizations(text, category, self._vocabulary)
        if stated := said("organizations"):
            description, organizations, clear = text, tuple(split_outside_brackets(stated, "、，")), True
        position = entry.place("name")
        extra = entry.extra_texts()
        if extra and (heading := self._reprint_heading(extra)):
            reprint, mentioned = reprint or self._is_marked(extra[heading]), True
            if _MARK.fullmatch(extra[heading]):
                extra = frozendict({other: text for other, text in extra.items() if other != heading})
        if not clear:
            message = render("nodes.organization-unclear", name=name)
            self._ledger.note(finding("organization-unclear", message, before=text, position=entry.place("text")))
        if mentioned and not reprint:
            message = render("nodes.reprint-unclear", name=name)
            self._ledger.note(finding("reprint-unclear", message, before=name, position=position))
        if not name:
            self._ledger.note(
                finding("name-missing", render("nodes.name-missing"), before=text, position=entry.position)
            )
        return Project(
            id=node_id,
            category=category,
            name=name,
            text=text,
            description=description,
            organizations=organizations,
            reprint=(self._is_reprint_mark(category, entry) if category else False) or reprint,
            position=position,
            extra=extra,
            department=department,
        )

    def with_departments(self, goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
        """`goals`, where what stands behind a name as departments do behind most others is one: 「（保健センター）」."""
        if not self._doubtful or self._bracketed < max(2, len(self._doubtful)):
            return goals
        return tuple(replaced(goal, measures=tuple(map(self._settled_below, goal.measures))) for goal in goals)

    def _settled_below(self, measure: Measure) -> Measure:
        return replaced(measure, projects=tuple(map(self._settled, measure.projects)))

    def _settled(self, project: Project) -> Project:
        parted = in_brackets_behind(project.name) if project.id in self._doubtful else None
        if parted is None:
            return project
        category, name = project.category, fold_space(parted[0])
        if not category:
            category, name = split_category(name, self._vocabulary)
        return replaced(project, name=name, category=category, department=parted[1])

    def _described(self, name: str) -> tuple[str, str]:
        """Name and description of 「起業塾事業：講座を開く」, where the name says that it is one of a project."""
        bare, description = split_description(name)
        return (bare, description) if self._vocabulary.names_project(bare) else (name, "")

    def _without_marks(
        self, name: str, category: str | None, department: str | None, mentioned: bool
    ) -> tuple[str, str | None, str | None, bool]:
        """A name without what is marked in it; 区分 and department, which a column may state; whether it is a reprint.

        `mentioned`: the word 再掲 stands in it. Its mark may be the outermost one, or stand within the others.
        """
        reprint = False
        if mentioned:
            name, reprint = split_reprint(name, self._vocabulary)
        if not department:
            bare, named = split_department(name, self._vocabulary)
            name, department = fold_space(bare) if named else name, named or None
        if not category:
            category, name = split_category(name, self._vocabulary)
        if mentioned and not reprint:
            name, reprint = split_reprint(name, self._vocabulary)
        return name, category, department, reprint

    def _reprint_heading(self, extra: Mapping[str, str]) -> str | None:
        """The one of the headings of `extra` below which a text tells of 再掲; null for most."""
        words = self._vocabulary
        for heading, text in extra.items():
            if words.is_reprint_mark(text) or (words.mentions_reprint(heading) and not _denies(text)):
                return heading
        return None

    def _is_marked(self, text: str) -> bool:
        """Whether `text`, below a heading of 再掲 or as a remark, marks a project that was listed before."""
        return _MARK.fullmatch(text) is not None or self._vocabulary.mentions_reprint(text) or text[:1].isdigit()

    def _is_reprint_mark(self, category: str, entry: Entry) -> bool:
        """Whether the 区分 says 再掲; an unknown one is told. A document has few, so each is asked about once."""
        if category not in self._categories:
            words = self._vocabulary
            self._categories[category] = words.is_category(category), words.is_reprint_mark(category)
        known, is_mark = self._categories[category]
        if not known:
            message = render("nodes.category-unknown", category=category)
            place = entry.place("category")
            doubtful: Severity | None = "warning" if self._vocabulary.label(category) else None  # 「KPI」 is no 区分
            told = finding(
                "category-unknown", message, before=category, after=category, position=place, severity=doubtful
            )
            self._ledger.note(told)
        return is_mark


def _denies(text: str) -> bool:
    """Whether `text` says no below a heading."""
    return is_dash(text) or text in _DENIALS
