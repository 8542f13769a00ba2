"""What a notebook shows for a strategy, a goal, a measure: a tree to open and close, of bounded size.

The HTML stands alone: no ids, no scripts, no style sheet. Colours are the page's own (`currentColor`), so that it
reads in light and dark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from senryaku_parse.messages import list_out, render, term
from senryaku_parse.model import Area, Goal, Indicator, Measure, Node, Project, Strategy
from senryaku_parse.writers.markup import Html, element, fragment
from senryaku_parse.writers.summary import counts_by_severity

MAX_BRANCHES = 200
"""How many goals and measures are shown; what is left out is counted."""
MAX_LEAVES = 500
"""How many targets, KPIs and projects are shown, in the order of the document; what is left out is counted."""
MAX_TEXT = 300
"""How many characters of one text are shown; 「…」 stands for the rest."""

_MUTED = "opacity:.65"
_SMALL = "opacity:.65;font-size:.85em"
_PROSE = "white-space:pre-line;margin:.15em 0"
_LIST = "list-style:none;margin:.15em 0;padding:0"
_INSIDE = "margin:.15em 0 .5em .35em;padding-left:1em;border-left:1px solid currentColor"
_TAG = "border:1px solid currentColor;border-radius:.3em;padding:0 .35em;font-size:.85em;opacity:.8"

_Item = TypeVar("_Item")


class _Room:
    """How much of the tree can still be shown."""

    def __init__(self, branches: int = MAX_BRANCHES, leaves: int = MAX_LEAVES) -> None:
        self._branches = branches
        self._leaves = leaves

    def branches(self, nodes: Sequence[_Item]) -> Sequence[_Item]:
        """Those of `nodes`, goals or measures, for which there is room."""
        shown = nodes[: self._branches]
        self._branches -= len(shown)
        return shown

    def leaves(self, nodes: Sequence[_Item]) -> Sequence[_Item]:
        """Those of `nodes`, indicators or projects, for which there is room."""
        shown = nodes[: self._leaves]
        self._leaves -= len(shown)
        return shown


def tree(node: Strategy | Goal | Measure) -> str:
    """`node` as HTML: itself open, what hangs below it closed; a strategy with its findings by severity."""
    room = _Room()
    if isinstance(node, Strategy):
        return _strategy(node, room)
    if isinstance(node, Goal):
        return _goal(node, room.branches(node.measures), room, opened=True)
    return fragment(*_area(node.area), _measure(node, room, opened=True))


def line(node: Strategy | Goal | Measure) -> str:
    """What `node` is and how much hangs below it, where no HTML can be shown."""
    name = (
        node.title or render("command.no-title")
        if isinstance(node, Strategy)
        else f"{node.id} {node.name or render('command.no-name')}"
    )
    return render("writing.notebook-line", name=_text(name), counts=_counts(node))


def _strategy(strategy: Strategy, room: _Room) -> Html:
    goals = room.branches(strategy.goals)
    measures = [room.branches(goal.measures) for goal in goals]
    return element(
        "div",
        element("strong", _text(strategy.title or render("command.no-title"))),
        element("div", _origin(strategy), style=_MUTED),
        element("div", _counts(strategy)),
        element(
            "div",
            render(
                "writing.notebook-findings", number=len(strategy.findings), counts=counts_by_severity(strategy.findings)
            ),
        ),
        *(_goal(goal, within, room, opened=False) for goal, within in zip(goals, measures, strict=True)),
        _more(term("基本目標"), len(strategy.goals) - len(goals)),
    )


def _goal(goal: Goal, measures: Sequence[Measure], room: _Room, *, opened: bool) -> Html:
    area: Area | None = None
    parts = [*_said(goal), _leaves(term("数値目標"), goal.targets, room)]
    for measure in measures:
        if measure.area != area:
            parts.extend(_area(measure.area))
        area = measure.area
        parts.append(_measure(measure, room, opened=False))
    parts.append(_more(term("施策"), len(goal.measures) - len(measures)))
    return _branch(goal.id, goal.name, _counts(goal), parts, opened=opened)


def _measure(measure: Measure, room: _Room, *, opened: bool) -> Html:
    parts = [*_said(measure), _leaves("KPI", measure.kpis, room), _leaves(term("事業"), measure.projects, room)]
    return _branch(measure.id, measure.name, _counts(measure), parts, opened=opened)


def _branch(node_id: str, name: str, counts: str, parts: Sequence[Html], *, opened: bool) -> Html:
    return element(
        "details",
        element(
            "summary",
            _id(node_id),
            element("b", _text(name or render("command.no-name"))),
            " ",
            element("span", counts, style=_SMALL),
        ),
        element("div", *parts, style=_INSIDE),
        open=opened,
    )


def _leaves(kind: str, nodes: Sequence[Indicator | Project], room: _Room) -> Html:
    """The list of `nodes` under its heading; nothing where there are none."""
    if not nodes:
        return Html()
    shown = room.leaves(nodes)
    rows = [
        element("li", *(_indicator(node) if isinstance(node, Indicator) else _project(node)), *_notes(node))
        for node in shown
    ]
    heading = element("div", kind, style=_SMALL)
    return fragment(heading, element("ul", *rows, style=_LIST), _more(kind, len(nodes) - len(shown)))


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield _id(indicator.id)
    yield _text(indicator.name)
    yield render("writing.notebook-colon")
    yield (
        _text(str(indicator.target))
        if indicator.target
        else element("span", render("writing.notebook-no-target"), style=_MUTED)
    )


def _project(project: Project) -> Iterator[str]:
    yield _id(project.id)
    if project.category:
        yield element("span", _text(project.category), style=_TAG)
        yield " "
    yield _text(project.name or render("command.no-name"))
    if project.reprint:
        if project.reprint_of:
            yield render("writing.notebook-reprint-of", id=project.reprint_of)
        else:
            yield render("writing.notebook-reprint")
    if project.organizations:
        yield element("span", _text(f" {list_out(project.organizations)}"), style=_MUTED)


def _said(node: Goal | Measure) -> Iterator[Html]:
    """The text below the heading, and the notes."""
    if node.text:
        yield element("div", _text(node.text), style=_PROSE)
    yield from _notes(node)


def _notes(node: Node) -> Iterator[Html]:
    for note in node.notes:
        yield element("div", "※", _text(note), style=_SMALL)


def _origin(strategy: Strategy) -> str:
    period = render("editions.years", start=strategy.period.start, end=strategy.period.end) if strategy.period else None
    return _text("　".join(filter(None, (strategy.municipality, period, strategy.source.name))))


def _counts(node: Strategy | Goal | Measure) -> str:
    """「数値目標 4、施策 5、KPI 11、事業 32」: how many of each kind hang below `node`."""
    if isinstance(node, Strategy):
        return list_out((f"{term('基本目標')} {len(node.goals):,}", _below(node.goals)))
    return (
        _below((node,))
        if isinstance(node, Goal)
        else list_out((f"KPI {len(node.kpis):,}", f"{term('事業')} {len(node.projects):,}"))
    )


def _below(goals: Sequence[Goal]) -> str:
    measures = [measure for goal in goals for measure in goal.measures]
    counts = {
        "数値目標": sum(len(goal.targets) for goal in goals),
        "施策": len(measures),
        "KPI": sum(len(measure.kpis) for measure in measures),
        "事業": sum(len(measure.projects) for measure in measures),
    }
    return list_out(f"{term(name)} {count:,}" for name, count in counts.items())


def _area(area: Area | None) -> Iterator[Html]:
    """The line that names an area; nothing without one."""
    if area:
        yield element("div", _text(f"({area.marker}) {area.name}" if area.marker else area.name), style=_SMALL)


def _more(kind: str, count: int) -> Html:
    """「ほか 事業 19,500件（表示を省略）」; nothing for 0."""
    return element("div", render("writing.notebook-more", kind=kind, number=count), style=_MUTED) if count else Html()


def _id(node_id: str) -> Html:
    return fragment(element("span", _text(node_id), style=_SMALL), " ")


def _text(text: str) -> str:
    """`text`, no longer than `MAX_TEXT`."""
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…"
