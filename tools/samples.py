"""Make the PDF, Word and Excel files of samples/ anew: `python tools/samples.py`, which needs what `pdf_cases.py` needs.

The sample as the files that a city hall has: its table as it was before a converter broke it. And one fictional document
of each other layout, of the cases under tests/cases/layouts.
"""

from __future__ import annotations

from pathlib import Path

from pdf_cases import CASES, Case, html_of, printed
from word_files import word_of
from workbooks import workbook_of

SAMPLES = Path(__file__).parents[1] / "samples"
SAMPLE = "converters/true.html"
LAYOUTS = {
    "columns.xlsx": "layouts/columns/two-header-rows.txt",
    "indicator-list.pdf": "layouts/indicator-list/headings-and-years.txt",
    "label-rows.xlsx": "layouts/label-rows/sheets-with-pairs.txt",
    "mixture.pdf": "layouts/mixture/label-rows-with-appendix.txt",
    "outline.docx": "layouts/outline/numbered-headings.txt",
    "project-first.docx": "layouts/project-first/three-year-budget.txt",
}
"""File → its case."""


def main() -> None:
    """Write the files."""
    for suffix in ("pdf", "docx", "xlsx"):
        (SAMPLES / f"nemuro-sogo-senryaku.{suffix}").write_bytes(_made(SAMPLE, suffix))
    folder = SAMPLES / "layouts-fictional"
    folder.mkdir(exist_ok=True)
    for name, case in LAYOUTS.items():
        (folder / name).write_bytes(_made(case, name.rpartition(".")[2]))


def _made(case: str, suffix: str) -> bytes:
    assert (CASES / case).exists()
    if suffix == "pdf":
        return printed(Case(case, "chromium"))
    return (word_of if suffix == "docx" else workbook_of)(html_of(case))


if __name__ == "__main__":
    main()
