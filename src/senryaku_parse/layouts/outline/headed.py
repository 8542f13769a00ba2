"""Headings over tables, where no line names a goal: 「生涯学習の促進」 over one table of indicators, its like over the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.outline.events import Event, Node, Prose, Table, TableKind
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.roles import ABOUT, Roles
from senryaku_parse.messages import render
from senryaku_parse.text import match_key

_LEAVES: frozenset[TableKind] = frozenset({"indicators", "projects"})
_LONGEST = 40
"""Characters of a line without a mark of its own that may be a heading."""
_BESIDE = re.compile(r"(?:別?[表図紙]|資料|参考|付[表属録]|様式|[（(]?単位|注|※)")
"""Begins a heading or a caption that is beside the hierarchy for certain."""
_NO_LEVEL = re.compile(
    r"(?:その[0-9０-９一二三]|(?:令和|平成|昭和|[RHＲＨ])?[元0-9０-９]+年)|.*(?:[課部局室係]|概要|状況|結果|について|とは)\Z"
)
"""Begins or ends a name that is hardly one of a level: a part, a year, a department, a chapter about something."""


def roles_over_tables(events: Sequence[Event]) -> Roles | None:
    """The roles where headings alike stand over tables alike, each over its own: the headings are measures.

    Null where tables name levels themselves, where some stand below no such heading, or there is only one.
    """
    tables = [event for event in events if isinstance(event, Table) and event.kind not in ("schedule", "other")]
    owners = [table.owner for table in tables]
    if len({table.kind for table in tables}) != 1 or tables[0].kind not in _LEAVES:
        return None
    named = [owner for owner in owners if owner and _may_be_level(owner) and not _NO_LEVEL.match(owner.said.name)]
    if len(named) < len(owners) or len({(owner.style, owner.parent) for owner in named}) != 1:
        return None
    names = {match_key(owner.said.name) for owner in named}
    return Roles("", "table", {named[0].style: "measure"}) if len(names) > 1 else None


def _may_be_level(node: Node) -> bool:
    said = node.said
    return said.part in (None, "measure", "upper_measure", "area") and _may_name(said.name)


def _may_head(line: Line) -> bool:
    """Whether a caption, or a line like a heading, may name a level."""
    like_heading = (
        len(line.text) <= _LONGEST and not line.listed and not line.text.endswith(("。", "．", "：", ":", "）", ")"))
    )
    return (line.caption or like_heading) and _may_name(line.text)


def _may_name(text: str) -> bool:
    return not ABOUT.search(text) and not _BESIDE.match(text)


def unread_over_tables(events: Iterable[Event]) -> Iterator[tuple[Line, Finding]]:
    """Each line right over a table without levels of its own that may name one, with the warning that it is not read."""
    above: Event | None = None
    told: set[Node] = set()
    for event in events:
        if isinstance(event, Table) and event.kind in _LEAVES:
            if isinstance(above, Prose) and _may_head(above.line):
                yield above.line, _unread(above.line, event)
            elif (node := event.owner) and node not in told and _may_be_level(node):
                told.add(node)
                yield node.said.line, _unread(node.said.line, event)
        above = event


def _unread(line: Line, table: Table) -> Finding:
    return finding(
        "heading-unread",
        render("outline.heading-unread", number=table.number),
        before=line.raw,
        position=line.position,
    )
