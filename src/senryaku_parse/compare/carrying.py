"""Keys and actual values of the old edition → the new one, where the pair is sure; what found no home is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import count

from senryaku_parse.compare.comparable import hindrance
from senryaku_parse.compare.compute import compute
from senryaku_parse.compare.lookup import main_pairs
from senryaku_parse.compare.model import Comparison, Pair
from senryaku_parse.compare.naming import called, quoted
from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.messages import render
from senryaku_parse.model import Goal, Indicator, Measure, Node, Period, Strategy
from senryaku_parse.writers.excel.years import indicators, stated_start

_TAG_LENGTH = 8
"""Hexadecimal digits of the source's SHA-256 in a new key: enough to tell the editions of one strategy apart."""


def carry(old: Strategy, new: Strategy) -> Strategy:
    """`new` with keys and actuals of `old`; see `senryaku_parse.carry`."""
    comparison = compute(old, new)
    ours = {node.id: node for node in old.nodes()}
    best = {pair.new: pair for pair in main_pairs(comparison) if not pair.uncertain}
    keys = _keys(old, new, best)
    findings: list[Finding] = []

    def carried(node: Node) -> Node:
        pair = best.get(node.id)
        mine = ours[pair.old] if pair else None
        if isinstance(node, Indicator) and isinstance(mine, Indicator) and mine.actuals:
            node, found = _with_actuals(mine, node, (old.period, new.period))
            findings.extend(found)
        return replace(node, key=keys[node.id])

    goals = tuple(_mapped(goal, carried) for goal in new.goals)
    homeless = [*_uncertain(comparison, ours, new), *_homeless(comparison, ours)]
    carried_over = replace(new, goals=goals, findings=(*new.findings, *findings, *homeless))
    return replace(carried_over, findings=(*carried_over.findings, *_history(new, carried_over)))


def _history(new: Strategy, carried: Strategy) -> Iterator[Finding]:
    """A finding on the years that were carried, where nothing says which of them the plan holds."""
    before, after = ({year for node in indicators(one) for year in node.actuals} for one in (new, carried))
    if stated_start(new) is None and (years := after - before):
        span = render("common.to").join(map(str, sorted({min(years), max(years)})))
        message = render("editions.actuals-history", span=span)
        yield finding("actuals-history", message, after=str(max(years)))


def _keys(old: Strategy, new: Strategy, best: dict[str, Pair]) -> dict[str, str]:
    """New id → key: that of the old node, else the node's own, else one made of its edition and its id.

    No key that a node of the old edition has goes to another node.
    """
    old_keys = {node.id: node.key or _made_key(old, node) for node in old.nodes()}
    taken = set(old_keys.values())
    keys = {}
    for node in new.nodes():
        if node.id in best:
            keys[node.id] = old_keys[best[node.id].old]
            continue
        wanted = node.key or _made_key(new, node)
        candidates = (wanted if at == 1 else f"{wanted}#{at}" for at in count(1))
        keys[node.id] = next(key for key in candidates if key not in taken)
        taken.add(keys[node.id])
    return keys


def _made_key(strategy: Strategy, node: Node) -> str:
    tag = strategy.source.sha256[:_TAG_LENGTH]
    return f"{tag}:{node.id}" if tag else node.id


def _mapped(goal: Goal, carried: Callable[[Node], Node]) -> Goal:
    """`goal` with every node replaced, those below it first."""

    def measure(one: Measure) -> Measure:
        below = replace(one, kpis=tuple(map(carried, one.kpis)), projects=tuple(map(carried, one.projects)))  # type: ignore[arg-type]
        return carried(below)  # type: ignore[return-value]

    targets = tuple(map(carried, goal.targets))
    whole = replace(goal, targets=targets, measures=tuple(map(measure, goal.measures)))  # type: ignore[arg-type]
    return carried(whole)  # type: ignore[return-value]


def _with_actuals(
    old: Indicator, new: Indicator, periods: tuple[Period | None, Period | None]
) -> tuple[Indicator, list[Finding]]:
    """`new` with the actuals of `old` for the years that it has none for; why there are none, and other numbers, are told."""
    if reason := hindrance(old, new, periods):
        message = render("editions.actuals-not-comparable", name=new.name, reason=reason)
        return new, [_homeless_finding(message, old)]
    both = sorted(year for year in old.actuals if new.actuals.get(year, old.actuals[year]) != old.actuals[year])
    findings = [_conflict(new, year, old.actuals[year], new.actuals[year], "editions.actuals-differ") for year in both]
    if (target := new.target) and target.baseline is not None and target.baseline_year is not None:
        year = target.baseline_year
        if year not in both and old.actuals.get(year, target.baseline) != target.baseline:
            findings.append(
                _conflict(new, year, old.actuals[year], target.baseline, "editions.actual-and-baseline-differ")
            )
    actuals, reviews = frozendict({**old.actuals, **new.actuals}), frozendict({**old.reviews, **new.reviews})
    return replace(new, actuals=actuals, reviews=reviews), findings


def _conflict(new: Indicator, year: int, before: Decimal, after: Decimal, key: str) -> Finding:
    return finding(
        "actuals-conflict",
        render(key, name=new.name, year=year, before=before, after=after),
        before=f"{before:f}",
        after=f"{after:f}",
        position=new.position,
    )


def _uncertain(comparison: Comparison, ours: dict[str, Node], new: Strategy) -> Iterator[Finding]:
    """A finding for each uncertain pair: nothing is carried along it."""
    theirs = {node.id: node for node in new.nodes()}
    for pair in comparison.pairs:
        if pair.uncertain:
            node = ours[pair.old]
            actuals = isinstance(node, Indicator) and node.actuals
            what = render("editions.ids-and-actuals" if actuals else "editions.ids")
            yield finding(
                "carry-uncertain",
                render(
                    "editions.carry-uncertain",
                    called=called(pair.type, node),
                    old=pair.old,
                    other=quoted(theirs[pair.new]),
                    new=pair.new,
                    doubts=render("editions.between-doubts").join(pair.doubts),
                    what=what,
                ),
                before=_values(node) or node.name,
            )


def _homeless(comparison: Comparison, ours: dict[str, Node]) -> Iterator[Finding]:
    """A finding for each indicator with actuals that the new edition does not have."""
    paired = {pair.old for pair in comparison.pairs}
    for node_id, node in ours.items():
        if isinstance(node, Indicator) and node.actuals and node_id not in paired:
            message = render("editions.actuals-homeless", name=node.name, node_id=node_id)
            yield _homeless_finding(message, node)


def _homeless_finding(message: str, node: Indicator) -> Finding:
    return finding("actuals-homeless", message, before=_values(node))


def _values(node: Node) -> str | None:
    """「2021年度 12、2022年度 15」; null without actuals."""
    if not isinstance(node, Indicator) or not node.actuals:
        return None
    return "、".join(f"{year}年度 {value:f}" for year, value in sorted(node.actuals.items()))
