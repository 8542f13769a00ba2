"""Lines of help, by the width that a terminal shows, never broken within a word or before a mark that closes."""

from __future__ import annotations

import argparse
from unicodedata import east_asian_width

from senryaku_parse.patterns import later

_PIECE = later(r" *+[（「]*+(?:[!-~]++|[^\s!-~])[、。）」：；・]*+")
"""What stays together: a word of ASCII, else one character; with the marks that may end or begin no line."""


class HelpLines(argparse.RawDescriptionHelpFormatter):
    """Wraps the help of arguments; description and epilog stay as they are."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        lines, used = [""], 0
        for piece in _PIECE.findall(text):
            needed = _width(piece)
            if used + needed > width and lines[-1]:
                lines.append("")
                piece = piece.lstrip()
                needed, used = _width(piece), 0
            lines[-1] += piece
            used += needed
        return lines


def _width(text: str) -> int:
    """Columns of a terminal."""
    return sum(1 + (east_asian_width(character) in "WFA") for character in text)
