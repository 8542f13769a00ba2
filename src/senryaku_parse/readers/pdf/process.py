"""PDFium in a process of its own: what a PDF does to it, and how long it takes, ends there.

A PDF may be made so that it takes hours or all memory, or brings the library down; no check before tells that for
certain. The process gets the bytes, gives back page after page, and may take a bounded time and memory.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from struct import Struct
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from typing import IO, Any

from senryaku_parse.errors import InputError
from senryaku_parse.limits import Limits
from senryaku_parse.readers.pdf.page_content import Page

_LENGTH = Struct("<Q")
_MEMORY = 220 * 2**20
"""Bytes that the process may take beside those of the PDF. A page of text takes some, a large map a hundred million."""
_SECONDS, _SECONDS_A_PAGE = 8.0, 0.5
"""Of the processor: for what there is once, and for each page. A page of text takes less than a tenth of one."""
_PATIENCE, _PATIENCE_A_PAGE = 60.0, 2.0
"""Of the clock."""
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from senryaku_parse.readers.pdf.process import serve; serve()"


def read_pages(data: bytes, limits: Limits, chosen: tuple[range, ...] | None) -> Iterator[Page]:
    """The pages of the PDF in `data`, those `chosen` alone where they are.

    Raises:
        InputError: it can't be read, or not within bounds of time and memory.
    """
    command = [sys.executable, "-I", "-c", _PROGRAM, *map(str, sys.path)]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as child:
        assert child.stdin
        assert child.stdout
        watch = _watch(child, _PATIENCE)
        try:
            _ask(child.stdin, data, limits, chosen)
            count = _take(child.stdout)
            watch.cancel()
            watch = _watch(child, _PATIENCE + _PATIENCE_A_PAGE * (count if isinstance(count, int) else 0))
            yield from _pages(count, child.stdout)
        finally:
            watch.cancel()
            child.kill()


def _watch(child: Popen[bytes], seconds: float) -> Timer:
    """Ends the process after so long."""
    timer = Timer(seconds, child.kill)
    timer.daemon = True
    timer.start()
    return timer


def _ask(to: IO[bytes], data: bytes, limits: Limits, chosen: tuple[range, ...] | None) -> None:
    try:
        _put(to, (limits, chosen))
        to.write(data)
        to.close()
    except OSError:
        return  # it ended early, which its answer or its silence tells


def _pages(answer: object, source: IO[bytes]) -> Iterator[Page]:
    """The pages that `source` gives, whose first `answer` was how many there are."""
    last: int | None = None
    while answer != ():
        if answer is None:
            raise InputError(_too_much(last))
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Page):
            last = answer.number
            yield answer
        answer = _take(source)


def _too_much(last: int | None) -> str:
    where = "この PDF は" if last is None else f"この PDF の{last}ページより後は"
    return f"{where}複雑すぎるか壊れていて、読めません。読めるページだけを選ぶか（--pages 40-62）、作り直してください。"


def _put(to: IO[bytes], thing: object) -> None:
    packed = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    to.write(_LENGTH.pack(len(packed)))
    to.write(packed)
    to.flush()


def _take(source: IO[bytes]) -> Any:
    """What was put; null at the end."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    packed = source.read(length)
    return pickle.loads(packed) if len(packed) == length else None


def serve() -> None:
    """Answer what `read_pages` asks: how many pages, each of them, and the end; or an error."""
    source, to = sys.stdin.buffer, sys.stdout.buffer
    limits, chosen = _take(source)
    data = source.read()
    _bound(len(data), _SECONDS)
    try:
        from senryaku_parse.readers.pdf.pages import pages_in

        def counted(pages: int) -> None:
            _bound(len(data), _SECONDS + _SECONDS_A_PAGE * pages)
            _put(to, pages)

        for page in pages_in(data, limits, chosen, counted):
            _put(to, page)
        _put(to, ())
    except InputError as error:
        _put(to, error)


def _bound(size: int, seconds: float) -> None:
    """End this process where it takes more memory or time, on systems that can."""
    if sys.platform == "win32":
        return
    import resource

    bounds = {resource.RLIMIT_CORE: 0, resource.RLIMIT_DATA: _MEMORY + size, resource.RLIMIT_CPU: int(seconds)}
    for kind, most in bounds.items():
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
