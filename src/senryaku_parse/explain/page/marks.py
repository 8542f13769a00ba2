"""What the page shows on each text of the source: its role, the nodes that hold it, the findings on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from senryaku_parse.explain.findings import GUESSED, OF_MANY
from senryaku_parse.explain.model import CellReading, Explanation, LineReading
from senryaku_parse.explain.page.words import Mark, Reading, ReviewWords
from senryaku_parse.findings import Finding
from senryaku_parse.writers.characters import NO_XML
from senryaku_parse.writers.page.view import SourceAnchors, View

Attributes = dict[str, str | bool]


@dataclass(frozen=True, slots=True)
class Shown:
    """An explanation on its page."""

    explained: Explanation
    view: View
    anchors: frozenset[str]
    """Anchors of texts that something leads to."""
    words: ReviewWords

    def attributes(self, one: Reading, anchor: str, *classes: str) -> Attributes:
        """Those of the element of a text: its role, what it holds, what was found on it, whether it needs a look."""
        numbers = [at for at in one.findings if self.explained.finding(at).code not in OF_MANY]
        found = [self.explained.finding(at) for at in numbers]
        mark = _mark(one, found)
        serious = _is_serious(found)
        nodes = [self.view.anchors[id_] for id_ in map(legal, one.nodes) if id_ in self.view.anchors]
        return {
            "id": anchor if anchor in self.anchors else False,
            "class_": " ".join((*classes, *filter(None, (mark,)), *(["serious"] if serious else []))) or False,
            "data_role": one.role,
            "data_nodes": " ".join(nodes) or False,
            "data_what": self.words.what(one),
            "data_notes": " ".join(self.view.notes[at].anchor for at in numbers) or False,
            "data_look": serious or one.role == "lost",
        }


def texts(explained: Explanation) -> Iterator[tuple[str, Reading]]:
    """Each text of the source that is not blank, with its anchor."""
    for at, line in enumerate(explained.lines):
        yield line_anchor(at), line
    for table in explained.tables:
        yield from ((cell_anchor(cell), cell) for row in table.rows for cell in row if cell.role != "blank")


def line_anchor(at: int) -> str:
    """That of a line of text, by its number, from 0."""
    return f"line-{at + 1}"


def cell_anchor(cell: CellReading) -> str:
    """That of a cell."""
    at = cell.position
    return f"cell-{at.table}-{at.row}-{at.column}"


def table_anchor(number: int) -> str:
    """That of a table."""
    return f"table-{number}"


def source_anchors(explained: Explanation) -> SourceAnchors:
    """For each node and each finding the first text that leads to it; of a node rather one that is no heading."""
    nodes: dict[str, str] = {}
    labels: dict[str, str] = {}
    findings: dict[int, str] = {}
    for anchor, one in texts(explained):
        for id_ in map(legal, one.nodes):
            (labels if one.role == "heading" else nodes).setdefault(id_, anchor)
        for number in one.findings:
            findings.setdefault(number, anchor)
    return SourceAnchors({**labels, **nodes}, findings)


def to_look_at(explained: Explanation) -> int:
    """How many findings need a look, and texts that went nowhere."""
    lost = sum(one.role == "lost" for _, one in texts(explained))
    return lost + sum(found.severity != "info" for found in explained.strategy.findings)


def legal(text: str) -> str:
    """`text` as the page holds it."""
    return NO_XML.sub("\ufffd", text)


def _mark(one: CellReading | LineReading, found: list[Finding]) -> Mark | None:
    if not found:
        return "unplaced" if one.role == "lost" else None
    if one.role == "repeated":
        return None  # which the role tells
    if one.role in ("finding", "lost"):
        return "unplaced" if _is_serious(found) else None
    return "guessed" if any(each.code in GUESSED for each in found) else "repaired"


def _is_serious(found: list[Finding]) -> bool:
    return any(each.severity != "info" for each in found)
