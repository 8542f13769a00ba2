"""The pieces that a number format is made of."""

from __future__ import annotations

from typing import NamedTuple


class FormatToken(NamedTuple):
    """A piece of a format."""

    kind: str
    """"text", "digit", "other", "general", "power", "elapsed", "@"."""
    text: str
