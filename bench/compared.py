"""The main job beside what others do, in one run: the sample through each, the command, growth, memory.

Ours is the whole parse, from text to the typed hierarchy with its targets, repairs and findings; theirs gives tables.
Documents differ each round, and all take turns. Growth and memory are those of made-up strategies (`tests.support`).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from measure import SAMPLE, best, best_in_turn, process, report
from rivals import Action, as_html, readers_of_html, readers_of_markdown
from varied import vary

import senryaku_parse as sp
from senryaku_parse.grid import form_grids
from senryaku_parse.readers.html import read_html

sys.path.insert(0, str(Path(__file__).parent.parent))  # what makes documents is shared with the tests
from tests.support.breaking import cut
from tests.support.printing import PrintedRow, slots_of, table_of, tables_to_markdown, to_html, to_markdown
from tests.support.scaled import scaled

TRUE_TABLE = SAMPLE.parents[1] / "tests" / "cases" / "converters" / "true.html"
ROUNDS, SLOW_ROUNDS, PROCESSES = 100, 10, 11
SLOW = 5.0
"""Times ours that the slowest converters are to take at least."""
ROWS = (200, 2_000, 20_000, 200_000)
TABLES = (1, 10, 100, 1_000)
ROWS_OF_A_TABLE = 20
MEMORY = "import sys; {}; print(*[line.split()[1] for line in open('/proc/self/status') if 'VmHWM' in line])"
"""A process that prints the most kilobytes it ever had. (Those of `getrusage` begin with what its parent had.)"""
LARGE = sp.Limits(rows=250_000, characters=40_000_000, slots=1_000_000, elements=1_200_000)
"""What usual limits keep out: a strategy of 200,000 rows."""
OURS = f"import senryaku_parse as sp; sp.parse(sys.argv[1], limits=sp.{LARGE})"
PANDAS = "import pandas as pd; pd.read_html(sys.argv[1], flavor='lxml')"


def main() -> None:
    text = SAMPLE.read_text("utf-8")
    table = "".join(re.findall("<table>.*</table>", TRUE_TABLE.read_text("utf-8"), re.DOTALL)) + "\n"
    parses(text, table)
    command()
    rows = table_of(scaled(ROWS[-1]))
    growth("Markdown", ROWS, "rows", lambda size: to_markdown(slots_of(first(rows, size))), "markdown")
    growth("HTML", ROWS, "rows", lambda size: to_html(first(rows, size)), "html")
    growth("Markdown", TABLES, "tables", lambda size: pages(rows, size), "markdown")
    memory(table, to_html(first(rows, ROWS[-2])), to_markdown(slots_of(first(rows, ROWS[-1]))))


def parses(text: str, table: str) -> None:
    """The sample as Markdown, and as the bare table of HTML, by all.

    Beside Markdown stands its table as HTML twice: as flat as Markdown has it, and whole, with its merged cells.
    """
    documents = [vary(text, number) for number in range(ROUNDS)]
    flat = [flat_tables(document) for document in documents]
    tables = [vary(table, number) for number in range(ROUNDS)]
    html, markdown = readers_of_html(), readers_of_markdown()
    pandas = html.pop("pandas.read_html")
    bare = markdown.pop("markdown-it-py, bare")
    of_markdown, of_flat, of_html, yardstick, reader, plain = (
        best_in_turn(  # none right after its like: caches are cold
            range(ROUNDS),
            lambda number: sp.parse_text(documents[number], format="markdown"),
            lambda number: pandas(flat[number]),
            lambda number: sp.parse_text(tables[number], format="html"),
            lambda number: pandas(tables[number]),
            lambda number: form_grids(read_html(tables[number])),
            lambda number: bare(documents[number]),
        )
    )
    report("Markdown, whole parse", of_markdown, of_flat, "pandas.read_html of the same table, flat", 1.0)
    report("Markdown, whole parse", of_markdown, yardstick, "pandas.read_html of the whole table")
    report("Markdown, whole parse", of_markdown, plain, "markdown-it-py, bare")
    report("HTML, whole parse", of_html, yardstick, "pandas.read_html", 1.0)
    report("HTML, its reader and grid", reader, yardstick, "pandas.read_html")
    for kind, ours, given, others in (("Markdown", of_markdown, documents, markdown), ("HTML", of_html, tables, html)):
        for name, seconds in slow(given, others).items():
            print(f"{name}, {kind}: {seconds * 1e3:.1f} ms = {seconds / ours:.1f} × ours (goal ≥ {SLOW:.0f})")


def flat_tables(markdown: str) -> str:
    """The tables of `markdown` as the HTML that Markdown renders to."""
    return "".join(re.findall("<table>.*?</table>\n", as_html(markdown), re.DOTALL))


def slow(documents: list[str], readers: dict[str, Action]) -> dict[str, float]:
    """Seconds of the fastest call of each of `readers`, which take too long for as many rounds."""
    return dict(zip(readers, best_in_turn(islice(documents, SLOW_ROUNDS), *readers.values()), strict=True))


def command() -> None:
    """From the start of the process to the file."""
    with tempfile.TemporaryDirectory() as folder:
        to_json, to_xlsx = (
            ("-m", "senryaku_parse", str(SAMPLE), "-o", str(Path(folder) / f"out.{suffix}"))
            for suffix in ("json", "xlsx")
        )
        commands = (("-c", "import pandas"), to_json, to_xlsx, ("-c", "import senryaku_parse"))
        imported, json, xlsx, ours = best_in_turn(range(PROCESSES), *(process(*one) for one in commands))
    report("process to .json", json, imported, "import pandas", 0.75)
    report("process to .xlsx", xlsx, imported, "import pandas", 1.5)
    report("process that imports", ours, imported, "import pandas", 0.25)


def growth(name: str, sizes: tuple[int, ...], unit: str, document: Callable[[int], str], format: str) -> None:
    """Microseconds a row or a table: the same at every size where growth is linear."""
    for size in sizes:
        given = document(size)
        seconds = best(partial(sp.parse_text, given, format=format, limits=LARGE), runs=3 if size < sizes[-1] else 1)
        print(f"{name} of {size:,} {unit}: {seconds * 1e3:,.1f} ms = {seconds / size * 1e6:.1f} µs each")


def memory(sample: str, large: str, largest: str) -> None:
    """The most that a fresh process ever had, ours beside pandas."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("sample.html", "large.html", "largest.md")]
        for path, text in zip(paths, (sample, large, largest), strict=True):
            path.write_text(text, "utf-8")
        first, second, third = map(str, paths)
        print(
            f"memory, the sample's table: {_peak(OURS, first):.0f} MB, pandas.read_html {_peak(PANDAS, first):.0f} MB"
        )
        print(
            f"memory, 20,000 rows of HTML: {_peak(OURS, second):.0f} MB, pandas.read_html {_peak(PANDAS, second):.0f} MB"
        )
        print(f"memory, 200,000 rows of Markdown: {_peak(OURS, third):.0f} MB")


def pages(rows: tuple[PrintedRow, ...], tables: int) -> str:
    """The first rows as so many tables below one another."""
    count = tables * ROWS_OF_A_TABLE
    return tables_to_markdown(cut(slots_of(first(rows, count)), range(ROWS_OF_A_TABLE, count, ROWS_OF_A_TABLE)))


def first(rows: tuple[PrintedRow, ...], size: int) -> tuple[PrintedRow, ...]:
    """About `size` rows, up to where a block ends: no cell reaches below the last one."""
    while size < len(rows) and not rows[size][0].label:
        size -= 1
    return rows[:size]


def _peak(code: str, path: str) -> float:
    run = subprocess.run([sys.executable, "-c", MEMORY.format(code), path], check=True, capture_output=True, text=True)
    return float(run.stdout) / 1024


if __name__ == "__main__":
    main()
