"""Frozen dataclasses that are made quickly: a document has thousands of them.

A frozen dataclass sets its fields one after another through `object.__setattr__`. A `Struct` of msgspec fills them all
at once, in a tenth of the time.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, fields
from typing import Any, NoReturn, TypeVar

from msgspec import defstruct

_Class = TypeVar("_Class", bound=type[Any])
_OF_SLOTS = ("__init__", "__slots__", "__getstate__", "__setstate__", "__annotations__")
"""What a dataclass with slots has for itself, and a `Struct` in its own way."""


def quickly_made(cls: _Class) -> _Class:
    """`cls`, a frozen dataclass with slots, as a `Struct` that is such a dataclass in all but the time it takes.

    Fields may have default values; it knows nothing of factories, `__post_init__` and subclasses. What is made can't be
    part of a circle, so the collector need not know it (`gc=False`).
    """
    known = {field.name: field for field in fields(cls)}
    made: Any = defstruct(
        cls.__name__,
        [(name, one.type) if one.default is MISSING else (name, one.type, one.default) for name, one in known.items()],
        namespace={
            **{name: held for name, held in vars(cls).items() if name not in known and name not in _OF_SLOTS},
            "__ne__": object.__ne__,  # which asks `__eq__`; that of a `Struct` does not
        },
        module=cls.__module__,
        kw_only=all(field.kw_only for field in known.values()),
        frozen=True,
        eq=False,
        gc=False,
    )
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")
