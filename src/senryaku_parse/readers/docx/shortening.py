"""Shortens the XML of a part: drops elements that have no effect here, which take most of the time to parse."""

from __future__ import annotations

import re
from collections.abc import Callable

_DULL = frozenset(
    b"adjustRightInd autoSpaceDE autoSpaceDN bCs between bidi bookmarkEnd bookmarkStart bottom cantSplit color gridCol i iCs ind"
    b" insideH insideV jc keepLines keepNext kern lang lastRenderedPageBreak left lsdException next noProof overflowPunct pPr"
    b" proofErr qFormat rFonts rPr right rsid semiHidden shd snapToGrid spacing suppressLineNumbers sz szCs tblW tcPr tcW"
    b" textAlignment top trHeight trPr u uiPriority unhideWhenUsed vAlign w widowControl wordWrap".split()
)
"""Elements that say nothing of what is read, where they are empty."""
_TAG = re.compile(rb"w:(\w+)(?=[\s/])[^<>]*/>\s*")
_STYLE = re.compile(rb'w:pStyle w:val="([^"&<>]*)"/>')
_HOLLOW = tuple(
    b"<w:%b></w:%b>" % (name, name)
    for name in (b"tcBorders", b"tblBorders", b"pBdr", b"rPr", b"pPr", b"tcPr", b"trPr", b"r")
)
"""What nothing is left of, in the order in which they empty each other."""
_TEXT = rb"<w:r><w:t(?: xml:space=\"preserve\")?>"
_SEAM = re.compile(rb"</w:t></w:r>" + _TEXT)
_ALIKE = re.compile(_TEXT + rb"[^<]*(?:</w:t></w:r>" + _TEXT + rb"[^<]*)+")
"""Runs without properties that follow each other are one: Word parts them wherever the writer stopped."""
_PARAGRAPH = re.compile(rb"<w:p(?: [^<>]*)?(?<!/)>" + _TEXT + rb"([^<]*)</w:t></w:r></w:p>")
PLAIN = "w:plain"
"""The element that stands for a paragraph of one run without properties: with that text, and nothing else in it."""


def shortened(piece: bytes, is_plain: Callable[[str], bool] | None = None) -> bytes:
    """A piece of a part that says the same in fewer elements; `is_plain` says which styles of paragraphs say nothing."""
    head, *tags = piece.split(b"<")
    short = b"<".join([head, *filter(_Known(is_plain).__getitem__, tags)])
    for hollow in _HOLLOW:
        short = short.replace(hollow, b"")
    return _PARAGRAPH.sub(rb"<w:plain>\1</w:plain>", _ALIKE.sub(_joined, short))


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


def _joined(runs: re.Match[bytes]) -> bytes:
    return _SEAM.sub(b"", runs[0])
