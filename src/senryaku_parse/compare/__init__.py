"""Two editions of one strategy: which node is which, what changed, and what to carry over.

    alignment    goals, measures, indicators, projects of one edition → those of the other, with scores and reasons
    changes      what became of each, typed
    summary      counts and a paragraph
    apply, carry, series    the new edition from the old one; keys and actuals carried over; more than two editions
    merging                 copies of one edition that several people edited → one

Importing this package is cheap: scipy and rapidfuzz are imported by the calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from senryaku_parse.messages import Lang, speaking
from senryaku_parse.on_demand import function

if TYPE_CHECKING:
    from typing import TypeAlias

    from senryaku_parse.compare.model import Comparison
    from senryaku_parse.compare.series import History
    from senryaku_parse.inputs import Readable
    from senryaku_parse.model import Strategy

    Edition: TypeAlias = Strategy | Readable


def compare(old: Edition, new: Edition, *, lang: Lang | None = None) -> Comparison:
    """What changed from `old` to `new`: which node is which (`pairs`), what became of each (`changes`), the `summary`.

    An edition is a strategy, or a path, bytes or an open file, which is read first, whatever it holds:

        sp.compare("plan-2015.pdf", "plan-2020.xlsx").write("changes.xlsx")

    `lang` is the language of its messages, "ja" or "en": by default what SENRYAKU_PARSE_LANG says, else "ja".

    Raises:
        UsageError: two nodes of one edition have the same id.
    """
    from senryaku_parse.compare.compute import compute

    with speaking(lang):
        return compute(_edition(old), _edition(new))


def apply(old: Edition, comparison: Comparison) -> Strategy:
    """The new edition, from the old one and what `compare` said; equal to it, but without positions and findings.

        assert sp.apply(old, sp.compare(old, new)) == new

    Raises:
        UsageError: `old` is not the old edition of the comparison.
    """
    from senryaku_parse.compare.applying import apply as applied

    return applied(_edition(old), comparison)


def carry(old: Edition, new: Edition, *, lang: Lang | None = None) -> Strategy:
    """`new` with what people keep by node carried over from `old`: `Node.key`s, and the actual values of indicators.

        sp.carry("out.xlsx", "plan-2020.md").write("plan-2020.xlsx")

    A node that is in both editions for certain takes the key of the old one; without a key there, one is made of
    the first digits of the edition's SHA-256 and the node's id: the same each time, and another in each edition. The
    remaining nodes of `new` keep their key or get one of their own. Of a split node the part most like it takes the
    key, of merged ones the most alike gives it.

    Findings of the result, besides those of `new`: `actuals-homeless` for actuals that found no indicator, or one in
    another unit; `actuals-conflict` where `new` has other actuals (it keeps them); `actuals-history` where nothing says which of the years the plan holds; `carry-uncertain` for each pair
    that is not certain: nothing is carried along it.

    Raises:
        UsageError: two nodes of one edition have the same id.
    """
    from senryaku_parse.compare.carrying import carry as carried

    with speaking(lang):
        return carried(_edition(old), _edition(new))


def merge(base: Edition, ours: Edition, theirs: Edition, *others: Edition, lang: Lang | None = None) -> Strategy:
    """One strategy with all that people edited in copies of `base`: workbooks that several departments filled in.

        sp.merge("out.xlsx", "out-welfare.xlsx", "out-industry.xlsx").write("all.xlsx")

    Cells, yearly values, rows put in and taken out, and their order are taken from the side that changed them. Where
    both changed one cell, the value of `ours` stays, and a finding `merge-conflict` names the sheet and the cell of the
    workbook that is written of the result, with both values; a row that one side took out and the other edited stays,
    and is told so. The findings of all copies are kept. `others` are merged one after the other.

    Raises:
        UsageError: two nodes of one copy have the same id, or a copy has no node of `base`.
    """
    from senryaku_parse.compare.merging import merge as merged

    with speaking(lang):
        first, *copies = map(_edition, (base, ours, theirs, *others))
        return merged(first, tuple(copies))


def follow(*editions: Edition, lang: Lang | None = None) -> History:
    """Each item through several editions, given from the oldest on: first and last seen, and what changed in between.

        history = sp.follow("plan.md", "plan-2020.md", "plan-2025.md")
        history.to_frame()

    `History.items` has one entry an item, `History.to_frame()` the same as one table.

    Raises:
        UsageError: two nodes of one edition have the same id.
    """
    from senryaku_parse.compare.series import follow as followed

    with speaking(lang):
        return followed(tuple(map(_edition, editions)))


def _edition(source: Edition) -> Strategy:
    """`source`, read where it is no strategy yet."""
    from senryaku_parse.model import Strategy

    if isinstance(source, Strategy):
        return source
    strategy: Strategy = function("api:read")(source)[0]
    return strategy
