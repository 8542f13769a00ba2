"""The text between tables: lines → headings by their size, bold lines, items of lists, paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from senryaku_parse.readers.pdf.lines import PageLine
from senryaku_parse.readers.pdf.page_content import PageContent, TextArea
from senryaku_parse.readers.pdf.wrapping import paragraphs
from senryaku_parse.tables import TextBlock

LARGER = 1.12
"""Size of a heading beside that of the text."""
_SAME = 1.04
"""Sizes of headings of one level differ by less."""
_PROSE = 25
"""Characters of a line that is part of a text rather than a heading."""
_ENOUGH = 100
"""Characters of prose that show its size."""
_LONGEST = 90
"""Characters of a heading."""
_LEVELS = 6
_BULLETS = "•◦▪‣⁃∙●"
"""What browsers and Word print before an item of a list, and a blank behind."""


def body_size(pages: Sequence[PageContent]) -> float:
    """The size of the text: that of prose between tables, where there is some, else that of most letters."""
    prose: Counter[float] = Counter()
    for line in _lines(pages):
        if len(line.plain) >= _PROSE or line.plain.endswith("。"):
            prose[round(line.size * 2) / 2] += len(line.plain)
    sizes = prose if sum(prose.values()) >= _ENOUGH else sum((page.sizes for page in pages), Counter())
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 10.0


def heading_levels(pages: Sequence[PageContent], body: float) -> dict[float, int]:
    """Size of a line → its level, for each size larger than `body`: the largest is 1."""
    sizes = sorted({line.size for line in _lines(pages) if is_heading(line, body)}, reverse=True)
    levels: dict[float, int] = {}
    level, first = 0, 0.0
    for size in sizes:
        if not level or first > _SAME * size:
            level, first = level + 1, size
        levels[size] = min(level, _LEVELS)
    return levels


def is_heading(line: PageLine, body: float) -> bool:
    """Whether a line is one by its size."""
    return line.size >= LARGER * body and len(line.plain) <= _LONGEST and not line.plain.endswith("。")


def text_blocks(area: TextArea, levels: dict[float, int], page: int, number: int) -> Iterator[TextBlock]:
    """The blocks of text that the lines of `area` make; the first line has the `number` in the document."""
    for text, lines in paragraphs(area.lines, area.room):
        level = levels.get(lines[0].size, 0)
        bold = (True,) if level == 0 and all(line.bold for line in lines) else ()
        mark = "-" if text[0] in _BULLETS and text[1:2].isspace() else ""
        yield TextBlock(text[1:].strip() if mark else text, level, number, mark, 1 if mark else 0, bold, page=page)
        number += len(lines)


def _lines(pages: Sequence[PageContent]) -> Iterator[PageLine]:
    for page in pages:
        for area in page.content:
            if isinstance(area, TextArea):
                yield from area.lines
