"""Regular expressions that few documents need: compiled when they are first asked, which takes longer than any asking."""

from __future__ import annotations

import re
from typing import Any, cast


class Later:
    """A pattern that is compiled once it is asked; from then on its methods are those of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        """What `re.compile` takes."""
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """An attribute of the compiled pattern, which lends all its methods."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({way: getattr(compiled, way) for way in dir(compiled) if not way.startswith("__")})
        return getattr(compiled, name)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when it is first asked: for what an everyday document never asks."""
    return cast("re.Pattern[str]", Later(pattern, flags))
