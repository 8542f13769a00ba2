"""The left side: the source as it stood, its tables with their merges and the text between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from senryaku_parse.explain.findings import OF_MANY
from senryaku_parse.explain.model import CellReading, LineReading, TableReading
from senryaku_parse.explain.page.marks import Attributes, Shown, cell_anchor, line_anchor, table_anchor
from senryaku_parse.explain.page.parts import Part, parts, widths
from senryaku_parse.explain.terminal import plan_lines
from senryaku_parse.source import Position
from senryaku_parse.writers.markup import Html, element
from senryaku_parse.writers.page.anchors import link

_GUTTER = 44
"""Pixels of the column beside the rows."""
_SHEET_ROW = re.compile("[0-9]+")


def source(shown: Shown) -> Iterator[Html]:
    """All blocks in order."""
    lines = count()
    sheet: str | None = None
    plans: dict[object, int] = {}
    gutter = Gutter()
    for block in shown.explained.blocks:
        if block.position.sheet not in (None, sheet):
            sheet = block.position.sheet
            yield element("p", sheet or "", class_="sheet")
        if isinstance(block, LineReading):
            yield _line(block, line_anchor(next(lines)), gutter, shown)
        else:
            yield _table(block, plans, gutter, shown)


class Gutter:
    """What stands beside lines and rows: of a sheet the row there, else the page or the line; a page where it begins."""

    def __init__(self) -> None:
        """Begin above the first page."""
        self._page: int | None = None

    def beside(self, places: Iterable[Position]) -> Attributes:
        """The attributes of what stands at the first of `places` that says where."""
        for at in places:
            if at.page is not None:
                begins, self._page = at.page != self._page, at.page
                return {"data_at": f"p.{at.page}" if begins else "", "data_page": f"{at.page}"}
            if at.cell and (row := _SHEET_ROW.search(at.cell)):
                return {"data_at": row[0]}
            if at.line is not None:
                return {"data_at": f"{at.line}", "data_line": f"{at.line}"}
        return {"data_at": ""}


def _line(line: LineReading, anchor: str, gutter: Gutter, shown: Shown) -> Html:
    kind = f"heading-{line.heading}" if line.heading else "caption" if line.caption else "prose"
    attributes = shown.attributes(line, anchor, "line", kind)
    text = element("p", line.text, **attributes, data_place=shown.words.page.place(line.position))
    return element("div", text, class_="beside", **gutter.beside([line.position]))


def _table(table: TableReading, plans: dict[object, int], gutter: Gutter, shown: Shown) -> Html:
    title_id = f"{table_anchor(table.number)}-title"
    whole = parts(table)
    pixels = (_GUTTER, *widths(table)) if len(whole) > 1 else ()
    return element(
        "section",
        _title(table, title_id, shown),
        *_plan(table, plans, shown),
        *(_part(part, pixels, title_id, gutter, shown) for part in whole if part.groups),
        id=table_anchor(table.number),
        class_="table" if table.is_read else "table skipped",
        data_look=any(_is_told(cell, shown) for row in table.rows for cell in row),
        data_sheet=table.position.sheet or False,
        data_table=f"{table.number}",
    )


def _part(part: Part, pixels: Sequence[int], title_id: str, gutter: Gutter, shown: Shown) -> Html:
    """One table of the page; where `pixels` say how wide its columns are, it is one of several."""
    bodies = [element("tbody", *(_row(row, gutter, shown) for row in rows)) for rows in part.groups]
    if not pixels:
        return element("div", element("table", *bodies, aria_labelledby=title_id), class_="part")
    columns = element("colgroup", *(element("col", width=f"{one}") for one in pixels))
    table = element("table", columns, *bodies, aria_labelledby=title_id, class_="fixed", width=f"{sum(pixels)}")
    return element("div", table, class_="part")


def _is_told(cell: CellReading, shown: Shown) -> bool:
    """Whether the whole table of `cell` needs a look."""
    found = map(shown.explained.finding, cell.findings)
    return any(one.code in OF_MANY and one.severity != "info" for one in found)


def _title(table: TableReading, title_id: str, shown: Shown) -> Html:
    words = shown.words
    place = words.page.place(table.position)
    layout = words.explained.layouts.get(table.layout, table.layout)
    if table.joined is not None:
        layout = element("a", words.explained.joined.format(table.joined), href=link(table_anchor(table.joined)))
    return element(
        "h3",
        element("span", words.explained.table.format(table.number), id=title_id),
        *([" ", element("span", place, class_="count")] if place else []),
        " ",
        element("span", layout, class_="layout"),
    )


def _plan(table: TableReading, plans: dict[object, int], shown: Shown) -> Iterator[Html]:
    """What its rows and columns hold and what tells so, to open; of a table that is not read, why."""
    words = shown.words
    if table.skipped:
        yield element("p", table.skipped, class_="why")
    if not table.bands:
        return
    items: list[Html] = []
    for line in plan_lines(table, plans, words.explained):
        items.append(element("li", line.strip(), class_="column" if line.startswith("    ") else "rows-of"))
    summary = element("summary", words.plan)
    yield element("details", summary, element("ul", *items, role="list"), class_="plan")


def _row(row: Sequence[CellReading], gutter: Gutter, shown: Shown) -> Html:
    said = [cell for cell in row if cell.role != "blank"]
    is_header = bool(said) and all(cell.role == "heading" for cell in said)
    cells = (_cell(cell, "col" if is_header else "row", shown) for cell in row)
    places = gutter.beside(cell.position for cell in row)
    return element("tr", *cells, class_="header" if is_header else False, **places)


def _cell(cell: CellReading, scope: str, shown: Shown) -> Html:
    spans: Attributes = {
        "rowspan": f"{cell.rowspan}" if cell.rowspan != 1 else False,
        "colspan": f"{cell.colspan}" if cell.colspan != 1 else False,
    }
    if cell.role == "blank":
        return element("td", **spans)
    attributes = shown.attributes(cell, cell_anchor(cell))
    address = cell.position.cell or False
    if cell.role == "heading":
        return element("th", cell.text, scope=scope, **spans, **attributes, data_cell=address)
    return element("td", cell.text, **spans, **attributes, data_cell=address)
