"""A series of editions as one table: a row an item, a column an edition and a column a step between two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from senryaku_parse.columns import Column, Entity, Value
from senryaku_parse.compare.kinds import TYPES
from senryaku_parse.compare.series import Followed, History
from senryaku_parse.compare.writers.markdown import cell, table
from senryaku_parse.compare.writers.records import no_rows
from senryaku_parse.findings import Finding
from senryaku_parse.model import SCHEMA_VERSION
from senryaku_parse.writers.characters import NO_UTF8, NO_XML, with_legal_texts
from senryaku_parse.writers.delimited import Errors, Lang, Spelling, encode_table, fitting
from senryaku_parse.writers.written import Written

_LONGEST_NAME = 60
"""Characters of an edition's name in a heading; Excel has room for 255 in all."""


def history_table(history: History) -> Entity[Followed]:
    """The columns for `history`, whose items are the rows."""
    names = [NO_XML.sub("\ufffd", " ".join(name.split()))[:_LONGEST_NAME] for name in history.names]
    steps = list(enumerate(names[1:], 1))
    return Entity(
        "series",
        "推移",
        (
            Column("type", "種別", "string", lambda item: item.type, TYPES),  # type: ignore[arg-type]
            Column("name", "名称", "string", lambda item: item.name),
            Column("first", "初めの版", "integer", lambda item: item.first),
            Column("last", "終わりの版", "integer", lambda item: item.last),
            *(
                Column(f"id_{at + 1}", f"第{at + 1}版のID（{name}）", "string", _id(at))
                for at, name in enumerate(names)
            ),
            *(
                Column(f"changes_{at + 1}", f"第{at + 1}版での変化（{name}）", "string", _step(at))
                for at, name in steps
            ),
            Column("uncertain", "要確認", "boolean", lambda item: item.uncertain),
        ),
        no_rows,
    )


def write_history_json(history: History) -> Written:
    """`history` as UTF-8 JSON: the names of the editions, and each item with its ids and changes."""
    from senryaku_parse.writers.json import to_json

    shown, findings = with_legal_texts(history, NO_UTF8, "JSON")
    content = {"schema_version": SCHEMA_VERSION, "editions": shown.names, "items": shown.items}
    return Written(to_json(content), findings)


def write_history_csv(
    history: History,
    *,
    lang: Lang = "ja",
    encoding: str = "utf-8-sig",
    errors: Errors = "strict",
    csv_safe: bool = False,
) -> Written:
    """`history` as one table. For the options and the errors see `writers.delimited`."""
    spelling = Spelling(lang, encoding, errors, csv_safe)
    entity = history_table(history)
    replaced: dict[str, Finding] = {}
    columns = []
    for column in entity.columns:
        heading, found = fitting(column.heading, "CSV の見出し", spelling) if lang == "ja" else (column.heading, {})
        replaced |= found
        columns.append(replace(column, heading=heading))
    data, found = encode_table("CSV", columns, map(entity.record, history.items), spelling)
    return Written(data, tuple((replaced | found).values()))


def write_history_markdown(history: History) -> Written:
    """`history` as a Markdown table (UTF-8), below a paragraph for each step."""
    shown, findings = with_legal_texts(history, NO_UTF8, "Markdown")
    headings, *rows = cells(shown)
    paragraphs = [
        f"- 第{at}版での変化（{cell(shown.names[at - 1])}）: {cell(comparison.summary.text)}"
        for at, comparison in enumerate(shown.comparisons, 2)
    ]
    blocks = ["# 版の推移", "\n".join(paragraphs), table([*map(cell, headings)], [[*map(cell, row)] for row in rows])]
    return Written(("\n\n".join(blocks) + "\n").encode(), findings)


def cells(history: History) -> Iterator[list[str]]:
    """The table as people read it: its headings, then each row."""
    columns = history_table(history).columns
    yield [column.heading for column in columns]
    for item in history.items:
        yield [_shown(column, column.get(item)) for column in columns]


def _shown(column: Column[Any], value: Value) -> str:
    if isinstance(value, bool):
        return "○" if value else ""
    return "" if value is None else column.words.get(str(value), str(value))


def _id(at: int) -> Callable[[Followed], str | None]:
    return lambda item: item.ids[at]


def _step(at: int) -> Callable[[Followed], str | None]:
    return lambda item: "".join(change.message for change in item.changes[at - 1]) or None
