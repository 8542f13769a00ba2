"""Formulas by which 進捗管理 shows what 数値目標 and KPI hold: what is edited there reaches it. Pure, no openpyxl."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from senryaku_parse.columns import KPIS, ORIGINS, TARGETS, Entity
from senryaku_parse.spreadsheet.values import column_letters
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.formulas import OWN
from senryaku_parse.writers.excel.names import title_of
from senryaku_parse.writers.excel.progress_rows import CONDITIONS, ProgressRow, ProgressValue

_NUMBERS = ("baseline", "value", "change")
_TEXTS = ("name", "department", "target_text", "unit", "direction")
_STRICT = {"above": "at_least", "below": "at_most"}
"""A bound that leaves the number out → the one that the sheets of indicators have."""


class AimSources:
    """Makes the formulas of the columns that say what the document says."""

    def __init__(self, lang: Lang, letters: Mapping[str, Mapping[str, str]]) -> None:
        """`letters` are those of the columns of the sheets of targets and of KPI, by entity and English heading."""
        self._lang = lang
        self._letters = letters

    def formula(self, row: ProgressRow, heading: str, value: ProgressValue) -> str | None:
        """The formula of the column of that English heading, which comes to `value`; null where there is none."""
        if heading in _NUMBERS:
            cell = self._cell(row, heading)
            blank = f'{cell}=""'
            if heading == "change":  # a step from what is expected otherwise is none from the baseline
                blank = f'OR({blank},{self._cell(row, "change_from")}<>"{self._word(ORIGINS, "baseline")}")'
            return f'IFERROR(IF({blank},"",{cell}),"")'
        if heading in _TEXTS:
            target = row.indicator.target
            counts_change = heading == "unit" and target and value and value != target.unit
            return f'IFERROR({self._cell(row, "change_unit" if counts_change else heading)}&"","")'
        if heading == "bound":
            return self._bound(row, value)
        return None

    def _bound(self, row: ProgressRow, value: ProgressValue) -> str:
        cell = self._cell(row, "bound")
        codes = {self._word(CONDITIONS, code): code for code in _STRICT}
        if (strict := codes.get(str(value))) is None:
            return f'IFERROR({cell}&"","")'
        usual = self._word(CONDITIONS, _STRICT[strict])
        return f'IFERROR(IF({cell}="{usual}","{value}",{cell}&""),"")'

    def _word(self, words: Mapping[str, str], code: str) -> str:
        return words[code] if self._lang == "ja" else code

    def _cell(self, row: ProgressRow, column: str) -> str:
        """The cell of the indicator in its own sheet, wherever that row stands by then."""
        entity = KPIS if row.measure else TARGETS
        title, letters = title_of(entity, self._lang), self._letters[entity.name]
        return f"INDEX('{title}'!${letters[column]}:${letters[column]},MATCH($A{OWN},'{title}'!${letters['id']}:${letters['id']},0))"


def letters_of(entities: Iterable[Entity[Any]]) -> dict[str, dict[str, str]]:
    """The letters of the columns of sheets, by entity and English heading."""
    return {
        entity.name: {column.name: column_letters(at) for at, column in enumerate(entity.columns, 1)}
        for entity in entities
    }
