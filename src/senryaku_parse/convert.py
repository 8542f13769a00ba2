"""The pipeline: input → document → grids → repaired grids → hierarchy. Every intermediate can be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from senryaku_parse.accounting import Accounting, account_for
from senryaku_parse.collector import held_off
from senryaku_parse.document_limits import check_document
from senryaku_parse.errors import InputError, NoStrategyError
from senryaku_parse.findings import Finding
from senryaku_parse.grid import form_grids
from senryaku_parse.hierarchy import build_goals
from senryaku_parse.hierarchy.headings import keep_lines, unread_headings
from senryaku_parse.hierarchy.identity import Identity, identify
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.hierarchy.restated import with_prose
from senryaku_parse.hierarchy.truncation import truncations
from senryaku_parse.inputs import Input, from_text
from senryaku_parse.layouts import choose_layouts, describe_tables, label_words, read_tables
from senryaku_parse.layouts.boxes import open_boxes
from senryaku_parse.layouts.chosen import Layouts
from senryaku_parse.layouts.frames import open_texts
from senryaku_parse.layouts.glued_captions import part_glued_captions
from senryaku_parse.layouts.one_column import open_frames
from senryaku_parse.layouts.outline import Outline, read_outline
from senryaku_parse.layouts.parted import find_cuts, part_tables
from senryaku_parse.layouts.seen import seen_headings
from senryaku_parse.layouts.text_headers import head_by_text
from senryaku_parse.layouts.text_tables import part_text_tables
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.locations import locations
from senryaku_parse.marks.document import Marks, Struck, take_off
from senryaku_parse.marks.linking import link_notes
from senryaku_parse.messages import Lang, render, speaking
from senryaku_parse.model import Goal, Strategy
from senryaku_parse.page_numbers import Pages
from senryaku_parse.plan.bands import Bands
from senryaku_parse.reading import AnySource, ReadDocument, input_of, own_strategy, read_document
from senryaku_parse.repair import OF_ANY_TABLE, Step, Steps, beside_labels, repair
from senryaku_parse.repair.characters_repeated import fold_repeated_characters
from senryaku_parse.repair.letters_apart import join_letters
from senryaku_parse.source import Source
from senryaku_parse.tables import Document, Grid, all_text
from senryaku_parse.vocabulary import Vocabulary
from senryaku_parse.vocabulary.added import AddedWords, vocabulary_with

if TYPE_CHECKING:
    from senryaku_parse.recipe import Told
    from senryaku_parse.recipe.reading import AnyRecipe

_OF_DOCUMENTS: tuple[Callable[[Document, Vocabulary], Document], ...] = (
    part_text_tables,
    part_glued_captions,
    head_by_text,
    open_frames,
    open_boxes,
    open_texts,
)
"""What is a table, and what is text that a table only draws, before anything is laid out."""


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
    """Where every cell and every line of text went."""
    strategy: Strategy
    layouts: Layouts
    """The tables by layout, with what was chosen."""
    vocabulary: Vocabulary
    outline: Outline
    """What the text between the tables says."""
    steps: tuple[Step, ...] = ()
    """What each repair did, in order; empty where nobody asked for it: `trace` does."""

    @property
    def plans(self) -> dict[int, Bands]:
        """Number of a table → how it is read: `print` shows its bands, their columns, and what tells so."""
        return describe_tables(self.layouts, self.repaired, self.vocabulary)

    def accounting(self) -> Accounting:
        """Every non-empty cell and line of the source, and where it went."""
        found = self.strategy.findings
        return account_for(self.document, self.ledger.destinations, found, locations(self.document))


@held_off()
def parse(
    source: AnySource,
    *,
    format: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    pages: Pages = None,
    recipe: AnyRecipe | None = None,
    lang: Lang | None = None,
) -> Strategy:
    """The strategy that `source` holds: a path, bytes, an open file, a BeautifulSoup (or an element of one), or a table.

        strategy = sp.parse("plan.pdf", pages="40-62")
        strategy.goals[0].measures[0].kpis[0].target.value
        strategy.write("out.xlsx")

    A table is a list of rows (None for a blank cell), a pandas DataFrame, a table of pdfplumber, or a list of such; a document
    of docling holds several. A workbook or JSON that this package wrote is loaded.

    `format` names the reader ("markdown", "html", "csv", "xlsx", "pdf"); by default the content says, or the suffix. `vocabulary` adds
    words: the path of a TOML file, or the same as a mapping, {"labels": {"goal": ["大目標"]}}. `limits` says how large it
    may be. `struck` says what becomes of struck text: "drop" leaves it out and tells, "read" reads it, between `~~`.
    `pages` are those of a PDF to read: "40-62", "3,7-9", range(40, 63). `recipe` says what the reader should not have to
    guess: the path of a TOML file, or the same as a mapping (docs/recipes.md).
    `lang` is the language of messages and findings, "ja" or "en": by default what SENRYAKU_PARSE_LANG says, else "ja".

    Raises:
        InputError: the source can't be read; TooLargeError where it is beyond `limits`.
        NoStrategyError: it holds no strategy table.
        UsageError: there is no such format, or it has no such pages; or the recipe does not fit.
    """
    with speaking(lang):
        given = input_of(source, limits)
        own = own_strategy(given, format, limits)
        return own or trace_input(given, format, limits, vocabulary, struck, pages, recipe=recipe).strategy


@held_off()
def parse_text(
    text: str,
    *,
    format: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    recipe: AnyRecipe | None = None,
    lang: Lang | None = None,
) -> Strategy:
    """The strategy that the string `text` holds; for the rest see `parse`.

        text = Path("plan.md").read_text("utf-8")
        sp.parse_text(text, format="markdown").title

    Raises what `parse` raises.
    """
    with speaking(lang):
        return trace_input(from_text(text, limits=limits), format, limits, vocabulary, struck, recipe=recipe).strategy


@held_off()
def account(
    source: AnySource,
    *,
    format: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    pages: Pages = None,
    recipe: AnyRecipe | None = None,
    lang: Lang | None = None,
) -> Accounting:
    """Every non-empty cell and line of text of `source` and where it went: a field or a finding; for the rest see `parse`.

        print(sp.account("plan.md"))  # cells: 439 of 439, lines: 1 of 1 (strategy 1, outside 0)
        sp.account("plan.md").cells[0].destinations

    Raises what `parse` raises.
    """
    with speaking(lang):
        traced = trace(
            source, format=format, vocabulary=vocabulary, limits=limits, struck=struck, pages=pages, recipe=recipe
        )
    return traced.accounting()


def trace(
    source: AnySource,
    *,
    format: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    pages: Pages = None,
    recipe: AnyRecipe | None = None,
) -> Trace:
    """As `parse`, with every intermediate."""
    return trace_input(input_of(source, limits), format, limits, vocabulary, struck, pages, [], recipe)


def trace_input(
    given: Input,
    format: str | None = None,
    limits: Limits = USUAL,
    vocabulary: AddedWords = None,
    struck: Struck = "drop",
    pages: Pages = None,
    steps: Steps | None = None,
    recipe: AnyRecipe | None = None,
) -> Trace:
    """As `trace`, for an input that was read already; each step of the repairs is put into `steps`, where given."""
    traced = look_through(given, format, limits, vocabulary, struck, pages, steps, recipe)
    if not traced.strategy.goals:
        raise NoStrategyError(why_refused(given, traced) + _how_to_look(given))
    return traced


@speaking(None)  # the environment is asked for the language once, and not for each finding
def look_through(
    given: Input,
    format: str | None = None,
    limits: Limits = USUAL,
    vocabulary: AddedWords = None,
    struck: Struck = "drop",
    pages: Pages = None,
    steps: Steps | None = None,
    recipe: AnyRecipe | None = None,
) -> Trace:
    """As `trace_input`; of an input that holds no strategy one without goals."""
    own = vocabulary_with(vocabulary)
    told = _told_by(recipe, own, given) if recipe is not None else None
    if told:
        own, pages = told.vocabulary, pages or told.recipe.pages or None
    try:
        made = read_document(given, format, limits, pages)
        found, document, marks, grids, characters = _lay_out(made, own, limits, struck)
    except InputError as error:
        raise type(error)(given.told(str(error).removeprefix(given.told("")))) from None
    ledger = Ledger()
    tables, columns_repaired = repair(grids, own, OF_ANY_TABLE, steps)
    if cuts := find_cuts(tables, own):
        found = part_tables(found, cuts)
        document, marks, grids = _without_marks(found, limits, struck)
        tables, columns_repaired = repair(grids, own, OF_ANY_TABLE)
    if told:
        grids, decided = told.tables(document, grids)
        tables, columns_repaired = repair(grids, own, OF_ANY_TABLE)
        columns_repaired = [*decided, *columns_repaired]
    layouts = choose_layouts(document, tables, own, steps)
    words = label_words(layouts.others, own)
    repaired, repairs = repair(layouts.others, words, beside_labels(), steps)
    lines = told.lines(document) if told else None
    outline = read_outline(document, layouts, repaired, words, lines)
    goals = build_goals(read_tables(layouts, repaired, ledger, words, outline), ledger, words)
    goals, restated = with_prose(goals, outline.restated, ledger)
    for cell, destination in outline.went:
        ledger.went(cell, destination)
    goals, noted = _with_notes(goals, marks, ledger)
    read = outline.read | restated
    unread = unread_headings(document, own, read)
    identity = identify(document, read)
    keep_lines(document, read, unread, identity.lines, marks.verbatim, ledger)
    findings = [
        *made.findings,
        *document.findings,
        *marks.struck,
        *noted,
        *characters,
        *columns_repaired,
        *layouts.findings,
        *repairs,
        *ledger.findings,
        *outline.findings,
        *(lines.finding() if lines else ()),
        *unread.values(),
        *identity.findings,
    ]
    if goals:
        findings += truncations(document, repaired, goals, made.lost_tail, marks.struck, own)
    if told:
        goals, findings = told.corrected(goals, findings)
    strategy = _strategy(given, made, identity, goals, findings)
    places = locations(found)
    strategy = places.placed(strategy) if places else strategy
    return Trace(found, grids, repaired, ledger, strategy, layouts, words, outline, tuple(steps or ()))


def _lay_out(
    made: ReadDocument, vocabulary: Vocabulary, limits: Limits, struck: Struck
) -> tuple[Document, Document, Marks, tuple[Grid, ...], list[Finding]]:
    """The document as it stands, that without struck text and marks of notes, these, its tables laid out, and what was repaired.

    Raises:
        TooLargeError: it is beyond `limits`.
    """
    texts = all_text(made.document)
    found, letters = join_letters(made.document, texts)
    for rule in _OF_DOCUMENTS:
        found = rule(found, vocabulary)
    texts = texts if found is made.document else all_text(found)
    document, marks = take_off(found, texts, struck)
    check_document(document, made.size, vocabulary, limits)
    grids, characters = form_grids(document, limits, texts if document is found else None)
    document, grids, printed = fold_repeated_characters(document, grids)
    return found, document, marks, grids, [*characters, *letters, *printed]


def _without_marks(found: Document, limits: Limits, struck: Struck) -> tuple[Document, Marks, tuple[Grid, ...]]:
    """`found`, a table of which was parted, without struck text and marks of notes, these, and its tables laid out."""
    texts = all_text(found)
    document, marks = take_off(found, texts, struck)
    grids, _ = form_grids(document, limits, texts if document is found else None)
    document, grids, _ = fold_repeated_characters(document, grids)
    return document, marks, grids


def _with_notes(goals: tuple[Goal, ...], marks: Marks, ledger: Ledger) -> tuple[tuple[Goal, ...], list[Finding]]:
    """`goals` with the notes of the marks that were taken off."""
    if not (marks.placed or marks.notes):
        return goals, []
    goals, noted, notes = link_notes(goals, marks, ledger.destinations)
    ledger.linked(notes)
    return goals, noted


def _told_by(recipe: AnyRecipe, vocabulary: Vocabulary, given: Input) -> Told | None:
    from senryaku_parse.recipe import told_by  # few documents have one

    return told_by(recipe, vocabulary, given.where)


def _strategy(
    given: Input, made: ReadDocument, identity: Identity, goals: tuple[Goal, ...], findings: list[Finding]
) -> Strategy:
    return Strategy(
        title=identity.title,
        municipality=identity.municipality,
        municipality_code=identity.code,
        period=identity.period,
        source=Source(given.name, made.format, given.sha256),
        goals=goals,
        findings=tuple(sorted(findings, key=_place)),
    )


def _place(found: Finding) -> tuple[int, ...]:
    """Order of findings: as the document goes on; what has no place comes first."""
    at = found.position
    return at.table or 0, at.line or 0, at.row or 0, at.column or 0


def why_refused(given: Input, traced: Trace) -> str:
    """Why `given`, of which `traced` came, is refused: it holds no strategy."""
    tables = len(traced.grids)
    if not tables and traced.strategy.source.format == "pdf":
        why = render("reading.no-ruled-table")
    elif not tables:
        why = render("reading.no-table")
    else:
        seen = seen_headings(traced.grids, traced.vocabulary)
        why = (
            render("reading.no-strategy-seen", count=tables, seen=seen)
            if seen
            else render("reading.no-strategy", count=tables)
        )
    return f"{given.name}: {why}" if given.name else why


def _how_to_look(given: Input) -> str:
    """The command that shows how `given` was read; "" where it is no file."""
    if not given.where or given.where == "-":
        return ""
    from shlex import quote

    return render("reading.how-to-look", where=quote(given.where))
