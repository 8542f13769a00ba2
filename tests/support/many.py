"""Many documents in one folder, and what an output of all of them holds."""

from __future__ import annotations

import csv
from pathlib import Path

TABLE = "| 基本目標 | 1. {} |\n|---|---|\n| 数値目標 | ①出生率 | 5年で1.49とし0.12ポイント向上 |\n| 具体的施策 | (ア) 子育て ①相談 |\n"
"""A strategy of one goal, whose name is left out."""
CUT = TABLE.format("途中") + "| 重要業績評価指標(KPI) | 件数 ⇒ 5年"
"""One that is cut off."""


def rows_of(path: str) -> list[dict[str, str]]:
    """The rows of a flat CSV, heading → text."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def documents_of(path: str) -> list[str]:
    """The documents that a flat CSV has rows of, in order."""
    return list(dict.fromkeys(row["文書"] for row in rows_of(path)))


def add_bad_ones(documents: Path) -> None:
    """What can't be read, and what holds no strategy."""
    (documents / "binary.txt").write_bytes(b"\x00\x01\xff\xfe\x80")
    (documents / "prose.md").write_text("総合戦略について\n", "utf-8")


def stamp_of(path: str) -> tuple[int, int]:
    """What differs once the file is written anew."""
    return Path(path).stat().st_mtime_ns, Path(path).stat().st_ino
