"""Several entries in the cells of one row: where a name parts into them, and which text beside it is whose.

Every layout asks here. A name parts at the marks of a list, behind the target of each entry (「A→5件、B→3件」), at line
breaks, at 、 or at blanks. Marks and targets tell by themselves that there are several; the rest tell it together with
the cells beside, which part into as many values, 区分 or departments. No text is given to an entry that it may not
belong to: where a cell beside has another number of parts, nothing is parted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.grouped_names import split_groups
from senryaku_parse.lists import BEGIN_LISTS, may_list, split_beside, split_items
from senryaku_parse.messages import render, term
from senryaku_parse.patterns import later
from senryaku_parse.rows import begins_value, ends_as_indicator, is_level
from senryaku_parse.tables import Cell
from senryaku_parse.targets import is_aim, read_target
from senryaku_parse.text import CIRCLED, ends_as_sentence, fold_space, join_lines, split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_ENDS_A_TARGET = re.compile(r"(?:増加?|減少?|向上|低下|達成|確保|維持|実現|以上|以下|未満|超)[)）]?\Z")
_ENDS_IN_QUANTITY = re.compile(r"(?:[0-9０-９]\s?\S{0,6}|(?:ゼロ|ｾﾞﾛ)\S{0,3})\Z")
_YEAR_BEHIND = later(r"\s?[(（][^()（）]{0,6}(?:[0-9０-９]|元)年?度?末?[)）]\Z")
_HORIZON = re.compile(r"(?:[0-9０-９]{1,2}[年か]\S{0,3}で|年間)\Z")
_BEGINS_WITH_QUANTITY = re.compile(r"約?[0-9０-９]|ゼロ|ｾﾞﾛ")
_LINE_BREAK = re.compile(r"\s*\n\s*[・●○]?\s*")
_SEPARATORS = (
    re.compile(r"\s*[、，;；]\s*|\s+[/／・]\s*"),
    re.compile(r"(?<![、，;；\s])\s+(?:及び|並びに|および)?\s*"),
)

_BETWEEN = re.compile(r"[\s、;；，]")
"""What stands between names without marks."""
_COMMA = later(r"\s*[、;；]\s*|\s*，(?![0-9０-９]{3})\s*")
_BLANK = re.compile(r"\s+")
_PROJECTS = "事業|プロジェクト|プログラム|制度|講座"
_NAMES_PROJECT = re.compile(rf"\S(?:{_PROJECTS})(?:\s*[（(][^（）()]*[）)])?\Z")
_ENDS_A_NAME = re.compile(rf"(?:{_PROJECTS})(?:[)）]|\s*[（(][^（）()]*[)）])?\s*[\s、;；，](?!\s*[（(])")
_SHORTEST_NAME = 4
_BEGINS_VALUES = later(
    r"\s*+[(（【［\[〔]?+(?:(?P<role>現状|基準|現況|当初|策定時|目標)|[RHＲＨ]\s?[0-9０-９元]|令和|平成|20[0-9]{2}|[約延べ累計▲△−+＋-]*+\s*+[0-9０-９])"
)
"""Begins a line of values below the name of an indicator."""
_ONE_WORD = later("[ぁ-ヺ一-鿿][ぁ-ヺー一-鿿々〆・A-Za-zＡ-Ｚａ-ｚ0-9０-９]*+")
"""A name with nothing in it that parts entries, but an arrow may be a word."""
_OPENING, _CLOSING = later("[(（「『【\\[]"), later("[)）」』】\\]]")
_OPEN_NUMBER = frozenset({",", ".", "，", "．", ""})
"""How a line ends that breaks off within a number."""


class Beside(NamedTuple):
    """A text in the row of a name."""

    text: str
    shared: bool = False
    """Whether it may say the same of several entries, as 区分 and 担当課 do."""


class Parting(NamedTuple):
    """What the cells of one row hold."""

    names: Sequence[str]
    """One where it is one entry, or where it is not clear how they part."""
    beside: Sequence[Sequence[str]] = ()
    """The text of each cell beside for each entry."""
    clear: bool = True
    """False where there are several that do not part."""


def names_project(text: str) -> bool:
    """Whether `text` ends as the names of projects do."""
    return _NAMES_PROJECT.search(text) is not None


def may_hold_several(text: str, *, project: bool) -> bool:
    """Whether `text` may be several names: false for most, and quick to tell. One of nothing but letters is not."""
    between = _BETWEEN.search(text)
    if between and (not project or "\n" in text or _ENDS_A_NAME.search(text)):
        return True
    return text[:1] in BEGIN_LISTS and may_list(text)


def is_one_word(name: str, vocabulary: Vocabulary, *, project: bool) -> bool:
    """Whether `name` has neither marks nor blanks nor targets that could part it: true for most, and quick to tell."""
    return _ONE_WORD.fullmatch(name) is not None and (project or not vocabulary.has_arrows(name, 2))


def part_entries(name: str, beside: Sequence[Beside], vocabulary: Vocabulary, *, project: bool) -> Parting:
    """The entries of a row with `name`, of a project or else of an indicator, and with the texts `beside`."""
    if is_one_word(name, vocabulary, project=project):
        return Parting([name])
    return part_at_signs(name, beside, vocabulary, project=project)


def part_at_signs(name: str, beside: Sequence[Beside], vocabulary: Vocabulary, *, project: bool) -> Parting:
    """The same for any name: what `is_one_word` holds true of, this reads as one."""
    if not project and "\n" in name and (groups := split_groups(name, [one.text for one in beside])):
        return Parting(*groups) if groups[0] else Parting([name], clear=False)
    items = split_items(name)
    if len(items) > 1:
        listed = [join_entry(item, vocabulary) if "\n" in item else item for item in items]
        return _aligned(without_numbers(listed) if project else listed, name, beside, vocabulary, marked=True)
    if not project and vocabulary.has_arrows(name, 2):
        entries, clear = split_by_targets(name, vocabulary)
        if len(entries) > 1 or not clear:
            return _aligned(entries, name, beside, vocabulary)
    if "\n" in name:
        lines = name.split("\n")
        several = _are_names(lines, beside, vocabulary, project=project)
        return _aligned(lines, name, beside, vocabulary) if several else Parting(items)
    for separator in (_COMMA, _BLANK):
        names = _split(separator, items[0])
        if len(names) > 1 and (found := _part_line(names, items[0], separator, beside, vocabulary, project=project)):
            return found
    return Parting([_without_circled(items[0])] if project else items)


def join_entry(text: str, vocabulary: Vocabulary) -> str:
    """`text` in one line: a blank before a line that begins with values, as the name ends there."""
    parts: list[list[str]] = [[]]
    for line in text.split("\n"):
        if parts[-1] and _begins_values(line, vocabulary):
            parts.append([])
        parts[-1].append(line)
    return " ".join(join_lines("\n".join(lines)) for lines in parts)


def _begins_values(line: str, vocabulary: Vocabulary) -> bool:
    """Whether `line`, below the name of an indicator, begins with its values: 「12人（R1）→20人」, 「現状値：12人」."""
    begin = _BEGINS_VALUES.match(line)
    return begin is not None and (
        vocabulary.has_arrows(line, 1) or is_level(line) or (begin["role"] is not None and any(map(str.isdigit, line)))
    )


def _without_circled(name: str) -> str:
    """`name` without the circled number that it alone in its cell begins with, as those of longer lists do: 「①体操事業」."""
    return split_enumerator(name)[1] or name if CIRCLED.match(name) and len(CIRCLED.findall(name)) == 1 else name


def without_numbers(names: Sequence[str]) -> Sequence[str]:
    """`names` without the numbers that count them in their cell: 「①体操事業」, 「②散歩事業」."""
    read = [split_enumerator(name) for name in names]
    counted = [enumerator.number for enumerator, rest in read if enumerator and rest]
    return [rest for _, rest in read] if counted == list(range(1, len(names) + 1)) else names


def _aligned(
    names: Sequence[str], name: str, beside: Sequence[Beside], vocabulary: Vocabulary, *, marked: bool = False
) -> Parting:
    """`names` with the texts beside, each of which has as many parts, is blank, or says the same of all.

    Beside texts with parts a 区分 may be that of one of them, where no marks say that the row is one list.
    """
    count = len(names)
    parts = [_parts(one.text, count, vocabulary) for one in beside]
    listed = not marked and any(len(texts) == count for texts in parts)
    for at, one in enumerate(beside):
        if not one.text or (one.shared and len(parts[at]) == 1 and not (listed and vocabulary.is_category(one.text))):
            parts[at] = [one.text] * count
    if count == 1 or any(len(texts) != count for texts in parts):
        return Parting([name], clear=False)
    return Parting(names, parts)


def _parts(text: str, count: int, vocabulary: Vocabulary) -> Sequence[str]:
    """The items or lines of `text`, or the pieces of its one line where they are `count` and each tells that it is one."""
    items = split_beside(text, count)
    if len(items) == count or "\n" in text:
        return items
    for separator in (_COMMA, _BLANK):
        pieces = _split(separator, text)
        if len(pieces) == count and (_are_telling(pieces, vocabulary) or all(map(ends_as_sentence, pieces))):
            return pieces
    return items


def _split(separator: re.Pattern[str], text: str) -> Sequence[str]:
    """The pieces of `text`; all of it as one where a piece would be blank, or a bracket in it left open."""
    pieces = separator.split(text)
    whole = all(piece and len(_OPENING.findall(piece)) == len(_CLOSING.findall(piece)) for piece in pieces)
    return pieces if whole else [text]


def _are_names(lines: Sequence[str], beside: Sequence[Beside], vocabulary: Vocabulary, *, project: bool) -> bool:
    """Whether `lines` are names and not one that is wrapped: lists in the cells beside tell it, or how they end."""
    listed = [one.text.split("\n") for one in beside if "\n" in one.text]
    telling = [texts for texts in listed if len(texts) == len(lines) and _are_telling(texts, vocabulary)]
    if telling:
        return len(telling) > 1 or len({text[-1:].isdigit() for text in telling[0]}) == 1
    alike = len({line[-2:] for line in lines}) == 1 and all(len(line) >= _SHORTEST_NAME for line in lines)
    return alike and (not listed or (project and all(map(_NAMES_PROJECT.search, lines))))


def _part_line(
    names: Sequence[str],
    whole: str,
    separator: re.Pattern[str],
    beside: Sequence[Beside],
    vocabulary: Vocabulary,
    *,
    project: bool,
) -> Parting | None:
    """The entries of the line `whole`, which `separator` parts into `names`; null where these are words of one name."""
    named = all(map(names_project if project else ends_as_indicator, names))
    if project and not named:
        return None
    parts = [_parts(one.text, len(names), vocabulary) for one in beside]
    telling = [texts for texts in parts if len(texts) == len(names) and _are_telling(texts, vocabulary)]
    if not named:
        doubtful = any(not text[-1:].isdigit() for texts in telling for text in texts)
        return Parting([whole], clear=False) if doubtful else None
    alone = project and separator is _COMMA and all(one.shared or not one.text for one in beside)
    if telling or alone:
        return _aligned(names, whole, beside, vocabulary)
    return Parting([whole], clear=False) if project or any(_lists_values(one.text) for one in beside) else None


def _lists_values(text: str) -> bool:
    """Whether `text` is several values in a line, or one a line."""
    pieces = text.split("\n") if "\n" in text else max((_split(one, text) for one in (_COMMA, _BLANK)), key=len)
    return len(pieces) > 1 and all(map(_is_value, pieces))


def _are_telling(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `texts` are values, 区分 or departments: each is of an entry of its own."""
    return (
        all(map(_is_value, texts))
        or all(map(vocabulary.is_category, texts))
        or all(map(vocabulary.is_department, texts))
    )


def _is_value(text: str) -> bool:
    """Whether `text` is a value and not the begin of one: a quantity, or a dash for none."""
    if text[-1:] in _OPEN_NUMBER:
        return False
    target, _ = read_target(fold_space(text))
    if begins_value(text):
        return is_aim(target) or not any(map(str.isalnum, text))
    return target.value is not None and target.qualifier is None


def split_by_targets(text: str, vocabulary: Vocabulary) -> tuple[list[str], bool]:
    """The entries of the form 「指標 ⇒ 目標」 in `text`, and whether they part clearly.

    Between two arrows stands the target of one entry and the name of the next. They part at a line break,
    else at the one 、 or space whose left side ends as targets do. A piece that is a mere level is one on the way
    (「50人 → 80人」). Where a piece is neither, or has several such places, the answer is `([text], False)`.
    """
    if not vocabulary.has_arrows(text, 2):
        return [text], True
    found = list(vocabulary.arrows(text))
    arrows = [arrow[0] for arrow in found]
    starts, ends = [0, *(arrow.end() for arrow in found)], [*(arrow.start() for arrow in found), len(text)]
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    entries = [pieces[0]]
    for at, (arrow, piece) in enumerate(zip(arrows, pieces[1:], strict=True), 1):
        last = at == len(arrows)
        borders = [] if last else _borders(piece)
        if len(borders) > 1 or (not borders and not last and not is_level(piece)):
            return [text], False
        if borders:
            entries[-1] += arrow + piece[: borders[0].start()]
            entries.append(piece[borders[0].end() :])
        else:
            entries[-1] += arrow + piece
    return entries, True


def _borders(piece: str) -> list[re.Match[str]]:
    """Where in `target name` the name may begin: at a line break after a target, else at a 、 or a space.

    Where both may part it, at the one whose left side reads as a target: 「ゼロ維持 6次産業化、農商工連携の件数」.
    """
    breaks = [match for match in _LINE_BREAK.finditer(piece) if _ends_a_target(piece[: match.start()])]
    if breaks:
        return breaks
    kinds = [_parting(separator, piece) for separator in _SEPARATORS]
    found = [match for kind in kinds for match in kind]
    if not all(kinds):
        return found
    read = [match for match in found if is_aim(read_target(fold_space(piece[: match.start()]))[0])]
    return read if len(read) == 1 else found


def _parting(separator: re.Pattern[str], piece: str) -> list[re.Match[str]]:
    """Where `separator` stands behind the end of a target, and not before the quantity of the same."""
    return [
        match
        for match in separator.finditer(piece)
        if _ENDS_A_TARGET.search(piece[: match.start()])
        or (_ends_a_target(piece[: match.start()]) and not _BEGINS_WITH_QUANTITY.match(piece[match.end() :]))
    ]


def _ends_a_target(text: str) -> bool:
    """Whether `text` ends as targets do: in a verb or a quantity, not in a mere horizon (「5年で」)."""
    text = _YEAR_BEHIND.sub("", text)
    return bool(_ENDS_A_TARGET.search(text) or (_ENDS_IN_QUANTITY.search(text) and not _HORIZON.search(text)))


def split_finding(cell: Cell, names: Sequence[str], said: str = "項目") -> Finding:
    """The finding on the entries `names` of `cell`, which are so called."""
    message = render("nodes.cell-split", count=len(names), what=term(said))
    return finding("cell-split", message, before=cell.text, after=" | ".join(names), position=cell.position)


def ambiguous_finding(cell: Cell) -> Finding:
    """The finding on a cell that holds several entries, and does not part."""
    message = render("nodes.cell-ambiguous")
    return finding("cell-ambiguous", message, before=cell.text, position=cell.position)
