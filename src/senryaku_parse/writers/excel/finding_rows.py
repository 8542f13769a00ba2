"""確認事項, with the node that a finding is about if its position tells that for certain."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TypeAlias

from senryaku_parse.columns import FINDINGS, Column, Entity
from senryaku_parse.findings import CODES, Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Strategy
from senryaku_parse.source import Position

_Place: TypeAlias = tuple[int | str | None, ...]

_ABOUT: Column[Finding] = Column("id", "該当ID", "string", lambda _: None)

FINDING_TABLE: Entity[Finding] = replace(FINDINGS, columns=(*FINDINGS.columns, _ABOUT))
"""The columns of `finding_table`, whose strategy knows the ids."""


def finding_table(strategy: Strategy) -> Entity[Finding]:
    """`FINDINGS` with one more column, the id of the node that alone stands in the row of the finding."""
    nodes = {_place(node.position): node.id for node in strategy.nodes()}
    shared = Counter(_place(node.position) for node in strategy.nodes())

    def about(found: Finding) -> str | None:
        place = _place(found.position)
        return nodes[place] if shared[place] == 1 and place != _place(Position()) else None

    words = frozendict({code: one.meaning for code, one in CODES.items()})
    columns = (replace(column, words=words) if column.name == "code" else column for column in FINDINGS.columns)
    return replace(FINDINGS, columns=(*columns, replace(_ABOUT, get=about)))


def _place(position: Position) -> _Place:
    outside = position.in_sheet if position.table is None else None
    return position.table, position.row, position.line, position.page, outside
