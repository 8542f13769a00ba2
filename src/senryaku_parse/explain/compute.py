"""The calls themselves: a source is read, and what its trace tells is explained, or drafted as a recipe."""

from __future__ import annotations

import tomllib

from senryaku_parse.collector import held_off
from senryaku_parse.convert import look_through, why_refused
from senryaku_parse.errors import InputError
from senryaku_parse.explain.blocks import explanation_of
from senryaku_parse.explain.drafting import draft_text
from senryaku_parse.explain.model import Explanation
from senryaku_parse.inputs import Input
from senryaku_parse.limits import Limits
from senryaku_parse.marks.document import Struck
from senryaku_parse.messages import render
from senryaku_parse.model import Strategy
from senryaku_parse.page_numbers import Pages
from senryaku_parse.reading import AnySource, input_of, own_strategy
from senryaku_parse.recipe.reading import AnyRecipe
from senryaku_parse.vocabulary.added import AddedWords


@held_off()
def explained(
    source: AnySource,
    format: str | None,
    vocabulary: AddedWords,
    limits: Limits,
    struck: Struck,
    pages: Pages,
    recipe: AnyRecipe | None,
) -> Explanation:
    """See `explain`."""
    given = _document(source, format, limits)
    traced = look_through(given, format, limits, vocabulary, struck, pages, recipe=recipe)
    return explanation_of(traced, "" if traced.strategy.goals else why_refused(given, traced))


def drafted(
    source: AnySource,
    format: str | None,
    vocabulary: AddedWords,
    limits: Limits,
    struck: Struck,
    pages: Pages,
) -> str:
    """See `draft`."""
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
        raise InputError(given.told(render("recipes.own-book")))
    return given
