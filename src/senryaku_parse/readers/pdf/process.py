"""PDFium in processes of its own: what a PDF does to it, and how long it takes, ends there.

A PDF may be made so that it takes hours or all memory, or brings the library down; no check before tells that for
certain. A process gets the bytes, gives back page after page, and may take a bounded time and memory. The pages of a
long PDF are dealt out to several in turn, so that none is more than a page or two ahead.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from multiprocessing import current_process
from struct import Struct
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from typing import Any

from senryaku_parse.errors import InputError
from senryaku_parse.limits import DOCUMENT_ONLY, TABLES_ONLY, Limits
from senryaku_parse.messages import language, render, speaking
from senryaku_parse.progress import advance
from senryaku_parse.readers.pdf.page_content import PageContent, TextArea

_LENGTH = Struct("<Q")
_MEMORY = 220 * 2**20
"""Bytes that all processes may take beside those of the PDF. A page of text takes some, a large map a hundred million."""
_SECONDS, _SECONDS_A_PAGE = 8.0, 0.5
"""Of the processor: for what there is once, and for each page. A page of text takes less than a tenth of one."""
_PATIENCE, _PATIENCE_A_PAGE = 60.0, 2.0
"""Of the clock."""
_PAGES_A_PROCESS = 20
"""Below that a further process takes longer to begin than it saves."""
_MOST_PROCESSES = 4
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from senryaku_parse.readers.pdf.process import serve; serve()"


def read_pages(data: bytes, limits: Limits, chosen: tuple[range, ...] | None) -> Iterator[PageContent]:
    """The pages of the PDF in `data`, those `chosen` alone where they are.

    Raises:
        InputError: it can't be read, or not within bounds of time and memory; TooLargeError where it is beyond `limits`.
    """
    with ExitStack() as stack:
        readers = [stack.enter_context(_Reader())]
        watch = stack.enter_context(_Watch(readers, _PATIENCE))
        count = readers[0].open(data, limits, chosen)
        watch.allow(_PATIENCE + _PATIENCE_A_PAGE * count)
        processes = _processes(count)
        readers[0].begin(0, processes)
        for share in range(1, processes):
            readers.append(stack.enter_context(_Reader()))
            readers[share].open(data, limits, chosen)
            readers[share].begin(share, processes)

        def alone(first: int) -> _Reader:
            """One process for the pages from `first` on: it may take more than one of several."""
            reader = stack.enter_context(_Reader())
            readers.append(reader)
            reader.open(data, limits, chosen)
            reader.begin(first, 1)
            return reader

        yield from _within(limits, _dealt(tuple(readers), count, alone))


def _processes(pages: int) -> int:
    """How many read `pages` pages: one in a process that is itself one of several at work."""
    if current_process().name != "MainProcess":
        return 1
    return max(1, min(_cores(), pages // _PAGES_A_PROCESS, _MOST_PROCESSES))


def _cores() -> int:
    """That this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _dealt(readers: Sequence[_Reader], count: int, alone: Callable[[int], _Reader]) -> Iterator[PageContent]:
    """The `count` pages, of each reader one in turn; where one of several ends before its time, from one `alone`."""
    last: int | None = None
    for done in range(count):
        page = readers[done % len(readers)].take()
        if page is None and len(readers) > 1:
            for reader in readers:
                reader.kill()
            readers = (alone(done),)
            page = readers[0].take()
        if page is None:
            raise InputError(_too_much(last))
        last = page.number
        yield page
        advance(done + 1, count)


def _within(limits: Limits, pages: Iterator[PageContent]) -> Iterator[PageContent]:
    characters = rows = 0
    for page in pages:
        characters += page.characters
        limits.check("characters", characters, "limits.pdf-characters", DOCUMENT_ONLY)
        rows += sum(len(item.lines) if isinstance(item, TextArea) else item.height for item in page.content)
        limits.check("rows", rows, "limits.pdf-rows", TABLES_ONLY)
        yield page


class _Reader:
    """A process that reads some of the pages."""

    def __enter__(self) -> _Reader:
        command = [sys.executable, "-I", "-c", _PROGRAM, *map(str, sys.path)]
        self._child = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        with self._child:
            pass

    def kill(self) -> None:
        """End it."""
        self._child.kill()

    def open(self, data: bytes, limits: Limits, chosen: tuple[range, ...] | None) -> int:
        """Hand over the PDF; how many pages there are to read."""
        self._put((limits, chosen, len(data), language()), data)
        count = _take(self._child.stdout)
        if isinstance(count, Exception):
            raise count
        if not isinstance(count, int):
            raise InputError(_too_much(None))
        return count

    def begin(self, first: int, step: int) -> None:
        """Let it read every so many pages, from `first` on, counted from 0."""
        self._put((first, step))

    def take(self) -> PageContent | None:
        """The next page of its share; null where it ended without one."""
        answer = _take(self._child.stdout)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, PageContent) else None

    def _put(self, thing: object, data: bytes = b"") -> None:
        try:
            _put(self._child.stdin, thing, data)
        except OSError:
            return  # it ended early, which its answer or its silence tells


class _Watch:
    """Ends all readers after so long."""

    def __init__(self, readers: Sequence[_Reader], seconds: float) -> None:
        self._readers, self._timer = readers, self._timer_of(seconds)

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def allow(self, seconds: float) -> None:
        """So long from now on."""
        self._timer.cancel()
        self._timer = self._timer_of(seconds)
        self._timer.start()

    def _timer_of(self, seconds: float) -> Timer:
        timer = Timer(seconds, self._end)
        timer.daemon = True
        return timer

    def _end(self) -> None:
        for reader in self._readers:
            reader.kill()


def _too_much(last: int | None) -> str:
    if last is None:
        return render("pdf.too-complex")
    return render("pdf.too-complex-behind", last=last)


def _put(to: Any, thing: object, data: bytes = b"") -> None:
    """Write `thing` so that `_take` finds it, and `data` as it is behind it."""
    packed = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    to.write(_LENGTH.pack(len(packed)))
    to.write(packed)
    to.write(data)
    to.flush()


def _take(source: Any) -> Any:
    """What was put; null at the end."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    packed = source.read(length)
    return pickle.loads(packed) if len(packed) == length else None


def serve() -> None:
    """Answer what a `_Reader` asks: how many pages there are, and each of its share; or an error."""
    source, to = sys.stdin.buffer, sys.stdout.buffer
    limits, chosen, size, lang = _take(source)
    data = source.read(size)
    _bound(len(data), _SECONDS)
    try:
        from senryaku_parse.readers.pdf.pages import pages_in

        def shared(pages: int) -> slice:
            _put(to, pages)
            first, step = _take(source)
            _bound(len(data), _SECONDS + _SECONDS_A_PAGE * (pages // step + 1), step)
            return slice(first, None, step)

        with speaking(lang):
            for page in pages_in(data, limits, chosen, shared):
                _put(to, page)
    except InputError as error:
        _put(to, error)


def _bound(size: int, seconds: float, processes: int = 1) -> None:
    """End this process, one of so many, where it takes more memory or time, on systems that can."""
    if sys.platform == "win32":
        return
    import resource

    bounds = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_DATA: _MEMORY // processes + size,
        resource.RLIMIT_CPU: int(seconds),
    }
    for kind, most in bounds.items():
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
