"""進捗管理: what it says of each indicator, its fiscal years, and its formulas as LibreOffice computes them."""

from __future__ import annotations

import dataclasses
import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import senryaku_parse as sp
from senryaku_parse.errors import UsageError
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Indicator, Period, Review, Strategy, Target, YearValue
from senryaku_parse.targets import read_target
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.excel.embedded import from_cells, to_cells
from senryaku_parse.writers.excel.names import DATA_SHEET, heading_year, year_heading
from tests.support.office import convert, needs_office, without_results
from tests.support.workbooks import read, rows, sheet, with_indicators, with_target

NUMBER = r"-?[0-9.]+"
CASES = Path(__file__).parent / "cases" / "progress" / "rates.txt"


@dataclasses.dataclass(frozen=True)
class Case:
    """One line of the case file."""

    line: int
    indicator: Indicator
    actuals: tuple[str, ...]
    expected: dict[str, str | None]


def cases() -> list[Case]:
    found = []
    for line, text in enumerate(CASES.read_text("utf-8").splitlines(), 1):
        if text and not text.startswith("#"):
            aim, name, actuals, counted, condition, rate, pace, mark, basis = (part.strip() for part in text.split("|"))
            indicator = Indicator(id=f"1-T{line}", name=name, target=_aim(aim, name))
            words = {"実績の数え方": counted, "達成の条件": condition, "評価": mark, "評価の方法": basis}
            expected = {**words, "達成率": rate, "進捗率": pace}
            found.append(
                Case(line, indicator, tuple(actuals.split()), {key: one or None for key, one in expected.items()})
            )
    return found


def _aim(text: str, indicator: str) -> Target:
    """The reading of the expression, with the fields in braces set."""
    expression, _, fields = text.partition(" {")
    target, _ = read_target(expression, indicator)
    pairs = (pair.split("=") for pair in fields.rstrip("}").split(", ") if pair)
    return dataclasses.replace(target, **{name: _field(name, value) for name, value in pairs})


def _field(name: str, value: str) -> Any:
    if value == "None":
        return None
    return Decimal(value) if name in ("value", "baseline", "change") else value


@pytest.fixture(scope="module")
def written() -> bytes:
    """The workbook of all cases, filled in."""
    return write_xlsx(with_indicators(*map(_filled, cases()), period=Period(start=2015, end=2019))).file()


def _filled(case: Case) -> Indicator:
    given = dict(enumerate(case.actuals, 2015))
    numbers = {year: Decimal(text) for year, text in given.items() if re.fullmatch(NUMBER, text)}
    states = {year: Review(state=text) for year, text in given.items() if year not in numbers and text != "-"}
    return dataclasses.replace(case.indicator, actuals=frozendict(numbers), reviews=frozendict(states))


@pytest.fixture(scope="module")
def calculated(written: bytes, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The same, calculated by LibreOffice, which knows nothing of what we came to."""
    return load_workbook(convert(without_results(written), "xlsx", tmp_path_factory.mktemp("progress")), data_only=True)


@pytest.fixture(scope="module")
def computed(calculated: Workbook) -> dict[str, dict[str, Any]]:
    """Id → its row."""
    return {str(row["ID"]): row for row in rows(sheet(calculated, "進捗管理"))}


@needs_office
def test_every_formula_comes_to_what_libreoffice_makes_of_it(written: bytes, calculated: Workbook) -> None:
    formulas, own = load_workbook(io.BytesIO(written)), load_workbook(io.BytesIO(written), data_only=True)
    compared = 0
    for title in ("概要", "進捗管理"):
        for cells in sheet(formulas, title):
            for cell in cells:
                if cell.data_type == "f":
                    ours, theirs = (sheet(book, title)[cell.coordinate].value for book in (own, calculated))
                    assert (ours or "") == (
                        pytest.approx(theirs, abs=1e-9) if isinstance(theirs, float) else theirs or ""
                    ), cell
                    compared += 1
    assert compared > 28 * len(cases())


@needs_office
@pytest.mark.parametrize("case", cases(), ids=lambda case: f"line {case.line}")
def test_rates_are_those_worked_out_by_hand(case: Case, computed: dict[str, dict[str, Any]]) -> None:
    row = computed[case.indicator.id]
    shown = {name: row[name] or None for name in ("実績の数え方", "達成の条件", "評価", "評価の方法")}
    assert shown == {name: case.expected[name] for name in shown}
    for name in ("達成率", "進捗率"):
        if case.expected[name] is None:
            assert row[name] in (None, "")
        else:
            assert row[name] * 100 == pytest.approx(float(case.expected[name] or 0), abs=1e-6)
    numbers = [(year, float(value)) for year, value in enumerate(case.actuals, 2015) if re.fullmatch(NUMBER, value)]
    latest = [year_heading(numbers[-1][0], "ja"), numbers[-1][1]] if numbers else [None, None]
    assert [None if row[name] == "" else row[name] for name in ("最新年度", "最新値")] == latest


def years_of(strategy: Strategy, **options: Any) -> list[str]:
    """The headings of the actual values, between 実績の数え方 and 最新年度."""
    names = [str(cell.value) for cell in sheet(read(strategy, **options), "進捗管理")[1]]
    between = names[names.index("実績の数え方") + 1 : names.index("最新年度")]
    return [name for name in between if not name.endswith(("目標", "評価", "評価の理由", "今後の方向性", "有識者意見"))]


def test_without_any_year_the_years_are_numbered(sample: Path) -> None:
    assert years_of(sp.parse(sample)) == ["1年目", "2年目", "3年目", "4年目", "5年目"]
    assert years_of(with_target(Target(text="3年で5件", years=3))) == ["1年目", "2年目", "3年目"]


def test_the_start_may_be_given(sample: Path) -> None:
    headings = ["2015年度(H27)", "2016年度(H28)", "2017年度(H29)", "2018年度(H30)", "2019年度(R1)"]
    assert years_of(sp.parse(sample), start_year=2015) == headings
    with pytest.raises(UsageError, match="開始年度 27 "):
        write_xlsx(sp.parse(sample), start_year=27)


def test_the_period_says_the_years_and_the_option_comes_before_it() -> None:
    strategy = with_target(Target(text="5件", years=9), period=Period(start=2020, end=2022))
    assert [heading_year(name) for name in years_of(strategy)] == [2020, 2021, 2022]
    assert [heading_year(name) for name in years_of(strategy, start_year=2021)] == [2021, 2022, 2023]


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({"target_year": 2019, "years": 5}, range(2015, 2020)),
        ({"target_year": 2024, "baseline_year": 2019}, range(2020, 2025)),
        ({"baseline_year": 2019}, None),
        ({"target_year": 2024}, None),
    ],
)
def test_dated_targets_say_the_years_where_that_is_certain(fields: dict[str, Any], years: range | None) -> None:
    found = [heading_year(name) for name in years_of(with_target(Target(text="5件", **fields)))]
    assert found == ([None] * 5 if years is None else list(years))


def test_yearly_columns_of_the_document_say_the_years() -> None:
    series = frozendict({year: YearValue(target="5") for year in (2021, 2022, 2023)})
    strategy = with_indicators(Indicator(id="1-T1", name="率", series=series))
    assert [heading_year(name) for name in years_of(strategy)] == [2021, 2022, 2023]


def test_actual_values_stand_in_their_years_also_outside_of_the_plan() -> None:
    actuals = frozendict({2013: Decimal("1.30"), 2016: Decimal(2)})
    strategy = with_indicators(Indicator(id="1-T1", name="率", actuals=actuals), period=Period(start=2015, end=2017))
    (row,) = rows(sheet(read(strategy, lang="en"), "progress"))
    assert {name: row[name] for name in row if heading_year(name)} == {
        "FY2013": 1.3,
        "FY2015": None,
        "FY2016": 2,
        "FY2017": None,
    }


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("2015年度(H27)", 2015),
        ("2015年度", 2015),
        ("２０１５年度", 2015),
        ("2015", 2015),
        ("FY2015", 2015),
        ("平成27年度", 2015),
        ("H27", 2015),
        ("令和元年度（2019年度）", 2019),
        ("2015年度(H28)", None),
        ("1年目", None),
        ("最新年度", None),
        ("目標値(2015年度)", None),
        ("20150年度", None),
        ("", None),
    ],
)
def test_headings_of_years_are_read_as_people_type_them(heading: str, year: int | None) -> None:
    assert heading_year(heading) == year


@pytest.mark.parametrize("year", range(1926, 2100))
def test_every_heading_of_a_year_is_read_back(year: int) -> None:
    assert heading_year(year_heading(year, "ja")) == heading_year(year_heading(year, "en")) == year


def test_the_strategy_itself_is_kept_in_a_very_hidden_sheet(sample: Path, tmp_path: Path) -> None:
    strategy = sp.parse(sample)
    page = sheet(read(strategy), DATA_SHEET)
    assert page.sheet_state == "veryHidden"
    assert (page["A1"].value, page["B1"].value) == ("senryaku_parse", "1")
    kept = tmp_path / "kept.json"
    kept.write_bytes(from_cells(str(cell.value) for cell in page["A"][1:]))
    loaded = sp.load(kept)
    assert (loaded, loaded.findings, loaded.source) == (strategy, strategy.findings, strategy.source)


def test_a_damaged_copy_is_noticed(sample: Path) -> None:
    cells = to_cells(sp.parse(sample))
    for damaged in ([cells[0][4:], *cells[1:]], [cells[0] + "!", *cells[1:]], ["abcd"]):
        with pytest.raises(ValueError):  # noqa: PT011  # what it says is base64's or zlib's
            from_cells(damaged)
