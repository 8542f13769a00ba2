"""The page as it is written: nothing lost, nothing made up, well formed. In a browser: `test_page_in_browser`."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from frozendict import frozendict
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.findings import Finding, finding
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy, YearValue
from senryaku_parse.source import Position, Source
from senryaku_parse.targets import read_target
from senryaku_parse.writers.characters import NO_XML
from senryaku_parse.writers.page import write_page
from tests.support.hostile import hostile_strategies

NOWHERE = Source("", "markdown", "")
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
STYLE = Path(sp.__file__).parent / "writers" / "page" / "style" / "colours.css"


def parsed(strategy: Strategy, lang: str = "ja") -> LexborHTMLParser:
    return LexborHTMLParser(write_page(strategy, lang=lang).file())  # type: ignore[arg-type]


def said(page: LexborHTMLParser | LexborNode) -> list[str]:
    """The texts of the strategy that the page shows, in order."""
    return [node.text(deep=True) for node in page.css("bdi")]


def first(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def of_kpi(text: str, **fields: object) -> LexborNode:
    """The row of the one KPI that aims at `text`."""
    kpi = replace(Indicator(id="1-1-K1", name="数", target=read_target(text, "数")[0]), **fields)  # type: ignore[arg-type]
    goal = Goal(id="1", name="目標", measures=(Measure(id="1-1", name="施策", kpis=(kpi,)),))
    (row,) = parsed(Strategy(title="", source=NOWHERE, goals=(goal,))).css("li.kpi")
    return row


def bars(row: LexborNode) -> list[tuple[str, str, float, float]]:
    """Label, number, where the bar begins and how long it is, in hundredths of the room."""
    found = []
    for level in row.css(".levels > div"):
        (label,), (number,), (rect,) = level.css("dt"), level.css("bdi"), level.css("rect")
        found.append(
            (label.text(), number.text(), float(rect.attributes["x"] or 0), float(rect.attributes["width"] or 0))
        )
    return found


# Nothing is lost


def texts(strategy: Strategy) -> Iterator[str]:
    """Every text that the page must show as one, but those of projects' contents."""
    yield from (strategy.title, strategy.municipality or "", strategy.source.name)
    for node in strategy.nodes():
        yield node.id if not (isinstance(node, Goal | Measure) and node.implicit and not node.name) else ""
        yield from (node.name, node.key or "", *node.extra.values(), *node.extra)
        if isinstance(node, Measure) and node.area:
            yield from (node.area.marker, node.area.name)
        if isinstance(node, Indicator):
            yield from (node.baseline_text or "", node.target_text or "", node.department or "")
            yield node.target.text if node.target else ""
            for value in node.series.values():
                yield from (value.target or "", value.actual or "")
        if isinstance(node, Project):
            yield from (node.text, node.category or "", node.department or "", node.reprint_of or "")
    for found in strategy.findings:
        yield from (found.message, found.before or "", found.after or "")


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(("cell-unplaced", "row-shifted", "truncated")),
        st.sampled_from(("行を戻した。", "<b>", "\x00", "\u202e")),
        before=st.sampled_from((None, "", " | a |  | ", "</script>")),
        after=st.sampled_from((None, "b\r\nc")),
        position=st.builds(Position, table=st.none() | st.just(1), row=st.none() | st.integers(1, 3)),
    ),
    max_size=3,
)


@given(hostile_strategies(), FINDINGS, st.sampled_from(("ja", "en")))
def test_every_text_is_shown(strategy: Strategy, findings: list[Finding], lang: str) -> None:
    strategy = replace(strategy, findings=tuple(findings))
    page = parsed(strategy, lang)
    shown = set(said(page))
    for text in texts(strategy):
        assert not text or NO_XML.sub("\ufffd", text) in shown, text
    for project in (node for node in strategy.nodes() if isinstance(node, Project)):
        for text in (project.description, *project.organizations):
            legal = NO_XML.sub("\ufffd", text)
            assert legal in shown or legal in NO_XML.sub("\ufffd", project.text), text


@given(hostile_strategies())
def test_every_node_stands_once_and_in_order(strategy: Strategy) -> None:
    shown = [(node.attributes["data-node"], node.attributes.get("id")) for node in parsed(strategy).css("[data-node]")]
    kinds = {Goal: "goal", Measure: "measure", Project: "project"}
    assert [pair for pair in shown if pair[0] != "area"] == [
        (kinds.get(type(node), "target" if "-T" in node.id else "kpi"), node.id) for node in strategy.nodes()
    ]


def test_findings_stand_once_beside_the_row_at_their_position(sample: Path) -> None:
    strategy = sp.parse(sample)
    page = parsed(strategy)
    notes = page.css("div.note")
    assert len(notes) == len(strategy.findings)
    rows = {node.position.line: node for node in reversed(list(strategy.nodes()))}
    for found, note in zip(strategy.findings, sorted(notes, key=_number), strict=True):
        assert said(note)[0] == found.message
        owner = rows.get(found.position.line)
        assert _holder(note) == (owner.id if owner else "elsewhere")


def _number(note: LexborNode) -> int:
    return int((note.attributes["id"] or "").removeprefix("finding-"))


def _holder(note: LexborNode) -> str | None:
    """Id of the row or section that the note stands in."""
    holder = note.parent
    while holder is not None and not holder.attributes.get("id"):
        holder = holder.parent
    return holder.attributes["id"] if holder else None


@pytest.mark.parametrize(
    ("position", "holder"),
    [
        (Position(table=1, row=2, column=3), "1-1-P2"),  # the cell before the row
        (Position(table=1, row=2, column=9), "1-1-P1"),  # the row, where no node has the cell
        (Position(table=1, row=3, line=7), "elsewhere"),  # one line may hold several rows
        (Position(line=7), "1-1-P1"),
        (Position(), "elsewhere"),
    ],
)
def test_a_finding_is_placed_by_cell_then_row_then_line(position: Position, holder: str) -> None:
    projects = tuple(
        Project(id=f"1-1-P{at}", name="事業", position=Position(table=1, row=2, column=at + 1, line=7)) for at in (1, 2)
    )
    goal = Goal(id="1", name="目標", measures=(Measure(id="1-1", name="施策", projects=projects),))
    found = finding("cell-unplaced", "見る。", position=position)
    (note,) = parsed(Strategy(title="", source=NOWHERE, goals=(goal,), findings=(found,))).css("div.note")
    assert _holder(note) == holder


def test_the_overview_counts_findings_and_leads_to_each(sample: Path) -> None:
    strategy = sp.parse(sample)
    (overview,) = parsed(strategy).css("#findings")
    links = [link.attributes["href"] or "" for link in overview.css("a")]
    assert sorted(links) == sorted(f"#finding-{at}" for at in range(1, len(strategy.findings) + 1))
    for kind in overview.css("details details"):
        (code,), count = kind.css("code"), len(kind.css("a"))
        assert count == sum(found.code == code.text() for found in strategy.findings)
        assert f"{count}件" in kind.css("summary")[0].text(deep=True)


def test_reprints_lead_to_their_first_listing_and_back(sample: Path) -> None:
    strategy = sp.parse(sample)
    page = parsed(strategy)
    again = [node for node in strategy.nodes() if isinstance(node, Project) and node.reprint_of]
    assert again
    for project in again:
        (first,) = page.css(f'[id="{project.id}"] .reprint a')
        assert unquote(first.attributes["href"] or "") == f"#{project.reprint_of}"
        (back,) = page.css(f'[id="{project.reprint_of}"] .again')
        assert f"#{project.id}" in [unquote(link.attributes["href"] or "") for link in back.css("a")]
        assert f"他{len(back.css('a'))}か所で再掲" in back.text(deep=True)


# Nothing is made up: bars


def test_bars_start_at_zero_on_one_scale() -> None:
    row = of_kpi("580人（R1）→473人（R6）")
    start, aim = bars(row)
    assert start == ("現状 2019年度", "580人", 0, 100)
    assert aim[:3] == ("目標 2024年度", "473人", 0)
    assert aim[3] == pytest.approx(100 * 473 / 580, abs=0.01)
    assert first(row, ".way").attributes["aria-label"] == "減少"


def test_a_derived_baseline_says_so() -> None:
    assert [bar[:2] for bar in bars(of_kpi("5年で473人とし107人減少"))] == [
        ("現状（計算）", "580人"),
        ("目標", "473人"),
    ]


def test_a_target_of_zero_has_no_length() -> None:
    assert [bar[2:] for bar in bars(of_kpi("12人→0人"))] == [(0, 100), (0, 0)]


def test_zero_to_zero_has_no_length_either() -> None:
    assert [bar[2:] for bar in bars(of_kpi("0人→0人"))] == [(0, 0), (0, 0)]


def test_negative_numbers_lie_left_of_zero() -> None:
    start, aim = bars(of_kpi("-120人→80人"))
    assert start[2:] == pytest.approx((0, 60))
    assert aim[2:] == pytest.approx((60, 40))


def test_maintaining_is_two_bars_of_one_length() -> None:
    target = replace(read_target("50人→50人", "数")[0], direction="maintain")
    row = of_kpi("", target=target)
    assert [bar[2:] for bar in bars(row)] == [(0, 100), (0, 100)]
    assert first(row, ".way").attributes["aria-label"] == "維持"


@pytest.mark.parametrize(
    "text", ["ゼロ名維持", "5年で200件", "5年で50人増加", "現状維持", "検討", "5年で季節待機児童ゼロ達成"]
)
def test_no_bars_where_one_end_is_not_known(text: str) -> None:
    row = of_kpi(text)
    assert not row.css("svg")
    assert said(row)[1] == text


def test_what_is_not_quantified_is_the_text_alone() -> None:
    assert not of_kpi("よりよくする").css(".measured")


def test_actual_values_are_bars_between_where_there_are_bars_and_numbers_elsewhere() -> None:
    actuals = frozendict({2021: Decimal("4"), 2020: Decimal("9.50")})
    drawn = of_kpi("12人→0人", actuals=actuals)
    assert [bar[:2] for bar in bars(drawn)][1:3] == [("実績 2020年度", "9.50人"), ("実績 2021年度", "4人")]
    assert not drawn.css(".years")
    listed = of_kpi("5年で50人増加", actuals=actuals)
    assert [node.text(deep=True) for node in listed.css(".years > div")] == ["実績 2020年度9.50人", "実績 2021年度4人"]


def test_the_years_of_the_source_are_told_as_they_stand() -> None:
    row = of_kpi("12人→0人", series=frozendict({2020: YearValue(target="10人", actual="約9人")}))
    assert first(row, ".years").text(deep=True) == "2020年度目標 10人実績 約9人"


def test_organizations_are_marked_in_the_content_itself() -> None:
    text = "支援/北洋銀行、日本政策金融公庫"
    project = Project(
        id="1-1-P1", name="事業", text=text, description="支援", organizations=("北洋銀行", "日本政策金融公庫")
    )
    row = _only_project(project)
    assert first(row, ".text").text(deep=True) == text
    assert [node.text() for node in row.css(".organization")] == ["北洋銀行", "日本政策金融公庫"]
    assert not row.css(".more")


def test_organizations_that_the_content_does_not_name_are_told_apart() -> None:
    row = _only_project(Project(id="1-1-P1", name="事業", text="支援", description="支援", organizations=("北洋銀行",)))
    assert first(row, ".more").text(deep=True) == "実施主体北洋銀行"


def _only_project(project: Project) -> LexborNode:
    goal = Goal(id="1", name="目標", measures=(Measure(id="1-1", name="施策", projects=(project,)),))
    return parsed(Strategy(title="", source=NOWHERE, goals=(goal,))).css("li.project")[0]


# The document


class _Tags(HTMLParser):
    """The start tags as they are written."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(hostile_strategies(), st.sampled_from(("ja", "en")))
def test_a_browser_builds_the_tree_that_is_written(strategy: Strategy, lang: str) -> None:
    page = write_page(strategy, lang=lang).file()  # type: ignore[arg-type]
    tags = _Tags()
    tags.feed(page.decode())
    assert not tags.open
    assert tags.tags == [
        (node.tag or "").lower()
        for node in LexborHTMLParser(page).root.traverse()  # type: ignore[union-attr]
    ]


@given(hostile_strategies())
def test_ids_are_unique_and_links_lead_somewhere(strategy: Strategy) -> None:
    _check_anchors(parsed(strategy))


@given(
    st.lists(st.sampled_from(("", " ", "a b", "a_b", "tree", "finding-1", '#?&"%41', "１/２", "\x00", "\ud800", "~2")))
)
def test_any_ids_have_anchors(ids: list[str]) -> None:
    projects = tuple(Project(id=one, name="事業", reprint_of=ids[0]) for one in ids)
    goal = Goal(id="tree~2", name="目標", measures=(Measure(id="", name="施策", projects=projects),))
    page = parsed(Strategy(title="", source=NOWHERE, goals=(goal,), findings=(finding("truncated", "切れた。"),)))
    _check_anchors(page)
    assert len(page.css("li.project")) == len(ids)


def _check_anchors(page: LexborHTMLParser) -> None:
    anchors = Counter(node.attributes["id"] for node in page.css("[id]"))
    assert set(anchors.values()) == {1}
    assert not any(re.search(r"[ \t\n\f\r]", anchor or " ") for anchor in anchors)
    for link in page.css("a"):
        href = link.attributes["href"] or ""
        assert href[0] == "#"
        assert unquote(href[1:]) in anchors


@given(hostile_strategies())
def test_headings_go_down_level_by_level_and_none_is_empty(strategy: Strategy) -> None:
    headings = parsed(strategy).css("h1, h2, h3, h4, h5, h6")
    levels = [int((node.tag or "")[1]) for node in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(node.css("bdi, .nameless") or node.text().strip() for node in headings)


def test_levels_that_the_document_lacks_have_no_heading() -> None:
    measure = Measure(id="1-1", name="", implicit=True, kpis=(Indicator(id="1-1-K1", name="数"),))
    page = parsed(
        Strategy(title="計画", source=NOWHERE, goals=(Goal(id="1", name="", implicit=True, measures=(measure,)),))
    )
    (tree,) = page.css("#tree")
    assert not tree.css("summary")
    assert [(node.tag, node.text()) for node in tree.css("h2, h3, h4")] == [("h2", "KPI")]


def test_english_is_english_but_for_what_the_strategy_says(sample: Path) -> None:
    page = parsed(sp.parse(sample), "en")
    assert first(page, "html").attributes["lang"] == "en"
    for node in page.css("bdi"):
        assert node.attributes["lang"] == "ja"
        node.decompose()
    own = [first(page, "body").text(deep=True)]
    for name in ("aria-label", "placeholder", "title", "data-hits", "data-none", "data-project"):
        own += [node.attributes[name] or "" for node in page.css(f"[{name}]")]
    assert not JAPANESE.search("".join(own))


def test_without_goals_it_says_so_and_has_nothing_to_search() -> None:
    page = parsed(Strategy(title="", source=NOWHERE))
    assert "基本目標はありません" in first(page, "main").text()
    assert not page.css("search, script")


def test_characters_that_no_page_can_hold_are_replaced_and_told() -> None:
    goal = Goal(
        id="1", name="港\x00", measures=(Measure(id="1-1", name="\ud800", area=Area(marker="ア", name="\u2028")),)
    )
    written = write_page(Strategy(title="", source=NOWHERE, goals=(goal,)))
    assert [found.code for found in written.findings] == ["characters-replaced"] * 2
    page = LexborHTMLParser(written.file())
    assert {"港\ufffd", "\ufffd", "\u2028"} <= set(said(page))
    assert len(page.css(".elsewhere .note")) == 2


def test_the_policy_lets_in_the_page_s_own_style_and_script_alone(sample: Path) -> None:
    page = parsed(sp.parse(sample))
    (policy,) = page.css("meta[http-equiv]")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        code = first(page, tag).text()
        assert f"{directive} 'sha256-{b64encode(sha256(code.encode()).digest()).decode()}';" in (
            policy.attributes["content"] or ""
        )
    assert (policy.attributes["content"] or "").startswith("default-src 'none';")
    assert len(page.css("script")) == len(page.css("style")) == 1
    assert not page.css("[style], [src], link, img, iframe, form, base")
    assert "url(" not in first(page, "style").text()
    assert "@import" not in first(page, "style").text()


def test_read_as_an_input_it_holds_no_table(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "out.html"
    assert main([str(sample), "-o", str(page)]) == 0
    assert main([str(page), "-o", str(tmp_path / "again.json")]) == 4
    assert "表がありません" in capsys.readouterr().err
    assert not (tmp_path / "again.json").exists()


# Colours


def _palettes() -> list[dict[str, str]]:
    """The colours of the light page and of the dark one."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", STYLE.read_text("utf-8"), re.DOTALL)[:2]
    )
    assert set(dark) == set(light)
    return [light, dark]


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark"])
def test_contrast_is_enough_for_aa(palette: dict[str, str]) -> None:
    text = ("ink", "quiet", "accent", "error", "warning", "info")
    pairs = [(name, ground) for name in text for ground in ("paper", "raised", "wash")]
    for name, ground in (*pairs, ("ink", "hit"), ("paper", "accent")):
        assert _contrast(palette[name], palette[ground]) >= 4.5, (name, ground)
    assert _contrast(palette["bar"], palette["paper"]) >= 3
