"""The main job against its yardsticks, in one run: parse, and the whole process to JSON and Excel."""

from __future__ import annotations

import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from measure import SAMPLE, best, best_of_processes, report

import senryaku_parse as sp


def main() -> None:
    text = SAMPLE.read_text("utf-8")
    bare = MarkdownIt("commonmark").enable("table")
    report(
        "parse of the sample", best(lambda: sp.parse_text(text)), best(lambda: bare.parse(text)), "markdown-it-py", 2.5
    )
    pandas = best_of_processes("-c", "import pandas")
    with tempfile.TemporaryDirectory() as folder:
        for suffix, goal in (("json", 0.75), ("xlsx", 1.5)):
            command = ("-m", "senryaku_parse", str(SAMPLE), "-o", str(Path(folder) / f"out.{suffix}"))
            report(f"process to .{suffix}", best_of_processes(*command), pandas, "import pandas", goal)
    report("import", best_of_processes("-c", "import senryaku_parse"), pandas, "import pandas", 0.25)


if __name__ == "__main__":
    main()
