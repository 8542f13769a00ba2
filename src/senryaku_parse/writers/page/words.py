"""The page's own words: one `PageWords` a language. What the strategy says stays as it is, in Japanese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from senryaku_parse.columns import DIRECTIONS
from senryaku_parse.findings import SEVERITIES
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Direction
from senryaku_parse.source import Position
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.markup import Html, element

NodeKind: TypeAlias = Literal["goal", "target", "area", "measure", "kpi", "project"]
"""What one row of the page shows."""

ARROWS: frozendict[Direction, str] = frozendict({"increase": "↑", "decrease": "↓", "maintain": "→"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """The words of one language; `{}` is filled in."""

    lang: Lang
    kinds: frozendict[NodeKind, str]
    goal: str
    severities: frozendict[str, str]
    directions: frozendict[str, str]
    untitled: str
    nameless: str
    no_aim: str
    period: str
    code: str
    contents: str
    skip: str
    search: str
    search_hint: str
    by_kind: str
    by_category: str
    no_category: str
    with_findings: str
    open_all: str
    close_all: str
    clear: str
    print: str
    hits: str
    no_hits: str
    findings: str
    no_findings: str
    elsewhere: str
    count: str
    action: str
    before: str
    after: str
    blank: str
    baseline: str
    derived: str
    aim: str
    year: str
    actual: str
    organizations: str
    description: str
    text: str
    characters: str
    note: str
    department: str
    baseline_text: str
    target_text: str
    key: str
    reprint: str
    first_listing: str
    reprints: str
    line: str
    row: str
    page: str
    source: str
    review: str
    review_by: str
    empty: str

    def said(self, text: str, class_: str = "") -> Html:
        """A text of the strategy or a finding: isolated, so that its direction turns nothing beside it."""
        return element("bdi", text, class_=class_ or False, lang="ja" if self.lang != "ja" else False)

    def place(self, position: Position) -> str:
        """Where the source has it: 「16行目」, without lines 「表1 行16」, 「2ページ 表1 行16」, 「KPI一覧!B12」; "" where that is
        not known."""
        if position.in_sheet:
            return position.in_sheet
        parts = [self.page.format(position.page)] if position.page is not None else []
        if position.line is not None:
            parts.append(self.line.format(position.line))
        elif position.table is not None and position.row is not None:
            parts.append(self.row.format(position.table, position.row))
        return " ".join(parts)


_JAPANESE = PageWords(
    lang="ja",
    kinds=frozendict(
        {
            "goal": "基本目標",
            "target": "数値目標",
            "area": "施策分野",
            "measure": "施策",
            "kpi": "KPI",
            "project": "事業",
        }
    ),
    goal="基本目標 {}",
    severities=SEVERITIES,
    directions=DIRECTIONS,
    untitled="（表題なし）",
    nameless="（名前なし）",
    no_aim="（目標の記載なし）",
    period="{}年度～{}年度",
    code="全国地方公共団体コード {}",
    contents="目次",
    skip="本文へ移動",
    search="検索",
    search_hint="事業名、実施主体、指標、ID など",
    by_kind="種類",
    by_category="区分",
    no_category="区分なし",
    with_findings="確認事項あり",
    open_all="すべて開く",
    close_all="すべて閉じる",
    clear="絞り込みを解除",
    print="印刷",
    hits="{}件が該当（{}）",
    no_hits="該当する項目はありません。",
    findings="確認事項",
    no_findings="確認事項はありません。",
    elsewhere="表の行に結び付かない確認事項",
    count="{}件",
    action="すること",
    before="元の文字",
    after="読んだ文字",
    blank="（空白）",
    baseline="現状",
    derived="現状（計算）",
    aim="目標",
    year="{}年度",
    actual="実績",
    organizations="実施主体",
    description="記述",
    text="本文",
    characters="{}字",
    note="注",
    department="担当課",
    baseline_text="現状値の欄",
    target_text="目標値の欄",
    key="版をまたぐID",
    reprint="再掲",
    first_listing="元の掲載",
    reprints="他{}か所で再掲",
    line="{}行目",
    page="{}ページ",
    row="表{} 行{}",
    source="出典",
    review="元の文書と並べて、どう読んだかを見る",
    review_by="元の文書と並べて、どう読んだかを見るには",
    empty="この文書に基本目標はありません。",
)
_ENGLISH = PageWords(
    lang="en",
    kinds=frozendict(
        {
            "goal": "Goals",
            "target": "Targets",
            "area": "Areas",
            "measure": "Measures",
            "kpi": "KPIs",
            "project": "Projects",
        }
    ),
    goal="Goal {}",
    severities=frozendict({severity: severity.capitalize() for severity in SEVERITIES}),
    directions=frozendict({direction: direction for direction in DIRECTIONS}),
    untitled="(untitled)",
    nameless="(no name)",
    no_aim="(no target stated)",
    period="FY{}–FY{}",
    code="Local government code {}",
    contents="Contents",
    skip="Skip to the content",
    search="Search",
    search_hint="Projects, organizations, indicators, ids …",
    by_kind="Kind",
    by_category="Category",
    no_category="No category",
    with_findings="With findings",
    open_all="Open all",
    close_all="Close all",
    clear="Clear filters",
    print="Print",
    hits="{} found: {}",
    no_hits="Nothing found.",
    findings="Findings",
    no_findings="No findings.",
    elsewhere="Findings that belong to no row",
    count="{}",
    action="What to do",
    before="Source",
    after="Read as",
    blank="(blank)",
    baseline="Now",
    derived="Now (derived)",
    aim="Target",
    year="FY{}",
    actual="Actual",
    organizations="Carried out by",
    description="Description",
    text="Text",
    characters="{} characters",
    note="Note",
    department="Department",
    baseline_text="Baseline column",
    target_text="Target column",
    key="Id across editions",
    reprint="Listed again",
    first_listing="first listed",
    reprints="Listed again in {} places",
    line="line {}",
    page="page {}",
    row="table {}, row {}",
    source="Source",
    review="How it was read, beside the source",
    review_by="To see how it was read, beside the source",
    empty="This document has no goals.",
)

WORDS: frozendict[Lang, PageWords] = frozendict({"ja": _JAPANESE, "en": _ENGLISH})
