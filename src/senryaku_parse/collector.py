"""Python's garbage collector, held off while a document is read.

A parse makes some ten thousand objects that all stay, and none that refer to one another in a circle (a test says so):
nothing of it is garbage. The collector can't know that and looks through them again and again, the more often the
longer the document. Held off, it finds everything else a moment later.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_holding = 0
"""How many threads hold the collector off: it is one for all of them."""
_was_enabled = True
"""Whether it ran before the first of them came."""


@contextmanager
def held_off() -> Iterator[None]:
    """Hold the collector off; when the last thread is through, by an error too, it is as it was."""
    global _holding, _was_enabled
    with _lock:
        if not _holding:
            _was_enabled = gc.isenabled()
            gc.disable()
        _holding += 1
    try:
        yield
    finally:
        with _lock:
            _holding -= 1
            if not _holding and _was_enabled:
                gc.enable()
