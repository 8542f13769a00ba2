"""The leaves of the tree, a list item each: indicators and projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from senryaku_parse.model import Goal, Indicator, Measure, Node, Project
from senryaku_parse.writers.markup import Html, element, fragment
from senryaku_parse.writers.page.anchors import link, source_link
from senryaku_parse.writers.page.indicators import aim, reading
from senryaku_parse.writers.page.notes import beside
from senryaku_parse.writers.page.view import ShownNode, View
from senryaku_parse.writers.page.words import NodeKind, PageWords

_LONG = 200
"""Characters of a text that is shown unopened."""
_MANY_LINES = 5


def indicators(entries: Sequence[ShownNode[Indicator]], kind: NodeKind, words: PageWords) -> Iterator[Html]:
    """The list of a goal's targets or a measure's KPIs; nothing where there are none."""
    if entries:
        rows = (_row(kind, entry, _indicator(entry, words), words) for entry in entries)
        yield element("ul", *rows, role="list", class_="rows")


def projects(entries: Sequence[ShownNode[Project]], view: View, words: PageWords) -> Iterator[Html]:
    """The list of a measure's projects; nothing where there are none."""
    if entries:
        rows = (_row("project", entry, _project(entry.node, view, words), words) for entry in entries)
        yield element("ul", *rows, role="list", class_="rows")


def place(entry: ShownNode[Node], words: PageWords) -> Html:
    """The node's id, as the link to itself, and where the source has it."""
    self_link = element("a", words.said(entry.node.id), href=link(entry.anchor))
    source = words.place(entry.node.position)
    told = [" ", source_link(source, entry.source, words)] if source or entry.source else []
    return element("p", self_link, *told, class_="place")


def more(node: Node, words: PageWords) -> Html:
    """What else the source states: the department, notes, columns of unknown role, the id across editions."""
    stated: list[tuple[str, str | None]] = []
    if isinstance(node, Indicator):
        stated += [(words.baseline_text, node.baseline_text), (words.target_text, node.target_text)]
    if isinstance(node, Indicator | Project):
        stated.append((words.department, node.department))
    stated += [(words.note, note) for note in node.notes]
    own = [(element("dt", name), text) for name, text in (*stated, (words.key, node.key)) if text]
    extra = [(element("dt", words.said(name)), text) for name, text in node.extra.items() if name or text]
    told = [element("div", name, element("dd", words.said(text))) for name, text in (*own, *extra)]
    return element("dl", *told, class_="more") if told else Html()


def prose(node: Goal | Measure, words: PageWords) -> Html:
    """The text below the heading of `node`; what is long can be opened."""
    if not node.text:
        return Html()
    text = element("p", words.said(node.text), class_="prose")
    if len(node.text) <= _LONG and node.text.count("\n") < _MANY_LINES:
        return text
    summary = element("summary", words.text, " ", element("span", words.characters.format(f"{len(node.text):,}")))
    return element("details", summary, text, class_="long")


def named(name: str, words: PageWords) -> Html:
    """A name, or that there is none."""
    return words.said(name) if name else element("span", words.nameless, class_="nameless")


def _row(kind: NodeKind, entry: ShownNode[Indicator | Project], content: Html, words: PageWords) -> Html:
    node = entry.node
    category = (node.category or "") if isinstance(node, Project) else False
    own = element("div", content, more(node, words), place(entry, words), class_="own")
    return element(
        "li", own, beside(entry.notes, words), id=entry.anchor, class_=kind, data_node=kind, data_category=category
    )


def _indicator(entry: ShownNode[Indicator], words: PageWords) -> Html:
    node = entry.node
    number = "" if node.number is None else element("span", f"{node.number}", class_="number")
    name = element("p", number, named(node.name, words), class_="name")
    return fragment(element("div", name, aim(node, words), class_="what"), reading(node, words))


def _project(project: Project, view: View, words: PageWords) -> Html:
    category = element("p", words.said(project.category), class_="category") if project.category else Html()
    name = element("p", named(project.name, words), *_reprint(project, view, words), class_="name")
    return fragment(
        category, element("div", name, *_content(project, words), *_again(project, view, words), class_="what")
    )


def _content(project: Project, words: PageWords) -> Iterator[Html]:
    """The 内容 verbatim, the organizations in it marked; what it does not hold of its own reading follows."""
    marked = _marked(project)
    if project.text:
        yield element("p", words.said(project.text if marked is None else marked), class_="text")
    apart = [(words.description, [project.description] if project.description not in project.text else [])]
    if marked is None:
        apart.append((words.organizations, list(project.organizations)))
    told = [
        element("div", element("dt", name), *(element("dd", words.said(text)) for text in texts))
        for name, texts in apart
        if texts
    ]
    if told:
        yield element("dl", *told, class_="more")


def _marked(project: Project) -> Html | None:
    """The 内容 with its organizations as elements; null where they do not follow the description in it, in order."""
    parts: list[str] = []
    at = len(project.description) if project.text.startswith(project.description) else 0
    parts.append(project.text[:at])
    for organization in project.organizations:
        start = project.text.find(organization, at)
        if start < 0:
            return None
        parts += [project.text[at:start], element("span", organization, class_="organization")]
        at = start + len(organization)
    return fragment(*parts, project.text[at:])


def _reprint(project: Project, view: View, words: PageWords) -> Iterator[str]:
    """That it is listed again, with the way to where it was first."""
    if not (project.reprint or project.reprint_of):
        return
    yield " "
    first = project.reprint_of
    if first is None:
        yield element("span", words.reprint, class_="reprint")
    elif first in view.anchors:
        told = element("a", words.said(first), href=link(view.anchors[first]))
        yield element("span", words.reprint, "： ", words.first_listing, " ", told, class_="reprint")
    else:
        yield element("span", words.reprint, "： ", words.said(first), class_="reprint")


def _again(project: Project, view: View, words: PageWords) -> Iterator[Html]:
    """The ways to where it is listed again; for the first project of its id only."""
    again = view.reprints.get(project.id, ())
    if again:
        links = (fragment(" ", element("a", words.said(entry.node.id), href=link(entry.anchor))) for entry in again)
        yield element("p", words.reprints.format(f"{len(again):,}"), *links, class_="again")
