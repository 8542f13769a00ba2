"""What a notebook shows: the trees of strategy, goal and measure; and the sample notebook, run from top to bottom."""

from __future__ import annotations

import base64
import json
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from IPython.core.formatters import DisplayFormatter
from nbclient import NotebookClient

import senryaku_parse as sp
from senryaku_parse.source import Source
from senryaku_parse.writers.markup import Html, element, fragment
from senryaku_parse.writers.notebook import MAX_BRANCHES, MAX_LEAVES, MAX_TEXT, tree
from tests.conftest import ROOT
from tests.support.strategies import strategies

NOTEBOOK = ROOT / "samples" / "notebook.ipynb"

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</details></div><!--",
    "&lt;b&gt; &amp;",
    "' onmouseover='x",
    "$\\frac{1}{2}$",
    "\ud800 lone",
)


def _soup(node: sp.Strategy | sp.Goal | sp.Measure) -> BeautifulSoup:
    return BeautifulSoup(tree(node), "html.parser")


def _summaries(soup: BeautifulSoup) -> list[str]:
    return [summary.get_text() for summary in soup.find_all("summary")]


def test_tree_of_the_sample(sample: Path) -> None:
    strategy = sp.parse(sample)
    soup = _soup(strategy)
    head = soup.get_text("\n")
    assert strategy.title in head
    assert "基本目標 3、数値目標 10、施策 16、KPI 39、事業 96" in head
    assert "確認事項 63件（エラー 0、要確認 0、情報 63）" in head
    goal = strategy.goals[0]
    assert _summaries(soup)[0] == f"1 {goal.name} 数値目標 4、施策 5、KPI 11、事業 32"
    rows = [row.get_text() for row in soup.find_all("li")]
    assert len(rows) == 145
    assert rows[0] == "1-T1 合計特殊出生率：現状 1.37 → 5年後 1.49（+0.12ポイント）"
    assert "2-ア-2-P8 民間等 UIターン創業者への利率低減事業 日本政策金融公庫" in rows
    assert "2-ア-2-P6 医師及び医療従事者修学資金貸付事業（再掲：1-イ-1-P2）" in rows
    assert not soup.find_all("details", open=True)


def test_a_goal_and_a_measure_show_themselves_open(sample: Path) -> None:
    goal = sp.parse(sample).goals[1]
    opened = [details.summary.get_text() for details in _soup(goal).find_all("details", open=True) if details.summary]
    assert opened == [f"2 {goal.name} 数値目標 3、施策 7、KPI 21、事業 53"]
    measure = goal.measures[1]
    soup = _soup(measure)
    assert _summaries(soup) == [f"2-ア-2 {measure.name} KPI 2、事業 9"]
    assert soup.details is not None
    assert soup.details.has_attr("open")
    assert soup.get_text().startswith("(ア) 経済・雇用対策の推進")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_text(text: str) -> None:
    strategy = _filled_with(text)
    soup = _soup(strategy)
    assert {tag.name for tag in soup.find_all()} <= {"div", "strong", "details", "summary", "span", "b", "ul", "li"}
    assert {name for tag in soup.find_all() for name in tag.attrs} <= {"style", "open"}
    assert soup.get_text().count(text.replace("\ud800", "\ufffd")) == 10
    tree(strategy).encode()


def _filled_with(text: str) -> sp.Strategy:
    """A strategy that says `text` in each of its ten texts that a tree shows."""
    measure = sp.Measure(
        id=text,
        area=sp.Area(marker="", name=text),
        name=text,
        kpis=(sp.Indicator(id="k", name="n", target=sp.Target(text=text)),),
        projects=(sp.Project(id="p", category=text, name=text, organizations=(text,), reprint=True, reprint_of=text),),
    )
    goal = sp.Goal(id="1", name=text, measures=(measure,))
    return sp.Strategy(title=text, source=Source("", "markdown", ""), goals=(goal,))


@given(strategies())
@settings(max_examples=30)
def test_small_trees_are_whole_and_in_order(strategy: sp.Strategy) -> None:
    shown = [row.get_text() for row in _soup(strategy).find_all("li")]
    leaves = [node for node in strategy.nodes() if isinstance(node, sp.Indicator | sp.Project)]
    assert len(shown) == len(leaves)
    for row, leaf in zip(shown, leaves, strict=True):
        assert row.startswith(f"{leaf.id} ")
        assert leaf.name in row
        if isinstance(leaf, sp.Indicator):
            assert row.endswith(str(leaf.target))
    branches = [node for node in strategy.nodes() if isinstance(node, sp.Goal | sp.Measure)]
    assert [text.split(" ")[0] for text in _summaries(_soup(strategy))] == [branch.id for branch in branches]


@pytest.mark.parametrize(
    ("goals", "measures", "leaves"), [(1, 1, 20_000), (1, 10_000, 2), (10_000, 1, 2), (20, 20, 50)]
)
def test_a_huge_tree_is_cut_and_counted(goals: int, measures: int, leaves: int) -> None:
    projects = tuple(sp.Project(id=str(at), name="名前" * 1000) for at in range(leaves))
    measure = sp.Measure(id="m", name="施策", projects=projects)
    goal = sp.Goal(id="g", name="目標", measures=(measure,) * measures)
    strategy = sp.Strategy(title="", source=Source("", "markdown", ""), goals=(goal,) * goals)
    html = tree(strategy)
    soup = BeautifulSoup(html, "html.parser")
    assert len(html) < 1_000_000
    branches = soup.find_all("details")
    assert len(branches) == min(goals + goals * measures, MAX_BRANCHES)
    rows = soup.find_all("li")
    assert len(rows) <= MAX_LEAVES
    assert max(len(row.get_text()) for row in rows) < MAX_TEXT + 20 if rows else True
    left_out = Counter[str]()
    for kind, count in re.findall(r"ほか (\S+) ([\d,]+)件（表示を省略）", soup.get_text("\n")):
        left_out[kind] += int(count.replace(",", ""))
    shown_goals = min(goals, MAX_BRANCHES)
    shown_measures = len(branches) - shown_goals
    assert left_out["基本目標"] == goals - shown_goals
    assert left_out["施策"] == shown_goals * measures - shown_measures
    assert left_out["事業"] == shown_measures * leaves - len(rows)


def test_colours_are_the_pages_own(sample: Path) -> None:
    styles = {tag["style"] for tag in _soup(sp.parse(sample)).find_all(style=True)}
    assert styles
    for style in styles:
        assert not re.search(r"background|#|rgb|(?<!-)\bcolor:", str(style))


def test_ipython_shows_the_tree_and_keeps_one_line(sample: Path) -> None:
    strategy = sp.parse(sample)
    for node in (strategy, strategy.goals[0], strategy.goals[0].measures[0]):
        shown, _ = DisplayFormatter().format(node)  # type: ignore[no-untyped-call]
        assert shown["text/html"] == tree(node)
        assert "\n" not in shown["text/plain"]
        assert len(shown["text/plain"]) < 200
        assert "事業" in shown["text/plain"]
        assert str(node) == shown["text/plain"]
        assert repr(node) == f"<{type(node).__name__} {node}>"


def test_markup_escapes_all_but_itself() -> None:
    assert element("p", "a<b", element("i", "&"), title='"x"') == '<p title="&quot;x&quot;">a&lt;b<i>&amp;</i></p>'
    assert fragment(Html("<b>"), "<b>") == "<b>&lt;b&gt;"
    assert fragment(Html("<b>") + "<i>") == "&lt;b&gt;&lt;i&gt;", "joined to a plain text it is plain"
    assert element("details", open=True, class_="x") == '<details open class="x"></details>'
    assert element("details", open=False) == "<details></details>"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Id of a cell → what it shows, by MIME type, after the whole notebook ran; printed text as "stdout"."""
    folder = tmp_path_factory.mktemp("jupyter")
    kernel = folder / "kernels" / "python3"
    kernel.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "tests", "language": "python"}))
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(folder))  # this Python is the kernel, whatever else is registered
        patch.setenv("JUPYTER_RUNTIME_DIR", str(folder))
        patch.setenv("IPYTHONDIR", str(folder))
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    return {cell.id: _shown(cell.outputs) for cell in notebook.cells if cell.cell_type == "code"}


def _shown(outputs: list[nbformat.NotebookNode]) -> dict[str, str]:
    shown: dict[str, str] = {}
    for output in outputs:
        shown |= {output.name: output.text} if output.output_type == "stream" else output.data
    return shown


def test_notebook_shows_the_strategy(outputs: dict[str, dict[str, str]], sample: Path) -> None:
    strategy = sp.parse(sample)
    assert outputs["parse"]["text/html"] == tree(strategy)
    assert outputs["measure"]["text/html"] == tree(strategy.goals[1].measures[1])
    for indicator in strategy.goals[0].targets:
        assert str(indicator.target) in outputs["targets"]["stdout"]


def test_notebook_counts(outputs: dict[str, dict[str, str]], sample: Path) -> None:
    strategy = sp.parse(sample)
    sizes = {name: len(frame) for name, frame in strategy.to_frames().items()}
    assert re.sub(r"\s+", " ", outputs["frames"]["text/plain"]) == str(sizes)
    table = [line.split() for line in outputs["categories"]["text/plain"].splitlines()]
    headings, rows = table[0][1:], table[2:]
    counted = {(int(row[0]), name): int(count) for row in rows for name, count in zip(headings, row[1:], strict=True)}
    expected = Counter(
        (goal.number, project.category or "区分なし")
        for goal in strategy.goals
        for measure in goal.measures
        for project in measure.projects
        if not project.reprint
    )
    assert {key: count for key, count in counted.items() if count} == expected
    assert re.findall(r"(\w+) +(\d+)", outputs["flat"]["text/plain"]) == [
        ("kpi", str(sizes["kpis"])),
        ("project", str(sizes["projects"])),
        ("target", str(sizes["targets"])),
    ]


def test_notebook_draws_without_pyplot(outputs: dict[str, dict[str, str]]) -> None:
    for cell in ("plot-projects", "plot-indicators"):
        assert base64.b64decode(outputs[cell]["image/png"]).startswith(b"\x89PNG")


def test_notebook_accounts_writes_and_loads(outputs: dict[str, dict[str, str]], sample: Path) -> None:
    assert outputs["account"]["stdout"].strip() == str(sp.account(sample))
    assert {"strategy.json", "strategy.xlsx", "strategy.csv", "package/datapackage.json"} <= set(
        outputs["write"]["stdout"].split()
    )
    assert outputs["write"]["text/plain"] == "True"


def test_notebook_compares(outputs: dict[str, dict[str, str]], sample: Path) -> None:
    comparison = sp.compare(sp.parse(sample), sp.parse(NOTEBOOK.parent / "nemuro-sogo-senryaku-2nd-fictional.md"))
    assert comparison.summary.text in outputs["compare"]["text/html"]
    assert len(outputs["compare"]["text/plain"]) < 1_000
    told = comparison.of("target_raised", "target_lowered", "split", "merged")
    assert outputs["changes"]["stdout"].splitlines() == [change.message for change in told]


def test_notebook_says_nothing_on_standard_error(outputs: dict[str, dict[str, str]]) -> None:
    quiet = {cell: shown.get("stderr", "") for cell, shown in outputs.items() if not cell.startswith("plot")}
    assert quiet == dict.fromkeys(quiet, "")


def test_notebook_is_kept_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_the_tree_of_a_nameless_strategy() -> None:
    goal = sp.Goal(id="1", name="", implicit=True, targets=(sp.Indicator(id="1-T1", name="指標"),))
    strategy = sp.Strategy(title="", source=Source("", "markdown", ""), goals=(goal,))
    text = _soup(replace(strategy, period=sp.Period(start=2020, end=2024))).get_text("\n")
    assert "（表題なし）" in text
    assert "2020～2024年度" in text
    assert "（名前なし）" in text
    assert "目標の記載なし" in text
