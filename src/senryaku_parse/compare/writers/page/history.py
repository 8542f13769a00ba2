"""A series of editions as a page: a paragraph a step, and one table. No script."""

from __future__ import annotations

from senryaku_parse.compare.series import History
from senryaku_parse.compare.writers.history import cells
from senryaku_parse.compare.writers.page.document import header, style
from senryaku_parse.writers.characters import NO_XML, with_legal_texts
from senryaku_parse.writers.markup import element
from senryaku_parse.writers.standalone import head
from senryaku_parse.writers.written import Written

_TITLE = "版の推移"


def write_history_page(history: History) -> Written:
    """`history` as one HTML page (UTF-8) that needs nothing else; see `write_comparison_page`."""
    shown, findings = with_legal_texts(history, NO_XML, "HTML")
    headings, *rows = cells(shown)
    paragraphs = (
        element("p", element("bdi", f"{name}: "), comparison.summary.text, class_="summary")
        for name, comparison in zip(shown.names[1:], shown.comparisons, strict=True)
    )
    heads = element("tr", *(element("th", heading, scope="col") for heading in headings))
    lines = (element("tr", *(element("td", element("bdi", cell)) for cell in row)) for row in rows)
    table = element("table", element("thead", heads), element("tbody", *lines), class_="series")
    body = element("body", header(_TITLE, *paragraphs), element("main", element("div", table, class_="wide")))
    html = element("html", head(_TITLE, style(), None), body, lang="ja")
    return Written(f"<!DOCTYPE html>\n{html}\n".encode(), findings)
