"""Two indicators in one cell (「A ⇒ 5年で1件 B ⇒ 5年で2件」), or projects behind bullets: a row each."""

from __future__ import annotations

import re

from senryaku_parse.findings import Finding, finding
from senryaku_parse.lists import BEGIN_LISTS, is_bulleted, may_list, split_beside, split_items
from senryaku_parse.rows import Columns, column_of, first_headings, is_level, walk, with_walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.targets import is_aim, read_target
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary

_ENDS_A_TARGET = re.compile(r"(?:増加?|減少?|向上|低下|達成|確保|維持|実現|以上|以下|未満|超)[)）]?\Z")
_ENDS_IN_QUANTITY = re.compile(r"(?:[0-9０-９]\s?\S{0,6}|(?:ゼロ|ｾﾞﾛ)\S{0,3})\Z")
_HORIZON = re.compile(r"(?:[0-9０-９]{1,2}[年か]\S{0,3}で|年間)\Z")
_BEGINS_WITH_QUANTITY = re.compile(r"約?[0-9０-９]|ゼロ|ｾﾞﾛ")
_LINE_BREAK = re.compile(r"\s*\n\s*[・●○]?\s*")
_SPLIT = frozenset({"target", "kpi", "project"})
"""Roles of which one cell may hold several."""
_SEPARATORS = (
    re.compile(r"\s*[、，;；]\s*|\s+[/／・]\s*"),
    re.compile(r"\s+(?:及び|並びに|および)?\s*"),
)


def split_cells(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with one row for each indicator or project of a cell that holds several."""
    findings: list[Finding] = []
    return tuple(_split_rows(grid, vocabulary, findings) for grid in grids), findings


def _split_rows(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    walked = walk(grid, vocabulary)
    split: dict[int, list[Row]] = {}
    """Row → those that it becomes."""
    headed = first_headings(grid.rows, vocabulary) is not None
    columns: Columns | None = None
    name_of_project = 1
    for at, (row, block) in enumerate(walked):
        texts = row.texts
        if block.role not in _SPLIT or block.heading or len(texts) < 2:
            continue
        if block.columns is not columns:
            columns, name_of_project = block.columns, column_of("name", block.columns) or 1
        name = name_of_project if block.role == "project" else 1
        if texts[name][:1] in BEGIN_LISTS and may_list(texts[name]) and (parts := _split_lists(row, name, findings)):
            split[at] = parts
        elif not _ends_in_two_texts(texts) and len(cells := row.cells(1)) == 1:
            if block.role == "project":
                split[at] = _split_projects(row, cells[0], name, headed, findings)
            elif indicators := _split_indicators(row, cells[0], vocabulary, findings):
                split[at] = indicators
    if not split:
        return grid
    rows = list(walked)
    for at, parts in reversed(split.items()):
        rows[at : at + 1] = [(part, walked[at][1]) for part in parts]
    return with_walk(grid, rows, vocabulary)


def _split_lists(row: Row, name: int, findings: list[Finding]) -> list[Row]:
    """A row for each entry of the list in the column `name`, with the entries of the lists beside it.

    Empty where it is none, or nothing stands beside it; `row` alone where a cell beside it has another number of them.
    """
    cell = row.slots[name]
    entries = split_items(cell.text)
    others = [one for one in row.cells(1) if one is not cell]
    if len(entries) == 1 or not others:
        return []
    lists = {id(one): split_beside(one.text, len(entries)) for one in others}
    counts = set(map(len, lists.values()))
    if counts == {1} or counts - {1, len(entries)}:
        findings.append(_finding(cell, [cell.text], "項目"))
        return [row]
    findings.append(_finding(cell, entries, "項目"))
    lists = {key: texts for key, texts in lists.items() if len(texts) > 1} | {id(cell): entries}
    return [
        row.with_slots(
            tuple([slot.with_text(lists[id(slot)][at]) if id(slot) in lists else slot for slot in row.slots])
        )
        for at in range(len(entries))
    ]


def _ends_in_two_texts(texts: tuple[str, ...]) -> bool:
    """Whether the last two cells right of the label are no blanks and not one: most rows of projects end so."""
    return len(texts) > 2 and "" != texts[-1] != texts[-2] != ""


def _split_projects(row: Row, cell: Cell, name: int, headed: bool, findings: list[Finding]) -> list[Row]:
    """`row`, or a row for each project behind a bullet of `cell`, the one beside its label; names stand in column `name`.

    In a list with headings a cell over several columns is none.
    """
    if not is_bulleted(cell.text) or (headed and row.slots.count(cell) > 1):
        return [row]
    entries = split_items(cell.text)
    if len(entries) > 1:
        findings.append(_finding(cell, entries, "事業"))
    return [
        row.with_slots(
            tuple(
                cell.with_text(entry) if at == name else row.slots[0] if not at else EMPTY
                for at in range(len(row.slots))
            )
        )
        for entry in entries
    ]


def _split_indicators(row: Row, cell: Cell, vocabulary: Vocabulary, findings: list[Finding]) -> list[Row]:
    """A row for each indicator of `cell`, the only one beside its label; empty where it holds one."""
    entries, clear = split_entries(cell.text, vocabulary)
    if len(entries) == 1 and clear:
        return []
    findings.append(_finding(cell, entries))
    return [_with_text(row, cell, entry) for entry in entries]


def split_entries(text: str, vocabulary: Vocabulary) -> tuple[list[str], bool]:
    """The entries of the form 「指標 ⇒ 目標」 in `text`, and whether they part clearly.

    Between two arrows stands the target of one entry and the name of the next. They part at a line break,
    else at the one 、 or space whose left side ends as targets do. A piece that is a mere level is one on the way
    (「50人 → 80人」). Where a piece is neither, or has several such places, the answer is `([text], False)`.
    """
    if not vocabulary.has_arrows(text, 2):
        return [text], True
    found = list(vocabulary.arrows(text))
    arrows = [arrow[0] for arrow in found]
    starts, ends = [0, *(arrow.end() for arrow in found)], [*(arrow.start() for arrow in found), len(text)]
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    entries = [pieces[0]]
    for at, (arrow, piece) in enumerate(zip(arrows, pieces[1:], strict=True), 1):
        last = at == len(arrows)
        borders = [] if last else _borders(piece)
        if len(borders) > 1 or (not borders and not last and not is_level(piece)):
            return [text], False
        if borders:
            entries[-1] += arrow + piece[: borders[0].start()]
            entries.append(piece[borders[0].end() :])
        else:
            entries[-1] += arrow + piece
    return entries, True


def _borders(piece: str) -> list[re.Match[str]]:
    """Where in `target name` the name may begin: at a line break after a target, else at a 、 or a space.

    Where both may part it, at the one whose left side reads as a target: 「ゼロ維持 6次産業化、農商工連携の件数」.
    """
    breaks = [match for match in _LINE_BREAK.finditer(piece) if _ends_a_target(piece[: match.start()])]
    if breaks:
        return breaks
    kinds = [_parting(separator, piece) for separator in _SEPARATORS]
    found = [match for kind in kinds for match in kind]
    if not all(kinds):
        return found
    read = [match for match in found if is_aim(read_target(fold_space(piece[: match.start()]))[0])]
    return read if len(read) == 1 else found


def _parting(separator: re.Pattern[str], piece: str) -> list[re.Match[str]]:
    """Where `separator` stands behind the end of a target, and not before the quantity of the same."""
    return [
        match
        for match in separator.finditer(piece)
        if _ENDS_A_TARGET.search(piece[: match.start()])
        or (_ends_a_target(piece[: match.start()]) and not _BEGINS_WITH_QUANTITY.match(piece[match.end() :]))
    ]


def _ends_a_target(text: str) -> bool:
    """Whether `text` ends as targets do: in a verb or a quantity, not in a mere horizon (「5年で」)."""
    return bool(_ENDS_A_TARGET.search(text) or (_ENDS_IN_QUANTITY.search(text) and not _HORIZON.search(text)))


def _with_text(row: Row, cell: Cell, text: str) -> Row:
    if text == cell.text:
        return row
    part = cell.with_text(text.strip())
    return row.with_slots(tuple(part if slot is cell else slot for slot in row.slots))


def _finding(cell: Cell, entries: list[str], kind: str = "指標") -> Finding:
    before = fold_space(cell.text)
    if len(entries) == 1:
        return finding(
            "cell-ambiguous",
            f"1つのセルに複数の{kind}があるようですが、分かれ目が定まらないため分けませんでした。",
            before=before,
            position=cell.position,
        )
    return finding(
        "cell-split",
        f"1つのセルに入っていた{len(entries)}つの{kind}を分けました。",
        before=before,
        after=" | ".join(map(fold_space, entries)),
        position=cell.position,
    )
