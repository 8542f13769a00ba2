"""StratML Part 2, "Performance Plans and Reports" (ANSI/AIIM 22, ISO 17469): XML of `PerformancePlanOrReport`.

- 総合戦略: the root. `Name` is the title; `Type` is Performance_Report where there are actual values, else Performance_Plan where
  there is an indicator, else Strategic_Plan.
- 自治体: `Organization/Name`; its 全国地方公共団体コード in `Description`.
- 計画期間: `AdministrativeInformation`, from April 1 of the first to the March 31 that ends the last fiscal year.
- 基本目標: `Goal`; its 本文 in `Description`.
- 数値目標: `PerformanceIndicator` of a first `Objective` 「数値目標」 of the goal, for Part 2 has indicators below objectives only.
- 具体的施策: `Objective`; its 本文 in `Description`, its 分野 in `OtherInformation`.
- KPI: `PerformanceIndicator` of the measure's `Objective`.
- 目標: `MeasurementInstance/TargetResult`; `NumberOfUnits` is the value, `Description` the text.
- 基準値 where the text states it, and 実績: `MeasurementInstance/ActualResult`, the former with the `Descriptor` 「基準値」.
- 具体的事業: a line in `OtherInformation` of the measure's `Objective`, for Part 2 has no element for what is neither an aim nor a
  measurement; its 実施主体 are `Stakeholder`s there, with a `Role` of type Performer for each 事業.

`SequenceIndicator` is the id of the hierarchy (1-ア-1-K1); `Identifier` a UUID made of it and the fingerprint of the source, so the
same for the same document. Dates stand only where a fiscal year is known, numbers only where they were read. Every other
field with a value is a line 「見出し: 値」 of `OtherInformation`, each note a line of its own. Not in the file: lines of the source, and findings.

Written after version 2.2.6 of the schema (PerformancePlanOrReport20160216.xsd); valid by the ISO draft of 2016-05-06 too.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from senryaku_parse.model import Strategy
from senryaku_parse.writers.characters import NO_XML, with_legal_texts
from senryaku_parse.writers.stratml.plan import plan
from senryaku_parse.writers.written import Written

_NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


def write_stratml(strategy: Strategy) -> Written:
    """`strategy` as UTF-8 XML. Characters that XML lacks become U+FFFD, with a finding."""
    strategy, replaced = with_legal_texts(strategy, NO_XML, "XML")
    root = plan(strategy)
    root.set("xmlns", _NAMESPACE)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode").replace("\r", "&#13;")  # bare, it is read as a line feed
    return Written(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode(), replaced)
