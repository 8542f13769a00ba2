"""A target as case files write it: the fields that are not at their default, in order."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from senryaku_parse import Indicator, Strategy
from senryaku_parse.model import Target

FIELDS = tuple(field.name for field in dataclasses.fields(Target) if field.name != "text")
DEFAULTS = {field.name: field.default for field in dataclasses.fields(Target)}


def reading(target: Target) -> str:
    """`field=value` pairs joined by `; `, the text left out; `(text only)` where there is no other field."""
    return "; ".join(
        f"{name}={value}" for name in FIELDS if (value := getattr(target, name)) is not DEFAULTS[name]
    ) or ("(text only)")


def readings(strategy: Strategy) -> str:
    """Every indicator in one line: id, place, name, target, and what its columns say."""
    indicators = [node for node in strategy.nodes() if isinstance(node, Indicator)]
    return "\n".join(" | ".join(_told(indicator)) for indicator in indicators)


def _told(indicator: Indicator) -> Iterator[str]:
    place = indicator.position
    yield f"{indicator.id} {place.row}:{place.column} {indicator.name}"
    yield reading(indicator.target) if indicator.target else "no target"
    for name in ("target_text", "baseline_text", "department"):
        if value := getattr(indicator, name):
            yield f"{name}={value}"
    for year, values in indicator.series.items():
        yield f"{year}: {values.target} / {values.actual}"
