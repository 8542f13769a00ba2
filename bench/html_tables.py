"""HTML of the sample's size: the whole parse against pandas reading the bare table, and growth by rows."""

from __future__ import annotations

import re
from functools import partial
from io import StringIO
from itertools import cycle, islice

import pandas as pd
from measure import SAMPLE, best, best_in_turn, report
from varied import vary

import senryaku_parse as sp
from senryaku_parse.grid import form_grids
from senryaku_parse.readers.html import read_html

TRUE_TABLE = SAMPLE.parents[1] / "tests" / "cases" / "converters" / "true.html"
ROUNDS = 100
SIZES = (200, 2_000, 20_000)


def main() -> None:
    rows = re.findall("<tr>.*</tr>", TRUE_TABLE.read_text("utf-8"))
    html = _table(rows)
    documents = [vary(html, number) for number in range(ROUNDS)]
    pandas, whole, reader = best_in_turn(documents, read_with_pandas, partial(sp.parse_text, format="html"), _read)
    report("whole parse", whole, pandas, "pandas.read_html", 1.0)
    report("its reader and grid", reader, pandas, "pandas.read_html")
    _growth(rows)


def read_with_pandas(html: str) -> object:
    return pd.read_html(StringIO(html), flavor="lxml")


def _growth(rows: list[str]) -> None:
    """Milliseconds a thousand rows: the same at every size where growth is linear."""
    for size in SIZES:
        html = _table(list(islice(cycle(rows), size)))
        whole = best(partial(sp.parse_text, html, format="html"), runs=3)
        reader = best(partial(_read, html), runs=3)
        print(
            f"{size:,} rows: {whole / size * 1e6:.1f} ms a thousand, of them reader and grid {reader / size * 1e6:.1f}"
        )


def _read(html: str) -> object:
    return form_grids(read_html(html))


def _table(rows: list[str]) -> str:
    return "<table>\n" + "\n".join(rows) + "\n</table>\n"


if __name__ == "__main__":
    main()
