"""What is said of projects: their names, 区分 and 再掲, and who carries them out."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal, TypeAlias

from senryaku_parse.text import match_key
from senryaku_parse.vocabulary.words import Words, label_key

Certainty: TypeAlias = Literal["certain", "likely"]

_REMARK = re.compile(r"\([^()]*\)\Z")


class Projects(Words):
    """Which texts are a 区分, the word 再掲, the name of a project, of a department, of an organization."""

    def is_category(self, text: str) -> bool:
        """Whether `text`, as a whole, is a known 区分."""
        return label_key(text) in self._categories

    def is_private(self, category: str) -> bool:
        """Whether the 区分 says that others than the municipality carry the project out."""
        return label_key(category) in self._private

    def is_reprint_mark(self, text: str) -> bool:
        """Whether `text` is the word 再掲, brackets aside."""
        return match_key(text).strip("()（）【】[]") in self.words["reprint"]["words"]

    def mentions_reprint(self, text: str) -> bool:
        """Whether the word 再掲 stands anywhere in `text`."""
        return self._reprint.search(text) is not None

    def looks_like_project(self, text: str) -> bool:
        """Whether `text` ends as names of projects do, a remark in brackets behind it aside."""
        endings = self._project_endings
        return text.endswith(endings) or _REMARK.sub("", match_key(text)).endswith(endings)

    def names_project(self, text: str) -> bool:
        """Whether `text` ends as names of projects do, with something before: 「相談事業」, but not 「推進事業」."""
        key = _REMARK.sub("", match_key(text))
        whole = len(key)
        while ending := next(filter(key.endswith, self._project_endings), ""):
            key = key.removesuffix(ending)
        return bool(key) and len(key) < whole

    def is_department(self, text: str) -> bool:
        """Whether `text` ends as names of departments do."""
        return match_key(text).endswith(self.words["department"]["endings"])

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

    @cached_property
    def _categories(self) -> frozenset[str]:
        return frozenset(map(label_key, self.words["categories"]["words"]))

    @cached_property
    def _private(self) -> frozenset[str]:
        return frozenset(map(label_key, self.words["categories"]["private"]))

    @cached_property
    def _reprint(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words["reprint"]["words"])))

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
