"""The table of municipalities: whole, its codes right, its names told apart."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from senryaku_parse.municipalities import Municipality, all_municipalities, check_digit, name_at_start
from tests.conftest import ROOT

ALL = all_municipalities()
NOW = [one for one in ALL if one.until is None]


def test_it_is_whole() -> None:
    """47 prefectures; 792 cities, 743 towns, 183 villages and 23 special wards; 171 wards of 20 designated cities."""
    wards = [one for one in NOW if one.name.endswith("区") and "市" in one.name]
    special = [one for one in NOW if one.name.endswith("区") and "市" not in one.name]
    assert len([one for one in NOW if one.is_prefecture]) == 47
    assert (len(wards), len({ward.name.partition("市")[0] for ward in wards})) == (171, 20)
    assert (len(special), {one.prefecture for one in special}) == (23, {"東京都"})
    kinds = Counter(one.name[-1] for one in NOW if not one.is_prefecture)
    assert (kinds["市"], kinds["町"], kinds["村"], kinds["区"]) == (792, 743, 183, 171 + 23)
    assert len(NOW) == 47 + 1741 + 171


def test_check_digits() -> None:
    assert check_digit("01223") == "8"
    assert [one for one in ALL if len(one.code) != 6 or check_digit(one.code) != one.code[5]] == []


def test_codes_are_unique_and_begin_with_the_prefectures() -> None:
    assert max(Counter(one.code for one in NOW).values()) == 1
    prefectures = {one.code[:2]: one.name for one in NOW if one.is_prefecture}
    assert {one.prefecture == prefectures[one.code[:2]] for one in ALL} == {True}


def test_each_is_found_by_its_name() -> None:
    for one in ALL:
        bearers, end = name_at_start(one.name + "総合戦略")
        assert one in bearers
        assert end == len(one.name)
        assert all(bearer.name == one.name or bearer.name.endswith(f"市{one.name}") for bearer in bearers)


def test_variants_of_spelling_bring_no_two_names_together() -> None:
    for one in ALL:
        bearers, _ = name_at_start(one.name)
        assert {bearer.name for bearer in bearers if not bearer.name.endswith("区")} <= {one.name}


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("根室市", ["012238"]),
        ("府中市", ["132063", "342084"]),
        ("伊達市", ["012335", "072133"]),
        ("龍ヶ崎市", ["082082"]),
        ("竜ケ崎市", ["082082"]),
        ("檮原町", ["394050"]),
        ("葛\U000e0100飾区", ["131229"]),
        ("鹿嶋市", ["082228"]),
        ("鹿島市", ["412074"]),
        ("都筑区", ["141186"]),
        ("那珂川町", ["094111", "403059"]),
        ("あおば市", []),
    ],
)
def test_bearers_of_a_name(name: str, codes: list[str]) -> None:
    assert [bearer.code for bearer in name_at_start(name)[0]] == codes


def test_the_longest_name_is_taken() -> None:
    assert name_at_start("東村山市総合戦略") == ((Municipality("132136", "東京都", "東村山市"),), 4)
    assert name_at_start("東村総合戦略")[0][0].prefecture == "沖縄県"


def test_the_tool_makes_the_same_table(tmp_path: Path) -> None:
    """A workbook as 総務省 lays it out: headings, a sheet of municipalities, one of the designated cities' wards."""
    book = openpyxl.Workbook()
    whole, cities = book.worksheets[0], book.create_sheet()
    for sheet in (whole, cities):
        sheet.append(
            [
                "団体コード",
                "都道府県名\n（漢字）",
                "市区町村名\n（漢字）",
                "都道府県名\n（カナ）",
                "市区町村名\n（カナ）",
            ]
        )
    for one in NOW:
        ward = one.name.endswith("区") and "市" in one.name
        name = None if one.is_prefecture else one.name
        (cities if ward else whole).append([one.code, one.prefecture, name, "ｶﾅ", "ｶﾅ"])
    book.save(tmp_path / "codes.xlsx")
    tool = runpy.run_path(str(ROOT / "tools" / "municipalities.py"))
    table = tool["TABLE"].read_text("utf-8")
    lines = tool["listed"](tmp_path / "codes.xlsx")
    assert tool["renewed"](table, lines) == table
    with pytest.raises(SystemExit, match="根室市"):
        tool["renewed"](table, lines - {"012238\t北海道\t根室市"})
