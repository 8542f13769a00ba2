"""BeautifulSoup objects → HTML text for the HTML reader. Who hands one over has bs4; nobody else loads it.

The text is parsed anew: `html.parser` nests cells without end tags in each other, a browser does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from senryaku_parse.inputs import Input
from senryaku_parse.readers.html_lines import LINE

if TYPE_CHECKING:
    from bs4 import ResultSet, Tag
    from bs4.formatter import Formatter
    from typing_extensions import TypeIs

_SOUPS = frozenset({("bs4.element", "Tag"), ("bs4.element", "ResultSet")})
_TABLE_PARTS = frozenset({"caption", "thead", "tbody", "tfoot", "tr"})
"""Elements that need a table around them to be parts of one."""


def is_soup(source: object) -> TypeIs[Tag | ResultSet[Tag]]:
    """Whether `source` is a soup, one of its elements, or what was selected in one."""
    return any((kind.__module__, kind.__name__) in _SOUPS for kind in type(source).__mro__)


def soup_input(soup: Tag | ResultSet[Tag]) -> Input:
    """The HTML of `soup` with the lines that its parser kept (`html.parser` and `html5lib` do)."""
    elements = soup if isinstance(soup, list) else [soup]
    plain = "".join(map(str, elements))
    formatter = _formatter()
    text = ""
    for are_parts, run in groupby(elements, key=lambda element: element.name in _TABLE_PARTS):
        html = "".join(element.decode(formatter=formatter) for element in run)
        text += f"<table {LINE}>{html}</table>" if are_parts else html
    return Input("", text, sha256(plain.encode("utf-8", "surrogatepass")).hexdigest(), "html")


def _formatter() -> Formatter:
    from bs4.dammit import EntitySubstitution
    from bs4.formatter import HTMLFormatter

    class WithLines(HTMLFormatter):
        """As BeautifulSoup writes by default, with each tag's line as an attribute."""

        def attributes(self, tag: Tag) -> Iterable[tuple[str, Any]]:
            return [(LINE, str(tag.sourceline or "")), *tag.attrs.items()]

    return WithLines(EntitySubstitution.substitute_xml)
