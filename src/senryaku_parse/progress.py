"""How far a long piece of work is, for whoever looks on: readers tell it, a command shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

Listener: TypeAlias = Callable[[int, int], None]
"""Takes how many pieces are done, and of how many."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


def advance(done: int, total: int) -> None:
    """Tell that `done` of `total` pieces are done."""
    if listener := _LISTENER.get():
        listener(done, total)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """While the block runs, `listener` hears of each piece."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)
