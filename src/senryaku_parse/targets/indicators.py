"""What an indicator's name says about its numbers: whether less is better, whether it can be negative.

The vocabulary is here and nowhere else. A contributor adds a word and a case.
"""

from __future__ import annotations

import re

from senryaku_parse.patterns import later
from senryaku_parse.targets.words import KANJI

_SHRINKING = ("減少",)
_UNWANTED = tuple(
    """
    死亡 滞納 事故 自殺 離職 待機 待ち 不登校 中途退学 中退 失業 無業 火災 犯罪 刑法犯 非行 虐待 いじめ 苦情 被害 災害
    転出 流出 空き家 空家 空き店舗 空店舗 耕作放棄 遊休農地 荒廃農地 喫煙 肥満 メタボ 罹患 疾病 う歯 むし歯 要介護 要支援
    貧困 生活保護 孤立 孤独 排出 ごみ ゴミ 廃棄 食品ロス 漏水 不法投棄 温室効果ガス 二酸化炭素 CO2 赤字 債務 地方債 市債
    借入 公債費 将来負担 経常収支比率 違反 違法 廃業 倒産 閉店 休業 不満 不安 不足 困難 欠食 遅延 超過勤務 時間外 残業
    季節労働 限界集落 高齢化率 未 ない市民 ない人 ない世帯 ない児童 ない生徒 ない者
    """.split()
)
"""What a place wants less of. 「未」 and 「ない…」 stand for whatever has not come about."""

_TELLING = re.compile("|".join(_SHRINKING + _UNWANTED))
_WORDS = "|".join(_UNWANTED).replace("|未|", f"|未{KANJI}{{1,3}}|")
_COUNTED = (
    "(?:発生|認知|該当)?(?:者|児童|生徒|児|世帯|家庭|市民|人|地|ガス)?の?(?:発生)?"
    "(?:件数|戸数|棟数|人数|日数|時間|面積|量|総量|額|総額|残高|比率|率|割合|数|人口|回数|人)?"
)
_MEASURE = "(?:者|人|世帯)?の?(?:件数|人数|面積|量|額|率|割合|数|度)"
_END = r"(?:[（(].*)?$"
_DONE_AWAY = "解消|防止|削減|縮減|低減|抑制|回収"
_LESS = re.compile(f"(?:{_WORDS}|{'|'.join(_SHRINKING)}){_COUNTED}{_END}")
_LESS_OF_UNWANTED = re.compile(
    f"(?:{_WORDS}).*(?:{'|'.join(_SHRINKING)}){_MEASURE}{_END}|(?:{_DONE_AWAY}){_MEASURE}{_END}"
)
_MORE = later(
    "(?:満足|参加|受診|普及|就職|就業|利用|活用|出生|達成|定着|進学|合格|加入|登録|収納|自給|有収|再生|リサイクル"
    f"|(?:たい|ている|できる)[^、]{{0,12}}){_MEASURE}{_END}"
)
_NET = re.compile(
    "増減|収支|差(?!引|別)|社会動態|自然動態|社会増|自然増|転入超過|転出超過|純増|純減|差引"
    "|(?:伸び|変化|変動|上昇|成長|増加|騰落)[率数]"
)
_UNWANTED_NOT_MET = re.compile(
    "(?:困ら|悩ま|迷わ|苦しま|思わ|感じ|抱え|待た|孤立し|孤独で|不[安便満足]|心配|負担|支障|問題)[^、]{0,6}ない"
)
"""「困らない人」: what is not met may be unwanted itself, so that more of it is better."""
_TAIL = 48
"""Characters at a name's end that tell what is counted."""


def less_is_better(indicator: str) -> bool | None:
    """Whether `indicator` counts something unwanted, as far as its name tells.

    Null where there is no name, or where a word for something unwanted stands in it but may not be what is
    counted (空き家バンク登録件数).
    """
    if not indicator:
        return None
    name = indicator.replace("未来", "")
    if not _TELLING.search(name):
        return False
    tail = name[-_TAIL:]
    if _UNWANTED_NOT_MET.search(tail):
        return None
    if _LESS_OF_UNWANTED.search(tail):
        return False
    return True if _LESS.search(tail) else None


def more_is_better(indicator: str) -> bool:
    """Whether the name of `indicator`, which is not one of less being better, says that more is."""
    tail = indicator[-_TAIL:]
    return _MORE.search(tail) is not None or _LESS_OF_UNWANTED.search(tail) is not None


def is_net(indicator: str) -> bool:
    """Whether a level of `indicator` can be negative: 人口増減数, 社会動態."""
    return _NET.search(indicator) is not None
