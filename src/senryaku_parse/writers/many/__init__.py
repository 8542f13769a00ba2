"""Many documents → one output, as a stream: what it holds in memory does not grow with the number of documents.

A collector is picklable. Its `part` runs where a document was read, maybe in another process, and gives what the output
needs of it; its `write` takes the parts one after the other as they come in and makes the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from senryaku_parse.columns import Value
from senryaku_parse.findings import Finding
from senryaku_parse.model import Strategy


class DocumentPart(NamedTuple):
    """What one document adds to an output."""

    record: tuple[Value, ...]
    """The document itself, by the columns of `documents.DOCUMENTS`."""
    content: Any
    """What the collector's own `part` made; null for a document that could not be read."""


class Collector(Protocol):
    """One format for many documents."""

    def part(self, strategy: Strategy) -> tuple[Any, tuple[Finding, ...]]:
        """The content of `strategy`'s part, picklable, and what the format could not hold as it is.

        Raises:
            OutputError: the format can't hold this document.
        """

    def write(self, parts: Iterable[DocumentPart], path: Path) -> None:
        """The file `path`, which is not there yet, of all `parts` in their order.

        Raises:
            OSError: it can't be written.
            OutputError: it can't be made.
        """
