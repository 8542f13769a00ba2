"""A line of a project taken apart: 「起業塾事業｜講座を開く｜農政課」, 「事業名：起業塾事業／内容：講座を開く」."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.layouts.outline.project_words import names_project
from senryaku_parse.project_texts import names_departments, split_outside_brackets
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.text import ends_as_sentence
from senryaku_parse.vocabulary import Vocabulary

_BARS = re.compile(r"\s*[｜│┃]\s*|\s+[|]\s+")
_ENDS = " \t　、,，;；/／|｜│┃"
_LEADS = re.compile(r"(?:\s*+(?:[…‥]++|[―—─]++|[-－–]{2,}+|[.．・]{3,}+)\s*+|\s+[-－–~〜～]\s+)(?=\S)|[\s　]+(?=\S)")
"""Parts a name from what is said of it on the same line."""


_BEFORE = re.compile(r"\s*+[(（【［\[〔《]([^()（）【】［］\[\]〔〕《》]++)[)）】］\]〕》]\s*+(?=\S)")
_PARTS = re.compile(r"\s*+[／/…‥―—─→⇒]++\s*+(?=\S)|\s++(?=\S)")


class ProjectLine(NamedTuple):
    """What a line says of a project."""

    name: str
    description: str = ""
    department: str = ""
    category: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    """What else it says, with the word for it."""


def read_project_line(text: str, vocabulary: Vocabulary) -> ProjectLine | None:
    """`text` taken apart at the words for what it says, or at its bars; null where it has neither."""
    return _labelled(text, vocabulary) or _barred(text, vocabulary) or _with_department(text, vocabulary)


def _with_department(text: str, vocabulary: Vocabulary) -> ProjectLine | None:
    """The name of a project with the department behind it, parted by more than a bracket, or in brackets before it."""
    before = _BEFORE.match(text)
    if before and names_departments(before[1].strip(), vocabulary):
        return ProjectLine(text[before.end() :], department=before[1].strip())
    parted = parted_behind(text)
    if parted is None or not names_departments(parted[1], vocabulary):
        return None
    return ProjectLine(parted[0], department=parted[1])


def parted_behind(text: str) -> tuple[str, str] | None:
    """The name of a project, and what stands behind it, parted by a blank, a slash or leaders; null where neither does."""
    for sign in _PARTS.finditer(text):
        if names_project(name := text[: sign.start()].rstrip()):
            return name, text[sign.end() :].strip()
    return None


def _labelled(text: str, vocabulary: Vocabulary) -> ProjectLine | None:
    plain = fold_width(text)
    if ":" not in plain:
        return None
    labels = list(_words(vocabulary).finditer(plain))
    name = text[: labels[0].start()].strip(_ENDS) if labels else ""
    said: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for at, label in enumerate(labels):
        stop = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        value = text[label.end() : stop].strip(_ENDS)
        parts = vocabulary.parts(label["word"])
        part = "name" if label["word"] in _names(vocabulary) else next((one for one in parts if one in _OF), "")
        if part == "name" and not name:
            name = value
        elif part in said or part in ("", "name"):
            others.append((text[label.start("word") : label.end("word")], value))
        else:
            said[part] = value
    if not name or not (said or others):
        return None
    if "organizations" in said:
        others.append(("実施主体", said["organizations"]))
    return ProjectLine(name, said.get("text", ""), said.get("department", ""), said.get("category"), tuple(others))


_OF = ("text", "department", "category", "organizations")


def _barred(text: str, vocabulary: Vocabulary) -> ProjectLine | None:
    name, *beside = [part for part in _BARS.split(text) if part] or [""]
    if not beside:
        return None
    departments = [part for part in beside if names_departments(part, vocabulary)]
    categories = [part for part in beside if vocabulary.is_category(part)]
    rest = [part for part in beside if part not in (*departments[:1], *categories[:1])]
    if vocabulary.is_category(name) and rest:
        name, categories, rest = rest[0], [name], rest[1:]
    department, category = "".join(departments[:1]), categories[0] if categories else None
    return ProjectLine(name, "　".join(rest), department, category)


def in_a_row(text: str) -> list[str]:
    """The projects that stand in a row, parted by a dot or a slash, where each is named as projects are; else `text`."""
    for sign in ("／/", "・･", " 　"):
        parts = [part.strip() for part in split_outside_brackets(text, sign)]
        parts = [part for part in parts if part]
        if len(parts) > 1 and all(map(names_project, parts)):
            return parts
    return [text]


def split_told(text: str) -> tuple[str, str]:
    """Name and description of 「起業塾事業 … 講座を開く。」; all of it as the name where it is not clearly both."""
    for sign in _LEADS.finditer(text):
        name, told = text[: sign.start()], text[sign.end() :]
        if names_project(name) and (sign[0].strip() or ends_as_sentence(told)) and not names_project(told):
            return name, told
    return text, ""


@lru_cache(maxsize=8)
def _names(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(map(fold_width, vocabulary.words["columns"]["name"]))


@lru_cache(maxsize=8)
def _words(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Matches a word for what is said of a project, with its colon."""
    columns, fields = vocabulary.words["columns"], vocabulary.words["fields"]
    known = {fold_width(word) for words in columns.values() for word in words}
    known |= {fold_width(word) for part in ("organizations", "extra") for word in fields[part]}
    words = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\s、,;/|。(・]))(?P<word>{words})\s*:\s*")
