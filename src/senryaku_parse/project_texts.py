"""Texts of projects taken apart: 再掲, description, organizations."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from senryaku_parse.patterns import later
from senryaku_parse.text import fold_space, nfkc
from senryaku_parse.vocabulary import Certainty, Vocabulary

_CLOSED = (")", "）", "】", "]", "］", "〕", "》")
_BRACKETED = rf"[(（【\[［〔《]\s*+([^()（）【】\[\]［］〔〕《》]*[^()（）【】\[\]［］〔〕《》\s])\s*+[{re.escape(''.join(_CLOSED))}]"
_MARK_BEFORE = re.compile(rf"\s*+{_BRACKETED}\s*+")
_MARK_AFTER = re.compile(rf"{_BRACKETED}\s*+\Z")
_NOTE_AFTER = re.compile(r"[※＊*]\s*+(\w++)\s*+\Z")
_WORD_BEFORE = re.compile(r"\s*+(?:[※＊*]\s*+)?(\w++)\s*+[：:]\s*+")
_STAR_BEFORE = re.compile(r"\s*+[★☆◆◇◎●○]\s*+(\w++)[\s:：]++")
_MARKS = f"(（【[［〔《{''.join(_CLOSED)}※＊*：:★☆◆◇◎●○"
"""What each mark in a name begins or ends with, or what parts it from the name."""
_DEPARTMENT_LABEL = re.compile(r"\A(?:担当課?|所管課?|主管課|担当部署)\s*[:：]\s*")
_JOIN = re.compile(r"[、,，・／/\s　]++|及び|および")
_DEPARTMENT = later(
    r"[^\W\d_]{2,}(?:[課室係]|(?:推進|振興|対策|戦略|政策|管理|総務|企画|建設|福祉|教育|産業|市民|町民|環境|保健|農林|経済|財政|都市|消防)[部局])\Z"
)
_ENDS_PERHAPS = ("課", "係", "室", "局", "部", "所", "館", "園", "校", "会", "センター", "班", "署")
"""How the name of a department ends, or that of a place."""
_BEHIND = later(r"\s*+[(（【［\[〔]([^()（）【】［］\[\]〔〕]++)[)）】］\]〕]\s*+\Z")
IN_CHARGE = later(r"\A(?:主?担当(?:課室?|部署|部局)?|所管(?:課|部署|部局)?|主管課|関係課)\s*+[:：]\s*+")
_ENDS_DEPARTMENT = frozenset("課室係部局")
_NO_DEPARTMENT = later(
    r"[。「」：:【】（）()［］〔〕《》]|事業|(?:教室|図書室|会議室|相談室|保健室|温室|病室|控室|待合室|授乳室|展示室|談話室|資料室|調理室|浴室|寝室|客室|居室|実験室"
    r"|研究室|更衣室|面接室|学習室|自習室|閲覧室|和室|茶室|暗室|密室|放課|日課|学課|賦課|関係|体系|家系)\Z"
)
_LONGEST_DEPARTMENT = 20
_SHORT_MARK = 2
"""Characters of a mark that no vocabulary knows: N, 連."""
_NAME_BEHIND = later(
    r"(?P<said>.*[^\s。]。)\s*[【［〔\[「『《<＜(（](?P<name>[^【】［］〔〕\[\]「」『』《》<>＜＞()（）。]{2,60}"
    r"(?:[(（][^()（）]{1,20}[)）])?)[】］〕\]」』》>＞)）]"
)
_REMARK = re.compile(r"[(（][^()（）]*[)）]\Z")
_OPENING, _CLOSING = "(（「『【[〔《〈", ")）」』】]〕》〉"
_BRACKETS = re.escape(_OPENING + _CLOSING)
_BRACKET = re.compile(f"[{_BRACKETS}]")
_SLASH = re.compile("[/／]")


def marks_in_names(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Finds a character of any mark of a 区分, a department or 再掲, and how that word begins: most names have none."""
    return _any_of(re.escape(_MARKS + "".join(word[:1] for word in vocabulary.words["reprint"]["words"])))


def split_category(name: str, vocabulary: Vocabulary) -> tuple[str | None, str]:
    """The 区分 marked before or after a name, without its brackets, and the name: 「【新規】…」, 「…（拡充）」, 「★新規 …」.

    A mark of one or two characters in square or lenticular brackets before the name (【N】) is one too. 再掲 is none.
    """
    for look in (_MARK_BEFORE.match, _mark_after, _STAR_BEFORE.match):
        found = look(name)
        if found is None or vocabulary.is_reprint_mark(found[1]):
            continue
        short = found.re is _MARK_BEFORE and len(found[1]) <= _SHORT_MARK and found[0].strip()[0] in "【[［〔"
        rest = fold_space(name[: found.start()] + name[found.end() :])
        if rest and (short or vocabulary.is_category(found[1])):
            return fold_space(found[1]), rest
    return None, name


def split_department(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """`text` without the departments named in brackets at its end, and these; "" where there are none."""
    found = _mark_after(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    named = _DEPARTMENT_LABEL.sub("", found[1])
    if named != found[1] or names_departments(named.strip(), vocabulary):
        return text[: found.start()], named
    return text, ""


def names_departments(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` is nothing but the name of a department, or several, for certain."""
    for name in _JOIN.split(text):
        if not 1 < len(name) <= _LONGEST_DEPARTMENT:
            return False
        ends_as_one = name[-1] in _ENDS_DEPARTMENT and _DEPARTMENT.search(name) is not None
        if not (ends_as_one or vocabulary.is_department(name)) or _NO_DEPARTMENT.search(name):
            return False
    return True


def may_be_department(text: str) -> bool:
    """Whether `text` is the name of a department if what stands in its place elsewhere is one: 「保健センター」 may be a place, too."""
    return all(name.endswith(_ENDS_PERHAPS) for name in _JOIN.split(nfkc(text)))


def in_brackets_behind(text: str) -> tuple[str, str] | None:
    """`text` without the brackets at its end, and what stands in them, without 担当： before it; null where there are none."""
    found = _BEHIND.search(text) if text.rstrip().endswith(_CLOSED) else None
    if found is None or not found.start():
        return None
    return text[: found.start()], IN_CHARGE.sub("", found[1]).strip()


def _mark_after(text: str) -> re.Match[str] | None:
    """What stands in brackets at the end of `text`."""
    return _MARK_AFTER.search(text) if text.rstrip().endswith(_CLOSED) else None


def split_description(text: str) -> tuple[str, str]:
    """Name and description of 「お試し住宅：移住希望者に貸す」; all of it as the name where no colon parts it clearly."""
    for part in split_outside_brackets(text, "：:")[:1]:
        description = text[len(part) + 1 :].strip()
        if part.strip() and description and not (part[-1].isdigit() and description[0].isdigit()):
            return part.strip(), description
    return text, ""


def split_name_behind(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Name and description of 「古民家を宿に改める。【町並み活用事業】」; null where no name stands behind a sentence."""
    found = _NAME_BEHIND.fullmatch(text)
    if found is None or not vocabulary.names_project(found["name"]):
        return None
    return found["name"].strip(), found["said"].strip()


def split_reprint(name: str, vocabulary: Vocabulary) -> tuple[str, bool]:
    """The name without 再掲 before or after it (bracketed, 「※再掲」, 「再掲：」), and whether there was one."""
    for look in (_mark_after, _MARK_BEFORE.match, _NOTE_AFTER.search, _WORD_BEFORE.match):
        found = look(name)
        if found and vocabulary.is_reprint_mark(found[1]):
            return fold_space(name[: found.start()] + name[found.end() :]), True
    return fold_space(name), False


def split_organizations(text: str, category: str | None, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...], bool]:
    """Description and organizations of 「説明/団体、団体」, and whether the reading is clear.

    The first slash introduces organizations where everything after it, parted at 、, reads as names of
    organizations, at least one of them certainly so, or the 区分 says that others than the municipality
    carry the project out. Any other slash is part of the description: 「相談/支援」, 「24時間/365日」.
    Not clear: some of the names read so and some do not. Brackets keep what is inside together.
    """
    described = _SLASH.split(text, 1)[0]
    if described != text and _BRACKET.search(described):
        described = split_outside_brackets(text, "/／")[0]
    if described == text:
        return text, (), True
    private = category is not None and vocabulary.is_private(category)
    names = [name.strip() for name in split_outside_brackets(text[len(described) + 1 :], "、，,/／")]
    readings = [_organization(name, vocabulary) for name in names]
    if all(readings) and (private or "certain" in readings):
        return described.strip(), tuple(names), True
    return text, (), "certain" not in readings and not private


def _organization(name: str, vocabulary: Vocabulary) -> Certainty | None:
    """As `Vocabulary.organization`; what stands in brackets after the name may be anything."""
    if certainty := vocabulary.organization(name):
        return certainty
    bare = _REMARK.sub("", name)
    return vocabulary.organization(bare) if bare != name else None


def split_outside_brackets(text: str, separators: str) -> list[str]:
    """`text` parted at each of `separators` that stands outside brackets."""
    if not _BRACKET.search(text):
        return _any_of(separators).split(text)
    depth = 0
    places = [-1]
    for mark in _any_of(_BRACKETS + separators).finditer(text):
        depth += (mark[0] in _OPENING) - (mark[0] in _CLOSING and depth > 0)
        if depth == 0 and mark[0] in separators:
            places.append(mark.start())
    return [text[start + 1 : end] for start, end in pairwise([*places, len(text)])]


@lru_cache(maxsize=16)
def _any_of(characters: str) -> re.Pattern[str]:
    """Matches one of `characters`, escaped as a set needs."""
    return re.compile(f"[{characters}]")
