"""The grid of random span tables against a browser's: where each cell's box lies in headless Chromium.

Three things are left out, in which Chromium follows CSS and the reader the HTML Standard: a `thead` behind
other rows (CSS puts the first on top), a second `tfoot` (CSS leaves it in its place), and columns that only
`<col>` makes.
"""

from __future__ import annotations

import html
import json
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from senryaku_parse.grid import form_grids
from senryaku_parse.limits import Limits
from senryaku_parse.readers.html_table import TableReader
from senryaku_parse.readers.html_tree import parse_tree
from senryaku_parse.tables import Document
from tests.support.browser import CHROMIUM, FLAGS, needs_chromium

TABLES = 1000
COLUMNS = 60
"""More than a table of the generator has, but for cells with a colspan of hundreds, which are cut there."""

SPANS = ("2", "2", "2", "3", "3", "4", "0", "1", "2;", "-1", "abc", "", "+3", " 3 ", "2.9", "-0", "\t2", "２", "- 2")
ROWSPANS = (*SPANS, "65534", "70000", "9" * 30)
COLSPANS = (*SPANS, "1000", "1001", "9" * 30)

PAGE = """<!DOCTYPE html>
<meta charset="utf-8">
<style>
table { table-layout: fixed; width: %(width)dpx; border-spacing: 0 }
col { width: 10px }
tr { height: 10px }
td, th { padding: 0; font-size: 0; line-height: 0; overflow: hidden; white-space: nowrap }
table table { position: absolute }
</style>
<body>
%(tables)s
<script>
const boxes = [...document.querySelectorAll("body > table")].map(table => {
  const origin = table.getBoundingClientRect();
  const at = (edge, start) => Math.round((edge - start) / 10);
  return [...table.rows].flatMap(row => [...row.cells]).filter(cell => cell.getClientRects().length).map(cell => {
    const box = cell.getBoundingClientRect();
    return [cell.firstChild.data, at(box.top, origin.top), at(box.bottom, origin.top),
            at(box.left, origin.left), at(box.right, origin.left)];
  });
});
document.body.innerHTML = "<pre></pre>";
document.querySelector("pre").textContent = JSON.stringify(boxes);
</script>
"""

Slots = dict[tuple[int, int], str]
"""Row and column from 0 → the text of the cell that holds the slot."""


def random_table(random: Random) -> str:
    """A table of up to five row groups, with all that a cell can say of its spans."""
    groups = ["thead"] * (random.random() < 0.2) + ["tbody"] * random.randint(1, 3)
    if random.random() < 0.3:
        groups.insert(random.randint("thead" in groups, len(groups)), "tfoot")
    close = random.random() < 0.7
    numbers = count()
    parts = (f"<{group}>{_random_rows(random, numbers, close)}" for group in groups)
    return f"<table>{'<col>' * COLUMNS}{''.join(parts)}</table>"


def _random_rows(random: Random, numbers: Iterator[int], close: bool) -> str:
    rows = []
    for _ in range(random.randint(0, 5)):
        cells = [_random_cell(random, next(numbers), close) for _ in range(random.randint(0, 6))]
        rows.append(f"<tr{_sometimes(random, ' hidden')}>{''.join(cells)}{'</tr>' * close}")
    return "".join(rows)


def _random_cell(random: Random, number: int, close: bool) -> str:
    tag = random.choice(("td", "td", "th"))
    spans = "".join(
        f' {name}="{random.choice(values)}"'
        for name, values in (("rowspan", ROWSPANS), ("colspan", COLSPANS))
        if random.random() < 0.3
    )
    hidden = _sometimes(random, " hidden") or _sometimes(random, ' style="display: none"')
    inner = _sometimes(random, "<table><tr><td>inner</table>")
    return f"<{tag}{spans}{hidden}>c{number}{inner}{f'</{tag}>' * close}"


def _sometimes(random: Random, text: str) -> str:
    return text if random.random() < 0.04 else ""


def laid_by_reader(table: str) -> Slots:
    (node, *_) = parse_tree(table).css("table")
    (grid,), _ = form_grids(Document((TableReader(None).read(node),)), Limits(columns=10_000))
    return {
        (y, x): slot.text for y, row in enumerate(grid.rows) for x, slot in enumerate(row.slots[:COLUMNS]) if slot.text
    }


def laid_by_browser(boxes: list[tuple[str, int, int, int, int]]) -> Slots:
    """The slots under each box: cell, first row, one greater than the last row, the same of columns.

    Where boxes overlap, the earlier cell holds the slot.
    """
    slots: Slots = {}
    for cell, top, bottom, left, right in boxes:
        for y in range(top, bottom):
            for x in range(left, right):
                slots.setdefault((y, x), cell)
    return slots


@needs_chromium
def test_random_span_tables(tmp_path: Path) -> None:
    random = Random(4)
    tables = [random_table(random) for _ in range(TABLES)]
    page = tmp_path / "tables.html"
    page.write_text(PAGE % {"width": 10 * COLUMNS, "tables": "\n".join(tables)}, encoding="utf-8")
    shown = subprocess.run(
        [str(CHROMIUM), *FLAGS, "--dump-dom", f"--user-data-dir={tmp_path / 'profile'}", page.as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    ).stdout
    boxes = json.loads(html.unescape(shown.partition("<pre>")[2].partition("</pre>")[0]))
    different = [
        table for table, drawn in zip(tables, boxes, strict=True) if laid_by_reader(table) != laid_by_browser(drawn)
    ]
    print(f"browser agreement: {TABLES - len(different)} of {TABLES} tables, {sum(map(len, boxes))} cells")
    assert not different, different[0]
