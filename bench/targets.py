"""How long the targets take: those of the sample beside its whole parse, and how the time grows with the text.

Prints ratios, which hold on any machine, and the milliseconds they come from.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from measure import SAMPLE, best

import senryaku_parse as sp
from senryaku_parse.targets import read_target

SIZES = (1_000, 10_000, 100_000)
HOSTILE = {
    "digits": "1234567890",
    "commas": "1,",
    "digits, commas and 億": "12,345億6",
    "bare commas": "1,,,,,,,,,",
    "億": "億",
    "kanji numerals": "二十億",
    "brackets": "(1(",
    "closing brackets": "1)人)",
    "units": "1人・",
    "lists": "男性30%、",
    "words and stops": "年、",
    "ages": "3歳児健診",
    "arrows": "1人→",
    "directions": "増加、",
    "years": "R6:",
    "Latin letters": "a",
    "dashes": "-",
    "quotes": '"',
    "white space": "1 ",
}


def share_of_parse() -> None:
    """Print the time of the sample's targets as a share of the sample's whole parse."""
    text = SAMPLE.read_text("utf-8")
    nodes = sp.parse_text(text, format="markdown").nodes()
    indicators = [node for node in nodes if isinstance(node, sp.Indicator)]
    expressions = [(indicator.target.text, indicator.name) for indicator in indicators if indicator.target]
    targets = best(lambda: [read_target(*expression) for expression in expressions], 200)
    parse = best(lambda: sp.parse_text(text, format="markdown"))
    print(f"{len(expressions)} targets {targets * 1e3:.2f} ms, whole parse {parse * 1e3:.2f} ms: {targets / parse:.1%}")


def growth() -> None:
    """Print how the time grows where the text grows tenfold: 10 is linear, 100 would be quadratic."""
    for name, piece in HOSTILE.items():
        times = [best(partial(read_target, (piece * size)[:size]), 3) for size in SIZES]
        ratios = ", ".join(f"x{later / earlier:.1f}" for earlier, later in pairwise(times))
        print(f"{name:24} {ratios:16} {times[-1] * 1e3:8.1f} ms for {SIZES[-1]:,} characters")


if __name__ == "__main__":
    share_of_parse()
    growth()
