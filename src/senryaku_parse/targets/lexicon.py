"""The words of the grammar, each in one row. A contributor adds a word here and a case to the tests.

A word means something only in its place, so there are two tables: `BEFORE` reads what leads up to a quantity
and may stand anywhere, `AFTER` what is read only directly behind one (「以上」, 「増加」, 「達成」).
All text here is in plain width (see `tokens.fold_width`). Every repetition is possessive or bounded, so that
reading takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

from senryaku_parse.model import Bound
from senryaku_parse.targets.numerals import KANJI_NUMBER, NUMBER
from senryaku_parse.targets.years import PERIOD, YEAR

Move: TypeAlias = Literal["up", "down", "better", "improve", "maintain"]

MOVES: dict[str, Move] = {
    **dict.fromkeys("増加 増 増大 上昇 拡大 アップ UP 引き上げ 引上げ 伸長 増やす 伸ばす 高める 上乗せ".split(), "up"),
    **dict.fromkeys(
        "減少 減 削減 低下 縮減 縮小 短縮 低減 軽減 圧縮 引き下げ 引下げ ダウン DOWN 減らす 下げる 減量".split(), "down"
    ),
    "向上": "better",
    "改善": "improve",
    **dict.fromkeys("維持 現状維持 堅持 キープ 横ばい".split(), "maintain"),
}
"""Words for the way an indicator is to go. "better" is up unless the indicator's name speaks against it;
"improve" is up or down only where the name tells."""

BOUNDS: dict[str, Bound] = {
    **dict.fromkeys("以上 を上回る 上回る を超える 超える を超過 超過 超え 超".split(), "at_least"),
    **dict.fromkeys("以下 以内 未満 を下回る 下回る".split(), "at_most"),
}
"""Words behind a number that make it a floor or a ceiling."""
FULL_BOUNDS = frozenset(("以上", "以下", "以内"))
"""Those that take in the number itself. The others are kept in the qualifier: `Target.bound` can't say so."""
LEADING_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys("最低限 最低 少なくとも".split(), "at_least"),
    **dict.fromkeys("最大 上限".split(), "at_most"),
}
"""Words before a number that make it a floor or a ceiling."""

DEFINED: dict[str, tuple[str, str | None, Move]] = {
    "半減": ("0.5", "倍", "down"),
    "倍増": ("2", "倍", "up"),
    "皆減": ("0", None, "down"),
}
"""Words that state a level by definition: its number, its unit, the way there."""

APPROXIMATE = "程度 前後 ほど くらい ぐらい 余り 規模 相当 強 弱 台 余 程".split()
"""Words behind a number that blur it; kept in the qualifier."""
ACTIONS = """
    実施 開催 整備 設置 開設 創出 育成 認定 導入 支援 作成 策定 締結 参加 採用 雇用 移住 開発 出店 開店 建設 設立 養成 配置 受入
    受入れ 受け入れ 輩出 起業 創業 就業 就農 誘致 発行 公開 利用 活用 完了 改修 更新 新設 増設 取得 販売 入居 発信 配布 開始 稼働
    運行 指定 選定 派遣 任命 加入 継続 登録 成立 抑制
""".split()
"""What is done with the quantity; kept in the qualifier. Any other word behind a quantity leaves the text unread."""


def any_of(words: Iterable[str]) -> str:
    """Pattern of any of `words`, the longest first."""
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


_NO_WORD = "(?![一-龥々ァ-ヶー])"
_STOP = r"(?=$|[\s)\]、。,;/~→(\[])"
_NOT_DENIED = "(?!(?:さ?せ|し)?な[いく])"
_DONE = "(?:させる|させ|する|した|して|し)?"
_NUMBER_NEAR = r"[\s:()0-9はRHS平令昭約年延累▲△]"

BEFORE = re.compile(
    "|".join(
        f"(?P<{kind}>{pattern})"
        for kind, pattern in (
            # What can't be read as one number: fractions, 3割5分.
            ("obstacle", r"[0-9]{1,9}分の[0-9]|[0-9]{1,9}/[0-9]|[0-9]{1,9}割[0-9]{1,9}分"),
            ("period", rf"{PERIOD}(?:まで)?[の間で:]{{0,2}}"),
            ("compared", rf"対?{YEAR}(?:実績)?(?:対?比|より|に比べて?|と比べて?|と比較して?)"),
            ("year", rf"{YEAR}末?(?:までに|まで|時点|現在)?[のにはで:]?"),
            # Digits that count nothing: 第2期, CO2, 5G, 6年生, 4月1日, 10:30, 1日平均, 人口1,000人当たり.
            (
                "word",
                r"第\s?[0-9]+(?![0-9]|位)|[A-Za-z][A-Za-z.+-]{0,12}+[0-9][0-9A-Za-z.]*+|[0-9]{1,2}[GKD](?![A-Za-z])"
                r"|[0-9]{1,2}年(?:度|生|間?平均|に(?=[0-9一])|ごと|毎)|[0-9]{1,2}月(?:[0-9]{1,2}日|末|期|分)?"
                r"|[0-9]{1,2}:[0-9]{2}(?![0-9])|1日(?=平均|約?[0-9])"
                r"|[0-9一](?:[,0-9]{0,12}[0-9])?[万千百]?[一-龥]{1,3}(?:当たり|あたり|当り|につき)",
            ),
            (
                "horizon",
                r"(?:今後|向こう)?(?<![0-9.,])[0-9]{1,2}"
                r"(?:(?:[かカヶケヵ箇]年|年(?=間))間?(?:で|後|以内)?|年(?:で|後|以内|内))[にのは]?",
            ),
            (
                "per",
                r"(?:年間|毎年度?|各年度?|単年度?|1年(?:当たり|あたり)|毎月|各月|月間"
                r"|(?<![0-9一-龥])[年月](?=約?[0-9]|延べ|平均|\)))[でにの]?",
            ),
            (
                "cumulative",
                r"(?:延べ(?!床)|のべ(?=[0-9])|延(?=[0-9])|累計|累積(?![一-龥])|総額|合計(?!特殊)|通算|(?<![一-龥])計(?=[0-9]))"
                r"[での:]?",
            ),
            ("baseline", rf"(?:(?:基準|現状|現況|実績|当初)値?|策定時)(?=$|{_NUMBER_NEAR})[:は]?"),
            ("target", rf"目標値?(?={_NUMBER_NEAR})[:は]?"),
            ("bound", f"{any_of(LEADING_BOUNDS)}(?=約?[0-9])"),
            ("zero", "ゼロ(?![ァ-ヶー])|零(?![一-龥])"),
            (
                "number",
                rf"(?:(?<![0-9A-Za-z])[▲△+±-]\s?)?{NUMBER}|(?<![一-龥々]){KANJI_NUMBER}(?=[割人名件回校社店倍])",
            ),
            ("defined", f"{any_of(DEFINED)}{_DONE}{_STOP}"),
            ("move", f"{any_of(MOVES)}{_NOT_DENIED}(?:に転じる|させる|する)?{_STOP}"),
            ("arrow", "[→>]|[-=]{1,4}>"),
            ("wave", "~"),
            ("open", r"[(\[]"),
            ("close", r"[)\]]"),
            ("separator", r"[\s、。,;:/]+"),
        )
    )
)
"""What leads up to a quantity, and the quantity's number; what lies between matches is a word."""

AFTER = re.compile(
    "|".join(
        f"(?P<{kind}>{pattern})"
        for kind, pattern in (
            ("bound", rf"\s?{any_of(BOUNDS)}"),
            ("hold", f"を?(?:抑制|抑え|食い止め|緩和|鈍化|防止)(?:する|させ|した|して|し|る|て)?{_NO_WORD}"),
            ("move", f"[をのが]?{any_of(MOVES)}{_NOT_DENIED}{_DONE}{_NO_WORD}"),
            ("toward", "とする|とした|とし|となる|となり|にする|にし|になる|までに|まで|に|へ"),
            ("filler", f"を?(?:達成|確保|実現|目標|目指す|めざす)(?:する|した|して|し|と|に)?{_NO_WORD}|である|です"),
            ("per", "/(?:年[度間]?|月)"),
            (
                "word",
                f"{any_of(APPROXIMATE)}{_NO_WORD}"
                f"|(?:(?<=[のがを])[一-龥ァ-ヶー]{{1,6}}?)?{any_of(ACTIONS)}{{1,3}}(?:する|した|して|し)?{_NO_WORD}",
            ),
            ("wave", "[~-](?=[0-9▲△])"),
            ("from", "から"),
            ("separator", "と|及び|および|かつ|・"),
            ("glue", "[をがはものでへ]"),
        )
    )
)
"""What stands directly behind a quantity; matched again and again until it fails."""

UNLISTED_UNIT = re.compile(
    rf"[一-龥々ァ-ヶー]{{1,8}}?(?=$|[\s)\]、。,;/~→(\[をにへがで]|"
    rf"{any_of([*BOUNDS, *MOVES, *APPROXIMATE, *ACTIONS, '達成', '確保', '実現', 'とし', 'とする'])})"
)
"""A counter word that `units.UNITS` does not list, where what follows shows that it ends."""
