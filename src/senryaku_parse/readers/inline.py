"""Inline Markdown of one cell → plain text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from senryaku_parse.marks.runs import LITERAL, STRUCK, Run, as_run, run_of
from senryaku_parse.patterns import later
from senryaku_parse.readers.list_items import mark_items
from senryaku_parse.readers.lookalikes import escape_in_markdown, is_address

_MARKUP = ("\\", "*", "_", "`", "<", "&", "[")
"""A text without any of these, and without `~~`, is plain already, which is the common case by far."""

_READING_AID = re.compile(r"<(r[tp])\b[^<>]*+>.*?(?:</\1>|(?=<r[tp]\b|</ruby))", re.IGNORECASE | re.DOTALL)
"""What ruby shows above the text; its end tag may be left out."""

_LINE_BREAK = re.compile(r"</?(?:br|p|li|div)\b[^>]*>", re.IGNORECASE)

_TAG = re.compile(r"<(/?)([a-zA-Z]+)[^>]*?(/?)>", re.DOTALL)
_STYLE = re.compile(r"\bstyle\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)

_STAR_MARK = later(r"(?<![\s*\\|])\*(?=[0-9０-９]{1,2}(?![0-9０-９*]))")
"""A star that marks a note (200件*1), which is no emphasis."""

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

_NESTING = 8
"""Brackets within each other beyond which they are no links. The parser tries them all, so many times over."""

_BOLD_TAG = re.compile(r"<(/?)(?:b|strong)\b", re.IGNORECASE)


def is_marked_up(markdown: str) -> bool:
    """Whether `plain_text` has anything to do in `markdown`."""
    # one character is found several times as fast as two
    return any(map(markdown.__contains__, _MARKUP)) or ("~" in markdown and "~~" in markdown)


def plain_text(markdown: str) -> str:
    """The text of `markdown` with markup and ruby taken off, escapes and entities resolved, `<br>` as "\\n"."""
    if not is_marked_up(markdown):
        return markdown
    runs = _Runs()
    return "".join(map(runs.text, _inline_tokens(markdown)))


class InlineLines(NamedTuple):
    """The text of a block, line by line."""

    text: str
    """All of it; lines parted by "\\n"."""
    bold: tuple[bool, ...] = ()
    """For each line, whether most of it is bold; empty where none is."""
    offsets: tuple[int, ...] = (0,)
    """For each line, how many lines of the source stand above it."""


def plain_lines(markdown: str) -> InlineLines:
    """As `plain_text`, and what is bold in it. Blank lines, which a `<br>` at a line's end makes, are left out."""
    if not is_marked_up(markdown):
        return InlineLines(markdown, (), tuple(range(markdown.count("\n") + 1)))
    runs = _Runs()
    lines: list[tuple[str, int, int]] = [("", 0, 0)]
    depth = 0
    for token in _inline_tokens(markdown):
        depth += _bold_begins(token)
        first, *rest = runs.text(token).split("\n")
        text, bold, offset = lines[-1]
        lines[-1] = (text + first, bold + (len(first.strip()) if depth else 0), offset)
        offset += token.type in ("softbreak", "hardbreak")
        lines += [(part, len(part.strip()) if depth else 0, offset) for part in rest]
    filled = [line for line in lines if line[0].strip()]
    bold_lines = tuple([2 * bold > len(text.strip()) for text, bold, _ in filled])
    return InlineLines(
        "\n".join([text for text, _, _ in filled]),
        bold_lines if any(bold_lines) else (),
        tuple([offset for _, _, offset in filled]),
    )


def _prepared(markdown: str) -> str:
    """`markdown` as the parser is to read it: without reading aids, with marks before items, with `<` for what is no tag."""
    if "<" not in markdown:
        return markdown
    return escape_in_markdown(mark_items(_READING_AID.sub("", markdown)))


def _bold_begins(token: Token) -> int:
    """1 where bold text begins, -1 where it ends, else 0."""
    if token.type == "html_inline" and (tag := _BOLD_TAG.match(token.content)):
        return -1 if tag[1] else 1
    return token.nesting if token.tag == "strong" else 0


def _inline_tokens(markdown: str) -> list[Token]:
    shown = _STAR_MARK.sub(r"\\*", _prepared(markdown))
    if "\\~" in shown:
        shown = _ESCAPED.sub(lambda found: f"~{LITERAL}" if found[1] == "~" else found[0], shown)
    (block,) = _inline_parser().parseInline(shown)
    return block.children or []


class _Runs:
    """The texts of inline tokens in order, each in the runs that are open where it stands."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Run | None]] = []

    def text(self, token: Token) -> str:
        """The text of the next token."""
        if token.type in ("softbreak", "hardbreak"):
            return "\n"
        if token.type == "html_inline":
            return "\n" if _LINE_BREAK.fullmatch(token.content) else self._tag(token.content)
        if token.type == "s_open":
            self._open.append(("~~", STRUCK))
        elif token.type == "s_close":
            self._close("~~")
        return as_run(token.content, tuple([run for _, run in self._open if run])) if self._open else token.content

    def _tag(self, content: str) -> str:
        """A tag opens or closes a run, and is no text."""
        if found := _TAG.fullmatch(content):
            closes, tag, alone = found[1], found[2].lower(), found[3]
            style = _STYLE.search(content)
            if closes:
                self._close(tag)
            elif not alone:
                self._open.append((tag, run_of(tag, style[1] if style else None)))
        return ""

    def _close(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return


@lru_cache(maxsize=1)
def _inline_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("strikethrough")
    parser.options["maxNesting"] = _NESTING
    parser.validateLink = is_address  # type: ignore[method-assign, assignment]
    return parser
