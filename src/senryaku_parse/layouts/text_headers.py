"""Headers that stand in the line above their table: 「【KPI】　指標名 ／ 現状値 ／ 目標値」 over rows of nothing but entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from senryaku_parse.patterns import later
from senryaku_parse.plan.header import NAMES
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Block, Document, RawCell, RawRow, RawTable, TextBlock
from senryaku_parse.vocabulary import Part, Vocabulary

_BETWEEN = later(r"\s*[／/｜|・、,，→⇒]\s*|\s{2,}|　+")
_SIGNS = frozenset("／/｜|・、,，→⇒　\t ")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_CAPTION = later(r"\s*(?:[【\[［〔〈《<＜][^】\]］〕〉》>＞]*[】\]］〕〉》>＞]|[■□◆◇●○◎▼▽★☆※・]?[^\s:：]*[:：])\s*")
_WHOLE = re.compile(r"[(（](?P<inner>.*+)(?<=[)）])\Z")
_LONGEST = 120
_BESIDE: frozenset[Part] = frozenset(
    {"baseline", "aim", "interim", "actual", "text", "department", "organizations", "unit"}
)


def head_by_text(document: Document, vocabulary: Vocabulary) -> Document:
    """`document` with the lines over tables without a header, that are one, as their first rows; itself where it has none."""
    blocks: list[Block] = []
    for block in document.blocks:
        above = blocks[-1] if blocks else None
        if isinstance(block, RawTable):
            if isinstance(above, TextBlock) and not above.level and (headings := _headings(above, block, vocabulary)):
                blocks.pop()
                blocks += _without_last_line(above)
                block = _headed(block, headings, above)
            elif block.caption:
                caption = TextBlock(block.caption, line=block.line)
                if headings := _headings(caption, block, vocabulary):
                    left = "\n".join(one.text for one in _without_last_line(caption))
                    block = _headed(block, headings, caption)._replace(caption=left)
        blocks.append(block)
    same = len(blocks) == len(document.blocks) and all(
        one is other for one, other in zip(blocks, document.blocks, strict=True)
    )
    return document if same else document._replace(blocks=tuple(blocks))


def _headings(above: TextBlock, table: RawTable, vocabulary: Vocabulary) -> Sequence[str]:
    """The headings that the last line of `above` has for each column of `table`; empty where it has none."""
    line = above.text.rpartition("\n")[2].strip()
    if len(line) > _LONGEST or _SIGNS.isdisjoint(line):
        return ()
    first = next((row.cells for group in table.groups for row in group), ())
    if sum(map(line.count, _SIGNS)) < len(first) - 1:
        return ()
    for headings in map(_parted, _readings(line)):
        if len(headings) != len(first) or not _is_header(headings, vocabulary):
            continue
        rows = [row for group in table.groups for row in group]
        width = max((sum(cell.colspan for cell in row.cells) for row in rows), default=0)
        if any(cell.colspan > 1 for row in rows for cell in row.cells):
            return ()
        if len(headings) == width > 1:
            return headings if _are_entries(rows, vocabulary) else ()
    return ()


def _readings(line: str) -> Iterator[str]:
    """What of `line` may be the header: all of it, what stands behind a caption, or in brackets."""
    yield line
    caption = _CAPTION.match(line)
    if caption and caption.end() < len(line):
        line = line[caption.end() :]
        yield line
    if whole := _WHOLE.search(line):
        yield whole["inner"][:-1]


def _parted(text: str) -> list[str]:
    """`text` between the signs that part it outside brackets."""
    masked = _BRACKETS.sub(lambda found: "_" * len(found[0]), text)
    pieces: list[str] = []
    start = 0
    for gap in _BETWEEN.finditer(masked):
        pieces.append(text[start : gap.start()])
        start = gap.end()
    return [piece.strip() for piece in (*pieces, text[start:])]


def _is_header(headings: Sequence[str], vocabulary: Vocabulary) -> bool:
    if len(headings) < 2 or not vocabulary.may_begin_part(headings[0]):
        return False
    parts = [read_heading(text, vocabulary).parts[:1] for text in headings]
    if not all(parts) or not NAMES.intersection(parts[0]):
        return False
    return not _BESIDE.isdisjoint(part[0] for part in parts[1:])


def _are_entries(rows: Sequence[RawRow], vocabulary: Vocabulary) -> bool:
    """Whether none of `rows` is a header, and each begins with a name."""
    for row in rows:
        texts = [cell.text.strip() for cell in row.cells]
        if not texts or not texts[0] or begins_value(texts[0]):
            return False
        if any(vocabulary.parts(text) for text in texts):
            return False
    return bool(rows)


def _headed(table: RawTable, headings: Sequence[str], above: TextBlock) -> RawTable:
    line = above.lines[-1] if above.lines else above.line
    header = RawRow(tuple([RawCell(text, line=line) for text in headings]), line, above.page)
    return table._replace(groups=((header,), *table.groups))


def _without_last_line(block: TextBlock) -> Iterator[TextBlock]:
    text, _, _ = block.text.rpartition("\n")
    if text:
        yield block._replace(text=text, lines=block.lines[:-1], bold=block.bold[:-1])
