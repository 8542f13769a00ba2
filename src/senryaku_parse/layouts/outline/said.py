"""What a line says by itself: a level, a head over indicators or projects, or something else."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from senryaku_parse.layouts.outline.captions import read_caption
from senryaku_parse.layouts.outline.furniture import ends_page, is_page_number
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.labelled import Labelled, read_labelled, read_level
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value
from senryaku_parse.text import Enumerator
from senryaku_parse.vocabulary import Part, Vocabulary, label_key

Kind: TypeAlias = Literal["level", "head", "field", "contents", "furniture", "foot", "note", "header", "plain"]
"""A "header" heads the columns of a table that is laid out by blanks, and not read."""

_CONTENTS = re.compile(r"(?:[….·‥]{2,}|・{3,})[\s….・·‥]*[0-9０-９]{1,3}\s*\Z")
_TABLE_NUMBER = re.compile(
    r"[(（【\[［]?(?:別?図?表|図|資料|別紙)[\s－-]*[0-9０-９一二三四五六七八九十]{1,3}(?:[-－‐.．][0-9０-９]{1,2})?[)）】\]］]?[\s:：.．、]++(?=\S)"
)
"""「表1-2　」 before what its table is of."""
_PARTICLE = re.compile("[のにはとをがへもで、。]|から|など|まで|及び")
_LONGEST_NAME = 80
_ROUND = re.compile(r"[(（]([^()（）]+)[)）]")
_REMARK_BEHIND = re.compile(r"\s*(?:[(（][^()（）]*[)）]|[【［〔\[][^【】［］〔〕\[\]]*[】］〕\]])\s*\Z")
_CLOSING = frozenset(")）】］〕] ")
"""One of these ends a text with a remark behind it."""
_FRAMES = "【《〈「『[<＜［〔〖≪】》〉」』]>＞］〕〗≫"
_FRAMED = re.compile(r"[【《〈「『\[<＜［〔〖≪].*[】》〉」』\]>＞］〕〗≫]")
_GAP = " \t　:：】》〉」』］]〕｜|)）＞>≫"
_PARTS_LABEL = frozenset(":：】》〉」』］]〕｜|│)）＞>≫")
_TORIKUMI = re.compile("取り?組み|取り組")
"""取組 as it is written otherwise."""
_BETWEEN_HEADS = re.compile("[\\s→⇒➡⇨▶▷►・･/／|｜]+")
_BEHIND_NAME = re.compile(
    r"(?P<name>[^\s【（(［〔\[][^【（(［〔\[]*)[【（(［〔\[](?P<label>[^【】（）()\[\]［］〔〕]{2,14})[】）)］〕\]]"
)
_LONGEST_DATED = 24
_YEAR = r"(?:令和|平成|[RHＲＨ]|20)\s?(?:元|[0-9０-９]{1,2})\s?(?:年度?|年度?末)?(?:時点|実績)?"
_DATED = re.compile(
    rf"(?:(?P<before>{_YEAR}の?)\s?)?(?P<label>[一-龠]{{2,6}})\s?(?P<behind>[(（]{_YEAR}[^()（）]{{0,8}}[)）])?\s?[:：\s]\s?(?P<value>[^\s:：].*)"
)
"""A label with its year before or behind it, and a value."""
_FIELDS: frozenset[Part] = frozenset({"baseline", "aim", "department"})
_COLON_FIELDS: frozenset[Part] = frozenset({"text", "category", "organizations", "extra", "unit", "interim", "actual"})
"""These need a colon, or a frame, behind their word: 「対象：市民」, 「【内容】…」."""


class Said(NamedTuple):
    """A line, understood as far as that goes without its neighbours."""

    line: Line
    kind: Kind
    part: Part | None = None
    """What its label stands for; null for a line without a label."""
    label: str = ""
    style: str = ""
    """Alike for lines of one level, as far as their looks tell."""
    enumerator: Enumerator | None = None
    name: str = ""
    """Of a level its name; of a head or a field what stands behind the label."""


def read_line(line: Line, vocabulary: Vocabulary) -> Said:
    """What `line` says by itself."""
    text = line.text
    if numbered_caption := _TABLE_NUMBER.match(text):
        behind = text[numbered_caption.end() :]
        if read_level(behind, vocabulary):
            text = behind
    if is_page_number(text):
        return Said(line, "furniture")
    if ends_page(text):
        return Said(line, "foot")
    if vocabulary.may_be_aside(line.raw) and vocabulary.is_note(line.raw):
        return Said(line, "note")
    if text[-1:].isdigit() and _CONTENTS.search(text):
        return Said(line, "contents")
    framed = "【" if _FRAMED.fullmatch(text) and not line.listed else ""
    whole = _ROUND.fullmatch(text) if text[:1] in "(（" else None
    mark = split_mark(text, heading=line.level > 0)
    for enumerator, bare in ((None, whole[1] if whole else text), (mark.enumerator, mark.rest)):
        if field := _dated_field(line, bare, vocabulary):
            return field
        read = read_labelled(bare, vocabulary) or _alone(bare, vocabulary)
        if read and (said := _labelled(line, read, enumerator, bare, vocabulary)):
            return said
        if vocabulary.is_prose_head(bare):
            return Said(line, "head", label=bare)
        if (line.level or framed) and (caption := read_caption(bare, vocabulary)):
            return Said(line, "head", caption.part, bare)
        if enumerator is None and mark.enumerator is None:
            break
    if (line.level or line.bold) and (said := _named_behind(line, vocabulary)):
        return said
    named = _may_name(mark.rest, line if mark.style else None)
    if (line.level or line.bold or mark.style or framed) and named and not _is_bullet(line, mark.style):
        nested = f"/{line.depth}" if line.mark and line.depth > 1 else ""
        style = f"{line.level}{'*' if line.bold else ''}{framed}{mark.style}{nested}"
        return Said(
            line,
            "level",
            None,
            "",
            style,
            mark.enumerator,
            mark.rest.strip(f"{_FRAMES} ") if framed else mark.rest,
        )
    return Said(line, "plain")


def _is_bullet(line: Line, style: str) -> bool:
    """Whether `line` is an item of a list without a number of its own."""
    return line.listed and not style and not line.level


def _may_name(name: str, numbered: Line | None) -> bool:
    """Whether `name` may be one of a level; that of a `numbered` heading may be a sentence."""
    if numbered and numbered.level:
        name = name.rstrip("。、")
    return 0 < len(name) <= _LONGEST_NAME and not name.endswith(("。", "、", "：", ":"))


def _alone(text: str, vocabulary: Vocabulary) -> Labelled | None:
    """A label with a remark in brackets behind it and nothing else: 「数値目標（令和6年度）」."""
    whole = text[1:-1] if text[:1] in _FRAMES and _FRAMED.fullmatch(text) else text
    if whole[-1:] not in _CLOSING:
        return None
    bare = _REMARK_BEHIND.sub("", whole)
    read = read_labelled(bare, vocabulary) if bare != whole else None
    return read if read and not read.rest else None


def _named_behind(line: Line, vocabulary: Vocabulary) -> Said | None:
    """The level whose label and number stand in brackets behind its name: 「農業の振興【施策1】」."""
    found = _BEHIND_NAME.fullmatch(line.text) if line.text[-1:] in _CLOSING else None
    read = read_labelled(found["label"], vocabulary) if found else None
    if found is None or read is None or read.rest or read.enumerator is None or read.parts[0] not in LEVELS:
        return None
    return Said(line, "level", read.parts[0], read.label, f"@{label_key(read.label)}", read.enumerator, found["name"])


def _dated_field(line: Line, text: str, vocabulary: Vocabulary) -> Said | None:
    """The field that a label states with its year beside it: 「基準値（R1）：3人」, 「令和6年度目標値　5人」."""
    found = _DATED.match(text) if any(map(str.isdigit, text[:_LONGEST_DATED])) else None
    if found is None or line.level or not begins_value(found["value"]):
        return None
    part = next(iter(vocabulary.parts(found["label"])), None)
    if part not in _FIELDS:
        return None
    if not found["behind"] and not found["before"]:
        return None
    year = found["behind"] or f"（{found['before'].removesuffix('の')}）"
    return Said(line, "field", part, found["label"], name=f"{year}{found['value']}")


def _labelled(line: Line, read: Labelled, before: Enumerator | None, text: str, vocabulary: Vocabulary) -> Said | None:
    """The line whose text `text`, after the number `before`, begins with a label; null where it does not mean one."""
    part = _part(read)
    if read.enumerator and read.rest and _is_glued(text, read.rest):
        return None
    if part in LEVELS:
        enumerator = read.enumerator or before
        if read.enumerator is None and vocabulary.label(read.label) is None:
            return None  # a word that only means a level beside a number
        if not read.rest and read.enumerator is None:
            return Said(line, "head", part, read.label)
        rest = _spoken(text, read) if enumerator and not line.level else read.rest
        if rest and not _may_name(rest, line if enumerator else None):
            return None
        read = read._replace(rest=rest)
        return Said(line, "level", part, read.label, f"@{label_key(read.label)}", enumerator, read.rest)
    if part == "project" and read.enumerator and read.rest and not line.listed:
        if not _may_name(read.rest, line):
            return None
        return Said(line, "level", part, read.label, f"@{label_key(read.label)}", read.enumerator, read.rest)
    if part in ("target", "kpi", "indicator", "project"):
        if part == "project" and not _heads_projects(read.label, vocabulary) and not _has_colon(text, read):
            return None
        heads = [read_heading(word, vocabulary) for word in _BETWEEN_HEADS.split(read.rest) if word]
        if heads and all(head.parts or head.year for head in heads) and heads[-1].parts:
            if any(vocabulary.arrows(read.rest)):
                return Said(line, "head", part, read.label)
            return Said(line, "header")
        name = read.rest
        if part == "project" and read.enumerator and name:  # the number is that of the first of several
            name = text[text.index(read.label) + len(read.label) :].strip(_GAP)
        return Said(line, "head", part, read.label, enumerator=read.enumerator, name=name)
    if not read.rest:
        return Said(line, "head", None, read.label) if before is None or line.level or line.bold else None
    behind = text[text.index(read.label) + len(read.label) :].strip(_GAP)
    if part in _FIELDS or (part in _COLON_FIELDS and _has_colon(text, read)):
        return Said(line, "field", part, read.label, name=behind)
    return None


def _spoken(text: str, read: Labelled) -> str:
    """The name behind a number and a comma, without the full stop of a text to be read out: 「施策1、農業の振興。」."""
    name = read.rest.removesuffix("。")
    before = text.removesuffix(read.rest).rstrip()
    return name if before.endswith(("、", "：", ":", "，")) and "。" not in name else read.rest


def _part(read: Labelled) -> Part:
    """What the label stands for in an outline: 目標１ is a goal, 目標 the aim of an indicator."""
    for part in ("target", "kpi"):
        if part in read.parts:
            return part
    if read.enumerator and read.rest and "goal" in read.parts:
        return "goal"
    return read.parts[0]


def _is_glued(text: str, rest: str) -> bool:
    """Whether `rest` goes on right behind the number: 「基本目標１の達成状況」."""
    before = text[: len(text.rstrip()) - len(rest)]
    return bool(_PARTICLE.match(rest)) and bool(before) and (before[-1].isalnum())


def _has_colon(text: str, read: Labelled) -> bool:
    """Whether a colon, a bar or the end of its frame stands between the label and what it names: 「事業：起業塾」."""
    behind = text[text.index(read.label) + len(read.label) :].lstrip() if read.label in text else ""
    return bool(read.rest) and behind[:1] in _PARTS_LABEL


def _heads_projects(label: str, vocabulary: Vocabulary) -> bool:
    """Whether `label` heads a list of projects outside tables, as 事業 and 取組 alone do not."""
    words = (*vocabulary.words["labels"]["project"], *vocabulary.words["wide_labels"]["project"])
    return label_key(_TORIKUMI.sub("取組", label)) in {label_key(_TORIKUMI.sub("取組", word)) for word in words}
