"""Which tables of a document a `[[table]]` means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from senryaku_parse.plan.headings import bare_heading
from senryaku_parse.recipe.model import Recipe, TableRecipe
from senryaku_parse.tables import Document, Grid, TextBlock
from senryaku_parse.text import join_lines, match_key


class Surroundings(NamedTuple):
    """Where a table stands."""

    sheet: str | None
    page: int | None
    above: tuple[str, ...]
    """Its caption, the texts between the table before and it, and the headings that it stands below."""
    skipped: str
    """The chapter that the recipe skips in which it stands; "" for none."""


def surroundings(document: Document, recipe: Recipe) -> Iterator[Surroundings]:
    """Where each table of `document` stands."""
    skipped = skipped_blocks(document, recipe)
    headings: dict[int, str] = {}
    between: list[str] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, TextBlock):
            if block.level:
                headings = {level: text for level, text in headings.items() if level < block.level}
                headings[block.level] = block.text
            between.append(block.text)
        else:
            yield Surroundings(
                block.sheet, block.page, (block.caption, *between, *headings.values()), skipped.get(number, "")
            )
            between = []


def skipped_blocks(document: Document, recipe: Recipe) -> Mapping[int, str]:
    """Number of a block → what stands over it, of the blocks that are no part of the strategy: in chapters, or on sheets."""
    found: dict[int, str] = {}
    chapter: tuple[str, int] | None = None
    for number, block in enumerate(document.blocks):
        if isinstance(block, TextBlock) and block.level:
            if any(match_key(block.text).startswith(match_key(text)) for text in recipe.skip):
                if chapter is None or block.level <= chapter[1]:
                    chapter = block.text, block.level
            elif chapter and block.level <= chapter[1]:
                chapter = None
        if chapter:
            found[number] = chapter[0]
        elif recipe.sheets and block.sheet is not None and not _is_titled(block.sheet, recipe.sheets):
            found[number] = block.sheet
    return found


def means(recipe: TableRecipe, grid: Grid, at: Surroundings) -> bool:
    """Whether `recipe` means the table `grid`; what it says of columns and labels is not asked."""
    return (
        (not recipe.numbers or grid.position.table in recipe.numbers)
        and (not recipe.sheets or (at.sheet is not None and _is_titled(at.sheet, recipe.sheets)))
        and (not recipe.pages or any(at.page in pages for pages in recipe.pages))
        and (not recipe.under or any(_says(text, at.above) for text in recipe.under))
        and _has(grid, recipe.has)
    )


def is_chosen(recipe: TableRecipe) -> bool:
    """Whether `recipe` says which tables it means, beside what it says of their columns and labels."""
    return bool(recipe.numbers or recipe.sheets or recipe.pages or recipe.under or recipe.has)


def _is_titled(sheet: str, titles: Sequence[str]) -> bool:
    return any(fnmatchcase(match_key(sheet), match_key(title)) for title in titles)


def _says(text: str, above: Sequence[str]) -> bool:
    return any(match_key(text) in match_key(one) for one in above)


def _has(grid: Grid, texts: Sequence[str]) -> bool:
    """Whether each of `texts` is that of a cell, years and brackets aside where it has none itself."""
    if not texts:
        return True
    said = {text for row in grid.rows for text in row.texts if text}
    known = {key for text in said for key in heading_keys(text)}
    return all(match_key(join_lines(text)) in known for text in texts)


def heading_keys(text: str) -> tuple[str, ...]:
    """How `text`, a heading of the document, is called in recipes: as a whole, or without its year and brackets."""
    return match_key(join_lines(text)), match_key(bare_heading(text))
