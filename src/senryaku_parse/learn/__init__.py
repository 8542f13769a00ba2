"""A workbook that a planner put right → the corrections as a recipe, so that reading the source again gives the same."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from senryaku_parse.compare.kinds import NodeType
from senryaku_parse.compare.values import CONTENT, held, plain
from senryaku_parse.errors import InputError, UsageError
from senryaku_parse.inputs import read_bytes
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.loaders.xlsx import load_xlsx, original_of
from senryaku_parse.messages import render, term
from senryaku_parse.model import Node, Strategy
from senryaku_parse.recipe.model import Correction
from senryaku_parse.recipe.reading import read_recipe
from senryaku_parse.recipe.toml import written

_PROGRESS = frozenset({"actuals"})
"""Fields that people fill in: what came of the strategy, not what its document says."""
_UNREAD = frozenset({"edit-unread", "edit-conflict"})


class Learned(NamedTuple):
    """What a corrected workbook tells."""

    recipe: str
    """The corrections as TOML."""
    corrections: int
    """How many they are."""
    untold: tuple[str, ...]
    """What no recipe can say, a sentence each."""


class _Placed(NamedTuple):
    """A node and where it stands."""

    kind: NodeType
    node: Node
    parent: str
    before: str
    """Id of the one of its kind before it; "" for the first."""


def learn(source: str | os.PathLike[str] | bytes, limits: Limits = USUAL) -> Learned:
    """The corrections in a workbook that `write` made and people edited.

    Raises:
        InputError: it can't be read, is no workbook of this package, or has lost what it held when it was written.
    """
    name, data = read_bytes(source, limits)
    try:
        edited, original = load_xlsx(data, limits), original_of(data, limits)
    except InputError as error:
        raise type(error)(f"{name}: {error}" if name else str(error)) from None
    if original is None:
        raise InputError(render("recipes.learn-without-copy", name=name))
    told = [*_changes(original, edited)]
    untold = [*_filled_in(original, edited), *_unread(original, edited)]
    body = "\n".join(written("correct", one) for one in told)
    return Learned(
        render("recipes.learned-head", name=name or term("ブック")) + "\n\n" + body, len(told), tuple(untold)
    )


def _placed(strategy: Strategy) -> dict[str, _Placed]:
    """Id → node and place, in the order of the document."""
    found: dict[str, _Placed] = {}

    def put(kind: NodeType, nodes: tuple[Node, ...], parent: str) -> None:
        before = ""
        for node in nodes:
            found[node.id] = _Placed(kind, node, parent, before)
            before = node.id

    put("goal", strategy.goals, "")
    for goal in strategy.goals:
        put("target", goal.targets, goal.id)
        put("measure", goal.measures, goal.id)
        for measure in goal.measures:
            put("kpi", measure.kpis, measure.id)
            put("project", measure.projects, measure.id)
    return found


def _changes(original: Strategy, edited: Strategy) -> Iterator[dict[str, Any]]:
    """The corrections, each as the mapping of a `[[correct]]`: what is added and moved before what is gone."""
    old, new = _placed(original), _placed(edited)
    for node_id, at in new.items():
        if node_id not in old:
            values = {name: value for name, value in held(at.node).items() if name not in _PROGRESS}
            place = {"below": at.parent} if at.parent else {}
            yield {"id": node_id, "add": at.kind, **place, "after": at.before, "set": _set(values)}
            continue
        change = _change(old[node_id], at)
        if change:
            yield {"id": node_id, "name": old[node_id].node.name, **change}
    for node_id, was in old.items():
        if node_id not in new and (not was.parent or was.parent in new):
            yield {"id": node_id, "name": was.node.name, "drop": True}


def _change(was: _Placed, now: _Placed) -> dict[str, Any]:
    """What is to be said of a node that was there before; empty where it is the same."""
    before, after = _content(was.node), _content(now.node)
    values = {name: value for name, value in after.items() if before.get(name) != value}
    found: dict[str, Any] = {}
    if was.parent != now.parent:
        found |= {"below": now.parent, "after": now.before}
    changed = {name: value for name, value in values.items() if value is not None}
    if changed:
        found["set"] = _set(changed)
    if gone := [name for name, value in values.items() if value is None]:
        found["unset"] = gone
    return found


def _content(node: Node) -> dict[str, Any]:
    return {name: plain(getattr(node, name)) for name in CONTENT[type(node).__name__] if name not in _PROGRESS}


def _set(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` without what says nothing within them."""
    return {
        name: {key: one for key, one in value.items() if one is not None} if isinstance(value, Mapping) else value
        for name, value in values.items()
    }


def _filled_in(original: Strategy, edited: Strategy) -> Iterator[str]:
    """The indicators whose progress was filled in: it is no reading of the document."""
    old = _placed(original)
    for node_id, at in _placed(edited).items():
        was = old.get(node_id)
        if any(getattr(at.node, name, {}) != getattr(was.node if was else None, name, {}) for name in _PROGRESS):
            yield render("recipes.learned-actuals", name=at.node.name, node_id=node_id)


def _unread(original: Strategy, edited: Strategy) -> Iterator[str]:
    for found in edited.findings[len(original.findings) :]:
        if found.code in _UNREAD:
            yield (
                render("recipes.learned-remark", message=found.message, before=found.before)
                if found.before
                else found.message
            )


def joined(learned: Learned, target: str) -> str:
    """What to write to `target`: behind the recipe that stands there, where one does.

    Corrections that it holds come first: those of a workbook that was read with it are made of their result.

    Raises:
        InputError: what stands there is no recipe.
        UsageError: it ends in the same corrections already.
    """
    path = Path(target)
    if target == "-" or not path.exists():
        return learned.recipe
    known, new = _corrections(path), _corrections(tomllib.loads(learned.recipe))
    if new and known[-len(new) :] == new:
        raise UsageError(render("recipes.learned-already", target=target))
    return path.read_text("utf-8-sig").rstrip("\n") + "\n\n" + learned.recipe


def _corrections(recipe: Path | Mapping[str, Any]) -> list[Correction]:
    """The corrections of `recipe`, wherever they stand in it."""
    return [replace(one, place="") for one in read_recipe(recipe).corrections]
