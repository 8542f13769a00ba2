"""The compound file of old Office documents → one of its streams. Chains of sectors that form a circle are rejected."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from struct import unpack_from

from senryaku_parse.errors import InputError
from senryaku_parse.messages import render

_HEADER = 512
_IN_HEADER = 109
"""Numbers of sectors of the table of chains that stand in the header."""
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_SMALLEST, _LARGEST = 7, 16
"""Sizes of sectors, as powers of two."""
_DAMAGED = "reading.xls-broken"


def stream_of(data: bytes, names: Sequence[str]) -> bytes:
    """The first stream named one of `names`.

    Raises:
        InputError: there is none, or the file is damaged.
    """
    if len(data) < _HEADER:
        raise InputError(render(_DAMAGED))
    file = _File(data)
    for name, kind, start, size in file.entries():
        if kind == _STREAM and name in names:
            return file.read(start, size)
    raise InputError(render(_DAMAGED))


class _File:
    """A compound file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small = unpack_from("<HH", data, 30)
        if not (_SMALLEST <= shift <= _LARGEST and small < shift):
            raise InputError(render(_DAMAGED))
        self._size, self._small_size = 1 << shift, 1 << small
        self._directory, self._cutoff, self._first_small = (unpack_from("<I", data, at)[0] for at in (48, 56, 60))
        self._next = self._chains()
        self._small: bytes | None = None
        self._small_next: array[int] = array("I")

    def entries(self) -> Iterator[tuple[str, int, int, int]]:
        """Name, kind, first sector and size of each entry of the directory."""
        directory = b"".join(self._sectors(self._directory))
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = unpack_from("<HB", directory, at + 64)
            start, size = unpack_from("<II", directory, at + 116)
            yield directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"), kind, start, size

    def read(self, start: int, size: int) -> bytes:
        """The stream that begins in sector `start`; a small one stands in the stream of small ones."""
        if size >= self._cutoff:
            return b"".join(self._sectors(start))[:size]
        if self._small is None:
            root = next(((at, length) for _, kind, at, length in self.entries() if kind == _ROOT), (0, 0))
            self._small = b"".join(self._sectors(root[0]))[: root[1]]
            self._small_next = _numbers(b"".join(self._sectors(self._first_small)))
        return b"".join(_pieces(self._small, self._small_next, start, self._small_size))[:size]

    def _sectors(self, start: int) -> Iterator[bytes]:
        return _pieces(memoryview(self._data)[self._size :], self._next, start, self._size)

    def _chains(self) -> array[int]:
        """Sector → the next of its chain."""
        count = len(self._data) // self._size
        tables = list(unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        more = unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while more < count and more not in seen:
            seen.add(more)
            *numbers, more = _numbers(self._data[(more + 1) * self._size : (more + 2) * self._size]) or [count]
            tables += numbers
        parts = [
            self._data[(at + 1) * self._size : (at + 2) * self._size] for at in dict.fromkeys(tables) if at < count
        ]
        return _numbers(b"".join(parts))


def _numbers(data: bytes) -> array[int]:
    return array("I", unpack_from(f"<{len(data) // 4}I", data))


def _pieces(data: bytes | memoryview, following: Sequence[int], start: int, size: int) -> Iterator[bytes]:
    """The sectors of the chain that begins with `start`.

    Raises:
        InputError: it goes in a circle.
    """
    for _ in range(len(following) + 1):
        if start >= len(following):
            return
        yield bytes(data[start * size : (start + 1) * size])
        start = following[start]
    raise InputError(render(_DAMAGED))
