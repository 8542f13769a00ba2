"""Which strategy a document holds: title, municipality, code and period, from its front matter and the text outside
tables."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from senryaku_parse.characters import read_characters
from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.period import period_of, stated_period
from senryaku_parse.hierarchy.places import Place, agreed, placed_in_prefecture, places_in, subject_of, whole_place
from senryaku_parse.marks.note_marks import read_note_line
from senryaku_parse.messages import list_out, render
from senryaku_parse.model import Period
from senryaku_parse.municipalities import Municipality
from senryaku_parse.tables import Document, RawTable, TextBlock, TextLine, text_lines
from senryaku_parse.text import fold_space, repair_characters

_TITLE_LENGTH = 120
"""A text block longer than this is prose, not a title."""
_LOOKED_AT = 200
"""Characters from the beginning of a text in which names are looked for."""
_KEYS = {
    **dict.fromkeys(("title", "表題", "題名", "標題", "タイトル", "計画名", "文書名"), "title"),
    **dict.fromkeys(
        ("municipality", "city", "自治体", "自治体名", "市町村", "市町村名", "市区町村", "団体名"), "municipality"
    ),
    **dict.fromkeys(("period", "期間", "計画期間", "対象期間"), "period"),
}
"""Key of front matter → what it states."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which strategy a document holds."""

    title: str
    """"" where the document has none."""
    municipality: str | None = None
    """「根室市」, spelled as the national table spells it; null where the document does not say for certain."""
    code: str | None = None
    """全国地方公共団体コード; null where several bear the name, or none in the table."""
    period: Period | None = None
    """The fiscal years it covers; null where the document does not say."""
    findings: tuple[Finding, ...] = ()
    lines: tuple[tuple[TextLine, str], ...] = field(default=(), compare=False)
    """Each line that is a field as a whole, with the name of the field."""


def identify(document: Document, read: Container[tuple[int, int]] = ()) -> Identity:
    """The identity of the strategy in `document`; captions whose lines were `read` as hierarchy are no title.

    The title names the municipality; where it names none, texts before the tables that are nothing but a name do.
    Of several that bear the name, one is taken only where the title or the beginning of a text says its prefecture.
    What the front matter states comes first.
    """
    stated = {_KEYS[said.key]: said.value for said in reversed(document.properties) if said.key in _KEYS and said.value}
    title = fold_space(stated.get("title", "")) or title_of(document, read)
    heading = repair_characters(title[:_LOOKED_AT])
    texts = [repair_characters(block.text[:_LOOKED_AT]) for block in _texts_before_tables(document)]
    period = stated_period(stated.get("period", "")) or period_of(heading, texts)
    odd = tuple(found for found in read_characters(title)[1] if found.code == "characters-misleading")
    municipality = fold_space(stated.get("municipality", ""))
    named = list(places_in(heading))
    if not named and (subject := subject_of(heading)):
        named = [subject]
    place = whole_place(municipality) if municipality else agreed(named or filter(None, map(whole_place, texts)))
    name, code, told = municipality or None, None, odd
    if place is not None:
        name, meant = place.name, _meant(place, [heading, *texts])
        if len(meant) == 1:
            name, code = meant[0].name, meant[0].code
        elif meant:
            told = (*odd, _ambiguous(place))
    return Identity(title, name, code, period, told, tuple(_whole_lines(document, title, name)))


def _whole_lines(document: Document, title: str, municipality: str | None) -> Iterator[tuple[TextLine, str]]:
    """The lines of `document` that say nothing more than its `title` or its `municipality`."""
    fields = {"title": title, "municipality": municipality}
    titles = {
        number
        for number, block in enumerate(document.blocks)
        if title and block.text[:1] == title[:1] and fold_space(block.text) == title
    }
    names = municipality and any(municipality in block.text for block in document.blocks)
    if not titles and not names and not document.properties:
        return
    for line in text_lines(document):
        if line.origin.block in titles:
            yield line, "title"
        elif line.text == municipality:
            yield line, "municipality"
        elif line.origin.block < 0:
            key, _, value = line.text.partition(":")
            if key in fields and value.strip("\"' ") == fields[key]:
                yield line, key


def _meant(place: Place, texts: list[str]) -> tuple[Municipality, ...]:
    """Those that `place` can be: one, where only one of them stands behind its prefecture in `texts`."""
    if len(place.bearers) < 2:
        return place.bearers
    said = {bearer for text in texts for bearer in placed_in_prefecture(text)}
    meant = tuple([bearer for bearer in place.bearers if bearer in said])
    return meant if len(meant) == 1 else place.bearers


def _ambiguous(place: Place) -> Finding:
    candidates = list_out(f"{bearer}（{bearer.code}）" for bearer in place.bearers)
    return finding(
        "municipality-ambiguous",
        render("nodes.municipality-ambiguous", name=place.name, candidates=candidates),
        before=place.name,
    )


def title_of(document: Document, read: Container[tuple[int, int]] = ()) -> str:
    """The first heading of the first level, else the title the format states, the first short text, a caption.

    A caption whose line was `read` as hierarchy is none.
    """
    texts = _texts_before_tables(document)
    heading = next((block.text for block in texts if block.level == 1), None)
    short = next(
        (block.text for block in texts if len(block.text) <= _TITLE_LENGTH and not read_note_line(block.text)), ""
    )
    captions = (
        block.caption
        for number, block in enumerate(document.blocks)
        if isinstance(block, RawTable) and block.caption and (number, 0) not in read
    )
    return fold_space(heading or document.title or short or next(captions, ""))


def _texts_before_tables(document: Document) -> list[TextBlock]:
    """The text above the first table; all text where nothing stands above it."""
    above: list[TextBlock] = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            break
        above.append(block)
    return above or [block for block in document.blocks if isinstance(block, TextBlock)]
