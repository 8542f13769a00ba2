"""The flat CSV of many documents: their rows below one line of headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from senryaku_parse.findings import Finding
from senryaku_parse.model import Strategy
from senryaku_parse.writers.csv import COLUMNS, encode_leaves
from senryaku_parse.writers.delimited import Spelling, encode_headings
from senryaku_parse.writers.many import DocumentPart


@dataclass(frozen=True, slots=True)
class CsvCollector(Spelling):
    """See `Collector`; the fields are the options of `writers.csv`."""

    def part(self, strategy: Strategy) -> tuple[bytes, tuple[Finding, ...]]:
        """The lines of `strategy`."""
        return encode_leaves(f"CSV（{strategy.source.name}）", strategy, self)

    def write(self, parts: Iterable[DocumentPart], path: Path) -> None:
        """Headings and lines."""
        with path.open("wb") as file:
            file.write(encode_headings(COLUMNS, self))
            for part in parts:
                file.write(part.content or b"")
