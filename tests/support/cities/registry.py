"""The kinds of printing by name: what each shows of the truth, and which of them are held out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from random import Random

from tests.support.cities import kinds as package
from tests.support.cities.draw import random_plan
from tests.support.cities.hand import Hand
from tests.support.cities.truth import Plan, shown_of

Prints = Callable[[Plan, Hand], str]
Shapes = Callable[[Plan, Random], Plan]

_ASIDE, _UNTOLD = "unseen-", "Unseen."
SPLIT = Path(__file__).parent / "split.txt"


@dataclass(frozen=True)
class Kind:
    """A way of printing: its name, the habit that it shows, the facts that it prints."""

    name: str
    habit: str
    shows: frozenset[str]
    prints: Prints
    shapes: Shapes | None


KINDS: dict[str, Kind] = {}


def kind(shows: str, shapes: Shapes | None = None) -> Callable[[Prints], Prints]:
    """Register a kind: its name is the function's, its habit the first line of the docstring."""

    def register(prints: Prints) -> Prints:
        name = prints.__name__.replace("_", "-")
        habit = (prints.__doc__ or "").strip().splitlines()[0]
        KINDS[name] = Kind(name, habit, frozenset(shows.split()), prints, shapes)
        return prints

    return register


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind, by name."""
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(KINDS.items()))


def is_held(name: str) -> bool:
    """Whether a kind is held out: a third, by the hash of its name; of those put aside later, each whose habit is untold."""
    if name.startswith(_ASIDE):
        return all_kinds()[name].habit == _UNTOLD
    return int(sha256(name.encode()).hexdigest(), 16) % 3 == 0


def split_text() -> str:
    """The split as a file: a kind a line."""
    return "".join(
        f"{'held' if is_held(name) else 'open'}\t{name}\t{kind.habit}\n" for name, kind in all_kinds().items()
    )


def chosen(which: str) -> list[Kind]:
    """The kinds of one side of the split, or all."""
    return [kind for name, kind in all_kinds().items() if which == "all" or is_held(name) == (which == "held")]


def document(kind: Kind, seed: int) -> tuple[str, Plan]:
    """A document of a kind, and its truth. Seed 1 is a clean print; 2 is dirtier, all others dirtier still."""
    name = f"{kind.name}-{seed}"
    rng = Random(name)
    plan = random_plan(name)
    if kind.shapes is not None:
        plan = kind.shapes(plan, rng)
    plan = shown_of(plan, set(kind.shows))
    return kind.prints(plan, Hand(plan, rng, min(seed - 1, 2))), plan
