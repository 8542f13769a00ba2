"""Compares texts in cells of Excel with the original ones: escapes, line ends and cuts make no difference."""

from __future__ import annotations

from functools import lru_cache

from senryaku_parse.writers.excel.texts import LegalTexts, canonical


def alike(cell: str, text: str) -> bool:
    """Whether `cell` is how a workbook holds `text`."""
    return cell == text or canonical(cell) == canonical(_legal(text))


@lru_cache(maxsize=4096)
def _legal(text: str) -> str:
    return LegalTexts().legal(text, "")
