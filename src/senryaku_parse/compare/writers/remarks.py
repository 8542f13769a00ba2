"""備考: what became of a node, a few words a change, where the two texts side by side do not show it."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.compare.kinds import KINDS
from senryaku_parse.compare.model import Change, Pair
from senryaku_parse.compare.rows import Row
from senryaku_parse.compare.writers.directory import Directory
from senryaku_parse.compare.writers.fields import step_text
from senryaku_parse.messages import render, term


def remarks(row: Row, directory: Directory) -> Iterator[str]:
    """The remarks on `row`: one a change, then its doubts."""
    yield from dict.fromkeys(_remark(change, row, directory) for change in row.changes)
    for pair in doubts(row, directory):
        yield render(
            "editions.remark-uncertain",
            score=pair.score,
            doubts="".join(render("editions.between-doubts") + doubt for doubt in pair.doubts),
        )


def doubts(row: Row, directory: Directory) -> tuple[Pair, ...]:
    """The uncertain pairs of its nodes."""
    return directory.doubts(row.old.id if row.old else None, row.new.id if row.new else None)


def _remark(change: Change, row: Row, directory: Directory) -> str:
    detail = _detail(change, row, directory)
    return term(KINDS[change.kind]) + (render("editions.in-brackets", text=detail) if detail else "")


def _detail(change: Change, row: Row, directory: Directory) -> str:
    match change.kind:
        case "split" if row.old is not None:
            return render("editions.into", count=len(change.fields["nodes"].new))
        case "split" | "merged" if row.new is not None:
            return render("editions.from", names=_listed(change, "old"))
        case "merged":
            return render("editions.to", names=_listed(change, "new"))
        case "moved" if "parent" in change.fields:
            return render("editions.from-item", name=directory.old[change.fields["parent"].old].name)
        case "moved":
            area = change.fields["area"].old
            return render("editions.from-area", area=area["name"]) if area else render("editions.from-no-area")
        case "reordered":
            place = change.fields["place"]
            return render("editions.places", old=place.old, new=place.new)
    return step_text(change)


def _listed(change: Change, side: str) -> str:
    nodes = getattr(change.fields["nodes"], side)
    return render("common.juxtaposed").join(render("common.quoted", text=node["name"] or node["id"]) for node in nodes)
