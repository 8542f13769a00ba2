"""The truth as JSON, and documents as sets of facts that can be compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import senryaku_parse as sp
from tests.support.cities.truth import Kpi, Measure, Plan, Project

Path = tuple[str, ...]
Record = dict[str, Any]

WORDS = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8}
SOFT = {"baseline_year", "target_year"}
"""Facts that are counted, and may not be wrong, but without which a document still is right."""


def _plain(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _indicators(kpi: Kpi) -> list[Record]:
    lines = [(kpi.name, kpi.baseline, kpi.target)]
    if kpi.groups:
        lines = [(f"{kpi.name} {name}", baseline, target) for name, baseline, target in kpi.groups]
    out = []
    for name, baseline, target in lines:
        record: Record = {
            "name": name,
            "baseline": _plain(kpi.base(baseline)),
            "target": _plain(kpi.base(target)),
            "unit": kpi.base_unit,
        }
        record |= {"baseline_year": kpi.baseline_year, "target_year": kpi.target_year}
        record["series"] = {str(year): {role: _plain(kpi.base(number))} for year, role, number in kpi.series}
        out.append(record)
    return out


def _project(project: Project) -> Record:
    record: Record = {"name": project.name}
    for word in ("description", "department", "category"):
        record[word] = getattr(project, word) or None
    return record | {"reprint": project.reprint}


def _measure(measure: Measure) -> Record:
    kpis = [record for kpi in measure.kpis for record in _indicators(kpi)]
    return {
        "name": measure.name,
        "area": measure.area or None,
        "department": measure.department or None,
        "kpis": kpis,
        "projects": [_project(p) for p in measure.projects],
    }


def to_json(plan: Plan) -> Record:
    """The truth, in the shape of the public JSON reduced to facts; numbers in base units."""
    goals = []
    for goal in plan.goals:
        targets = [record for kpi in goal.targets for record in _indicators(kpi)]
        goals.append(
            {
                "name": goal.name,
                "number": goal.number,
                "targets": targets,
                "measures": [_measure(m) for m in goal.measures],
            }
        )
    return {"title": plan.title, "goals": goals}


def folded(text: str | None) -> str:
    """Letters alone: without width, blanks, brackets and note marks."""
    text = unicodedata.normalize("NFKC", text or "")
    text = re.sub(r"[(（]?([※*]\d*|注\d+)[)）]?$", "", text.strip())
    return re.sub(r"[\s()\[\]【】〔〕「」『』:・、。]", "", text)


def unit_of(unit: str | None) -> str | None:
    """A unit without its width."""
    return folded(unit).replace("パーセント", "%").removesuffix("/年") or None


@dataclass
class Node:
    """A node at its path, with its facts."""

    values: Record = field(default_factory=dict)
    text: str = ""
    """All of a project's text, where its description may stand."""
    may: str | None = None
    """The department of a project's measure: it may, and need not, be told of the project."""


Nodes = dict[tuple[str, Path], Node]


def _truth_indicator(record: Record) -> Node:
    values = {word: record[word] for word in ("baseline", "target", "baseline_year", "target_year")}
    values["unit"] = unit_of(record["unit"]) if record["target"] is not None or record["baseline"] is not None else None
    values |= {f"{role} {year}": number for year, of in record["series"].items() for role, number in of.items()}
    return Node(values)


def of_truth(truth: Record) -> Nodes:
    """The nodes of a truth."""
    nodes: Nodes = {}
    for goal in truth["goals"]:
        top = (folded(goal["name"]),)
        nodes["goal", top] = Node()
        for record in goal["targets"]:
            nodes["target", (*top, folded(record["name"]))] = _truth_indicator(record)
        for measure in goal["measures"]:
            path = (*top, folded(measure["name"]))
            nodes["measure", path] = Node({"area": folded(measure["area"]) or None})
            for record in measure["kpis"]:
                nodes["kpi", (*path, folded(record["name"]))] = _truth_indicator(record)
            for record in measure["projects"]:
                values = {word: folded(record[word]) or None for word in ("department", "category", "description")}
                nodes["project", (*path, folded(record["name"]))] = Node(
                    values | {"reprint": record["reprint"]}, may=folded(measure["department"]) or None
                )
    return nodes


def _number(text: str | None) -> Decimal | None:
    """The number of a yearly cell in base units: 16億9,000万円 is 1690000000."""
    plain = unicodedata.normalize("NFKC", re.sub("[㎡㎥]", "", text or "")).replace(",", "").replace(" ", "")
    parts = re.findall(r"(\d+(?:\.\d+)?)(億|百万|万|千)?", plain)
    return sum((Decimal(digits) * WORDS[word] for digits, word in parts), Decimal()) if parts else None


def _scale_of_name(name: str) -> int:
    """What bare numbers are to be multiplied with under a name that states their unit: 「観光消費額（億円）」."""
    found = re.search(r"[(（\[［](千|百万|万|億)[^()（）]+[)）\]］]\s*$", unicodedata.normalize("NFKC", name))
    return WORDS[found[1]] if found else 1


def _read_indicator(indicator: sp.Indicator) -> Node:
    target = indicator.target
    values: Record = {"baseline": None, "target": None, "unit": None, "baseline_year": None, "target_year": None}
    if target is not None:
        values |= {
            "baseline": target.baseline,
            "target": target.value,
            "baseline_year": target.baseline_year,
            "target_year": target.target_year,
        }
        values["unit"] = unit_of(target.unit)
    scale = _scale_of_name(indicator.name)
    for year, of in indicator.series.items():
        values |= {
            f"{role} {year}": (_number(text) or 0)
            * (1 if re.search(r"[^\d.,\s]", unicodedata.normalize("NFKC", text)) else scale)
            for role, text in (("target", of.target), ("actual", of.actual))
            if text
        }
    return Node(values)


def _indicator_name(indicator: sp.Indicator, kind: str, path: Path, truth: Nodes) -> str:
    """Its name as the truth has it: a qualifier may stand apart, a unit in brackets may have stayed."""
    name, target = folded(indicator.name), indicator.target
    others = [name]
    if target is not None and target.qualifier:
        others.append(name + folded(target.qualifier))
    if target is not None and target.unit:
        others += [name.removesuffix(f"{scale}{folded(target.unit)}") for scale in WORDS]
    return next((other for other in others if (kind, (*path, other)) in truth), name)


def _read_project(project: sp.Project) -> Node:
    department = project.department or "".join(project.organizations)
    values = {
        "department": folded(department) or None,
        "category": folded(project.category) or None,
        "reprint": project.reprint,
    }
    return Node(values, text=folded(project.text + project.description))


def of_strategy(strategy: sp.Strategy, truth: Nodes) -> tuple[Nodes, list[str]]:
    """The nodes of a parse, and the nodes that stand in it twice."""
    nodes: Nodes = {}
    twice: list[str] = []

    def put(kind: str, path: Path, node: Node) -> None:
        if (kind, path) in nodes and kind not in ("goal", "measure"):
            twice.append(f"{kind} {' > '.join(path)} twice")
        nodes[kind, path] = node

    for goal in strategy.goals:
        top = ("" if goal.implicit else folded(goal.name),)
        put("goal", top, Node())
        for indicator in goal.targets:
            put("target", (*top, _indicator_name(indicator, "target", top, truth)), _read_indicator(indicator))
        for measure in goal.measures:
            path = (*top, "" if measure.implicit else folded(measure.name))
            put("measure", path, Node({"area": folded(measure.area.name) or None if measure.area else None}))
            for indicator in measure.kpis:
                put("kpi", (*path, _indicator_name(indicator, "kpi", path, truth)), _read_indicator(indicator))
            for project in measure.projects:
                put("project", (*path, folded(project.name)), _read_project(project))
    return nodes, twice
