"""The strategy inside its own workbook: zipped JSON in the cells of a very-hidden sheet. No openpyxl.

With it the loader can tell edits from original values, and restore what the sheets do not show.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from senryaku_parse.limits import USUAL
from senryaku_parse.model import Strategy
from senryaku_parse.writers.json import write_json

Looks: TypeAlias = Mapping[str, Mapping[str, tuple[float, bool]]]
"""Sheet → column → its width, and whether it is hidden."""

_CELL = 32_000
"""Characters a cell; Excel holds 32,767."""


def looks_text(looks: Looks) -> str:
    """`looks` as a text of one cell; "" where it has no room."""
    text = json.dumps(looks, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= _CELL else ""


def to_cells(strategy: Strategy) -> list[str]:
    """The texts of column A from row 2 on."""
    packed = base64.b64encode(zlib.compress(write_json(strategy).file(), 1)).decode("ascii")
    return [packed[at : at + _CELL] for at in range(0, len(packed), _CELL)]


def from_cells(cells: Iterable[str], most: int = USUAL.bytes) -> bytes:
    """The JSON that `to_cells` packed, of at most so many bytes.

    Raises:
        ValueError: the cells were changed: not base64, not what zlib wrote, or a bomb.
    """
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(base64.b64decode("".join(cells), validate=True), most)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not unpacker.eof:
        raise ValueError("cut, or longer than any input may be")
    return data
