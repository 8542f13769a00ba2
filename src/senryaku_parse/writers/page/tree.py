"""The branches of the tree: goals, areas and measures, each to open and close. A level the document lacks has none."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.model import Area, Goal, Measure
from senryaku_parse.writers.markup import Html, element, fragment
from senryaku_parse.writers.page.notes import beside
from senryaku_parse.writers.page.rows import indicators, more, named, place, projects, prose
from senryaku_parse.writers.page.view import AreaView, GoalView, MeasureView, ShownNode, View
from senryaku_parse.writers.page.words import NodeKind, PageWords

_TOP = 2
"""Level of the uppermost headings below the page's title."""


def tree(view: View, words: PageWords) -> Html:
    """All goals. Goals and areas are open at first, measures closed."""
    return fragment(*(_goal(goal, view, words) for goal in view.goals))


def is_shown(node: Goal | Measure) -> bool:
    """Whether a goal or measure has a heading: not where it was made to hold what hangs below a missing level."""
    return bool(node.name) or not node.implicit


def _goal(goal: GoalView, view: View, words: PageWords) -> Html:
    node = goal.entry.node
    level = _TOP + is_shown(node)
    targets = _group("target", level, indicators(goal.targets, "target", words), words)
    content = fragment(*targets, *(_area(area, level, view, words) for area in goal.areas))
    label = words.goal.format("" if node.number is None else node.number).strip()
    title = fragment(element("span", label, class_="label"), " ", named(node.name, words))
    measures = [measure for area in goal.areas for measure in area.measures]
    counts = _counts(
        {
            "target": len(goal.targets),
            "measure": len(measures),
            "kpi": sum(len(measure.kpis) for measure in measures),
            "project": sum(len(measure.projects) for measure in measures),
        },
        words,
    )
    return _branch("goal", goal.entry, _summary(_TOP, title, counts), content, words, opened=True)


def _area(area: AreaView, level: int, view: View, words: PageWords) -> Html:
    inner = level + (area.area is not None)
    measures = fragment(*(_measure(measure, inner, view, words) for measure in area.measures))
    if area.area is None:
        return measures
    summary = _summary(level, _area_title(area.area, words), _counts({"measure": len(area.measures)}, words))
    return element(
        "details", summary, element("div", measures, class_="inside"), class_="area", data_node="area", open=True
    )


def _measure(measure: MeasureView, level: int, view: View, words: PageWords) -> Html:
    node = measure.entry.node
    inner = level + is_shown(node)
    content = fragment(
        *_group("kpi", inner, indicators(measure.kpis, "kpi", words), words),
        *_group("project", inner, projects(measure.projects, view, words), words),
    )
    number = "" if node.number is None else element("span", f"{node.number}", class_="number")
    counts = _counts({"kpi": len(measure.kpis), "project": len(measure.projects)}, words)
    summary = _summary(level, fragment(number, named(node.name, words)), counts)
    return _branch("measure", measure.entry, summary, content, words, opened=False)


def _branch(
    kind: NodeKind, entry: ShownNode[Goal | Measure], summary: Html, content: Html, words: PageWords, *, opened: bool
) -> Html:
    """A goal or measure with what it holds; without a heading it can't be closed."""
    notes = beside(entry.notes, words)
    if not is_shown(entry.node):
        inside = fragment(prose(entry.node, words), more(entry.node, words), notes, content)
        return element("div", inside, id=entry.anchor, class_=f"{kind} unnamed", data_node=kind)
    own = element("div", place(entry, words), prose(entry.node, words), more(entry.node, words), class_="own")
    inside = element("div", own, notes, content, class_="inside")
    return element("details", summary, inside, id=entry.anchor, class_=kind, data_node=kind, open=opened)


def _summary(level: int, title: Html, counts: Html) -> Html:
    return element("summary", element(f"h{level}", title), " ", counts, class_="own")


def _group(kind: NodeKind, level: int, rows: Iterator[Html], words: PageWords) -> Iterator[Html]:
    """A list under its heading, where there is one."""
    for row in rows:
        yield element("section", element(f"h{level}", words.kinds[kind]), row, class_="group")


def _area_title(area: Area, words: PageWords) -> Html:
    marker = element("span", words.said(area.marker), class_="marker") if area.marker else ""
    return fragment(marker, named(area.name, words))


def _counts(counts: dict[NodeKind, int], words: PageWords) -> Html:
    """「KPI 2　事業 8」, without what there is none of."""
    told = (
        fragment(words.kinds[kind], " ", element("b", f"{count:,}"), " ") for kind, count in counts.items() if count
    )
    return element("span", *(element("span", one) for one in told), class_="counts")
