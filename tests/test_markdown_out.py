"""Markdown out: read back it is the same strategy, and what is not is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

import senryaku_parse as sp
from senryaku_parse.convert import trace_input
from senryaku_parse.frozen import frozendict
from senryaku_parse.inputs import from_text
from senryaku_parse.source import Source
from senryaku_parse.targets import read_target
from senryaku_parse.writers.markdown import write_markdown
from tests.support.casefile import read_case
from tests.support.spoiled import spoiled_strategies
from tests.support.strategies import strategies

CASES = sorted((Path(__file__).parent / "cases" / "documents").glob("*.txt"))

OF_THE_LAYOUT = {"label-inherited"}
"""Markdown has no merged cells: a label stands once, blank below."""


def _written(strategy: sp.Strategy) -> str:
    return write_markdown(strategy).file().decode()


def _read(text: str) -> sp.Strategy:
    return sp.parse_text(text, format="markdown")


def _document(rows: str) -> sp.Strategy:
    return _read("\n".join(line.strip() for line in rows.strip().splitlines()))


def _codes(strategy: sp.Strategy) -> set[str]:
    return {found.code for found in strategy.findings if not found.code.startswith("target-")}


def test_sample_is_read_back_without_a_repair(sample: Path) -> None:
    strategy = sp.parse(sample)
    written = write_markdown(strategy)
    assert written.findings == ()
    again = _read(written.file().decode())
    assert again == strategy
    assert _codes(again) == OF_THE_LAYOUT
    assert write_markdown(again) == written


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_read_back_equal(path: Path) -> None:
    reader, text = read_case(path).input
    try:
        strategy = sp.parse_text(text, format=reader)
    except sp.NoStrategyError:
        pytest.skip("holds no strategy")
    written = write_markdown(strategy)
    again = trace_input(from_text(written.file().decode()), "markdown")
    assert again.accounting().lost == ()
    if any(map(_has_columns_of_its_own, strategy.nodes())) or any(map(_says_twice, strategy.measures)):
        assert {found.code for found in written.findings} == {"field-not-written"}
        return
    assert again.strategy == strategy
    assert written.findings == ()
    assert _codes(again.strategy) <= _codes(strategy) | OF_THE_LAYOUT


def _has_columns_of_its_own(node: object) -> bool:
    """Whether a node holds what the printed table has no column for: told as not written."""
    if isinstance(node, sp.Indicator):
        return bool(node.target_text or node.baseline_text or node.department or node.series or node.extra)
    return isinstance(node, sp.Goal | sp.Measure) and bool(node.extra)


def _says_twice(measure: sp.Measure) -> bool:
    """Whether two projects differ in nothing but the marks before their names: they are read back as one."""
    return len({replace(project, id="") for project in measure.projects if project.text}) < sum(
        bool(project.text) for project in measure.projects
    )


@given(strategies())
def test_generated_strategies_are_read_back_equal(strategy: sp.Strategy) -> None:
    written = write_markdown(strategy)
    again = _read(written.file().decode())
    assert again == strategy
    assert written.findings == ()
    assert _codes(again) <= OF_THE_LAYOUT | {"truncated", "organization-unclear"}


@given(spoiled_strategies())
def test_what_is_not_read_back_is_told(strategy: sp.Strategy) -> None:
    written = write_markdown(strategy)
    try:
        equal = _read(written.file().decode()) == strategy
    except sp.SenryakuError:
        equal = False
    assert equal == (written.findings == ())
    assert {found.code for found in written.findings} <= {"field-not-written", "characters-replaced"}


def test_looks_like_the_printed_table() -> None:
    strategy = _document("""
        # 根室市総合戦略

        | 基本目標 | 1. 安心 | | | |
        |---|---|---|---|---|
        | 数値目標 | ①出生率 | 5年で1.49 | | |
        | | ②人口 | 5年で10人増加 | | |
        | 具体的施策 | (ア) 子育て ①相談 | | | |
        | KPI | 件数 ⇒ 5年で5件 | | | |
        | 具体的事業 | 区分 | 事業名 | 内容 | 担当課 |
        | | 新規 | 給付*A*事業 | A\\|B | 福祉課 |
        | | | 給付事業（再掲） | | |
        | 基本目標 | 2. 仕事 | | | |
    """)
    assert _written(strategy) == (
        "# 根室市総合戦略\n"
        "\n"
        "| 基本目標 | 1. 安心 |  |  |  |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 数値目標 | ①出生率 | 5年で1.49 |  |  |\n"
        "|  | ②人口 | 5年で10人増加 |  |  |\n"
        "| 具体的施策 | (ア) 子育て ①相談 |  |  |  |\n"
        "| 重要業績評価指標(KPI) | 件数 | 5年で5件 |  |  |\n"
        "| 具体的事業 | 区分 | 事業名 | 内容 | 担当課 |\n"
        "|  | 新規 | 給付A事業 | A\\|B | 福祉課 |\n"
        "|  |  | 給付事業（再掲） |  |  |\n"
        "\n"
        "| 基本目標 | 2. 仕事 |  |  |  |\n"
        "| --- | --- | --- | --- | --- |\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a|b", "\\", "\\|", "a\\", "`x", "``", "*a*", "_a_b_", "[a](b)", "![a](b)", "<br>", "<script>x</script>", "&lt;",
        "~~a~~", "^^", "---", "$x$", ":+1:", "# a", "1.49", "20～39歳", "6次産業化", "18市町村", "100", "A②B", "(R1→R6)",
        "区分", "新規", "=1+1", "https://example.jp/?a=1&b=2",
    ],
)  # fmt: skip
def test_texts_come_back_wherever_they_stand(text: str) -> None:
    area = sp.Area(marker="ア", name=f"{text}分野")
    target, _ = read_target(f"{text}を実施", f"{text}数")
    kpi = sp.Indicator(id="1-ア-1-K1", name=f"{text}数", target=target)
    project = sp.Project(id="1-ア-2-P1", name=f"{text}事業", text=text, description=text, category="新規")
    measures = (
        sp.Measure(id="1-ア-1", area=area, number=1, name=text, kpis=(kpi,)),
        sp.Measure(id="1-ア-2", area=area, number=2, name=f"{text}施策", projects=(project,)),
    )
    strategy = _strategy(sp.Goal(id="1", number=1, name=text, measures=measures), title=f"{text}戦略")
    assert write_markdown(strategy).findings == ()
    assert _read(_written(strategy)) == strategy


@pytest.mark.parametrize("name", ["(ア)系統", "50人 → 80人"])
def test_name_that_would_read_as_something_else_is_told(name: str) -> None:
    kpi = sp.Indicator(id="1-1-K1", name=name)
    measure = sp.Measure(id="1-1", number=1, name="相談", kpis=(kpi,))
    written = write_markdown(_strategy(sp.Goal(id="1", number=1, name="安心", measures=(measure,))))
    assert ("field-not-written", name) in [(found.code, found.before) for found in written.findings]


def _strategy(*goals: sp.Goal, title: str = "") -> sp.Strategy:
    return sp.Strategy(title=title, source=Source("", "markdown", ""), goals=goals)


def test_github_shows_the_texts_themselves() -> None:
    """As GFM renders it: one table a goal, no markup, every text in a cell of its own."""
    name = "*a* `b` <i>c</i> [d](e) A|B \\ ~~f~~"
    html = MarkdownIt("gfm-like", {"linkify": False}).render(_written(_strategy(sp.Goal(id="1", number=1, name=name))))
    assert html.count("<table>") == 1
    assert "<th>1. *a* `b` &lt;i&gt;c&lt;/i&gt; [d](e) A|B \\ ~~f~~</th>" in html


def test_numbers_beyond_the_circled_ones() -> None:
    area = sp.Area(marker="ア", name="子育て")
    measures = tuple(
        sp.Measure(id=f"1-ア-{number}", area=area, number=number, name="6次産業化" + "の" * at)
        for at, number in enumerate((1, 20, 21, 36, 50, 51, 120))
    )
    strategy = _strategy(sp.Goal(id="1", number=1, name="安心", measures=measures))
    assert _read(_written(strategy)) == strategy


def test_unknown_category_beside_a_blank_text_stays_category() -> None:
    strategy = _document("""
        | 基本目標 | 1. 安心 | | |
        |---|---|---|---|
        | 具体的施策 | ①相談 | | |
        | 具体的事業 | 事業名 | 内容 | 区分 |
        | | 見守り | | 重点 |
    """)
    assert strategy.goals[0].measures[0].projects[0].category == "重点"
    assert _read(_written(strategy)) == strategy


def test_aims_from_level_to_level_stay_whole() -> None:
    strategy = _document("""
        | 基本目標 | 1. 安心 | | |
        |---|---|---|---|
        | 具体的施策 | ①相談 | | |
        | KPI | 件数 ⇒ 現状50人程度 → 目標80人程度 | | |
        | | 人数 ⇒ 50人(R1) → 80人(R6) | | |
    """)
    assert [kpi.name for kpi in strategy.goals[0].measures[0].kpis] == ["件数", "人数"]
    assert _read(_written(strategy)) == strategy


def test_fields_without_a_place_are_told() -> None:
    kpi = sp.Indicator(
        id="1-1-K1",
        name="件数",
        target=sp.Target(text="検討", target_year=2024),
        baseline_text="5件",
        target_text="検討中",
        department="福祉課",
        extra=frozendict({"備考": "速報"}),
        actuals=frozendict({2020: Decimal(5)}),
    )
    measure = sp.Measure(id="1-1", number=1, name="相談", kpis=(kpi,), key="m-1")
    written = write_markdown(_strategy(sp.Goal(id="1", number=1, name="安心", measures=(measure,)), title="戦略"))
    told = [(found.message.split("は、")[0], found.before) for found in written.findings]
    assert told == [
        ("1-1-K1 の「目標年度」", "2024"),
        ("1-1-K1 の「その他の列」", "備考: 速報"),
        ("1-1-K1 の「現状値の欄」", "5件"),
        ("1-1-K1 の「目標値の欄」", "検討中"),
        ("1-1-K1 の「担当課」", "福祉課"),
        ("1-1-K1 の「実績」", "2020: 5"),
        ("1-1 の「版をまたぐID」", "m-1"),
    ]
    assert {found.severity for found in written.findings} == {"warning"}


def test_strategy_without_goals_says_that_it_is_not_read_back() -> None:
    written = write_markdown(_strategy(title="戦略"))
    assert written.content == "# 戦略\n".encode()
    assert [found.code for found in written.findings] == ["field-not-written"]


def test_written_by_its_suffix(sample: Path, tmp_path: Path) -> None:
    strategy = sp.parse(sample)
    assert strategy.write(tmp_path / "out.md") == ()
    assert sp.parse(tmp_path / "out.md") == strategy
