"""Seeded random plans: names from the fields of a town's work, numbers in their usual range."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.support.cities.truth import Goal, Kpi, Measure, Plan, Project

GOALS = {
    "work": [
        "安定したしごとをつくる",
        "地域の力を生かした産業と雇用を生み出す",
        "稼ぐ力を高め働く場を広げる",
        "活力ある産業のまちをつくる",
    ],
    "flow": [
        "新しいひとの流れをつくる",
        "人を呼び込み選ばれるまちになる",
        "訪れたい住みたいまちをつくる",
        "つながりを築き交流を広げる",
    ],
    "child": [
        "若い世代の希望をかなえる",
        "結婚から子育てまで切れ目なく支える",
        "未来を担うひとを育てる",
        "子どもの笑顔があふれるまちをつくる",
    ],
    "town": [
        "安全で快適なまちをつくる",
        "誰もが安心して暮らせる地域をつくる",
        "時代に合った持続可能なまちをつくる",
        "住み続けたい魅力的な地域をつくる",
    ],
}
AREAS = {
    "work": ["産業の振興", "人材の確保と育成"],
    "flow": ["交流の拡大", "定住の促進"],
    "child": ["子育て環境の充実", "教育の充実"],
    "town": ["暮らしの安心", "都市基盤の充実"],
}
CITIES = ["桜川市", "青葉町", "みなと市", "白糸村", "松ヶ岡市", "千鳥町", "若草市", "北浜町", "朝霧村", "柏木市"]
CATEGORIES = ["新規", "拡充", "継続"]


@cache
def fields() -> list[dict[str, Any]]:
    """The fields of work that names come from."""
    return list(tomllib.loads((Path(__file__).parent / "fields.toml").read_text("utf-8"))["fields"])


class Names:
    """Hands out names, each once in a plan."""

    def __init__(self, rng: Random) -> None:
        """Start with none used."""
        self.rng, self.used = rng, set[str]()

    def some(self, pool: list[str], least: int, most: int) -> list[str]:
        """Some of `pool` that were not handed out yet."""
        free = [each for each in pool if each.split("|")[0] not in self.used]
        chosen = self.rng.sample(free, min(len(free), self.rng.randint(least, most)))
        self.used.update(each.split("|")[0] for each in chosen)
        return chosen


def _rounded(number: float, decimals: int) -> Decimal:
    return Decimal(f"{number:.{decimals}f}")


def _kpi(line: str, rng: Random, plan: Plan) -> Kpi:
    name, unit, least, most, decimals, way = line.split("|")
    start = rng.uniform(float(least), float(most))
    step = rng.uniform(0.08, 0.5) if unit != "％" else rng.uniform(0.05, 0.15)
    baseline = _rounded(start, int(decimals))
    target = _rounded(start * (1 + step if way == "up" else 1 - step), int(decimals))
    if unit == "％":
        target = min(target, Decimal("99.0"))
    if target == baseline:
        target += 1 if way == "up" else -1
    return Kpi(
        name=name, unit=unit, baseline=baseline, target=target, baseline_year=plan.start - 1, target_year=plan.end
    )


def _measure(spec: tuple[str, dict[str, Any], str], number: int, names: Names, plan: Plan) -> Measure:
    name, work, area = spec
    rng = names.rng
    department = rng.choice(work["departments"])
    kpis = tuple(_kpi(line, rng, plan) for line in names.some(work["kpis"], 1, 2))
    projects = []
    for line in names.some(work["projects"], 1, 3):
        title, done = line.split("|")
        projects.append(
            Project(
                name=title,
                description=done,
                department=rng.choice(work["departments"]),
                category=rng.choice(CATEGORIES),
            )
        )
    text = f"{name}に向け、関係機関と連携して取り組みます。"
    return Measure(
        name=name, number=number, area=area, text=text, department=department, kpis=kpis, projects=tuple(projects)
    )


def _goal(theme: str, number: int, names: Names, plan: Plan) -> Goal:
    works = [work for work in fields() if work["theme"] == theme]
    names.rng.shuffle(works)
    name = names.rng.choice(GOALS[theme])
    targets = tuple(_kpi(line, names.rng, plan) for line in names.some(works[0]["kpis"], 1, 2))
    measures: list[Measure] = []
    for index, work in enumerate(works[:2]):
        for title in names.some(work["measures"], 1, 2):
            measures.append(_measure((title, work, AREAS[theme][index]), len(measures) + 1, names, plan))
    return Goal(
        name=name,
        number=number,
        text="本市の強みを生かし、市民とともに進めます。",
        targets=targets,
        measures=tuple(m for m in measures if m.kpis and m.projects),
    )


def _renumbered(goal: Goal) -> Goal:
    return replace(goal, measures=tuple(replace(m, number=n) for n, m in enumerate(goal.measures, 1)))


def random_plan(seed: str) -> Plan:
    """The plan of a seed: always the same."""
    rng = Random(seed)
    start = rng.choice([2015, 2020, 2021, 2024, 2025])
    city = rng.choice(CITIES)
    plan = Plan(
        city=city, title=f"第{rng.choice('２３')}期{city}まち・ひと・しごと創生総合戦略", start=start, end=start + 4
    )
    names = Names(rng)
    themes = sorted(rng.sample(list(GOALS), rng.randint(2, 4)), key=list(GOALS).index)
    goals = tuple(_renumbered(_goal(theme, number, names, plan)) for number, theme in enumerate(themes, 1))
    return replace(plan, goals=goals)
