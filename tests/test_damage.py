"""Damage done to tables at one place gives the same hierarchy, or a warning; and no word of a cell is lost.

The package's own ledger is not asked: it once counted a project that shared a line with its header as a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from senryaku_parse import NoStrategyError, Strategy
from senryaku_parse.convert import trace_input
from senryaku_parse.formats import WRITERS, find
from senryaku_parse.inputs import from_text
from tests.conftest import ROOT
from tests.support.casefile import read_case
from tests.support.damage import KINDS, damaged
from tests.support.layout_outline import layout_outline
from tests.support.letters import missing_words

SAMPLE = (ROOT / "samples" / "nemuro-sogo-senryaku.md").read_text("utf-8")
CASES = [
    text
    for folder in ("documents", "layouts")
    for path in sorted((ROOT / "tests" / "cases" / folder).rglob("*.txt"))
    if (text := read_case(path).parts.get("input.md"))
]
EVERY = 11
"""Of the damage of a kind each document of so many is read: all of them take minutes."""
OF_CASES = 37
"""The same of the damage done to cases."""


@cache
def _read(text: str) -> Strategy | None:
    """The strategy; null where there is none, so that nothing is written."""
    try:
        return trace_input(from_text(text), "markdown").strategy
    except NoStrategyError:
        return None


def _missing(text: str, strategy: Strategy) -> set[str]:
    written = find(WRITERS, "json").function()(strategy).content.decode()
    return {missing.word for missing in missing_words(text, False, written)}


def _told(strategy: Strategy) -> Counter[tuple[str, str | None]]:
    return Counter((found.code, found.before) for found in strategy.findings if found.severity != "info")


def _some(source: str, kind: str, every: int) -> Iterator[str]:
    texts = (text for one, text in damaged(source, {kind: KINDS[kind]}))
    yield from (text for at, text in enumerate(texts) if at % every == 0)


@pytest.mark.parametrize("kind", KINDS)
def test_damage_to_the_sample_is_read_or_told(kind: str) -> None:
    whole = _read(SAMPLE)
    assert whole
    texts = [*_some(SAMPLE, kind, EVERY)]
    assert len(texts) > 3
    for text in texts:
        read = _read(text)
        assert read
        assert _missing(text, read) == set()
        assert layout_outline(read) == layout_outline(whole) or _told(read) - _told(whole), text


@pytest.mark.parametrize("kind", KINDS)
def test_damage_to_cases_loses_no_word(kind: str) -> None:
    for source in CASES:
        whole = _read(source)
        for text in _some(source, kind, OF_CASES) if whole else ():
            if whole and (read := _read(text)):
                assert _missing(text, read) <= _missing(source, whole), text
