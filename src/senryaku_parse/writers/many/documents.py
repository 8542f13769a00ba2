"""The table of the documents that stand in one output: a row a document, those that could not be read included."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from senryaku_parse.columns import NODES, Column, Entity, Value
from senryaku_parse.findings import SEVERITIES
from senryaku_parse.model import Strategy
from senryaku_parse.writers.open_data import ABOUT, ORIGIN


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """One input and what came of it."""

    name: str
    """As every row of its names it."""
    strategy: Strategy | None
    """Null where it could not be read."""
    problem: str | None = None
    """Why not."""


def _of(column: Column[Strategy]) -> Column[DocumentOutcome]:
    return Column(column.name, column.heading, column.kind, _where_read(column.get))


def _where_read(get: Callable[[Strategy], Value]) -> Callable[[DocumentOutcome], Value]:
    return lambda document: get(document.strategy) if document.strategy else None


def _count(rows: Callable[[Strategy], Iterable[object]]) -> Callable[[DocumentOutcome], Value]:
    return _where_read(lambda strategy: sum(1 for _ in rows(strategy)))


def _severity(severity: str) -> Callable[[Strategy], Iterable[object]]:
    return lambda strategy: (found for found in strategy.findings if found.severity == severity)


DOCUMENTS: Entity[DocumentOutcome] = Entity(
    "documents",
    "文書",
    (
        *map(_of, ORIGIN[:-1]),
        Column("document", "文書", "string", lambda document: document.name),
        Column("problem", "読めなかった理由", "string", lambda document: document.problem),
        *map(_of, ABOUT[:3]),
        *(Column(f"{one.name}_count", f"{one.heading}の数", "integer", _count(one.rows)) for one in NODES),
        *(
            Column(f"{severity}_count", f"{word}の数", "integer", _count(_severity(severity)))
            for severity, word in SEVERITIES.items()
        ),
        *map(_of, ABOUT[3:]),
    ),
    lambda strategy: iter((DocumentOutcome(strategy.source.name, strategy),)),
)

DOCUMENT: Column[Strategy] = replace(ORIGIN[-1], refers_to=DOCUMENTS.name)
"""The column that says on each row of other entities which document it is from."""


def under_name(strategy: Strategy, name: str) -> Strategy:
    """`strategy` with `name` as the document that its rows name."""
    return replace(strategy, source=replace(strategy.source, name=name))
