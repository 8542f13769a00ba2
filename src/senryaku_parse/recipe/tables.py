"""A recipe on the tables of a document, before anybody knows what they are."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.errors import UsageError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.turned import lay_down
from senryaku_parse.messages import list_out, render
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
            told.append(_skip(grid, render("recipes.tables-within", where=recipe.where, skipped=at.skipped), findings))
        elif one is None and recipe.others == "skip":
            told.append(_skip(grid, render("recipes.tables-unlisted", where=recipe.where), findings))
        elif one is None:
            told.append(grid)
        else:
            used.add(one.place)
            told.append(_tell(one, grid, vocabulary, findings))
    for one in recipe.tables:
        if one.place not in used and not one.optional:
            raise UsageError(render("recipes.no-table", place=one.place, lacking=_lacking(one)))
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
        return _skip(grid, render("recipes.table-dropped", place=one.place), findings)
    if one.turned:
        grid = lay_down(grid, grid.rows)
    if one.labels and not has_labels(grid, one):
        raise UsageError(
            render("recipes.labels-missing", place=one.place, table=grid.position.table, labels=_quoted(one.labels))
        )
    if one.is_told:
        grid = _tell_columns(one, grid, vocabulary, findings)
    grid, found = tell_rows(grid, one, vocabulary)
    findings += found
    return grid


def _tell_columns(one: TableRecipe, grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    rows = find_rows(grid, one, vocabulary)
    if rows is None:
        raise UsageError(
            render("recipes.header-lacking", place=one.place, table=grid.position.table, lack=_no_header(one))
        )
    told = tell_columns(grid, rows, one, vocabulary)
    message = (
        render("recipes.columns-read", place=one.place)
        if one.columns
        else render("recipes.header-read", place=one.place)
    )
    heads, meant = " | ".join(told.headings) or None, meanings_told(one.columns) or None
    findings.append(finding("recipe-applied", message, before=heads, after=meant, position=grid.position))
    if told.dropped:
        texts = "\n".join(cell.text for cell in told.dropped)
        message = render("recipes.columns-dropped", place=one.place)
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
        return render("recipes.no-row", rows=list_out(one.header))
    if not named:
        return render("recipes.no-header")
    return render("recipes.no-header-of", headings=_quoted(named))


def _lacking(one: TableRecipe) -> str:
    """What a table that `one` means must have."""
    named = [*one.has, *(text for text in one.columns if not text.isdecimal()), *one.labels]
    parts = [
        render("recipes.lack-number", numbers=list_out(sorted(one.numbers))) if one.numbers else "",
        render("recipes.lack-sheet", sheets=_quoted(one.sheets)) if one.sheets else "",
        render("recipes.lack-above", headings=_quoted(one.under)) if one.under else "",
        render("recipes.lack-pages") if one.pages else "",
        render("recipes.lack-labels", labels=_quoted(named)) if named else "",
    ]
    return "".join(parts)


def _quoted(texts: object) -> str:
    return render("common.juxtaposed").join(render("common.quoted", text=text) for text in texts)  # type: ignore[attr-defined]
