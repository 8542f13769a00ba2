"""StratML Part 2: valid by its schema, everything in it, nothing made up."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import xmlschema
from hypothesis import given

import senryaku_parse as sp
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Period, YearValue
from senryaku_parse.source import Source
from senryaku_parse.writers.stratml import write_stratml
from tests.support.spoiled import spoiled_strategies
from tests.support.strategies import strategies

SCHEMA = xmlschema.XMLSchema(Path(__file__).parent / "support" / "stratml.xsd")
NAMESPACE = {"": "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"}


def _root(strategy: sp.Strategy) -> ET.Element:
    """The root of what is written, valid by the schema."""
    text = write_stratml(strategy).file().decode()
    SCHEMA.validate(text)
    return ET.fromstring(text)


def _all(root: ET.Element, path: str) -> list[ET.Element]:
    return root.findall(path, NAMESPACE)


def _texts(root: ET.Element, path: str) -> list[str]:
    return [element.text or "" for element in _all(root, path)]


def _strategy(**fields: object) -> sp.Strategy:
    return sp.Strategy(**{"title": "戦略", "source": Source("", "markdown", ""), **fields})  # type: ignore[arg-type]


def _of_kpi(**fields: object) -> sp.Strategy:
    kpi = sp.Indicator(id="1-1-K1", name="件数", **fields)  # type: ignore[arg-type]
    measure = sp.Measure(id="1-1", number=1, name="相談", kpis=(kpi,))
    return _strategy(goals=(sp.Goal(id="1", number=1, name="安心", measures=(measure,)),))


def test_sample_is_valid_and_keeps_its_shape(sample: Path) -> None:
    strategy = sp.parse(sample)
    root = _root(strategy)
    assert root.get("Type") == "Performance_Plan"
    assert _texts(root, ".//Goal/Name") == [goal.name for goal in strategy.goals]
    for goal, element in zip(strategy.goals, _all(root, ".//Goal"), strict=True):
        assert _texts(element, "Objective/Name") == ["数値目標", *(measure.name for measure in goal.measures)]
        targets, *objectives = _all(element, "Objective")
        assert _texts(targets, "PerformanceIndicator/MeasurementDimension") == [target.name for target in goal.targets]
        for measure, objective in zip(goal.measures, objectives, strict=True):
            assert _texts(objective, "PerformanceIndicator/MeasurementDimension") == [kpi.name for kpi in measure.kpis]


@given(strategies())
def test_every_text_stands_in_it(strategy: sp.Strategy) -> None:
    _check_texts(strategy)


def test_every_text_of_the_sample_stands_in_it(sample: Path) -> None:
    _check_texts(sp.parse(sample))


def _check_texts(strategy: sp.Strategy) -> None:
    root = _root(strategy)
    whole = "\n".join(element.text or "" for element in root.iter())
    for node in strategy.nodes():
        assert node.id in whole
        assert node.name in whole
        if isinstance(node, sp.Project):
            assert node.text in whole
            assert set(node.organizations) <= set(_texts(root, ".//Stakeholder/Name"))
        if isinstance(node, sp.Indicator) and node.target:
            assert node.target.text in _texts(root, ".//TargetResult/Description")
        if isinstance(node, sp.Measure) and node.area:
            assert node.area.name in whole


@given(spoiled_strategies())
def test_valid_whatever_the_texts_are(strategy: sp.Strategy) -> None:
    root = _root(strategy)
    illegal = [found for found in write_stratml(strategy).findings if found.code == "characters-replaced"]
    assert bool(illegal) == any("\ufffd" in (element.text or "") for element in root.iter())


def test_numbers_and_dates_stand_only_where_they_are_known() -> None:
    target = sp.Target(
        text="50人（R1）→80.50人（R6）", value=Decimal("80.50"), unit="人", baseline=Decimal(50), target_year=2024
    )
    (indicator,) = _all(_root(_of_kpi(target=target)), ".//PerformanceIndicator")
    aim, baseline = _all(indicator, "MeasurementInstance")
    assert [(element.tag.partition("}")[2], element.text) for element in _all(aim, "TargetResult/*")] == [
        ("StartDate", "2024-04-01"),
        ("EndDate", "2025-03-31"),
        ("NumberOfUnits", "80.50"),
        ("Description", "50人（R1）→80.50人（R6）"),
    ]
    assert _texts(baseline, "ActualResult/NumberOfUnits") == ["50"]
    assert _texts(baseline, "ActualResult/Descriptor/DescriptorName") == ["基準値"]
    assert _all(baseline, "ActualResult/StartDate") == []
    assert _texts(indicator, "UnitOfMeasurement") == ["人"]


def test_derived_baseline_is_no_actual_result() -> None:
    target = sp.Target(
        text="5年で1.49とし0.12ポイント向上", value=Decimal("1.49"), baseline=Decimal("1.37"), baseline_derived=True
    )
    root = _root(_of_kpi(target=target))
    assert _all(root, ".//ActualResult") == []
    (other,) = _texts(root, ".//PerformanceIndicator/OtherInformation")
    assert other.splitlines() == ["基準値: 1.37", "基準値は計算: はい"]


def test_target_that_was_not_read_has_its_text_alone() -> None:
    (indicator,) = _all(_root(_of_kpi(target=sp.Target(text="検討"))), ".//PerformanceIndicator")
    assert [element.tag.partition("}")[2] for element in _all(indicator, ".//TargetResult/*")] == ["Description"]
    assert indicator.get("PerformanceIndicatorType") is None


def test_years_in_order_with_aims_and_actual_values() -> None:
    root = _root(
        _of_kpi(
            series=frozendict({2021: YearValue(target="60人"), 2020: YearValue(target="55人", actual="約54人")}),
            actuals=frozendict({2021: Decimal("58.5")}),
        )
    )
    assert root.get("Type") == "Performance_Report"
    first, second = _all(root, ".//MeasurementInstance")
    assert (_texts(first, "TargetResult/Description"), _texts(first, "ActualResult/Description")) == (
        ["55人"],
        ["約54人"],
    )
    assert (_texts(second, "ActualResult/EndDate"), _texts(second, "ActualResult/NumberOfUnits")) == (
        ["2022-03-31"],
        ["58.5"],
    )


def test_organizations_are_stakeholders_with_their_projects() -> None:
    projects = (
        sp.Project(id="1-1-P1", name="融資", text="利子/あおば銀行", description="利子", organizations=("あおば銀行",)),
        sp.Project(id="1-1-P2", name="相談", organizations=("あおば銀行", "みどり銀行")),
    )
    measure = sp.Measure(id="1-1", number=1, name="相談", projects=projects)
    root = _root(_strategy(goals=(sp.Goal(id="1", number=1, name="安心", measures=(measure,)),)))
    stakeholders = _all(root, ".//Objective/Stakeholder")
    assert [(_texts(one, "Name"), _texts(one, "Role/Name")) for one in stakeholders] == [
        (["あおば銀行"], ["融資", "相談"]),
        (["みどり銀行"], ["相談"]),
    ]
    assert _texts(root, ".//Objective/OtherInformation")[0].splitlines()[-2:] == [
        "1-1-P1 | 事業名: 融資 | 内容: 利子/あおば銀行",
        "1-1-P2 | 事業名: 相談",
    ]


def test_what_the_document_does_not_say_is_not_there() -> None:
    root = _root(_strategy(title="", goals=(sp.Goal(id="0", name="", implicit=True),)))
    assert {element.tag.partition("}")[2] for element in root.iter()} == {
        *("PerformancePlanOrReport", "Name", "OtherInformation", "StrategicPlanCore", "Goal", "Description"),
        *("Identifier", "SequenceIndicator"),
    }
    assert root.get("Type") == "Strategic_Plan"


def test_strategy_without_goals_has_the_empty_goal_that_the_schema_asks_for() -> None:
    (goal,) = _all(_root(_strategy()), ".//Goal")
    assert [(element.tag.partition("}")[2], element.text) for element in goal] == [
        ("Name", None),
        ("Description", None),
    ]


def test_municipality_and_period() -> None:
    root = _root(_strategy(municipality="根室市", municipality_code="012238", period=Period(start=2015, end=2019)))
    assert _texts(root, ".//Organization/*") == ["根室市", "全国地方公共団体コード: 012238"]
    assert _texts(root, "AdministrativeInformation/*") == ["2015-04-01", "2020-03-31"]


def test_identifiers_are_the_document_s_own(sample: Path) -> None:
    strategy = sp.parse(sample)
    assert write_stratml(strategy) == write_stratml(sp.parse(sample))
    other = replace(strategy, source=replace(strategy.source, sha256="0" * 64))
    ours, theirs = (set(_texts(_root(one), ".//Identifier")) for one in (strategy, other))
    of_nodes = [node for node in strategy.nodes() if not isinstance(node, sp.Project)]
    assert len(ours) == len(of_nodes) + sum(bool(goal.targets) for goal in strategy.goals)
    assert ours.isdisjoint(theirs)


@pytest.mark.parametrize("text", ["<b>&\"'</b>", "]]>", "a\r\nb", "𠮷", "=1+1"])
def test_texts_are_escaped(text: str) -> None:
    root = _root(_strategy(title=text))
    assert _texts(root, "Name") == [text]


def test_characters_that_xml_lacks_are_told() -> None:
    written = write_stratml(_strategy(title="戦\x00略\ud800"))
    assert "<Name>戦\ufffd略\ufffd</Name>" in written.file().decode()
    assert [(found.code, found.after) for found in written.findings] == [("characters-replaced", "戦\ufffd略\ufffd")]


@pytest.mark.parametrize("suffix", [".stratml", ".xml"])
def test_written_by_its_suffix(sample: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    sp.parse(sample).write(path)
    SCHEMA.validate(path)
