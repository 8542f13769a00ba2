"""Whether a row is only the rest of the row above it. It surely is where it can't be a row of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import Literal, NamedTuple, TypeAlias

from senryaku_parse.patterns import later
from senryaku_parse.rows import Block, column_of, has_unknown_label, is_level, is_merged
from senryaku_parse.tables import Row
from senryaku_parse.targets import is_aim, read_target
from senryaku_parse.text import ends_as_sentence, split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_SHORT = 4
"""Characters up to which a 事業名 with 内容 beside it may be the rest of the one above: 「事業」, 「支援事業」."""
_FEWEST = 3
"""Names that tell how names of a list end."""
_SHARE = 0.75
"""Share of them that must end as names of projects do."""
_ENDS = frozenset("うくぐすずつづぬふぶぷむゆる。")
"""How a sentence ends: with a verb in its plain form, or a full stop."""
_GOES_ON = later(r"[をて、。]|の(?!び)|し[たて]|する|され|に(?:よ[るり]|おけ|関|係|対)|へ")
"""How the rest of a sentence begins, and no text of its own."""

Certainty: TypeAlias = Literal["surely", "likely", "maybe"]
"""How surely a row is the rest of the one above: "maybe" leaves it a row of its own."""


class Endings(NamedTuple):
    """How the texts of a list of projects end."""

    of_projects: bool
    """Whether nearly all names end as names of projects do."""
    of_texts: frozenset[str]
    """The last characters of what stands under 内容, each of two texts or more."""


def endings(names: Iterable[str], texts: Iterable[str], vocabulary: Vocabulary) -> Endings:
    """How `names` and `texts` of a list end."""
    ends = [vocabulary.looks_like_project(name) for name in names if name]
    usual = len(ends) >= _FEWEST and sum(ends) >= _SHARE * len(ends)
    last = Counter(text[-1] for text in texts if text)
    return Endings(usual, frozenset(one for one, count in last.items() if count > 1))


def rest_of_project(
    above: Row,
    row: Row,
    columns: tuple[int, int | None],
    filled: Collection[int],
    list_endings: Callable[[], Endings],
    vocabulary: Vocabulary,
    *,
    page_break: bool,
) -> Certainty | None:
    """How surely `row` is the rest of the project `above`; null where it does not read so.

    `columns` are those of 事業名 and 内容; `filled` are those in which the row says something of a project. A rest is nothing
    but 内容; or it ends the 事業名, where only both rows together end as names do. That tells at a page break; elsewhere
    where nearly all names of the list (`list_endings`) end so, and what stands beside the name was torn, too, or is above.
    """
    name_at, text_at = columns
    name, rest = above.texts[name_at], row.texts[name_at]
    if not name:
        return None
    if text_at is not None and filled == [text_at]:
        whole = ends_as_sentence(above.texts[text_at]) and ends_as_sentence(row.texts[text_at])  # of two entries
        return "surely" if page_break else None if whole else "likely"
    if not rest or not {name_at, text_at}.issuperset(filled):
        return None
    if vocabulary.looks_like_project(name) or not vocabulary.looks_like_project(name + rest):
        return None
    if page_break and (len(filled) == 1 or len(rest) <= _SHORT):
        return "likely" if vocabulary.names_project(rest) else "surely"
    usual = list_endings()
    if not usual.of_projects:
        return None
    if text_at is None or len(filled) == 1:
        return "likely" if text_at is not None and above.texts[text_at] else "maybe"
    return _certainty(above.texts[text_at], row.texts[text_at], usual.of_texts)


def _certainty(text: str, rest: str, ends: frozenset[str]) -> Certainty | None:
    """How surely `rest` goes on with `text`: it begins as no text does; or `text` ends as none of its column does."""
    if not text:
        return None
    if _GOES_ON.match(rest):
        return "likely"
    if text[-1] in _ENDS or text[-1] in ends:
        return None
    return "likely" if rest[-1] in ends or rest[-1] in _ENDS else "maybe"


def is_page_break(above: Row, row: Row) -> bool:
    """Whether a page ends with `above`, and `row` is the first of the next: no other can be the rest of it.

    What is joined across a page break is whole: a page break tears a row in two, so the row below stands by itself.
    """
    return above.origin.table != row.origin.table and _last_page(above) == above.origin.table


def _last_page(row: Row) -> int | None:
    """The number of the table that the last text of `row` comes from. Labels don't count: one may hold for two pages."""
    return max((slot.origins[-1].table or 0 for slot in row.slots[1:] if slot.origins), default=row.origin.table)


def reads_as_rest(
    above: Row, row: Row, block: Block, list_endings: Callable[[], Endings], vocabulary: Vocabulary
) -> Certainty | None:
    """How surely `row`, which stands in `block`, is the rest of `above`; null where it doesn't read so.

    Where a table that is not read stands between them, the row above may be in it: nothing is sure, nor what else is not.
    """
    label = row.slots[0]
    if label.text and label is not above.slots[0]:
        return None
    if label.text and not any(row.texts[1:]):
        return "surely" if is_page_break(above, row) else None  # half a label, and nothing else
    surely: Certainty | None = None
    if block.role == "project":
        surely = _of_project(above, row, block, list_endings, vocabulary)
    elif is_page_break(above, row):
        of_text = _of_text(above, row, block, vocabulary)
        surely = of_text if of_text is None else ("surely" if of_text else "likely")
    if surely is None or (row.origin.table or 0) - (_last_page(above) or 0) <= 1:
        return surely
    return "likely" if surely == "surely" else None


def _of_text(above: Row, row: Row, block: Block, vocabulary: Vocabulary) -> bool | None:
    """At a page break, of a goal, target, measure or KPI."""
    first, second = above.cells(1), row.cells(1)
    if not first or not second or split_enumerator(second[0].text)[0]:
        return None
    texts, rest = [cell.text for cell in first], [cell.text for cell in second]
    if block.role in ("kpi", "target") and any(map(vocabulary.arrow.search, (*texts, *rest))):
        return _of_arrow("".join(texts), "".join(rest), vocabulary) if len(rest) == 1 else None
    if block.role == "kpi" or split_enumerator(texts[0])[0] is None:
        return None
    if block.role == "target":
        return _of_target(above, row, texts, rest)
    is_name = len(texts) == len(rest) == 1 and not vocabulary.arrow.search(rest[0])
    return bool(row.slots[0].text) if is_name else None  # one label over both: it was torn with its only row


def _of_project(
    above: Row, row: Row, block: Block, list_endings: Callable[[], Endings], vocabulary: Vocabulary
) -> Certainty | None:
    name_at = column_of("name", block.columns)
    if name_at is None or name_at >= len(row.slots):
        return None
    filled = [at for at, text in enumerate(row.texts) if at and text]
    columns = (name_at, column_of("text", block.columns))
    if has_unknown_label(above, vocabulary):  # not put back in its columns yet: it has no name there to go on with
        return None
    page_break = is_page_break(above, row)
    return rest_of_project(above, row, columns, filled, list_endings, vocabulary, page_break=page_break)


def _of_arrow(above: str, rest: str, vocabulary: Vocabulary) -> bool | None:
    """One of two texts has the arrow before the aim: surely torn behind or before it, maybe in the name."""
    before, *aims = vocabulary.arrow.split(above)
    name, *stated = vocabulary.arrow.split(rest)
    if aims and stated:
        return None
    return _goes_on(aims[-1], rest, before) if aims else not name.strip()


def _of_target(above: Row, row: Row, texts: list[str], rest: list[str]) -> bool | None:
    """Surely an aim that only together with what stands above is one; maybe the name, unless both rows have an aim."""
    if len(rest) > 1 and is_merged(above.slots):
        return None
    name, aim = texts[0], "".join(texts[1:])
    if not row.texts[1]:
        return _goes_on(aim, "".join(rest), name)
    if is_level(aim) or (_reads(aim, name)[0] and _reads("".join(rest[1:]), rest[0])[0]):
        return None
    return False


def _goes_on(aim: str, rest: str, name: str) -> bool | None:
    """Whether `rest` surely goes on with the `aim` of the indicator `name`; null where the aim is whole without it.

    Figures alone may be the number of a page.
    """
    reads, unit, qualifier = _reads(aim, name)
    together, its_unit, its_qualifier = _reads(aim + rest, name)
    if together and (not reads or (its_qualifier == qualifier and (its_unit or not unit))):
        return not rest.strip().isdecimal()
    return None if reads else False


def _reads(aim: str, name: str) -> tuple[bool, str | None, str | None]:
    """Whether `aim` says how much, or which way; its unit; what else it says."""
    target, _ = read_target(aim, name)
    return is_aim(target), target.unit, target.qualifier
