"""Text outside the tables that no node holds: headings that name a goal or measure are told, all else is kept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.messages import render
from senryaku_parse.source import Position
from senryaku_parse.tables import Block, Document, LinePlace, Origin, TextBlock, TextLine, text_lines
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary


def unread_headings(
    document: Document, vocabulary: Vocabulary, read: Container[LinePlace] = ()
) -> Mapping[int, Finding]:
    """Number of a block → a warning: of each text over a table that was not `read` and begins with a numbered label.

    Such is 「基本目標２　住む」: any caption, any text below the first table, the last heading above it.
    """
    found: dict[int, Finding] = {}
    for number in _over_tables(document):
        block = document.blocks[number]
        if (number, 0) not in read and _names_level(block, vocabulary):
            found[number] = finding(
                "heading-unread",
                render("nodes.heading-unread"),
                before=fold_space(block.text),
                position=Position(line=block.line),
            )
    return found


def _over_tables(document: Document) -> Iterator[int]:
    """Numbers of the blocks whose text may head a table."""
    heading: int | None = None
    below_table = False
    for number, block in enumerate(document.blocks):
        if not isinstance(block, TextBlock) and not below_table:
            below_table = True
            if heading is not None:
                yield heading
        if below_table and block.text:
            yield number
        elif isinstance(block, TextBlock) and block.level:
            heading = number


def keep_lines(
    document: Document,
    read: Container[LinePlace],
    told: Container[int],
    whole: Iterable[tuple[TextLine, str]],
    verbatim: Mapping[Origin, str],
    ledger: Ledger,
) -> None:
    """Note in `ledger` where each line outside the tables went that no entry holds.

    These are lines of the blocks `told` to be unread, those that a field of the strategy is as a `whole`, and all lines
    that were not `read`, which one finding keeps, as `verbatim` has them where note marks were taken off.
    """
    fields = {line.origin.place: field for line, field in whole}
    outside: list[str] = []
    for line in text_lines(document):
        place = line.origin.place
        if place in fields:
            ledger.went(line.cell, fields[place])
        elif place[0] in told:
            ledger.went(line.cell, "finding:heading-unread")
        elif place not in read:
            ledger.went(line.cell, "finding:line-outside")
            outside.append(verbatim.get(line.origin, line.text))
    if outside:
        message = render("nodes.line-outside", count=len(outside))
        ledger.note(finding("line-outside", message, before="\n".join(outside)))


def _names_level(block: Block, vocabulary: Vocabulary) -> bool:
    first = next(iter(block.text.split()), "")
    label = vocabulary.label(first)
    return label is not None and label.enumerator is not None
