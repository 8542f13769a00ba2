"""Every text, node and finding stands on the page, in its place: nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

import senryaku_parse as sp
from senryaku_parse.findings import Finding, finding
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.source import Position
from senryaku_parse.writers.characters import NO_XML
from senryaku_parse.writers.page import write_page
from tests.support.hostile import hostile_strategies
from tests.support.page import NOWHERE, first, parsed, said


def texts(strategy: Strategy) -> Iterator[str]:
    """Every text that the page must show as one, but those of projects' contents."""
    yield from (strategy.title, strategy.municipality or "", strategy.source.name)
    for node in strategy.nodes():
        yield node.id if not (isinstance(node, Goal | Measure) and node.implicit and not node.name) else ""
        yield from (node.name, node.key or "", *node.extra.values(), *node.extra, *node.notes)
        yield node.text if isinstance(node, Goal | Measure) else ""
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


def test_characters_that_no_page_can_hold_are_replaced_and_told() -> None:
    goal = Goal(
        id="1", name="港\x00", measures=(Measure(id="1-1", name="\ud800", area=Area(marker="ア", name="\u2028")),)
    )
    written = write_page(Strategy(title="", source=NOWHERE, goals=(goal,)))
    assert [found.code for found in written.findings] == ["characters-replaced"] * 2
    page = LexborHTMLParser(written.file())
    assert {"港\ufffd", "\ufffd", "\u2028"} <= set(said(page))
    assert len(page.css(".elsewhere .note")) == 2
