"""HTML too large or too crooked to build a tree of: told from its text, before the tree takes memory and time."""

from __future__ import annotations

import re

from senryaku_parse.limits import TABLES_ONLY, Limits
from senryaku_parse.patterns import later

_NESTING_TAG = re.compile(r"<(/?)(table|td|th)\b")
_COMMENT = r"<!--.*?(?:-->|\Z)"
_OF_TEXT = r"<(script|style|textarea|title|iframe|xmp)\b.*?"
"""An element whose content is no HTML, up to its end tag."""
_TAG = later(rf"{_COMMENT}|{_OF_TEXT}(?:</\1|\Z)|<(/?)([a-z][a-z0-9]*)", re.DOTALL)
"""How a tag begins; a comment or an element of text, whole."""
_MARKUP = later(rf"{_COMMENT}|{_OF_TEXT}(?:</\1[^<>]*>?|\Z)|<(/?)([a-z][a-z0-9]*)?[^<>]*>?", re.DOTALL)
"""The same with its attributes; and what else begins as a tag does."""
_LONG_TAG = re.compile(r"<[a-z][^<>]{10000,}")
"""The parser compares each attribute of a tag with all before it; quoted values, which may hold an image, aside."""
_QUOTED = re.compile("\"[^\"]*+\"|'[^']*+'")
_FLAT = frozenset(
    "area base br caption col colgroup dd dt embed hr img input li link meta option p param source tbody td tfoot th"
    " thead tr track wbr".split()
)
"""Elements without an end tag, or whose end tag may be left out: they end where the next one begins."""
_DEPTH = 200
"""How deep an element may be, of as many as may be: the parser's time goes with the depths of all. Fewer may be deeper."""
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""Elements that the parser opens again in each block that follows, until they or the cell around them are closed."""
_FORMATTING_TAG = re.compile(f"<(?:{'|'.join(_FORMATTING)})[\\s/>]")

_LEFT_OUT = frozenset("html head body frame frameset form col colgroup caption td th tr tbody thead tfoot".split())
"""Elements that the parser leaves out where they have no place: the text before goes on behind them."""
_LEFT_IN_TABLE = _LEFT_OUT | {"", "input", "script", "style", "template"}
"""The same, and those that may stand between the rows of a table, from which text is moved away; "" for a comment."""
_OPTIONS = 300
"""The parser looks at all options of a list for each: 10,000 take a second, and more are refused."""
_COPIES = 10
"""Characters that may be copied for each that there may be."""


def check_elements(html: str, limits: Limits) -> int:
    """How many elements `html` has, about.

    Raises:
        TooLargeError: more than `limits` allow.
    """
    elements = html.count("<") - html.count("</")
    limits.check("elements", elements, "limits.html-elements", TABLES_ONLY)
    return elements


def check_html(lower: str, limits: Limits, rows: int = 0) -> None:
    """Refuse HTML, in lower case, whose tree would be beyond `limits`; as many `rows` were taken out of it.

    Raises:
        TooLargeError: it would.
    """
    tables, elements = lower.count("<table"), check_elements(lower, limits)
    limits.check("tables", tables, "limits.tables", TABLES_ONLY)
    limits.check("rows", rows + lower.count("<tr"), "limits.table-rows", TABLES_ONLY)
    if tables > limits.depth:
        limits.check("depth", _table_depth(lower), "limits.table-depth", TABLES_ONLY)
    if elements > limits.nesting or (
        elements**2 > limits.elements and elements * len(_FORMATTING_TAG.findall(lower)) > limits.elements
    ):
        deepest, depths, again = _nesting(lower)
        limits.check("nesting", deepest, "limits.html-nesting", TABLES_ONLY)
        limits.check("elements", depths // _DEPTH, "limits.html-deep", TABLES_ONLY)
        limits.check("elements", again, "limits.html-formatting", TABLES_ONLY)
    if lower.count("<") * len(lower) > 2 * _COPIES * limits.characters:
        limits.check("characters", _copied(lower) // _COPIES, "limits.html-moved", TABLES_ONLY)
    options = lower.count("<option")
    limits.check("elements", options * options // _OPTIONS, "limits.html-options", TABLES_ONLY)
    unquoted = sum(len(_QUOTED.sub("", tag)) for tag in _LONG_TAG.findall(lower))
    limits.check("cell", unquoted, "limits.html-attributes", TABLES_ONLY)


def _table_depth(lower: str) -> int:
    """How deep tables are nested. A table that begins outside a cell ends the one before."""
    depth = deepest = 0
    in_cell = True
    for tag in _NESTING_TAG.finditer(lower):
        if tag[2] != "table":
            in_cell = True
        elif tag[1]:
            depth, in_cell = max(0, depth - 1), True
        elif in_cell:
            depth, in_cell = depth + 1, False
            deepest = max(deepest, depth)
    return deepest


def _copied(lower: str) -> int:
    """How many characters the parser copies, at most, to put texts behind those that they go on with.

    A text that stands in a table and in no cell is moved before the table, where it goes on with those moved before.
    """
    copied = end = text = 0
    moved: list[int] = []
    """Of each table that is open, the text that was moved before it."""
    in_cell = True
    for tag in _MARKUP.finditer(lower):
        is_moved = bool(moved) and not in_cell
        if size := len(lower[end : tag.start()].strip()) if is_moved else tag.start() - end:
            copied += moved[-1] if is_moved else text
            if is_moved:
                moved[-1] += size
            else:
                text += size
        end = tag.end()
        name, ends = tag[3] or tag[1] or "", tag[2]
        if name == "table" and not ends:
            moved.append(text)
            in_cell = False
        elif name == "table" and moved:
            moved.pop()
            text, in_cell = 0, True
        elif name in ("td", "th", "caption", "tr") and moved:
            text, in_cell = 0, name != "tr" and not ends
        elif not ends and name not in (_LEFT_IN_TABLE if is_moved else _LEFT_OUT):
            text = 0
            if is_moved:
                moved[-1] = 0
    return copied


def _nesting(lower: str) -> tuple[int, int, int]:
    """At most how many elements are nested, how deep all are together, and how many of formatting are opened again."""
    depth = deepest = depths = tables = outside = in_cell = again = 0
    cell = False
    for _, end, name in _TAG.findall(lower):
        step = -1 if end else 1
        if name == "table":
            tables, cell = max(0, tables + step), False
        elif name in ("td", "th", "tr"):
            cell, in_cell = bool(tables) and name != "tr" and not end, 0
        elif name in _FORMATTING:
            if cell:
                in_cell = max(0, in_cell + step)
            else:
                outside = max(0, outside + step)
        if name not in _FORMATTING:
            again += in_cell if cell else outside
        if name and name not in _FLAT:
            depth = max(0, depth + step)
            deepest = max(deepest, depth)
            depths += depth
    return deepest, depths, again
