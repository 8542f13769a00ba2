"""The words over columns and beside rows: labels of levels, headings of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, KeysView
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple, TypeAlias, cast

from senryaku_parse.patterns import later
from senryaku_parse.text import Enumerator, split_enumerator
from senryaku_parse.vocabulary.beginnings import Beginnings
from senryaku_parse.vocabulary.misspelled import MOST_EDITS, nearest
from senryaku_parse.vocabulary.words import FRAMING, MEMORY, Words, label_key

Role: TypeAlias = Literal["goal", "target", "area", "measure", "kpi", "project"]
"""What a row of a strategy table is about."""
ColumnRole: TypeAlias = Literal["category", "name", "text", "department"]

Field: TypeAlias = Literal[
    "name",
    "target",
    "baseline",
    "category",
    "text",
    "department",
    "organizations",
    "unit",
    "number",
    "baseline_year",
    "target_year",
]
"""What a cell may say of an indicator or a project."""
"""What a column over projects holds."""
LevelPart: TypeAlias = Literal["goal", "area", "upper_measure", "measure"]
IndicatorPart: TypeAlias = Literal[
    "target", "kpi", "indicator", "baseline", "aim", "interim", "actual", "unit", "baseline_year", "target_year"
]
ProjectPart: TypeAlias = Literal["project", "category", "text", "organizations"]
Part: TypeAlias = LevelPart | IndicatorPart | ProjectPart | Literal["department", "number", "extra", "group"]
"""What a heading of a column or a row may stand for: a level, an indicator or what is said of it, a project or what
is said of it, or what is said of either, or a group that several of them have in common."""
INDICATORS: frozenset[Part] = frozenset({"target", "kpi", "indicator"})
"""The parts that name an indicator."""
VALUES: frozenset[Part] = frozenset({"baseline", "aim", "interim", "actual"})
"""The values of an indicator."""
OF_INDICATOR: frozenset[Part] = frozenset({*VALUES, "unit", "baseline_year", "target_year"})
"""What is said of indicators alone."""
OF_PROJECT: frozenset[Part] = frozenset({"category", "text", "organizations"})
"""What is said of projects alone."""


_FEWEST = 2
"""Headings that a row of headings has at least."""
_FRAME = 8
"""Characters around a heading, at most."""
_ALIKE = 55
"""Of 100, how much a word must be like another to be proposed for it."""
_WORD = later(r"[^(（0-9０-９Ⅰ-Ⅻ①-⑳\s]+")
"""The word that a heading begins with."""


def _spellings_of(word: str) -> tuple[str, ...]:
    """`word` with 取組 in each way that it is written."""
    if "取組" not in word or "取組み" in word:
        return (word,)
    return (word, *[word.replace("取組", other) for other in ("取組み", "取り組み", "取り組")])


_COMPOUND = re.compile(
    r"(?P<marker>(?:[0-9]{1,2}|[ivx]{1,4}|[a-z])[-‐−–―.](?:[0-9]{1,2}[-‐−–―.])?+[(]?(?P<last>[0-9]{1,2})[)]?)"
)
"""A number of several levels, as labels are compared: 「1-2」, 「i-(2)」."""


class Label(NamedTuple):
    """A text of the label column, understood."""

    role: Role
    enumerator: Enumerator | None = None
    """The number the label carries: 1 of 「基本目標１」."""


class Headings(Words):
    """Which role a text names as a label or a heading."""

    def label(self, text: str) -> Label | None:
        """What a text means in a label column; null for one that is no label."""
        return self._label(text) if text and self._may_begin_label[text[0]] else None

    def column(self, text: str) -> ColumnRole | None:
        """What a column under a heading holds; null for an unknown heading."""
        return self._columns.get(label_key(text)) if text and self._may_begin_column[text[0]] else None

    @property
    def column_words(self) -> KeysView[str]:
        """The headings of columns as the vocabulary writes them: for a first look."""
        return self._columns.keys()

    def parts(self, text: str) -> tuple[Part, ...]:
        """All that `text` may stand for as a heading of a column or a row, likeliest first; empty for no heading."""
        return self._parts.get(label_key(text), ()) if text and self._may_begin_part[text[0]] else ()

    def any_parts(self, texts: Iterable[str]) -> bool:
        """Whether `parts` knows any of `texts`."""
        may_begin, known, longest = self._may_begin_part, self._parts, self._longest
        suspects = [text for text in texts if text and len(text) < longest and may_begin[text[0]]]
        return any(label_key(text) in known for text in suspects) if suspects else False

    def names_below_group(self, text: str) -> bool:
        """Whether `text` heads a column of names where a group over it says whose: 「名称」 below 「KPI」."""
        return label_key(text) in self._names_below_groups

    def may_begin_part(self, text: str) -> bool:
        """Whether `text` begins as headings may; only then `parts` needs to be asked of its beginnings."""
        return bool(text) and self._may_begin_part[text[0]]

    @property
    def part_beginnings(self) -> Beginnings:
        """Whether headings may begin with a character: `may_begin_part`, for each row of a table."""
        return self._may_begin_part

    def headings(self, texts: tuple[str, ...]) -> dict[int, ColumnRole] | None:
        """The columns (counted from 0) that a row of texts names, its label column aside; null for any other row.

        A heading row names the column of project names, by a word for the list itself (主な事業) where by no other, and
        knows at least half of its headings.
        """
        return self.headings_of_each((texts,))[0]

    def headings_of_each(self, rows: Iterable[tuple[str, ...]]) -> list[dict[int, ColumnRole] | None]:
        """The `headings` of each of `rows`: most are told from headings by how two of their texts begin."""
        may_begin, longest, read = self._may_begin_heading, self._longest, self._headings
        found: list[dict[int, ColumnRole] | None] = []
        for texts in rows:
            known, named = False, None
            others = len(texts) - 1 - _FEWEST
            for text in texts[1:]:
                if text and may_begin[text[0]] and len(text) < longest:
                    if known:
                        named = read(texts)
                        break
                    known = True
                elif others <= 0:
                    break
                else:
                    others -= 1
            found.append(named)
        return found

    @cached_property
    def spelled(self) -> Callable[[str], str | None]:
        """The word of a label or a heading that a text, which is none, is a damaged spelling of; null for none."""
        return lru_cache(MEMORY)(self._read_damaged)

    def may_lack_letter(self, text: str) -> bool:
        """Whether `text`, what stands in brackets or as a year behind it aside, is a word of a heading less a letter."""
        found = _WORD.match(text)
        return found is not None and label_key(found[0]) in self._lacking and not self.parts(found[0])

    def nearest_heading(self, text: str) -> str | None:
        """The word of a heading most like `text`, which is none; null where none is much like it."""
        from rapidfuzz import fuzz, process

        near = process.extractOne(label_key(text), self._spellings.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self._spellings[near[0]] if near else None

    @cached_property
    def _lacking(self) -> frozenset[str]:
        """All words of headings less one of their letters."""
        return frozenset(word[:at] + word[at + 1 :] for word in self._parts for at in range(len(word)))

    @cached_property
    def _label(self) -> Callable[[str], Label | None]:
        return lru_cache(MEMORY)(self._read_label)

    def _read_label(self, text: str) -> Label | None:
        key = label_key(text)
        if key in self._labels:
            return Label(self._labels[key])
        for word, role in self._labels.items():
            if key.startswith(word):
                enumerator, rest = split_enumerator(key[len(word) :] + ".")
                if enumerator and rest.strip(". ") == "":
                    return Label(role, enumerator)
                if compound := _COMPOUND.fullmatch(key[len(word) :]):
                    return Label(role, Enumerator(compound["marker"], int(compound["last"]), False))
        return None

    @cached_property
    def _headings(self) -> Callable[[tuple[str, ...]], dict[int, ColumnRole] | None]:
        return lru_cache(MEMORY)(self._read_headings)

    def _read_headings(self, texts: tuple[str, ...]) -> dict[int, ColumnRole] | None:
        found = {at: role for at, text in enumerate(texts) if at and (role := self.column(text))}
        if found and "name" not in found.values():
            names = [at for at, text in enumerate(texts) if at and "project" in self.parts(text)]
            found |= dict.fromkeys(names[:1], "name")
        if len(found) < _FEWEST or "name" not in found.values():
            return None
        return found if 2 * len(found) >= sum(map(bool, texts[1:])) else None

    def _read_damaged(self, text: str) -> str | None:
        key = label_key(text)
        word = nearest(key, self._near_in_length(len(key)), self.words["lookalikes"]["groups"])
        return self._spellings[word] if word else None

    @cached_property
    def _near_in_length(self) -> Callable[[int], dict[str, Part]]:
        """The entries of `_meanings` that damage could have brought to that length; others need no look."""
        return lru_cache(MEMORY)(
            lambda length: {
                word: part for word, part in self._meanings.items() if abs(len(word) - length) <= MOST_EDITS
            }
        )

    @cached_property
    def _longest(self) -> int:
        """More characters than a known heading has, blanks and brackets around it included."""
        return max(map(len, self._parts)) + _FRAME

    @cached_property
    def _may_begin_label(self) -> Beginnings:
        """Whether a label may begin with a character; most texts are told from labels by that alone."""
        return Beginnings(self._labels, FRAMING)

    @cached_property
    def _may_begin_column(self) -> Beginnings:
        return Beginnings(self._columns, FRAMING)

    @cached_property
    def _may_begin_part(self) -> Beginnings:
        return Beginnings(self._parts, FRAMING)

    @cached_property
    def _may_begin_heading(self) -> Beginnings:
        projects = (key for key, parts in self._parts.items() if "project" in parts)
        return Beginnings((*self._columns, *projects), FRAMING)

    @cached_property
    def _labels(self) -> dict[str, Role]:
        return {
            label_key(one): cast(Role, role)
            for role, words in self.words["labels"].items()
            for word in words
            for one in _spellings_of(word)
        }

    @cached_property
    def _columns(self) -> dict[str, ColumnRole]:
        return {
            label_key(one): cast(ColumnRole, role)
            for role, words in self.words["columns"].items()
            for word in words
            for one in _spellings_of(word)
        }

    @cached_property
    def _parts(self) -> dict[str, tuple[Part, ...]]:
        found: dict[str, tuple[Part, ...]] = {}
        columns = {"project" if part == "name" else part: words for part, words in self.words["columns"].items()}
        for table in (self.words["fields"], columns, self.words["labels"], self.words["wide_labels"]):
            for part, words in table.items():
                for key in map(label_key, [one for word in words for one in _spellings_of(word)]):
                    found[key] = tuple(dict.fromkeys((*found.get(key, ()), cast(Part, part))))
        return found

    @cached_property
    def _names_below_groups(self) -> frozenset[str]:
        return frozenset(map(label_key, self.words["below_groups"]["name"]))

    @cached_property
    def _spellings(self) -> dict[str, str]:
        tables = ("labels", "wide_labels", "fields", "columns")
        return {label_key(word): word for table in tables for words in self.words[table].values() for word in words}

    @cached_property
    def _meanings(self) -> dict[str, Part]:
        """Key → likeliest part, of all words that mean more than that their text is kept."""
        return {key: parts[0] for key, parts in self._parts.items() if parts[0] != "extra"}
