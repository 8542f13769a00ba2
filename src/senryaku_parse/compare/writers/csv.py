"""Comparison → CSV: one row a change and field."""

from __future__ import annotations

from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.writers.records import CHANGES, told
from senryaku_parse.writers.delimited import Errors, Lang, Spelling, encode_table
from senryaku_parse.writers.written import Written


def write_comparison_csv(
    comparison: Comparison,
    *,
    lang: Lang = "ja",
    encoding: str = "utf-8-sig",
    errors: Errors = "strict",
    csv_safe: bool = False,
) -> Written:
    """`comparison` as one tidy table. For the options and the errors see `writers.delimited`."""
    records = map(CHANGES.record, told(comparison))
    data, replaced = encode_table("CSV", CHANGES.columns, records, Spelling(lang, encoding, errors, csv_safe))
    return Written(data, tuple(replaced.values()))
