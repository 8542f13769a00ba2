"""Every regular expression that the package compiles when it is imported, and how it is asked."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import senryaku_parse
from senryaku_parse.patterns import Later

Pattern = re.Pattern[str] | re.Pattern[bytes]


def patterns() -> dict[str, Pattern]:
    """Where it stands, "module.name" → pattern, each once."""
    found: dict[str, Pattern] = {}
    seen: set[Pattern] = set()
    for module in pkgutil.walk_packages(senryaku_parse.__path__, "senryaku_parse."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for at, pattern in enumerate(_within([value])):
                if pattern not in seen:
                    seen.add(pattern)
                    found[f"{module.name.partition('.')[2]}.{name}{f'[{at}]' if at else ''}"] = pattern
    return found


def _within(values: Iterable[Any]) -> Iterator[Pattern]:
    """The patterns among `values`, in collections of them and as attributes of classes."""
    for value in values:
        if isinstance(value, Later):
            yield re.compile(value.pattern, value.flags)
        elif isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, tuple | list | set | frozenset):
            yield from _within(value)
        elif isinstance(value, dict):
            yield from _within((*value, *value.values()))
        elif isinstance(value, type) and value.__module__.startswith("senryaku_parse"):
            yield from _within(
                [one for one in vars(value).values() if isinstance(one, re.Pattern | Later | tuple | dict)]
            )


def ways(place: str, pattern: Pattern) -> list[Any]:
    """The methods by which the sources ask the pattern that stands at `place`; all of them where they do not say."""
    module, _, name = place.partition("[")[0].rpartition(".")
    asked = set(
        re.findall(
            rf"\b{re.escape(name)}\.(search|match|fullmatch|findall|finditer|subn?|split)\b",
            _source(module) if name.startswith("_") else _sources(),
        )
    )
    methods = {"match", "fullmatch", "search"} if not asked else {one if "match" in one else "search" for one in asked}
    return [getattr(pattern, method) for method in sorted(methods)]


def _source(module: str) -> str:
    """That of the one module which can ask a pattern of a private name."""
    path = Path(senryaku_parse.__path__[0], *module.split("."))
    return (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")


@cache
def _sources() -> str:
    return "\n".join(path.read_text("utf-8") for path in Path(senryaku_parse.__path__[0]).rglob("*.py"))
