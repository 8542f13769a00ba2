"""What 概要 says: facts about the plan, counts per goal, what needs a look. Pure, no openpyxl."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from senryaku_parse.findings import CODES, SEVERITIES, Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import render
from senryaku_parse.model import Goal, Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.progress_layout import Layout

WORDS: frozendict[Lang, frozendict[str, str]] = frozendict(
    {
        "ja": frozendict(
            municipality="自治体",
            period="計画期間",
            source="元の文書",
            sha256="指紋（SHA-256）",
            written="書き出した日",
            unknown="文書からはわからない",
            years="{}年度～{}年度",
            from_year="（進捗管理は{}年度から）",
            no_year="（進捗管理の見出し「1年目」を「2015年度」のように打ち直すか、--start-year 2015 を付けて書き出す）",
            counts="基本目標ごとの件数",
            progress="基本目標ごとの評価",
            by_year="年度ごとの評価（指標の数）",
            year="年度",
            behind="遅れている指標（進捗率の低い順）",
            indicator="指標",
            pace="進捗率",
            mark="評価",
            findings="確認が必要な事項",
            sheets="シート",
            goal="基本目標",
            nameless="（基本目標の名前なし）",
            targets="数値目標",
            measures="施策",
            kpis="KPI",
            projects="事業",
            reprints="うち再掲",
            unmarked="評価なし",
            total="計",
            severity="重要度",
            kind="種類",
            number="件数",
            action="すること",
            each="{} {}件",
            between="、",
            more="ほか{}種類は確認事項のシートにあります。",
        ),
        "en": frozendict(
            municipality="municipality",
            period="period",
            source="source",
            sha256="SHA-256 of the source",
            written="written",
            unknown="not known from the document",
            years="FY{} to FY{}",
            from_year=" (progress begins in FY{})",
            no_year=' (retype the heading "year 1" of progress as "FY2015", or write with --start-year 2015)',
            counts="counts per goal",
            progress="marks per goal",
            by_year="marks per year",
            year="year",
            behind="what is furthest behind",
            indicator="indicator",
            pace="pace",
            mark="mark",
            findings="findings",
            sheets="sheets",
            goal="goal",
            nameless="(no name)",
            targets="targets",
            measures="measures",
            kpis="kpis",
            projects="projects",
            reprints="reprints",
            unmarked="no mark",
            total="total",
            severity="severity",
            kind="kind",
            number="count",
            action="what to do",
            each="{}: {}",
            between=", ",
            more="{} more kinds are in the sheet of findings",
        ),
    }
)
_NO_ACTION = "actions.none"
"""The message that `Code.action` is of what needs no look."""
_MOST_KINDS = 10
"""Kinds of findings that 概要 lists."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one code."""

    severity: str
    """In the language of the workbook."""
    first: int
    """Place of the first one among all, from 0."""
    number: int
    meaning: str
    action: str


def facts(strategy: Strategy, layout: Layout) -> list[tuple[str, str]]:
    """Label and text of each fact."""
    words = WORDS[layout.lang]
    code = f" ({strategy.municipality_code})" if strategy.municipality_code else ""
    return [
        (words["municipality"], f"{strategy.municipality or words['unknown']}{code}"),
        (words["period"], _period(strategy, layout, words)),
        (words["source"], strategy.source.name or words["unknown"]),
        (words["sha256"], strategy.source.sha256 or words["unknown"]),
        (words["written"], _today().isoformat()),
    ]


def _period(strategy: Strategy, layout: Layout, words: frozendict[str, str]) -> str:
    """The period; where the document does not say it, how 進捗管理 counts its years."""
    if strategy.period:
        return words["years"].format(strategy.period.start, strategy.period.end)
    first = layout.years[0]
    return words["unknown"] + (words["from_year"].format(first) if first else words["no_year"])


def counts(goal: Goal) -> tuple[int, int, int, int, int]:
    """How many targets, measures, KPIs, projects and reprints a goal has. Levels made up to hold others do not count."""
    projects = [project for measure in goal.measures for project in measure.projects]
    return (
        len(goal.targets),
        sum(not measure.implicit for measure in goal.measures),
        sum(len(measure.kpis) for measure in goal.measures),
        len(projects),
        sum(project.reprint for project in projects),
    )


def totals(findings: Sequence[Finding], lang: Lang) -> str:
    """How many findings there are of each severity."""
    numbers: Counter[str] = Counter(found.severity for found in findings)
    words = WORDS[lang]
    each = (words["each"].format(word if lang == "ja" else code, numbers[code]) for code, word in SEVERITIES.items())
    return words["between"].join(each)


def kinds(findings: Sequence[Finding], lang: Lang) -> tuple[list[FindingGroup], int]:
    """The kinds of findings that need action, most serious first, and how many more there are than are listed."""
    numbers = Counter((found.severity, found.code) for found in findings if _asks(found))
    first = {(found.severity, found.code): at for at, found in reversed(list(enumerate(findings)))}
    rank = list(SEVERITIES)
    ordered = sorted(numbers, key=lambda key: (rank.index(key[0]), first[key]))
    listed = [
        FindingGroup(
            SEVERITIES[severity] if lang == "ja" else severity,
            first[severity, code],
            numbers[severity, code],
            CODES[code].meaning if lang == "ja" and code in CODES else code,
            CODES[code].action if code in CODES else "",
        )
        for severity, code in ordered[:_MOST_KINDS]
    ]
    return listed, len(ordered) - len(listed)


def _asks(found: Finding) -> bool:
    return found.code not in CODES or CODES[found.code].action != render(_NO_ACTION)


def _today() -> date:
    """The day here, or that of SOURCE_DATE_EPOCH, for builds that must come out the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else datetime.now().astimezone().date()
