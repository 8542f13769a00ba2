"""What the command says: never what would act on the terminal, whatever stands in a document or in its name."""

from __future__ import annotations

import sys
from typing import TextIO

from senryaku_parse.text import shown


def say(text: object) -> None:
    """A line on standard output."""
    _print(text, sys.stdout)


def tell(text: object) -> None:
    """A line on standard error, at once."""
    _print(text, sys.stderr)


def _print(text: object, stream: TextIO) -> None:
    print(shown(str(text)), file=stream, flush=stream is sys.stderr)
