"""Progress messages on standard error, for what takes longer than a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from senryaku_parse.cli.messages import tell

_PATIENCE = 1.0
"""Seconds of silence before a stage is named."""


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Report that `name` is under way if the block runs for more than a second."""
    timer = threading.Timer(_PATIENCE, lambda: tell(f"{name}…"))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
