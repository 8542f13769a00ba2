"""Findings in the page: beside the rows they touch, in a list of those that touch none, and summed up on top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from senryaku_parse.findings import CODES, SEVERITIES, Finding
from senryaku_parse.writers.markup import Html, element
from senryaku_parse.writers.page.anchors import link, source_link
from senryaku_parse.writers.page.view import Note
from senryaku_parse.writers.page.words import PageWords


def beside(notes: Sequence[Note], words: PageWords) -> Html:
    """The findings of one row: what needs a look is told, what was repaired for certain can be opened."""
    if not notes:
        return Html()
    grave = [_note(note, words) for note in notes if note.found.severity != "info"]
    slight = [_note(note, words) for note in notes if note.found.severity == "info"]
    if slight:
        told = f"{words.severities['info']} {words.count.format(len(slight))}"
        grave.append(element("details", element("summary", told), *slight, class_="slight"))
    return element("div", *grave, class_="notes")


def elsewhere(notes: Sequence[Note], words: PageWords) -> Html:
    """The findings that touch no row; nothing where all do."""
    homeless = [_note(note, words) for note in notes if note.node is None]
    if not homeless:
        return Html()
    return element("section", element("h2", words.elsewhere), *homeless, id="elsewhere", class_="elsewhere")


def overview(notes: Sequence[Note], words: PageWords) -> Html:
    """How many findings there are of each severity and kind, gravest first, with links to them."""
    heading = element("h2", words.findings)
    if not notes:
        return element("section", heading, element("p", words.no_findings), id="findings", class_="overview")
    counts: Counter[str] = Counter(note.found.severity for note in notes)
    totals = [
        element("span", name, " ", element("b", f"{counts[severity]:,}"), " ", class_=f"severity {severity}")
        for severity, name in words.severities.items()
        if counts[severity]
    ]
    summary = element("summary", heading, " ", element("span", *totals, class_="totals"))
    kinds = element("ul", *(_kind(group, words) for group in _kinds(notes)), role="list")
    grave = len(notes) > counts["info"]
    return element("section", element("details", summary, kinds, open=grave), id="findings", class_="overview")


def _kinds(notes: Sequence[Note]) -> list[list[Note]]:
    """The notes by severity and code: gravest first, then what is most frequent."""
    groups = defaultdict[tuple[str, str], list[Note]](list)
    for note in notes:
        groups[note.found.severity, note.found.code].append(note)
    ranks = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    return sorted(groups.values(), key=lambda group: (ranks[group[0].found.severity], -len(group)))


def _kind(notes: Sequence[Note], words: PageWords) -> Html:
    found = notes[0].found
    code = CODES.get(found.code)
    meaning = element("span", code.meaning) if code else Html()
    action = [element("p", words.action, "： ", element("span", code.action), class_="action")] if code else []
    title = (_severity(found, words), " ", meaning, " ", _code(found), " ")
    summary = element("summary", *title, element("span", words.count.format(f"{len(notes):,}"), class_="count"))
    links = element("ol", *(_link(note, words) for note in notes), role="list")
    return element("li", element("details", summary, *action, links))


def _link(note: Note, words: PageWords) -> Html:
    node = note.node
    named = [getattr(node, "name", ""), words.place(note.found.position) or note.anchor]
    target = words.said(" ".join(filter(None, [node.id if node else "", *named])))
    return element("li", element("a", target, href=link(note.anchor)))


def _note(note: Note, words: PageWords) -> Html:
    found = note.found
    place = source_link(words.place(found.position), note.source, words, "count")
    told = element("p", _severity(found, words), " ", words.said(found.message), " ", place, " ", _code(found))
    return element("div", told, *_change(found, words), id=note.anchor, class_=f"note {found.severity}")


def _change(found: Finding, words: PageWords) -> Iterator[Html]:
    """The text before and after, where the finding has them."""
    texts = [(words.before, found.before), (words.after, found.after)]
    told = [
        element("div", element("dt", name), element("dd", words.said(text) if text else words.blank))
        for name, text in texts
        if text is not None
    ]
    if told:
        yield element("dl", *told, class_="change")


def _severity(found: Finding, words: PageWords) -> Html:
    return element("strong", words.severities[found.severity], class_=f"severity {found.severity}")


def _code(found: Finding) -> Html:
    return element("code", found.code)
