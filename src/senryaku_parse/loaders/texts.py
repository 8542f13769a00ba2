"""Compares texts in cells of Excel with the original ones: escapes, line ends and cuts make no difference."""

from __future__ import annotations

import re
from functools import lru_cache

from senryaku_parse.writers.excel.texts import LegalTexts

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def canonical(text: str) -> str:
    """`text` with Excel's escapes undone and line ends all alike."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def alike(cell: str, text: str) -> bool:
    """Whether `cell` is how a workbook holds `text`."""
    return cell == text or canonical(cell) == canonical(_legal(text))


@lru_cache(maxsize=4096)
def _legal(text: str) -> str:
    return LegalTexts().legal(text, "")
