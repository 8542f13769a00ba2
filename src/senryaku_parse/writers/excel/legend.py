"""The sheet 凡例: what each sheet, column, mark and rule means, and the two rates that part the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from openpyxl.workbook.defined_name import DefinedName

from senryaku_parse.columns import NODES, Column, Entity
from senryaku_parse.model import Rating, Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel import legend_texts as texts
from senryaku_parse.writers.excel.finding_rows import finding_table
from senryaku_parse.writers.excel.forms import Form, MergedField
from senryaku_parse.writers.excel.formulas import CHOICES, MARKS, RATES
from senryaku_parse.writers.excel.names import PROGRESS_AIM, PROGRESS_RESULT, sheet_title, title_of
from senryaku_parse.writers.excel.progress_rows import BASES, COUNTED
from senryaku_parse.writers.excel.sheet import Sheet, location

_WIDTHS = (20, 22, 51)
USUAL_RATING = Rating(
    marks=("◎", "○", "△", "×", "×"),
    rates=(Decimal(1), Decimal("0.8"), Decimal("0.5"), Decimal(0)),
    directions=("拡充", "継続", "改善", "縮小", "終了"),
)
"""How years are judged until people change the cells."""
_MOST_WORDS = 12
"""Words of a column that are listed."""
_MOST_DIRECTIONS = 8
"""Cells for what 今後の方向性 may be."""


class _Row(NamedTuple):
    """What, where it stands or its rate, its meaning."""

    subject: str
    middle: str
    meaning: str
    link: str | None = None
    """Where `subject` leads."""
    rate: Decimal | None = None
    """The lowest rate of a mark."""
    is_entry: bool = False
    """Whether `subject` is a cell that people may change, as they may `rate`."""


def draw_legend(sheet: Sheet, strategy: Strategy, lang: Lang) -> None:
    """Draw the whole sheet, and name the cells of the marks and of the rates that part them; only these can be changed."""
    sheet.protect()
    _draw(sheet, _sections(strategy, lang))


def draw_columns(sheet: Sheet, entities: Iterable[Entity[Any]], lang: Lang) -> None:
    """Draw what each column of `entities` means."""
    _draw(sheet, [("列", _columns(entities, lang))])


def _draw(sheet: Sheet, sections: Iterable[tuple[str, Iterable[_Row]]]) -> None:
    form = Form(sheet, _WIDTHS)
    sheet.page.freeze_panes = "A2"
    form.title(sheet.page.title)
    for title, rows in sections:
        form.section(title)
        first = form.sheet.row
        for row in rows:
            _draw_row(form, row)
        last = form.sheet.row - 1
        if title == texts.RATING:
            _name_cells(form, MARKS, f"$A${first}:$A${last}")
            _name_cells(form, RATES, f"$B${first}:$B${last - 1}")
        elif title == texts.DIRECTIONS:
            _name_cells(form, CHOICES, f"$A${first}:$A${last}")
    form.finish()


def _name_cells(form: Form, name: str, cells: str) -> None:
    """Give cells of the sheet a name for formulas."""
    form.sheet.book.defined_names[name] = DefinedName(name, attr_text=f"'{form.sheet.page.title}'!{cells}")


def _sections(strategy: Strategy, lang: Lang) -> Iterator[tuple[str, Iterable[_Row]]]:
    named = {name: meaning for name, meaning in texts.SHEETS.items() if name != "edits" or strategy.edits}
    sheets = ((sheet_title(name, lang), meaning) for name, meaning in named.items())
    yield "シート", [_Row(title, "", meaning, location(title, 1)) for title, meaning in sheets]
    yield texts.RATING, _marks(strategy.rating or USUAL_RATING)
    yield texts.DIRECTIONS, _directions(strategy.rating or USUAL_RATING)
    yield "進捗率", [_Row(case, "", rule) for case, rule in texts.PACE]
    yield "評価の方法", [_Row(BASES[code] if lang == "ja" else code, "", rule) for code, rule in texts.BASES.items()]
    yield "達成率", [_Row(case, "", rule) for case, rule in texts.RATE]
    counted = COUNTED if lang == "ja" else {code: code for code in COUNTED}
    yield "実績の数え方", [_Row(counted[code], "", meaning) for code, meaning in texts.COUNTED.items()]
    yield "編集と読み込み", [_Row(subject, "", meaning) for subject, meaning in texts.EDITING]
    yield "列", _columns((*NODES, finding_table(strategy)), lang)
    progress = (*PROGRESS_AIM, texts.YEAR_COLUMNS, *PROGRESS_RESULT)
    yield f"列：{sheet_title('progress', lang)}", [_Row(one.text(lang), "", one.meaning) for one in progress]


def _columns(entities: Iterable[Entity[Any]], lang: Lang) -> Iterator[_Row]:
    """Each heading once, with the sheets that have it: it means the same in all of them."""
    sheets: dict[str, list[str]] = {}
    columns: dict[str, Column[Any]] = {}
    for entity in entities:
        for column in entity.columns:
            sheets.setdefault(column.heading, []).append(title_of(entity, lang))
            columns.setdefault(column.heading, column)
    for heading, column in columns.items():
        words = "・".join(column.words.values() if lang == "ja" else column.words)
        meaning = f"{column.meaning}（{words}）" if words and len(column.words) <= _MOST_WORDS else column.meaning
        yield _Row(heading if lang == "ja" else column.name, "・".join(sheets[heading]), meaning)


def _marks(rating: Rating) -> Iterator[_Row]:
    """The marks, best first; the last has no rate of its own."""
    rates = (*rating.rates, None)
    for mark, rate, meaning in zip(rating.marks, rates, texts.MARKS, strict=True):
        yield _Row(mark, "", meaning, rate=rate, is_entry=True)


def _directions(rating: Rating) -> Iterator[_Row]:
    """What 今後の方向性 may be; the last ones are for people to fill in."""
    blank = max(_MOST_DIRECTIONS - len(rating.directions), 0)
    for word in (*rating.directions, *[""] * blank):
        yield _Row(word, "", texts.DIRECTION, is_entry=True)


def _draw_row(form: Form, row: _Row) -> None:
    """The middle is merged into the meaning where it is blank; marks and rates are cells that people may change."""
    styles = form.sheet.styles
    if row.is_entry:
        middle = (
            [MergedField(2, 2, row.rate, styles.entry_rate)]
            if row.rate is not None
            else [MergedField(2, 2, "", styles.boxed)]
        )
        subject = MergedField(1, 1, row.subject, styles.entry_mark)
    else:
        middle = [MergedField(2, 2, row.middle, styles.boxed)] if row.middle else []
        subject = MergedField(1, 1, row.subject, styles.boxed_link if row.link else styles.boxed, row.link)
    form.line(subject, *middle, MergedField(2 + len(middle), 3, row.meaning, styles.boxed))
