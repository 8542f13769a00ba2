"""What each column of a table holds, worked out from its header: the levels, the indicators, the projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from senryaku_parse.hierarchy.entries import Field
from senryaku_parse.layouts.header import NAMES, Head, Header
from senryaku_parse.layouts.headings import Heading
from senryaku_parse.layouts.levels import LEVELS, Level, level_roles
from senryaku_parse.vocabulary import Part

_OF_INDICATOR: frozenset[Part] = frozenset({"baseline", "aim", "interim", "actual", "unit"})
_OF_PROJECT: frozenset[Part] = frozenset({"category", "text"})


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
    targets: dict[int, int] = field(default_factory=dict)
    """Gregorian fiscal year → the column of its aim."""
    interim: set[int] = field(default_factory=set)
    """Those of these years whose aim is called an interim one."""
    actuals: dict[int, int] = field(default_factory=dict)
    """Gregorian fiscal year → the column of what was reached."""
    extra: dict[str, int] = field(default_factory=dict)
    """Heading → column."""
    unit: str | None = None
    """The unit that the heading of its aim or its name states."""
    baseline_year: int | None = None
    target_year: int | None = None

    def columns(self) -> Iterator[int]:
        """All its columns."""
        yield from self.names
        for columns in (self.fields, self.targets, self.actuals, self.extra):
            yield from columns.values()

    @property
    def names(self) -> tuple[int, ...]:
        """The columns of its name."""
        return (self.name, *self.more)

    @property
    def is_stated(self) -> bool:
        """Whether it has more than a name."""
        return bool(self.fields or self.targets or self.actuals)


class Plan(NamedTuple):
    """What each column of a table holds."""

    header: Header
    levels: tuple[LevelColumn, ...]
    """Outermost first."""
    blocks: tuple[Block, ...]

    @property
    def layout(self) -> str:
        """"project-first", "indicator-list" or "columns"."""
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
    level_columns = [at for at, part in enumerate(parts) if part in LEVELS and at not in taken]
    roles = level_roles([parts[at] for at in level_columns if parts[at]])  # type: ignore[misc]
    levels = tuple(
        LevelColumn(at, role, header.heads[at].text, more.get(at, ()))
        for at, role in zip(level_columns, roles, strict=True)
    )
    measure = next((level.column for level in levels if level.role == "measure"), None)
    blocks = _blocks(header.heads, parts, more, measure)
    stated = any(block.is_stated for block in blocks)
    if len(levels) < 2 and not stated and not (levels and blocks):
        return None
    return Plan(header, levels, tuple(blocks))


def _parts(heads: Sequence[Head]) -> list[Part | None]:
    """What each column is, its neighbours heard; null for one nobody knows."""
    options = [_options(head) for head in heads]
    parts: list[Part | None] = []
    for at, choices in enumerate(options):
        left = parts[:at]
        part = choices[0] if choices else None
        if "aim" in choices and "target" in choices:  # 数値目標 is an indicator, or the aim of one
            part = "aim" if _is_open(left) else "target"
        elif part == "aim" and "goal" in choices and not any(one in NAMES for one in left if one):
            part = "goal" if any(LEVELS.intersection(later) for later in options[at + 1 :]) else "aim"
        elif part == "baseline" and not heads[at].path:
            part = None
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


def _is_open(left: Sequence[Part | None]) -> bool:
    """Whether the columns at the left end in an indicator that has no aim yet."""
    for part in reversed(left):
        if part in NAMES:
            return part != "project"
        if part == "aim" or part in LEVELS:
            return False
    return False


def _more(heads: Sequence[Head], parts: Sequence[Part | None]) -> dict[int, tuple[int, ...]]:
    """The columns right of each name or level that stand under the very same headings."""
    more: dict[int, tuple[int, ...]] = {}
    first = 0
    for at in range(1, len(heads)):
        if parts[at] not in (*NAMES, *LEVELS) or heads[at].path != heads[first].path:
            first = at
        else:
            more[first] = (*more.get(first, ()), at)
    return more


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
    for at, (head, part) in enumerate(zip(heads, parts, strict=True)):
        if head.path and part not in NAMES and part not in LEVELS:
            _put(blocks, head, part, at)
    for block in blocks:
        _settle(block)
    return blocks


def _block(head: Head, part: Part | None, at: int, measure: int | None) -> Block:
    """The block that the name column `at` begins. An indicator named 数値目標 right of the measure is the measure's."""
    kind = part if part in ("target", "kpi", "indicator", "project") else "indicator"
    if kind == "target" and measure is not None and measure < at:
        kind = "kpi"
    return Block(kind, at, unit=_unit(head.path))  # type: ignore[arg-type]


def _put(blocks: list[Block], head: Head, part: Part | None, at: int) -> None:
    """Give the column `at` to the block it belongs to: the next one at its left that can have it, else at its right."""
    wanted = _wanted(part, head)
    left = [block for block in blocks if block.name < at and wanted(block)]
    right = [block for block in blocks if block.name > at and wanted(block)]
    if part in ("category", "number") and right and not (left and _touches(left[-1], at)):
        left = []
    owners = left[-1:] or right[:1]
    if not owners:
        owners = [block for block in blocks if block.name < at][-1:] or blocks[:1]
        part = None
    _hold(owners[0], head, part, at)


def _touches(block: Block, at: int) -> bool:
    return max(block.columns()) == at - 1 and "category" not in block.fields


def _wanted(part: Part | None, head: Head):  # type: ignore[no-untyped-def]
    """Which blocks can have a column of `part`."""
    if part in _OF_INDICATOR or (part is None and _year(head.path)):
        return lambda block: block.kind != "project"
    if part in _OF_PROJECT:
        return lambda block: block.kind == "project"
    return lambda block: True


def _hold(block: Block, head: Head, part: Part | None, at: int) -> None:
    year = _year(head.path)
    if part == "aim" and year is not None and year not in block.targets:
        block.targets[year] = at
    elif part == "interim" and year is not None and year not in block.targets:
        block.targets[year] = at
        block.interim.add(year)
    elif part == "actual" and year is not None and year not in block.actuals:
        block.actuals[year] = at
    elif part == "aim" and "target" not in block.fields:
        block.fields["target"] = at
    elif part == "baseline" and "baseline" not in block.fields:
        block.fields["baseline"], block.baseline_year = at, year
    elif part in ("category", "text", "department", "unit", "number") and part not in block.fields:
        block.fields[part] = at  # type: ignore[index]
    else:
        block.extra.setdefault(_free(head.text, block.extra), at)
    block.unit = block.unit or (_unit(head.path) if part in ("aim", "baseline") else None)


def _free(heading: str, taken: dict[str, int]) -> str:
    """`heading`, with a number behind it where another column has it."""
    count, name = 1, heading
    while name in taken:
        count += 1
        name = f"{heading} {count}"
    return name


def _settle(block: Block) -> None:
    """Of aims by year the one aim there is, or none but the last says, is the aim itself."""
    if "target" in block.fields:
        return
    final = block.targets.keys() - block.interim
    if len(final) == 1 and (block.interim or not block.actuals):
        block.target_year = final.pop()
        block.fields["target"] = block.targets.pop(block.target_year)
    elif len(block.targets) == 1 and not block.actuals:
        (block.target_year, block.fields["target"]) = block.targets.popitem()


def _year(path: Sequence[Heading]) -> int | None:
    return next((heading.year for heading in reversed(path) if heading.year is not None), None)


def _unit(path: Sequence[Heading]) -> str | None:
    return next((heading.unit for heading in reversed(path) if heading.unit), None)
