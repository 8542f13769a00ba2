"""What the command says: never what would act on the terminal, whatever stands in a document or in its name."""

from __future__ import annotations

import sys
from contextlib import suppress

from senryaku_parse.text import shown


def say(text: object) -> None:
    """A line on standard output."""
    print(shown(str(text)))


def tell(text: object) -> None:
    """A line on standard error, at once. Where nobody listens any more (`2>&1 | head -1`), the work goes on all the same."""
    with suppress(OSError):
        print(shown(str(text)), file=sys.stderr, flush=True)
