"""Documents that are no strategies: whatever is read of them is made up."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.cities.markup import STYLE, Cell

SOURCE = Path(__file__).parent / "not_strategies.txt"
ASIDE = Path(__file__).parent / "not_strategies_unseen.txt"
"""Those that are kept aside."""


def _rows(lines: list[str]) -> str:
    """Consecutive rows as one table, the first its header."""
    out = ["<table>"]
    for index, line in enumerate(lines):
        cells = [cell.strip() for cell in line.removeprefix("|").split("|")]
        out.append("<tr>" + "".join(str(Cell(cell, head=not index)) for cell in cells) + "</tr>")
    return "\n".join([*out, "</table>"])


def _body(lines: list[str]) -> str:
    out: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            out.append(_rows(rows))
            rows = []
        if line:
            out.append(f"<h2>{line[2:]}</h2>" if line.startswith("= ") else f"<p>{line}</p>")
    return "\n".join(out)


def others(source: Path = SOURCE) -> dict[str, str]:
    """Name → HTML of each."""
    found: dict[str, str] = {}
    for part in source.read_text("utf-8").split("\n# ")[1:]:
        head, *lines = part.splitlines()
        name, _, title = head.partition(" | ")
        top = f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>\n'
        found[name] = f"{top}<body>\n<h1>{title}</h1>\n{_body(lines)}\n</body></html>\n"
    return found


def write_others(folder: Path, source: Path = SOURCE) -> int:
    """NAME-1.html and a truth without goals for each; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = others(source)
    for name, html in documents.items():
        (folder / f"{name}-1.html").write_text(html, "utf-8")
        (folder / f"{name}-1.json").write_text(
            json.dumps({"kind": name, "goals": []}, ensure_ascii=False) + "\n", "utf-8"
        )
    return len(documents)
