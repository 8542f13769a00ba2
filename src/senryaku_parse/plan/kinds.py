"""A column that names the role of its row: 数値目標, KPI, 事業 under 区分, 種別 or no heading at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, TypeAlias

from senryaku_parse.patterns import later
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import missing_cells
from senryaku_parse.tables import Row
from senryaku_parse.text import DITTOS
from senryaku_parse.vocabulary import OF_INDICATOR, Part, Vocabulary

Kind: TypeAlias = Literal["target", "kpi", "indicator", "project", "goal", "area", "upper_measure", "measure"]
"""What a row may hold, as its column of kinds says."""

ENTRIES: tuple[Kind, ...] = ("target", "kpi", "indicator", "project")
"""The kinds of rows that are no levels."""

_NUMBER = later(r"[\s0-9０-９①-⑳Ⅰ-Ⅻ()（）.．・-]+\Z")
"""What counts the rows of a kind: 「事業①」."""
_OTHERS: frozenset[Part] = frozenset({*LEVELS, *OF_INDICATOR, "number"})
"""What a heading over a column of kinds never says."""


def kind_of(text: str, vocabulary: Vocabulary) -> Kind | None:
    """What a row holds whose kind is `text`; null where `text` is the name of none: 「目標」 and 「実績」 are no kinds."""
    parts = vocabulary.parts(text) or vocabulary.parts(_NUMBER.sub("", text))
    if parts:
        kinds = [part for part in parts if part in ENTRIES or part in LEVELS]
        return kinds[0] if kinds and (parts[0] in kinds or "target" in kinds) else None  # type: ignore[return-value]
    label = vocabulary.label(text)
    return label.role if label else None


def find_kind_column(headings: Sequence[tuple[Part, ...]], rows: Sequence[Row], vocabulary: Vocabulary) -> int | None:
    """The column of `rows` that names the role of each row, `headings` being what stands over each; null without one.

    Two of three of its texts at least name a role, one of them that of an indicator or a project; rows of one text are
    none of its rows, and rows that lack cells do not count, unless nearly all lack as many.
    """
    rows = [row for row in rows if len({*row.texts} - {""}) > 1]
    missing = Counter(map(missing_cells, rows))
    usual = next((count for count, found in missing.items() if 4 * found > 3 * len(rows)), 0)  # a few may be too long
    rows = [row for row in rows if missing_cells(row) == usual]
    for at, parts in enumerate(headings):
        if not _OTHERS.isdisjoint(parts[:1]):
            continue
        slots = dict.fromkeys(row.slots[at] for row in rows if row.texts[at] and row.texts[at] not in DITTOS)
        kinds = [kind_of(slot.text, vocabulary) for slot in slots]
        if 3 * sum(kind is not None for kind in kinds) >= 2 * len(kinds) and any(kind in ENTRIES for kind in kinds):
            return at
    return None
