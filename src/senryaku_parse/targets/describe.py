"""Says a reading in words a planner can check: 「現状 1.37 → 5年後 1.49（+0.12ポイント）」."""

from __future__ import annotations

from senryaku_parse.model import Target


def describe(target: Target, lang: str = "ja") -> str:
    return target.text
