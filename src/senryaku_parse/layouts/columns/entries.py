"""The cells of a row as entries: what the columns of a block hold of an indicator or a project, and a level."""

from __future__ import annotations

from collections.abc import Mapping

from senryaku_parse.hierarchy.entries import Entry, Stated
from senryaku_parse.layouts.indicator_lines import Quantified, split_quantified
from senryaku_parse.layouts.items import split_change, split_value
from senryaku_parse.patterns import later
from senryaku_parse.plan.blocks import Block
from senryaku_parse.repair.cell_split import Part
from senryaku_parse.rows import begins_value, is_value
from senryaku_parse.tables import EMPTY, Cell, Row
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.years import YEAR_ALONE, read_year
from senryaku_parse.text import Enumerator, whole_number
from senryaku_parse.vocabulary import Field, Vocabulary

_TWO_VALUES = later(
    r"(?P<outer>[^(（]*+(?:[(（][^()（）]*+年[^()（）]*+[)）])?+)\s*+"
    r"[(（]\s*+(?:(?P<year>[RHＲＨ令平][^:：()（）]*+|20[0-9][0-9][^:：()（）]*+)[:：]\s*+)?+(?P<inner>[^()（）]++)[)）]\s*+"
)
"""A value, and another in brackets behind it, a year before that: 「1,200人（R1：1,000人）」."""

_BETWEEN = later(r"[／/・|｜\n]|から|\s*[↓⇩]\s*")


def part_of(block: Block, name: Cell, row: Row) -> Part:
    """The cells of `block` in `row`. A cell merged over several of its columns stands in the first."""
    taken, kept = [name], block.kept()

    def pick(columns: Mapping[Field, int] | Mapping[int, int] | Mapping[str, int]) -> dict:  # type: ignore[type-arg]
        found = {}
        for key, at in columns.items():
            cell = row.slots[at]
            if cell.text and (at in kept or not any(cell is one for one in taken)):
                taken.append(cell)
                found[key] = cell
        return found

    return Part({"name": name, **pick(block.fields)}, pick(block.targets), pick(block.actuals), pick(block.extra))


def entry_of(block: Block, part: Part, row: Row, vocabulary: Vocabulary) -> Entry:
    """The indicator or project of `block` whose cells are `part`, and which begins in `row`."""
    cells, enumerator, extra = dict(part.cells), None, dict(part.extra)
    if block.kind == "project":
        return Entry("project", cells, row.origin, EMPTY, extra=extra)
    found = None
    if block.is_unaimed:
        said, found = _stated_by_name(cells, vocabulary)
        cells |= said
    if block.paired:
        cells |= _paired(cells, block, vocabulary)
    if (number := cells.get("number")) and (counted := whole_number(number.text)) is not None:
        enumerator = Enumerator(number.text, counted, False)
    units = (block.unit_of("target"), block.unit_of("baseline"))
    years = (_year(cells, "baseline_year", block.baseline_year), _year(cells, "target_year", block.target_year))
    if found:
        units = (units[0] or found.unit or None, units[1] or found.unit or None)
        years = (found.baseline_year or years[0], found.target_year or years[1])
    stated = Stated(*units, *years, part.targets, part.actuals)
    return Entry(block.kind, cells, row.origin, EMPTY, enumerator, extra, stated)


def _stated_by_name(cells: Mapping[Field, Cell], vocabulary: Vocabulary) -> tuple[dict[Field, Cell], Quantified | None]:
    """The cells of an indicator whose name states its values as well: 「相談件数　6件（H26）→ 30件（H31）」."""
    name = cells["name"]
    if "baseline" in cells:
        return {}, None
    if vocabulary.has_arrows(name.text, 1) and (change := split_change(name.text, vocabulary)):
        return _said(name, {"name": change.name, "baseline": change.baseline, "target": change.aim}), None
    found = split_quantified(name.text, vocabulary) if any(map(str.isdigit, name.text)) else None
    if found and found.target and not (found.others or found.targets or found.actuals):
        said: dict[Field, str] = {"name": found.name, "baseline": found.baseline, "target": found.target}
        return _said(name, said), found
    if not vocabulary.has_arrows(name.text, 1) and (read := split_value(name.text)):
        return _said(name, {"name": read[0], "target": read[1]}), None
    return {}, None


def _said(name: Cell, texts: Mapping[Field, str]) -> dict[Field, Cell]:
    return {field: name.with_text(text) for field, text in texts.items() if text}


def _year(cells: Mapping[Field, Cell], field: Field, heading: int | None) -> int | None:
    """The Gregorian fiscal year that the cell of `field` says; what the `heading` of the value says where it says none."""
    said = fold_width(cells[field].text) if field in cells else ""
    found = YEAR_ALONE.match(said)
    return heading if found is None else int(said[:4]) if found["bare"] else read_year(found[0])


def _paired(cells: Mapping[Field, Cell], block: Block, vocabulary: Vocabulary) -> dict[Field, Cell]:
    """Both values that stand in the cell of the one, as its heading says: 「95億円（80億円）」, 「12人 → 20人」."""
    fields: tuple[Field, Field] = ("target", "baseline")
    outer, inner = fields if block.paired == "baseline" else fields[::-1]
    if outer not in cells or inner in cells:
        return {}
    text = cells[outer].text
    if sides := vocabulary.around_arrow(text):
        return _each({"baseline": sides[0], "target": sides[1]}, cells[outer])
    for sign in _BETWEEN.finditer(text):
        said = text[: sign.start()].strip(), text[sign.end() :].strip()
        if all(begins_value(one) or (is_value(one) and not any(map(str.isdigit, one))) for one in said):
            order = (inner, outer) if block.paired_first else (outer, inner)
            return _each(dict(zip(order, said, strict=True)), cells[outer])
    return _bracketed(cells, inner, outer)


def _each(said: Mapping[Field, str], cell: Cell) -> dict[Field, Cell]:
    """The values that `cell` holds; none of them where one is blank, or no value stands before the other."""
    if not all(map(str.strip, said.values())) or not begins_value(said["baseline"].strip()):
        return {}
    return {field: cell.with_text(text.strip()) for field, text in said.items()}


def _bracketed(cells: Mapping[Field, Cell], inner: Field, outer: Field) -> dict[Field, Cell]:
    """The value of `inner` that stands in brackets behind that of `outer`."""
    read = _TWO_VALUES.fullmatch(cells[outer].text)
    if read is None or not is_value(read["outer"]) or not begins_value(read["inner"]):
        return {}
    value = f"{read['inner']}（{read['year']}）" if read["year"] else read["inner"]
    return {outer: cells[outer].with_text(read["outer"]), inner: cells[outer].with_text(value)}


def level_entry(
    role: str, cell: Cell, row: Row, label: Cell, enumerator: Enumerator | None, extra: Mapping[str, Cell] | None = None
) -> Entry:
    """The level of `role` that `cell` names."""
    cells: dict[Field, Cell] = {"name": cell}
    return Entry(role, cells, row.origin, label, enumerator, extra or {}, mention=True)  # type: ignore[arg-type]


def joined(row: Row, columns: tuple[int, ...]) -> Cell:
    """The cells of `row` in `columns`, which one heading stands over, as one."""
    if len(columns) == 1:
        return row.slots[columns[0]]
    cells = list(dict.fromkeys(slot for at in columns if (slot := row.slots[at]).text))
    if len(cells) < 2:
        return cells[0] if cells else EMPTY
    texts = dict.fromkeys(cell.text for cell in cells)
    return Cell(" ".join(texts), tuple(origin for cell in cells for origin in cell.origins))
