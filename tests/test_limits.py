"""What a planner reads where an input is beyond a limit, and that an input at the limit is read: tests/cases/limits.

The part `limits` sets them (`cell=20`); the part `error` is empty where the input is read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.errors import TooLargeError
from tests.support.casefile import check_part, read_case

CASES = sorted((Path(__file__).parent / "cases" / "limits").glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(CASES) > 4


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_limit(path: Path, accept: bool) -> None:
    case = read_case(path)
    assert case.title, "a case says in its first line what it shows"
    reader, text = case.input
    numbers = dict(line.split("=") for line in case.parts["limits"].split())
    try:
        strategy = sp.parse_text(
            text, format=reader, limits=sp.Limits(**{name: int(of) for name, of in numbers.items()})
        )
    except TooLargeError as error:
        check_part(case, "error", str(error), accept=accept)
    else:
        assert strategy.goals
        check_part(case, "error", "", accept=accept)
