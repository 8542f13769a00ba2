"""Letters that came apart, put together: kana and their sound marks (が as macOS writes it), the letters of a spaced
word (基 本 目 標).

Done before tables are laid out, and told once a table, and once for all text around tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.letters import compose, is_decomposed, is_spaced, join_spaced, may_be_spaced
from senryaku_parse.messages import render
from senryaku_parse.source import Position
from senryaku_parse.tables import AllText, Document, RawTable, TextBlock

_MOST = 0.75
"""Of the texts of a table that are spaced where all of it is."""

_BLANKS = 5
"""Characters of a table for each blank, at most, where all of it is spaced."""
_WORD, _WORDS = 3, 3
"""Letters of a spaced text that is hardly several words, and how many such make a table a spaced one."""

_COMPOSED = "repair.marks-composed"
_JOINED = "repair.letters-joined"


def join_letters(document: Document, texts: AllText) -> tuple[Document, list[Finding]]:
    """`document`, all of whose texts are `texts`, with its letters put together, and what there is to tell of it."""
    findings: list[Finding] = []
    if not texts.is_everyday and is_decomposed(texts.text):
        document = _changed(document, [compose] * len(document.blocks), _COMPOSED, findings)
        document = document._replace(title=compose(document.title))
    if may_be_spaced(texts.text):
        document = _changed(document, _joiners(document), _JOINED, findings)
    return document, findings


def _texts(block: RawTable | TextBlock) -> Iterable[str]:
    """The texts of `block`."""
    if isinstance(block, TextBlock):
        return (block.text,)
    return [*block.cell_texts, block.caption] if block.caption else block.cell_texts


def _joiners(document: Document) -> list[Callable[[str], str]]:
    """How the letters of each block are put together: where a whole table is spaced, two letters are spaced as well."""
    spaced = [_spaced_texts(block) for block in document.blocks]
    certain = any(_is_certain(texts) for texts in spaced)
    return [
        _join_all if certain and (texts or isinstance(block, TextBlock)) else join_spaced
        for block, texts in zip(document.blocks, spaced, strict=True)
    ]


def _join_all(text: str) -> str:
    return join_spaced(text, surely=True)


def _spaced_texts(block: RawTable | TextBlock) -> list[str]:
    """The spaced texts of a table where they are most of those that have several letters; none of any other block."""
    if isinstance(block, TextBlock):
        return []
    texts = "".join(_texts(block))
    if _BLANKS * sum(map(texts.count, " \u3000")) < len(texts):
        return []
    several = {text for text in _texts(block) if len("".join(text.split())) > 1}
    spaced = [text for text in several if is_spaced(text, surely=True)]
    return spaced if len(spaced) >= _MOST * len(several) else []


def _is_certain(spaced: Sequence[str]) -> bool:
    """Whether a table with the `spaced` texts is a spaced one, and not one of single letters."""
    return any(map(is_spaced, spaced)) or sum(len(text.split()) >= _WORD for text in spaced) >= _WORDS


def _changed(
    document: Document, changes: Iterable[Callable[[str], str]], message: str, findings: list[Finding]
) -> Document:
    """`document` with the change that is made to the texts of each block; told in `findings`."""
    blocks: list[RawTable | TextBlock] = []
    around: list[tuple[str, str, Position]] = []
    tables = 0
    for block, change in zip(document.blocks, changes, strict=True):
        if isinstance(block, TextBlock):
            text = change(block.text)
            around += [(block.text, text, Position(line=block.line))] if text != block.text else []
            blocks.append(block._replace(text=text))
            continue
        tables += 1
        changed = _changed_table(block, change)
        place = Position(tables, line=block.line)
        told = [(old, new, place) for old, new in zip(_texts(block), _texts(changed), strict=True) if old != new]
        findings += _finding(told, message)
        blocks.append(changed if told else block)
    findings += _finding(around, message)
    return document._replace(blocks=tuple(blocks))


def _changed_table(table: RawTable, change: Callable[[str], str]) -> RawTable:

    groups = tuple(
        tuple(
            replace(
                row, cells=tuple([replace(cell, text=change(cell.text)) if cell.text else cell for cell in row.cells])
            )
            for row in group
        )
        for group in table.groups
    )
    return table._replace(groups=groups, caption=change(table.caption))


def _finding(told: list[tuple[str, str, Position]], message: str) -> Iterator[Finding]:
    """What is told of the texts before and after, and the place of each: the first stands for all."""
    if told:
        before, after, place = told[0]
        yield finding(
            "characters-repaired", render(message, count=len(told)), before=before, after=after, position=place
        )
