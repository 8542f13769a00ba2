"""Texts → Markdown that shows them as they are, on GitHub as in `readers.markdown`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~^$]|:(?=[\w+-]+:)")
"""Emphasis, code, links, HTML, entities, bars, MultiMarkdown's `^^`; on GitHub also `$math$` and `:emoji:`."""

_LINE_BREAK = re.compile(r"\r\n?|\n")


def markdown_heading(text: str) -> str:
    """`text` as a heading of the first level, with its line end. Its line breaks become spaces."""
    return f"# {_LINE_BREAK.sub(' ', escaped(text)).replace('#', chr(92) + '#')}\n"


def markdown_table(rows: Sequence[Sequence[str]], width: int) -> str:
    """`rows` as a table of `width` columns, the first row its header."""
    first, *rest = [_line([*map(_cell, row), *[""] * (width - len(row))]) for row in rows]
    return "\n".join([first, _line(["---"] * width), *rest]) + "\n"


def markdown_paragraph(text: str) -> str:
    """`text`, which begins with no mark of a block, as a paragraph with its line end."""
    return f"{_cell(text)}\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return _LINE_BREAK.sub("<br>", escaped(text))


def escaped(text: str) -> str:
    """`text` with its markup escaped."""
    return _MARKUP.sub(r"\\\g<0>", text)
