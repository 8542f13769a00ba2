"""What of a strategy does not come back when its Markdown is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from senryaku_parse.columns import GOALS, KPIS, MEASURES, PROJECTS, TARGETS, Entity
from senryaku_parse.errors import SenryakuError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import render, term
from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy, Target
from senryaku_parse.on_demand import function


def _columns(entity: Entity[Any], **others: str) -> frozendict[str, str]:
    """Field → heading, by the columns of `entity`; `others` are fields whose column has another name."""
    headings = {column.name: column.heading for column in entity.columns}
    return frozendict(headings | {field: headings[name] for field, name in others.items()})


_HEADINGS: frozendict[type, frozendict[str, str]] = frozendict(
    {
        Strategy: frozendict(
            title="表題",
            municipality="自治体",
            municipality_code="全国地方公共団体コード",
            period="計画期間",
            goals=GOALS.heading,
        ),
        Goal: _columns(GOALS),
        Measure: _columns(MEASURES),
        Indicator: _columns(KPIS, target="target_text", target_text="target_column_text"),
        Project: _columns(PROJECTS),
        Target: _columns(KPIS, text="target_text"),
    }
)
"""Class → field → what people call it."""
_CHILDREN = frozendict({entity.name: entity.heading for entity in (TARGETS, MEASURES, KPIS, PROJECTS)})


def not_read_back(strategy: Strategy, markdown: str) -> Iterator[Finding]:
    """A finding for each field of `strategy` that reading `markdown` gives otherwise."""
    parse_text = function("convert:parse_text")  # the whole pipeline, which stands above the writers
    try:
        read = parse_text(markdown, format="markdown")
    except SenryakuError as error:
        yield finding("field-not-written", render("writing.markdown-unread", error=error))
        return
    yield from _differences(strategy, read, term("文書"))


def _differences(written: object, read: object, place: str) -> Iterator[Finding]:
    """The differences of two values of one class of the model, what hangs below them included."""
    for field in fields(written):  # type: ignore[arg-type]
        before, after = getattr(written, field.name), getattr(read, field.name)
        if not field.compare or before == after:
            continue
        if isinstance(before, Target) and isinstance(after, Target):
            yield from _differences(before, after, place)
        elif isinstance(before, tuple) and _are_nodes(before + after) and len(before) == len(after):
            for one, other in zip(before, after, strict=True):
                yield from _differences(one, other, one.id)
        else:
            heading = term(_HEADINGS[type(written)].get(field.name) or _CHILDREN.get(field.name, field.name))
            yield finding(
                "field-not-written",
                render("writing.markdown-otherwise", place=place, heading=heading),
                before=_shown(before),
                after=_shown(after),
            )


def _are_nodes(values: tuple[object, ...]) -> bool:
    return all(isinstance(value, Goal | Measure | Indicator | Project) for value in values)


def _shown(value: object) -> str | None:
    """A value for people; null for none."""
    if isinstance(value, Mapping):
        return "、".join(f"{name}: {text}" for name, text in value.items())
    if isinstance(value, tuple):
        return "、".join(value if not _are_nodes(value) else (node.id for node in value))
    return None if value is None else str(value)
