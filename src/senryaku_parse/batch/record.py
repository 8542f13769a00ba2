"""Which output was made from which input: a small hidden file beside the outputs, so that a second run skips what is up to date.

`.senryaku-parse.jsonl` has a line for each output that was finished, written at once, so that whatever ends a run, finished work
is known. Whoever deletes it loses nothing but the time of the next run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from senryaku_parse.batch.discovery import Found
from senryaku_parse.errors import OutputError, reason
from senryaku_parse.messages import render
from senryaku_parse.output import write_file
from senryaku_parse.version import VERSION

NAME = ".senryaku-parse.jsonl"


class OutputEntry(msgspec.Struct, frozen=True):
    """One output."""

    output: str
    """Its path below the folder of the record."""
    made_of: str
    """Fingerprint of inputs, options and version of this program."""
    content: str
    """Fingerprint of what was written."""
    counts: dict[str, int] = {}
    """Severity → findings."""
    documents: int = 1
    problems: dict[str, str] = {}
    """Document → why it is not in the output."""
    codes: list[int] = []
    """Exit codes of these problems."""


class FolderRecord:
    """The entries of one folder."""

    def __init__(self, folder: Path) -> None:
        """What the folder's file says; a line that can't be read, cut off or of another version, says nothing."""
        self._folder = folder
        self._path = folder / NAME
        self._entries: dict[str, OutputEntry] = {}
        lines = self._path.read_bytes().splitlines() if self._path.is_file() else []
        for line in lines:
            try:
                entry = msgspec.json.decode(line, type=OutputEntry)
            except msgspec.MsgspecError:
                continue
            self._entries[_key(entry.output)] = entry
        if len(lines) > len(self._entries):
            write_file(self._path, b"".join(map(_line, self._entries.values())))

    def entry(self, output: str) -> OutputEntry | None:
        """What is known of an output that is still there."""
        return self._entries.get(_key(output)) if (self._folder / output).exists() else None

    def is_edited(self, output: str) -> bool:
        """Whether an output was changed by anybody since it was written."""
        known = self.entry(output)
        return known is not None and known.content != fingerprint_of(self._folder / output)

    def add(self, entry: OutputEntry) -> None:
        """Record a finished output.

        Raises:
            OutputError: that can't be written; the output itself was.
        """
        self._entries[_key(entry.output)] = entry
        try:
            with self._path.open("ab") as file:
                file.write(_line(entry))
        except OSError as error:
            raise OutputError(
                render("command.record-unwritten", output=self._folder / entry.output, name=NAME, reason=reason(error))
            ) from None


def fingerprint(found: Iterable[Found], options: Mapping[str, object]) -> str:
    """Of documents, their names and contents, of options, and of the version of this program."""
    digest = sha256(msgspec.json.encode([VERSION, sorted(options.items())]))
    for one in found:
        digest.update(msgspec.json.encode([one.document, one.problem, _content(one)]))
    return digest.hexdigest()


def fingerprint_of(path: Path) -> str:
    """Of a file, or of a folder's files."""
    digest = sha256()
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        if file.is_file():
            with file.open("rb") as opened:
                while block := opened.read(2**20):
                    digest.update(block)
            digest.update(b"\0")
    return digest.hexdigest()


def _content(found: Found) -> str | None:
    """Fingerprint of a document's content; null where it can't be read, which reading it will tell."""
    if isinstance(found.source, bytes):
        return sha256(found.source).hexdigest()
    if found.problem:
        return None
    try:
        return fingerprint_of(Path(os.fspath(found.source)))
    except OSError:
        return None


def _line(entry: OutputEntry) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(entry, output=_key(entry.output))) + b"\n"


def _key(output: str) -> str:
    """The path of an output as JSON can hold it: of a name that is no UTF-8, with escapes."""
    return output.encode("utf-8", "backslashreplace").decode()
