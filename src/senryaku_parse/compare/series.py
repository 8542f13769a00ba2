"""More than two editions: each item followed from the first edition that has it to the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import IO, TYPE_CHECKING

from senryaku_parse.compare.compute import compute
from senryaku_parse.compare.kinds import TYPES, NodeType
from senryaku_parse.compare.lookup import changes_by_id, main_pairs
from senryaku_parse.compare.model import Change, Comparison, Pair
from senryaku_parse.compare.naming import edition_names
from senryaku_parse.compare.nodes import Nodes
from senryaku_parse.findings import Finding
from senryaku_parse.model import Strategy
from senryaku_parse.on_demand import function

if TYPE_CHECKING:
    import os
    from typing import Unpack

    import pandas as pd

    from senryaku_parse.write_options import TextOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One item through the editions. A split item goes on as its main part, the other parts begin there."""

    type: NodeType
    name: str
    """Its name in the last edition that has it."""
    ids: tuple[str | None, ...]
    """Its id in each edition; null where it is not."""
    first: int
    """The first edition that has it, from 1."""
    last: int
    """The last edition that has it, from 1; one in between may lack it."""
    changes: tuple[tuple[Change, ...], ...]
    """What changed from each edition to the next, its coming and going included: one fewer than there are editions."""
    uncertain: bool
    """Whether a pair on its way is uncertain."""


@dataclass(frozen=True, slots=True)
class History:
    """A series of editions."""

    names: tuple[str, ...]
    """What each edition is called: its title with its years, the name of its source where that does not tell it apart,
    else 「第1版」."""
    items: tuple[Followed, ...]
    """In the order of the last edition; what earlier ones alone have follows, the latest first."""
    comparisons: tuple[Comparison, ...]
    """Each edition with the next."""

    def write(
        self,
        target: str | os.PathLike[str] | IO[bytes],
        *,
        format: str | None = None,
        **options: Unpack[TextOptions],
    ) -> tuple[Finding, ...]:
        """Write to a path, in the format its suffix names. For the options and errors see `api.write_comparison`."""
        found: tuple[Finding, ...] = function("api:write_comparison")(self, target, format=format, **options)
        return found

    def to_frame(self) -> pd.DataFrame:
        """One row an item: type, name, first and last edition, its id in each edition, what changed into each."""
        import pandas as pd

        records = [self._record(item) for item in self.items]
        columns = ["種別", "名称", "初出", "最終", *(f"{name} ID" for name in self.names)]
        columns += [f"{name} での変化" for name in self.names[1:]]
        return pd.DataFrame.from_records(records, columns=[*columns, "要確認"]).astype(
            dict.fromkeys(columns, "string") | {"要確認": "boolean"}
        )

    def _record(self, item: Followed) -> tuple[str | bool | None, ...]:
        changes = ("".join(change.message for change in step) or None for step in item.changes)
        editions = self.names[item.first - 1], self.names[item.last - 1]
        return TYPES[item.type], item.name, *editions, *item.ids, *changes, item.uncertain


def follow(editions: Sequence[Strategy]) -> History:
    """Each item through `editions`; see `senryaku_parse.follow`."""
    comparisons = tuple(compute(old, new) for old, new in pairwise(editions))
    places = [{node.id: place for place, node in enumerate(edition.nodes())} for edition in editions]
    items = _joined(list(_followed(editions, comparisons)), editions)
    items.sort(key=lambda item: (-item.last, places[item.last - 1][item.ids[item.last - 1] or ""]))
    return History(_names(editions), tuple(items), comparisons)


def _followed(editions: Sequence[Strategy], comparisons: Sequence[Comparison]) -> Iterator[Followed]:
    """The items, by the edition in which they begin."""
    onward = [{pair.old: pair for pair in main_pairs(comparison)} for comparison in comparisons]
    changes = [changes_by_id(comparison) for comparison in comparisons]
    nodes = [{node.id: node for node in edition.nodes()} for edition in editions]
    types = [_types(edition) for edition in editions]
    going: set[str] = set()
    for start, edition in enumerate(editions):
        for node in edition.nodes():
            if node.id in going:
                continue
            steps = list(_steps(node.id, onward[start:]))
            ids = (*[None] * start, node.id, *(pair.new for pair in steps))
            every = ids + (None,) * (len(editions) - len(ids))
            yield Followed(
                type=types[len(ids) - 1][ids[-1] or ""],
                name=nodes[len(ids) - 1][ids[-1] or ""].name,
                ids=every,
                first=start + 1,
                last=len(ids),
                changes=tuple(
                    _unique([*of_old.get(before or "", ()), *of_new.get(after or "", ())])
                    for (of_old, of_new), (before, after) in zip(changes, pairwise(every), strict=True)
                ),
                uncertain=any(pair.uncertain for pair in steps),
            )
        going = {pair.new for pair in onward[start].values()} if start < len(onward) else set()


def _joined(items: list[Followed], editions: Sequence[Strategy]) -> list[Followed]:
    """`items`, those as one that skipped an edition: what ended before it is for certain what began behind it."""
    for gap in range(2, len(editions)):
        for before in range(1, len(editions) - gap + 1):
            ended = {item.ids[before - 1]: item for item in items if item.last == before}
            begun = {item.ids[before + gap - 1]: item for item in items if item.first == before + gap}
            if not ended or not begun:
                continue
            pairs = main_pairs(compute(editions[before - 1], editions[before + gap - 1]))
            joined = {
                id(ended[pair.old]): (ended[pair.old], begun[pair.new])
                for pair in pairs
                if not pair.uncertain and pair.old in ended and pair.new in begun
            }
            gone = {id(later) for _, later in joined.values()}
            items = [_join(*joined[id(item)]) if id(item) in joined else item for item in items if id(item) not in gone]
    return items


def _join(item: Followed, later: Followed) -> Followed:
    return replace(
        later,
        ids=tuple(mine or other for mine, other in zip(item.ids, later.ids, strict=True)),
        first=item.first,
        changes=tuple(mine or other for mine, other in zip(item.changes, later.changes, strict=True)),
        uncertain=item.uncertain or later.uncertain,
    )


def _steps(node_id: str, onward: Sequence[dict[str, Pair]]) -> Iterator[Pair]:
    """The pairs that lead from a node on, edition by edition."""
    for pairs in onward:
        if (pair := pairs.get(node_id)) is None:
            return
        yield pair
        node_id = pair.new


def _unique(changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple({id(change): change for change in changes}.values())


def _types(edition: Strategy) -> dict[str, NodeType]:
    return {item.node.id: item.type for item in Nodes(edition).items}


def _names(editions: Sequence[Strategy]) -> tuple[str, ...]:
    """One name an edition, no two alike."""
    names = [name or f"第{at}版" for at, name in enumerate(edition_names(editions), 1)]
    return tuple(f"{name}（{at}）" if names.count(name) > 1 else name for at, name in enumerate(names, 1))
