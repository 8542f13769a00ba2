"""Frozen dataclasses that are made quickly: a document has thousands of them.

A frozen dataclass sets its fields through `object.__setattr__`, which looks each of them up by its name. An open class
with the same slots lets the interpreter set them by their places; what is made becomes the frozen one at the end.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import update_wrapper
from typing import Any, TypeVar

_become = object.__dict__["__class__"].__set__
_Class = TypeVar("_Class", bound=type[Any])


def quickly_made(cls: _Class) -> _Class:
    """`cls`, a frozen dataclass with slots, with an `__init__` of the same signature that takes half of the time.

    What it makes is the same. Fields may have default values; it knows nothing of factories, `__post_init__` and subclasses.
    """
    known = fields(cls)
    open_class = type(cls.__name__, (), {"__slots__": cls.__slots__})
    defaults = {f"_{field.name}": field.default for field in known if field.default is not MISSING}
    taken = [field.name if field.default is MISSING else f"{field.name}=_{field.name}" for field in known]
    by_keyword = "*, " if all(field.kw_only for field in known) else ""
    body = "".join(f"\n    self.{field.name} = {field.name}" for field in known)
    made: dict[str, Any] = {}
    source = f"def __init__(self, {by_keyword}{', '.join(taken)}):\n    _become(self, _open){body}\n    self.__class__ = _frozen"
    exec(source, {"_become": _become, "_open": open_class, "_frozen": cls, **defaults}, made)
    cls.__init__ = update_wrapper(made["__init__"], cls.__init__)
    return cls
