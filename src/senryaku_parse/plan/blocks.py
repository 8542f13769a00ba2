"""The columns of one kind of entry: each column but those of levels belongs to a name, at its left or its right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from senryaku_parse.plan.header import NAMES, Head
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.vocabulary import OF_INDICATOR, OF_PROJECT, Field, Part

_FIELDS: frozenset[Part] = frozenset(
    {"category", "text", "organizations", "department", "unit", "number", "baseline_year", "target_year"}
)
KEPT: frozenset[Part] = frozenset({"unit", "baseline_year", "target_year"})
"""Fields that say how values are meant: their texts are kept under their headings as well."""


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
    groups: set[int] = field(default_factory=set)
    """Those of these columns that hold a group of several entries, said once."""
    unit: str | None = None
    """The unit that the heading of its aim or its name states."""
    paired: Part | None = None
    """What stands in the same cell as the value of the other: "baseline" or "aim"."""
    paired_first: bool = False
    """Whether it stands before the other."""
    units: dict[int, str] = field(default_factory=dict)
    """Column of an aim or a baseline → the unit that its own heading states."""
    baseline_year: int | None = None
    target_year: int | None = None

    def columns(self) -> Iterator[int]:
        """All its columns."""
        yield from self.names
        for columns in (self.fields, self.targets, self.actuals, self.years, self.extra):
            yield from columns.values()
        if self.kinds is not None:
            yield self.kinds

    def read_columns(self) -> Iterator[int]:
        """Those that it has a use for."""
        extra = set(self.extra.values())
        return (at for at in self.columns() if at not in extra)

    def kept(self) -> set[int]:
        """The columns whose texts are kept under their headings as well."""
        return {at for name, at in self.fields.items() if name in KEPT}

    def values(self) -> list[int]:
        """The columns of an indicator that hold values: by year, its aim, its baseline."""
        columns = [*self.targets.values(), *self.actuals.values(), *self.years.values()]
        return columns + [at for name, at in self.fields.items() if name in ("target", "baseline")]

    @property
    def names(self) -> tuple[int, ...]:
        """The columns of its name."""
        return (self.name, *self.more)

    def unit_of(self, name: Field) -> str | None:
        """The unit of its "target" or "baseline": the last year's where aims stand by year."""
        column = self.fields.get(name, self.targets[max(self.targets)] if name == "target" and self.targets else None)
        return self.unit if column is None else self.units.get(column, self.unit)

    @property
    def is_unaimed(self) -> bool:
        """Whether no column holds the aims of its indicators."""
        return "target" not in self.fields and not self.targets and self.kinds is None

    @property
    def is_stated(self) -> bool:
        """Whether it has more than a name."""
        return bool(self.fields or self.targets or self.actuals or self.kinds is not None)


def blocks_of(
    heads: Sequence[Head], parts: Sequence[Part | None], more: Mapping[int, tuple[int, ...]], measure: int | None
) -> list[Block]:
    """The blocks of columns that are `parts` under `heads`, each begun by a name.

    `more` are the further columns of a name, `measure` is the column of measures; null without one.
    """
    taken = {at for columns in more.values() for at in columns}
    names = [at for at, part in enumerate(parts) if part in NAMES and at not in taken]
    blocks = [_block(heads[at], parts[at], at, measure) for at in names]
    if not blocks:
        return []
    for block in blocks:
        block.more = more.get(block.name, ())
    paired = {head.year for head, part in zip(heads, parts, strict=True) if part == "actual"} - {None}
    for at, (head, part) in enumerate(zip(heads, parts, strict=True)):
        if head.path and part not in NAMES and part not in LEVELS:
            yearly = part == "aim" and len(head.path) > 1 and head.year in paired and head.told is None
            _put(blocks, head, "interim" if yearly else part, at)
    for block in blocks:
        _settle(block)
    return blocks


def _block(head: Head, part: Part | None, at: int, measure: int | None) -> Block:
    """The block that the name column `at` begins. An indicator named 数値目標 right of the measure is the measure's."""
    kind = part if part in ("target", "kpi", "indicator", "project") else "indicator"
    if kind == "target" and measure is not None and measure < at:
        kind = "kpi"
    return Block(kind, at, unit=head.unit)


def _put(blocks: list[Block], head: Head, part: Part | None, at: int) -> None:
    """Give the column `at` to the block it belongs to: the next one at its left that can have it, else at its right."""
    left = [block for block in blocks if block.name < at and _can_have(block, part, head)]
    right = [block for block in blocks if block.name > at and _can_have(block, part, head)]
    if part in ("category", "number") and right and not (left and _touches(left[-1], at)):
        left = []
    if part == "department":
        lacking = [block for block in left if block.kind == "project" and "department" not in block.fields]
        left = lacking or left
    if part == "actual" and not left:
        right = []  # what a project came to: 「実績額」
    owners = left[-1:] or right[:1]
    if not owners:
        owners = [block for block in blocks if block.name < at][-1:] or blocks[:1]
        part = None
    _hold(owners[0], head, part, at)


def _touches(block: Block, at: int) -> bool:
    return max(block.columns()) == at - 1 and "category" not in block.fields


def _can_have(block: Block, part: Part | None, head: Head) -> bool:
    """Whether `block` can have a column of `part`."""
    if part in OF_INDICATOR or (part is None and head.year is not None):
        return block.kind != "project"
    return block.kind == "project" or part not in OF_PROJECT


def _hold(block: Block, head: Head, part: Part | None, at: int) -> None:
    year = head.year
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
    if part in ("aim", "baseline"):
        _hold_paired(block, head)
    if part == "unit":
        block.extra.setdefault(head.own, at)
    elif part in KEPT and at not in block.extra.values():
        block.extra[_free(head.own, block.extra)] = at
    if part == "group":
        block.groups.add(at)
    if head.unit and part in ("aim", "baseline"):
        block.unit = block.unit or head.unit
        block.units[at] = head.unit


def _hold_paired(block: Block, head: Head) -> None:
    """Note what stands in the same cells as the values below `head`, and of which year it is."""
    for heading in head.path:
        if heading.paired:
            block.paired, block.paired_first = heading.paired.parts[0], heading.paired_first
            if block.paired == "baseline" and block.baseline_year is None:
                block.baseline_year = heading.paired.year
            elif block.paired == "aim" and block.target_year is None:
                block.target_year = heading.paired.year


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
