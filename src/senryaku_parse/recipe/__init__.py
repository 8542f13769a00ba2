"""Recipes: what a person says of a document, so that the reader need not guess it.

    [words]
    "ものさし" = "KPI"

    [[table]]
    columns = {"めざす姿" = "基本目標", "やること" = "具体的施策"}

A recipe is read (`reading`) and told to the reader where it decides: the words to the vocabulary (`vocabulary`), what tables,
rows and columns are to the grids (`tables`, `rows`, `columns`), what headings name to the outline (`levels`). All else is
read as ever, by the one plan of a table; what was decided is a finding, `recipe-applied`. Nothing here is imported by
a parse without a recipe.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.model import Goal
from senryaku_parse.recipe.corrections import correct
from senryaku_parse.recipe.folder import recipe_in
from senryaku_parse.recipe.levels import ToldLines
from senryaku_parse.recipe.matching import skipped_blocks
from senryaku_parse.recipe.model import Recipe
from senryaku_parse.recipe.reading import AnyRecipe, read_recipe
from senryaku_parse.recipe.tables import tell_tables
from senryaku_parse.recipe.vocabulary import with_words
from senryaku_parse.recipe.words import word_for
from senryaku_parse.tables import Document, Grid, all_text
from senryaku_parse.vocabulary import Vocabulary
from senryaku_parse.vocabulary.added import added_to


@dataclass(frozen=True, slots=True)
class Told:
    """A recipe with the vocabulary that it makes."""

    recipe: Recipe
    vocabulary: Vocabulary

    def tables(self, document: Document, grids: Sequence[Grid]) -> tuple[tuple[Grid, ...], list[Finding]]:
        """`grids`, the tables of `document`, as the recipe tells them, and what it decided."""
        told, findings = tell_tables(self.recipe, document, grids, self.vocabulary)
        return told, [*self._words(document), *findings]

    def lines(self, document: Document) -> ToldLines:
        """What the recipe says of the text of `document`."""
        return ToldLines(self.recipe, frozenset(skipped_blocks(document, self.recipe)))

    def corrected(self, goals: tuple[Goal, ...], findings: Sequence[Finding]) -> tuple[tuple[Goal, ...], list[Finding]]:
        """`goals` put right, and `findings` with what was, without those whose text is a node now."""
        if not self.recipe.corrections:
            return goals, list(findings)
        found = correct(goals, self.recipe.corrections, findings)
        return found.goals, [*(one for one in findings if id(one) not in found.settled), *found.findings]

    def _words(self, document: Document) -> list[Finding]:
        """The finding on the words of the recipe that the document has."""
        text = all_text(document).text if self.recipe.words else ""
        used = [word for word in self.recipe.words if word in text]
        if not used:
            return []
        message = render("recipes.words", where=self.recipe.where)
        meant = "、".join(word_for(self.recipe.words[word]) for word in used)
        return [finding("recipe-applied", message, before="、".join(used), after=meant)]


def told_by(recipe: AnyRecipe, vocabulary: Vocabulary, document: str) -> Told | None:
    """What `recipe` tells of the path `document`, with its words added to `vocabulary`; null where a folder has none for it.

    Raises:
        InputError: the file can't be read, or is no TOML.
        UsageError: something in it is not known, or can't be.
    """
    is_folder = isinstance(recipe, str | os.PathLike) and Path(recipe).is_dir()
    read = recipe_in(Path(recipe), document) if is_folder else read_recipe(recipe)  # type: ignore[arg-type]
    if read is None:
        return None
    if read.vocabulary:
        vocabulary = added_to(vocabulary, read.vocabulary, read.where)
    return Told(read, with_words(vocabulary, read.words))
