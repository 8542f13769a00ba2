"""What a table that is not read has of a strategy: its headings, the role that each was given, and what would make it read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from senryaku_parse.cell_entries import names_project
from senryaku_parse.messages import list_out, render, term
from senryaku_parse.names import split_area
from senryaku_parse.plan.header import MAX_ABOVE, NAMES
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value, ends_as_indicator
from senryaku_parse.tables import Grid, Row
from senryaku_parse.text import join_lines
from senryaku_parse.vocabulary import Part, Vocabulary

_MOST = 8
"""Headings that a message names."""
_MOST_LINES = 3
"""Lines of vocabulary that a message proposes."""
_FEWEST = 2
"""Known headings that tell a table of a strategy from others."""
_LONGEST = 20
"""Characters of a heading."""
_ROLES: Mapping[Part, str] = {
    "goal": "基本目標",
    "area": "分野",
    "upper_measure": "施策群",
    "measure": "施策",
    "target": "数値目標",
    "kpi": "KPI",
    "indicator": "指標名",
    "baseline": "基準値",
    "aim": "目標値",
    "interim": "中間目標",
    "actual": "実績値",
    "unit": "単位",
    "project": "事業名",
    "category": "区分",
    "text": "内容",
    "organizations": "実施主体",
    "department": "担当課",
    "number": "番号",
    "extra": "そのまま残す列",
}
_NAMING: frozenset[Part] = NAMES | LEVELS
_LINES: Mapping[Part, str] = {
    "indicator": "[fields] indicator",
    "aim": "[fields] aim",
    "project": "[columns] name",
    "department": "[columns] department",
    "measure": "[wide_labels] measure",
}
"""Part → where the vocabulary has its words."""


def seen_headings(grids: Sequence[Grid], vocabulary: Vocabulary) -> str:
    """What the table of `grids` has of whose headings most are known; "" where hardly anything is known of any."""
    if not grids:
        return ""
    grid = max(grids, key=lambda one: len(_best(one, vocabulary)[1]))
    said = seen_in(grid, vocabulary)
    return render("tables.seen-in-table", table=grid.position.table, said=said) if said else ""


def seen_in(grid: Grid, vocabulary: Vocabulary) -> str:
    """The headings of `grid` with their roles, the unknown ones with the words nearest to them, and lines of vocabulary
    that may make it read; "" where hardly anything is known."""
    at, known = _best(grid, vocabulary)
    if len(known) < _FEWEST:
        return ""
    row = grid.rows[at]
    texts = list(dict.fromkeys(join_lines(text) for text in row.texts if text))
    unknown = [text for text in texts if len(text) <= _LONGEST and not read_heading(text, vocabulary).known][:_MOST]
    roles = [render("common.bracketed", text=text, remark=_called(part)) for text, part in [*known.items()][:_MOST]]
    said = render("tables.seen-headings", headings=list_out(roles))
    if not unknown and not _NAMING.isdisjoint(known.values()):
        return render("tables.seen-rows-unfit", said=said)
    if not unknown:
        return render("tables.seen-no-names", said=said)
    told = render("common.juxtaposed").join(
        render("common.quoted", text=text) + _near(text, vocabulary) for text in unknown
    )
    lines = list(_lines(grid, at, unknown))[:_MOST_LINES]
    proposed = list_out(f"{line}（{_called(part)}）" for part, line in lines)
    help_ = render("tables.seen-help", proposed=proposed) if lines else ""
    return render("tables.seen-unknown", said=said, told=told, help=help_)


def _called(part: Part) -> str:
    return term(_ROLES.get(part, part))


def _best(grid: Grid, vocabulary: Vocabulary) -> tuple[int, dict[str, Part]]:
    """The row of the top of `grid` of whose headings most are known, and these."""
    rows = [(at, _known(row, vocabulary)) for at, row in enumerate(grid.rows[: MAX_ABOVE + 1])]
    return max(rows, key=lambda one: len(one[1]), default=(0, {}))


def _known(row: Row, vocabulary: Vocabulary) -> dict[str, Part]:
    """The headings of `row` that are known, and what each stands for; none where it has but one text."""
    texts = dict.fromkeys(join_lines(cell.text) for cell in row.cells())
    if len(texts) < 2:
        return {}
    read = ((text, read_heading(text, vocabulary).parts) for text in texts)
    return {text: parts[0] for text, parts in read if parts}


def _near(text: str, vocabulary: Vocabulary) -> str:
    """The known word nearest to the heading `text`, in brackets; "" where none is near."""
    near = vocabulary.nearest_heading(text)
    return render("tables.seen-near", near=near) if near else ""


def _lines(grid: Grid, at: int, unknown: Sequence[str]) -> Iterator[tuple[Part, str]]:
    """For each of the headings `unknown` of the row `at` what its column seems to hold, and the line that says so."""
    for column, text in enumerate(map(join_lines, grid.rows[at].texts)):
        if text in unknown:
            part = _held([row.texts[column] for row in grid.rows[at + 1 :] if row.texts[column]])
            yield part, f'{_LINES[part]} = ["{text}"]'


def _held(texts: Sequence[str]) -> Part:
    """What a column of `texts` most likely is."""
    for part, tells in _TELLING.items():
        if 2 * sum(map(tells, texts)) > len(texts):
            return part
    return "indicator" if not any(split_area(text)[0] for text in texts) else "measure"


_TELLING: Mapping[Part, Callable[[str], bool]] = {
    "measure": lambda text: split_area(text)[0] is not None and bool(split_area(text)[1]),
    "aim": begins_value,
    "project": names_project,
    "indicator": ends_as_indicator,
    "department": lambda text: text.endswith(("課", "室", "部", "局", "係")),
}
