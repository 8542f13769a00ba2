"""The document that the matrix prints: a fictional city's strategy, small but with all that layouts hold."""

from __future__ import annotations

from decimal import Decimal

from senryaku_parse.model import Area, Goal, Indicator, Measure, Period, Project, Strategy
from senryaku_parse.source import Source

_INDICATORS = """
市内新規就業者数 | 310人 | 420人 | 商工観光課 | 420
市内総生産額に占める観光業の割合 | 6.4% | 8.0% | 企画政策課 | 8.0
港町カフェの開業相談件数 | 12件 | 5年で40件 | 商工観光課 | 40
空き店舗を活用した創業者数 | 3人 | 5年で15人 | 商工観光課 | 15
農業研修を修了した青年の人数 | 8人 | 25人 | 農林水産課 | 25
特産品の販路開拓に取り組む団体数 |  | 9団体 | 農林水産課 | 9
合計特殊出生率 | 1.38 | 1.55 | 子育て支援課 | 1.55
子育て世帯の転入超過数 | 14世帯 | 60世帯 | 子育て支援課 | 60
保育所の延長保育を利用した児童数 | 95人 | 年間延べ130人 | 子育て支援課 | 130
病児保育室の年間利用件数 | 210件 | 年間延べ350件 | 子育て支援課 | 350
放課後児童クラブの満足度 | 61.5% | 80.0% | 教育総務課 | 80.0
通学路の安全点検を行った箇所数 | 22箇所 | 48箇所 | 教育総務課 | 48
"""
"""Name, baseline, aim, department, and the number that the aim says."""

_PROJECTS = """
新規 | 起業家育成支援事業 | 創業塾の開催と専門家による個別相談を行う | 商工観光課
拡充 | 空き店舗活用促進事業 | 改修費と家賃の一部を2年間助成する | 商工観光課
     | 中心市街地にぎわい創出事業 | 朝市や夜市の開催を支援する | 商工観光課
     | 港町魅力発信事業 | 港の景観を生かした催しを開く | 企画政策課
新規 | 就農研修生受入事業 | 研修農場での実習と住居の確保を支援する | 農林水産課
新規 | 青年就農者機械導入事業 | 農業機械の購入費を助成する | 農林水産課
     | 地場産品販路拡大事業 | 首都圏の商談会への出展を支援する | 農林水産課
継続 | 延長保育推進事業 | 公立と私立の保育所で延長保育を行う | 子育て支援課
拡充 | 病児保育室運営事業 | 診療所に併設した病児保育室を運営する | 子育て支援課
拡充 | 一時預かり拡大事業 | 利用料の一部を助成する | 子育て支援課
     | 子育て応援券交付事業 | 利用料の一部を助成する | 子育て支援課
継続 | 放課後児童クラブ運営事業 | 学校の空き教室で児童を預かる | 教育総務課
新規 | 通学路安全対策事業 | 歩道の整備と見守り活動を進める | 教育総務課
     | スクールバス運行事業 | 遠距離通学の児童を送迎する | 教育総務課
"""
"""区分, name, 内容, department."""


def _lines(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


NUMBERS = {name: Decimal(number) for name, _, _, _, number in _lines(_INDICATORS)}
"""Name of an indicator → the number of its aim."""


def _indicators(first: int) -> tuple[Indicator, ...]:
    """Two of them."""
    return tuple(
        Indicator(id="", number=at, name=name, baseline_text=baseline or None, target_text=aim, department=department)
        for at, (name, baseline, aim, department, _) in enumerate(_lines(_INDICATORS)[first : first + 2], 1)
    )


def _projects(first: int, stop: int) -> tuple[Project, ...]:
    return tuple(
        Project(id=name, category=category or None, name=name, text=text, description=text, department=department)
        for category, name, text, department in _lines(_PROJECTS)[first:stop]
    )


TRUTH = Strategy(
    title="",
    source=Source("", "markdown", ""),
    period=Period(start=2015, end=2019),
    goals=(
        Goal(
            id="1",
            number=1,
            name="地域の資源を生かして若者が働ける雇用をつくる",
            targets=_indicators(0),
            measures=(
                Measure(
                    id="1-ア-1",
                    area=Area(marker="ア", name="商工業と観光の振興"),
                    number=1,
                    name="創業と事業承継を支える相談体制の強化",
                    kpis=_indicators(2),
                    projects=_projects(0, 4),
                ),
                Measure(
                    id="1-イ-1",
                    area=Area(marker="イ", name="農林水産業の担い手の育成"),
                    number=1,
                    name="若い就農者の受入れと特産品づくりの推進",
                    kpis=_indicators(4),
                    projects=_projects(4, 7),
                ),
            ),
        ),
        Goal(
            id="2",
            number=2,
            name="若い世代の結婚と出産と子育ての希望をかなえる",
            targets=_indicators(6),
            measures=(
                Measure(
                    id="2-ア-1",
                    area=Area(marker="ア", name="切れ目のない子育て支援"),
                    number=1,
                    name="保育の充実と子育て世帯の負担の軽減",
                    kpis=_indicators(8),
                    projects=_projects(7, 11),
                ),
                Measure(
                    id="2-ア-2",
                    area=Area(marker="ア", name="切れ目のない子育て支援"),
                    number=2,
                    name="安心して学べる教育環境の整備",
                    kpis=_indicators(10),
                    projects=_projects(11, 14),
                ),
            ),
        ),
    ),
)
"""Two goals of two measures each."""
