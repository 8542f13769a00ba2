"""Comparison → pandas: the tidy table of changes."""

from __future__ import annotations

import pandas as pd

from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.writers.records import CHANGES, told
from senryaku_parse.writers.frames import frame_of


def to_frame(comparison: Comparison) -> pd.DataFrame:
    """One row a change and field; see `Comparison.to_frame`."""
    return frame_of(CHANGES.columns, told(comparison))
