"""Title, municipality and code from the text outside tables: what is certain, and nothing else."""

from __future__ import annotations

from collections import Counter

import pytest

import senryaku_parse as sp
from senryaku_parse.hierarchy.identity import Identity, identify
from senryaku_parse.municipalities import all_municipalities
from senryaku_parse.tables import Document, TextBlock

TABLE = "| 基本目標 | 1. 安心 |\n|---|---|\n"


def _identity(title: str, *texts: str) -> Identity:
    return identify(Document((TextBlock(title, 1), *map(TextBlock, texts))))


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("根室市創生総合戦略 基本目標、施策等一覧", "根室市", "012238"),
        ("根室市", "根室市", "012238"),
        ("北海道根室市総合戦略", "根室市", "012238"),
        ("北海道 根室市 創生総合戦略", "根室市", "012238"),
        ("まち・ひと・しごと創生 根室市総合戦略", "根室市", "012238"),
        ("まち・ひと・しごと創生根室市総合戦略", "根室市", "012238"),
        ("第２期「まち・ひと・しごと創生」根室市総合戦略", "根室市", "012238"),
        ("総合戦略（根室市）", "根室市", "012238"),
        ("令和2年度 根室市総合戦略", "根室市", "012238"),
        ("総合戦略 - 根室市公式ホームページ", "根室市", "012238"),
        ("第2期さいたま市まち・ひと・しごと創生総合戦略", "さいたま市", "111007"),
        ("京都府京丹後市デジタル田園都市構想総合戦略", "京丹後市", "262129"),
        ("神奈川県横浜市人口ビジョン", "横浜市", "141003"),
        ("南アルプス市総合戦略", "南アルプス市", "192082"),
        ("【改訂版】町田市の総合戦略", "町田市", "132098"),
        ("東京都町田市版総合戦略", "町田市", "132098"),
    ],
)
def test_title_names_the_municipality(title: str, name: str, code: str) -> None:
    assert _identity(title) == Identity(title, name, code)


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("市川市総合戦略", "市川市", "122033"),
        ("四日市市総合戦略", "四日市市", "242021"),
        ("廿日市市まち・ひと・しごと創生総合戦略", "廿日市市", "342131"),
        ("村上市総合戦略", "村上市", "152129"),
        ("大町市総合戦略", "大町市", "202126"),
        ("大町町総合戦略", "大町町", "414239"),
        ("十日町市総合戦略", "十日町市", "152102"),
        ("玉村町総合戦略", "玉村町", "104647"),
        ("東村総合戦略", "東村", "473031"),
        ("東村山市総合戦略", "東村山市", "132136"),
        ("山形県東村山郡山辺町総合戦略", "山辺町", "063011"),
        ("羽村市総合戦略", "羽村市", "132276"),
        ("田村市総合戦略", "田村市", "072117"),
        ("郡山市総合戦略", "郡山市", "072036"),
        ("大和郡山市総合戦略", "大和郡山市", "292036"),
        ("上郡町総合戦略", "上郡町", "284815"),
        ("奈良県高市郡明日香村総合戦略", "明日香村", "294021"),
        ("余市郡余市町総合戦略", "余市町", "014087"),
        ("神津島村総合戦略", "神津島村", "133647"),
        ("東京都千代田区総合戦略", "千代田区", "131016"),
        ("新潟市総合戦略", "新潟市", "151009"),
        ("新宿区総合戦略", "新宿区", "131041"),
        ("三次市総合戦略", "三次市", "342092"),
        ("第二次三次市総合戦略", "三次市", "342092"),
        ("第2期一宮市総合戦略", "一宮市", "232033"),
        ("大阪市北区将来ビジョン", "大阪市北区", "271276"),
    ],
)
def test_names_that_break_careless_readers(title: str, name: str, code: str) -> None:
    assert _identity(title) == Identity(title, name, code)


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("龍ヶ崎市総合戦略", "龍ケ崎市", "082082"),
        ("茅ケ崎市総合戦略", "茅ヶ崎市", "142077"),
        ("高知県檮原町総合戦略", "梼原町", "394050"),
        ("塩竃市総合戦略", "塩竈市", "042030"),
        ("⻄東京市総合戦略", "西東京市", "132292"),
    ],
)
def test_other_spellings_are_read_as_the_official_name(title: str, name: str, code: str) -> None:
    assert _identity(title) == Identity(title, name, code)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("広島県府中市総合戦略", "342084"),
        ("東京都 府中市総合戦略", "132063"),
        ("府中市総合戦略（広島県）", "342084"),
        ("北海道伊達市総合戦略", "012335"),
        ("和歌山県日高郡 日高町 総合戦略", "303828"),
        ("東京都北区総合戦略", "131172"),
        ("福岡県那珂川町総合戦略", "403059"),
        ("府中市総合戦略 - 東京都府中市", "132063"),
    ],
)
def test_the_prefecture_tells_namesakes_apart(title: str, code: str) -> None:
    assert _identity(title).code == code


def test_namesakes_are_not_guessed_apart() -> None:
    read = _identity("府中市総合戦略")
    assert (read.municipality, read.code) == ("府中市", None)
    (found,) = read.findings
    assert (found.code, found.severity) == ("municipality-ambiguous", "info")
    assert "東京都府中市（132063）、広島県府中市（342084）" in found.message


def test_one_that_is_no_more_can_be_meant() -> None:
    """A 那珂川町 of 2015 may be the one in 福岡県, a city since 2018."""
    read = _identity("那珂川町まち・ひと・しごと創生総合戦略")
    assert read.code is None
    assert "福岡県那珂川町（403059）" in read.findings[0].message


def test_a_ward_of_a_designated_city_can_be_meant() -> None:
    read = _identity("北区総合戦略")
    assert read.code is None
    assert "大阪府大阪市北区（271276）" in read.findings[0].message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("広島県府中市", "342084"),
        ("令和2年3月 東京都府中市", "132063"),
        ("広島県府中市は、備後の中央にあり", "342084"),
        ("広島県府中市との姉妹都市提携", None),
        ("転出先は広島県と東京都が多い", None),
    ],
)
def test_a_text_that_begins_with_the_prefecture_tells_namesakes_apart(text: str, code: str | None) -> None:
    read = _identity("府中市総合戦略", "はじめに", text)
    assert (read.code, bool(read.findings)) == (code, code is None)


def test_texts_that_name_both_namesakes_tell_nothing() -> None:
    assert _identity("府中市総合戦略", "広島県府中市", "東京都府中市").code is None


@pytest.mark.parametrize("text", ["根室市", "北海道根室市", "令和2年3月 根室市", "根室市役所", "根室市 "])
def test_a_text_that_is_a_name_serves_where_the_title_has_none(text: str) -> None:
    assert _identity("第2期総合戦略", text) == Identity("第2期総合戦略", "根室市", "012238")


def test_prose_names_nothing() -> None:
    assert _identity("総合戦略", "根室市では人口が減少している").municipality is None


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("北海道総合戦略", "010006"),
        ("北海道創生総合戦略", "010006"),
        ("第2期 長崎県まち・ひと・しごと創生総合戦略", "420000"),
        ("新潟県総合戦略", "150002"),
        ("北海道十勝地域総合戦略", None),
        ("奈良県広域消防組合総合計画", None),
        ("東京都市町村総合交付金", None),
    ],
)
def test_a_prefecture_s_own_strategy(title: str, code: str | None) -> None:
    assert _identity(title).code == code


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("第2期あおば市まち・ひと・しごと創生総合戦略", "あおば市"),
        ("青森県あおば市総合戦略", "あおば市"),
        ("青森県根室市総合戦略", "根室市"),
        ("みなと町 総合戦略", "みなと町"),
    ],
)
def test_a_name_that_the_table_lacks_has_no_code(title: str, name: str) -> None:
    assert _identity(title) == Identity(title, name)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "総合戦略",
        "まち・ひと・しごと創生総合戦略",
        "市町村の総合戦略",
        "根室市・中標津町広域総合戦略",
        "根室市と中標津町の総合戦略",
        "奥州市、金ケ崎町定住自立圏共生ビジョン",
        "美里町づくり総合戦略",
        "港区域の総合戦略",
        "新あおば市総合戦略",
    ],
)
def test_nothing_is_guessed(title: str) -> None:
    assert _identity(title) == Identity(title)


def test_every_municipality_is_read_behind_its_prefecture() -> None:
    for one in all_municipalities():
        title = f"第2期{one}まち・ひと・しごと創生総合戦略"
        assert _identity(title) == Identity(title, one.name, one.code)


def test_every_unique_name_has_its_code_and_no_other_has_one() -> None:
    """Wards are called by their city's name here, for alone they are namesakes of one another."""
    bearers = Counter(one.name for one in all_municipalities())
    special = {one.name for one in all_municipalities() if one.name.endswith("区") and "市" not in one.name}
    shared = {one.name.partition("市")[2] for one in all_municipalities() if "市" in one.name} & special
    for one in all_municipalities():
        unique = bearers[one.name] == 1 and one.name not in shared
        assert _identity(f"{one.name}総合戦略").code == (one.code if unique else None), one
    assert shared == {"中央区", "北区", "港区"}


def test_a_parse_has_code_and_finding() -> None:
    assert sp.parse_text(f"# 根室市総合戦略\n\n{TABLE}").municipality_code == "012238"
    strategy = sp.parse_text(f"# 伊達市総合戦略\n\n{TABLE}")
    assert (strategy.municipality, strategy.municipality_code) == ("伊達市", None)
    assert "municipality-ambiguous" in {found.code for found in strategy.findings}


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("あおば市総合戦略（平成27年度～平成31年度）", (2015, 2019)),
        ("総合戦略（平成２７～３１年度）", (2015, 2019)),
        ("第2期あおば市総合戦略【令和2（2020）年度〜令和6（2024）年度】", (2020, 2024)),
        ("総合戦略 2020-2024", (2020, 2024)),
        ("総合戦略（令和2年4月～令和7年3月）", (2020, 2024)),
        ("総合戦略（令和2年度から令和6年度まで）", (2020, 2024)),
        ("総合戦略（令和6年度～令和2年度）", None),
        ("総合戦略（第1期 H27～H31、第2期 R2～R6）", None),
        ("総合戦略 お問い合わせ 2020-2024-33", None),
        ("総合戦略2015", None),
        ("総合戦略（2000年度～2029年度）", (2000, 2029)),
        ("総合戦略（2000年度～2030年度）", None),
    ],
)
def test_period_of_the_title(title: str, period: tuple[int, int] | None) -> None:
    strategy = sp.parse_text(f"# {title}\n\n| 基本目標 | 1. 安心 |\n|---|---|\n")
    assert strategy.period == (period and sp.Period(start=period[0], end=period[1]))


@pytest.mark.parametrize("name", ["根室市", "府中市", "あおば市", ""])
def test_the_period_is_told_whoever_is_meant(name: str) -> None:
    assert _identity(f"{name}総合戦略（令和2年度～令和6年度）").period == sp.Period(start=2020, end=2024)


def test_period_of_a_text_that_states_it() -> None:
    texts = "調査は2010年度～2012年度に行った。\n\n計画期間：令和2年度～令和6年度の5年間とする。"
    strategy = sp.parse_text(f"# あおば市総合戦略\n\n{texts}\n\n| 基本目標 | 1. 安心 |\n|---|---|\n")
    assert strategy.period == sp.Period(start=2020, end=2024)
