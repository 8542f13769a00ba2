"""A 数値目標 or KPI as `PerformanceIndicator`."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal

from senryaku_parse.model import Indicator, YearValue
from senryaku_parse.source import Source
from senryaku_parse.writers.stratml.elements import element, end_date, identifier, number_of_units, optional, start_date


def performance_indicator(indicator: Indicator, source: Source, other: list[str]) -> ET.Element:
    """One indicator; `other` are the lines of its `OtherInformation`. It is Quantitative where a number was read."""
    target = indicator.target
    quantitative = target is not None and (target.value is not None or target.change is not None)
    return element(
        "PerformanceIndicator",
        element("SequenceIndicator", indicator.id),
        element("MeasurementDimension", indicator.name),
        element("UnitOfMeasurement", (target.unit if target else None) or ""),
        identifier(source, indicator.id),
        *(element("MeasurementInstance", *results) for results in _measurements(indicator)),
        optional("OtherInformation", "\n".join(other)),
        PerformanceIndicatorType="Quantitative" if quantitative else None,
    )


def _measurements(indicator: Indicator) -> Iterator[list[ET.Element]]:
    """The aim; the baseline it states; the fiscal years with an interim aim or an actual value. Aims stand first in each."""
    target = indicator.target
    if target:
        yield [_result("TargetResult", target.target_year, target.value, target.text)]
        if target.baseline is not None and not target.baseline_derived:
            name = element("Descriptor", element("DescriptorName", "基準値"))
            yield [_result("ActualResult", target.baseline_year, target.baseline, None, name)]
    for year in sorted({*indicator.series, *indicator.actuals}):
        stated, actual = indicator.series.get(year, YearValue()), indicator.actuals.get(year)
        results = []
        if stated.target is not None:
            results.append(_result("TargetResult", year, None, stated.target))
        if stated.actual is not None or actual is not None:
            results.append(_result("ActualResult", year, actual, stated.actual))
        if results:
            yield results


def _result(
    tag: str, year: int | None, value: Decimal | None, text: str | None, descriptor: ET.Element | None = None
) -> ET.Element:
    return element(
        tag, start_date(year), end_date(year), number_of_units(value), descriptor, optional("Description", text)
    )
