"""Which strategy a document holds: title, municipality, code and period, from the text outside tables."""

from __future__ import annotations

from dataclasses import dataclass

from senryaku_parse.characters import read_characters
from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.period import period_of
from senryaku_parse.hierarchy.places import Place, agreed, placed_in_prefecture, places_in, subject_of, whole_place
from senryaku_parse.model import Period
from senryaku_parse.municipalities import Municipality
from senryaku_parse.tables import Document, RawTable, TextBlock
from senryaku_parse.text import fold_space, repair_characters

_TITLE_LENGTH = 120
"""A text block longer than this is prose, not a title."""
_LOOKED_AT = 200
"""Characters from the beginning of a text in which names are looked for."""


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


def identify(document: Document) -> Identity:
    """The identity of the strategy in `document`.

    The title names the municipality; where it names none, texts before the tables that are nothing but a name do.
    Of several that bear the name, one is taken only where the title or the beginning of a text says its prefecture.
    """
    title = title_of(document)
    heading = repair_characters(title[:_LOOKED_AT])
    texts = [repair_characters(block.text[:_LOOKED_AT]) for block in _texts_before_tables(document)]
    period = period_of(heading, texts)
    odd = tuple(found for found in read_characters(title)[1] if found.code == "characters-misleading")
    named = list(places_in(heading))
    if not named and (subject := subject_of(heading)):
        named = [subject]
    place = agreed(named or filter(None, map(whole_place, texts)))
    if place is None:
        return Identity(title, period=period, findings=odd)
    meant = _meant(place, [heading, *texts])
    if len(meant) == 1:
        return Identity(title, meant[0].name, meant[0].code, period, odd)
    return Identity(title, place.name, period=period, findings=(*odd, _ambiguous(place)) if meant else odd)


def _meant(place: Place, texts: list[str]) -> tuple[Municipality, ...]:
    """Those that `place` can be: one, where only one of them stands behind its prefecture in `texts`."""
    if len(place.bearers) < 2:
        return place.bearers
    said = {bearer for text in texts for bearer in placed_in_prefecture(text)}
    meant = tuple([bearer for bearer in place.bearers if bearer in said])
    return meant if len(meant) == 1 else place.bearers


def _ambiguous(place: Place) -> Finding:
    candidates = "、".join(f"{bearer}（{bearer.code}）" for bearer in place.bearers)
    return finding(
        "municipality-ambiguous",
        f"「{place.name}」は {candidates} のどれか定まらないため、団体コードを空のままにしました。",
        before=place.name,
    )


def title_of(document: Document) -> str:
    """The first heading of the first level, else the title the format states, the first short text, a caption."""
    texts = _texts_before_tables(document)
    heading = next((block.text for block in texts if block.level == 1), None)
    short = next((block.text for block in texts if len(block.text) <= _TITLE_LENGTH), "")
    caption = next((block.caption for block in document.blocks if isinstance(block, RawTable) and block.caption), "")
    return fold_space(heading or document.title or short or caption)


def _texts_before_tables(document: Document) -> list[TextBlock]:
    """The text above the first table; all text where nothing stands above it."""
    above: list[TextBlock] = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            break
        above.append(block)
    return above or [block for block in document.blocks if isinstance(block, TextBlock)]
