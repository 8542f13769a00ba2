"""One HTML page → PDF by Chromium → tables by pdfplumber, as text tools find them on the pages."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table

from tests.support.printing import Slots

STYLE = """
@page {{ size: A4; margin: 18mm 15mm }}
body {{ font: {size} "Noto Sans CJK JP", sans-serif; orphans: 1; widows: 1 }}
table {{ border-collapse: separate; border-spacing: 0; width: 100%; table-layout: fixed }}
th, td {{ border: 0.5pt solid #000; padding: 1.5mm; text-align: left; box-decoration-break: clone }}
th {{ background: #dde6f0; width: 24mm }}
"""
"""A4 with ruled lines, as a city's office prints it; names wrap in their columns. Each cell has its own four borders:
of a collapsed border Chromium draws none at the top of a page, and pdfplumber would lose the row below it."""


def by_cells(page: str, size: str) -> list[Slots]:
    """One table a page as pdfplumber's defaults see it: merged cells whole, text in their first slot."""
    return _read(page, size, every_line=False)


def by_lines(page: str, size: str) -> list[Slots]:
    """One table a page, each ruled line right of the label column taken through the whole table.

    So merged cells are cut: a wide text is torn at the column borders, line by line, and a label stands in
    whichever row its text happens to be drawn beside.
    """
    return _read(page, size, every_line=True)


def _read(page: str, size: str, *, every_line: bool) -> list[Slots]:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with TemporaryDirectory() as folder:
        printed = _print(page.replace("</head>", f"<style>{STYLE.format(size=size)}</style></head>"), Path(folder))
        with pdfplumber.open(printed) as pdf:
            return [_slots(sheet, table, every_line) for sheet in pdf.pages for table in sheet.find_tables()]


def _print(page: str, folder: Path) -> Path:
    source, printed = folder / "page.html", folder / "page.pdf"
    source.write_text(page, "utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={printed}", source.as_uri()], check=True, capture_output=True)
    return printed


def _slots(sheet: Page, table: Table, every_line: bool) -> Slots:
    if not every_line:
        return _texts(table.extract())
    cells = [cell for cell in table.cells if cell[0] > table.bbox[0]]
    settings = {
        "vertical_strategy": "explicit",
        "horizontal_strategy": "explicit",
        "explicit_vertical_lines": [table.bbox[0], *sorted({edge for cell in cells for edge in (cell[0], cell[2])})],
        "explicit_horizontal_lines": sorted({edge for cell in cells for edge in (cell[1], cell[3])}),
    }
    return _texts(sheet.extract_table(settings) or [])


def _texts(rows: Sequence[Sequence[str | None]]) -> Slots:
    return [[text or "" for text in row] for row in rows]
