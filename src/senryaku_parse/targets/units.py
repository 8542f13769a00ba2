"""Units: which words after a number are one, and which of them can be added up.

A contributor adds a counter word to `UNITS`. A word that is not listed is still read as a unit where
nothing but the end, a bracket or a word of the grammar follows it (see `tokens`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from senryaku_parse.targets.lexicon import ENDS_UNIT, UNLISTED_UNIT

NO_GAPS: frozenset[int] = frozenset()
"""Of a text that is as its source has it."""

UNITS = frozenset(
    """
    人 名 件 回 世帯 戸 社 店 店舗 施設 団体 地区 地域 組 校 園 棟 室 床 席 台 本 冊 枚 部 点 位 倍 割 % ‰ ポイント パーセント
    %ポイント パーセントポイント pt つ 個 カ所 か所 ヶ所 ケ所 ヵ所 箇所 個所 ヵ国 カ国 か国 国 円 ドル
    日 日間 時間 週 週間 か月 カ月 ヶ月 ヵ月 箇月 年 歳 才 代 次 年生 歳児 世代 泊 人泊 人日 人回
    事業 事業者 事業所 業務 手続 手続き 企業 法人 組織 組合 協定 計画 路線 便 系統 箱 区画 筆 区 町 村 市 市町 市町村 町村 都市 県 都道府県
    自治会 町内会 行政区 集落 集団 経営体 農家 農場 牧場 クラブ サークル チーム グループ コース 講座 教室 学級 クラス プログラム
    コマ 作品 票 品 品目 種 種類 商品 銘柄 製品 メニュー 頭 羽 匹 尾 隻 艘 基 機 両 車両 食 皿 株 俵 袋 粒 口 契約 通 便数
    区間 工区 橋 公園 拠点 エリア ゾーン ルート 駅 港 航路 大学 高校 中学校 小学校 会場 大会 試合 競技 種目 曲 話 号 級 段
    アクセス PV ページビュー フォロワー いいね 回線 ダウンロード DL セッション 登録 ユーザー 会員 空家 空き家
    ha a アール ヘクタール m² ㎡ km² 平方メートル m³ 立方メートル ㎥ m km mm cm メートル キロメートル g kg mg t トン 千t L l kl mL リットル
    m2 m3 km2 ㎢ ㏊ ㌶ ㎞ ㎝ ㎜ ㎏ ㎎ ㌧ ㍑ ㌔ ㌦ ㎾ ㎿ ㏄ TEU GB TB kW kWh MW MWh GW GWh GJ TJ MJ t-CO2 tCO2 t-CO₂ kg-CO2 dB ℃ 度 ppm ppb
    """.split()
)

SCALES: dict[str, Decimal | None] = {
    "": None,
    "百": Decimal(10**2),
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "億": Decimal(10**8),
    "十億": Decimal(10**9),
    "百億": Decimal(10**10),
    "千億": Decimal(10**11),
}
"""What may stand before a unit that follows its number in brackets: 「50（千円）」."""

LABELLING = frozenset("歳 才 代 次 年生 歳児 世代".split())
"""Units that name a group rather than count it: 「20～39歳女性」, 「3歳児健診」."""

RELATIVE = frozenset("% ‰ ポイント 割 倍".split())
"""Units of a change that say nothing of the indicator's own unit."""

POINT = "ポイント"
_ONE_SPELLING = {
    "パーセント": "%",
    "%ポイント": POINT,
    "パーセントポイント": POINT,
    "pt": POINT,
}
_SAME = {
    **dict.fromkeys(("㏊", "㌶", "ヘクタール"), "ha"),
    **dict.fromkeys(("m2", "m²", "平方メートル"), "㎡"),
    **dict.fromkeys(("m3", "m³", "立方メートル"), "㎥"),
    **dict.fromkeys(("km2", "km²"), "㎢"),
    **dict.fromkeys(("㌧", "トン"), "t"),
    "㎏": "kg",
    "㎞": "km",
    "㎝": "cm",
    "㎜": "mm",
    "㍑": "L",
    "名": "人",
    "か所": "箇所",
    "カ所": "箇所",
    "ヶ所": "箇所",
    "ケ所": "箇所",
    "ヵ所": "箇所",
    "個所": "箇所",
}


_BRACKETED = re.compile(r"\(([十百千万億]{0,2})([^()]{1,9})\)")
_LATIN = frozenset(unit for unit in UNITS if unit[-1].isascii() and unit[-1].isalnum())
_LATIN_GOES_ON = re.compile("[A-Za-z0-9]{2}")
_BY_FIRST = {
    first: tuple(sorted((unit for unit in UNITS if unit[0] == first), key=len, reverse=True))
    for first in {unit[0] for unit in UNITS}
}


def read_unit(text: str, at: int, gaps: frozenset[int] = NO_GAPS) -> tuple[str | None, Decimal | None, int]:
    """The unit that begins at `at` of `text` (in plain width), the factor it brings, and its end.

    Brackets round it are allowed. So is a blank of the source before or in it (`gaps`), where it is listed
    and clear that it ends: 「20 人とし」, but not 「2024 人口」, 「1 広報紙」. Per cent and points, which programs look for, come in one spelling; any
    other unit as written.
    """
    if end := _listed(text, at, gaps):
        unit = text[at:end]
        return _ONE_SPELLING.get(unit, unit), None, end
    found = UNLISTED_UNIT.match(text, at)
    if found:
        end = _end_of_pair(text, found.end(), "/", gaps)
        if end > found.end() or not (gaps and _is_apart(at, found.end(), gaps)):
            return text[at:end], None, end
    found = _BRACKETED.match(text, at)
    if found and found[2] in UNITS and found[2] != "年" and found[1] in SCALES:
        return _ONE_SPELLING.get(found[2], found[2]), SCALES[found[1]], found.end()
    return None, None, at


def begins_latin_unit(text: str, at: int) -> bool:
    """Whether a listed unit in Latin letters stands at `at` of `text`."""
    return _one_listed(text, at, NO_GAPS) > 0


def _listed(text: str, at: int, gaps: frozenset[int]) -> int:
    """The end of the listed unit that begins at `at`, a pair (団体・地区, 人/日) whole; 0 for none."""
    end = _one_listed(text, at, gaps)
    return _end_of_pair(text, end, ("・", "/"), gaps) if end else 0


def _end_of_pair(text: str, end: int, signs: str | tuple[str, ...], gaps: frozenset[int]) -> int:
    """The end of the unit that one of `signs` ties to the one before `end`; `end` where none does."""
    if text.startswith(signs, end) and not text.startswith(("/年", "/月"), end):
        return _one_listed(text, end + 1, gaps) or end
    return end


def _one_listed(text: str, at: int, gaps: frozenset[int]) -> int:
    for unit in _BY_FIRST.get(text[at : at + 1], ()):
        if text.startswith(unit, at):
            end = at + len(unit)
            if unit in _LATIN and _LATIN_GOES_ON.match(text, end - 1):
                return 0
            if not (gaps and _is_apart(at, end, gaps)) or ENDS_UNIT.match(text, end) or unit[-1] in "%‰":
                return end
            if end in gaps and not _is_apart(at + 1, end, gaps):
                return end
    return 0


def _is_apart(start: int, end: int, gaps: frozenset[int]) -> bool:
    """Whether the source has a blank before or within what stands from `start` to `end`."""
    return any(place in gaps for place in range(start, end))


def same_dimension(one: str | None, other: str | None) -> bool:
    """Whether two levels in these units can be compared: 人 and 名, 1カ所 and 1箇所; a bare number with none."""
    return one == other or _SAME.get(one or "", one) == _SAME.get(other or "", other)


def can_subtract(unit: str | None, change_unit: str | None) -> bool:
    """Whether a change in `change_unit` can be taken off a level in `unit`.

    Points from a percentage or a bare number (出生率); otherwise like from like. A percentage of a
    percentage may be meant either way, so it can't.
    """
    if change_unit == POINT:
        return unit in ("%", "‰", POINT, None)
    return change_unit not in RELATIVE and same_dimension(unit, change_unit)
