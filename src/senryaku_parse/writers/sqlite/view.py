"""The view of leaves: the flat table of `writers.csv`, put together from the tables of the entities."""

from __future__ import annotations

from typing import Any, NamedTuple

from senryaku_parse.columns import GOALS, KPIS, MEASURES, PROJECTS, TARGETS, Column, Entity
from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.csv import COLUMNS
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.open_data import ORIGIN
from senryaku_parse.writers.sqlite.tables import STRATEGY, columns_of, name_of, quoted


class _Part(NamedTuple):
    """The leaves of one kind."""

    kind: str
    """As the column `type` has it."""
    entity: Entity[Any]
    above: tuple[Entity[Any], ...]
    """What they hang below, from the top level down."""
    childless: tuple[Entity[Any], ...] = ()
    """Only nodes that none of these hangs below."""
    elsewhere: frozendict[str, str | None] = frozendict()
    """Column of the flat table → the entity's own that it holds; null for one that such leaves leave blank."""


_PARTS = (
    _Part(
        "goal",
        GOALS,
        (),
        (TARGETS, MEASURES),
        frozendict({"goal_number": "number", "goal": "name", "goal_text": "text", "number": None, "text": None}),
    ),
    _Part("target", TARGETS, (GOALS,)),
    _Part(
        "measure",
        MEASURES,
        (GOALS,),
        (KPIS, PROJECTS),
        frozendict(
            {"measure_number": "number", "measure": "name", "measure_text": "text", "number": None, "text": None}
        ),
    ),
    _Part("kpi", KPIS, (GOALS, MEASURES)),
    _Part("project", PROJECTS, (GOALS, MEASURES)),
)
_ABOVE = frozendict({"goals": "goal", "measures": "measure"})
"""Entity → what the columns of other entities call it: `goal_id`, `goal_extra`."""
_OF_ABOVE = ("extra", "text", "notes")
"""Columns of a goal or measure that the flat table has of what a leaf hangs below: `goal_extra`."""


def leaves_view(lang: Lang, many: bool = False) -> str:
    """The statement that makes the view: the rows in the order of the document, of `many` one document after the other."""
    names = ", ".join(name_of(column, lang) for column in COLUMNS)
    parts = "\nUNION ALL\n".join(_select(part, at, lang, many) for at, part in enumerate(_PARTS))
    view = quoted("一覧" if lang == "ja" else "leaves")
    return (
        f"CREATE VIEW {view} AS\nSELECT {names} FROM (\n{parts}\n)\nORDER BY in_goals, in_measures, in_parts, in_rows"
    )


def _select(part: _Part, order: int, lang: Lang, many: bool) -> str:
    """The leaves of one kind, and where each stands: goal, measure (0 above the first), kind, row."""
    node = name_of(part.entity, lang)
    path = [name_of(one, lang) for one in (*part.above, part.entity) if one in (GOALS, MEASURES)]
    places = [f"{one}.rowid" for one in path] + ["0"] * (2 - len(path))
    values = [f"{_value(column, part, lang, many)} AS {name_of(column, lang)}" for column in COLUMNS]
    order_by = zip((*places, str(order), f"{node}.rowid"), ("goals", "measures", "parts", "rows"), strict=True)
    values += [f"{value} AS in_{name}" for value, name in order_by]
    joins = [
        f"JOIN {name_of(one, lang)} ON {_key(one, 'id', lang, many)} = {_key(part.entity, f'{_ABOVE[one.name]}_id', lang, many)}"
        for one in part.above
    ]
    conditions = [
        f"{_key(part.entity, 'id', lang, many)} NOT IN "
        f"(SELECT {_names_of(one, f'{_ABOVE[part.entity.name]}_id', lang, many)} FROM {name_of(one, lang)})"
        for one in part.childless
    ]
    where = [f"WHERE {' AND '.join(conditions)}"] if conditions else []
    return "\n".join([f"SELECT {', '.join(values)}", f"FROM {node}", *joins, *where])


def _value(column: Column[Any], part: _Part, lang: Lang, many: bool) -> str:
    """The expression that gives `column` of the flat table."""
    if column.name == "type":
        return f"'{column.words[part.kind] if lang == 'ja' else part.kind}'"
    if column.name in {one.name for one in ORIGIN} and not many:
        return f"(SELECT {_column(STRATEGY, column.name, lang)} FROM {name_of(STRATEGY, lang)})"
    for one in part.above:
        above, _, field = column.name.partition("_")
        if above == _ABOVE[one.name] and field in _OF_ABOVE:
            return _column(one, field, lang)
    own = part.elsewhere.get(column.name, column.name)
    known = {column.name for column in columns_of(part.entity, many)}
    return _column(part.entity, own, lang) if own in known else "NULL"


def _key(entity: Entity[Any], name: str, lang: Lang, many: bool) -> str:
    """An id to compare; of many documents with the document that it is an id of."""
    return f"({_names_of(entity, name, lang, many)})" if many else _names_of(entity, name, lang, many)


def _names_of(entity: Entity[Any], name: str, lang: Lang, many: bool) -> str:
    names = ("document", name) if many else (name,)
    return ", ".join(_column(entity, one, lang) for one in names)


def _column(entity: Entity[Any], name: str, lang: Lang) -> str:
    """A column of a table, by its English name."""
    column = next(one for one in columns_of(entity, many=True) if one.name == name)
    return f"{name_of(entity, lang)}.{name_of(column, lang)}"
