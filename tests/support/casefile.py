"""Case files: readable text, a title and named parts.

    What the case shows, in one line.

    --- input.md
    | 基本目標 | 1. … |
    --- hierarchy
    1 …
    --- findings
    row-shifted info 7: …

`pytest --accept` writes the parts a test computes; the diff is reviewed. A missing part fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_PART = re.compile(r"^--- (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case file."""

    path: Path
    title: str
    parts: dict[str, str]

    @property
    def input(self) -> tuple[str, str]:
        """Reader and text of the part `input.md` or `input.html`."""
        suffix, text = next((name.partition(".")[2], text) for name, text in self.parts.items() if "input." in name)
        return {"md": "markdown", "html": "html"}[suffix], text


def read_case(path: Path) -> Case:
    """The case in `path`; every part ends in one line break."""
    title, *rest = _PART.split(path.read_text("utf-8"))
    parts = dict(zip(rest[::2], (text.removeprefix("\n") for text in rest[1::2]), strict=True))
    return Case(path, title.strip(), parts)


def check_part(case: Case, name: str, actual: str, *, accept: bool) -> None:
    """Compare a computed part with the expected one; with `accept`, write it instead."""
    actual = actual.rstrip("\n") + "\n" if actual.strip() else ""
    if accept and case.parts.get(name) != actual:
        case.parts[name] = actual
        body = "".join(f"--- {part}\n{text}" for part, text in case.parts.items())
        case.path.write_text(f"{case.title}\n\n{body}", "utf-8")
    assert name in case.parts, f"{case.path.name} has no part «{name}»: write it, or run pytest --accept and review"
    assert actual == case.parts[name]
