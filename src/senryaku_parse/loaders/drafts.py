"""Rows → drafts of nodes: each cell is what it was when written, or an edit; and a finding says which edits there are."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from senryaku_parse.columns import NODES, Column, Entity, InGoal, Value
from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.limits import Limits
from senryaku_parse.loaders.cell_tables import EntityTable, TableRow, is_blank, verbatim
from senryaku_parse.loaders.values import MAPPINGS, NotUnderstood, in_words, understood
from senryaku_parse.messages import render, term
from senryaku_parse.model import Strategy
from senryaku_parse.spreadsheet.values import CellValue, Formula
from senryaku_parse.text import fold_lines, fold_space

_ADVICE = "limits.columns-as-written"
_LINE_END = re.compile("_x000[Dd]_\n?")
"""How Excel escapes a carriage return."""
TextMatcher: TypeAlias = Callable[[str, str], bool]
"""Whether a cell's text is how the file holds a text: Excel can't hold each as it is."""


class WrittenNode(NamedTuple):
    """A node as it was when the file was written."""

    row: InGoal[Any]
    values: Mapping[str, Value]
    """Name of the column → value."""


class WrittenStrategy:
    """What is known of the strategy that a file was written from."""

    def __init__(
        self,
        strategy: Strategy | None = None,
        ids: Mapping[str, Collection[str]] = frozendict(),
        alike: TextMatcher = operator.eq,
    ) -> None:
        """`strategy` is null where the file does not hold it: then its cells are all there is.

        `ids` are then the ids of the rows in order, by the entity's name, where the file tells them.
        """
        self.alike = alike
        self._ids: dict[str, Collection[str]] = {name: dict.fromkeys(listed) for name, listed in ids.items()}
        self._origins = {entity.name: _origins(entity, strategy) for entity in NODES} if strategy else {}

    def origins(self, entity: Entity[Any]) -> Mapping[str, WrittenNode]:
        """Id → the node as it was; empty where that is not known."""
        return self._origins.get(entity.name, {})

    def listed(self, entity: Entity[Any]) -> Collection[str]:
        """The ids of the rows as they were written, in order; empty where that is not known, too."""
        origins = self.origins(entity)
        return origins if origins else self._ids.get(entity.name, ())

    def is_new(self, entity: Entity[Any], node_id: str) -> bool:
        """Whether it is known that no row of that id was written."""
        return (entity.name in self._origins or entity.name in self._ids) and node_id not in self.listed(entity)


def _origins(entity: Entity[Any], strategy: Strategy) -> dict[str, WrittenNode]:
    names = [column.name for column in entity.columns]
    return {
        row.node.id: WrittenNode(row, dict(zip(names, entity.record(row), strict=True)))
        for row in entity.rows(strategy)
    }


@dataclass(slots=True, eq=False)
class NodeDraft:
    """A node before it is built."""

    entity: Entity[Any]
    node_id: str
    """Empty where it is still to be given."""
    values: Mapping[str, Value]
    """Name of the column → value, of the columns that the table has."""
    added: bool = False
    """Whether people added the row."""
    edited: frozenset[str] = frozenset()
    """Names of the columns that people edited; of an added row, those that hold something."""
    settled: frozenset[str] = frozenset()
    """Names of the columns whose values follow from edits elsewhere."""
    origin: WrittenNode | None = None
    """The node as it was; that of the row it was copied from, for a copy. Null where that is not known."""
    places: Callable[[str], str] = str
    """Name of a column → the cell in words."""
    parent: NodeDraft | None = None
    """What it hangs below; null for a goal."""
    row: int = 0
    """The number of its row in the file; 0 where it has none."""

    @property
    def is_as_written(self) -> bool:
        """Whether it is the node as it was, but for where it hangs."""
        return self.origin is not None and not (self.added or self.edited or self.settled)

    def place(self) -> str:
        """Where the row stands, by the cell of its id."""
        return self.places("id")

    def label(self) -> str:
        """The node as messages name it."""
        name = self.values.get("name") or ""
        if self.node_id:
            return render("common.bracketed", text=name, remark=self.node_id)
        return render("common.quoted", text=name)


def check_edits(findings: list[Finding], limits: Limits) -> None:
    """Refuse more `findings` on edits than `limits` allow.

    Raises:
        TooLargeError: there are more.
    """
    if len(findings) > limits.edits:
        limits.check("edits", len(findings), "limits.edits", _ADVICE)


def restored(origin: WrittenNode, entity: Entity[Any]) -> NodeDraft:
    """The draft of a node whose row is missing, as it was."""
    return NodeDraft(entity, origin.row.node.id, origin.values, origin=origin)


def drafts_of(table: EntityTable, written: WrittenStrategy, findings: list[Finding], limits: Limits) -> list[NodeDraft]:
    """A draft for each row, in their order; what can't be one is added to `findings`, as is each edit.

    Raises:
        TooLargeError: those are more than `limits` allow.
    """
    origins = written.origins(table.entity)
    taken: set[str] = set()
    drafts = []
    for row in table.rows:
        node_id = verbatim(row.cells.get("id")).strip()
        added = not node_id or node_id in taken or written.is_new(table.entity, node_id)
        draft = _draft(table, row, origins.get(node_id), added, written.alike, findings)
        check_edits(findings, limits)
        if added and not draft.values.get("name"):
            findings.append(_unread_row(table, row))
            continue
        draft.node_id = "" if node_id in taken else node_id
        taken.add(node_id)
        drafts.append(draft)
    return drafts


def _draft(
    table: EntityTable,
    row: TableRow,
    origin: WrittenNode | None,
    added: bool,
    alike: TextMatcher,
    findings: list[Finding],
) -> NodeDraft:
    values: dict[str, Value] = dict(origin.values) if origin else {}
    edited = []
    for column in table.entity.columns:
        if column.name == "id" or column.name not in row.cells:
            continue
        given, before = row.cells[column.name], values.get(column.name)
        if origin and _is_as_written(given, before, column, alike):
            continue
        try:
            value = understood(given, column, _unit(column, row))
        except NotUnderstood:
            findings.append(_unread_cell(table.place(row, column.name), column, given, before))
            continue
        if origin and _plain(value) == _plain(before):
            continue
        if isinstance(value, str) and column.name not in MAPPINGS and (origin or added):
            value = _LINE_END.sub("\n", value)
            value = fold_lines(value) if column.prose else fold_space(value)
        values[column.name] = value
        if origin or (added and value is not None):
            edited.append(column.name)
    return NodeDraft(
        table.entity,
        "",
        values,
        added=added,
        edited=frozenset(edited),
        origin=origin,
        places=lambda name: table.place(row, name if name in table.columns else next(iter(table.columns))),
        row=row.number,
    )


def note_edits(draft: NodeDraft, columns: Collection[str], findings: list[Finding]) -> None:
    """A finding for each of `columns` that was edited in a row that was there before."""
    if draft.added or draft.origin is None:
        return
    for column in draft.entity.columns:
        if column.name in columns and column.name in draft.edited:
            before, after = (
                in_words(values.get(column.name), column) for values in (draft.origin.values, draft.values)
            )
            message = render("edits.cell-edited", places=draft.places(column.name), heading=column.called)
            findings.append(finding("cell-edited", message, before=before, after=after))


def _is_as_written(given: CellValue, before: Value, column: Column[Any], alike: TextMatcher) -> bool:
    if is_blank(given):
        return _plain(before) is None
    text = given.text if isinstance(given, Formula) else given
    return isinstance(text, str) and isinstance(before, str | tuple) and alike(text, in_words(before, column))


def _plain(value: Value) -> Value:
    """`value`, null where a blank cell says the same."""
    return None if value is False or value in ("", ()) else value


def _unit(column: Column[Any], row: TableRow) -> str:
    return next((unit for name in column.units if (unit := verbatim(row.cells.get(name)).strip())), "")


def _unread_cell(place: str, column: Column[Any], given: CellValue, before: Value) -> Finding:
    message = (
        render(
            "edits.cell-unread",
            place=place,
            given=verbatim(given),
            heading=column.called,
            before=in_words(before, column),
        )
        if _plain(before) is not None
        else render("edits.cell-unread-left-empty", place=place, given=verbatim(given), heading=column.called)
    )
    return finding("edit-unread", message, before=verbatim(given), after=in_words(before, column) or None)


def _unread_row(table: EntityTable, row: TableRow) -> Finding:
    filled = {name: text for name, cell in row.cells.items() if (text := verbatim(cell).strip())}
    name_place = table.where(row.number, table.columns[next(iter(filled))])
    message = render("edits.row-without-name", place=name_place, kind=term(table.entity.heading))
    return finding("edit-unread", message, before=" | ".join(filled.values()))
