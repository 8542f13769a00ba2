"""Strategy tables (総合戦略) of Japanese municipalities as typed data, with what was repaired on the way.

    import senryaku_parse as sp

    strategy = sp.parse("input.md")
    strategy.goals[0].measures[0].kpis[0].target.value
    strategy.findings
    strategy.to_frames()["projects"]
    strategy.write("out.xlsx")
    sp.load("out.json")
    sp.compare(old, strategy).summary.text
    sp.explain("input.md").write("review.html")

Importing this package is cheap: the pipeline is imported when one of its functions is first asked for, pandas,
openpyxl and the HTML parsers by the calls that need them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from senryaku_parse.compare import apply, carry, compare, follow, merge
from senryaku_parse.errors import (
    InputError,
    NoStrategyError,
    NotTextError,
    OutputError,
    SenryakuError,
    TooLargeError,
    UsageError,
)
from senryaku_parse.explain import explain
from senryaku_parse.findings import CODES, Code, Finding
from senryaku_parse.limits import Limits
from senryaku_parse.model import (
    Area,
    Budget,
    Edit,
    Goal,
    Indicator,
    Measure,
    Node,
    Period,
    Project,
    Rating,
    Review,
    Strategy,
    Target,
    YearValue,
)
from senryaku_parse.source import Position, Source
from senryaku_parse.version import VERSION

if TYPE_CHECKING:
    from senryaku_parse.accounting import AccountedCell, AccountedLine, Accounting
    from senryaku_parse.api import load, write
    from senryaku_parse.batch.results import Result, frames_of, parse_many
    from senryaku_parse.compare.model import Change, Comparison, FieldChange, Pair
    from senryaku_parse.convert import account, parse, parse_text
    from senryaku_parse.explain.model import Explanation

__version__ = VERSION

_LATER = {
    "accounting": ("AccountedCell", "AccountedLine", "Accounting"),
    "api": ("load", "write"),
    "batch.results": ("Result", "frames_of", "parse_many"),
    "compare.model": ("Change", "Comparison", "FieldChange", "Pair"),
    "convert": ("account", "parse", "parse_text"),
    "explain.model": ("Explanation",),
}
"""Module → the names of it that are imported when first asked for."""

__all__ = [
    "CODES",
    "AccountedCell",
    "AccountedLine",
    "Accounting",
    "Area",
    "Budget",
    "Change",
    "Code",
    "Comparison",
    "Edit",
    "Explanation",
    "FieldChange",
    "Finding",
    "Goal",
    "Indicator",
    "InputError",
    "Limits",
    "Measure",
    "NoStrategyError",
    "Node",
    "NotTextError",
    "OutputError",
    "Pair",
    "Period",
    "Position",
    "Project",
    "Rating",
    "Result",
    "Review",
    "SenryakuError",
    "Source",
    "Strategy",
    "Target",
    "TooLargeError",
    "UsageError",
    "YearValue",
    "account",
    "apply",
    "carry",
    "compare",
    "explain",
    "follow",
    "frames_of",
    "load",
    "merge",
    "parse",
    "parse_many",
    "parse_text",
    "write",
]


def __getattr__(name: str) -> object:
    """A name of `_LATER`, imported now."""
    for module, names in _LATER.items():
        if name in names:
            globals()[name] = found = getattr(import_module(f"{__name__}.{module}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """All public names, those not yet imported among them."""
    return sorted({*globals(), *__all__})
