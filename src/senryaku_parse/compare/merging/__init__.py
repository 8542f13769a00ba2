"""Copies of one strategy that several people edited → one strategy with all edits; conflicts are told by cell.

cells     three values of one cell → the one that holds, or a conflict
tree      a strategy as nodes with their parents and order, and back
merge     the nodes of all copies together
places    where the cell of a conflict stands in the workbook that is written
"""

from __future__ import annotations

from senryaku_parse.compare.merging.merge import merge

__all__ = ["merge"]
