"""How a table is read, whatever its layout: runs of rows, what each column holds there, and what tells so.

Worked out when asked, for those who want to see why: `print(trace(path).plans[1])`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from senryaku_parse.plan import Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.plan.levels import Level
from senryaku_parse.plan.row_labels import pairs, read_title
from senryaku_parse.rows import Block as LabelBlock
from senryaku_parse.rows import is_strategy, walk
from senryaku_parse.tables import Grid, Row
from senryaku_parse.vocabulary import Vocabulary

Evidence: TypeAlias = Literal["word", "likeness", "contents", "place"]
"""What tells what a column holds: its heading is a known word; it is like one or holds one; the cells below; where it
stands."""


class Column(NamedTuple):
    """A column of a band."""

    number: int
    """Counted from 1, as findings count."""
    holds: str
    """ "goal", "kpi.target 2025", "project.name"; "other" for what is kept under its heading."""
    evidence: Evidence
    heading: str = ""

    def __str__(self) -> str:
        """「3 kpi.baseline ← word 現状値」."""
        return f"{self.number} {self.holds} ← {self.evidence} {self.heading}".rstrip()


class Band(NamedTuple):
    """A run of rows whose columns hold the same."""

    first: int | None
    """The row of the source in which it begins, and the one in which it ends."""
    last: int | None
    role: str
    """ "header", or what the rows hold: "goal", "kpi", "project"; several of them with "+"."""
    columns: tuple[Column, ...]
    table: int | None = None
    """The table of the source in which it begins: pages may be joined."""

    def __str__(self) -> str:
        """A line for the band, and one a column."""
        return "\n".join([f"  rows {self.first}-{self.last}: {self.role}", *(f"    {one}" for one in self.columns)])


class Bands(NamedTuple):
    """The bands of a table from the top down."""

    layout: str
    bands: tuple[Band, ...]

    def __str__(self) -> str:
        """The layout, and each band with its columns."""
        return "\n".join([self.layout, *map(str, self.bands)])


def bands_of_columns(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> Bands:
    """The header and the rows below it; where a column names what each row holds, a band a run of one kind."""
    header = grid.rows[plan.header.start : plan.header.stop]
    bands = [band(header, "header", ())] if header else []
    for blocks, rows in groupby(filter(_says, plan.body(grid)), key=lambda row: [*plan.blocks_in(row.texts)]):
        role = "+".join(dict.fromkeys(block.kind for block in blocks)) or "level"
        bands.append(band([*rows], role, _columns(plan, blocks, vocabulary)))
    return Bands(plan.layout, tuple(bands))


def bands_of_labels(grid: Grid, vocabulary: Vocabulary) -> Bands:
    """A band a label of the label column, and one a row of headings."""
    if not is_strategy(grid, vocabulary):
        return Bands("none", ())
    bands: list[Band] = []
    headings: tuple[str, ...] = ()
    for block, run in groupby(walk(grid, vocabulary), key=lambda one: one[1]):
        rows = [row for row, _ in run]
        headings = rows[0].texts if block.heading else headings
        unknown = block.has_unknown_label(rows[0])
        columns = () if unknown else _beside(rows, block, headings, vocabulary)
        role = "header" if block.heading else "none" if unknown else block.role or "none"
        bands.append(band(rows, role, columns))
    return Bands("label-column", tuple(bands))


def band_of_pairs(row: Row, levels: Mapping[str, Level | None], vocabulary: Vocabulary) -> Band:
    """A row of labels and values; `levels` are those that labels name, by their keys."""
    if title := read_title(row, vocabulary):
        return band([row], levels.get(title[0].key) or title[0].parts[0], (Column(1, "name", "word", row.texts[0]),))
    columns: list[Column] = []
    for pair in pairs(row, vocabulary):
        part = (levels.get(pair.label.key) or pair.label.parts[0]) if pair.label else "other"
        evidence = _evidence(pair.cell.text, vocabulary) if pair.label else "place"
        columns += [Column(row.slots.index(value) + 1, part, evidence, pair.cell.text) for value in pair.values]
    return band([row], "+".join(dict.fromkeys(column.holds for column in columns)) or "blank", tuple(columns))


def band(rows: Sequence[Row], role: str, columns: tuple[Column, ...]) -> Band:
    """The band of `rows`, one at least."""
    return Band(rows[0].origin.row, rows[-1].origin.row, role, columns, rows[0].origin.table)


def _says(row: Row) -> bool:
    return any(row.texts)


def _columns(plan: Plan, blocks: Iterable[Block], vocabulary: Vocabulary) -> tuple[Column, ...]:
    held: dict[int, str] = {at: level.role or "level" for level in plan.levels for at in level.columns}
    for block in blocks:
        held |= dict(_held(block))
    found = [
        Column(at + 1, held.get(at, "other"), _evidence(head.text, vocabulary, held.get(at)), head.text)
        for at, head in enumerate(plan.header.heads)
    ]
    if plan.kinds:
        at = plan.kinds.column
        found[at] = Column(at + 1, "kind", "contents", plan.header.heads[at].text)
    return tuple(found)


def _held(block: Block) -> Iterator[tuple[int, str]]:
    """Each column of `block`, and what it holds."""
    yield from ((at, f"{block.kind}.other") for at in block.extra.values())
    yield from ((at, f"{block.kind}.name") for at in block.names)
    yield from ((at, f"{block.kind}.{field}") for field, at in block.fields.items())
    for said, columns in (("target", block.targets), ("actual", block.actuals), ("value", block.years)):
        yield from ((at, f"{block.kind}.{said} {year}") for year, at in columns.items())
    if block.kinds is not None:
        yield block.kinds, f"{block.kind}: target or actual"


def _evidence(heading: str, vocabulary: Vocabulary, held: str | None = "") -> Evidence:
    """What tells that a column under `heading` is what it is held for; null for one that nothing told."""
    if not heading or held is None:
        return "place"
    if vocabulary.parts(heading) or any(map(vocabulary.parts, heading.split())):
        return "word"
    return "place" if held.endswith("other") else "likeness"


def _beside(
    rows: Sequence[Row], block: LabelBlock, headings: Sequence[str], vocabulary: Vocabulary
) -> tuple[Column, ...]:
    """The columns of `rows` of a label: of projects as the `headings` last named them, elsewhere a name and its aim."""
    label = Column(1, "label", "word" if block.labelled else "place", rows[0].texts[0])
    if block.role == "project":
        held = {at: f"project.{role}" for at, role in block.columns.items()}
        named = headings or [""] * (max(held, default=0) + 1)
        others = [Column(at + 1, held[at], _evidence(named[at], vocabulary), named[at]) for at in sorted(held)]
        return label, *others
    pairs = block.role in ("target", "kpi") and any(len(row.cells(1)) > 1 for row in rows)
    aim = [Column(3, f"{block.role}.target", "place")] if pairs else []
    return label, Column(2, f"{block.role or 'none'}.name", "place"), *aim
