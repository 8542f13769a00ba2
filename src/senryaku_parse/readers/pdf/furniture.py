"""Running headers, footers and page numbers: the same at the same place of most pages, and no content."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.readers.pdf.cells import PageTable
from senryaku_parse.readers.pdf.lines import PageLine
from senryaku_parse.readers.pdf.page_content import PageContent, TextArea
from senryaku_parse.text import nfkc

_ZONE = 0.13
"""Share of the height of a page, at its top and at its bottom, in which they stand."""
_LEAST_ZONE = 54.0
"""Points that it has on a low page."""
_PLACE = 2.0
"""Points by which their place may differ."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:[-–—−~(<\[]|p\.?|page|ページ|頁)?\s*(?:\d{1,4}|[ivx]{1,6})\s*(?:/\s*\d{1,4}|[-–—−~)>\]]|ページ|頁)?",
    re.IGNORECASE,
)
_FEWEST = 3
"""Pages on which the same text is a running header; of two, where it is printed smaller than the text."""


class _Key(NamedTuple):
    place: int
    pattern: str
    """Its text, each number as "#"."""


def without_furniture(pages: Sequence[PageContent], body: float) -> tuple[list[PageContent], list[Finding]]:
    """`pages` without what stands on most of them, and one finding that lists it; `body` is the size of the text.

    What is printed as large as a heading is content where it stands first.
    """
    seen: dict[_Key, list[tuple[int, PageLine]]] = defaultdict(list)
    for page in pages:
        for line in _marginal(page):
            seen[_key(page, line)].append((page.number, line))
    running = {key for key, lines in seen.items() if _is_running(lines, len(pages), body)}
    if not running:
        return list(pages), []
    kept = {id(seen[key][0][1]) for key in running if _is_heading(seen[key][0][1], body)}
    dropped: list[str] = []
    result = []
    for page in pages:
        taken = {id(line) for line in _marginal(page) if _key(page, line) in running and id(line) not in kept}
        dropped += [line.plain for line in _marginal(page) if id(line) in taken]
        result.append(page._replace(content=tuple(_without(page, taken))))
    return result, [_told(dropped)] if dropped else []


def _marginal(page: PageContent) -> Iterator[PageLine]:
    """The lines at the top and bottom of a page, outside its tables."""
    zone = max(_ZONE * page.height, _LEAST_ZONE)
    for area in page.content:
        if isinstance(area, TextArea):
            for line in area.lines:
                if line.upright and not zone < line.base - line.size / 3 < page.height - zone:
                    yield line


def _without(page: PageContent, taken: set[int]) -> Iterator[PageTable | TextArea]:
    for item in page.content:
        if isinstance(item, TextArea):
            lines = tuple([line for line in item.lines if id(line) not in taken])
            if lines:
                yield item._replace(lines=lines)
        else:
            yield item


def _key(page: PageContent, line: PageLine) -> _Key:
    text = "".join(nfkc(line.plain).split())
    pattern = "#" if _NUMBER.fullmatch(text) else _DIGITS.sub("#", text)
    from_bottom = line.base > page.height / 2
    return _Key(round((line.base - page.height if from_bottom else line.base) / _PLACE), pattern)


def _is_running(lines: Sequence[tuple[int, PageLine]], pages: int, body: float) -> bool:
    """Whether lines of one place and pattern are furniture: one text on most pages, or a number that counts them."""
    on = len({number for number, _ in lines})
    if 2 * on <= pages:
        return False
    numbered = all(_NUMBER.fullmatch("".join(nfkc(line.plain).split())) for _, line in lines)
    if on >= 2 and (numbered or _counts(lines)):
        return True
    same = len({line.plain for _, line in lines}) == 1
    if numbered and pages == 1:
        return True
    return same and (on >= _FEWEST or (on == pages == 2 and lines[0][1].size < 0.95 * body))


def _counts(lines: Sequence[tuple[int, PageLine]]) -> bool:
    """Whether a number in the lines goes on with the pages."""
    offsets: Counter[tuple[int, int]] = Counter()
    for page, line in lines:
        for at, digits in enumerate(_DIGITS.findall(nfkc(line.plain))):
            if len(digits) <= 4:
                offsets[at, int(digits) - page] += 1
    return bool(offsets) and offsets.most_common(1)[0][1] == len(lines)


def _is_heading(line: PageLine, body: float) -> bool:
    return line.size >= 1.15 * body and not _NUMBER.fullmatch("".join(nfkc(line.plain).split()))


def _told(texts: Sequence[str]) -> Finding:
    return finding(
        "page-furniture",
        render("pdf.page-furniture", count=len(texts)),
        before="\n".join(dict.fromkeys(texts)),
    )
