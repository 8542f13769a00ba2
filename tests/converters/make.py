"""Makes `tests/cases/converters` anew: the sample's true table as every converter writes it.

Needs the extra `converters`, Chromium and the font Noto Sans CJK JP (Debian: chromium, fonts-noto-cjk):

    pip install -e '.[converters]'
    python -m tests.converters.make
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from senryaku_parse.convert import parse
from tests.converters import outside, pdf
from tests.converters.multimarkdown import to_multimarkdown
from tests.converters.text_layer import text_layer
from tests.support.printing import Slots, table_of, tables_to_markdown, to_html

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "nemuro-sogo-senryaku.md"
CASES = ROOT / "tests" / "cases" / "converters"

STRATEGY = parse(SAMPLE)
TABLE = table_of(STRATEGY)
PAGE = f"""<!DOCTYPE html>
<html lang="ja">
<head><meta charset="utf-8"><title>{STRATEGY.title}</title></head>
<body>
<h1>{STRATEGY.title}</h1>
{to_html(TABLE)}</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One case file and how it is made."""

    name: str
    """Name of the file."""
    text: Callable[[], str]
    made_by: str
    """The packages that made it, by their distribution names; empty for what this folder prints itself."""
    shows: str
    """What the file shows, one line."""


def main() -> None:
    """Write every case, and the list of them."""
    CASES.mkdir(parents=True, exist_ok=True)
    for case in _CASES:
        (CASES / case.name).write_text(case.text(), "utf-8")
    (CASES / "README.md").write_text(_readme(), "utf-8")


def _pages(tables: Iterable[Slots], *, header: bool) -> str:
    return f"# {STRATEGY.title}\n\n" + tables_to_markdown(tables, first_row_is_header=header)


def _readme() -> str:
    lines = (f"| {case.name} | {_versions(case.made_by)} | {case.shows} |" for case in _CASES)
    return "\n".join([_README, *lines]) + "\n"


def _versions(packages: str) -> str:
    return ", ".join(f"{name} {_version(name)}" for name in packages.split()) or "this folder's own printer"


def _version(name: str) -> str:
    if name != "chromium":
        return version(name)
    shown = subprocess.run([name, "--version"], check=True, capture_output=True, text=True).stdout
    return shown.split()[1]


_CASES = (
    Case("true.html", lambda: PAGE, "", "the true table, real `rowspan` and `colspan`"),
    Case("pandoc-gfm.md", lambda: outside.pandoc_gfm(PAGE), "pypandoc_binary", "an HTML table inside Markdown"),
    Case("pandoc-markdown.md", lambda: outside.pandoc_markdown(PAGE), "pypandoc_binary", "a grid table, spans drawn"),
    Case("markdownify.md", lambda: outside.markdownify(PAGE), "markdownify", "`rowspan` dropped, rows shifted left"),
    Case("markitdown.md", lambda: outside.markitdown(PAGE), "markitdown", "`rowspan` dropped, rows shifted left"),
    Case("pandas.md", lambda: outside.pandas(PAGE), "pandas tabulate", "text in every slot, header `0 1 2 3`, `nan`"),
    Case("docling.md", lambda: outside.docling(PAGE), "docling-slim", "text in every slot, first row as header"),
    Case("multimarkdown.md", lambda: to_multimarkdown(TABLE), "", "`||` for `colspan`, `^^` for `rowspan`"),
    Case(
        "pdf-cells.md",
        lambda: _pages(pdf.by_cells(PAGE, "9pt"), header=False),
        "chromium pdfplumber",
        "text layer: radicals, wrapped names, a table a page, labels blank after a break",
    ),
    Case(
        "pdf-cells-header.md",
        lambda: _pages(pdf.by_cells(PAGE, "10.5pt"), header=True),
        "chromium pdfplumber",
        "as above in a larger font, so cut at other rows; each page's first row as header",
    ),
    Case(
        "pdf-lines.md",
        lambda: _pages(pdf.by_lines(PAGE, "9pt"), header=False),
        "chromium pdfplumber",
        "as above, every ruled line taken through: wide texts torn, labels in the middle row or torn over two rows",
    ),
    Case(
        "text-layer.md",
        lambda: _pages([text_layer(TABLE)], header=False),
        "",
        "every damage of a text layer at known places: `tests/converters/text_layer.py`",
    ),
)

_README = """# The sample's table as converters write it

Made by `tests/converters/make.py` from one HTML page with real `rowspan` and `colspan`, which is printed from the
hierarchy of `samples/nemuro-sogo-senryaku.md`. Every file holds the same strategy. Not edited by hand.

| file | made by | shows |
|---|---|---|"""

if __name__ == "__main__":
    main()
