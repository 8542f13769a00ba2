"""The pipeline: input → document → grids → repaired grids → hierarchy. Every intermediate can be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from senryaku_parse.accounting import Accounting, account_for
from senryaku_parse.collector import held_off
from senryaku_parse.document_limits import check_document, text_of
from senryaku_parse.errors import InputError, NoStrategyError
from senryaku_parse.findings import Finding
from senryaku_parse.formats import READERS, Format, find, reader_of
from senryaku_parse.grid import form_grids
from senryaku_parse.hierarchy import build_goals
from senryaku_parse.hierarchy.headings import unread_headings
from senryaku_parse.hierarchy.identity import identify
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.hierarchy.truncation import truncations
from senryaku_parse.inputs import Input, Parsable, from_text, read_input
from senryaku_parse.layouts import choose_layouts, label_words, read_tables
from senryaku_parse.layouts.outline import read_outline
from senryaku_parse.limits import DOCUMENT_ONLY, USUAL, Limits
from senryaku_parse.locations import locations
from senryaku_parse.marks.document import Struck, take_off
from senryaku_parse.marks.linking import link_notes
from senryaku_parse.model import Strategy
from senryaku_parse.readers.soup import is_soup, soup_input
from senryaku_parse.repair import OF_ANY_TABLE, OF_LABEL_COLUMNS, repair
from senryaku_parse.repair.characters_repeated import fold_repeated_characters
from senryaku_parse.source import Source
from senryaku_parse.tables import Document, Grid
from senryaku_parse.vocabulary.added import Words, vocabulary_with


@dataclass(frozen=True, slots=True)
class Trace:
    """One parse with all its intermediates."""

    document: Document
    """What the reader found."""
    grids: tuple[Grid, ...]
    """The tables laid out."""
    repaired: tuple[Grid, ...]
    """The tables after all repairs."""
    ledger: Ledger
    """Where every cell went."""
    strategy: Strategy

    def accounting(self) -> Accounting:
        """Every non-empty source cell and where it went."""
        found = self.strategy.findings
        return account_for(self.document, self.ledger.destinations, found, locations(self.document))


@held_off()
def parse(
    source: Parsable,
    *,
    format: str | None = None,
    vocabulary: Words = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
) -> Strategy:
    """The strategy that `source` holds: a path, bytes, an open file, or a BeautifulSoup (or an element of one).

    `format` names the reader ("markdown", "html"); by default the suffix says, else the content. `vocabulary` adds
    words: the path of a TOML file, or the same as a mapping, {"labels": {"goal": ["大目標"]}}. `limits` says how large it
    may be. `struck` says what becomes of struck text: "drop" leaves it out and tells, "read" reads it, between `~~`.

    Raises:
        InputError: the source can't be read; TooLargeError where it is beyond `limits`.
        NoStrategyError: it holds no strategy table.
        UsageError: there is no such format.
    """
    return trace(source, format=format, vocabulary=vocabulary, limits=limits, struck=struck).strategy


@held_off()
def parse_text(
    text: str, *, format: str | None = None, vocabulary: Words = None, limits: Limits = USUAL, struck: Struck = "drop"
) -> Strategy:
    """The strategy that the string `text` holds; for the rest see `parse`."""
    return trace_input(from_text(text, limits=limits), format, limits, vocabulary, struck).strategy


@held_off()
def account(
    source: Parsable,
    *,
    format: str | None = None,
    vocabulary: Words = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
) -> Accounting:
    """Every non-empty cell of `source` and where it went: a node's field or a finding."""
    return trace(source, format=format, vocabulary=vocabulary, limits=limits, struck=struck).accounting()


def trace(
    source: Parsable,
    *,
    format: str | None = None,
    vocabulary: Words = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
) -> Trace:
    """As `parse`, with every intermediate."""
    return trace_input(_input(source, limits), format, limits, vocabulary, struck)


def _input(source: Parsable, limits: Limits) -> Input:
    return soup_input(source) if is_soup(source) else read_input(source, limits)


def trace_input(
    given: Input, format: str | None = None, limits: Limits = USUAL, vocabulary: Words = None, struck: Struck = "drop"
) -> Trace:
    """As `trace`, for an input that was read already."""
    own = vocabulary_with(vocabulary)
    reader = find(READERS, format) if format else reader_of(given)
    try:
        found, text = _read(given, reader, limits)
        document, marks = take_off(found, text, struck)
        check_document(document, len(text), own, limits)
        grids, characters = form_grids(document, limits)
    except InputError as error:
        raise type(error)(given.told(str(error).removeprefix(given.told("")))) from None
    document, grids, printed = fold_repeated_characters(document, grids)
    characters += printed
    ledger = Ledger()
    tables, columns_repaired = repair(grids, own, OF_ANY_TABLE)
    layouts = choose_layouts(document, tables, own)
    words = label_words(layouts.others, own)
    repaired, repairs = repair(layouts.others, words, OF_LABEL_COLUMNS)
    outline = read_outline(document, layouts, repaired, words)
    goals = build_goals(read_tables(layouts, repaired, ledger, words, outline), ledger, words)
    if not goals:
        raise NoStrategyError(_no_strategy(given, len(grids)))
    noted: list[Finding] = []
    if marks.placed or marks.notes:
        goals, noted, notes = link_notes(goals, marks, ledger.destinations)
        ledger.linked(notes)
    findings = [
        *document.findings,
        *marks.struck,
        *noted,
        *characters,
        *columns_repaired,
        *layouts.findings,
        *repairs,
        *ledger.findings,
    ]
    findings += outline.findings
    findings += unread_headings(document, own, outline.read)
    findings += truncations(document, repaired, goals, b"" if reader.binary else given.decoded.lost_tail, own)
    identity = identify(document)
    findings += identity.findings
    strategy = Strategy(
        title=identity.title,
        municipality=identity.municipality,
        municipality_code=identity.code,
        period=identity.period,
        source=Source(given.name, reader.name, given.sha256),
        goals=goals,
        findings=tuple(sorted(findings, key=_place)),
    )
    places = locations(document)
    return Trace(found, grids, repaired, ledger, places.placed(strategy) if places else strategy)


def _read(given: Input, reader: Format, limits: Limits) -> tuple[Document, str]:
    """What `reader` makes of an input, and the text that it was read from: of bytes, that of the document."""
    read: Callable[..., Document] = reader.function()
    if reader.binary:
        document = read(given.data, limits)
        return document, text_of(document)
    limits.check("characters", len(given.text), "文書が長すぎます", DOCUMENT_ONLY)
    return read(given.text, limits), given.text


def _place(found: Finding) -> tuple[int, ...]:
    """Order of findings: as the document goes on; what has no place comes first."""
    at = found.position
    return at.table or 0, at.line or 0, at.row or 0, at.column or 0


def _no_strategy(given: Input, tables: int) -> str:
    where = f"{given.name}: " if given.name else ""
    if not tables:
        return f"{where}表がありません。総合戦略の表を含む文書を渡してください。"
    return (
        f"{where}表は{tables}つありますが、総合戦略の表（基本目標・具体的施策・KPI・具体的事業のラベルを持つ表）がありません。"
        "別の文書でないか確かめてください。"
    )
