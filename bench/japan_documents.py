"""As many strategies as Japan has municipalities: of the sample's size, in all layouts, damaged as converters damage.

The texts are made by chance and differ from document to document; the same seed makes the same documents.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice, pairwise
from pathlib import Path
from random import Random

from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy, Target
from senryaku_parse.municipalities import all_municipalities
from senryaku_parse.source import Source

sys.path.insert(0, str(Path(__file__).parent.parent))  # the printers are shared with the tests
from tests.support import breaking, wording
from tests.support.layouts import LAYOUTS
from tests.support.layouts.content import enriched
from tests.support.layouts.page import Text, written
from tests.support.layouts.style import drawn
from tests.support.printing import slots_of, table_of, tables_to_markdown, to_html

LABEL_COLUMN = "label-column"
"""The sample's own layout: a third of the documents, the others share the rest."""

_GOALS, _MEASURES, _KPIS, _PROJECTS = 4, 16, 39, 96
"""As many as the sample has."""
_CATEGORIES = ("新規", "拡充", "継続", "民間等", None)
_RADICALS = str.maketrans("目生子立高人", "⽬⽣⼦⽴⾼⼈")
"""What the text layers of PDFs put for some characters."""


def varied_documents(count: int = 1_789, seed: int = 0) -> Iterator[tuple[str, str]]:
    """So many names of files, "0001-columns.md" or ".html", each with its text."""
    for number, city in enumerate(islice(cycle(_cities()), count), 1):
        random = Random(f"{seed} {number}")
        layout = LABEL_COLUMN if random.random() < 1 / 3 else random.choice(tuple(LAYOUTS))
        title = f"{city}　{random.choice(('', '第２期'))}まち・ひと・しごと創生総合戦略"
        suffix, text = _label_column(title, random) if layout == LABEL_COLUMN else _printed(layout, title, random)
        if random.random() < 0.2:
            text = text.translate(_RADICALS)
        yield f"{number:04}-{layout}.{suffix}", text


def _cities() -> list[str]:
    """The names of all municipalities and prefectures there are today, wards of cities aside."""
    return [
        str(one)
        for one in all_municipalities()
        if one.until is None and not ("市" in one.name and one.name[-1] == "区")
    ]


def _label_column(title: str, random: Random) -> tuple[str, str]:
    """The sample's layout: clean HTML, or Markdown as converters leave it."""
    rows = table_of(_made(random))
    if random.random() < 0.3:
        return "html", f"<h1>{title}</h1>\n" + to_html(rows)
    slots = slots_of(rows, down=random.random() < 0.3, across=random.random() < 0.3)
    slots = breaking.join_kpis(slots, random.sample(range(len(slots)), len(slots) // 20))
    slots = breaking.spell_kpi_labels(slots, random.sample(breaking.KPI_SPELLINGS, 2))
    slots = breaking.widen_brackets(slots) if random.random() < 0.3 else slots
    pages = breaking.cut(
        slots,
        sorted(random.sample(range(len(slots)), random.randint(0, 8))),
        labels_again=random.random() < 0.5,
        headings_again=random.random() < 0.5,
    )
    match random.randint(0, 5):
        case 0:
            pages = [breaking.shift_left(page, random.sample(range(len(page)), len(page) // 10)) for page in pages]
        case 1:
            pages = [breaking.insert_column(page, 2) for page in pages]
        case 2:
            pages = [breaking.number_rows(page) for page in pages]
        case 3:
            pages = [breaking.pandas_header(page) for page in pages]
    return "md", f"# {title}\n\n" + tables_to_markdown(pages)


def _printed(layout: str, title: str, random: Random) -> tuple[str, str]:
    """Any other layout, in a style of its own; page breaks as far apart as pages are long."""
    style = replace(drawn(random.choice), kpis=True, projects=True, rows_a_page=random.choice((0, 15, 30)))
    printed = LAYOUTS[layout](enriched(_made(random), random.choice), style)
    page = (Text(title, "heading", 1), *printed.page)
    return "html" if style.html else "md", written(page, style)


def _made(random: Random) -> Strategy:
    """A strategy of the sample's size, its leaves spread over its measures by chance."""
    kpis, projects = (_shares(count, random) for count in (_KPIS, _PROJECTS))
    goals = tuple(
        Goal(
            id=str(number),
            number=number,
            name=f"{wording.theme(random)}のまちをつくる",
            targets=tuple(_indicator(f"{number}-T{at}", random) for at in range(1, random.randint(2, 4))),
            measures=tuple(
                _measure(number, at, next(kpis), next(projects), random) for at in range(1, _MEASURES // _GOALS + 1)
            ),
        )
        for number in range(1, _GOALS + 1)
    )
    return Strategy(title="", source=Source("", "markdown", ""), goals=goals)


def _shares(count: int, random: Random) -> Iterator[int]:
    """`count` things given to the measures, at least one to each."""
    borders = [0, *sorted(random.sample(range(1, count), _MEASURES - 1)), count]
    return (end - start for start, end in pairwise(borders))


def _measure(goal: int, number: int, kpis: int, projects: int, random: Random) -> Measure:
    node_id = f"{goal}-ア-{number}"
    return Measure(
        id=node_id,
        area=Area(marker="ア", name="地域づくりの推進"),
        number=number,
        name=wording.measure_name(random),
        kpis=tuple(_indicator(f"{node_id}-K{at}", random) for at in range(1, kpis + 1)),
        projects=tuple(_project(f"{node_id}-P{at}", random) for at in range(1, projects + 1)),
    )


def _indicator(node_id: str, random: Random) -> Indicator:
    return Indicator(id=node_id, name=wording.indicator_name(random), target=Target(text=wording.target_text(random)))


def _project(node_id: str, random: Random) -> Project:
    text = wording.content(random)
    name = wording.project_name(random)
    return Project(id=node_id, category=random.choice(_CATEGORIES), name=name, text=text, description=text)
