"""The text below a node of HTML, as a browser shows it.

White space collapses, blocks and `<br>` stand on lines of their own. Not shown: scripts, the reading
aids of ruby (`<rt>`), what `hidden`, `display:none` or `visibility:hidden` hides. An image stands for
its alternative text, a text field for its value; `aria-hidden` hides nothing from the eye.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal, TypeAlias

from senryaku_parse.marks.runs import Run, as_run, run_of
from senryaku_parse.readers.blank_columns import below_one_another
from senryaku_parse.readers.html_layout import is_layout
from senryaku_parse.readers.html_lines import HtmlAttributes, without_lines
from senryaku_parse.readers.html_tree import BLOCKS, HtmlNode
from senryaku_parse.text import columns_before

PieceKind: TypeAlias = Literal["text", "hidden", "line", "block", "table"]


class Hiding(Enum):
    """How an element is hidden, with all it holds."""

    INVISIBLE = auto()
    """It takes its place and shows nothing."""
    ABSENT = auto()
    """It takes no place."""


_UNSHOWN = frozenset(
    "area audio canvas datalist defs desc head iframe metadata noembed noframes noscript object param rp rt rtc script"
    " style template title video".split()
)
"""Elements whose content is no text."""

_SPACE = re.compile("[ \t\n\f\r\xa0]+")
_NO_BOX = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)
_INVISIBLE = re.compile(r"(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_BOLD = frozenset({"b", "strong", "dt", "button", "summary", "legend"})
_VERBATIM = frozenset({"pre", "textarea"})
_TEXT_FIELDS = frozenset({"", "text", "search", "number", "date", "tel", "url", "email"})


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A bit of what stands below a node."""

    kind: PieceKind
    """"text"; "hidden": text not shown; "line": a line break; "block": a block begins or, without a node,
    ends; "table": a table, whole."""
    text: str
    """As it stands; "\\n" for what parts lines."""
    node: HtmlNode | None = None
    bold: bool = False
    """Of a text: whether an element around it makes it bold."""


_LINE_BREAK = TextPiece("line", "\n")
_HIDDEN_BREAK = TextPiece("hidden", "\n")
_BLOCK_END = TextPiece("block", "\n")


def fold(text: str) -> str:
    """`text` of one line, trimmed, with its white space collapsed; a no-break space counts as a space."""
    if text.isprintable() and "  " not in text:  # no white space but single spaces
        return text.strip()
    return _SPACE.sub(" ", without_lines(text)).strip()


def join(pieces: Iterable[TextPiece]) -> str:
    """The text of `pieces`: lines trimmed and parted by "\\n", without empty ones."""
    text = "".join(piece.text for piece in pieces)
    if "    " in text and (laid := below_one_another(text)):
        text = laid
    return "\n".join(filter(None, map(fold, text.split("\n"))))


def line_indents(pieces: Iterable[TextPiece]) -> tuple[int, ...]:
    """For each line of what `join` makes of `pieces`, the columns of white space before it; empty where none has any."""
    lines = "".join(piece.text for piece in pieces).split("\n")
    found = tuple([columns_before(line) for line in lines if line.strip()])
    return found if any(found) else ()


def bold_lines(pieces: Iterable[TextPiece]) -> tuple[bool, ...]:
    """For each line of what `join` makes of `pieces`, whether most of it is bold; empty where none is."""
    counts = [[0, 0]]
    for piece in pieces:
        if piece.kind != "text":
            counts.append([0, 0])
            continue
        for at, part in enumerate(piece.text.split("\n")):
            if at:
                counts.append([0, 0])
            shown = len(part.strip())
            counts[-1][0] += shown
            counts[-1][1] += shown if piece.bold else 0
    found = tuple([2 * bold > shown for shown, bold in counts if shown])
    return found if any(found) else ()


def hiding(attributes: HtmlAttributes, around: Hiding | None = None) -> Hiding | None:
    """How an element with these attributes is hidden, where what is around it is hidden so; null where it is shown."""
    style = attributes.get("style")
    if not style and "hidden" not in attributes:
        return around
    if "hidden" in attributes or _NO_BOX.search(style or ""):
        return Hiding.ABSENT
    return around or (Hiding.INVISIBLE if _INVISIBLE.search(style or "") else None)


def pieces(root: HtmlNode, hidden: Hiding | None = None, runs: tuple[Run, ...] = ()) -> Iterator[TextPiece]:
    """What stands below `root`, in order, each text in its runs. A table that lays out the page is a block like others.

    A table in a hidden part is there all the same: closed tabs and accordions hold tables.
    """
    waiting: list[tuple[HtmlNode | TextPiece | None, Hiding | None, bool, bool, tuple[Run, ...]]]
    waiting = [(root.first_child, hidden, False, False, runs)]
    while waiting:
        node, hidden, verbatim, bold, runs = waiting.pop()
        if isinstance(node, TextPiece):
            yield node
        if not isinstance(node, HtmlNode):
            continue
        waiting.append((node.next, hidden, verbatim, bold, runs))
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            text = text if verbatim else _SPACE.sub(" ", text)
            yield TextPiece("hidden" if hidden else "text", as_run(text, runs) if runs else text, None, bold)
        elif tag == "br":
            yield _HIDDEN_BREAK if hidden else _LINE_BREAK
        elif tag == "table" and not is_layout(node):
            yield TextPiece("table", "\n", node)
        elif tag not in _UNSHOWN:
            attributes = node.attributes
            hidden = hiding(attributes, hidden)
            style = attributes.get("style")
            bold = bold or tag in _BOLD or "bold" in (style or "")
            if run := run_of(tag, style):
                runs = (*runs, run)
            if stand_in := _stand_in(tag, attributes):
                yield TextPiece("hidden" if hidden else "text", stand_in)
            if tag in BLOCKS:
                yield _HIDDEN_BREAK if hidden else TextPiece("block", "\n", node)
                waiting.append((_HIDDEN_BREAK if hidden else _BLOCK_END, hidden, verbatim, bold, runs))
            waiting.append((node.first_child, hidden, verbatim or tag in _VERBATIM, bold, runs))


def _stand_in(tag: str, attributes: HtmlAttributes) -> str:
    """The text that stands for an element without text of its own; "" for any other."""
    if tag == "img":
        return fold(attributes.get("alt") or "")
    if tag == "input" and (attributes.get("type") or "").lower() in _TEXT_FIELDS:
        return fold(attributes.get("value") or "")
    return ""
