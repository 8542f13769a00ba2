"""The layout of an outline: headings, bold lines and numbered paragraphs name the levels, bullets the rest.

Lines (`lines`) are understood one by one (`said`, `marks`), nest by their style (`walk`, `stack`), or go on with what
stands open above them (`open_list`, `goes_on`), into what stands in the document (`events`). Seen together, lines are
what they hold (`evident`, `named_projects`) and belong to others (`belonging`, `below_items`). All of them give each
its level (`roles`); what is no strategy after all is left alone (`goals`). Where no line is a goal, headings over tables
may be measures (`headed`). Entries (`entries`, `indicator_entries`, `project_entries`, `kept_lines`) mix with those of
the tables in the order of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from senryaku_parse.layouts.outline.lines import Line, lines_of
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.layouts.outline.outline import Outline
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.tables import Document, Grid
from senryaku_parse.vocabulary import Vocabulary

if TYPE_CHECKING:
    from senryaku_parse.layouts.chosen import Layouts
    from senryaku_parse.layouts.outline.told import LinesTold

__all__ = ["Outline", "read_outline"]


def read_outline(
    document: Document,
    layouts: Layouts,
    others: Sequence[Grid],
    vocabulary: Vocabulary,
    told: LinesTold | None = None,
) -> Outline:
    """The outline that the text of `document` makes; an empty one where it makes none.

    `layouts` and `others`, repaired, are its tables. It makes none where all goals that it names stand over tables of
    labels that name areas or measures of their own: those are read by themselves. `told` is what a person says of it.
    """
    lines = list(lines_of(document))
    if told and told.skipped:
        lines = [line for line in lines if not isinstance(line, Line) or line.origin.block not in told.skipped]
    first = next((line for line in lines if isinstance(line, Line)), None)
    untitled = first is not None and told is not None and told.names_level(first)
    title = first.text if first and not untitled and _is_title(first, vocabulary) else ""
    rest = lines if untitled else _without_title(lines, vocabulary)
    if not any(isinstance(line, Line) for line in rest):
        return Outline()
    from senryaku_parse.layouts.outline.made import make_outline  # many documents have nothing but tables

    return make_outline(rest, title, layouts, others, vocabulary, told)


def _without_title(lines: Sequence[Line | int], vocabulary: Vocabulary) -> list[Line | int]:
    """`lines` without the title: the first text, and the only heading of the first level, where they have no number."""
    texts = [line for line in lines if isinstance(line, Line)]
    highest = [line for line in texts if line.level == 1]
    may_be = [*texts[:1], *highest] if len(highest) == 1 else texts[:1]
    titles = [line for line in may_be if _is_title(line, vocabulary)]
    return [line for line in lines if not any(line is title for title in titles)]


def _is_title(line: Line, vocabulary: Vocabulary) -> bool:
    numbered = read_level(line.text, vocabulary) or split_mark(line.text, heading=line.level > 0).enumerator
    return not line.listed and not numbered
