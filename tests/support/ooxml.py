"""What Excel requires of a workbook's XML, so that it opens without repairing it. Excel's own rules, and ECMA-376's.

Each function yields one line for each thing that is wrong.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl.formula import Tokenizer
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

MAX_TEXT, MAX_ROWS, MAX_COLUMNS, MAX_FORMULA = 32_767, 1_048_576, 16_384, 8_192
MAX_LINKS, MAX_BREAKS = 65_530, 1_026
NAME = re.compile(r"[^\W\d][\w.]*")
CELL_ADDRESS = re.compile(r"\A(?:[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*)\Z", re.IGNORECASE)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ERRORS = ("#REF!", "#NAME?", "#DIV/0!", "#N/A", "#VALUE!")


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with the workbook `data`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        found = [f"{name} twice" for name, count in Counter(archive.namelist()).items() if count > 1]
    trees = {name: ET.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels", ".vml"))}
    book = trees["xl/workbook.xml"]
    links = _targets(trees, "xl/workbook.xml")
    titles = [str(sheet.get("name")) for sheet in book.iter(f"{MAIN}sheet")]
    names = [str(sheet.get(RELATION)) for sheet in book.iter(f"{MAIN}sheet")]
    sheets = dict(zip(titles, (trees[links[name]] for name in names), strict=True))
    found += _relations(trees)
    found += _titles(titles)
    found += _defined_names(book, titles)
    tables: list[ET.Element] = []
    styles = trees["xl/styles.xml"]
    looks, dxfs = (len(styles.find(f"{MAIN}{name}") or ()) for name in ("cellXfs", "dxfs"))
    for title, sheet in sheets.items():
        own = [
            trees[path] for path in _targets(trees, links[names[titles.index(title)]]).values() if "/tables/" in path
        ]
        tables += own
        problems = [*_cells(sheet, looks), *_merges(sheet, own), *_conditions(sheet, dxfs), *_table_heads(sheet, own)]
        problems += [*_hyperlinks(sheet, sheets), *_order(sheet)]
        found += [f"{title}: {problem}" for problem in problems]
    found += _tables(tables, book)
    return found


def _targets(trees: dict[str, ET.Element], part: str) -> dict[str, str]:
    """Relation id → part, of the relations of `part`."""
    folder, _, name = part.rpartition("/")
    rels = trees.get(f"{folder}/_rels/{name}.rels")
    return {
        str(one.get("Id")): posixpath.normpath(posixpath.join("/" + folder, str(one.get("Target")))).lstrip("/")
        for one in (() if rels is None else rels)
        if one.get("TargetMode") != "External"
    }


def _relations(trees: dict[str, ET.Element]) -> Iterator[str]:
    for path in [path for path in trees if path.endswith(".rels")]:
        folder, _, name = path.partition("_rels/")
        part = folder + name.removesuffix(".rels")
        ids = [one.get("Id") for one in trees[path]]
        if len(ids) != len(set(ids)):
            yield f"{path}: an id twice"
        for target in _targets(trees, part).values() if part else ():
            if target not in trees:
                yield f"{path}: leads to {target}, which is not there"
        used = {value for element in trees[part].iter() if (value := element.get(RELATION))} if part in trees else set()
        yield from (f"{part}: relation {one} is not there" for one in used - set(ids))
    types = trees["[Content_Types].xml"]
    typed = {str(one.get("PartName")).lstrip("/") for one in types}
    defaults = {str(one.get("Extension")) for one in types}
    for name in trees:
        if name != "[Content_Types].xml" and name not in typed and name.rpartition(".")[2] not in defaults:
            yield f"{name}: no content type"


def _titles(titles: Sequence[str]) -> Iterator[str]:
    for title in titles:
        if not 0 < len(title) <= 31 or re.search(r"[\\/?*\[\]:]", title) or title.strip("'") != title:
            yield f"sheet title {title!r} is not legal"
    if len({title.casefold() for title in titles}) != len(titles):
        yield "a sheet title twice"


def _defined_names(book: ET.Element, titles: Sequence[str]) -> Iterator[str]:
    seen = set()
    for name in book.iter(f"{MAIN}definedName"):
        key = (str(name.get("name")).casefold(), name.get("localSheetId"))
        if key in seen:
            yield f"defined name {key} twice"
        seen.add(key)
        plain = str(name.get("name")).removeprefix("_xlnm.")
        if not NAME.fullmatch(plain) or CELL_ADDRESS.match(plain):
            yield f"defined name {plain!r} is not legal"
        for title in re.findall(r"'((?:[^']|'')+)'!", name.text or ""):
            if title.replace("''", "'") not in titles:
                yield f"defined name {plain!r} leads to no sheet: {name.text}"


def _cells(sheet: ET.Element, looks: int) -> Iterator[str]:
    """Rows and cells ascend; each value is of its type; each style is there."""
    before = 0
    for row in sheet.iter(f"{MAIN}row"):
        number = int(str(row.get("r")))
        if not before < number <= MAX_ROWS:
            yield f"row {number} behind {before}"
        if not 0 <= float(row.get("ht", 0)) <= 409.5:
            yield f"row {number} is {row.get('ht')} high"
        before, column = number, 0
        for cell in row:
            letters, at = coordinate_from_string(str(cell.get("r")))
            if at != number or not column < column_index_from_string(letters) <= MAX_COLUMNS:
                yield f"{cell.get('r')} in row {number} behind column {column}"
            column = column_index_from_string(letters)
            if int(cell.get("s", 0)) >= looks:
                yield f"{cell.get('r')}: no style {cell.get('s')}"
            yield from (f"{cell.get('r')}: {problem}" for problem in _value(cell))
    for dimension in sheet.iter(f"{MAIN}col"):
        if not 0 < float(dimension.get("width", 8)) <= 255:
            yield f"column {dimension.get('min')} is {dimension.get('width')} wide"


def _value(cell: ET.Element) -> Iterator[str]:
    kind, value, formula = cell.get("t", "n"), cell.findtext(f"{MAIN}v"), cell.findtext(f"{MAIN}f")
    text = "".join(one.text or "" for one in cell.iter(f"{MAIN}t"))
    if formula is not None:
        yield from _formula(formula)
    elif kind == "n" and value is not None and not abs(float(value)) < 1e308:
        yield f"number {value}"
    elif kind not in ("n", "inlineStr", "s", "b", "str"):
        yield f"type {kind}"
    if len(text.encode("utf-16-le")) // 2 > MAX_TEXT or CONTROLS.search(text):
        yield f"text of {len(text)} characters, or with controls"


def _formula(formula: str) -> Iterator[str]:
    if formula.startswith("=") or not formula or len(formula) > MAX_FORMULA:
        yield f"formula {formula[:20]!r} of {len(formula)} characters"
    tokens = Tokenizer(f"={formula}").items
    if sum(token.subtype == "OPEN" for token in tokens) != sum(token.subtype == "CLOSE" for token in tokens):
        yield f"brackets of {formula!r}"
    functions = {token.value for token in tokens if token.type == "FUNC" and token.subtype == "OPEN"}
    yield from (f"function {name} in {formula!r}" for name in functions - FUNCTIONS)
    if any(error in formula for error in ERRORS):
        yield f"error value in {formula!r}"


FUNCTIONS = {
    f"{name}("
    for name in "AND CELL COLUMN COUNT IF IFERROR INDEX ISNUMBER LEFT MATCH MAX MIN N NOT OR ROUND SIGN SMALL SUM SUMPRODUCT".split()
}
"""All of Excel 2007, so that none needs the prefix `_xlfn.`."""


def _merges(sheet: ET.Element, tables: Sequence[ET.Element]) -> Iterator[str]:
    """No two merged cells overlap, and none overlaps a table."""
    merges = [str(one.get("ref")) for one in sheet.iter(f"{MAIN}mergeCell")]
    areas: dict[str, Any] = {
        ref: range_boundaries(ref) for ref in [*merges, *(str(table.get("ref")) for table in tables)]
    }
    owner: dict[tuple[int, int], str] = {}
    for ref in merges:
        left, top, right, bottom = map(int, areas[ref])
        if (left, top) == (right, bottom):
            yield f"{ref} merges one cell"
        for slot in ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)):
            if slot in owner:
                yield f"{ref} overlaps {owner[slot]}"
            owner[slot] = ref
    for one, other in combinations([str(table.get("ref")) for table in tables], 2):
        if _overlap(areas[one], areas[other]):
            yield f"tables {one} and {other} overlap"
    for table in tables:
        for ref in merges:
            if _overlap(areas[ref], areas[str(table.get("ref"))]):
                yield f"{ref} lies in a table"


def _overlap(one: Any, other: Any) -> bool:
    return bool(one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3])


def _conditions(sheet: ET.Element, dxfs: int) -> Iterator[str]:
    priorities = []
    for rule in sheet.iter(f"{MAIN}cfRule"):
        priorities.append(rule.get("priority"))
        if not 0 <= int(rule.get("dxfId", -1)) < dxfs:
            yield f"conditional format of no look {rule.get('dxfId')}"
        for formula in rule.iter(f"{MAIN}formula"):
            yield from _formula(formula.text or "")
    if len(priorities) != len(set(priorities)):
        yield "a priority of conditional formats twice"
    checks = list(sheet.iter(f"{MAIN}dataValidation"))
    for check in checks:
        for name, most in (("prompt", 255), ("error", 225), ("promptTitle", 32), ("errorTitle", 32)):
            if len(check.get(name, "")) > most:
                yield f"validation: {name} too long"
        if check.get("type") == "list" and len(check.findtext(f"{MAIN}formula1") or "") > 257:
            yield "validation: list too long"
    owner = [str(ref) for check in checks for ref in str(check.get("sqref")).split()]
    for one, other in combinations(owner, 2):
        if _overlap(range_boundaries(one), range_boundaries(other)):
            yield f"validations {one} and {other} overlap"


def _texts(sheet: ET.Element) -> dict[str, str]:
    return {
        str(cell.get("r")): "".join(one.text or "" for one in cell.iter(f"{MAIN}t"))
        for cell in sheet.iter(f"{MAIN}c")
        if cell.get("t") == "inlineStr"
    }


def _table_heads(sheet: ET.Element, tables: Sequence[ET.Element]) -> Iterator[str]:
    """The headings are texts, and those of the table's columns; no two of one table are alike."""
    texts = _texts(sheet) if tables else {}
    cells = {tuple(range_boundaries(ref)[:2]): text for ref, text in texts.items()}
    for table in tables:
        area: Any = range_boundaries(str(table.get("ref")))
        left, top, right, bottom = area
        names = [str(one.get("name")) for one in table.iter(f"{MAIN}tableColumn")]
        if names != [cells.get((column, top)) for column in range(left, right + 1)]:
            yield f"table {table.get('name')}: headings differ from its columns"
        if len({name.casefold() for name in names}) != len(names) or any(len(name) > 255 for name in names):
            yield f"table {table.get('name')}: columns {names}"
        if bottom <= top:
            yield f"table {table.get('name')}: no row below the headings"
        filters = [one.get("ref") for one in table.iter(f"{MAIN}autoFilter")]
        if filters != [table.get("ref")]:
            yield f"table {table.get('name')}: filter {filters}"


def _tables(tables: Sequence[ET.Element], book: ET.Element) -> Iterator[str]:
    names = [str(table.get("displayName")).casefold() for table in tables]
    names += [
        str(name.get("name")).casefold() for name in book.iter(f"{MAIN}definedName") if not name.get("localSheetId")
    ]
    if len(set(names)) != len(names):
        yield f"names of tables and cells are not unique: {names}"
    if len({table.get("id") for table in tables}) != len(tables):
        yield "an id of tables twice"
    for name in names:
        if not NAME.fullmatch(name) or CELL_ADDRESS.match(name):
            yield f"table name {name!r} is not legal"


def _hyperlinks(sheet: ET.Element, sheets: dict[str, ET.Element]) -> Iterator[str]:
    links = list(sheet.iter(f"{MAIN}hyperlink"))
    if len(links) > MAX_LINKS:
        yield f"{len(links)} links; Excel drops those beyond {MAX_LINKS}"
    places = Counter(link.get("ref") for link in links)
    yield from (f"{place}: two links" for place, count in places.items() if count > 1)
    for link in links:
        found = re.fullmatch(r"'((?:[^']|'')+)'!([A-Z]+[0-9]+)", link.get("location", ""))
        if not found or found[1].replace("''", "'") not in sheets:
            yield f"{link.get('ref')} leads to {link.get('location')}"


_ORDER = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells conditionalFormatting
    dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks drawing legacyDrawing tableParts
""".split()


def _order(sheet: ET.Element) -> Iterator[str]:
    places = [_ORDER.index(element.tag.removeprefix(MAIN)) for element in sheet]
    if any(later < earlier for earlier, later in pairwise(places)):
        yield f"elements out of order: {[element.tag for element in sheet]}"
    breaks = [int(str(one.get("id"))) for one in sheet.iter(f"{MAIN}brk")]
    if len(breaks) > MAX_BREAKS or any(later <= earlier for earlier, later in pairwise(breaks)):
        yield f"page breaks {breaks}"
    for text in (one.text or "" for one in sheet.iter(f"{MAIN}oddFooter")):
        if len(text) > 255:
            yield f"footer of {len(text)} characters"
