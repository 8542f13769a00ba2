"""What each column of a table holds, worked out from its header: the levels, the indicators, the projects.

What a column is, its headings say (`parts`); whose it is, the names beside it (`blocks`). A table with labels in its first
column has no such plan: its rows change what they are with each repair of a label, so `rows.walk` tells it anew, quickly.
How a table of either kind was read in the end, `bands` shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from senryaku_parse.plan.blocks import Block, blocks_of
from senryaku_parse.plan.header import Header, names_projects
from senryaku_parse.plan.kind_column import KindColumn, read_kinds, without_entries
from senryaku_parse.plan.kinds import ENTRIES
from senryaku_parse.plan.levels import LEVELS, Level, by_depth, level_roles
from senryaku_parse.plan.parts import further_columns, parts_of
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Grid, Row
from senryaku_parse.vocabulary import Part, Vocabulary

_KINDS: frozenset[str] = frozenset({"aim", "interim", "actual", "extra"})
"""What a column may say of each row that has years without a word."""


class LevelColumn(NamedTuple):
    """A column of goals, areas or measures."""

    column: int
    """Counted from 0, as all columns here."""
    role: Level | None
    """Null for a level too many, which goes to the measure's `extra`."""
    heading: str
    more: tuple[int, ...] = ()
    """Further columns under the same heading: the number in one, the name in the next."""

    @property
    def columns(self) -> tuple[int, ...]:
        """All its columns."""
        return (self.column, *self.more)


class Plan(NamedTuple):
    """What each column of a table holds."""

    header: Header
    levels: tuple[LevelColumn, ...]
    """Outermost first."""
    blocks: tuple[Block, ...]
    kinds: KindColumn | None = None
    """The column that says which of the blocks a row has; null where each row has all of them."""
    goes_on: bool = False
    """Whether its table goes on with the one before it: the same header, and nothing but a page break between."""

    @property
    def labels(self) -> int:
        """Columns at the left that are not of this table."""
        return self.header.labels

    def body(self, grid: Grid) -> Sequence[Row]:
        """The rows of `grid` below its header."""
        return grid.rows[self.header.stop :]

    def below_page(self) -> Plan:
        """The same for a table without a header, which goes on with one of this plan."""
        return self._replace(header=self.header._replace(start=0, stop=0), goes_on=True)

    def blocks_in(self, texts: Sequence[str]) -> Sequence[Block]:
        """The blocks of a row that says `texts`."""
        if self.kinds is None:
            return self.blocks
        block = self.kinds.block(texts)
        return (block,) if block and block in self.blocks else ()

    def columns(self) -> set[int]:
        """All columns that hold something."""
        held = {at for block in self.blocks for at in block.columns()}
        held.update(at for level in self.levels for at in level.columns)
        return held | self.kinds.columns() if self.kinds else held

    @property
    def is_schedule(self) -> bool:
        """Whether it only says when projects are carried out; whose they are, what stands above it must say."""
        return not self.levels and not any(block.is_stated or block.kind != "project" for block in self.blocks)

    @property
    def lists_names(self) -> bool:
        """Whether it holds the names of projects, and says nothing of years."""
        heads = self.header.heads
        return bool(self.blocks) and all(
            block.kind == "project" and all(heads[at].year is None for at in block.extra.values())
            for block in self.blocks
        )

    @property
    def layout(self) -> str:
        """ "project-first", "indicator-list" or "columns"."""
        kinds = [block.kind for block in self.blocks]
        if "project" in kinds and self.levels and self.levels[0].column > self.blocks[kinds.index("project")].name:
            return "project-first"
        if "project" not in kinds and not {"goal", "measure"} & {level.role for level in self.levels}:
            return "indicator-list"
        return "columns"


def make_plan(header: Header, body: Sequence[Row], vocabulary: Vocabulary) -> Plan | None:
    """The plan of a table with `header` over `body`; null where its columns do not make one.

    That is where nothing is named, or nothing said of it.
    """
    kinds = None if header.is_told else read_kinds(header, body, vocabulary)
    if kinds:
        levels = _levels(without_entries(header, kinds.column))[0]
        return Plan(header, levels, tuple(block for kind, block in kinds.blocks.items() if kind in ENTRIES), kinds)
    levels, parts, more = _levels(header)
    measure = next((level.column for level in levels if level.role == "measure"), None)
    blocks = blocks_of(header.heads, parts, more, measure)
    stated = any(block.is_stated for block in blocks)
    if len(levels) < 2 and not stated and not (levels and blocks) and not _lists(blocks, header, body):
        return None
    return Plan(header, levels, tuple(blocks))


def _lists(blocks: Sequence[Block], header: Header, body: Sequence[Row]) -> bool:
    """Whether `body` lists projects, and says nothing else of them that is known: by name, or when they are carried out."""
    alone = len(blocks) == 1 and blocks[0].kind == "project" and blocks[0].extra
    if alone and names_projects(header.heads[blocks[0].name]):
        return not any(begins_value(row.texts[blocks[0].name]) for row in body)
    return _schedules(blocks, body)


def _schedules(blocks: Sequence[Block], body: Sequence[Row]) -> bool:
    """Whether `body` says of projects alone in which years they are carried out: 「検討 | → | 実施」 below the years."""
    if not blocks or any(block.kind != "project" or len(block.years) < 2 for block in blocks):
        return False
    return not any(
        any(map(str.isdigit, row.texts[at])) for block in blocks for at in block.years.values() for row in body
    )


def _levels(header: Header) -> tuple[tuple[LevelColumn, ...], list[Part | None], dict[int, tuple[int, ...]]]:
    """The columns of levels, outermost first; what each column is, and further columns under the same heading."""
    parts = parts_of(header.heads)
    more = further_columns(header.heads, parts)
    taken = {at for columns in more.values() for at in columns}
    named = [(at, part) for at, part in enumerate(parts) if part in LEVELS and at not in taken]
    named.sort(key=lambda one: by_depth(one[1]))
    roles = level_roles([part for _, part in named])
    levels = tuple(
        LevelColumn(at, role, header.heads[at].text, more.get(at, ()))
        for (at, _), role in zip(named, roles, strict=True)
    )
    return levels, parts, more


def tell_years(plan: Plan, body: Sequence[Row], vocabulary: Vocabulary) -> None:
    """Find the column of `body` that says what years without a word hold; where there is none they are further columns.

    So are those of projects, which have neither aims nor actual values.
    """
    for block in plan.blocks:
        if not block.years:
            continue
        for heading, at in block.extra.items() if block.kind != "project" else ():
            said = {part for row in body if row.texts[at] for part in vocabulary.parts(row.texts[at])[:1] or ("",)}
            if said and said <= _KINDS:
                block.kinds = at
                del block.extra[heading]
                break
        else:
            _settle_baseline(block)
            block.extra |= {plan.header.heads[at].own: at for at in block.years.values()}
            block.years.clear()


def _settle_baseline(block: Block) -> None:
    """The only column of `block` under nothing but a year, left of its aim and of an earlier year, is its baseline."""
    if len(block.years) != 1 or "baseline" in block.fields or "target" not in block.fields or block.kind == "project":
        return
    ((year, at),) = block.years.items()
    if at < block.fields["target"] and year < (block.target_year or year + 1) and not block.actuals:
        block.fields["baseline"], block.baseline_year = at, year
        block.years.clear()
