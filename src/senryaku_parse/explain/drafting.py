"""The plan that was used, as a recipe with comments: to be edited, and read again with `--recipe`.

Parsing with a draft gives the same result: a part of which that does not hold is written as a comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from senryaku_parse.convert import Trace
from senryaku_parse.errors import SenryakuError
from senryaku_parse.explain.draft_parts import Draft, levels_of, tables_of, unread_of
from senryaku_parse.model import Strategy

_HEAD = """\
# {name} の読み方（レシピ）。直してから senryaku-parse {name} --recipe このファイル で読み直します。
# "文書の語" = "意味" と書きます。# から行の終わりまでは説明です。書き方: docs/recipes.md
"""
OTHERWISE = "# 次の部分は、このまま書くと同じ結果にならないため、説明にしてあります。"
GUESSES = frozenset(
    "recipe-applied level-inferred layout-chosen heading-unknown heading-by-part column-by-content heading-unread label-variant".split()
)
"""Codes of findings on what was guessed, which a recipe decides."""


def draft_text(traced: Trace, again: Callable[[str], Strategy]) -> str:
    """The recipe of `traced`; `again` reads its document with the text of a recipe."""
    parts = [*levels_of(traced), *tables_of(traced)]
    kept = _kept(parts, lambda text: _is_same(traced.strategy, text, again))
    body = [part.text if part in kept else f"{OTHERWISE}\n{commented(part.text)}" for part in parts]
    body += map(commented, unread_of(traced))
    return "\n".join([_HEAD.format(name=traced.strategy.source.name or "文書"), *body, ""])


def _kept(parts: Sequence[Draft], holds: Callable[[str], bool]) -> Sequence[Draft]:
    """Those of `parts` that together lead to the same result."""
    if not parts or holds(_joined(parts)):
        return parts
    alone = [part for part in parts if holds(part.text)]
    return alone if holds(_joined(alone)) else []


def _joined(parts: Iterable[Draft]) -> str:
    return "\n".join(part.text for part in parts)


def _is_same(strategy: Strategy, text: str, again: Callable[[str], Strategy]) -> bool:
    """Whether the document is read as `strategy` with the recipe `text`, but for findings on what was guessed."""
    try:
        found = again(text)
    except SenryakuError:
        return False
    return seen(found) == seen(strategy)


def seen(strategy: Strategy) -> tuple[object, ...]:
    """What a reading says, the places of nodes with it, and its findings but for those on what was guessed."""
    told = sorted(repr(found) for found in strategy.findings if found.code not in GUESSES)
    return strategy.goals, tuple(node.position for node in strategy.nodes()), tuple(told)


def commented(text: str) -> str:
    """`text` as lines that a recipe passes over."""
    return "\n".join(f"# {line}" if line else "#" for line in text.splitlines())
