"""Lists of projects with sums of money and nothing of a strategy: the budget of a year, which is no strategy."""

from __future__ import annotations

from collections.abc import Iterable

from senryaku_parse.layouts.chosen import Layouts
from senryaku_parse.patterns import later
from senryaku_parse.plan import Plan
from senryaku_parse.rows import is_strategy
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary

_MONEY = later(r"[(（\s][千万百億]*円|予算|決算|査定|要求|補正|事業費|[金総交付補助負担]額")


def is_budget(layouts: Layouts, others: Iterable[Grid], vocabulary: Vocabulary) -> bool:
    """Whether all tables that are read list projects without levels or indicators, and each says what they cost."""
    plans = [one.plan for one in layouts.columns.values()]
    if not plans or layouts.label_rows.grids or not all(map(_lists_costs, plans)):
        return False
    return not any(is_strategy(grid, vocabulary) for grid in others)


def _lists_costs(plan: Plan) -> bool:
    if plan.levels or any(block.kind != "project" for block in plan.blocks):
        return False
    heads = [plan.header.heads[at] for block in plan.blocks for at in block.extra.values()]
    return any(_MONEY.search(head.text) for head in heads)
