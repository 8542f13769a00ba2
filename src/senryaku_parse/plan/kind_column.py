"""The columns of a table whose rows each say what they hold: for each kind of row a block, with one name for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from senryaku_parse.patterns import later
from senryaku_parse.plan.blocks import Block, blocks_of
from senryaku_parse.plan.header import NAMES, Head, Header
from senryaku_parse.plan.headings import Heading, read_heading
from senryaku_parse.plan.kinds import ENTRIES, Kind, find_kind_column, kind_of
from senryaku_parse.plan.levels import LEVELS, Level, by_depth, level_roles
from senryaku_parse.plan.parts import further_columns, parts_of
from senryaku_parse.tables import Row
from senryaku_parse.vocabulary import OF_INDICATOR, OF_PROJECT, Part, Vocabulary

_BETWEEN = later(r"[・･/／、,|｜\s]+|及び|および|または|又は|もしくは|と(?=\S)")
"""What parts the roles that one heading has."""
_MAY_BE_NAMES: tuple[tuple[Part, ...], ...] = ((), ("text",), ("extra",))
"""What a heading may say over names, where none says so: nothing, or 「内容」."""
_OF_EITHER: frozenset[Part] = frozenset({"department", "number", "extra"})


class KindColumn(NamedTuple):
    """The column that names the role of its row."""

    column: int
    blocks: Mapping[Kind, Block]
    """What the other columns hold in rows of each kind; a level has a block of a name and further columns."""
    levels: Mapping[Kind, Level | None]
    """The role of each kind that is a level; null for one too many."""
    vocabulary: Vocabulary

    def kind(self, texts: Sequence[str]) -> Kind | None:
        """The kind of the row that says `texts`; null for one that is blank or not known."""
        text = texts[self.column]
        kind = kind_of(text, self.vocabulary) if text else None
        return kind if kind in self.blocks else "project" if kind == "measure" and "project" in self.blocks else None

    def block(self, texts: Sequence[str]) -> Block | None:
        """What the columns hold in the row that says `texts`; null for one of no kind."""
        kind = self.kind(texts)
        return self.blocks[kind] if kind else None

    def columns(self) -> set[int]:
        """All its columns."""
        return {self.column}.union(*(block.columns() for block in self.blocks.values()))


def read_kinds(header: Header, body: Sequence[Row], vocabulary: Vocabulary) -> KindColumn | None:
    """The column of `body` below `header` that says what each row holds, and what the others hold then."""
    options = [_options(head, vocabulary) for head in header.heads]
    column = find_kind_column([known for known, _ in options], body, vocabulary)
    if column is None:
        return None
    rows = [row for row in body if row.texts[column]]
    said = dict.fromkeys(kind for row in rows if (kind := kind_of(row.texts[column], vocabulary)))
    levelled = any(LEVELS.intersection(known[:1]) for known, _ in options)
    all_rows = _saying(body, options, column)
    blocks: dict[Kind, Block] = {}
    for kind in said:
        if kind in LEVELS and levelled:
            continue
        of_kind = [row for row in rows if kind_of(row.texts[column], vocabulary) == kind]
        block = _block(kind, header.heads, options, column, _saying(of_kind, options, column) or all_rows)
        if block is None:
            return None
        blocks[kind] = block
    if levelled and "measure" in said and "project" not in blocks:
        block = _block("project", header.heads, options, column, all_rows)
        if block:
            blocks["project"] = block
    if not any(kind in ENTRIES for kind in blocks):
        return None
    levels = sorted((kind for kind in blocks if kind in LEVELS), key=by_depth)
    return KindColumn(column, blocks, dict(zip(levels, level_roles(levels), strict=True)), vocabulary)


def _saying(
    rows: Sequence[Row], options: Sequence[tuple[tuple[Part, ...], tuple[Part, ...]]], column: int
) -> list[Row]:
    """Those of `rows` that say more than levels and the kind in `column`, and more than one text."""
    columns = [at for at, (known, _) in enumerate(options) if at != column and LEVELS.isdisjoint(known[:1])]
    return [row for row in rows if any(row.texts[at] for at in columns) and len({*row.texts} - {""}) > 1]


def without_entries(header: Header, column: int) -> Header:
    """`header` with headings over levels alone."""
    heads = [
        head if LEVELS.intersection(_lowest(head)[:1]) and at != column else Head(())
        for at, head in enumerate(header.heads)
    ]
    return header._replace(heads=tuple(heads))


def _lowest(head: Head) -> tuple[Part, ...]:
    known = [heading for heading in head.path if heading.parts]
    return known[-1].parts if known else ()


def _options(head: Head, vocabulary: Vocabulary) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What the heading of a column says, and what its parts say where it names several: 「指標・事業名」."""
    known = _lowest(head)
    if known or not head.path:
        return known, ()
    return (), tuple([part for parts in _meanings(head.path[-1].text, vocabulary) for part in parts])


def _meanings(text: str, vocabulary: Vocabulary) -> list[list[Part]]:
    """What each word of a heading says that names several roles; of one that is none, its parts."""
    found: list[list[Part]] = []
    for word in text.split():
        parts = read_heading(word, vocabulary).parts[:1]
        pieces = _BETWEEN.split(word)
        if not parts and len(pieces) > 1:
            parts = tuple([part for piece in pieces for part in read_heading(piece, vocabulary).parts[:1]])
        found.append(list(parts))
    return found


def _block(
    kind: Kind,
    heads: Sequence[Head],
    options: Sequence[tuple[tuple[Part, ...], tuple[Part, ...]]],
    column: int,
    rows: Sequence[Row],
) -> Block | None:
    """What the columns hold in `rows` of `kind`; null where none of them holds a name."""
    name = _name(kind, options, column, rows)
    if name is None:
        return None
    role: Part = kind if kind in ENTRIES else "indicator"
    told = [
        Head(())
        if at == column
        else Head((Heading(head.text, (role,)),))
        if at == name
        else _told(head, options[at], kind)
        for at, head in enumerate(heads)
    ]
    parts = parts_of(told)
    parts[name] = role
    block = next(iter(blocks_of(told, parts, further_columns(told, parts), None)))
    block.kind = kind if kind in ENTRIES else "indicator"  # type: ignore[assignment]
    return block


def names_two(text: str, kinds: Iterable[Kind], vocabulary: Vocabulary) -> bool:
    """Whether `text` heads what stands in two columns elsewhere, for rows of one of `kinds`: 「内容 担当課」."""
    meanings = _meanings(text, vocabulary)
    return len(meanings) > 1 and all(meanings) and any(_are_two(meanings, kind) for kind in kinds)


def _are_two(meanings: Iterable[list[Part]], kind: Kind) -> bool:
    own = _fields(kind) | ({"project"} if kind == "project" else NAMES - {"project"})
    return sum(not own.isdisjoint(parts) for parts in meanings) > 1


def _fields(kind: Kind) -> frozenset[Part]:
    return _OF_EITHER | (OF_PROJECT if kind == "project" else OF_INDICATOR)


def _told(head: Head, options: tuple[tuple[Part, ...], tuple[Part, ...]], kind: Kind) -> Head:
    """`head` as it is meant in rows of `kind`: of several roles that which such a row can have; no further name."""
    known, several = options
    if known and known[0] in NAMES:
        return Head((Heading(head.text, ("extra",)),))
    meant = next((part for part in several if part in _fields(kind)), None)
    return Head((Heading(head.text, (meant,)),)) if meant else head


def _name(
    kind: Kind,
    options: Sequence[tuple[tuple[Part, ...], tuple[Part, ...]]],
    column: int,
    rows: Sequence[Row],
) -> int | None:
    """The column of the names of `rows`: under a heading of its kind, of another, or the first with a text in each."""
    named: dict[int, set[Part]] = {
        at: {*known[:1], *several}
        for at, (known, several) in enumerate(options)
        if at != column and not NAMES.isdisjoint((*known[:1], *several)) and any(row.texts[at] for row in rows)
    }
    own: Iterable[Part] = ("project",) if kind == "project" else (kind, "indicator", "kpi", "target")
    for part in own:
        if found := [at for at, parts in named.items() if part in parts]:
            return found[0]
    if named:
        return next(iter(named))
    columns: list[int] = [*range(column + 1, len(options)), *range(column)]
    for at in columns:
        if options[at][0][:1] in _MAY_BE_NAMES and _is_filled(at, rows):
            return at
    return None


def _is_filled(at: int, rows: Sequence[Row]) -> bool:
    return 5 * sum(bool(row.texts[at]) for row in rows) >= 4 * len(rows)
