"""What lines belong to, by what comes again in the whole document: details to their project, departments to their heading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from senryaku_parse.layouts.outline.below_items import with_nested, with_told
from senryaku_parse.layouts.outline.events import Event, Leaf, Node, Prose, nodes
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.project_lines import parted_behind
from senryaku_parse.project_texts import in_brackets_behind, may_be_department, names_departments
from senryaku_parse.repair.line_wrapped import width
from senryaku_parse.vocabulary import Vocabulary

_LONGEST_DEPARTMENT = 15
_SHORT = 40
"""Characters of a line that may be the rest of the name above it."""
_ASKEW = 2
"""Columns by which the second line of a name may stand beside its beginning."""
_ENDS = ("。", "．", "：", ":", "」", "～", "〜", "！", "!")
_UNFINISHED = re.compile(
    r"(?:[をのがはや、・]|(?<![ごひさこもあ])と)\Z|(?:による|ための|および|及び|または|又は|など)\Z"
)


def belonging(events: Sequence[Event], vocabulary: Vocabulary) -> list[Event]:
    """`events`, where what is said of a node or a project stands with it."""
    found = _with_whole_names(list(events))
    _split_departments(list(nodes(found)), vocabulary)
    found = with_told(with_nested(found), vocabulary)
    _split_departments_of_projects(found, vocabulary)
    return found


def _with_whole_names(events: list[Event]) -> list[Event]:
    """`events` with the names of levels that go on in the line below as one."""
    left: list[Event] = []
    for at, event in enumerate(events):
        above = events[at - 1] if at else None
        if isinstance(event, Prose) and isinstance(above, Node) and _is_rest_of(above, event.line, events[at + 1 :]):
            above.said = above.said._replace(name=above.said.name + event.line.text)
            above.more.append(event.line)
        else:
            left.append(event)
    return left


def _is_rest_of(node: Node, line: Line, below: Sequence[Event]) -> bool:
    """Whether `line`, right below the line of `node`, is the rest of its name: set in as far, or what it leaves open."""
    said = node.said
    if said.line.level or line.level or line.listed or line.bold != said.line.bold or len(line.text) > _SHORT:
        return False
    if not said.name or line.text.endswith(_ENDS) or not line.first or line.caption:
        return False
    if width(line.raw) + line.indent > width(said.line.raw) + said.line.indent + _ASKEW:
        return False  # the line above is not full: a text begins
    if _UNFINISHED.search(said.name):
        return True
    hanging = width(said.line.raw[: max(said.line.raw.find(said.name[:4]), 0)])
    return hanging > 0 and abs(line.indent - said.line.indent - hanging) <= _ASKEW


def _split_departments(found: Sequence[Node], vocabulary: Vocabulary) -> None:
    """Take the departments in brackets behind the names of levels off these names."""
    by_style: dict[str, list[tuple[Node, str, str]]] = defaultdict(list)
    for node in found:
        if bracket := in_brackets_behind(node.said.name):
            by_style[node.style].append((node, *bracket))
    for alike in by_style.values():
        sure = [names_departments(inside, vocabulary) for _, _, inside in alike]
        several = sum(sure) >= max(2, len(alike) / 2)
        for (node, name, inside), certain in zip(alike, sure, strict=True):
            if certain or (several and may_be_department(inside)):
                node.said = node.said._replace(name=name)
                node.department = inside


def _split_departments_of_projects(events: Sequence[Event], vocabulary: Vocabulary) -> None:
    """Take what stands behind projects, or ends what is said of them, for departments where most of it is one."""
    leaves = [event for event in events if isinstance(event, Leaf) and event.kind in ("project", "listed")]
    found = [
        (leaf, *behind) for leaf in leaves if "department" not in leaf.fields and (behind := _behind(leaf, vocabulary))
    ]
    sure = [names_departments(inside, vocabulary) for _, _, _, inside in found]
    known = sum("department" in leaf.fields for leaf in leaves)
    if sum(sure) + known < max(2, (len(found) + known) / 2):
        return
    for (leaf, of_text, bare, inside), certain in zip(found, sure, strict=True):
        if certain or not may_be_department(inside):
            continue
        line = leaf.more[-1] if of_text else leaf.line
        if of_text:
            leaf.more[-1:] = [line._replace(text=bare)] if bare else []
        else:
            leaf.text = bare
        leaf.fields["department"] = (inside, line)


def _behind(leaf: Leaf, vocabulary: Vocabulary) -> tuple[bool, str, str] | None:
    """What ends what is said of a project, or stands behind its name, and may be a department.

    Also whether it is the former, and what stands before it.
    """
    if not leaf.more:
        parted = in_brackets_behind(leaf.text) or parted_behind(leaf.text)
        return (False, *parted) if parted else None
    last = leaf.more[-1].text
    if len(leaf.more) == 1 and len(last) <= _LONGEST_DEPARTMENT and may_be_department(last):
        return True, "", last
    for of_text, text in ((True, last), (False, leaf.text)):
        parted = in_brackets_behind(text)
        if parted and (may_be_department(parted[1]) or names_departments(parted[1], vocabulary)):
            return of_text, *parted
    return None
