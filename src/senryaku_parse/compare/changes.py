"""The changes of a whole alignment, in the order in which both editions read side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from senryaku_parse.compare.kinds import TYPES, Kind
from senryaku_parse.compare.links import Alignment, Link
from senryaku_parse.compare.model import Change, FieldChange, Positions
from senryaku_parse.compare.naming import called, quoted
from senryaku_parse.compare.node_changes import Differing, Told, is_area_move, node_changes
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.order import merged_order, out_of_order
from senryaku_parse.compare.values import held, plain
from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import render, term


def changes_of(old: Nodes, new: Nodes, alignment: Alignment) -> Iterator[Change]:
    """Every change; those of one node together."""
    link_of = {link.new.at: link for link in alignment.links}
    partners = alignment.partners()
    mixed = out_of_order(alignment)
    divisions: dict[int, list[tuple[Link, ...]]] = defaultdict(list)
    divided = {id(item) for division in alignment.divisions for link in division for item in (link.old, link.new)}
    for division in alignment.divisions:
        divisions[id(division[0].new)].append(division)
    new_ids = {link.old.node.id: link.new.node.id for link in alignment.links}

    def reference(node_id: str) -> str | None:
        """The new id of an old one; null for what is gone; an id that no node has stays as it is."""
        return new_ids.get(node_id) if node_id in old.by_id else node_id

    for mine, other in merged_order(old, new, alignment):
        if other is not None and id(other) in divided:
            for division in divisions[id(other)]:
                yield _division(division)
        elif other is not None and (link := link_of.get(other.at)) is not None:
            yield from _of_link(link, reference, partners, mixed)
        elif other is not None:
            yield _alone("added", other)
        elif mine is not None and id(mine) not in divided:
            yield _alone("removed", mine)


def _qualified(message: str, uncertain: bool) -> str:
    """`message`, which says of an uncertain pair that it is one: a guess must not read as a fact."""
    return render("editions.qualified", message=message.removesuffix("。").removesuffix(".")) if uncertain else message


def _alone(kind: Kind, item: Item) -> Change:
    """A node that only one edition has, with all it holds."""
    added = kind == "added"
    fields = {
        name: FieldChange(None, value) if added else FieldChange(value, None) for name, value in held(item.node).items()
    }
    what = called(item.type, item.node)
    if item.reprint:
        what = render("editions.reprint-of", item=what)
    return Change(
        kind=kind,
        type=item.type,
        old=None if added else item.node.id,
        new=item.node.id if added else None,
        fields=frozendict(fields),
        message=render("editions.added", item=what) if added else render("editions.removed", item=what),
        positions=Positions(new=item.node.position) if added else Positions(old=item.node.position),
    )


def _division(links: tuple[Link, ...]) -> Change:
    """A split or merged node: whole nodes on either side, for what they are called has its place in the parts."""
    old = {link.old.at: link.old for link in links}
    new = {link.new.at: link.new for link in links}
    split = len(old) == 1
    one = next(iter((old if split else new).values()))
    several = list((new if split else old).values())
    names = render("common.juxtaposed").join(quoted(item.node) for item in several)
    what = term(TYPES[one.type])
    message = (
        render("editions.split", item=called(one.type, one.node), count=len(several), what=what, names=names)
        if split
        else render("editions.merged", count=len(several), what=what, names=names, item=quoted(one.node))
    )
    nodes = (tuple(frozendict(id=item.node.id, **held(item.node)) for item in side.values()) for side in (old, new))
    return Change(
        kind="split" if split else "merged",
        type=one.type,
        old=one.node.id if split else None,
        new=None if split else one.node.id,
        fields=frozendict(nodes=FieldChange(*nodes)),
        message=_qualified(message, any(link.uncertain for link in links)),
        positions=Positions(old=one.node.position) if split else Positions(new=one.node.position),
    )


def _of_link(
    link: Link, reference: Callable[[str], str | None], partners: dict[int, set[int]], mixed: set[int]
) -> Iterator[Change]:
    old, new = link.old, link.new
    moved = old.parent is not None and new.parent is not None and new.parent.at not in partners.get(old.parent.at, ())
    told = list(node_changes(link, reference, area_moved=moved or is_area_move(link)))
    if old.type != new.type:
        told = [_other_level(link, told), *(one for one in told if one[0] != "renumbered")]
    elif moved:
        told = [_move(link, told), *(one for one in told if one[0] != "moved")]
    elif new.at in mixed and not any(kind == "renumbered" for kind, _, _ in told):
        told.append(_reorder(link))
    for kind, differing, message in told:
        yield Change(
            kind=kind,
            type=new.type,
            old=old.node.id,
            new=new.node.id,
            fields=frozendict({name: FieldChange(plain(a), plain(b)) for name, (a, b) in differing.items()}),
            message=_qualified(message, link.uncertain),
            positions=Positions(old.node.position, new.node.position),
        )


def _other_level(link: Link, told: list[Told]) -> Told:
    """That a KPI became a 数値目標 of its goal, or the other way round, with the number that it has there."""
    parents = [item.parent.node if item.parent else item.node for item in (link.old, link.new)]
    kind: Kind = "became_target" if link.new.type == "target" else "became_kpi"
    fields: Differing = {"parent": (parents[0].id, parents[1].id)}
    for one, differing, _ in told:
        if one == "renumbered":
            fields |= differing
    return (
        kind,
        fields,
        render(
            "editions.level-changed",
            old=quoted(parents[0]),
            item=called(link.old.type, link.old.node),
            new=quoted(parents[1]),
            type=term(TYPES[link.new.type]),
        ),
    )


def _move(link: Link, told: list[Told]) -> Told:
    """The move to another parent, with the area that came with it."""
    parents = [item.parent.node for item in (link.old, link.new) if item.parent]
    fields: Differing = {"parent": (parents[0].id, parents[1].id)}
    for kind, differing, _ in told:
        if kind == "moved":
            fields |= differing
    return (
        "moved",
        fields,
        render(
            "editions.moved", item=called(link.new.type, link.new.node), old=quoted(parents[0]), new=quoted(parents[1])
        ),
    )


def _reorder(link: Link) -> Told:
    place = (link.old.place, link.new.place)
    message = render(
        "editions.reordered", type=term(TYPES[link.old.type]), name=link.new.node.name, old=place[0], new=place[1]
    )
    return "reordered", {"place": place}, message
