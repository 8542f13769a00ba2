"""Parts that wait on the disk: some outputs must know all of them before the first can be written."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

_BUFFER = 2**20
"""Bytes that go to the disk at once."""


class Spool:
    """A queue on disk that can be read several times."""

    def __init__(self, file: IO[bytes]) -> None:
        """Nothing in it; `file` is empty and open for writing and reading."""
        self._file = file
        self._count = 0

    def add(self, item: object) -> None:
        """Put `item` behind the others."""
        pickle.dump(item, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[Any]:
        """All of them in their order. Nothing may be added meanwhile."""
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)


@contextmanager
def spool(folder: Path) -> Iterator[Spool]:
    """An empty spool on the disk of `folder`, where there must be room for the output anyway; gone behind the block."""
    with TemporaryFile(dir=folder, prefix=".senryaku-", buffering=_BUFFER) as file:
        yield Spool(file)
