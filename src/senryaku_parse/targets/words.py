"""The vocabulary of the grammar. A contributor adds a word to its table and a case to the tests."""

from __future__ import annotations

from typing import Literal, TypeAlias

from senryaku_parse.model import Bound
from senryaku_parse.text import CIRCLED, SUPERSCRIPTS

CIRCLED_RANGES = CIRCLED.pattern.strip("[]")
"""Circled figures, in a class of a pattern."""
LETTER = rf"[^\W\d_ぁ-ん!-~{SUPERSCRIPTS}{CIRCLED_RANGES}₀-₉¼-¾]"
"""Pattern of a kanji or katakana. Told by what it is not: a class that spans all kanji takes a millisecond to compile."""
KANJI = r"[^\W\d_ぁ-ヿ!-~]"

GOES_ON = "数|(?:百|千|セン|ヒャク)?+(?:マン|オク)(?![ァ-ヶー])"
"""Pattern of what, behind digits, is part of the number without saying it in figures: 「20数件」, 「2マン件」."""

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
    **dict.fromkeys("以上 を上回る を超える を超え を超過 超え 超".split(), "at_least"),
    **dict.fromkeys("以下 以内 未満 を下回る".split(), "at_most"),
}
"""Words behind a number that make it a floor or a ceiling."""
FULL_BOUNDS = frozenset(("以上", "以下", "以内"))
"""Those that take in the number itself. The others are kept in the qualifier: `Target.bound` can't say so."""
LEADING_BOUNDS: dict[str, Bound] = {
    **dict.fromkeys("最低限 最低 少なくとも ≧ ≥".split(), "at_least"),
    **dict.fromkeys("最大 上限 ≦ ≤".split(), "at_most"),
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

NO_ABOUT = "契公条規要節予婚盟特"
"""What makes a word with the 「約」 behind it, which then blurs nothing."""

FULFILLED = "達成 確保 実現 目標 目指す めざす".split()
"""Words behind a number that only say that it is the aim; kept nowhere but in the text."""

HELD = "抑制 抑え 食い止め 緩和 鈍化 防止".split()
"""Words that hold back a projected change."""

ACTIONS = """
    実施 開催 整備 設置 開設 創出 育成 認定 導入 支援 作成 策定 締結 参加 採用 雇用 移住 開発 出店 開店 建設 設立 養成 配置 受入
    受入れ 受け入れ 輩出 起業 創業 就業 就農 誘致 発行 公開 利用 活用 完了 改修 更新 新設 増設 取得 販売 入居 発信 配布 開始 稼働
    運行 指定 選定 派遣 任命 加入 継続 登録 成立
""".split()
"""What is done with the quantity; kept in the qualifier. Any other word behind a quantity leaves the text unread."""
