"""Editions and their revisions by chance, in which nouns that contrast take each other's place. The truth is known.

An indicator is what its template and its noun say: 「空き家バンクの{登録}件数」. A revision rewords, moves, drops, adds and
renumbers; where it puts another noun in, it makes another indicator, whatever else of the row it leaves as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

import senryaku_parse as sp
from senryaku_parse.frozen import frozendict

TEMPLATES = tuple(
    (name, unit, tuple(nouns.split()))
    for name, unit, nouns in (
        ("空き家バンクの{}件数", "件", "登録 成約 相談 利用 閲覧"),
        ("{}の育児休業取得率", "%", "男性 女性 市職員 民間従業員"),
        ("{}の不登校児童生徒の割合", "%", "小学校 中学校 義務教育学校"),
        ("{}の待機児童数", "人", "保育所 放課後児童クラブ 幼稚園 病児保育"),
        ("新規{}就業者数", "人", "農業 林業 漁業 農林業 畜産業 酪農"),
        ("修学資金の貸付後に定着した{}の数", "人", "医療従事者 保育士 看護師 介護福祉士 薬剤師"),
        ("{}の受診率", "%", "胃がん検診 肺がん検診 大腸がん検診 乳がん検診 特定健康診査 歯周病検診"),
        ("市内の{}事業所数", "事業所", "製造 卸売 小売 飲食 宿泊 建設"),
        ("{}の転出超過数", "人", "20歳代 30歳代 子育て世帯 若年女性 高校卒業者"),
        ("{}の来館者数", "人", "図書館 博物館 美術館 郷土資料館 プラネタリウム 文学館"),
        ("ふるさと納税の{}", "件", "寄附件数 寄附者数 返礼品数 リピーター数"),
        ("{}の捕獲頭数", "頭", "イノシシ ニホンジカ ニホンザル アライグマ ハクビシン"),
        ("外国人の{}数", "人", "宿泊者 日帰り客 留学生 住民 技能実習生"),
        ("{}の利用者数", "人", "路線バス コミュニティバス デマンドタクシー 鉄道 離島航路 乗合バス"),
        ("創業支援による{}数", "件", "創業 相談 融資 補助 廃業"),
        ("{}の付加価値額", "億円", "第1次産業 第2次産業 第3次産業 情報通信業"),
        ("防災{}の参加者数", "人", "訓練 講座 士養成研修 キャンプ"),
        ("市営{}の入居率", "%", "住宅 団地 テレワーク施設 工業団地"),
        ("{}残高", "億円", "財政調整基金 市債 減債基金 企業債"),
        ("{}と感じる市民の割合", "%", "住みやすい 住み続けたい 住みにくい 子育てしやすい 働きやすい 安全だ 安全でない"),
        ("1人1日当たりの{}ごみ排出量", "g", "家庭系 事業系 可燃 不燃 資源"),
        ("温室効果ガス排出量（{}部門）", "千t", "産業 家庭 運輸 業務 廃棄物"),
        ("{}への移住者数", "人", "県内から市内 県外から市内 市内から県外 海外から市内"),
        ("{}の女性割合", "%", "審議会委員 管理職 消防団員 自治会長 農業委員"),
        ("学校給食の{}使用率", "%", "市内産食材 県内産食材 有機食材 国産食材"),
        ("{}の卒業者の市内就職率", "%", "高校 大学 専門学校 短期大学 高等専門学校"),
        ("{}の認定者数", "人", "農業者 新規就農者 要介護 要支援 技能士"),
        ("市が{}団体数", "団体", "支援した 表彰した 認証した 委託した"),
        ("{}の開催回数", "回", "婚活イベント 移住セミナー 就職説明会 健康教室 料理教室"),
        ("{}1人当たりの貸出冊数", "冊", "市民 児童 生徒 登録者"),
    )
)
"""Name with a place for the noun, unit, the nouns that go there."""
_REWORDINGS = (
    lambda name: name.replace("件数", "数"),
    lambda name: name.replace("の割合", "割合", 1),
    lambda name: name.replace("利用者数", "利用者の数"),
    lambda name: name.replace("者数", "者の数"),
    lambda name: name.replace("イベント", "ｲﾍﾞﾝﾄ").replace("バス", "ﾊﾞｽ"),
    lambda name: name.replace("1", "１"),
    lambda name: name.replace("（", "(").replace("）", ")"),
    lambda name: name.replace("子育て", "子育て").replace("がん", "ガン"),
    lambda name: name.replace("の受診率", "受診率"),
    lambda name: f"{name}（市調べ）",
    lambda name: name.replace("による", "を通じた"),
    lambda name: name.replace("当たり", "あたり"),
    lambda name: name.replace("ふるさと納税", "ふるさと納税").replace("寄附", "寄付"),
    lambda name: name.replace("空き家", "空家"),
)
"""What makes the same name of a name: it may leave it as it is."""
_DEPARTMENTS = ("企画課", "商工観光課", "農林課", "福祉課", "教育総務課")

Concept = tuple[str, str]
"""Template and noun."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Two editions, and which indicator of the new one is which of the old one."""

    old: sp.Strategy
    new: sp.Strategy
    origins: frozendict[str, str]
    """New id → old id, of those that are the same."""
    reworded: frozenset[str]
    """The new ids among them that have another name."""


@dataclass(frozen=True, slots=True)
class _Row:
    concept: Concept
    name: str
    unit: str
    baseline: int
    aim: int
    department: str


def revision(chance: Random) -> Revision:
    """An edition of some measures, and its next one."""
    old = _first(chance)
    new = [[made for row in rows for made in _revised(row, old, chance)] for rows in old]
    for _ in range(chance.randrange(3)):
        here, there = chance.choice(new), chance.choice(new)
        if here and here is not there:
            there.insert(chance.randint(0, len(there)), here.pop(chance.randrange(len(here))))
    if chance.random() < 0.2:
        chance.shuffle(chance.choice(new))
    editions = _strategy(old, 2019, chance), _strategy(new, 2024, chance)
    ids = [_ids(rows) for rows in (old, new)]
    origins = {mine: ids[0][concept][0] for concept, (mine, _) in ids[1].items() if concept in ids[0]}
    names = {concept: name for concept, (_, name) in ids[0].items()}
    reworded = {mine for concept, (mine, name) in ids[1].items() if names.get(concept, name) != name}
    return Revision(_with_actuals(editions[0], chance), editions[1], frozendict(origins), frozenset(reworded))


def _first(chance: Random) -> list[list[_Row]]:
    concepts = [(name, noun, unit) for name, unit, nouns in TEMPLATES for noun in nouns]
    chosen = chance.sample(concepts, chance.randint(8, 24))
    rows = [_row((name, noun), name.format(noun), unit, chance) for name, noun, unit in chosen]
    parts = chance.randint(2, 5)
    return [rows[at::parts] for at in range(parts)]


def _row(concept: Concept, name: str, unit: str, chance: Random) -> _Row:
    baseline = chance.choice((chance.randint(2, 30), chance.randint(100, 9000)))
    aim = chance.choice((round(baseline * 1.2) + 1, 100, 10, 50))
    return _Row(concept, name, unit, baseline, aim, chance.choice(_DEPARTMENTS))


def _revised(row: _Row, old: list[list[_Row]], chance: Random) -> list[_Row]:
    """What a row becomes: nothing, itself with other numbers or words, or another indicator in its place."""
    way = chance.random()
    if way < 0.1:
        return []
    if way < 0.45:
        return [_numbered(_other(row, old, chance), row, chance)]
    kept = _numbered(row, row, chance)
    if way < 0.75:
        kept = replace(kept, name=chance.choice(_REWORDINGS)(kept.name))
    return [kept]


def _other(row: _Row, old: list[list[_Row]], chance: Random) -> _Row:
    """Another indicator of the same template, which the old edition does not have; `row` where it has all."""
    template = row.concept[0]
    taken = {one.concept for rows in old for one in rows}
    nouns = next(nouns for name, _, nouns in TEMPLATES if name == template)
    free = [noun for noun in nouns if (template, noun) not in taken]
    if not free:
        return row
    noun = free[int(row.baseline) % len(free)] if chance.random() < 0.5 else chance.choice(free)
    return replace(row, concept=(template, noun), name=template.format(noun))


def _numbered(row: _Row, before: _Row, chance: Random) -> _Row:
    """`row` with the numbers of the next edition; often those of `before` stay, or its target is the new baseline."""
    way = chance.random()
    if way < 0.35:
        return row
    baseline = before.aim if way < 0.6 else chance.randint(2, 9000)
    return replace(row, baseline=baseline, aim=round(baseline * 1.3) + 1)


def _strategy(parts: list[list[_Row]], year: int, chance: Random) -> sp.Strategy:
    measures = tuple(
        sp.Measure(id=f"1-{at}", number=at, name=f"取組の柱その{at}", kpis=tuple(_unique(rows, f"1-{at}", year)))
        for at, rows in enumerate(parts, 1)
    )
    source = sp.Source(name=f"{year}.md", format="markdown", sha256=f"{chance.getrandbits(256):064x}")
    goal = sp.Goal(id="1", number=1, name="安心して働き暮らせるまちをつくる", measures=measures)
    return sp.Strategy(title=f"総合戦略 {year}", source=source, goals=(goal,))


def _unique(rows: list[_Row], parent: str, year: int) -> list[sp.Indicator]:
    return [
        sp.Indicator(
            id=f"{parent}-K{at}",
            name=row.name,
            department=row.department,
            target=sp.Target(
                text=f"{row.aim:,}{row.unit}",
                value=Decimal(row.aim),
                unit=row.unit,
                baseline=Decimal(row.baseline),
                baseline_year=year,
                target_year=year + 5,
            ),
        )
        for at, row in enumerate(rows, 1)
    ]


def _ids(parts: list[list[_Row]]) -> dict[Concept, tuple[str, str]]:
    """Concept → id and name; one that a revision put in twice is in neither's truth but the first's."""
    found: dict[Concept, tuple[str, str]] = {}
    for part, rows in enumerate(parts, 1):
        for at, row in enumerate(rows, 1):
            found.setdefault(row.concept, (f"1-{part}-K{at}", row.name))
    return found


def _with_actuals(old: sp.Strategy, chance: Random) -> sp.Strategy:
    (goal,) = old.goals
    measures = tuple(
        replace(
            measure,
            kpis=tuple(replace(kpi, actuals=_actuals(chance)) for kpi in measure.kpis),
        )
        for measure in goal.measures
    )
    return replace(old, goals=(replace(goal, measures=measures),))


def _actuals(chance: Random) -> frozendict[int, Decimal]:
    return frozendict({year: Decimal(chance.randint(10_000, 10_000_000)) / 100 for year in (2021, 2022)})
