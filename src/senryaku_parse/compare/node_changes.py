"""What changed in a node that both editions have: its fields sorted into kinds, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from senryaku_parse.compare.kinds import TYPES, Kind, NodeType, field_name
from senryaku_parse.compare.links import Link
from senryaku_parse.compare.naming import called
from senryaku_parse.compare.target_changes import target_changes
from senryaku_parse.compare.texts import same_writing_aside
from senryaku_parse.compare.values import CONTENT
from senryaku_parse.messages import render, term
from senryaku_parse.model import Area, Measure, Project

Differing = dict[str, tuple[Any, Any]]
"""Field → its values in both editions, where they differ."""
Told = tuple[Kind, Differing, str]
"""A kind of change, the fields it is about, and the sentence."""

_NEW = "新規"
_GOING_ON = (None, "継続")
"""The 区分 of a project that goes on."""
_ORDER = ("name", "number", "area", "category", "target", "reprint", "reprint_of")
"""The fields that have kinds of their own."""


def node_changes(link: Link, reference: Callable[[str], str | None], *, area_moved: bool) -> Iterator[Told]:
    """The changes of fields of a linked node; nothing for equal content.

    `reference` gives the new id for an old one, so that a 再掲 of the same project is no change; `area_moved` tells
    that a measure went to another area, not that its area was renamed.
    """
    old, new = link.old.node, link.new.node
    differing: Differing = {
        name: (getattr(old, name), getattr(new, name))
        for name in CONTENT[type(old).__name__]
        if getattr(old, name) != getattr(new, name)
    }
    if isinstance(old, Project) and isinstance(new, Project):
        differing.pop("reprint_of", None)
        expected = reference(old.reprint_of) if old.reprint_of is not None else None
        lost = expected is None and old.reprint_of is not None
        if lost or expected != new.reprint_of:
            differing["reprint_of"] = (old.reprint_of, new.reprint_of)
    if not differing:
        return
    subject = called(link.new.type, new)
    for name in _ORDER:
        if name in differing:
            yield from _special(name, differing, subject, link, area_moved)
    yield from _rest({name: pair for name, pair in differing.items() if name not in _ORDER}, subject, link.new.type)


def _special(name: str, differing: Differing, subject: str, link: Link, area_moved: bool) -> Iterator[Told]:
    old, new = differing[name]
    one = {name: (old, new)}
    match name:
        case "name" if same_writing_aside(old, new):
            yield "orthographic", one, render("editions.name-written-otherwise", subject=subject, old=old, new=new)
        case "name":
            kind = term(TYPES[link.new.type])
            yield "renamed", one, render("editions.renamed", kind=kind, old=old, new=new)
        case "number":
            yield (
                "renumbered",
                one,
                render("editions.renumbered", subject=subject, old=_or_none(old), new=_or_none(new)),
            )
        case "area":
            yield _area(old, new, one, subject, area_moved)
        case "category":
            yield _category(old, new, one, subject)
        case "target":
            names = (link.old.node.name, link.new.node.name)
            told = target_changes(old, new, names, certain=not link.uncertain)
            yield from (
                (told_kind, one, render("editions.of-target", subject=subject, said=said)) for told_kind, said in told
            )
        case "reprint":
            both: Differing = {field: differing[field] for field in ("reprint", "reprint_of") if field in differing}
            if new:
                yield "reprint_added", both, render("editions.reprint-added", subject=subject)
            else:
                yield "reprint_removed", both, render("editions.reprint-removed", subject=subject)
        case "reprint_of" if "reprint" not in differing:
            yield (
                "changed",
                one,
                render("editions.reprint-origin-changed", subject=subject, old=_or_none(old), new=_or_none(new)),
            )


def _area(old: Area | None, new: Area | None, one: Differing, subject: str, moved: bool) -> Told:
    before, after = (area.name if area else term("分野なし") for area in (old, new))
    if moved:
        return "moved", one, render("editions.area-moved", subject=subject, before=before, after=after)
    if old is None or new is None or not same_writing_aside(old.name, new.name):
        return "changed", one, render("editions.area-renamed", subject=subject, before=before, after=after)
    if not same_writing_aside(old.marker, new.marker):
        return "renumbered", one, render("editions.area-remarked", subject=subject, old=old.marker, new=new.marker)
    return "orthographic", one, render("editions.area-written-otherwise", subject=subject, before=before, after=after)


def _category(old: str | None, new: str | None, one: Differing, subject: str) -> Told:
    if old == _NEW and new in _GOING_ON:
        after = _quoted(new)
        return "continued", one, render("editions.continued", subject=subject, old=old, after=after)
    if new == _NEW and old in _GOING_ON:
        before = _quoted(old)
        return "renewed", one, render("editions.renewed", subject=subject, before=before, new=new)
    if old is not None and new is not None and same_writing_aside(old, new):
        return "orthographic", one, render("editions.category-written-otherwise", subject=subject, old=old, new=new)
    before, after = (_quoted(category) for category in (old, new))
    return "category_changed", one, render("editions.category-changed", subject=subject, before=before, after=after)


def _rest(differing: Differing, subject: str, type_: NodeType) -> Iterator[Told]:
    """The fields without a kind of their own: those only written otherwise apart from the others."""
    written = {name: pair for name, pair in differing.items() if _written_alike(*pair)}
    changed = {name: pair for name, pair in differing.items() if name not in written}
    if changed:
        yield (
            "changed",
            changed,
            render("editions.fields-changed", subject=subject, listed=_listed(changed, type_), shown=_shown(changed)),
        )
    if written:
        yield (
            "orthographic",
            written,
            render(
                "editions.fields-written-otherwise",
                subject=subject,
                listed=_listed(written, type_),
                shown=_shown(written),
            ),
        )


def _written_alike(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return same_writing_aside(old, new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(same_writing_aside, old, new))
    return False


def _listed(differing: Differing, type_: NodeType) -> str:
    names = [field_name(type_, name) for name in differing]
    return render("common.dot").join(map(term, names[:1] if names[:1] == ["内容"] else names))


def _shown(differing: Differing) -> str:
    """The two texts of the first field, where it is one that reads well in a sentence."""
    old, new = next(iter(differing.values()))
    if not isinstance(old, str | None) or not isinstance(new, str | None):
        return ""
    return render("editions.old-and-new", old=_quoted(old or None), new=_quoted(new or None))


def _quoted(text: str | None) -> str:
    return term("空欄") if text is None else render("common.quoted", text=text)


def _or_none(value: object) -> str:
    return term("なし") if value is None else str(value)


def is_area_move(link: Link) -> bool:
    """Whether a measure went to an area that both goals know, or left one: not just a renamed area."""
    old, new = link.old.node, link.new.node
    if not isinstance(old, Measure) or not isinstance(new, Measure) or old.area is None or new.area is None:
        return False
    if same_writing_aside(old.area.name, new.area.name):
        return False
    return any(
        isinstance(sibling.node, Measure) and sibling.node.area and same_writing_aside(sibling.node.area.name, name)
        for item, name in ((link.new, old.area.name), (link.old, new.area.name))
        for sibling in (item.parent.children if item.parent else ())
    )
