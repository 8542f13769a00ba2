"""新旧対照表 names editions as people do, and shows split and merged nodes side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.compare.naming import names_of
from tests.conftest import ROOT
from tests.support.casefile import read_case

CASES = ROOT / "tests" / "cases" / "comparisons"
TITLE = "○○市総合戦略"


def _compared(name: str) -> sp.Comparison:
    parts = read_case(CASES / f"{name}.txt").parts
    return sp.compare(*(sp.parse_text(parts[f"{side}.md"], format="markdown") for side in ("old", "new")))


@pytest.mark.parametrize(
    ("titles", "periods", "files", "expected"),
    [
        ((TITLE, "第2期" + TITLE), (None, None), ("a.md", "b.md"), (TITLE, "第2期" + TITLE)),
        (
            (TITLE, TITLE),
            ((2020, 2024), (2025, 2029)),
            ("a", "b"),
            (f"{TITLE}（2020～2024年度）", f"{TITLE}（2025～2029年度）"),
        ),
        ((TITLE, TITLE), (None, None), ("a.md", "b.md"), (f"{TITLE}（a.md）", f"{TITLE}（b.md）")),
        (("", ""), (None, None), ("a.md", "b.md"), ("a.md", "b.md")),
        (("", TITLE), (None, None), ("a.md", "b.md"), ("a.md", TITLE)),
        (("", ""), (None, None), ("", ""), ("", "")),
    ],
)
def test_names(
    titles: tuple[str, str],
    periods: tuple[tuple[int, int] | None, ...],
    files: tuple[str, str],
    expected: tuple[str, str],
) -> None:
    editions = [
        sp.Strategy(
            title=title,
            period=sp.Period(start=years[0], end=years[1]) if years else None,
            source=sp.Source(name=file, format="markdown", sha256=""),
            goals=(),
        )
        for title, years, file in zip(titles, periods, files, strict=True)
    ]
    assert names_of(sp.compare(*editions)) == expected


def test_years_of_targets_name_an_edition_without_a_period() -> None:
    old, new = (sp.parse(ROOT / "tests" / "cases" / "editions" / f"cum_{side}.md") for side in ("old", "new"))
    comparison = sp.compare(replace(old, title=TITLE), replace(new, title=TITLE))
    assert names_of(comparison) == (f"{TITLE}（目標2024年度）", f"{TITLE}（目標2029年度）")


def test_headings_of_the_contrast_have_the_names(tmp_path: Path) -> None:
    samples = sorted((ROOT / "samples").glob("nemuro-sogo-senryaku*.md"), reverse=True)
    sp.compare(*map(sp.parse, samples)).write(tmp_path / "c.xlsx")
    heads = [str(cell.value) for cell in load_workbook(tmp_path / "c.xlsx")["新旧対照表"][2]]
    assert heads[1] == "旧（改定前）\n根室市創生総合戦略 基本目標、施策等一覧"
    assert ".md" not in "".join(heads)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "projects-merged",
            [
                ("みらいのアスリート応援事業", "みらいのアスリート・アーティスト応援事業"),
                ("みらいのアーティスト応援事業", "（「みらいのアスリート・アーティスト応援事業」に統合）"),
            ],
        ),
        (
            "projects-split",
            [("移住促進事業", "移住相談事業"), ("（「移住促進事業」から分割）", "住宅取得支援事業")],
        ),
    ],
)
def test_split_and_merged_projects_stand_side_by_side(name: str, rows: list[tuple[str, str]], tmp_path: Path) -> None:
    _compared(name).write(tmp_path / "c.xlsx")
    page = load_workbook(tmp_path / "c.xlsx")["新旧対照表"]
    shown = [tuple(str(cell.value).partition("\n")[0] for cell in row[1:3]) for row in page.iter_rows(min_row=3)]
    at = shown.index(rows[0])
    assert shown[at : at + len(rows)] == rows


def test_strangers_are_refused_before_anything_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = read_case(CASES / "another-city.txt").parts
    for side in ("old", "new"):
        (tmp_path / f"{side}.md").write_text(parts[f"{side}.md"], "utf-8")
    words = ["compare", str(tmp_path / "old.md"), str(tmp_path / "new.md"), "-o"]
    for out, more in (("c.xlsx", []), ("carried.xlsx", ["--carry-actuals"])):
        assert main([*words, str(tmp_path / out), *more]) == 2
        assert "考えにくい" in capsys.readouterr().err
        assert not (tmp_path / out).exists()
        assert main([*words, str(tmp_path / out), *more, "--unrelated"]) == 0
        assert (tmp_path / out).exists()


def test_documents_without_a_name_in_common_are_not_compared_at_all() -> None:
    """Beside the sample, a document of as many leaves of which the names are those of nobody else."""
    sample = sp.parse(ROOT / "samples" / "nemuro-sogo-senryaku.md")
    goal = sp.Goal(id="1", number=1, name="別の町", measures=(_measure(),))
    comparison = sp.compare(sample, sp.Strategy(title="別の町", source=sample.source, goals=(goal,)))
    assert (comparison.pairs, comparison.summary.related) == ((), False)
    assert comparison.apply(sample).goals[0].name == "別の町"


def _measure() -> sp.Measure:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = (f"{a}{b * 3}{a * 2}{b}" for a in letters[:10] for b in letters[10:20])
    projects = tuple(sp.Project(id=f"1-1-P{at}", name=name) for at, name in enumerate(names, 1))
    return sp.Measure(id="1-1", number=1, name="", projects=projects)
