"""No regular expression of the package takes a power of the length of its text. How they grow: `bench/patterns.py`."""

from __future__ import annotations

import re

import pytest
from regexploit.ast.sre import SreOpParser
from regexploit.redos import find

from tests.support.patterns import Pattern, patterns

PATTERNS = patterns()
_POSSESSIVE = re.compile(r"(?<=[*+?}])\+")
"""What regexploit does not know: a repeat that gives nothing back."""


def _blows_up(pattern: Pattern) -> list[str]:
    written = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & (re.IGNORECASE | re.MULTILINE | re.DOTALL)
    return [str(found) for found in find(SreOpParser().parse_sre(_POSSESSIVE.sub("", written), flags))]


@pytest.mark.parametrize("place", PATTERNS)
def test_no_pattern_goes_back_and_forth(place: str) -> None:
    assert _blows_up(PATTERNS[place]) == []


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 150


@pytest.mark.parametrize("bad", ["(a+)+b", r"\s*[(]\s*([^()]+?)\s*[)]"])
def test_what_blows_up_is_seen(bad: str) -> None:
    assert _blows_up(re.compile(bad))
