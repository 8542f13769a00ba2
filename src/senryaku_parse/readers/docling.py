"""Documents of docling → blocks: its texts in reading order, its tables with their spans.

Its objects are recognised by their attributes; docling is not imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from senryaku_parse.marks.runs import LOWERED, RAISED, STRUCK, Run, as_run
from senryaku_parse.readers.cell_texts import cell_text
from senryaku_parse.tables import Block, RawCell, RawRow, RawTable, TextBlock
from senryaku_parse.text import join_lines

_HEADING_LEVELS = {"title": 1, "section_header": 2}
"""Labels → levels of headings, the second and those below it."""
_LOWEST_LEVEL = 6
_SCRIPTS = {"super": RAISED, "sub": LOWERED}


def is_docling(source: object) -> bool:
    """Whether `source` is a document, or the result of a conversion that holds one."""
    return hasattr(getattr(source, "document", source), "iterate_items")


def docling_blocks(source: Any) -> Iterator[Block]:
    """The blocks of a document. What stands in cells of tables is text of those cells, tables aside."""
    document = getattr(source, "document", source)
    items = [
        item
        for item, _ in document.iterate_items()
        if _is_table(item) or not any(map(_is_table, _around(item, document)))
    ]
    lines = 0
    for _, run in groupby(items, key=lambda item: id(_paragraph(item, document))):
        parts = list(run)
        item, page = parts[0], next((place.page_no for place in getattr(parts[0], "prov", None) or ()), None)
        if _is_table(item):
            yield _table(item.data, document, page)
        elif text := _joined(parts):
            lines += 1
            level = _level(item)
            mark = str(getattr(item, "marker", "") or "-") if _label(item) == "list_item" else ""
            yield TextBlock(text, level, lines, mark, int(bool(mark)), _bold(text, parts), page=page)


def _is_table(item: Any) -> bool:
    return hasattr(getattr(item, "data", None), "table_cells")


def _label(item: Any) -> str:
    label = getattr(item, "label", "")
    return str(getattr(label, "value", label))


def _level(item: Any) -> int:
    """Of a heading; 0 for what is none."""
    label = _label(item)
    below = getattr(item, "level", 1) - 1 if label == "section_header" else 0
    return min(_HEADING_LEVELS[label] + below, _LOWEST_LEVEL) if label in _HEADING_LEVELS else 0


def _around(item: Any, document: Any) -> Iterator[Any]:
    """The groups that contain `item`, innermost first."""
    parent = getattr(item, "parent", None)
    while parent is not None:
        node = parent.resolve(document)
        yield node
        parent = getattr(node, "parent", None)


def _paragraph(item: Any, document: Any) -> Any:
    """`item` itself, or the paragraph that it is a stretch of."""
    around = next(_around(item, document), None)
    return around if around is not None and _label(around) == "inline" else item


def _joined(parts: list[Any]) -> str:
    return join_lines("\n".join(filter(None, map(_text, parts)))) if len(parts) > 1 else _text(parts[0])


def _text(item: Any) -> str:
    """The text of one item, as struck, raised or lowered as it is."""
    text, formatting = cell_text(getattr(item, "text", "")), getattr(item, "formatting", None)
    script = getattr(formatting, "script", None)
    runs: tuple[Run, ...] = (STRUCK,) if getattr(formatting, "strikethrough", False) else ()
    if found := _SCRIPTS.get(str(getattr(script, "value", script))):
        runs += (found,)
    return "\n".join([as_run(line, runs) for line in text.split("\n")])


def _bold(text: str, parts: list[Any]) -> tuple[bool, ...]:
    """For each line of `text`, whether it is bold; empty where none is."""
    is_bold = all(getattr(getattr(part, "formatting", None), "bold", False) for part in parts)
    return (True,) * (text.count("\n") + 1) if is_bold else ()


def _table(data: Any, document: Any, page: int | None) -> RawTable:
    rows: list[list[RawCell]] = [[] for _ in range(data.num_rows)]
    for cell in sorted(data.table_cells, key=lambda one: (one.start_row_offset_idx, one.start_col_offset_idx)):
        held = getattr(cell, "ref", None)
        text = "\n".join(_lines(held.resolve(document), document)) if held else cell_text(cell.text)
        rows[cell.start_row_offset_idx].append(RawCell(text, cell.row_span, cell.col_span))
    return RawTable((tuple(RawRow(tuple(row)) for row in rows),), may_span=True, page=page)


def _lines(node: Any, document: Any) -> Iterator[str]:
    """The lines of what a cell holds, tables aside, which stand by themselves."""
    if _is_table(node):
        return
    children = [child.resolve(document) for child in getattr(node, "children", None) or ()]
    if _label(node) == "inline":
        yield _joined(children)
        return
    if text := _text(node):
        yield f"・{text}" if _label(node) == "list_item" else text
    for child in children:
        yield from _lines(child, document)
