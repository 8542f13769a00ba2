"""The tables of the page: a row a node, the old edition on the left, the new one on the right."""

from __future__ import annotations

from typing import Literal

from senryaku_parse.compare.kinds import TYPES
from senryaku_parse.compare.writers.lines import Group, Line, in_context
from senryaku_parse.compare.writers.marking import Run, Runs, text_of
from senryaku_parse.writers.markup import Html, element, fragment

_HEADINGS = ("種別", "旧（改定前）", "新（改定後）", "変更")


def goal_table(group: Group, number: int) -> Html:
    """A goal and all below it, what did not change too: it is hidden until it is asked for."""
    title = group.goal.parts[0].new or group.goal.parts[0].old
    heads = element("tr", *(element("th", name, scope="col") for name in _HEADINGS))
    context = {id(line) for line in in_context(group)}
    rows = [_row(line, in_context=id(line) in context) for line in (group.goal, *group.lines)]
    return element(
        "section",
        element("h2", element("bdi", text_of(title)), id=f"goal-{number}"),
        element(
            "table",
            element("caption", f"{text_of(title)}の新旧対照"),
            element("thead", heads),
            element("tbody", *rows),
        ),
        class_="contrast",
    )


def _row(line: Line, *, in_context: bool) -> Html:
    ids = "→".join(dict.fromkeys(node.id for node in (line.row.old, line.row.new) if node))
    remarks = [element("li", remark) for remark in line.remarks]
    return element(
        "tr",
        element("th", element("span", TYPES[line.row.type], class_="type"), " ", element("bdi", ids), scope="row"),
        element("td", *_side(line, "old"), class_="old", data_side="旧"),
        element("td", *_side(line, "new"), class_="new", data_side="新"),
        element("td", element("ul", *remarks, role="list") if remarks else "", class_="remarks"),
        class_=line.row.type if line.told or in_context else f"{line.row.type} same",
        data_type=line.row.type,
        data_kinds=" ".join(line.kinds),
        data_uncertain=line.uncertain,
        data_told=line.told,
    )


def _side(line: Line, side: Literal["old", "new"]) -> list[Html]:
    """What a node says on one side, a paragraph a part."""
    tag = "del" if side == "old" else "ins"
    parts = ((part.label, part.old if side == "old" else part.new) for part in line.parts)
    return [_part(label, runs, tag) for label, runs in parts if runs]


def _part(label: str, runs: Runs, tag: str) -> Html:
    named = element("span", f"{label}：", class_="label") if label else ""
    text = element("bdi", *(_run(run, tag) for run in runs))
    return element("p", fragment(named, text), class_="part" if label else "part name")


def _run(run: Run, tag: str) -> str:
    return element(tag, run.text) if run.changed else run.text
