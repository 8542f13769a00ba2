"""A class that is quickly made is the frozen dataclass it was, in all but the time."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any, cast

import pytest

from senryaku_parse import Goal, Indicator, Measure, Project, Target
from senryaku_parse.findings import Finding
from senryaku_parse.records import quickly_made
from senryaku_parse.source import NOWHERE, Position

CLASSES = (Goal, Measure, Indicator, Project, Target, Position, Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    given: str
    usual: int = 1
    aside: Any = field(default=None, compare=False)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    given: str
    usual: int = 1
    aside: Any = field(default=None, compare=False)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_holds_what_it_was_given(cls: type[Any]) -> None:
    values = {one.name: f"the {one.name}" for one in fields(cls)}
    made = cls(**values)
    assert {name: getattr(made, name) for name in values} == values
    assert replace(made) == made
    assert pickle.loads(pickle.dumps(made)) == made


def _taken(cls: type[Any]) -> list[tuple[str, object, object]]:
    return [(one.name, one.kind, one.default) for one in inspect.signature(cls).parameters.values()]


def test_it_is_the_dataclass_it_was() -> None:
    assert is_dataclass(Quick)
    assert _taken(Quick) == _taken(Plain)
    assert repr(Quick(given="a")) == repr(Plain(given="a")).replace("Plain", "Quick")
    assert Quick(given="a", aside=1) == Quick(given="a", usual=1)
    assert not Quick(given="a", aside=1) != Quick(given="a", usual=1)  # noqa: SIM202 - asks `__ne__`
    assert Quick(given="a") != Quick(given="b")
    assert Quick(given="a") != cast(Any, Plain(given="a"))
    assert hash(Quick(given="a")) == hash(Quick(given="a", aside=1))
    assert replace(Quick(given="a"), usual=2) == Quick(given="a", usual=2)


@pytest.mark.parametrize("given", [(("a",), {}), ((), {}), ((), {"given": "a", "unknown": 1})], ids=str)
def test_it_refuses_what_it_refused(given: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    for cls in (Plain, Quick):
        with pytest.raises(TypeError):
            cls(*given[0], **given[1])


def test_where_all_fields_take_part_in_equality_it_is_told_by_all() -> None:
    assert Position(1, 2) == Position(table=1, row=2)
    assert Position(1, 2) != Position(1, 3)
    assert len({Position(1, 2), Position(1, 2), Position(1, 3)}) == 2


def test_it_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        NOWHERE.line = 1  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del NOWHERE.line
    with pytest.raises(FrozenInstanceError):
        NOWHERE.unknown = 1  # type: ignore[attr-defined]
    assert Position(1, 2, line=4) == Position(table=1, row=2, column=None, line=4)
