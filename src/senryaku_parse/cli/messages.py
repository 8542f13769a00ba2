"""Messages of the command. No text of a document or of its name can act on the terminal."""

from __future__ import annotations

import sys
from contextlib import suppress

from senryaku_parse.text import shown


def say(text: object) -> None:
    """A line on standard output."""
    print(shown(str(text)))


def tell(text: object) -> None:
    """Print a line to standard error at once. Work goes on if nobody reads it any more (`2>&1 | head -1`)."""
    with suppress(OSError):
        print(shown(str(text)), file=sys.stderr, flush=True)
