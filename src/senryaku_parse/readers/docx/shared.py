"""State shared by all stories of one document: its styles and lists, its findings, and its limits."""

from __future__ import annotations

from collections import defaultdict

from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.limits import DOCUMENT_ONLY, TABLES_ONLY, Limits
from senryaku_parse.marks.runs import without_signs
from senryaku_parse.messages import render
from senryaku_parse.readers.docx.numbering import Numbering
from senryaku_parse.readers.docx.styles import DocxStyles, RunFormat
from senryaku_parse.readers.docx.tables import TableBuilder
from senryaku_parse.source import Position


class Collected:
    """Gathers what the stories of one document have in common."""

    def __init__(self, styles: DocxStyles, numbering: Numbering, limits: Limits) -> None:
        """For a document with these styles and lists."""
        self.styles, self.numbering = styles, numbering
        self.style = styles.usual
        """Of paragraphs that name none."""
        self.look = styles.look(self.style, {})
        """Of what stands in such, and says nothing of itself."""
        self.is_usual_plain = self.look._replace(bold=False) == RunFormat() and not styles.numbering(self.style)[0]
        """Whether that is neither struck, raised, hidden nor numbered."""
        self.line = 0
        """Number of the paragraph read last."""
        self.boxes: list[int] = []
        """The paragraphs that begin what text boxes hold."""
        self.most_pieces = limits.cell
        """Of a paragraph: each is a character at least."""
        self._limits = limits
        self._embedded: list[int] = []
        self._characters = self._rows = self._cells = self._tables = self._lines = 0
        self._hidden: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)

    def next_line(self) -> int:
        """Number of the paragraph that begins."""
        self.line += 1
        return self.line

    def hide(self, why: str, text: str, line: int) -> None:
        """Note a hidden text in the paragraph `line`."""
        if text.strip():
            self.check_text(text)
            self._hidden[why].append((line, without_signs(text)))

    def embed(self) -> None:
        """Note an embedded object: a sheet of Excel, a diagram."""
        self._embedded.append(self.line)

    def findings(self) -> list[Finding]:
        """The findings on the document."""
        found = [_hidden(why, texts) for why, texts in self._hidden.items()]
        if self.boxes:
            message = render("reading.textbox-read", count=len(self.boxes))
            found.append(finding("textbox-read", message, position=Position(line=self.boxes[0])))
        if self._embedded:
            message = render("reading.embedded-unread", count=len(self._embedded))
            found.append(finding("object-unread", message, position=Position(line=self._embedded[0])))
        return found

    def check_text(self, text: str) -> None:
        """A paragraph has a `text`.

        Raises:
            TooLargeError: it is too long, or all are.
        """
        self._characters += len(text)
        if len(text) > self._limits.cell or self._characters > self._limits.characters:
            self._limits.check("cell", len(text), "limits.paragraph", TABLES_ONLY, line=self.line)
            self._limits.check("characters", self._characters, "limits.document", DOCUMENT_ONLY)

    def check_pieces(self, number: int) -> None:
        """A paragraph has so many pieces so far. Raises as the others do."""
        self._limits.check("cell", number, "limits.paragraph", TABLES_ONLY, line=self.line)

    def count_lines(self, lines: int) -> None:
        """As many more `lines` stand outside tables. Raises as the others do."""
        self._lines += lines
        self._limits.check("rows", self._lines, "limits.lines-outside", DOCUMENT_ONLY)

    def check_depth(self, depth: int) -> None:
        """A table stands in so many, itself among them."""
        self._limits.check("depth", depth, "limits.table-depth", TABLES_ONLY)

    def count_row(self, table: TableBuilder) -> None:
        """A row of `table` has been read."""
        self._rows += 1
        self._limits.check("rows", self._rows, "limits.table-rows", TABLES_ONLY)
        self._limits.check("slots", self._cells + table.cells, "limits.table-cells", TABLES_ONLY)

    def count_table(self, table: TableBuilder) -> None:
        """The `table` has been read."""
        self._tables += 1
        self._cells += table.cells
        self._limits.check("tables", self._tables, "limits.tables", TABLES_ONLY)


def _hidden(why: str, texts: list[tuple[int, str]]) -> Finding:
    """One finding for all texts that are hidden in one way."""
    severity: Severity = "info" if why in _ASIDE else "warning"
    return finding(
        "hidden-skipped",
        render("reading.hidden-kept", count=len(texts), why=render(why)),
        before="\n".join(text for _, text in texts),
        position=Position(line=texts[0][0]),
        severity=severity,
    )


COMMENT = "reading.why-comment"
PLACEHOLDER = "reading.why-placeholder"
_ASIDE = frozenset({COMMENT, PLACEHOLDER})
"""Texts that nobody takes for content."""
