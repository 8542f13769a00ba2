"""The main job against its yardsticks, in one run: parse, and the whole process to JSON and Excel."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from html_tables import TRUE_TABLE, read_with_pandas
from markdown_it import MarkdownIt
from measure import SAMPLE, best_in_turn, process, report
from varied import vary

import senryaku_parse as sp

ROUNDS = 100
PROCESSES = 11


def main() -> None:
    text = SAMPLE.read_text("utf-8")
    table = "".join(re.findall("<table>.*</table>", TRUE_TABLE.read_text("utf-8"), re.DOTALL))
    bare = MarkdownIt("commonmark").enable("table")

    documents = [vary(text, number) for number in range(ROUNDS)]
    tables = [vary(table, number) for number in range(ROUNDS)]
    parse, markdown_it, pandas = best_in_turn(
        range(ROUNDS),
        lambda number: sp.parse_text(documents[number], format="markdown"),
        lambda number: bare.parse(documents[number]),
        lambda number: read_with_pandas(tables[number]),
    )
    report("parse of the sample", parse, pandas, "pandas.read_html", 1.0)
    report("parse of the sample", parse, markdown_it, "markdown-it-py", 2.5)
    with tempfile.TemporaryDirectory() as folder:
        to_json, to_xlsx = (
            ("-m", "senryaku_parse", str(SAMPLE), "-o", str(Path(folder) / f"out.{suffix}"))
            for suffix in ("json", "xlsx")
        )
        commands = (("-c", "import pandas"), to_json, to_xlsx, ("-c", "import senryaku_parse"))
        imported, json, xlsx, ours = best_in_turn(range(PROCESSES), *(process(*command) for command in commands))
    report("process to .json", json, imported, "import pandas", 0.75)
    report("process to .xlsx", xlsx, imported, "import pandas", 1.5)
    report("import", ours, imported, "import pandas", 0.25)


if __name__ == "__main__":
    main()
