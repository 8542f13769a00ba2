"""The formulas of 進捗管理: what is due by each year, its mark, the latest year, the rates. Pure.

Only functions of Excel 2007 that LibreOffice computes alike. Each gives "" until an actual value stands in the row, and
no division is by zero. What they compute is said in words in `legend` and in docs/workbook.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from senryaku_parse.writers.excel.calculation import Evaluate, compiled
from senryaku_parse.writers.excel.names import PROGRESS_RESULT
from senryaku_parse.writers.excel.progress_rows import Condition
from senryaku_parse.writers.excel.schedule import RowSchedule, YearAim

MARKS, RATES = "rating_marks", "rating_rates"
"""Names of the cells in 凡例 that hold the marks, best first, and the lowest rate of each but the last."""
CHOICES = "direction_choices"
"""Name of the cells in 凡例 that list what 今後の方向性 may be."""

OWN = "¤"
"""Stands in a formula for the number of its row."""

_MOST_YEARS = 60
"""Years that a formula asks for the latest value: Excel nests 64 functions."""


class YearLetters(NamedTuple):
    """The letters of the columns of one of the plan's years."""

    aim: str
    actual: str
    mark: str


class RowFormulas(NamedTuple):
    """The formulas of a row, without a leading "=", `OWN` where the number of the row stands."""

    results: tuple[str, ...]
    """Those of `names.PROGRESS_RESULT`."""
    years: tuple[tuple[str, str], ...]
    """What is due and the mark, by the plan's years; empty for a year that is not judged."""


class Formulas:
    """Makes the formulas of rows."""

    def __init__(self, letters: Mapping[str, str], years: Sequence[YearLetters], say: Callable[[str], str]) -> None:
        """`letters` are those of the columns by English heading; `say` gives the word that the workbook has for a code."""
        self._letters = letters
        self._years = years
        self._say = say
        self._latest_first = years[: -_MOST_YEARS - 1 : -1]
        self._made: dict[tuple[Condition, RowSchedule, bool], RowFormulas] = {}
        self._ready: dict[str, Evaluate] = {}

    def of(self, assumed: Condition, schedule: RowSchedule, *, percents: bool) -> RowFormulas:
        """The formulas of a row; many rows share them."""
        key = assumed, schedule, percents
        if key not in self._made:
            yearly = tuple(self._yearly(schedule, percents=percents))
            self._made[key] = RowFormulas(self._results(assumed, schedule, percents=percents), yearly)
        return self._made[key]

    def ready(self, formula: str) -> Evaluate:
        """A formula ready to be worked out."""
        if formula not in self._ready:
            self._ready[formula] = compiled(formula)
        return self._ready[formula]

    def _results(self, assumed: Condition, schedule: RowSchedule, *, percents: bool) -> tuple[str, ...]:
        cells = {name: f"${letter}{OWN}" for name, letter in self._letters.items()}
        latest, aim, end = cells["latest_value"], cells["latest_aim"], cells["way_end"]
        made = {
            "latest_year": self._latest(lambda year: f"${year.actual}$1"),
            "latest_value": self._latest(lambda year: _counted(f"${year.actual}{OWN}", percents=percents)),
            "latest_aim": self._latest(lambda year: f"${year.aim}{OWN}"),
            "condition": self._condition(cells, assumed),
            "rate": f'IF(OR({latest}="",{end}=""),"",{self._gone(cells, latest, end)})',
            "pace": f'IF(OR({latest}="",{aim}=""),"",{self._gone(cells, latest, aim)})',
            "mark": self._latest(lambda year: f"${year.mark}{OWN}"),
            "basis": self._basis(cells, schedule),
            "way_start": self._way_start(cells, schedule),
            "way_end": self._way_end(cells),
            "behind": f'IF(OR({cells["mark"]}="",{cells["mark"]}=INDEX({MARKS},1),{cells["mark"]}=INDEX({MARKS},2)),"",'
            f"N({cells['pace']})+{OWN}/10^9)",  # no two rows alike
            "sense": self._sense(cells),
        }
        return tuple(made[heading.name] for heading in PROGRESS_RESULT)

    def _yearly(self, schedule: RowSchedule, *, percents: bool) -> Iterator[tuple[str, str]]:
        cells = {name: f"${letter}{OWN}" for name, letter in self._letters.items()}
        start, end = cells["way_start"], cells["way_end"]
        for year, aim in zip(self._years, schedule.aims, strict=True):
            if aim is None:
                yield "", ""
                continue
            share = "" if aim.is_last else f"*{aim.done}/{aim.of}"
            due = f"ROUND({start}+({end}-{start}){share},9)" if share else end
            stated = f"{aim.stated:f}" if aim.stated is not None else f'IF({start}="",{end},{due})'
            yield f'IF({end}="","",{stated})', self._mark(cells, year, aim, schedule, percents=percents)

    def _latest(self, asked: Callable[[YearLetters], str]) -> str:
        """What is `asked` of the last year with a number: cell by cell, so that columns put in between do not matter."""
        tests = [f"IF(ISNUMBER(${year.actual}{OWN}),{asked(year)}," for year in self._latest_first]
        return "".join(tests) + '""' + ")" * len(tests)

    def _quoted(self, code: str) -> str:
        return f'"{self._say(code)}"'

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

    def _sense(self, cells: Mapping[str, str]) -> str:
        """1 where more is better, -1 where less is, 0 where the very number is meant."""
        condition, change = cells["condition"], cells["change"]
        counts_change = f'OR({condition}="",{cells["counted"]}={self._quoted("change")})'
        floor, ceiling = (
            self._is(condition, *codes)
            for codes in (("at_least", "above", "at_least?"), ("at_most", "below", "at_most?"))
        )
        return f'IF({counts_change},IF(ISNUMBER({change}),SIGN({change}),""),IF({floor},1,IF({ceiling},-1,0)))'

    def _way_end(self, cells: Mapping[str, str]) -> str:
        """The target; the change where it is what counts; what the change leads to where only that is known."""
        start, aim, change = (cells[name] for name in ("baseline", "value", "change"))
        has_change = f"AND(ISNUMBER({change}),{change}<>0)"
        return (
            f'IF({cells["counted"]}={self._quoted("change")},IF({has_change},{change},""),'
            f'IF({cells["condition"]}="",IF(AND(ISNUMBER({start}),{has_change}),{start}+{change},""),'
            f"IF(ISNUMBER({aim}),{aim},{start})))"
        )

    def _way_start(self, cells: Mapping[str, str], schedule: RowSchedule) -> str:
        """The baseline where the target lies beyond it; zero for what adds up; "" where only the level can be compared."""
        start, end, counted = cells["baseline"], cells["way_end"], cells["counted"]
        ahead = f'IF({cells["sense"]}*({end}-{start})>0,{start},"")'
        rest = f"IF(ISNUMBER({start}),{ahead},{self._zero(cells, schedule)})"
        if schedule.each_year:
            rest = '""'
        return f'IF({end}="","",IF({counted}={self._quoted("change")},0,IF({cells["direction"]}={self._quoted("maintain")},"",{rest})))'

    def _zero(self, cells: Mapping[str, str], schedule: RowSchedule) -> str:
        """Zero where the way may begin there."""
        if not schedule.has_years or schedule.is_stated:
            return '""'
        floor = f"AND({cells['sense']}=1,{cells['way_end']}>0"
        total = "" if schedule.from_zero else f",{cells['counted']}={self._quoted('total')}"
        return f'IF({floor}{total}),0,"")'

    def _basis(self, cells: Mapping[str, str], schedule: RowSchedule) -> str:
        """What the target of a year comes from, in words."""
        start, end, counted = cells["way_start"], cells["way_end"], cells["counted"]
        if schedule.is_stated:
            return f'IF({end}="","",{self._quoted("stated")})'
        whole = self._quoted("whole")
        each = f"OR({cells['direction']}={self._quoted('maintain')},ISNUMBER({cells['baseline']}))"
        level = self._quoted("each_year") if schedule.each_year else f"IF({each},{self._quoted('each_year')},{whole})"
        line = whole
        if schedule.has_years:
            adds = f"OR({counted}={self._quoted('change')},{counted}={self._quoted('total')})"
            zero = f"IF({adds},{self._quoted('from_zero')},{self._quoted('from_zero?')})"
            own = f"AND(ISNUMBER({cells['baseline']}),{counted}<>{self._quoted('change')})"
            line = f"IF({own},{self._quoted('line')},{zero})"
        return f'IF({end}="","",IF({start}="",{level},{line}))'

    def _gone(self, cells: Mapping[str, str], value: str, due: str) -> str:
        """The share of the way to `due` that `value` has gone; of the level where there is no way.

        To nine digits: beyond them is the noise of binary numbers.
        """
        start, sense = cells["way_start"], cells["sense"]
        level = (
            f"IF(AND({sense}<>0,{value}>0,{due}>0),ROUND(({value}/{due})^{sense},9),"
            f"IF(OR({sense}*({value}-{due})>0,{value}={due}),1,0))"
        )
        way = f"ROUND(({value}-{start})/({due}-{start}),9)"
        return f'IF(OR({start}="",{sense}*({due}-N({start}))<=0),{level},{way})'

    def _mark(
        self,
        cells: Mapping[str, str],
        year: YearLetters,
        aim: YearAim,
        schedule: RowSchedule,
        *,
        percents: bool,
    ) -> str:
        """超 and 未満 leave the number itself out; what may still be on its way is not called behind."""
        cell, due = f"${year.actual}{OWN}", f"${year.aim}{OWN}"
        value = _counted(cell, percents=percents)
        place = f"SUMPRODUCT(({RATES}>{self._gone(cells, value, due)})*1)+1"
        if schedule.has_years and not (aim.is_last or schedule.is_stated or schedule.each_year):
            share = f"{cells['way_end']}*{aim.done}/{aim.of}"
            unknown = f"AND({cells['basis']}={self._quoted('whole')},OR({cells['sense']}<1,{value}>={share}))"
            place = f"MIN(IF({unknown},3,5),{place})"
        strict = f"AND({self._is(cells['condition'], 'above', 'below')},{value}={cells['value']})"
        return f'IF(OR({due}="",NOT(ISNUMBER({cell}))),"",INDEX({MARKS},MAX(IF({strict},2,1),{place})))'

    def _is(self, cell: str, *codes: str) -> str:
        return f"OR({','.join(f'{cell}={self._quoted(code)}' for code in codes)})"


def _counted(cell: str, *, percents: bool) -> str:
    """What `cell` counts: 10.1 % typed into a cell of percents is 0.101 to a spreadsheet that shows it as a percentage."""
    return f'ROUND({cell}*IF(IFERROR(LEFT(CELL("format",{cell}),1),"")="P",100,1),9)' if percents else cell
