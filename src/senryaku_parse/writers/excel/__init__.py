"""Strategy → Excel workbook. openpyxl is imported when one is written, and only by modules of this package."""

from __future__ import annotations

from senryaku_parse.messages import speaking
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.written import Written


def write_xlsx(strategy: Strategy, *, lang: Lang = "ja", start_year: int | None = None) -> Written:
    """`strategy` as a workbook: 一覧 as the city prints it, a table by entity, 進捗管理, 確認事項.

    Texts stand as texts, whatever they begin with. A text that Excel can't hold (control characters, over 32,767
    characters) stands as far as it can, and 確認事項 has one more row that says where and what. A very-hidden sheet
    keeps the whole strategy for `senryaku_parse.load`.

    `lang` chooses headings and code words: Japanese, or the names and codes of JSON. `start_year` is the first
    fiscal year of 進捗管理, Gregorian; without it the strategy says it, or the years are numbered from 1.

    Raises:
        UsageError: a `start_year` that is no year.
    """
    from senryaku_parse.writers.excel.workbook import build

    with speaking(lang):
        return build(strategy, lang, start_year)
