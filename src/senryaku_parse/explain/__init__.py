"""How a document was read, and why: for people who look, on the terminal (`terminal`), or on a page built from the same data.

`explain` gives an `Explanation` (`model`): the blocks of the source in order, each table with its cells, each line of text,
with what was made of it, what tells so, the nodes that hold it and the findings on it. A document that is refused is
explained as well. `tables`, `cells` and `lines` work it out from a `Trace`; nothing here decides how anything is read.
"""

from __future__ import annotations

import tomllib

from senryaku_parse.convert import look_through, why_refused
from senryaku_parse.errors import InputError
from senryaku_parse.explain.blocks import explanation_of
from senryaku_parse.explain.draft import draft_text
from senryaku_parse.explain.model import Explanation
from senryaku_parse.inputs import Input
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.marks.document import Struck
from senryaku_parse.model import Strategy
from senryaku_parse.page_numbers import Pages
from senryaku_parse.reading import AnySource, input_of, own_strategy
from senryaku_parse.recipe.reading import AnyRecipe
from senryaku_parse.vocabulary.added import AddedWords


def explain(
    source: AnySource,
    *,
    format: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    pages: Pages = None,
    recipe: AnyRecipe | None = None,
) -> Explanation:
    """How `source` is read; the arguments are those of `parse`.

    Raises:
        InputError: the source can't be read, or is a workbook that this package wrote.
        UsageError: there is no such format, or it has no such pages.
    """
    given = _document(source, format, limits)
    traced = look_through(given, format, limits, vocabulary, struck, pages, recipe=recipe)
    return explanation_of(traced, "" if traced.strategy.goals else why_refused(given, traced))


def draft(
    source: AnySource,
    *,
    format: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    pages: Pages = None,
) -> str:
    """How `source` is read, as a recipe to edit; the arguments are those of `parse`. Raises what `explain` raises."""
    given = _document(source, format, limits)
    traced = look_through(given, format, limits, vocabulary, struck, pages)

    def again(recipe: str) -> Strategy:
        told = tomllib.loads(recipe)
        return look_through(given, format, limits, vocabulary, struck, pages, recipe=told).strategy

    return draft_text(traced, again)


def _document(source: AnySource, format: str | None, limits: Limits) -> Input:
    """The input that `source` is, which none of this package's own workbooks can be."""
    given = input_of(source, limits)
    if own_strategy(given, format, limits):
        raise InputError(given.told("このプログラムが書き出したブックです。元の文書を渡してください。"))
    return given
