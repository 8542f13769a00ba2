"""Two strategies → their comparison."""

from __future__ import annotations

from senryaku_parse.compare.alignment import align
from senryaku_parse.compare.changes import changes_of
from senryaku_parse.compare.links import Alignment
from senryaku_parse.compare.model import Comparison, Edition, Pair
from senryaku_parse.compare.nodes import Nodes
from senryaku_parse.compare.relation import strangers
from senryaku_parse.compare.summary import summarise
from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import term
from senryaku_parse.model import Strategy


def compute(old: Strategy, new: Strategy) -> Comparison:
    """The comparison; for the errors see `senryaku_parse.compare`."""
    ours, theirs = Nodes(old, term("旧版")), Nodes(new, term("新版"))
    alignment = Alignment(()) if strangers(ours, theirs) else align(ours, theirs)
    changes = tuple(changes_of(ours, theirs, alignment))
    return Comparison(
        old=_edition(old),
        new=_edition(new),
        summary=summarise(ours, theirs, alignment, changes),
        pairs=pairs_of(alignment),
        changes=changes,
        editions=(old, new),
    )


def pairs_of(alignment: Alignment) -> tuple[Pair, ...]:
    """The links of an alignment by ids."""
    return tuple(
        Pair(
            type=link.new.type,
            old=link.old.node.id,
            new=link.new.node.id,
            score=link.score,
            uncertain=link.uncertain,
            reasons=tuple(map(term, link.reasons)),
            doubts=tuple(map(str, link.doubts)),
        )
        for link in alignment.all_links()
    )


def _edition(strategy: Strategy) -> Edition:
    nodes = list(strategy.nodes())
    return Edition(
        source=strategy.source,
        title=strategy.title,
        municipality=strategy.municipality,
        municipality_code=strategy.municipality_code,
        period=strategy.period,
        nodes=tuple(node.id for node in nodes),
        keys=frozendict({node.id: node.key for node in nodes if node.key is not None}),
    )
