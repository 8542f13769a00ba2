"""HTML pieces: tables with merged cells, lists, pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.support.cities.hand import MERGED, SAME, Hand


@dataclass(frozen=True)
class Cell:
    """A cell of a table: HTML, whether it is a header, how far it spans."""

    html: str
    head: bool = False
    down: int = 1
    across: int = 1

    def __str__(self) -> str:
        """The element."""
        spans = (f' rowspan="{self.down}"' if self.down > 1 else "") + (
            f' colspan="{self.across}"' if self.across > 1 else ""
        )
        tag = "th" if self.head else "td"
        return f"<{tag}{spans}>{self.html}</{tag}>"


Row = Sequence[str | Cell]


def wide(html: str, across: int, head: bool = False) -> Cell:
    """A cell over several columns."""
    return Cell(html, head=head, across=across)


def th(text: str, across: int = 1, down: int = 1) -> Cell:
    """A header cell."""
    return Cell(text, head=True, across=across, down=down)


def _cells(rows: Sequence[Row]) -> list[list[Cell]]:
    return [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows]


def _filled(rows: list[list[Cell]], merge: str) -> list[list[Cell | None]]:
    """SAME and MERGED as the merge habit wants them: spans, copies or blanks."""
    out: list[list[Cell | None]] = [list(row) for row in rows]
    above: dict[int, int] = {}
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.html not in (SAME, MERGED):
                above[column] = index
                continue
            source = out[above[column]][column]
            assert source is not None
            if merge == "rowspan":
                out[index][column] = None
                out[above[column]][column] = replace(source, down=source.down + 1)
            elif merge == "repeat" or cell.html == MERGED:
                out[index][column] = replace(source, down=1)
            else:
                out[index][column] = Cell("")
    return out


def _element(head: Sequence[Row], body: list[list[Cell]], merge: str) -> str:
    lines = ["<table>"]
    for row in head:
        lines.append("<tr>" + "".join(str(replace(cell, head=True)) for cell in _cells([row])[0]) + "</tr>")
    for filled in _filled(body, merge):
        lines.append("<tr>" + "".join(str(cell) for cell in filled if cell is not None) + "</tr>")
    return "\n".join([*lines, "</table>"])


def _tops(rows: list[list[Cell]]) -> list[int]:
    """The rows where a page may end: the next one starts a new entry of the second column."""
    return [
        i
        for i, row in enumerate(rows)
        if i > 1 and len(row) > 1 and row[1].html not in (SAME, MERGED) and len(row) == len(rows[0])
    ]


def _carried(rows: list[list[Cell]], at: int) -> list[list[Cell]]:
    """The rows from `at`, where the first repeats what it shares with those above."""
    first = []
    for column, cell in enumerate(rows[at]):
        index = at
        while cell.html in (SAME, MERGED):
            index -= 1
            cell = rows[index][column]
        first.append(cell)
    return [first, *rows[at + 1 :]]


def table(hand: Hand, head: Sequence[Row], rows: Sequence[Row], whole: bool = False) -> str:
    """A table; a long one falls on two pages where the hand splits, with its header again."""
    body = _cells(rows)
    tops = _tops(body)
    if whole or not hand.split or len(body) < 6 or not tops:
        return _element(head, body, hand.merge)
    at = tops[len(tops) // 2]
    after = _carried(body, at)
    if hand.repeats_header:
        repeated = [[replace(cell, head=True) for cell in row] for row in _cells(head)]
        return _element(head, [*body[:at], *repeated, *after], hand.merge)
    return "\n".join([_element(head, body[:at], hand.merge), _element(head, after, hand.merge)])


def heading(level: int, text: str) -> str:
    """A heading."""
    return f"<h{level}>{text}</h{level}>"


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{text}</p>"


def bullets(items: Sequence[str], tag: str = "ul") -> str:
    """A list."""
    return f"<{tag}>\n" + "\n".join(f"<li>{item}</li>" for item in items) + f"\n</{tag}>"


STYLE = "body{font-family:sans-serif}table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #555;padding:2px 6px}th,td.head{background:#ddd}"


def _as_saved(hand: Hand, html: str) -> str:
    """Cells as word processors and sheets save them: headers that only look so, paragraphs in cells."""
    if hand.plain_headers:
        html = re.sub(r"<th([^>]*)>(.*?)</th>", r'<td class="head"\1><b>\2</b></td>', html)
    if hand.cell_paragraphs:
        html = re.sub(r"(<td[^>]*>)([^<>]+)(</td>)", r"\1<p><span>\2</span></p>\3", html)
    return html


def page(hand: Hand, body: Sequence[str]) -> str:
    """The whole page; with a city's navigation around it where the hand prints a web page."""
    title = hand.plan.title
    parts = [heading(1, title), *body]
    parts += [paragraph(note) for note in hand.notes]
    if hand.page:
        nav = '<nav><ul><li><a href="/">ホーム</a></li><li><a href="/shisei/">市政情報</a></li></ul></nav>'
        foot = (
            "<footer><p>お問い合わせ　企画政策課　電話 0123-45-6789</p><p>Copyright © All Rights Reserved.</p></footer>"
        )
        parts = [nav, "<main>", *parts, "</main>", foot]
    inner = _as_saved(hand, "\n".join(parts))
    return f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>\n<body>\n{inner}\n</body></html>\n'
