"""Shortens the XML of a part: drops elements that have no effect here, which take most of the time to parse.

Between two texts the same tags come again and again, so what is left of them is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_DULL = frozenset(
    b"adjustRightInd autoSpaceDE autoSpaceDN bCs between bidi bookmarkEnd bookmarkStart bottom cantSplit cnfStyle color gridCol"
    b" hideMark i iCs ind insideH insideV jc keepLines keepNext kern lang lastRenderedPageBreak left lsdException next noProof"
    b" noWrap overflowPunct pPr proofErr qFormat rFonts rPr right rsid semiHidden shd snapToGrid spacing suppressLineNumbers"
    b" sz szCs tblHeader tblW tcPr tcW textAlignment textDirection top trHeight trPr u uiPriority unhideWhenUsed vAlign w"
    b" widowControl wordWrap".split()
)
"""Elements that say nothing of what is read, where they are empty."""
_TAG = re.compile(rb"w:(\w+)(?=[\s/])[^<>]*/>\s*")
_STYLE = re.compile(rb'w:pStyle w:val="([^"&<>]*)"/>')
_SAVED = re.compile(rb'(<w:(?:p|r|tr))(?: (?:w:rsid\w*|w14:paraId|w14:textId)="[^"<>]*")++')
"""When something was written."""
_SAVED_SIGNS = (b" w:rsid", b" w14:paraId=")
_HOLLOW = tuple(
    b"<w:%b></w:%b>" % (name, name)
    for name in (b"tcBorders", b"tblBorders", b"pBdr", b"rPr", b"pPr", b"tcPr", b"trPr", b"r")
)
"""What nothing is left of, in the order in which they empty each other."""
_TEXTS = (b"w:t", b'w:t xml:space="preserve"')
_TEXT_END = b"</w:t>"
_RUN, _SEAM = b"<w:r>", b"</w:r><w:r>"
_PARAGRAPH, _PARAGRAPH_END, _CELL_END = b"<w:p><w:r>", b"</w:r></w:p>", b"</w:r></w:p></w:tc>"
_CELL = rb'<w:tc>(?:<w:tcPr>(?:<w:gridSpan w:val="(\d+)"/>)?+(?:<w:vMerge(?: w:val="(\w+)")?+(/)>)?+</w:tcPr>)?+'
_CELL_BEGINS = re.compile(_CELL + _PARAGRAPH)
_EMPTY_CELL = re.compile(_CELL + rb"<w:p(?:/>|></w:p>)</w:tc>")
PLAIN = "w:plain"
"""The element that stands for a paragraph of one run without properties: with that text, and nothing else in it."""
PLAIN_CELL = "w:cell"
"""The element that stands for a cell with one such paragraph, or an empty one; `span` and `merge` say how it is merged."""


def shortened(piece: bytes, is_plain: Callable[[str], bool] | None = None) -> bytes:
    """A piece of a part that says the same in fewer elements; `is_plain` says which styles of paragraphs say nothing."""
    if any(sign in piece for sign in _SAVED_SIGNS):
        piece = _SAVED.sub(rb"\1", piece)
    *parts, rest = piece.split(_TEXT_END)
    between = _Between(is_plain)
    made: list[bytes] = []
    last, text = _NOTHING, b""
    for part in parts:
        head, sign, tag = part.rpartition(b"<")
        name, _, said = tag.partition(b">")
        if not sign or name not in _TEXTS:  # a piece may begin within a text or its tag
            made += [_put(last, text, _NOTHING), part, _TEXT_END]
            last, text = _NOTHING, b""
            continue
        tags = between[head]
        if tags.is_seam and last.has_run:
            text += said
        else:
            made.append(_put(last, text, tags))
            last, text = tags, said
    made += [_put(last, text, end := between[rest]), end.begins]
    return b"".join(made)


class _Tags(NamedTuple):
    """What is left of the tags between two texts."""

    ends: bytes = b""
    """The end of a run and its paragraph, and of their cell, where the tags begin so."""
    rest: bytes = b""
    begins: bytes = b""
    """The beginning of a paragraph and its run, and of their cell, where the tags end so."""
    cell: bytes = b""
    """The same for a cell that holds nothing else; empty where no cell begins."""
    has_run: bool = False
    """Whether the tags end with the beginning of a run without properties."""
    is_seam: bool = False
    """Whether they only part two such runs."""


_NOTHING = _Tags()


def _put(last: _Tags, text: bytes, tags: _Tags) -> bytes:
    """What `last` begins, the `text` in it, and the `tags` behind the text but what they begin themselves."""
    if last is _NOTHING:
        return tags.ends + tags.rest
    if last.cell and tags.ends == _CELL_END:
        return b"%b%b</w:cell>%b" % (last.cell, text, tags.rest)
    if last.begins and tags.ends:
        around, end = last.begins.removesuffix(_PARAGRAPH), tags.ends.removeprefix(_PARAGRAPH_END)
        return b"%b<w:plain>%b</w:plain>%b%b" % (around, text, end, tags.rest)
    return b"%b<w:t>%b</w:t>%b%b" % (last.begins, text, tags.ends, tags.rest)


class _Between(dict[bytes, _Tags]):
    """Tags between two texts → what is left of them."""

    def __init__(self, is_plain: Callable[[str], bool] | None) -> None:
        self._known = _Known(is_plain)

    def __missing__(self, tags: bytes) -> _Tags:
        self[tags] = found = self._found(tags)
        return found

    def _found(self, tags: bytes) -> _Tags:
        first, *others = tags.split(b"<")
        short = b"<".join([first, *filter(self._known.__getitem__, others)])
        for hollow in _HOLLOW:
            short = short.replace(hollow, b"")
        rest = _EMPTY_CELL.sub(lambda cell: _cell(cell, b"/>"), short)
        ends = next((end for end in (_CELL_END, _PARAGRAPH_END) if rest.startswith(end)), b"")
        rest = rest.removeprefix(ends)
        begin = rest.rfind(b"<w:tc>")
        cell = _CELL_BEGINS.fullmatch(rest, begin) if begin >= 0 else None
        begins = cell[0] if cell else _PARAGRAPH if rest.endswith(_PARAGRAPH) else b""
        shown = _cell(cell, b">") if cell else b""
        return _Tags(ends, rest.removesuffix(begins), begins, shown, short.endswith(_RUN), short == _SEAM)


def _cell(found: re.Match[bytes], end: bytes) -> bytes:
    """The beginning of the plain cell that stands for the one that was `found`."""
    span = b' span="%b"' % found[1] if found[1] else b""
    merge = b' merge="%b"' % (found[2] or b"") if found[3] else b""
    return b"<w:cell%b%b%b" % (span, merge, end)


class _Known(dict[bytes, bool]):
    """Tag, with the text behind it → whether it stays. The same come again and again."""

    def __init__(self, is_plain: Callable[[str], bool] | None) -> None:
        self._is_plain = is_plain

    def __missing__(self, tag: bytes) -> bool:
        found = _TAG.fullmatch(tag) if tag.rstrip().endswith(b"/>") else None
        stays = found is None or (found[1] not in _DULL and not self._is_style(tag))
        self[tag] = stays
        return stays

    def _is_style(self, tag: bytes) -> bool:
        """Whether `tag` names a style that says nothing."""
        found = _STYLE.fullmatch(tag) if self._is_plain else None
        return found is not None and self._is_plain is not None and self._is_plain(found[1].decode("utf-8", "replace"))
