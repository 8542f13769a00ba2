"""What a caller names → the documents to read: files, folders that are searched, patterns, bytes.

- A file is a document, whatever its name. A folder that this package wrote (`datapackage.json` inside) is one, too.
- Any other folder is searched through for documents, by the suffixes of the readers, and of office files that nobody reads
  (.doc, .xls, .jtd …), whose result says what to save them as. Outputs of our own (.json, .xlsx, .csv, folders of CSV) are not
  looked for there, since they may stand beside the documents they were made from: they are read where they are named, or by
  a pattern. They and other files (pictures, archives) are passed over, and the caller can tell them.
- A pattern (`*`, `?`, `[…]`, `**` for any folders) stands for what it matches.

Hidden files and folders are left out of searches and patterns. A file that is met twice is one document.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path, PurePath
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from senryaku_parse.batch.documents import SUFFIXES, is_document
from senryaku_parse.batch.search import DESCRIPTOR, NamedInput, is_pattern, is_searched
from senryaku_parse.errors import reason
from senryaku_parse.messages import list_out, render


class Found(NamedTuple):
    """A document to read, or the reason why it can't be read."""

    document: str
    """What rows name it by: its path as given, with "/"; of bytes "#" and their place, counted from 1."""
    source: NamedInput
    """Absolute, where it is a path: processes that read it may stand elsewhere."""
    relative: PurePath
    """Its path below the folder that was searched, or below what is fixed of a pattern; else its file name."""
    problem: str | None = None
    """Why there is nothing to read."""


def find(
    given: NamedInput | Iterable[NamedInput], leave_out: Path | None = None, passed_over: list[str] | None = None
) -> Iterator[Found]:
    """The documents that `given` names, in its order, those of a folder or pattern by path.

    The names of other files in folders that are searched go to `passed_over`. What stands below `leave_out`, a folder of outputs, is not found by searching, unless the search begins there.
    """
    seen: set[str] = set()
    inputs = [given] if isinstance(given, str | bytes | os.PathLike) else given
    for at, one in enumerate(inputs, 1):
        search = _Search(leave_out.resolve() if leave_out else None, [] if passed_over is None else passed_over)
        for found in _of_one(one, at, search):
            if isinstance(found.source, bytes) or found.problem:
                yield found
                continue
            real = os.path.realpath(found.source)
            if real not in seen:
                seen.add(real)
                yield found


class _Search(NamedTuple):
    """What all searches share."""

    leave_out: Path | None
    passed_over: list[str]


def _of_one(given: NamedInput, at: int, search: _Search) -> Iterator[Found]:
    if isinstance(given, bytes):
        yield Found(f"#{at}", given, PurePath(f"{at}"))
    elif is_pattern(given):
        yield from _or_problem(given, _matching(os.fspath(given), search), "command.no-match")
    elif is_searched(Path(given)):
        folder = Path(given)
        yield from _or_problem(
            given, _searched(folder, folder, search), "command.no-document-in", kinds=list_out(sorted(SUFFIXES))
        )
    else:
        yield _found(given, PurePath(Path(given).name))


def _or_problem(given: str | os.PathLike[str], found: Iterator[Found], nothing: str, **fields: str) -> Iterator[Found]:
    """`found`, or a single entry that reports that nothing was found, by the message of that key with `fields`."""
    first = next(found, None)
    if first is None:
        yield _found(given, PurePath(), render(nothing, given=_named(given), **fields))
        return
    yield first
    yield from found


def _matching(pattern: str, search: _Search) -> Iterator[Found]:
    parts = PurePath(pattern).parts
    fixed = PurePath(*parts[: next(at for at, part in enumerate(parts) if has_magic(part))])
    for match in sorted(map(Path, glob(pattern, recursive=True))):  # noqa: PTH207 - Path.glob finds hidden files
        if is_searched(match):
            yield from _searched(match, fixed, search)
        elif _is_pipe(match):
            search.passed_over.append(_named(match))
        elif not _is_below(match, search.leave_out):
            yield _found(match, match.relative_to(fixed))


def _searched(folder: Path, root: PurePath, search: _Search) -> Iterator[Found]:
    leave_out = None if _is_below(folder, search.leave_out) else search.leave_out
    unread: dict[Path, str] = {}
    for path in sorted([*_walk(folder, unread), *unread]):
        if _is_below(path, leave_out):
            continue
        if path in unread or (not _is_pipe(path) and is_document(path)):
            yield _found(path, path.relative_to(root), unread.get(path))
        else:
            search.passed_over.append(_named(path))


def _walk(folder: Path, unread: dict[Path, str]) -> Iterator[Path]:
    """The files in `folder` and below; folders that can't be read go to `unread`, with the reason.

    Of a folder that this package wrote nothing but its descriptor is met.
    """

    def note(error: OSError) -> None:
        unread[Path(error.filename)] = render(
            "command.unreadable-folder", path=_named(error.filename), reason=reason(error)
        )

    for place, folders, files in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in [DESCRIPTOR] if DESCRIPTOR in files else files:
            if not name.startswith("."):
                yield Path(place, name)


def _is_pipe(path: Path) -> bool:
    """Whether `path`, met in a search, is a pipe, a socket or a device, which may never end or never answer."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # reading it will tell
    return not (S_ISREG(mode) or S_ISDIR(mode))


def _is_below(path: Path, leave_out: Path | None) -> bool:
    return leave_out is not None and path.resolve().is_relative_to(leave_out)


def _found(path: str | os.PathLike[str], relative: PurePath, problem: str | None = None) -> Found:
    return Found(_named(path), str(Path(path).absolute()), relative, problem)


def _named(path: str | os.PathLike[str]) -> str:
    """`path` as rows and messages name it, of legal characters only."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")
