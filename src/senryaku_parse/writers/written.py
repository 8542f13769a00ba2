"""The result of a writer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from senryaku_parse.findings import Finding


class Written(NamedTuple):
    """The bytes of an output, with findings on what it could not hold unchanged."""

    content: bytes | Mapping[str, bytes]
    """One file; for a folder, file name → bytes."""
    findings: tuple[Finding, ...] = ()
    """Texts that the format could not hold as they are; empty where it holds all."""

    def file(self) -> bytes:
        """The one file.

        Raises:
            TypeError: it is a folder.
        """
        if isinstance(self.content, bytes):
            return self.content
        raise TypeError("a folder, not a file")

    def folder(self) -> Mapping[str, bytes]:
        """The folder: file name → bytes.

        Raises:
            TypeError: it is one file.
        """
        if isinstance(self.content, bytes):
            raise TypeError("a file, not a folder")
        return self.content
