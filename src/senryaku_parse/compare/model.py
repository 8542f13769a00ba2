"""What a comparison of two editions holds. Plain immutable values; `compare.json` writes and reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, Literal

from senryaku_parse.compare.kinds import Kind, NodeType
from senryaku_parse.findings import Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import SCHEMA_VERSION, Period, Strategy
from senryaku_parse.on_demand import function
from senryaku_parse.source import NOWHERE, Position, Source

if TYPE_CHECKING:
    import os
    from typing import Unpack

    import pandas as pd

    from senryaku_parse.write_options import TextOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One of the two editions: what stands above its nodes, and the ids of these."""

    source: Source
    title: str = ""
    municipality: str | None = None
    municipality_code: str | None = None
    period: Period | None = None
    nodes: tuple[str, ...] = ()
    """The ids of all its nodes in the order of the document, as `Strategy.nodes` gives them."""
    keys: frozendict[str, str] = frozendict()
    """Id → `Node.key`, of the nodes that have one: it says who a node is, not what, and is no change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A node of the old edition and the node of the new one that it is."""

    type: NodeType
    old: str
    """Id in the old edition."""
    new: str
    """Id in the new edition."""
    score: float
    """How alike they are in all that was weighed, from 0 to 1."""
    uncertain: bool = False
    """Whether what differs may make it another thing, or another choice would have been about as good."""
    reasons: tuple[str, ...] = ()
    """What speaks for the pair, in Japanese, the strongest first."""
    doubts: tuple[str, ...] = ()
    """Why the pair is uncertain, in Japanese; empty where it is certain."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in both editions, as the JSON of a strategy has it: a target is a mapping, a list a tuple."""

    old: Any
    """Null in a node that was added."""
    new: Any
    """Null in a node that was removed."""


@dataclass(frozen=True, slots=True)
class Positions:
    """Where a node stands in the source of each edition; all null where it is not."""

    old: Position = NOWHERE
    new: Position = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one node. A node can have several."""

    kind: Kind
    type: NodeType
    old: str | None
    """Id in the old edition; null where the node was added, and for what was merged into `new`."""
    new: str | None
    """Id in the new edition; null where the node was removed, and for what `old` was split into."""
    fields: frozendict[str, FieldChange] = frozendict()
    """Field of the node → its value in both editions. Of an added or removed node all fields that hold something.

    Three names are no fields of the node itself: `parent` (the id of the node above, in each edition), `place` (the
    place among its siblings, from 1) and, in `split` and `merged`, `nodes` (on either side all nodes, each with its
    `id` and its fields).
    """
    message: str
    """One sentence in Japanese."""
    positions: Positions = Positions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many nodes have at least one change of a kind; a node of both editions counts once."""

    added: int = 0
    removed: int = 0
    renamed: int = 0
    moved: int = 0
    changed: int = 0
    """Nodes whose category, target, reprint mark or other content changed."""
    split: int = 0
    """Old nodes that were split."""
    merged: int = 0
    """New nodes that were merged of several."""
    renumbered: int = 0
    """Nodes with another number, or at another place among their siblings."""
    orthographic: int = 0
    """Nodes of which something is only written otherwise, whatever else changed."""
    unchanged: int = 0
    """Pairs without any change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCounts:
    """The counts of one goal and all below it. What moved to another goal counts in its new one."""

    old: str | None
    """Id in the old edition; null where the goal was added."""
    new: str | None
    """Id in the new edition; null where the goal was removed."""
    name: str
    """Its name in the new edition, else in the old one."""
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Counts):
    """The counts of the whole comparison, of each kind and of each goal, and what they say in words."""

    kinds: frozendict[Kind, int] = frozendict()
    """Kind → how many changes there are of it."""
    goals: tuple[GoalCounts, ...] = ()
    """The goals of the new edition in their order, then those removed."""
    uncertain: int = 0
    """Pairs that are uncertain."""
    aligned: float = 1.0
    """Share of the nodes of both editions that stand in a pair that is not uncertain, from 0 to 1."""
    related: bool = True
    """False where so few nodes stand in a pair, uncertain ones included, that the two are hardly editions of one strategy."""
    text: str = ""
    """One paragraph in Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from one edition to the next: who is who, and what became of it."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    old: Edition
    new: Edition
    summary: Summary
    pairs: tuple[Pair, ...] = ()
    """In the order of the new edition."""
    changes: tuple[Change, ...] = ()
    """In the order of the new edition, what was removed where it stood in the old one; a node's changes together."""
    editions: tuple[Strategy, Strategy] | None = field(default=None, compare=False, repr=False)
    """What was compared, for renderings that show unchanged text too; not in the JSON, so null where that was read."""

    @property
    def different(self) -> bool:
        """Whether anything differs: a node, the order, the title, the municipality or the period."""
        old, new = ((one.title, one.municipality, one.municipality_code, one.period) for one in (self.old, self.new))
        return bool(self.changes) or old != new or self.old.nodes != self.new.nodes

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of `kinds`, in their order."""
        return tuple(change for change in self.changes if change.kind in kinds)

    def apply(self, old: Strategy) -> Strategy:
        """The new edition made of the old one. For the errors see `senryaku_parse.apply`."""
        made: Strategy = function("compare.applying:apply")(old, self)
        return made

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
        """One pandas frame: a row a change and field, with the columns of the CSV that `write("changes.csv")` gives.

        Raises:
            UsageError: the comparison was read from JSON.
        """
        frame: pd.DataFrame = function("compare.writers.frames:to_frame")(self)
        return frame

    def __str__(self) -> str:
        """The paragraph."""
        return self.summary.text

    def __repr__(self) -> str:
        """One line, too: the fields of all changes would be megabytes."""
        return f"<Comparison {self.summary.text}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the paragraph, the counts and the first changes."""
        shown: str = function("compare.writers.notebook:overview")(self)
        return shown

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """The paragraph beside what `_repr_html_` shows."""
        return {"text/plain": self.summary.text}
