"""The habits of the one who prints: how numbers, years, marks and merged cells are written in one document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.support.cities.truth import Goal, Kpi, Measure, Plan

FULL = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
ROMAN = "ⅠⅡⅢⅣⅤⅥ"
CIRCLES = "①②③④⑤⑥⑦⑧⑨"
KANA = "アイウエオカキク"

SAME = "\0same"
"""A cell of a level column (goal, measure) that says what stands above it."""
MERGED = "\0merged"
"""A cell that says what stands above it, in a column where a blank would not say so."""

GOAL_MARKS = [
    "基本目標{n}　",
    "基本目標{r}　",
    "目標{n}　",
    "基本目標{n}：",
    "{n}　",
    "{r}　",
    "【基本目標{n}】",
    "{n}．",
]
MEASURE_MARKS = ["({n})　", "{g}-{n}　", "{c}　", "施策{n}　", "施策{g}-{n}　", "（{n}）", "{g}－{n}　", "{k}　"]


def era(year: int, short: bool = False) -> str:
    """令和2年度; R2."""
    name, letter, first = ("令和", "R", 2018) if year >= 2019 else ("平成", "H", 1988)
    count = year - first
    if short:
        return f"{letter}{count}"
    return f"{name}{'元' if count == 1 else count}年度"


@dataclass
class Hand:
    """One document's habits, drawn from its seed; `noise` 0 is a clean print, more is dirtier."""

    plan: Plan
    rng: Random
    noise: int

    def __post_init__(self) -> None:
        """Draw the habits."""
        rng = self.rng
        self.goal_mark = rng.choice(GOAL_MARKS)
        self.measure_mark = rng.choice(MEASURE_MARKS)
        self.year_form = rng.choice(["era", "era", "short", "western", "both"])
        self.merge = rng.choice(["rowspan", "rowspan", "repeat", "blank"]) if self.noise else "rowspan"
        self.full_width = self.noise >= 2 and rng.random() < 0.5
        self.unit_space = self.noise >= 2 and rng.random() < 0.3
        self.commas = not (self.noise >= 1 and rng.random() < 0.4)
        self.note_marks = self.noise >= 1 and rng.random() < 0.5
        self.split = self.noise >= 2 and rng.random() < 0.6
        self.repeats_header = rng.random() < 0.4
        self.page = self.noise >= 1 and rng.random() < 0.5
        self.bounds = self.noise >= 1 and rng.random() < 0.3
        self.compound_money = self.noise >= 1 and rng.random() < 0.5
        own = Random(f"{self.plan}{self.noise}")
        self.plain_headers = self.noise >= 2 and own.random() < 0.3
        self.cell_paragraphs = self.noise >= 1 and own.random() < 0.25
        self.value_marks = self.noise >= 2 and own.random() < 0.3
        self.mark_form = own.choice(["※{}", "※{}", "＊{}", "（注{}）", "注{}"]) if self.noise else "※{}"
        self.notes: list[str] = []

    def goal(self, goal: Goal) -> str:
        """The goal's name with its number."""
        return self.goal_mark.format(n=goal.number, r=ROMAN[goal.number - 1]) + goal.name

    def measure(self, goal: Goal, measure: Measure) -> str:
        """The measure's name with its number."""
        return self.marked(self.measure_mark, goal, measure)

    def marked(self, mark: str, goal: Goal, measure: Measure) -> str:
        """The measure's name behind `mark`."""
        n = measure.number
        return mark.format(n=n, g=goal.number, c=CIRCLES[n - 1], k=KANA[n - 1]) + measure.name

    def key(self, goal: Goal, measure: Measure) -> str:
        """1-2: the number that other tables use."""
        return f"{goal.number}-{measure.number}"

    def year(self, year: int) -> str:
        """A fiscal year as this document writes it."""
        forms = {
            "era": era(year),
            "short": era(year, short=True),
            "western": f"{year}年度",
            "both": f"{era(year)[:-2]}（{year}）年度",
        }
        return forms[self.year_form]

    @property
    def base_year(self) -> str:
        """The year of the baselines."""
        return self.year(self.plan.start - 1)

    @property
    def last_year(self) -> str:
        """The year of the targets."""
        return self.year(self.plan.end)

    def number(self, number: Decimal | None) -> str:
        """A number without its unit; a dash where there is none."""
        if number is None:
            return "－"
        text = f"{number:,}" if self.commas else str(number)
        return text.translate(FULL) if self.full_width else text

    def value(self, number: Decimal | None, unit: str) -> str:
        """A number with its unit."""
        if number is None:
            return "－"
        if unit == "百万円" and number > 100 and self.compound_money:
            return self._money(int(number))
        return self.number(number) + (" " if self.unit_space and unit else "") + unit

    def _money(self, millions: int) -> str:
        """16億9,000万円."""
        high, low = divmod(millions, 100)
        return f"{self.number(Decimal(high))}億" + (f"{self.number(Decimal(low * 100))}万円" if low else "円")

    def baseline(self, kpi: Kpi) -> str:
        """The baseline with its unit."""
        return self.value(kpi.baseline, kpi.unit)

    def target(self, kpi: Kpi) -> str:
        """The target with its unit."""
        text = self.value(kpi.target, kpi.unit)
        if self.bounds and kpi.target is not None and kpi.baseline is not None:
            text += "以上" if kpi.target > kpi.baseline else "以下"
        if self.value_marks and kpi.target is not None and len(self.notes) < 2:
            text += self._noted("目標値は、県の計画に合わせた値である。")
        return kpi.words or text

    def arrow(self, kpi: Kpi, sign: str = "→") -> str:
        """12人 → 20人."""
        return f"{self.baseline(kpi)} {sign} {self.target(kpi)}"

    def name(self, kpi: Kpi) -> str:
        """The indicator's name, now and then with a note mark that is told below."""
        if not self.note_marks or self.rng.random() > 0.2 or len(self.notes) > 2:
            return kpi.name
        return kpi.name + self._noted(f"{kpi.name}は、毎年度末に市の担当課が集計した値をいう。")

    def _noted(self, text: str) -> str:
        """A note mark whose text is told at the end."""
        mark = self.mark_form.format(len(self.notes) + 1)
        self.notes.append(f"{mark} {text}")
        return f"<sup>{mark}</sup>"
