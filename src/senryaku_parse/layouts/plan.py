"""What each column of a table holds, worked out from its header: the levels, the indicators, the projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from senryaku_parse.hierarchy.entries import Field
from senryaku_parse.layouts.header import NAMES, Head, Header
from senryaku_parse.layouts.headings import Heading
from senryaku_parse.layouts.levels import LEVELS, Level, by_depth, level_roles
from senryaku_parse.tables import Row
from senryaku_parse.vocabulary import Part, Vocabulary

_OF_INDICATOR: frozenset[Part] = frozenset({"baseline", "aim", "interim", "actual", "unit"})
_OF_PROJECT: frozenset[Part] = frozenset({"category", "text", "organizations"})
_KINDS: frozenset[str] = frozenset({"aim", "interim", "actual", "extra"})
_FIELDS: frozenset[Part] = frozenset({"category", "text", "organizations", "department", "unit", "number"})


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


@dataclass(slots=True)
class Block:
    """The columns of one kind of entry: of an indicator, or of a project."""

    kind: Literal["target", "kpi", "indicator", "project"]
    name: int
    """The column of its name."""
    more: tuple[int, ...] = ()
    """Further columns under the same heading: 「自殺者数」 and, in the next, 「男」 and 「女」."""
    fields: dict[Field, int] = field(default_factory=dict)
    aims: dict[int, int] = field(default_factory=dict)
    """Gregorian fiscal year → the column of an aim, while it is open which of them is the aim itself."""
    targets: dict[int, int] = field(default_factory=dict)
    """Gregorian fiscal year → the column of its aim."""
    actuals: dict[int, int] = field(default_factory=dict)
    """Gregorian fiscal year → the column of what was reached."""
    years: dict[int, int] = field(default_factory=dict)
    """Gregorian fiscal year → a column under nothing but the year: what it holds, each row says in the column `kinds`."""
    kinds: int | None = None
    """The column that says of each row whether its years are 目標 or 実績; null without one."""
    extra: dict[str, int] = field(default_factory=dict)
    """Heading → column."""
    unit: str | None = None
    """The unit that the heading of its aim or its name states."""
    baseline_year: int | None = None
    target_year: int | None = None

    def columns(self) -> Iterator[int]:
        """All its columns."""
        yield from self.names
        for columns in (self.fields, self.targets, self.actuals, self.years, self.extra):
            yield from columns.values()
        if self.kinds is not None:
            yield self.kinds

    def values(self) -> list[int]:
        """The columns of an indicator that hold values: by year, its aim, its baseline."""
        columns = [*self.targets.values(), *self.actuals.values(), *self.years.values()]
        return columns + [at for name, at in self.fields.items() if name in ("target", "baseline")]

    @property
    def names(self) -> tuple[int, ...]:
        """The columns of its name."""
        return (self.name, *self.more)

    @property
    def is_unaimed(self) -> bool:
        """Whether no column holds the aims of its indicators."""
        return "target" not in self.fields and not self.targets and self.kinds is None

    @property
    def is_stated(self) -> bool:
        """Whether it has more than a name."""
        return bool(self.fields or self.targets or self.actuals or self.kinds is not None)


class Plan(NamedTuple):
    """What each column of a table holds."""

    header: Header
    levels: tuple[LevelColumn, ...]
    """Outermost first."""
    blocks: tuple[Block, ...]
    labels: int = 0
    """Columns at the left that are not of this table: they hold the labels of one around it."""

    @property
    def layout(self) -> str:
        """ "project-first", "indicator-list" or "columns"."""
        kinds = [block.kind for block in self.blocks]
        if "project" in kinds and self.levels and self.levels[0].column > self.blocks[kinds.index("project")].name:
            return "project-first"
        if "project" not in kinds and not {"goal", "measure"} & {level.role for level in self.levels}:
            return "indicator-list"
        return "columns"


def make_plan(header: Header) -> Plan | None:
    """The plan of a table with `header`; null where its columns do not make one: nothing is named, or nothing said of it."""
    parts = _parts(header.heads)
    more = _more(header.heads, parts)
    taken = {at for columns in more.values() for at in columns}
    named = [(at, part) for at, part in enumerate(parts) if part in LEVELS and at not in taken]
    named.sort(key=lambda one: by_depth(one[1]))
    roles = level_roles([part for _, part in named])
    levels = tuple(
        LevelColumn(at, role, header.heads[at].text, more.get(at, ()))
        for (at, _), role in zip(named, roles, strict=True)
    )
    measure = next((level.column for level in levels if level.role == "measure"), None)
    blocks = _blocks(header.heads, parts, more, measure)
    stated = any(block.is_stated for block in blocks)
    if len(levels) < 2 and not stated and not (levels and blocks):
        return None
    return Plan(header, levels, tuple(blocks))


def tell_years(plan: Plan, body: Sequence[Row], vocabulary: Vocabulary) -> None:
    """Find the column of `body` that says what years without a word hold; where there is none they are further columns."""
    for block in plan.blocks:
        if not block.years:
            continue
        for heading, at in block.extra.items():
            said = {part for row in body if row.texts[at] for part in vocabulary.parts(row.texts[at])[:1] or ("",)}
            if said and said <= _KINDS:
                block.kinds = at
                del block.extra[heading]
                break
        else:
            block.extra |= {plan.header.heads[at].own: at for at in block.years.values()}
            block.years.clear()


def _parts(heads: Sequence[Head]) -> list[Part | None]:
    """What each column is, its neighbours heard; null for one nobody knows."""
    options = [_options(head) for head in heads]
    last_level = max((at for at, choices in enumerate(options) if LEVELS.intersection(choices)), default=-1)
    parts: list[Part | None] = []
    years: dict[tuple[tuple[Part, ...], ...], set[int | None]] = defaultdict(set)
    """What headings are but for their years → the years of those at the left."""
    named = False
    for at, choices in enumerate(options):
        part = choices[0] if choices else None
        year, words = _year(heads[at].path), tuple([heading.parts for heading in heads[at].path])
        if part in NAMES and year is not None and years[words] - {None, year}:
            part = None  # the same indicators stand at the left already
        if "aim" in choices and "target" in choices:  # 数値目標 is an indicator, or the aim of one
            part = "aim" if _is_open(parts, heads) else "target"
        elif part == "aim" and "goal" in choices and not named:
            part = "goal" if last_level > at else "aim"
        years[words].add(year)
        named = named or part in NAMES
        parts.append(part)
    if "measure" not in parts and parts.count("project") > 1:
        parts[parts.index("project")] = "measure"
    return parts


def _options(head: Head) -> tuple[Part, ...]:
    """What a column may be by its own headings: the lowest that is known, of a group over it the indicator's kind."""
    known = [heading for heading in head.path if heading.parts]
    if not known:
        return ()
    *groups, lowest = known
    if lowest.parts[0] == "indicator" and groups and groups[-1].parts[0] in ("kpi", "target"):
        return groups[-1].parts[:1]
    if lowest.parts[0] in ("goal", "area", "upper_measure") and groups and groups[-1].parts[0] in NAMES:
        return ()
    return lowest.parts


def _is_open(left: Sequence[Part | None], heads: Sequence[Head]) -> bool:
    """Whether the columns at the left end in an indicator that has no aim yet, those by year aside."""
    for at in range(len(left) - 1, -1, -1):
        part = left[at]
        if part in NAMES:
            return part != "project"
        if (part == "aim" and _year(heads[at].path) is None) or part in LEVELS:
            return False
    return False


def _more(heads: Sequence[Head], parts: Sequence[Part | None]) -> dict[int, tuple[int, ...]]:
    """The columns right of each name or level that stand under the very same headings."""
    more: dict[int, list[int]] = defaultdict(list)
    first = 0
    for at in range(1, len(heads)):
        if parts[at] not in (*NAMES, *LEVELS) or heads[at].path != heads[first].path:
            first = at
        else:
            more[first].append(at)
    return {name: tuple(columns) for name, columns in more.items()}


def _blocks(
    heads: Sequence[Head], parts: Sequence[Part | None], more: dict[int, tuple[int, ...]], measure: int | None
) -> list[Block]:
    taken = {at for columns in more.values() for at in columns}
    names = [at for at, part in enumerate(parts) if part in NAMES and at not in taken]
    blocks = [_block(heads[at], parts[at], at, measure) for at in names]
    if not blocks:
        return []
    for block in blocks:
        block.more = more.get(block.name, ())
    paired = {_year(head.path) for head, part in zip(heads, parts, strict=True) if part == "actual"}
    for at, (head, part) in enumerate(zip(heads, parts, strict=True)):
        if head.path and part not in NAMES and part not in LEVELS:
            yearly = part == "aim" and len(head.path) > 1 and _year(head.path) in paired
            _put(blocks, head, "interim" if yearly else part, at)
    for block in blocks:
        _settle(block)
    return blocks


def _block(head: Head, part: Part | None, at: int, measure: int | None) -> Block:
    """The block that the name column `at` begins. An indicator named 数値目標 right of the measure is the measure's."""
    kind = part if part in ("target", "kpi", "indicator", "project") else "indicator"
    if kind == "target" and measure is not None and measure < at:
        kind = "kpi"
    return Block(kind, at, unit=_unit(head.path))


def _put(blocks: list[Block], head: Head, part: Part | None, at: int) -> None:
    """Give the column `at` to the block it belongs to: the next one at its left that can have it, else at its right."""
    left = [block for block in blocks if block.name < at and _can_have(block, part, head)]
    right = [block for block in blocks if block.name > at and _can_have(block, part, head)]
    if part in ("category", "number") and right and not (left and _touches(left[-1], at)):
        left = []
    owners = left[-1:] or right[:1]
    if not owners:
        owners = [block for block in blocks if block.name < at][-1:] or blocks[:1]
        part = None
    _hold(owners[0], head, part, at)


def _touches(block: Block, at: int) -> bool:
    return max(block.columns()) == at - 1 and "category" not in block.fields


def _can_have(block: Block, part: Part | None, head: Head) -> bool:
    """Whether `block` can have a column of `part`."""
    if part in _OF_INDICATOR or (part is None and _year(head.path) is not None):
        return block.kind != "project"
    return block.kind == "project" or part not in _OF_PROJECT


def _hold(block: Block, head: Head, part: Part | None, at: int) -> None:
    year = _year(head.path)
    if part == "aim" and year is not None and year not in block.aims:
        block.aims[year] = at
    elif part == "interim" and year is not None and year not in block.targets:
        block.targets[year] = at
    elif part == "actual" and year is not None and year not in block.actuals:
        block.actuals[year] = at
    elif part == "aim" and "target" not in block.fields:
        block.fields["target"] = at
    elif part == "baseline" and "baseline" not in block.fields:
        block.fields["baseline"], block.baseline_year = at, year
    elif part in _FIELDS and part not in block.fields and not (part == "number" and block.kind == "project"):
        block.fields[part] = at  # type: ignore[index]
    elif part is None and year is not None and len(head.path) == 1 and year not in block.years:
        block.years[year] = at
    else:
        block.extra[_free(head.own, block.extra)] = at
    if part == "unit":
        block.extra.setdefault(head.own, at)
    block.unit = block.unit or (_unit(head.path) if part in ("aim", "baseline") else None)


def _free(heading: str, taken: dict[str, int]) -> str:
    """`heading`, with a number behind it where another column has it."""
    count, name = 1, heading
    while name in taken:
        count += 1
        name = f"{heading} {count}"
    return name


def _settle(block: Block) -> None:
    """Of aims by year the only one is the aim itself; several are aims on the way."""
    if "target" not in block.fields and len(block.aims) == 1:
        block.target_year, block.fields["target"] = block.aims.popitem()
    block.targets = {**block.aims, **block.targets}


def _year(path: Sequence[Heading]) -> int | None:
    return next((heading.year for heading in reversed(path) if heading.year is not None), None)


def _unit(path: Sequence[Heading]) -> str | None:
    return next((heading.unit for heading in reversed(path) if heading.unit), None)
