"""`python -m fuzz.keep TARGET`: of what fuzzing found, the few inputs that reach what the others do not → fuzz/corpus/TARGET.zip.

An input is as good as the steps from line to line of the package that no input kept before takes. Texts come first, so that
the corpus can be read; inputs of other bytes only add to them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

import senryaku_parse
from fuzz.checks import CHECKS
from fuzz.corpus import read_corpus, write_corpus

_HERE = Path(__file__).parent
_PACKAGE = str(Path(senryaku_parse.__file__).parent)
_MOST = 200
"""Inputs of a corpus."""
_SIZE = 300_000
"""Bytes of a corpus."""

Steps: TypeAlias = frozenset[tuple[str, int, int]]
"""File, and from which line to which."""


def steps_of(check: Callable[[bytes], None], data: bytes) -> Steps:
    """What of the package `check` runs through for `data`."""
    steps: set[tuple[str, int, int]] = set()

    def enter(frame: FrameType, _event: str, _: Any) -> Callable[..., Any] | None:
        name = frame.f_code.co_filename
        if not name.startswith(_PACKAGE):
            return None
        last = 0

        def step(frame: FrameType, event: str, _: Any) -> Callable[..., Any]:
            nonlocal last
            if event == "line":
                steps.add((name, last, frame.f_lineno))
                last = frame.f_lineno
            return step

        return step

    sys.settrace(enter)
    try:
        check(data)
    finally:
        sys.settrace(None)
    return frozenset(steps)


def chosen(reached: Mapping[bytes, Steps]) -> list[bytes]:
    """The inputs to keep, each the one that adds most."""
    kept: list[bytes] = []
    known: set[tuple[str, int, int]] = set()
    for readable in (True, False):
        waiting = {data: steps for data, steps in reached.items() if _is_readable(data) == readable}
        while waiting and len(kept) < _MOST:
            data = max(waiting, key=lambda one: (len(waiting[one] - known), -len(one)))
            if not waiting.pop(data) - known:
                break
            if sum(map(len, kept)) + len(data) <= _SIZE:
                kept.append(data)
                known |= reached[data]
    return kept


def _is_readable(data: bytes) -> bool:
    try:
        return data.decode().replace("\n", "").isprintable()
    except UnicodeDecodeError:
        return False


def main() -> None:
    """Choose among the corpus and what was found, and write the corpus anew."""
    target = sys.argv[1]
    paths = [path for path in (_HERE / "found" / target).glob("*") if not path.name.startswith("seed-")]
    found = {*read_corpus(target).values(), *(path.read_bytes() for path in paths)}
    kept = chosen({data: steps_of(CHECKS[target], data) for data in sorted(found)})
    write_corpus(target, kept)
    print(f"{target}: {len(kept)} of {len(found):,} inputs kept, {sum(map(len, kept)):,} bytes")


if __name__ == "__main__":
    main()
