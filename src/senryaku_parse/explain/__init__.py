"""How a document was read, and why: for people who look, on the terminal (`terminal`), or on a page (`page`).

`explain` gives an `Explanation` (`model`): the blocks of the source in order, each table with its cells, each line of text,
with what was made of it, what tells so, the nodes that hold it and the findings on it. A document that is refused is
explained as well. `blocks`, `findings` and `lines` work it out from a `Trace`; nothing here decides how anything is read.

Importing this package is cheap: the pipeline is imported by the calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.messages import Lang, speaking

if TYPE_CHECKING:
    from senryaku_parse.explain.model import Explanation
    from senryaku_parse.marks.document import Struck
    from senryaku_parse.page_numbers import Pages
    from senryaku_parse.reading import AnySource
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
    lang: Lang | None = None,
) -> Explanation:
    """How `source` is read, and why; the arguments are those of `parse`.

        sp.explain("plan.md").write("review.html")

    Raises:
        InputError: the source can't be read, or is a workbook that this package wrote.
        UsageError: there is no such format, or it has no such pages.
    """
    from senryaku_parse.explain.compute import explained

    with speaking(lang):
        return explained(source, format, vocabulary, limits, struck, pages, recipe)


def draft(
    source: AnySource,
    *,
    format: str | None = None,
    vocabulary: AddedWords = None,
    limits: Limits = USUAL,
    struck: Struck = "drop",
    pages: Pages = None,
    lang: Lang | None = None,
) -> str:
    """How `source` is read, as a recipe to edit; the arguments are those of `parse`. Raises what `explain` raises."""
    from senryaku_parse.explain.compute import drafted

    with speaking(lang):
        return drafted(source, format, vocabulary, limits, struck, pages)
