"""Whether a table of HTML holds data or only lays out the page around other tables."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.readers.html_tree import HtmlNode

_LAYOUT_ROLES = frozenset({"presentation", "none"})
_DATA_SIGNS = "caption, th"
_HEADINGS = "h1, h2, h3, h4, h5, h6"


def is_layout(table: HtmlNode) -> bool:
    """Whether `table` only lays out the page: there are tables in its cells, and a sign says so.

    Signs: its role; headings in its own cells; at most one filled cell in each of its rows. A caption
    or header cells say that it is data.
    """
    if not any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return False
    if (table.attributes.get("role") or "").lower() in _LAYOUT_ROLES:
        return True
    if any(_own(table, _DATA_SIGNS)):
        return False
    return any(_own(table, _HEADINGS)) or all(_filled(row) <= 1 for row in _own(table, "tr"))


def _own(table: HtmlNode, selector: str) -> Iterator[HtmlNode]:
    """What `selector` finds in `table`, but not in a table inside it."""
    return (node for node in table.css(selector) if _table_around(node) == table.mem_id)


def _table_around(node: HtmlNode) -> int | None:
    """The `mem_id` of the table that `node` stands in. (Nodes are equal where their HTML is, which takes its time.)"""
    around = node.parent
    while around is not None and around.tag != "table":
        around = around.parent
    return around.mem_id if around is not None else None


def _filled(row: HtmlNode) -> int:
    """How many cells of `row` hold a text or a table."""
    return sum(1 for cell in row.iter() if cell.text().strip() or cell.css_first("table"))
