"""One change in a few words, with what changed in it marked: for the terminal and for notebooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from senryaku_parse.compare.kinds import TYPES, field_name
from senryaku_parse.compare.model import Change
from senryaku_parse.compare.writers.directory import Directory, Placed
from senryaku_parse.compare.writers.fields import PARTS_OF_TEXT, spelled
from senryaku_parse.compare.writers.lines import Part, reading
from senryaku_parse.compare.writers.marking import marked, plain, whole
from senryaku_parse.messages import render, term

_TELLING = frozenset({"name", "nodes", "parent"})
"""Fields whose values need no label."""
_UNMARKED = frozenset({"nodes", "parent"})
"""Fields whose values are other nodes: what their names have in common tells nothing."""


def is_alone(change: Change) -> bool:
    """Whether the change is about a node that only one edition has."""
    return change.kind in ("added", "removed")


class Teller:
    """Tells the changes of one comparison."""

    def __init__(self, directory: Directory) -> None:
        """`directory` says who is called what."""
        self._directory = directory

    def uncertain(self, change: Change) -> bool:
        """Whether a pair of the node that the change is about is uncertain."""
        return bool(self._directory.doubts(change.old, change.new))

    def subject(self, change: Change) -> str:
        """「KPI 1-ア-2-K1「相談件数」」; the name where it is not what changed."""
        ids = dict.fromkeys(filter(None, (change.old, change.new)))
        is_named = "name" not in change.fields and "nodes" not in change.fields
        name = render("common.quoted", text=self._directory.of(change).name) if is_named else ""
        return f"{term(TYPES[change.type])} {'→'.join(ids)}{name}"

    def parts(self, change: Change) -> Iterator[Part]:
        """What to show of the fields of `change`; of an added or removed node its name and target alone."""
        alone = is_alone(change)
        for name, values in change.fields.items():
            if (alone and name not in ("name", "target")) or (name in PARTS_OF_TEXT and "text" in change.fields):
                continue
            label = "" if name in _TELLING else term(field_name(change.type, name))
            old, new = (
                self._text(name, values.old, self._directory.old),
                self._text(name, values.new, self._directory.new),
            )
            if name == "target" and old == new and change.old and change.new:
                old, new = (
                    reading(placed.node) or ""
                    for placed in (self._directory.old[change.old], self._directory.new[change.new])
                )
            if alone or name in _UNMARKED:
                show = whole if alone else plain
                yield Part(label, show(old), show(new))
            else:
                yield Part(label, *marked(old, new))

    def _text(self, name: str, value: Any, nodes: Mapping[str, Placed]) -> str:
        if name == "parent":
            return render("common.quoted", text=nodes[value].name)
        return render("editions.place", number=value) if name == "place" else spelled(name, value)
