"""Functions named by where they are, and imported when they are used: what lies higher, or is heavy, and is seldom needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


@cache
def function(target: str) -> Callable[..., Any]:
    """The function that `target` names, "module:function" inside this package, imported now."""
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"senryaku_parse.{module}"), name)
    return found
