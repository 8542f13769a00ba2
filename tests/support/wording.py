"""Texts of the field, made by chance: fresh names, names reworded, writing varied, characters broken."""

from __future__ import annotations

import re
from random import Random

_THEMES = (
    "高齢者 障がい者 若者 女性 移住者 農業者 漁業者 商店街 温泉 森林 河川 防災 交通 図書館 公民館 スポーツ 文化財 食育 健康 "
    "介護 保育 学童 中学生 高校生 留学生 起業家 空き家 公園 上下水道 道路 再生可能エネルギー ごみ減量 生物多様性 地場産品 "
    "伝統芸能 祭り デジタル 行政手続 広報 自治会 ボランティア 消防団 ふるさと 姉妹都市 企業誘致 テレワーク サテライトオフィス "
    "看護師 薬剤 検診 歯科 予防接種 妊産婦 里親 結婚 住宅 木材 畜産 飼料 水産加工 冷凍 物流 港湾 空港 鉄道 自転車 観光案内"
).split()
_ACTIONS = (
    "支援 推進 強化 整備 促進 活用 育成 確保 普及 啓発 創出 助成 交流 連携 見直し 拡充 再生 誘致 開発 発信 調査 相談 充実 "
    "保全 継承 改修 運営 体験 研修 販路開拓 人材育成 負担軽減 担い手対策 環境づくり 仕組みづくり"
).split()
_ENDS = ("事業", "補助事業", "支援事業", "プロジェクト", "制度", "講座", "モデル事業", "推進事業")
_COUNTED = ("参加者数", "利用件数", "登録者数", "実施率", "満足度", "相談件数", "開催回数", "加入割合", "利用者数")
_CONTENTS = ("の実施", "の開催", "費用の助成", "の設置", "に係る経費の補助", "への専門家派遣", "の周知")
_INSERTS = ("等", "地域", "市民", "総合", "緊急", "次世代", "新")


def theme(random: Random) -> str:
    """「高齢者防災」: what something is about."""
    return "".join(random.sample(_THEMES, 2))


def project_name(random: Random) -> str:
    """「高齢者防災相談支援事業」."""
    return theme(random) + random.choice(_ACTIONS) + random.choice(_ENDS)


def indicator_name(random: Random) -> str:
    """「高齢者防災の参加者数」."""
    return f"{theme(random)}の{random.choice(_COUNTED)}"


def measure_name(random: Random) -> str:
    """「高齢者の防災と若者交通の促進」."""
    return f"{theme(random)}の{random.choice(_ACTIONS)}と{theme(random)}の{random.choice(_ACTIONS)}"


def content(random: Random) -> str:
    """「高齢者防災相談費用の助成」."""
    return theme(random) + random.choice(_ACTIONS) + random.choice(_CONTENTS)


def target_text(random: Random) -> str:
    """「5年で120人」."""
    return f"5年で{random.randint(1, 3000):,}{random.choice(('人', '件', '回', '%', '世帯'))}"


def reworded(text: str, random: Random) -> str:
    """`text` with a word put in, or a character or two left out."""
    at = random.randint(1, max(len(text) - 1, 1))
    if random.random() < 0.5 or len(text) < 6:
        return text[:at] + random.choice(_INSERTS) + text[at:]
    return text[:at] + text[at + random.randint(1, 2) :]


def largely_reworded(text: str, random: Random) -> str:
    """About half of `text`, the rest in other words."""
    half = max(len(text) // 2, 1)
    other = theme(random) + random.choice(_ACTIONS)
    return text[:half] + other if random.random() < 0.5 else other + text[half:]


def written_otherwise(text: str, random: Random) -> str:
    """`text` in other characters or with other white space and brackets; it says the same."""
    ways = [_full_width, _spaced, _other_brackets, _other_kana, _with_dots]
    random.shuffle(ways)
    for way in ways:
        if (other := way(text, random)) != text:
            return other
    return text


def broken(text: str, random: Random) -> str:
    """`text` as a converter may leave it: its end cut off, a line break inside, or a character doubled."""
    at = random.randint(1, max(len(text) - 1, 1))
    match random.randint(0, 2):
        case 0 if len(text) > 7:
            return text[: -random.randint(1, 3)]
        case 1:
            return text[:at] + " " + text[at:]
    return text[:at] + text[at - 1] + text[at:]


def other_number(text: str, random: Random) -> str:
    """`text` with its last number another; unchanged without one."""
    numbers = list(re.finditer(r"\d[\d,]*(?:\.\d+)?", text))
    if not numbers:
        return text
    last = numbers[-1]
    value = float(last[0].replace(",", "")) * random.choice((0.5, 0.8, 1.2, 1.5, 2))
    said = f"{value:,.1f}" if "." in last[0] else f"{max(round(value), 1):,}"
    return text[: last.start()] + said + text[last.end() :]


def _full_width(text: str, random: Random) -> str:
    return text.translate({code: code + 0xFEE0 for code in range(0x30, 0x7B)})


def _spaced(text: str, random: Random) -> str:
    at = random.randint(1, max(len(text) - 1, 1))
    return f"{text[:at]} {text[at:]}".strip() if len(text) > 2 else text


def _other_brackets(text: str, random: Random) -> str:
    return text.translate(str.maketrans("()（）「」", "（）()『』"))


def _other_kana(text: str, random: Random) -> str:
    return re.sub(r"[ァ-ヴ]{2,}", lambda found: found[0].translate({c: c - 0x60 for c in range(0x30A1, 0x30F5)}), text)


def _with_dots(text: str, random: Random) -> str:
    return text.replace("、", "・") if "、" in text else text.replace("・", "")
