"""How a table of label rows is read: a band a row, those of the tables within it as their own plans say."""

from __future__ import annotations

from senryaku_parse.layouts.label_rows.inner_tables import find_inner_table, plan_inner_table
from senryaku_parse.layouts.label_rows.levels import Roles
from senryaku_parse.plan.bands import Band, Bands, band, band_of_pairs, bands_of_columns
from senryaku_parse.plan.row_labels import heads_table
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary


def bands_of_rows(grid: Grid, roles: Roles, vocabulary: Vocabulary) -> Bands:
    """The bands of `grid`, whose labels name the levels `roles`."""
    rows = [row for row in grid.rows if any(row.texts)]
    bands: list[Band] = []
    at = 0
    while at < len(rows):
        if heads_table(rows[at].texts[1:], vocabulary):
            first, stop = find_inner_table(rows, at, vocabulary)
            inner, chosen = plan_inner_table(rows[at:stop], first, grid, vocabulary)
            known = bands_of_columns(chosen.grid, chosen.plan, vocabulary).bands if chosen else ()
            bands += known or [band(inner.rows, "unread", ())]
            at = stop
        else:
            bands.append(band_of_pairs(rows[at], roles, vocabulary))
            at += 1
    return Bands("label-rows", tuple(bands))
