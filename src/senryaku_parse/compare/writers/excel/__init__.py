"""Comparison → Excel workbook. openpyxl is imported when one is written, and only by modules of this package."""

from __future__ import annotations

from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.series import History
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.written import Written


def write_comparison_xlsx(comparison: Comparison, *, lang: Lang = "ja") -> Written:
    """`comparison` as a workbook: 概要, 新旧対照表 with what changed underlined, and the tidy tables 変更 and 対応.

    Texts stand as texts, whatever they begin with. 新旧対照表 goes on in further rows where a text is too long for
    one; in the tidy tables what is over Excel's limit is cut, with a finding. `lang` chooses headings, codes and
    titles of the tidy tables; the other sheets are in Japanese.

    Raises:
        UsageError: the comparison does not hold its editions.
    """
    from senryaku_parse.compare.writers.excel.workbook import build

    return build(comparison, lang)


def write_history_xlsx(history: History, *, lang: Lang = "ja") -> Written:
    """`history` as a workbook of one tidy table, 推移. For `lang` and long texts see `write_comparison_xlsx`."""
    from senryaku_parse.compare.writers.excel.workbook import build_history

    return build_history(history, lang)
