"""PDF pages written by hand: what is drawn is what is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from senryaku_parse.errors import InputError
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.marks.runs import LOWERED, RAISED, STRUCK
from senryaku_parse.readers.pdf import read_pdf
from senryaku_parse.source import Position
from senryaku_parse.tables import RawTable, TextBlock
from tests.support.pdf_attacks import document, page_of, stream, text
from tests.support.pdf_pages import HEIGHT, LEFT, TOP, WIDTH, box, cell, grid, line, read, spans, tables, texts

RIGHT, BOTTOM = LEFT + 2 * WIDTH, TOP - 2 * HEIGHT
TWO = [["a", "b"], ["c", "d"]]


def test_cells_are_what_lines_enclose() -> None:
    assert tables(read(grid(*TWO))) == [TWO]


def test_spans_are_those_that_are_drawn() -> None:
    drawn = (cell(0, 0, "label", down=3), cell(0, 1, "wide", across=2))
    rest = (cell(1, 1, "a"), cell(1, 2, "b", down=2), cell(2, 1, "c"))
    assert spans(read(*drawn, *rest)) == [
        [("label", 3, 1), ("wide", 1, 2)],
        [("a", 1, 1), ("b", 2, 1)],
        [("c", 1, 1)],
    ]


@pytest.mark.parametrize("missing", ["left", "right", "top", "bottom", "left right", "left right top bottom"])
def test_a_table_open_at_its_sides_is_closed_there(missing: str) -> None:
    sides = {
        "left": line(LEFT, TOP, LEFT, BOTTOM),
        "right": line(RIGHT, TOP, RIGHT, BOTTOM),
        "top": line(LEFT, TOP, RIGHT, TOP),
        "bottom": line(LEFT, BOTTOM, RIGHT, BOTTOM),
    }
    inner = line(LEFT + WIDTH, TOP, LEFT + WIDTH, BOTTOM) + line(LEFT, TOP - HEIGHT, RIGHT, TOP - HEIGHT)
    drawn = [side for name, side in sides.items() if name not in missing.split()]
    letters = [text(TWO[y][x], LEFT + 4 + x * WIDTH, TOP - 13 - y * HEIGHT) for x in (0, 1) for y in (0, 1)]
    assert tables(read(inner, *drawn, *letters)) == [TWO]


def test_dashes_are_a_line() -> None:
    dashes = [b"%g %g 2 0.5 re f\n" % (x, y) for y in (TOP, TOP - 20, TOP - 40) for x in range(LEFT, RIGHT, 4)]
    dashes += [b"%g %g 0.5 2 re f\n" % (x, y) for x in (LEFT, LEFT + 90, RIGHT) for y in range(BOTTOM, TOP, 4)]
    letters = [text(TWO[y][x], LEFT + 4 + x * WIDTH, TOP - 13 - y * HEIGHT) for x in (0, 1) for y in (0, 1)]
    assert tables(read(*dashes, *letters)) == [TWO]


def test_double_lines_are_one() -> None:
    moved = b"q 1 0 0 1 1.8 1.8 cm " + grid(["", ""], ["", ""]) + b"Q\n"
    assert tables(read(grid(*TWO), moved)) == [TWO]


def test_filled_areas_alone_make_cells_where_they_make_a_table() -> None:
    areas = [b"%g %g 88 18 re f\n" % (LEFT + x * 90, TOP - 20 - y * 20) for x in (0, 1) for y in (0, 1)]
    letters = [text(TWO[y][x], LEFT + 4 + x * WIDTH, TOP - 13 - y * HEIGHT) for x in (0, 1) for y in (0, 1)]
    assert tables(read(*areas, *letters)) == [TWO]


def test_an_area_behind_a_line_of_text_is_no_table() -> None:
    assert texts(read(b"50 690 200 30 re f\n", text("heading", 60, 700), text("more", 60, 640))) == ["heading", "more"]


def test_a_frame_holds_a_text_and_is_no_table() -> None:
    found = read(box(50, 600, 300, 650), text("in the frame", 60, 630), text("below", 60, 560))
    assert tables(found) == []
    assert texts(found) == ["in the frame", "below"]


def test_a_table_in_a_cell_stands_behind_its_table() -> None:
    outer = box(50, 500, 400, 700) + line(50, 650, 400, 650) + text("outer", 60, 670) + text("around", 60, 630)
    inner = box(100, 520, 300, 600) + line(200, 520, 200, 600) + line(100, 560, 300, 560)
    inner += text("a", 110, 580) + text("b", 210, 580) + text("c", 110, 540) + text("d", 210, 540)
    assert tables(read(outer, inner)) == [[["outer"], ["around"]], TWO]


def test_tables_beside_each_other_are_two() -> None:
    left = grid(["a"], ["b"])
    right = b"q 1 0 0 1 200 0 cm " + grid(["c"], ["d"]) + b"Q\n"
    assert tables(read(left, right)) == [[["a"], ["b"]], [["c"], ["d"]]]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_as_its_text_does(turn: int) -> None:
    assert tables(read(grid(*TWO), prefix=f"/Rotate {turn} ")) == [TWO]
    matrix = {90: b"0 1 -1 0 842 100", 180: b"-1 0 0 -1 595 842", 270: b"0 -1 1 0 -300 600"}[turn]
    assert tables(read(b"q ", matrix, b" cm ", grid(*TWO), b"Q")) == [TWO]


def test_forms_are_drawn_where_they_stand() -> None:
    form = stream(
        grid(*TWO),
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 10 -20] /Resources << /Font << /F 5 0 R >> >>",
    )
    drawn = stream(b"q 0.5 0 0 0.5 20 20 cm /X Do Q\n")
    found = read_pdf(page_of(drawn, resources=b"/XObject << /X 6 0 R >>", o6=form), USUAL)
    assert tables(found) == [TWO]


def test_lines_that_fill_a_cell_are_one_text_and_others_stay() -> None:
    wide = [text("number of all visitors", LEFT + 4, TOP - 13, 9), text("per year", LEFT + 4, TOP - 24, 9)]
    short = [text("one", LEFT + 104, TOP - 13, 9), text("two", LEFT + 104, TOP - 24, 9)]
    drawn = box(LEFT, TOP - 40, LEFT + 200, TOP) + line(LEFT + 100, TOP, LEFT + 100, TOP - 40)
    assert tables(read(drawn, *wide, *short)) == [[["number of all visitors per year", "one\ntwo"]]]


def test_letters_printed_again_over_themselves_stand_once() -> None:
    again = text("bold", LEFT + 4, TOP - 13) + text("bold", LEFT + 4.4, TOP - 13) + text("bold", LEFT + 4.8, TOP - 13)
    assert tables(read(box(LEFT, TOP - 20, LEFT + 90, TOP), again, cell(0, 1, "aabb"))) == [[["bold", "aabb"]]]


def test_a_gap_is_a_blank_and_figures_do_not_run_together() -> None:
    drawn = text("12", LEFT + 4, TOP - 13) + text("34", LEFT + 18, TOP - 13)
    assert tables(read(box(LEFT, TOP - 20, LEFT + 90, TOP), drawn, cell(0, 1, "x"))) == [[["12 34", "x"]]]


def test_text_that_runs_over_a_line_stays_in_its_cell() -> None:
    assert tables(read(cell(0, 0, "much too long for its cell"), cell(0, 1, ""))) == [
        [["much too long for its cell", ""]]
    ]


def test_struck_raised_and_lowered_text_is_marked() -> None:
    struck = (
        text("50", LEFT + 4, TOP - 13)
        + line(LEFT + 4, TOP - 9.5, LEFT + 15, TOP - 9.5)
        + text("60", LEFT + 16, TOP - 13)
    )
    raised = text("250", LEFT + 94, TOP - 13) + text("1", LEFT + 111, TOP - 9, 6)
    lowered = text("CO", LEFT + 184, TOP - 13) + text("2", LEFT + 199.5, TOP - 15, 6)
    boxes = [box(LEFT + at * 90, TOP - 20, LEFT + at * 90 + 90, TOP) for at in range(3)]
    expected = [
        f"{STRUCK.begin}50{STRUCK.end}60",
        f"250{RAISED.begin}1{RAISED.end}",
        f"CO{LOWERED.begin}2{LOWERED.end}",
    ]
    assert tables(read(*boxes, struck, raised, lowered)) == [[expected]]


def test_an_underlined_text_is_not_struck() -> None:
    drawn = text("50", LEFT + 4, TOP - 13) + line(LEFT + 4, TOP - 14.5, LEFT + 15, TOP - 14.5)
    assert tables(read(box(LEFT, TOP - 20, LEFT + 90, TOP), drawn, cell(0, 1, ""))) == [[["50", ""]]]


def test_headings_are_larger_than_the_text() -> None:
    prose = [text("This is a line of prose that is long enough to be one.", 50, 600 - 14 * at) for at in range(4)]
    found = read(text("Title", 50, 760, 20), text("Part", 50, 700, 14), text("Part 2", 50, 660, 14), *prose)
    assert [block.level for block in found.blocks if isinstance(block, TextBlock)][:4] == [1, 2, 2, 0]


def test_a_dot_before_a_line_is_a_bullet() -> None:
    found = read(b"40 702 3 3 re f\n", text("item", 52, 700), text("no item", 52, 660))
    assert [(block.mark, block.text) for block in found.blocks if isinstance(block, TextBlock)] == [
        ("-", "item"),
        ("", "no item"),
    ]


def _book(*pages: bytes) -> bytes:
    """A PDF of several pages."""
    kids = b" ".join([b"%d 0 R" % (10 + 2 * at) for at in range(len(pages))])
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for at, content in enumerate(pages):
        objects[10 + 2 * at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            % (11 + 2 * at)
        )
        objects[11 + 2 * at] = stream(content)
    return document(objects)


def _page(number: int, *more: bytes) -> bytes:
    return b"".join([text("Plan of the city", 400, 810, 8), text(f"- {number} -", 290, 20, 8), *more])


def test_running_headers_and_page_numbers_are_told_once_and_no_content() -> None:
    found = read_pdf(_book(*[_page(at, text(f"text {at}", 50, 500)) for at in range(1, 5)]), USUAL)
    assert texts(found) == [f"text {at}" for at in range(1, 5)]
    (told,) = found.findings
    assert told.code == "page-furniture"
    assert told.before == "Plan of the city\n- 1 -\n- 2 -\n- 3 -\n- 4 -"


def test_what_stands_at_the_top_of_few_pages_is_content() -> None:
    pages = [text(f"Goal {1 + at // 3}", 50, 810) + text(f"text {at}", 50, 500) for at in range(6)]
    assert texts(read_pdf(_book(*pages), USUAL)).count("Goal 1") == 3


def test_a_heading_on_every_page_is_content_where_it_stands_first() -> None:
    pages = [text("Goals", 50, 800, 20) + text(f"text {at}", 50, 500) for at in range(4)]
    found = read_pdf(_book(*pages), USUAL)
    assert texts(found) == ["Goals", "text 0", "text 1", "text 2", "text 3"]


def test_a_row_torn_by_a_page_break_is_whole() -> None:
    wide = text("number of all visitors", LEFT + 4, 40, 9)
    above = box(LEFT, 30, LEFT + 100, 60) + box(LEFT + 100, 30, LEFT + 200, 60) + wide + text("12", LEFT + 104, 40, 9)
    below = box(LEFT, 770, LEFT + 100, 790) + box(LEFT + 100, 770, LEFT + 200, 790) + text("per year", LEFT + 4, 780, 9)
    below += box(LEFT, 750, LEFT + 100, 770) + box(LEFT + 100, 750, LEFT + 200, 770)
    below += text("births", LEFT + 4, 755, 9) + text("34", LEFT + 104, 755, 9)
    found = read_pdf(_book(above, below), USUAL)
    assert tables(found) == [[["number of all visitors per year", "12"]], [["births", "34"]]]
    assert [told.code for told in found.findings] == ["row-torn"]


@pytest.mark.parametrize("department", ["", "office"])
def test_a_text_torn_in_a_merged_cell_is_whole_where_another_goes_on_beside_it(department: str) -> None:
    columns = [(LEFT + at * 100, LEFT + at * 100 + 100) for at in range(3)]
    above = b"".join(box(left, 30, right, 60) for left, right in columns)
    for (left, _), letters in zip(columns, ("number of all visitors", "births", "health"), strict=True):
        above += text(letters, left + 4, 40, 9)
    (first, _, last), below = columns, b""
    for left, right in (first, last):
        below += box(left, 750, right, 790)
    for bottom, letters in ((770, "deaths"), (750, "moves")):
        below += box(LEFT + 100, bottom, LEFT + 200, bottom + 20) + text(letters, LEFT + 104, bottom + 6, 9)
    below += text("per year", LEFT + 4, 780, 9) + text(department, LEFT + 204, 780, 9)
    found = read_pdf(_book(above, below), USUAL)
    whole = department == ""
    assert tables(found)[0][0][0] == ("number of all visitors per year" if whole else "number of all visitors")
    assert tables(found)[1][0][0] == ("" if whole else "per year")
    assert [told.code for told in found.findings] == ["row-torn"] * whole


def _row(bottom: float, edges: Sequence[float], letters: Sequence[str], height: float = 20) -> bytes:
    """Cells from edge to edge, counted from the left of the tables."""
    boxes = [box(LEFT + one, bottom, LEFT + other, bottom + height) for one, other in pairwise(edges)]
    texts = [text(one, LEFT + at + 4, bottom + 6, 9) for at, one in zip(edges, letters, strict=False) if one]
    return b"".join([*boxes, *texts])


def test_the_next_page_has_the_columns_of_the_table_before() -> None:
    """No cell on it begins or ends where one of them does."""
    above = _row(50, (0, 100, 250, 300), ("Measure", "Name", "Note")) + _row(30, (0, 100, 300), ("Works", "help"))
    below = _row(770, (0, 100, 300), ("", "advice")) + _row(750, (0, 100, 300), ("Plan", "visits"))
    blocks = read_pdf(_book(above, below), USUAL).blocks
    rows = [row for block in blocks if isinstance(block, RawTable) for row in block.groups[0]]
    assert [[cell.colspan for cell in row.cells] for row in rows] == [[1, 1, 1], [1, 2], [1, 2], [1, 2]]


def test_a_row_torn_in_each_of_its_texts_is_whole_beside_a_merged_label() -> None:
    """Each fills its cell down to the break, one in the middle of a sentence."""
    edges = (0, 60, 140, 340)
    long = "help for all people who come to live in the town,"
    above = _row(50, edges[1:], ("Name", "Text")) + box(LEFT, 30, LEFT + 60, 70) + text("Works", LEFT + 4, 60, 9)
    above += _row(30, edges[1:], ("advice to families", long))
    below = box(LEFT, 750, LEFT + 60, 790) + _row(770, edges[1:], ("who come", "and their families"))
    below += _row(750, edges[1:], ("visits", "yearly"))
    found = read_pdf(_book(above, below), USUAL)
    assert tables(found)[1] == [["", "visits", "yearly"]]
    assert [told.code for told in found.findings] == ["row-torn"]


def test_pages_can_be_chosen() -> None:
    data = _book(*[text(f"text {at}", 50, 500) for at in range(1, 6)])
    found = read_pdf(data, USUAL, (range(2, 4), range(5, 9)))
    assert [(block.text, block.page) for block in found.blocks if isinstance(block, TextBlock)] == [
        ("text 2", 2),
        ("text 3", 3),
        ("text 5", 5),
    ]
    with pytest.raises(InputError, match="5 ページまで"):
        read_pdf(data, USUAL, (range(7, 9),))


_PICTURE = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"


def test_a_scanned_page_is_told_with_its_number() -> None:
    found = read_pdf(_book(text("text", 50, 500), _PICTURE), USUAL)
    (told,) = found.findings
    assert (told.code, told.position) == ("page-without-text", Position(page=2))


def test_scanned_pages_alone_are_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="OCR"):
        read_pdf(_book(_PICTURE, _PICTURE + text("- 2 -", 290, 20)), USUAL)


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(pages=2), "ページが多すぎます"),
        (Limits(characters=8), "文字が多すぎます"),
        (Limits(page_characters=3), "1ページの文字が多すぎます"),
        (Limits(rows=2), "行が多すぎます"),
    ],
)
def test_limits_are_named(limits: Limits, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_pdf(_book(*[text("text", 50, 500)] * 3), limits)


_ROWS = [
    ["Measure", "Indicator", "Base", "Aim"],
    ["Port", "visitors", "1,200", "2,500"],
    ["", "shops", "3", "8"],
    ["Child", "births", "31", "40"],
]


def _aligned(rows: list[list[str]]) -> list[bytes]:
    return [text(one, 60 + 110 * x, 700 - 16 * y) for y, row in enumerate(rows) for x, one in enumerate(row) if one]


def test_columns_without_lines_are_read_where_they_are_certain_and_told() -> None:
    found = read(
        text("Plan", 60, 760, 16),
        *_aligned(_ROWS),
        text("A text below the table goes on over all of its columns.", 60, 560),
    )
    assert tables(found) == [_ROWS]
    assert [(told.code, told.severity) for told in found.findings] == [("table-unruled", "info")]
    assert texts(found) == ["Plan", "A text below the table goes on over all of its columns."]


def test_columns_without_lines_that_are_not_certain_stay_lines_and_are_told() -> None:
    rows = [["", *row[1:]] if not y else row for y, row in enumerate(_ROWS)]
    found = read(*_aligned(rows))
    assert tables(found) == []
    assert [(told.code, told.severity) for told in found.findings] == [("table-unruled", "warning")]
    assert " ".join(texts(found)).split() == [word for row in rows for word in row if word]


def test_two_columns_of_values_are_no_table() -> None:
    found = read(*_aligned([row[:2] for row in _ROWS]))
    assert tables(found) == []
    assert found.findings == ()


def test_lines_across_go_on_with_the_columns_of_the_header() -> None:
    header = b"".join([box(50 + 110 * x, 695, 160 + 110 * x, 711) for x in range(4)])
    across = [line(50, 679, 490, 679), line(160, 663, 490, 663), line(50, 647, 490, 647)]
    rows = [_ROWS[0], ["Port", *_ROWS[1][1:]], _ROWS[2], ["", *_ROWS[3][1:]]]
    lower = [line(50, 631, 490, 631)]
    found = read(header, *across[:1], line(160, 663, 490, 663), *across[2:], *lower, *_aligned(rows))
    assert spans(found)[1:3] == [
        [("Port", 1, 1), ("visitors", 1, 1), ("1,200", 1, 1), ("2,500", 1, 1)],
        [("", 2, 1), ("shops", 1, 1), ("3", 1, 1), ("8", 1, 1)],
    ]


def test_text_in_two_columns_is_read_one_after_the_other() -> None:
    left = [text(f"left column line {at}", 50, 700 - 14 * at) for at in range(6)]
    right = [text(f"right column line {at}", 330, 693 - 14 * at) for at in range(6)]
    order = " ".join(texts(read(text("Title", 50, 760, 18), *left, *right)))
    assert order.index("left column line 5") < order.index("right column line 0")


def test_text_aslant_or_beside_the_page_is_told_and_no_content() -> None:
    found = read(
        b"q 0.7 0.7 -0.7 0.7 200 200 cm ",
        text("DRAFT", 50, 50, 60),
        b"Q ",
        text("beside", 900, 400),
        text("text", 50, 500),
    )
    assert texts(found) == ["text"]
    (told,) = found.findings
    assert (told.code, told.before) == ("page-furniture", "DRAFTbeside")


def test_text_that_is_turned_in_its_cell_is_read() -> None:
    turned = b"q 0 1 -1 0 %d %d cm " % (LEFT + 20, TOP - 70) + text("label", 4, 0) + b"Q "
    drawn = [box(LEFT, TOP - 80, LEFT + 40, TOP), turned]
    drawn += [box(LEFT + 40, TOP - 40, LEFT + 200, TOP), box(LEFT + 40, TOP - 80, LEFT + 200, TOP - 40)]
    found = read(*drawn, text("first measure", LEFT + 50, TOP - 20), text("second measure", LEFT + 50, TOP - 60))
    assert spans(found) == [[("label", 2, 1), ("first measure", 1, 1)], [("second measure", 1, 1)]]
