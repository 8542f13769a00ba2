"""A frozen dict is a dict in all that reads it, and refuses all that changes it."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from senryaku_parse.frozen import frozendict

PAIRS: frozendict[str, int] = frozendict({"b": 2, "a": 1})


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.__setitem__("a", 2),
        lambda one: one.__delitem__("a"),
        lambda one: one.__ior__({"a": 2}),
        lambda one: one.update(a=2),
        lambda one: one.pop("a"),
        lambda one: one.popitem(),
        lambda one: one.clear(),
        lambda one: one.setdefault("c", 3),
        lambda one: setattr(one, "_hash", 1),
        lambda one: setattr(one, "other", 1),
    ],
)
def test_nothing_changes_it(change: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match="can't be changed"):
        change(PAIRS)
    assert PAIRS == {"a": 1, "b": 2}


def test_it_is_a_dict_to_all_that_read_it() -> None:
    assert list(PAIRS) == ["b", "a"]
    assert json.dumps(PAIRS) == '{"b": 2, "a": 1}'
    assert msgspec.json.encode(PAIRS) == b'{"b":2,"a":1}'
    assert dict(PAIRS) == {**PAIRS}
    assert repr(PAIRS) == "frozendict({'b': 2, 'a': 1})"


def test_equal_ones_have_one_hash() -> None:
    other = frozendict({"a": 1, "b": 2})
    assert other == PAIRS
    assert hash(PAIRS) == hash(other) == hash(PAIRS)
    assert {PAIRS: 1}[other] == 1
    with pytest.raises(TypeError):
        hash(frozendict({"a": []}))


def test_copies_and_unions() -> None:
    assert PAIRS.copy() is PAIRS  # type: ignore[attr-defined]
    assert copy.copy(PAIRS) is PAIRS
    for again in (copy.deepcopy(PAIRS), pickle.loads(pickle.dumps(PAIRS))):
        assert again == PAIRS
        assert type(again) is frozendict
        assert hash(again) == hash(PAIRS)
    joined = PAIRS | {"a": 3}
    assert joined == {"a": 3, "b": 2}
    assert type(joined) is frozendict
