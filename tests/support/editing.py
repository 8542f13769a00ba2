"""A strategy → its next edition, by chance, with the truth about who is who.

Each edit takes nodes that no edit took before, so a truth is never overwritten. `Edited.pairs` is the truth for the
alignment: (old id, new id) of what is one node. A node reworded altogether still is the node where it kept its
content and place, for then both editions show it; one that is replaced (`replace`: other name, other content) is not:
it counts as removed and added. The two measures of a split are both paired with the old one, so are those of a merge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from senryaku_parse.model import Goal, Indicator, Measure, Node, Project, Strategy
from senryaku_parse.targets import read_target
from tests.support import wording
from tests.support.drafts import Draft, Tree, finished


@dataclass(frozen=True, slots=True)
class Edited:
    """The next edition, and the truth."""

    strategy: Strategy
    pairs: frozenset[tuple[str, str]]
    """(old id, new id) of every node that both editions have."""
    edits: tuple[str, ...]
    """The kinds of edits that were made."""


def edited(strategy: Strategy, share: float, random: Random, kinds: tuple[str, ...] = ()) -> Edited:
    """`strategy` after edits of `kinds` (all of `EDITS` by default) to about `share` of its nodes."""
    tree = Tree([Draft(goal, {goal.id}) for goal in strategy.goals], random)
    wanted = round(share * sum(1 for _ in tree.drafts()))
    weights = [EDITS[kind][1] for kind in kinds or EDITS]
    done: list[str] = []
    for kind in random.choices(list(kinds or EDITS), weights, k=wanted):
        if EDITS[kind][0](tree):
            done.append(kind)
    goals, pairs = finished(tree)
    return Edited(replace(strategy, goals=goals, findings=()), frozenset(pairs), tuple(done))


def _leaf(draft: Draft) -> bool:
    return isinstance(draft.node, Indicator | Project)


def _measure_leaf(draft: Draft) -> bool:
    return isinstance(draft.node, Project) or (isinstance(draft.node, Indicator) and "-K" in draft.node.id)


def _add(tree: Tree) -> bool:
    if not tree.measures():
        return False
    _, measure = tree.random.choice(tree.measures())
    node = _fresh_project(tree) if tree.random.random() < 0.75 else _fresh_indicator(tree)
    measure.below.insert(tree.random.randint(0, len(measure.below)), Draft(node, set(), touched=True))
    return True


def _fresh_project(tree: Tree) -> Project:
    """A project of another name and content; a third of the time half its name is that of another one."""
    text = wording.content(tree.random)
    category = tree.random.choice(("新規", "新規", "拡充", None))
    name = _half_like(tree, Project) or wording.project_name(tree.random)
    return Project(id="", name=name, text=text, description=text, category=category)


def _fresh_indicator(tree: Tree) -> Indicator:
    text = wording.target_text(tree.random)
    name = _half_like(tree, Indicator) or wording.indicator_name(tree.random)
    return Indicator(id="-K", name=name, target=read_target(text, name)[0])


def _half_like(tree: Tree, kind: type[Node]) -> str:
    """「漁業者空港支援事業」, where there is 「移住者雇用支援事業」; "" for no such name."""
    names = [draft.node.name for draft in tree.drafts() if isinstance(draft.node, kind)]
    if not names or tree.random.random() > 1 / 3:
        return ""
    name = tree.random.choice(names)
    return wording.theme(tree.random) + name[len(name) // 2 :]


def _remove(tree: Tree) -> bool:
    if (draft := tree.pick(_leaf)) is None:
        return False
    tree.above(draft).below.remove(draft)
    return True


def _replace(tree: Tree) -> bool:
    """Another node in the place of one: no truth pairs them."""
    if (draft := tree.pick(_measure_leaf)) is None:
        return False
    parent = tree.above(draft)
    fresh = _fresh_project(tree) if isinstance(draft.node, Project) else _fresh_indicator(tree)
    parent.below[parent.below.index(draft)] = Draft(fresh, set(), touched=True)
    return True


def _renaming(
    reword: Callable[[str, Random], str], wanted: Callable[[Draft], bool] = lambda _: True
) -> Callable[[Tree], bool]:
    def rename(tree: Tree) -> bool:
        draft = tree.pick(lambda draft: bool(draft.node.name) and wanted(draft))
        if draft is None:
            return False
        draft.node = replace(draft.node, name=reword(draft.node.name, tree.random))
        return True

    return rename


def _has_content(draft: Draft) -> bool:
    """Whether a leaf says enough beside its name to be known by it: a 内容 of its own, not only a number of years."""
    return isinstance(draft.node, Project) and len(draft.node.text) >= 8 and not draft.node.reprint


def _other_name(name: str, random: Random) -> str:
    return wording.project_name(random)


def _move(tree: Tree) -> bool:
    draft = tree.pick(_measure_leaf)
    if draft is None or len(tree.measures()) < 2:
        return False
    parent = tree.above(draft)
    _, other = tree.random.choice([one for one in tree.measures() if one[1] is not parent])
    parent.below.remove(draft)
    other.below.insert(tree.random.randint(0, len(other.below)), draft)
    return True


def _move_measure(tree: Tree) -> bool:
    if len(tree.goals) < 2 or (draft := tree.pick(lambda draft: isinstance(draft.node, Measure))) is None:
        return False
    parent = tree.above(draft)
    other = tree.random.choice([goal for goal in tree.goals if goal is not parent])
    parent.below.remove(draft)
    other.below.append(draft)
    return True


def _renumber(tree: Tree) -> bool:
    """A node at another place among its siblings."""
    draft = tree.pick(lambda draft: not isinstance(draft.node, Goal))
    if draft is None:
        return False
    siblings = tree.above(draft).below
    siblings.remove(draft)
    siblings.insert(tree.random.randint(0, len(siblings)), draft)
    return True


def _split(tree: Tree) -> bool:
    draft = tree.pick(lambda draft: isinstance(draft.node, Measure) and _untouched_below(draft) >= 6)
    if draft is None or not isinstance(draft.node, Measure):
        return False
    random, half = tree.random, len(draft.below) // 2
    rest = draft.below[half:]
    draft.below = draft.below[:half]
    name = wording.largely_reworded(draft.node.name, random)
    part = Draft(replace(draft.node, name=name, kpis=(), projects=()), set(draft.origins), touched=True)
    part.below = rest
    siblings = tree.above(draft).below
    siblings.insert(siblings.index(draft) + 1, part)
    return True


def _merge(tree: Tree) -> bool:
    """Two measures of one goal that stand next to each other, under one of their names or both."""
    pairs = [
        (goal, one, other)
        for goal in tree.goals
        for one, other in zip(goal.below, goal.below[1:], strict=False)
        if isinstance(one.node, Measure) and not one.touched and not other.touched
        if _untouched_below(one) >= 3 and _untouched_below(other) >= 3 and isinstance(other.node, Measure)
    ]
    if not pairs:
        return False
    goal, one, other = tree.random.choice(pairs)
    one.touched = other.touched = True
    one.node = replace(one.node, name=tree.random.choice((one.node.name, f"{one.node.name}と{other.node.name}")))
    one.origins |= other.origins
    one.below += other.below
    goal.below.remove(other)
    return True


def _untouched_below(draft: Draft) -> int:
    """How many leaves a part of which a split or merge can be told by: those that no edit took."""
    return sum(not child.touched for child in draft.below)


def _retarget(tree: Tree) -> bool:
    draft = tree.pick(lambda draft: isinstance(draft.node, Indicator) and draft.node.target is not None)
    if draft is None or not isinstance(draft.node, Indicator) or draft.node.target is None:
        return False
    text = wording.other_number(draft.node.target.text, tree.random)
    draft.node = replace(draft.node, target=read_target(text, draft.node.name)[0])
    return True


def _recategorise(tree: Tree) -> bool:
    draft = tree.pick(lambda draft: isinstance(draft.node, Project))
    if draft is None or not isinstance(draft.node, Project):
        return False
    category = None if draft.node.category == "新規" else tree.random.choice(("新規", "拡充", "民間等"))
    draft.node = replace(draft.node, category=category)
    return True


def _new_content(tree: Tree) -> bool:
    draft = tree.pick(lambda draft: isinstance(draft.node, Project))
    if draft is None or not isinstance(draft.node, Project):
        return False
    text = wording.content(tree.random)
    draft.node = replace(draft.node, text=text, description=text, organizations=())
    return True


def _break(tree: Tree) -> bool:
    """A leaf as a converter leaves it: broken in its name, and without its 区分 or 内容."""
    draft = tree.pick(_leaf)
    if draft is None:
        return False
    if isinstance(draft.node, Project) and tree.random.random() < 0.5:
        lost = tree.random.choice(({"category": None}, {"text": "", "description": "", "organizations": ()}))
        draft.node = replace(draft.node, **lost)
    draft.node = replace(draft.node, name=wording.broken(draft.node.name, tree.random))
    return True


EDITS: dict[str, tuple[Callable[[Tree], bool], float]] = {
    "add": (_add, 4),
    "remove": (_remove, 4),
    "replace": (_replace, 1),
    "rename a little": (_renaming(wording.reworded), 4),
    "rename largely": (_renaming(wording.largely_reworded), 2),
    "rename altogether": (_renaming(_other_name, _has_content), 1),
    "move": (_move, 3),
    "move a measure": (_move_measure, 0.3),
    "renumber": (_renumber, 2),
    "split": (_split, 0.3),
    "merge": (_merge, 0.3),
    "change a target": (_retarget, 3),
    "change a category": (_recategorise, 3),
    "change the content": (_new_content, 2),
    "write otherwise": (_renaming(wording.written_otherwise), 4),
    "break": (_break, 2),
}
"""Kind → the edit (whether it found something to edit), and how often it comes."""
