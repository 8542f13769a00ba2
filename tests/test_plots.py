"""The charts: every number in them is the strategy's, every name is readable, and nothing outside them changes."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.font_manager import FontEntry, fontManager
from matplotlib.text import Text
from matplotlib.transforms import Bbox

import senryaku_parse as sp
from senryaku_parse.source import Source
from senryaku_parse.writers.plots import fonts
from senryaku_parse.writers.plots.rows import LABEL_WIDTH, MAX_ROWS
from senryaku_parse.writers.plots.wrapping import display_width, wrap
from tests.support.hostile import broken_texts, hostile_strategies

needs_font = pytest.mark.skipif(fonts.japanese_family() is None, reason="no Japanese font is installed")


@pytest.fixture(autouse=True)
def _without_the_hint() -> Iterator[None]:
    """Where no Japanese font is installed, the charts are drawn all the same; the hint has a test of its own."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "日本語のフォント|Glyph .* missing")
        yield


@pytest.fixture(scope="module")
def strategy(sample: Path) -> sp.Strategy:
    return sp.parse(sample)


def _strategy(*targets: sp.Indicator, measures: tuple[sp.Measure, ...] = (), name: str = "目標") -> sp.Strategy:
    goal = sp.Goal(id="1", name=name, targets=targets, measures=measures)
    return sp.Strategy(title="", source=Source("", "markdown", ""), goals=(goal,))


def _indicator(at: int, baseline: str | None, value: str | None, name: str = "指標") -> sp.Indicator:
    levels = [None if text is None else Decimal(text) for text in (baseline, value)]
    return sp.Indicator(
        id=f"1-T{at}", name=name, target=sp.Target(text="目標の文字", baseline=levels[0], value=levels[1])
    )


def _labels(ax: Axes) -> list[str]:
    """The names to the left, from the top, each in one line."""
    return [label.get_text().replace("\n", "") for label in ax.get_yticklabels()]


def _steps(ax: Axes) -> dict[str, tuple[float, float]]:
    """Label → start and end of its line."""
    labels = dict(zip(ax.get_yticks(), _labels(ax), strict=True))
    segments = [one for lines in ax.collections if isinstance(lines, LineCollection) for one in lines.get_segments()]
    return {labels[segment[0][1]]: (segment[0][0], segment[1][0]) for segment in map(np.asarray, segments)}


def test_bars_are_the_counts(strategy: sp.Strategy) -> None:
    (ax,) = strategy.plot("projects").axes
    measures = strategy.measures
    assert [label.replace(" ", "") for label in _labels(ax)] == [
        f"{measure.id}{measure.name}".replace(" ", "") for measure in measures
    ]
    legend = ax.get_legend()
    assert legend is not None
    names = [text.get_text() for text in legend.get_texts()]
    bars = [bar for bar in ax.containers if isinstance(bar, BarContainer)]
    drawn = [
        {name: round(bar.patches[at].get_width()) for name, bar in zip(names, bars, strict=True)}
        for at in range(len(measures))
    ]
    for widths, measure in zip(drawn, measures, strict=True):
        counted = Counter(project.category or "区分なし" for project in measure.projects)
        assert {name: width for name, width in widths.items() if width} == counted
    totals = [text.get_text() for text in ax.texts if text.get_fontweight() == "bold" and text.get_text().isdigit()]
    assert totals == [str(len(measure.projects)) for measure in measures]
    assert ax.get_xlabel() == "事業数（再掲を含む）"


def test_indicators_go_from_baseline_to_target(strategy: sp.Strategy) -> None:
    (ax,) = strategy.plot("indicators").axes
    steps = {label.split(" ")[0]: ends for label, ends in _steps(ax).items()}
    indicators = [node for node in strategy.nodes() if isinstance(node, sp.Indicator)]
    assert [label.split(" ")[0] for label in _labels(ax)] == [one.id for one in indicators]
    drawn = {
        one.id: one.target for one in indicators if one.target and None not in (one.target.baseline, one.target.value)
    }
    assert set(steps) == set(drawn)
    for node_id, target in drawn.items():
        assert target.baseline is not None
        assert target.value is not None
        start, end = steps[node_id]
        assert max(start, end) == 1
        assert start * float(target.value) == pytest.approx(end * float(target.baseline))
    reasons = [text.get_text() for text in ax.texts if text.get_alpha()]
    assert len(reasons) == len(indicators) - len(drawn)
    assert set(reasons) == {"現状値が不明", "増減のみの目標"}


def test_numbers_stand_beside_the_rows_as_they_are(strategy: sp.Strategy) -> None:
    (ax,) = strategy.plot("indicators").axes
    (right,) = ax.child_axes
    notes = ["".join(label.get_text().split()) for label in right.get_yticklabels()]
    expected = [str(one.target) for one in strategy.nodes() if isinstance(one, sp.Indicator)]
    assert notes == ["".join(text.split()) for text in expected]


def test_scales_of_zero_negative_and_huge_levels() -> None:
    levels = [("5", "-3"), ("0", "0"), ("0", "4"), ("4", "0"), ("-2", "-1"), ("1e400", "2e400")]
    indicators = [_indicator(at, *pair) for at, pair in enumerate(levels)]
    (ax,) = _strategy(*indicators).plot("indicators").axes
    assert list(_steps(ax).values()) == [(1, -0.6), (0, 0), (0, 1), (1, 0), (-1, -0.5), (0.5, 1)]
    low, high = ax.get_xlim()
    assert low < -1
    assert high > 1


def test_what_has_no_levels_has_no_mark() -> None:
    targets = (
        _indicator(1, None, None),
        _indicator(2, None, "5"),
        _indicator(3, "5", None),
        sp.Indicator(id="1-T4", name="指標"),
        sp.Indicator(id="1-T5", name="指標", target=sp.Target(text="5人増加", change=Decimal(5))),
    )
    (ax,) = _strategy(*targets).plot("indicators").axes
    assert not ax.collections
    assert [text.get_text() for text in ax.texts[1:]] == [
        "数値化されていない",
        "現状値が不明",
        "目標値が不明",
        "目標の記載なし",
        "増減のみの目標",
    ]


@needs_font
@pytest.mark.parametrize("kind", ["projects", "indicators", None])
def test_texts_neither_overlap_nor_leave_the_figure(strategy: sp.Strategy, kind: str | None) -> None:
    figure = strategy.plot(kind)  # type: ignore[arg-type]
    figure.draw_without_rendering()
    page = Bbox([[0, 0], figure.bbox.size])
    boxes = [(text, text.get_window_extent()) for text in _texts(figure)]
    assert len(boxes) > 30
    for text, box in boxes:
        assert page.x0 <= box.x0 <= box.x1 <= page.x1, text
        assert page.y0 <= box.y0 <= box.y1 <= page.y1, text
    for at, (text, box) in enumerate(boxes):
        for other, other_box in boxes[at + 1 :]:
            shared = Bbox.intersection(box, other_box)
            assert shared is None or min(shared.width, shared.height) <= 2, (text, other)


def _texts(figure: Figure) -> list[Text]:
    """All that is written, but for the numbers of the axes."""
    numbers = {id(text) for ax in figure.axes for text in ax.get_xticklabels()}
    return [text for text in figure.findobj(Text) if text.get_text() and id(text) not in numbers]


@needs_font
def test_the_font_is_set_for_the_figure_alone(strategy: sp.Strategy) -> None:
    before = dict(matplotlib.rcParams)
    figure = strategy.plot()
    figure.savefig(io.BytesIO())
    assert dict(matplotlib.rcParams) == before
    family = fonts.japanese_family()
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    assert {text.get_fontfamily()[0] for text in texts} == {family}


@needs_font
def test_no_character_of_the_sample_is_missing(strategy: sp.Strategy) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        strategy.plot().savefig(io.BytesIO())


def test_a_missing_font_is_a_hint(strategy: sp.Strategy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fontManager, "ttflist", [one for one in fontManager.ttflist if one.name == "DejaVu Sans"])
    with pytest.warns(UserWarning, match="日本語のフォント.*Noto Sans CJK JP") as told:
        figure = strategy.plot("projects")
    assert [Path(one.filename).name for one in told] == ["test_plots.py"], "it points to the caller"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert _png(figure)


def test_a_font_file_that_is_gone_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    found = fonts.japanese_family()
    gone = FontEntry(fname="/nowhere/font.ttf", name="BIZ UDPGothic")
    monkeypatch.setattr(fontManager, "ttflist", [gone])
    assert fonts.japanese_family() is None
    monkeypatch.undo()
    assert fonts.japanese_family() == found


@needs_font
def test_the_users_own_japanese_font_comes_first() -> None:
    installed = {one.name for one in fontManager.ttflist}
    known = [name for name in fonts._FAMILIES if name in installed]
    with matplotlib.rc_context({"font.family": ["DejaVu Sans", known[-1]]}):
        assert fonts.japanese_family() == known[-1]
    with matplotlib.rc_context({"font.family": "serif", "font.serif": [known[-1]]}):
        assert fonts.japanese_family() == known[-1]


def test_axes_of_ones_own(strategy: sp.Strategy) -> None:
    figure = Figure(figsize=(16, 20))
    left, right = figure.subplots(1, 2)
    assert strategy.plot("projects", ax=left) is figure
    assert strategy.plot(kind="indicators", ax=right) is figure
    assert len(left.get_yticks()) == 16
    assert len(right.get_yticks()) == 49


def test_wrong_calls(strategy: sp.Strategy) -> None:
    with pytest.raises(sp.UsageError, match="projects、indicators"):
        strategy.plot("pie")  # type: ignore[arg-type]
    with pytest.raises(sp.UsageError, match="kind"):
        strategy.plot(ax=Figure().subplots())


def _run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True
    ).stdout


def test_pyplot_is_not_touched(sample: Path) -> None:
    code = (
        f"import sys, senryaku_parse as sp; sp.parse({str(sample)!r}).plot(); print('matplotlib.pyplot' in sys.modules)"
    )
    assert _run(code).strip() == "False"


def test_matplotlib_missing_is_told(sample: Path) -> None:
    code = f"""
import sys
sys.modules["matplotlib"] = None
import senryaku_parse as sp
try:
    sp.parse({str(sample)!r}).plot()
except sp.UsageError as error:
    print(error)
"""
    assert "pip install 'senryaku-parse[plot]'" in _run(code)


@pytest.mark.parametrize("text", ["$\\frac{", "$x$", "_hidden", "\\alpha", "😀", "\x00\n\t", "長い" * 5000, "a" * 5000])
def test_hostile_texts_are_drawn_as_they_are(text: str) -> None:
    project = sp.Project(id="p", category=text, name=text)
    measure = sp.Measure(id="m", name=text, projects=(project,))
    figure = _strategy(_indicator(1, "1", "2", text), measures=(measure,), name=text).plot()
    assert _png(figure)
    projects, indicators = figure.axes
    shown = "".join(text.split())[:8]
    assert shown in "".join(_labels(projects)[0].split())
    assert shown in "".join(_labels(indicators)[0].split())
    legend = projects.get_legend()
    assert legend is not None
    assert shown in legend.get_texts()[0].get_text()


@given(hostile_strategies(broken_texts))
@settings(max_examples=10)
def test_any_strategy_is_drawn(strategy: sp.Strategy) -> None:
    figure = strategy.plot()
    assert _png(figure)
    assert len(figure.axes[0].get_yticks()) == len(strategy.measures)


def test_many_categories_share_the_last_colour() -> None:
    categories = [None, *(f"区分{at}" for at in range(20) for _ in range(20 - at))]
    projects = tuple(sp.Project(id=str(at), category=one, name="n") for at, one in enumerate(categories))
    (ax,) = _strategy(measures=(sp.Measure(id="m", name="施策", projects=projects),)).plot("projects").axes
    legend = ax.get_legend()
    assert legend is not None
    names = [text.get_text() for text in legend.get_texts()]
    assert names == [*(f"区分{at}" for at in range(7)), "ほかの区分 13種類", "区分なし"]
    assert sum(bar.patches[0].get_width() for bar in ax.containers if isinstance(bar, BarContainer)) == len(projects)


def test_a_huge_strategy_is_cut_and_counted() -> None:
    indicators = [_indicator(at, "1", "2") for at in range(20_000)]
    (ax,) = _strategy(*indicators).plot("indicators").axes
    assert len(ax.get_yticks()) == MAX_ROWS - 1
    assert ax.texts[-1].get_text() == f"ほか {20_001 - MAX_ROWS:,}件（図では省略）"


def test_an_empty_strategy_is_an_empty_chart(strategy: sp.Strategy) -> None:
    assert _png(replace(strategy, goals=()).plot())


def _png(figure: Figure) -> bool:
    png = figure._repr_png_()  # type: ignore[attr-defined]
    return bytes(png).startswith(b"\x89PNG")


@given(st.text(max_size=120), st.integers(4, LABEL_WIDTH), st.integers(1, 4))
def test_wrapped_lines_hold_the_text(text: str, width: int, lines: int) -> None:
    wrapped = wrap(text, width, lines)
    assert len(wrapped) <= lines
    assert all(display_width(line) <= width for line in wrapped)
    whole, shown = "".join(text.split()), "".join("".join(wrapped).split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))
    assert shown == whole or display_width(" ".join(text.split())) > width * lines / 2


def test_lines_break_as_japanese_does() -> None:
    assert wrap("あいうえお、かきくけこ", 12, 2) == ("あいうえお、", "かきくけこ")
    assert wrap("あいうえお、かきくけこ", 10, 3) == ("あいうえ", "お、かき", "くけこ")
    assert wrap("あいうえ「かきくけこ」", 10, 3) == ("あいうえ", "「かきく", "けこ」")
    assert wrap("UIターン Project 開始", 10, 3) == ("UIターン", "Project", "開始")
    assert wrap("あいうえおかきくけこ", 8, 2) == ("あいうえ", "おかき…")
    assert wrap("", 8, 2) == ()
