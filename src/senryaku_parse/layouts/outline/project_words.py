"""What is said of a project in the lines below its name, and what these lines can't be."""

from __future__ import annotations

import re

from senryaku_parse.project_texts import IN_CHARGE, names_departments, split_department
from senryaku_parse.text import ends_as_sentence
from senryaku_parse.vocabulary import Part, Vocabulary

_GOES_ON = frozenset("をにのがはでとやもへ、・（(「")
"""Ends a line whose words go on in the next."""
_BEGINS_REST = frozenset("をにのがはでとやもへ、。）)」")
_BRACKETED = re.compile(r"\s*+[(（【［\[〔][^()（）【】［］〔〕]*+[)）】］\]〕]\s*+")
_NAMES = re.compile(
    r"(?:事業|制度|講座|教室|プログラム|プロジェクト|キャンペーン|補助金|助成金|奨励金|支援金|交付金)費?(?:\s*[(（【［〔][^()（）]*[)）】］〕])?\Z"
)
_FRAME = "【《〈「『[<＜［〔≪(（】》〉」』]>＞］〕≫)）■□◆◇●○◎▼▶▷・ 　:："
_GROUP_WORD = re.compile(r"(?:の?(?:主な)?(?:事業|取組|取り組み|もの|分))\Z")
_LONGEST_GROUP = 30
_SHORTEST = 8
"""Characters of a text below a name that is none of a project."""
_ENDS_AS_PROJECT = re.compile(
    r"(?:事業|制度|講座|教室|プログラム|プロジェクト|キャンペーン|イベント|フェスタ|補助金|助成金|給付金|交付金|奨励金|支援金|祝い?金|手当)"
    r"(?:の(?:実施|推進|充実|拡充|創設|継続))?(?:費|等)?(?:[\s　]*[(（【［〔\[][^()（）【】［］〔〕\[\]]*[)）】］〕\]])*\Z"
)
_BLANK = re.compile(r"[\s　]+")


def names_another(name: str, text: str) -> bool:
    """Whether `text`, a line of its own below the project `name`, names another."""
    return _NAMES.search(name) is not None and _NAMES.search(text) is not None and text[:1] not in _BEGINS_REST


def names_project(text: str) -> bool:
    """Whether `text` ends as most names of projects do."""
    return _NAMES.search(text) is not None


def group_of(text: str, vocabulary: Vocabulary) -> tuple[Part, str] | None:
    """What the line `text`, which has nothing else, says of the projects below it: 「＜新規＞」, 「○農政課」; null for others."""
    inside = IN_CHARGE.sub("", text.strip(_FRAME)).strip(_FRAME)
    inside = _GROUP_WORD.sub("", inside) or inside
    if not inside or len(inside) > _LONGEST_GROUP:
        return None
    if vocabulary.is_category(inside) and not vocabulary.is_reprint_mark(inside):
        return "category", inside
    return ("department", inside) if names_departments(inside, vocabulary) else None


def tells_of(name: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether the line `text` says something of the project `name` above it, and is not the rest of its name."""
    if name[-1:] in _GOES_ON or text[:1] in _BEGINS_REST:
        return False
    if _BRACKETED.fullmatch(text):
        return split_department(f"：{text}", vocabulary)[1] != ""
    if _NAMES.search(name):
        return True
    return len(text) >= _SHORTEST and ends_as_sentence(text)


def ends_as_project(text: str) -> bool:
    """Whether `text` ends as hardly anything but the name of a project does."""
    return _ENDS_AS_PROJECT.search(text) is not None


def split_at_blank(text: str) -> tuple[str, str]:
    """Name and description of 「就農支援事業　就農を支援する。」; all of it as the name where no blank parts it clearly."""
    if text.endswith("。") and (found := _BLANK.search(text)) and _ENDS_AS_PROJECT.search(text[: found.start()]):
        return text[: found.start()], text[found.end() :]
    return text, ""
