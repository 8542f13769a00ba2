"""The tidy tables of a comparison: a row a change and field, and a row a pair. CSV and Excel share them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from senryaku_parse.columns import Column, Entity
from senryaku_parse.compare.kinds import FIELDS, KINDS, TYPES
from senryaku_parse.compare.model import Change, Comparison, FieldChange, Pair
from senryaku_parse.compare.writers.directory import Directory
from senryaku_parse.compare.writers.fields import difference, spelled
from senryaku_parse.model import Strategy


@dataclass(frozen=True, slots=True)
class Told:
    """One field of one change."""

    change: Change
    goal: str
    name: str
    """The node's name in the new edition, else in the old one."""
    field: str
    values: FieldChange
    pair: Pair | None

    @property
    def step(self) -> tuple[Decimal, str] | None:
        """By how much the number aimed at changed, where this is the row of the target."""
        return difference(self.change) if self.field == "target" else None


@dataclass(frozen=True, slots=True)
class Named:
    """A pair and what its nodes are called."""

    pair: Pair
    old: str
    new: str


def told(comparison: Comparison) -> Iterator[Told]:
    """The rows of the table of changes, in the order of the comparison.

    Raises:
        UsageError: the comparison does not hold its editions.
    """
    directory = Directory(comparison)
    for change in comparison.changes:
        goal, name = directory.goal(change).name, directory.of(change).node.name
        pair = directory.pairs.get((change.old or "", change.new or ""))
        for field, values in change.fields.items():
            yield Told(change, goal, name, field, values, pair)


def named(comparison: Comparison) -> Iterator[Named]:
    """The rows of the table of pairs, in the order of the new edition.

    Raises:
        UsageError: the comparison does not hold its editions.
    """
    directory = Directory(comparison)
    for pair in comparison.pairs:
        yield Named(pair, directory.old[pair.old].node.name, directory.new[pair.new].node.name)


def no_rows(_: Strategy) -> Iterator[Any]:
    """No rows: those of these tables come from a comparison, not from a strategy."""
    return iter(())


CHANGES: Entity[Told] = Entity(
    "changes",
    "変更",
    (
        Column("kind", "変更の種類", "string", lambda row: row.change.kind, KINDS),  # type: ignore[arg-type]
        Column("type", "種別", "string", lambda row: row.change.type, TYPES),  # type: ignore[arg-type]
        Column("goal", "基本目標", "string", lambda row: row.goal),
        Column("old_id", "旧ID", "string", lambda row: row.change.old),
        Column("new_id", "新ID", "string", lambda row: row.change.new),
        Column("name", "名称", "string", lambda row: row.name),
        Column("field", "項目", "string", lambda row: row.field, FIELDS),
        Column("old", "旧", "string", lambda row: _spelled(row, "old")),
        Column("new", "新", "string", lambda row: _spelled(row, "new")),
        Column(
            "difference",
            "目標値の差",
            "number",
            lambda row: row.step[0] if row.step else None,
            units=("unit",),
            signed=True,
        ),
        Column("unit", "単位", "string", lambda row: row.step[1] if row.step else None),
        Column("score", "対応の点数", "number", lambda row: Decimal(str(row.pair.score)) if row.pair else None),
        Column("uncertain", "要確認", "boolean", lambda row: row.pair.uncertain if row.pair else None),
        Column("old_line", "旧の行", "integer", lambda row: row.change.positions.old.line),
        Column("new_line", "新の行", "integer", lambda row: row.change.positions.new.line),
        Column("message", "説明", "string", lambda row: row.change.message),
    ),
    no_rows,
)
"""One row a change and field."""

PAIRS: Entity[Named] = Entity(
    "pairs",
    "対応",
    (
        Column("type", "種別", "string", lambda row: row.pair.type, TYPES),  # type: ignore[arg-type]
        Column("old_id", "旧ID", "string", lambda row: row.pair.old),
        Column("old_name", "旧の名称", "string", lambda row: row.old),
        Column("new_id", "新ID", "string", lambda row: row.pair.new),
        Column("new_name", "新の名称", "string", lambda row: row.new),
        Column("score", "対応の点数", "number", lambda row: Decimal(str(row.pair.score))),
        Column("uncertain", "要確認", "boolean", lambda row: row.pair.uncertain),
        Column("reasons", "対応の理由", "list", lambda row: row.pair.reasons),
        Column("doubts", "要確認の理由", "list", lambda row: row.pair.doubts),
    ),
    no_rows,
)
"""One row a pair."""


def _spelled(row: Told, side: str) -> str | None:
    value = getattr(row.values, side)
    return None if value is None else spelled(row.field, value)
