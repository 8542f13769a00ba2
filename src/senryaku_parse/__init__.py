"""Strategy tables (総合戦略) of Japanese municipalities as typed data, with what was repaired on the way.

    import senryaku_parse as sp

    strategy = sp.parse("input.md")
    strategy.goals[0].measures[0].kpis[0].target.value
    strategy.findings
    strategy.to_frames()["projects"]
    strategy.write("out.xlsx")
    sp.load("out.json")
    sp.compare(old, strategy).summary.text

Importing this package is cheap: pandas, openpyxl and the HTML parsers are imported by the calls that
need them.
"""

from senryaku_parse.accounting import AccountedCell, Accounting
from senryaku_parse.api import load, write
from senryaku_parse.compare import apply, carry, compare, follow
from senryaku_parse.compare.model import Change, Comparison, FieldChange, Pair
from senryaku_parse.convert import account, parse, parse_text
from senryaku_parse.errors import (
    InputError,
    NoStrategyError,
    NotTextError,
    OutputError,
    SenryakuError,
    TooLargeError,
    UsageError,
)
from senryaku_parse.findings import CODES, Code, Finding
from senryaku_parse.model import (
    Area,
    Goal,
    Indicator,
    Measure,
    Node,
    Period,
    Project,
    Strategy,
    Target,
    YearValue,
)
from senryaku_parse.source import Position, Source

__version__ = "0.1.0"

__all__ = [
    "CODES",
    "AccountedCell",
    "Accounting",
    "Area",
    "Change",
    "Code",
    "Comparison",
    "FieldChange",
    "Finding",
    "Goal",
    "Indicator",
    "InputError",
    "Measure",
    "NoStrategyError",
    "Node",
    "NotTextError",
    "OutputError",
    "Pair",
    "Period",
    "Position",
    "Project",
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
    "follow",
    "load",
    "parse",
    "parse_text",
    "write",
]
