"""Whether a row is only the rest of the row above it. It surely is where it can't be a row of its own."""

from __future__ import annotations

from senryaku_parse.rows import Block, column_of, is_level, is_merged
from senryaku_parse.tables import Row
from senryaku_parse.targets import is_aim, read_target
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_SHORT = 4
"""Characters up to which a 事業名 with 内容 beside it may be the rest of the one above: 「事業」, 「支援事業」."""


def is_page_break(above: Row, row: Row) -> bool:
    """Whether a page ends with `above`, and `row` is the first of the next: no other can be the rest of it.

    What is joined across a page break is whole: a page break tears a row in two, so the row below stands by itself.
    """
    return above.origin.table != row.origin.table and _last_page(above) == above.origin.table


def _last_page(row: Row) -> int | None:
    """The number of the table that the last text of `row` comes from. Labels don't count: one may hold for two pages."""
    return max((slot.origins[-1].table or 0 for slot in row.slots[1:] if slot.origins), default=row.origin.table)


def reads_as_rest(above: Row, row: Row, block: Block, vocabulary: Vocabulary) -> bool | None:
    """Whether `row`, which stands in `block`, surely is the rest of `above`; null where it doesn't read so.

    Where a table that is not read stands between them, the row above may be in it: nothing is sure, nor what else is not.
    """
    label = row.slots[0]
    if label.text and label is not above.slots[0]:
        return None
    if label.text and not any(row.texts[1:]):
        return is_page_break(above, row) or None  # half a label, and nothing else
    if block.role == "project":
        surely = _of_project(above, row, block, vocabulary)
    else:
        surely = _of_text(above, row, block, vocabulary) if is_page_break(above, row) else None
    if surely is None or (row.origin.table or 0) - (_last_page(above) or 0) <= 1:
        return surely
    return False if surely else None


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


def _of_project(above: Row, row: Row, block: Block, vocabulary: Vocabulary) -> bool | None:
    """Nothing but 内容, at a page break surely; there also what only together with the 事業名 above ends as names do."""
    name_at = column_of("name", block.columns)
    if name_at is None or name_at >= len(row.slots) or not above.texts[name_at]:
        return None
    name, rest = above.texts[name_at], row.texts[name_at]
    page_break = is_page_break(above, row)
    if rest and not page_break:
        return None
    filled = [at for at, text in enumerate(row.texts) if at and text]
    if filled == [column_of("text", block.columns)]:
        return page_break
    is_torn = (
        filled[:1] == [name_at]
        and (len(filled) == 1 or len(rest) <= _SHORT)
        and not vocabulary.looks_like_project(name)
        and vocabulary.looks_like_project(name + rest)
    )
    return not vocabulary.names_project(rest) if is_torn else None


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
