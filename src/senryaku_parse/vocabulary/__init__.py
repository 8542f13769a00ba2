"""Which words mean which role. The words are data: `vocabulary.toml`, beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from senryaku_parse.text import Enumerator, match_key, split_enumerator
from senryaku_parse.vocabulary.beginnings import Beginnings
from senryaku_parse.vocabulary.misspelled import nearest

Role: TypeAlias = Literal["goal", "target", "area", "measure", "kpi", "project"]
"""What a row of a strategy table is about."""
ColumnRole: TypeAlias = Literal["category", "name", "text", "department"]
"""What a column over projects holds."""
LevelPart: TypeAlias = Literal["goal", "area", "upper_measure", "measure"]
IndicatorPart: TypeAlias = Literal["target", "kpi", "indicator", "baseline", "aim", "interim", "actual", "unit"]
ProjectPart: TypeAlias = Literal["project", "category", "text", "organizations"]
Part: TypeAlias = LevelPart | IndicatorPart | ProjectPart | Literal["department", "number", "extra"]
"""What a heading of a column or a row may stand for: a level, an indicator or what is said of it, a project or what
is said of it, or what is said of either."""
Certainty: TypeAlias = Literal["certain", "likely"]

_MEMORY = 4096
"""Answers remembered: rules ask the same of each cell again; a document has some thousand cells."""

_HEAD = 24
"""Characters that tell a remark or a sum, white space inside it included."""
_REMARK = re.compile(r"\([^()]*\)\Z")
_BRACKET = re.compile("[()（）]")
_FRAMING = "【】《》〈〉「」『』[]<>◇◆■□●○◎▼▽★☆※:："
_FRAME = re.compile(rf"[\s{re.escape(_FRAMING)}]+")


class Label(NamedTuple):
    """A text of the label column, understood."""

    role: Role
    enumerator: Enumerator | None = None
    """The number the label carries: 1 of 「基本目標１」."""


@dataclass(frozen=True)
class Vocabulary:
    """The words by role, with the look-ups the pipeline asks for. Built once, shared."""

    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Table → entry → words, as in the TOML file."""

    @cached_property
    def _may_begin_label(self) -> Beginnings:
        """Whether a label may begin with a character; most texts are told from labels by that alone."""
        return Beginnings(self._labels, _FRAMING)

    def label(self, text: str) -> Label | None:
        """What a text means in a label column; null for one that is no label."""
        return self._label(text) if text and self._may_begin_label[text[0]] else None

    def column(self, text: str) -> ColumnRole | None:
        """What a column under a heading holds; null for an unknown heading."""
        return self._columns.get(label_key(text)) if text and self._may_begin_column[text[0]] else None

    def parts(self, text: str) -> tuple[Part, ...]:
        """All that `text` may stand for as a heading of a column or a row, likeliest first; empty for no heading."""
        return self._parts.get(label_key(text), ()) if text and self._may_begin_part[text[0]] else ()

    @cached_property
    def spelled(self) -> Callable[[str], str | None]:
        """The word of a label or a heading that a text, which is none, is a damaged spelling of; null for none."""
        return lru_cache(_MEMORY)(self._read_damaged)

    @cached_property
    def widened(self) -> Vocabulary:
        """The same with the levels that only mean so beside other labels among its labels, but for words of fields."""
        fields = {label_key(word) for words in self.words["fields"].values() for word in words}
        labels = dict(self.words["labels"])
        for part, words in self.words["wide_labels"].items():
            role = "area" if part == "upper_measure" else part
            labels[role] = (*labels.get(role, ()), *(word for word in words if label_key(word) not in fields))
        return Vocabulary({**self.words, "labels": labels})

    def headings(self, texts: tuple[str, ...]) -> dict[int, ColumnRole] | None:
        """The columns (counted from 0) that a row of texts names, its label column aside; null for any other row.

        A heading row names the column of project names, by a word for the list itself (主な事業) where by no other, and
        knows at least half of its headings.
        """
        may_begin, known = self._may_begin_heading, 0
        for text in texts[1:]:
            if text and may_begin[text[0]]:
                if known:
                    return self._headings(texts)
                known = 1
        return None

    @cached_property
    def _headings(self) -> Callable[[tuple[str, ...]], dict[int, ColumnRole] | None]:
        return lru_cache(_MEMORY)(self._read_headings)

    def is_category(self, text: str) -> bool:
        """Whether `text`, as a whole, is a known 区分."""
        return label_key(text) in self._categories

    def is_prose_head(self, text: str) -> bool:
        """Whether `text`, as a whole, heads prose in an outline."""
        return label_key(text) in self._prose_heads

    def is_department(self, text: str) -> bool:
        """Whether `text` ends as names of departments do."""
        return match_key(text).endswith(self.words["department"]["endings"])

    def is_reprint_mark(self, text: str) -> bool:
        """Whether `text` is the word 再掲, brackets aside."""
        return match_key(text).strip("()（）【】[]") in self.words["reprint"]["words"]

    def mentions_reprint(self, text: str) -> bool:
        """Whether the word 再掲 stands anywhere in `text`."""
        return self._reprint.search(text) is not None

    def may_be_aside(self, text: str) -> bool:
        """Whether `text` begins as notes or sums may; only then `is_note` and `is_total` need to be asked."""
        return self._may_begin_aside[text[:1]]

    def is_note(self, text: str) -> bool:
        """Whether `text` begins as remarks about a table do: 「※ …」."""
        return match_key(text[:_HEAD]).startswith(self._note_marks)

    def is_total(self, text: str) -> bool:
        """Whether `text`, as a whole, heads a row of sums."""
        return len(text) <= _HEAD and match_key(text) in self.words["totals"]["words"]

    def looks_like_project(self, text: str) -> bool:
        """Whether `text` ends as names of projects do, a remark in brackets behind it aside."""
        return _REMARK.sub("", match_key(text)).endswith(self._project_endings)

    def names_project(self, text: str) -> bool:
        """Whether `text` ends as names of projects do, with something before: 「相談事業」, but not 「推進事業」."""
        key = _REMARK.sub("", match_key(text))
        whole = len(key)
        while ending := next(filter(key.endswith, self._project_endings), ""):
            key = key.removesuffix(ending)
        return bool(key) and len(key) < whole

    def organization(self, text: str) -> Certainty | None:
        """How surely `text` names an organization, by how it begins or ends; null where nothing says so.

        A bare kind of organization (「大学」, 「組合」) names none.
        """
        key = match_key(text)
        for certainty, endings, beginnings in self._organizations:
            if key in endings:
                return None
            if key.endswith(endings) or key.startswith(beginnings):
                return certainty
        return None

    def is_private(self, category: str) -> bool:
        """Whether the 区分 says that others than the municipality carry the project out."""
        return label_key(category) in self._private

    def arrows(self, text: str) -> Iterator[re.Match[str]]:
        """The arrows of `text` outside brackets: one in 「入学者数（R1→R6） ⇒ 40人」. A stray bracket closes nothing."""
        last = end = opened = 0
        for sign in self._arrow_sign.finditer(text):
            before = text[last : sign.start()]
            opened = max(opened + _opened(before), 0)
            arrow = self.arrow.match(text, max(end, last + len(before.rstrip())))
            if arrow and not opened:
                yield arrow
            last, end = sign.start(), arrow.end() if arrow else end

    def around_arrow(self, text: str) -> tuple[str, str] | None:
        """What stands before the first arrow of `text` outside brackets, and what behind it; null without one."""
        first = self._arrow_sign.search(text)
        if first is None or ("(" not in text and "（" not in text):
            return (text[: first.start()], text[first.end() :]) if first else None
        last = opened = 0
        for sign in self._arrow_sign.finditer(text):
            start, end = sign.span()
            opened = max(opened + _opened(text[last:start]), 0)
            if not opened:
                return text[:start], text[end:]
            last = start
        return None

    def has_arrows(self, text: str, count: int) -> bool:
        """Whether `text` has `count` arrows or more, those in brackets included."""
        return self.count_arrows(text) >= count

    def count_arrows(self, text: str) -> int:
        """How many arrows `text` has, those in brackets included."""
        return len(self._arrow_sign.findall(text))

    @cached_property
    def arrow(self) -> re.Pattern[str]:
        """Matches what stands between an indicator and its target, white space around it included."""
        return re.compile(rf"\s*(?:{self._arrow_sign.pattern})\s*")

    @cached_property
    def _reprint(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words["reprint"]["words"])))

    @cached_property
    def _arrow_sign(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words["arrows"]["between"])))

    @cached_property
    def _label(self) -> Callable[[str], Label | None]:
        return lru_cache(_MEMORY)(self._read_label)

    @cached_property
    def _may_begin_column(self) -> Beginnings:
        return Beginnings(self._columns, _FRAMING)

    @cached_property
    def _may_begin_heading(self) -> Beginnings:
        projects = (key for key, parts in self._parts.items() if "project" in parts)
        return Beginnings((*self._columns, *projects), _FRAMING)

    @cached_property
    def _may_begin_aside(self) -> Beginnings:
        return Beginnings((*self._note_marks, *self.words["totals"]["words"]))

    @cached_property
    def _labels(self) -> dict[str, Role]:
        return {label_key(word): cast(Role, role) for role, words in self.words["labels"].items() for word in words}

    @cached_property
    def _columns(self) -> dict[str, ColumnRole]:
        return {
            label_key(word): cast(ColumnRole, role) for role, words in self.words["columns"].items() for word in words
        }

    @cached_property
    def _may_begin_part(self) -> Beginnings:
        return Beginnings(self._parts, _FRAMING)

    @cached_property
    def _parts(self) -> dict[str, tuple[Part, ...]]:
        found: dict[str, tuple[Part, ...]] = {}
        columns = {"project" if part == "name" else part: words for part, words in self.words["columns"].items()}
        for table in (self.words["fields"], columns, self.words["labels"], self.words["wide_labels"]):
            for part, words in table.items():
                for key in map(label_key, words):
                    found[key] = tuple(dict.fromkeys((*found.get(key, ()), cast(Part, part))))
        return found

    @cached_property
    def _categories(self) -> frozenset[str]:
        return frozenset(map(label_key, self.words["categories"]["words"]))

    @cached_property
    def _prose_heads(self) -> frozenset[str]:
        return frozenset(map(label_key, self.words["prose"]["words"]))

    @cached_property
    def _note_marks(self) -> tuple[str, ...]:
        return tuple(map(match_key, self.words["notes"]["marks"]))

    @cached_property
    def _project_endings(self) -> tuple[str, ...]:
        return tuple(map(match_key, self.words["project"]["endings"]))

    @cached_property
    def _organizations(self) -> tuple[tuple[Certainty, tuple[str, ...], tuple[str, ...]], ...]:
        def keys(entry: str) -> tuple[str, ...]:
            return tuple(map(match_key, self.words["organization"][entry]))

        return (
            ("certain", keys("endings"), keys("beginnings")),
            ("likely", keys("likely_endings"), keys("likely_beginnings")),
        )

    @cached_property
    def _private(self) -> frozenset[str]:
        return frozenset(map(label_key, self.words["categories"]["private"]))

    def _read_headings(self, texts: tuple[str, ...]) -> dict[int, ColumnRole] | None:
        found = {at: role for at, text in enumerate(texts) if at and (role := self.column(text))}
        if found and "name" not in found.values():
            names = [at for at, text in enumerate(texts) if at and "project" in self.parts(text)]
            found |= dict.fromkeys(names[:1], "name")
        if len(found) < 2 or "name" not in found.values():
            return None
        return found if 2 * len(found) >= sum(map(bool, texts[1:])) else None

    def _read_damaged(self, text: str) -> str | None:
        word = nearest(label_key(text), self._meanings, self.words["lookalikes"]["groups"])
        return self._spellings[word] if word else None

    @cached_property
    def _spellings(self) -> dict[str, str]:
        tables = ("labels", "wide_labels", "fields", "columns")
        return {label_key(word): word for table in tables for words in self.words[table].values() for word in words}

    @cached_property
    def _meanings(self) -> dict[str, Part]:
        """Key → likeliest part, of all words that mean more than that their text is kept."""
        return {key: parts[0] for key, parts in self._parts.items() if parts[0] != "extra"}

    def _read_label(self, text: str) -> Label | None:
        key = label_key(text)
        if key in self._labels:
            return Label(self._labels[key])
        for word, role in self._labels.items():
            if key.startswith(word):
                enumerator, rest = split_enumerator(key[len(word) :] + ".")
                if enumerator and rest.strip(". ") == "":
                    return Label(role, enumerator)
        return None


def _opened(text: str) -> int:
    """How many more brackets open in `text` than close."""
    if not _BRACKET.search(text):
        return 0
    return text.count("(") + text.count("（") - text.count(")") - text.count("）")


@lru_cache(_MEMORY)
def label_key(text: str) -> str:
    """`text` as labels are compared: width, case, white space and framing marks aside."""
    return match_key(_FRAME.sub("", text))


@lru_cache(maxsize=1)
def default_vocabulary() -> Vocabulary:
    """The vocabulary the package carries."""
    return _compile(tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text("utf-8")))


def _compile(tables: Mapping[str, Mapping[str, Any]]) -> Vocabulary:
    return Vocabulary(
        {table: {entry: tuple(words) for entry, words in entries.items()} for table, entries in tables.items()}
    )
