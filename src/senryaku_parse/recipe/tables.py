"""A recipe on the tables of a document, before anybody knows what they are."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.errors import UsageError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.turned import lay_down
from senryaku_parse.recipe.columns import find_rows, meanings_told, tell_columns
from senryaku_parse.recipe.matching import Surroundings, is_chosen, means, surroundings
from senryaku_parse.recipe.model import Recipe, TableRecipe
from senryaku_parse.recipe.rows import has_labels, said_of, tell_rows
from senryaku_parse.tables import Document, Grid
from senryaku_parse.vocabulary import Vocabulary


def tell_tables(
    recipe: Recipe, document: Document, grids: Sequence[Grid], vocabulary: Vocabulary
) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids`, the tables of `document`, as `recipe` tells them; the first `[[table]]` that means one says all of it.

    Raises:
        UsageError: the recipe does not fit the document.
    """
    findings: list[Finding] = []
    told: list[Grid] = []
    used: set[str] = set()
    for grid, at in zip(grids, surroundings(document, recipe), strict=True):
        one = next((one for one in recipe.tables if _means(one, grid, at, vocabulary)), None)
        if at.skipped:
            told.append(_skip(grid, f"{recipe.where} のとおり、「{at.skipped}」の中の表を読みませんでした。", findings))
        elif one is None and recipe.others == "skip":
            told.append(_skip(grid, f"{recipe.where} のとおり、挙げられていない表を読みませんでした。", findings))
        elif one is None:
            told.append(grid)
        else:
            used.add(one.place)
            told.append(_tell(one, grid, vocabulary, findings))
    for one in recipe.tables:
        if one.place not in used and not one.optional:
            raise UsageError(f"{one.place}: {_lacking(one)}表が文書にありません（なくてもよければ optional = true）。")
    return tuple(told), findings


def _means(one: TableRecipe, grid: Grid, at: Surroundings, vocabulary: Vocabulary) -> bool:
    """Whether `one` means `grid`: as it says, else by the headings and labels that it names."""
    if not grid.rows or not means(one, grid, at):
        return False
    if is_chosen(one) and not one.under and not one.sheets and not one.pages:
        return True
    if one.turned:
        grid = lay_down(grid, grid.rows)
    return (not one.columns or find_rows(grid, one, vocabulary) is not None) and has_labels(grid, one)


def _tell(one: TableRecipe, grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    if one.skip:
        return _skip(grid, f"{one.place} のとおり、表を読みませんでした。", findings)
    if one.turned:
        grid = lay_down(grid, grid.rows)
    if one.labels and not has_labels(grid, one):
        raise UsageError(f"{one.place}: 表{grid.position.table}に{_quoted(one.labels)}のすべてのラベルはありません。")
    if one.is_told:
        grid = _tell_columns(one, grid, vocabulary, findings)
    grid, found = tell_rows(grid, one, vocabulary)
    findings += found
    return grid


def _tell_columns(one: TableRecipe, grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    rows = find_rows(grid, one, vocabulary)
    if rows is None:
        raise UsageError(f"{one.place}: 表{grid.position.table}に{_no_header(one)}。")
    told = tell_columns(grid, rows, one, vocabulary)
    message = f"{one.place} のとおり、表の{'列' if one.columns else '見出しの行'}を読みました。"
    heads, meant = " | ".join(told.headings) or None, meanings_told(one.columns) or None
    findings.append(finding("recipe-applied", message, before=heads, after=meant, position=grid.position))
    if told.dropped:
        texts = "\n".join(cell.text for cell in told.dropped)
        message = f"{one.place} のとおり、列の文字を読みませんでした。"
        findings.append(finding("recipe-applied", message, before=texts, position=grid.position))
    return told.grid


def _skip(grid: Grid, message: str, findings: list[Finding]) -> Grid:
    rows = "\n".join(said_of(grid.rows))
    if rows:
        findings.append(finding("recipe-applied", message, before=rows, position=grid.position))
    return grid.with_rows(())


def _no_header(one: TableRecipe) -> str:
    named = [text for text in one.columns if not text.isdecimal()]
    if one.header and not named:
        return f"{'、'.join(map(str, one.header))}行目がありません"
    if not named:
        return "見出しの行が見つかりません。header = 行の番号（見出しがなければ 0）を書いてください"
    return f"{_quoted(named)}をすべて持つ見出しの行はありません"


def _lacking(one: TableRecipe) -> str:
    """What a table that `one` means must have."""
    named = [*one.has, *(text for text in one.columns if not text.isdecimal()), *one.labels]
    parts = [
        f"番号{'、'.join(map(str, sorted(one.numbers)))}の" if one.numbers else "",
        f"シート{_quoted(one.sheets)}の" if one.sheets else "",
        f"上に{_quoted(one.under)}とある" if one.under else "",
        "そのページの" if one.pages else "",
        f"{_quoted(named)}を持つ" if named else "",
    ]
    return "".join(parts)


def _quoted(texts: object) -> str:
    return "".join(f"「{text}」" for text in texts)  # type: ignore[attr-defined]
