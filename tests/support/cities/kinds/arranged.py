"""How tables are arranged: levels, indicators and values in other places than the usual ones."""

from __future__ import annotations

from tests.support.cities.entries import below_headings, leaves, levels, roles, values
from tests.support.cities.hand import CIRCLES, SAME, Hand
from tests.support.cities.kinds.years import series_of, with_series
from tests.support.cities.markup import Row, heading, page, paragraph, table, th, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Measure, Plan


@kind("staff kpis baseline years")
def department_column_first(plan: Plan, hand: Hand) -> str:
    """A list as a database gives it: No. and department in front, goal and measure said again in every row."""
    hand.merge = "repeat"
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for kpi in measure.kpis:
                level = [hand.goal(goal), hand.measure(goal, measure)]
                rows.append([str(len(rows) + 1), measure.department, *level, *values(hand, kpi)])
    return page(hand, [table(hand, [["No.", "担当課", "基本目標", "施策", "KPI", *roles(hand)]], rows, whole=True)])


@kind("kpis baseline years")
def levels_at_the_right(plan: Plan, hand: Hand) -> str:
    """The indicator and its values come first; measure and goal end the row."""
    rows = [[*row[2:], row[1], row[0]] for row in leaves(plan, hand)]
    head = ["重要業績評価指標（KPI）", *roles(hand), "関連する施策", "基本目標"]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects")
def three_number_columns(plan: Plan, hand: Hand) -> str:
    """Measures and indicators have a column of numbers each: 1-1 and 1-1-1."""
    body = []
    for goal in plan.goals:
        rows = []
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            for index, kpi in enumerate(measure.kpis):
                number = hand.key(goal, measure)
                first = [SAME, SAME] if index else [number, measure.name]
                rows.append([*first, f"{number}-{index + 1}", *values(hand, kpi), SAME if index else works])
        hand.merge = "rowspan"
        head = ["施策No.", "施策名", "指標No.", "指標名", *roles(hand), "主な事業"]
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), table(hand, [head], rows, whole=True)]
    return page(hand, body)


@kind("kpis baseline years projects department", with_series(actual="0.1 0.3"))
def three_header_rows(plan: Plan, hand: Hand) -> str:
    """Three header rows: 施策体系, 重要業績評価指標 and 具体的な事業 over the roles, 実績値 over its years."""
    top: Row = [wide("施策の体系", 2), wide("重要業績評価指標（KPI）", 5), wide("具体的な事業", 2)]
    names = ("基本目標", "施策", "指標名", f"基準値<br>{hand.base_year}")
    second: Row = [
        *(th(name, down=2) for name in names),
        wide("実績値", 2),
        th(f"目標値<br>{hand.last_year}", down=2),
    ]
    second = [*second, th("事業名", down=2), th("担当課", down=2)]
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index in range(max(len(measure.kpis), len(measure.projects))):
                row = levels(hand, goal, measure, index)
                if index < len(measure.kpis):
                    kpi = measure.kpis[index]
                    row += [kpi.name, hand.baseline(kpi), *series_of(hand, kpi), hand.target(kpi)]
                else:
                    row += [""] * 5
                works = [[p.name, p.department] for p in measure.projects[index : index + 1]]
                rows.append([*row, *(works[0] if works else ["", ""])])
    third = [hand.year(plan.start + i) for i in range(2)]
    return page(hand, [table(hand, [top, second, third], rows, whole=True)])


@kind("kpis baseline years")
def explained_indicators(plan: Plan, hand: Hand) -> str:
    """Each indicator is explained in a column before its values; 出典 ends the row."""

    def written(_: Goal, measure: Measure) -> list[str]:
        rows = []
        for name, baseline, target in (values(hand, k) for k in measure.kpis):
            source = hand.rng.choice(["担当課調べ", "市統計書", "県統計年鑑"])
            rows.append([name, "毎年度末に把握する値を用いる。", baseline, target, source])
        return [table(hand, [["指標名", "指標の説明", *roles(hand), "出典"]], rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects")
def kpi_label_column(plan: Plan, hand: Hand) -> str:
    """A table a measure: a label KPI① before each indicator, 事業① before each project, no header over the projects."""

    def written(_: Goal, measure: Measure) -> list[str]:
        rows: list[Row] = [[wide("", 2, head=True), *(th(role) for role in roles(hand))]]
        rows += [[th(f"KPI{CIRCLES[i]}"), k.name, hand.baseline(k), hand.target(k)] for i, k in enumerate(measure.kpis)]
        rows += [[th(f"事業{CIRCLES[i]}"), wide(p.name, 3)] for i, p in enumerate(measure.projects)]
        return [table(hand, [], rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years")
def unnamed_level_columns(plan: Plan, hand: Hand) -> str:
    """The columns of goal and measure have no heading; their entries say 基本目標1 and 施策1-1."""
    hand.goal_mark, hand.measure_mark = "基本目標{n}　", "施策{g}-{n}　"
    return page(hand, [table(hand, [["", "", "KPI", *roles(hand)]], leaves(plan, hand), whole=True)])


@kind("kpis baseline years projects")
def labels_in_one_row(plan: Plan, hand: Hand) -> str:
    """A card a measure: each indicator is one row of label and value in turn: KPI, 現状値, 目標値."""

    def written(_: Goal, measure: Measure) -> list[str]:
        before, after = roles(hand)
        rows: list[Row] = [
            [th("KPI"), k.name, th(before), hand.baseline(k), th(after), hand.target(k)] for k in measure.kpis
        ]
        rows.append([th("主な事業"), wide("<br>".join(f"・{p.name}" for p in measure.projects), 5)])
        return [table(hand, [], rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects")
def spacer_columns(plan: Plan, hand: Hand) -> str:
    """Narrow empty columns part levels, indicators and projects."""
    head = ["基本目標", "施策", "", "KPI", *roles(hand), "", "主な事業"]
    rows = [[*row[:2], "", *row[2:5], "", row[5]] for row in leaves(plan, hand, 1)]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years")
def header_in_the_caption(plan: Plan, hand: Hand) -> str:
    """Tables of indicators without a header: a line above each says 指標名 / 現状値 / 目標値."""

    def written(_: Goal, measure: Measure) -> list[str]:
        line = "【KPI】　指標名 ／ " + " ／ ".join(roles(hand))
        return [paragraph(line), table(hand, [], [values(hand, k) for k in measure.kpis], whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years")
def header_below_goal_bands(plan: Plan, hand: Hand) -> str:
    """One table over all: a row over the full width a goal, and the header again below each."""
    rows: list[Row] = []
    for goal in plan.goals:
        rows.append([wide(f"基本目標{goal.number}　{goal.name}", 4, head=True)])
        rows.append([th(text) for text in ("具体的な施策", "KPI", *roles(hand))])
        for measure in goal.measures:
            rows += [
                [levels(hand, goal, measure, index)[1], *values(hand, kpi)] for index, kpi in enumerate(measure.kpis)
            ]
    return page(hand, [table(hand, [], rows, whole=True)])


@kind("kpis baseline years projects")
def outlines_beside_measures(plan: Plan, hand: Hand) -> str:
    """A column 施策の概要 tells of each measure in a sentence, merged like the measure."""
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            for index, kpi in enumerate(measure.kpis):
                text, last = (SAME, SAME) if index else (measure.text, works)
                rows.append([*levels(hand, goal, measure, index), text, *values(hand, kpi), last])
    hand.merge = "rowspan"
    head = ["基本目標", "施策", "施策の概要", "KPI", *roles(hand), "主な事業"]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years")
def note_above_the_header(plan: Plan, hand: Hand) -> str:
    """The first row of the table is a note over the full width; the header follows."""
    note: Row = [wide("※現状値と目標値は、特に断りのない限り各年度末の値", 5)]
    head: Row = [th(text) for text in ("基本目標", "施策", "重要業績評価指標（KPI）", *roles(hand))]
    return page(hand, [table(hand, [], [note, head, *leaves(plan, hand)], whole=True)])


@kind("kpis baseline years")
def two_indicators_a_row(plan: Plan, hand: Hand) -> str:
    """A row a measure: KPI① and KPI② side by side, each over 指標, 現状値 and 目標値."""
    top: Row = [th("基本目標", down=2), th("施策", down=2), wide("KPI①", 3), wide("KPI②", 3)]
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            cells = [cell for kpi in measure.kpis for cell in values(hand, kpi)]
            rows.append([*levels(hand, goal, measure, 0), *cells, *[""] * (6 - len(cells))])
    return page(hand, [table(hand, [top, ["指標", *roles(hand)] * 2], rows, whole=True)])


@kind("kpis baseline years")
def goal_and_measure_in_one_cell(plan: Plan, hand: Hand) -> str:
    """The first column holds goal and measure on two lines of one cell."""
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            cell = f"基本目標{goal.number}　{goal.name}<br>施策{hand.key(goal, measure)}　{measure.name}"
            rows += [[SAME if index else cell, *values(hand, kpi)] for index, kpi in enumerate(measure.kpis)]
    return page(hand, [table(hand, [["基本目標／施策", "KPI", *roles(hand)]], rows, whole=True)])


@kind("targets kpis baseline years")
def outline_numbers_column(plan: Plan, hand: Hand) -> str:
    """Goals and measures in one column 項目; their numbers (1, 1-1) in the column before it tell them apart."""
    rows = []
    for goal in plan.goals:
        entries = [(str(goal.number), goal.name, goal.targets)]
        entries += [(hand.key(goal, measure), measure.name, measure.kpis) for measure in goal.measures]
        for number, name, kpis in entries:
            for index, kpi in enumerate(kpis):
                rows.append([*([SAME, SAME] if index else [number, name]), *values(hand, kpi)])
    return page(hand, [table(hand, [["番号", "項目（基本目標・施策）", "指標", *roles(hand)]], rows, whole=True)])


@kind("kpis baseline years")
def indented_levels_column(plan: Plan, hand: Hand) -> str:
    """One column holds goals, measures and indicators, indented by blanks; only indicators have values."""
    rows = []
    for goal in plan.goals:
        rows.append([f"基本目標{goal.number}　{goal.name}", "", ""])
        for measure in goal.measures:
            rows.append([f"　施策{hand.key(goal, measure)}　{measure.name}", "", ""])
            rows += [
                [f"　　・{name}", baseline, target]
                for name, baseline, target in (values(hand, k) for k in measure.kpis)
            ]
    return page(hand, [table(hand, [["体系と重要業績評価指標（KPI）", *roles(hand)]], rows, whole=True)])


@kind("kpis baseline years")
def measure_in_the_corner(plan: Plan, hand: Hand) -> str:
    """A table a measure: its name stands in the corner of the header, the indicators below it."""
    body = []
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), paragraph("【施策ごとの重要業績評価指標（KPI）】")]
        for measure in goal.measures:
            corner = f"施策{hand.key(goal, measure)}　{measure.name}"
            body.append(table(hand, [[corner, *roles(hand)]], [values(hand, k) for k in measure.kpis], whole=True))
    return page(hand, body)


@kind("kpis baseline years", with_series(target="- - 0.5"))
def stages_as_rows(plan: Plan, hand: Hand) -> str:
    """A table a measure: a column an indicator, a row a year: 基準値, 中間目標 and 目標値."""

    def written(_: Goal, measure: Measure) -> list[str]:
        stages = [
            f"{hand.base_year}（基準値）",
            f"{hand.year(plan.start + 2)}（中間目標）",
            f"{hand.last_year}（目標値）",
        ]
        columns = [[hand.baseline(k), series_of(hand, k)[-1], hand.target(k)] for k in measure.kpis]
        rows = [[th(stage), *cells] for stage, *cells in zip(stages, *columns, strict=True)]
        head = ["年度", *(k.name for k in measure.kpis)]
        return [paragraph("【重要業績評価指標（KPI）】"), table(hand, [head], rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))
