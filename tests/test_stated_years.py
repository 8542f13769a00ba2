"""Years that a line says of the values in the tables below it."""

from __future__ import annotations

import pytest

import senryaku_parse as sp

_TABLE = """<table>
<tr><th>指標</th><th>{baseline}</th><th>{aim}</th></tr>
<tr><td>創業件数</td><td>5件</td><td>8件</td></tr>
</table>"""
_ABOVE = "<h1>総合戦略</h1>{first}<h2>基本目標1　しごとをつくる</h2><h3>施策1　商業の振興</h3>"


def _years(first: str, above: str, baseline: str = "基準値", aim: str = "目標値") -> tuple[int | None, int | None]:
    html = _ABOVE.format(first=f"<p>{first}</p>") + f"<p>{above}</p>" + _TABLE.format(baseline=baseline, aim=aim)
    target = sp.parse_text(html, format="html").goals[0].measures[0].kpis[0].target
    assert target is not None
    return target.baseline_year, target.target_year


@pytest.mark.parametrize(
    "line",
    [
        "重要業績評価指標（KPI）（基準値：R1　目標値：R6）",
        "（現状値は令和元年度、目標値は令和6年度）",
        "基準年度：令和元(2019)年度　目標年度：令和6(2024)年度",
        "令和元年度を基準値、令和6年度を目標値とします。",
        "KPI【現状：2019年度／目標：2024年度】",
    ],
)
def test_line_above_table_says_years(line: str) -> None:
    assert _years("", line) == (2019, 2024)


def test_note_says_years_of_all_tables() -> None:
    assert _years("※基準値は令和元年度、目標値は令和6年度です。", "") == (2019, 2024)


@pytest.mark.parametrize(
    "line",
    [
        "計画期間は令和2年度から令和6年度までです。",
        "創業件数　現状値 12件（R1）　目標値 20件（R6）",
        "基準値：R6　目標値：R1",
    ],
)
def test_other_lines_say_no_years(line: str) -> None:
    assert _years("", line) == (None, None)


def test_headings_say_years_first() -> None:
    assert _years("", "（基準値：R1　目標値：R6）", "基準値（R2）", "目標値（R7）") == (2020, 2025)
