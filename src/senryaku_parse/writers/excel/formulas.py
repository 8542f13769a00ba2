"""The formulas of 進捗管理: latest year and value, condition, rate of achievement, mark. Pure.

Only functions of Excel 2007 that LibreOffice computes alike. Each gives "" until an actual value stands in the row, and
no division is by zero. What they compute is said in words in `legend`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from senryaku_parse.writers.excel.names import PROGRESS_RESULT
from senryaku_parse.writers.excel.progress_rows import Condition

GOOD, FAIR = "rate_good", "rate_fair"
"""Names of the cells in 凡例 that hold the lowest rate marked ○ and △."""

MARKS = ("◎", "○", "△", "×")
"""Best first."""


@dataclass(frozen=True, slots=True)
class Formulas:
    """Makes the formulas of a row."""

    letters: Mapping[str, str]
    """English heading → letter of its column."""
    years: tuple[str, str]
    """Letters of the first and last column of fiscal years."""
    say: Callable[[str], str]
    """Code → the word that the workbook has for it."""

    def row(self, row: int, assumed: Condition) -> tuple[str, ...]:
        """The formulas of `names.PROGRESS_RESULT` in row number `row`, without a leading "="."""
        first, last = self.years
        cells = {name: f"${letter}{row}" for name, letter in self.letters.items()}
        filled, heads = f"${first}{row}:${last}{row}", f"${first}$1:${last}$1"
        made = {
            "latest_year": self._latest_year(filled, heads, f"${first}{row}"),
            "latest_value": f'IF({cells["latest_year"]}="","",INDEX({filled},MATCH({cells["latest_year"]},{heads},0)))',
            "condition": self._condition(cells, assumed),
            "rate": self._rate(cells),
            "mark": self._mark(cells),
        }
        return tuple(made[heading.name] for heading in PROGRESS_RESULT)

    def _latest_year(self, filled: str, heads: str, first: str) -> str:
        """The heading of the last number. LOOKUP, the usual way, fails in LibreOffice where cells are blank."""
        last = f"SUMPRODUCT(MAX(ISNUMBER({filled})*(COLUMN({filled})-COLUMN({first})+1)))"
        return f'IF(COUNT({filled})=0,"",INDEX({heads},{last}))'

    def _quoted(self, code: str) -> str:
        return f'"{self.say(code)}"'

    def _condition(self, cells: Mapping[str, str], assumed: Condition) -> str:
        """The bound; else what the direction says; else the way from baseline to target; zero is meant exactly."""
        bound, way, start, aim = (cells[name] for name in ("bound", "direction", "baseline", "value"))
        floor, ceiling = self._quoted("at_least"), self._quoted("at_most")
        kept = f"AND({way}={self._quoted('maintain')},ISNUMBER({start}))"
        return (
            f'IF(NOT(OR(ISNUMBER({aim}),{kept})),"",IF({bound}<>"",{bound},'
            f"IF({way}={self._quoted('increase')},{floor},IF({way}={self._quoted('decrease')},{ceiling},"
            f"IF(AND(ISNUMBER({start}),ISNUMBER({aim}),{start}<>{aim}),IF({aim}>{start},{floor},{ceiling}),"
            f"IF(IF(ISNUMBER({aim}),{aim},{start})=0,{self._quoted('exactly')},{self._quoted(assumed)}))))))"
        )

    def _rate(self, cells: Mapping[str, str]) -> str:
        """The share of the change; else of the way from the baseline; else of the level.

        To nine digits: beyond them is the noise of binary numbers.
        """
        counted, start, aim, change = (cells[name] for name in ("counted", "baseline", "value", "change"))
        latest, condition = cells["latest_value"], cells["condition"]
        is_floor = self._is(condition, "at_least", "above", "at_least?")
        is_ceiling = self._is(condition, "at_most", "below", "at_most?")
        ahead = f"OR(AND({aim}>{start},{is_floor}),AND({aim}<{start},{is_ceiling}))"
        has_change = f"AND(ISNUMBER({change}),{change}<>0)"
        changed = f'IF({has_change},ROUND({latest}/{change},9),"")'
        from_start = f'IF(AND(ISNUMBER({start}),{has_change}),ROUND(({latest}-{start})/{change},9),"")'
        gone = f"ROUND(({latest}-{start})/({aim}-{start}),9)"
        return (
            f'IF(NOT(ISNUMBER({latest})),"",IF({counted}={self._quoted("change")},{changed},'
            f'IF({condition}="",{from_start},IF(AND(ISNUMBER({start}),ISNUMBER({aim}),{ahead}),{gone},'
            f"{self._of_level(latest, f'IF(ISNUMBER({aim}),{aim},{start})', is_floor, is_ceiling)}))))"
        )

    def _of_level(self, latest: str, level: str, is_floor: str, is_ceiling: str) -> str:
        """Latest ÷ level for a floor, level ÷ latest for a ceiling; all or nothing where that has no meaning."""
        ratio = f"IF({level}>0,ROUND({latest}/{level},9),IF({latest}>={level},1,0))"
        inverse = f"IF(AND({level}>0,{latest}>0),ROUND({level}/{latest},9),IF({latest}<={level},1,0))"
        return f"IF({is_floor},{ratio},IF({is_ceiling},{inverse},IF({latest}={level},1,0)))"

    def _mark(self, cells: Mapping[str, str]) -> str:
        """超 and 未満 leave the number itself out."""
        rate, condition = cells["rate"], cells["condition"]
        strict = f"AND({self._is(condition, 'above', 'below')},{cells['latest_value']}={cells['value']})"
        best, good, fair, poor = MARKS
        return (
            f'IF({rate}="","",IF(AND({rate}>=1,NOT({strict})),"{best}",'
            f'IF({rate}>={GOOD},"{good}",IF({rate}>={FAIR},"{fair}","{poor}"))))'
        )

    def _is(self, cell: str, *codes: str) -> str:
        return f"OR({','.join(f'{cell}={self._quoted(code)}' for code in codes)})"
