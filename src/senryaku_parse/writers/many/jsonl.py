"""JSON Lines: the JSON of each document in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from senryaku_parse.findings import Finding
from senryaku_parse.model import Strategy
from senryaku_parse.writers.json import told_json
from senryaku_parse.writers.many import DocumentPart


@dataclass(frozen=True, slots=True)
class JsonLinesCollector:
    """See `Collector`."""

    def part(self, strategy: Strategy) -> tuple[bytes, tuple[Finding, ...]]:
        """The line of `strategy`: what `sp.load` reads, without indent."""
        return told_json(strategy, indent=0)

    def write(self, parts: Iterable[DocumentPart], path: Path) -> None:
        """One line after the other."""
        with path.open("wb") as file:
            for part in parts:
                file.write(part.content or b"")
