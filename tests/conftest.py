"""Options and fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in each run, so that a failure comes from a change; `HYPOTHESIS_PROFILE=deep` looks for others.
settings.register_profile("no-clock", deadline=None, print_blob=True, derandomize=True, database=None)
settings.register_profile("mutants", settings.get_profile("no-clock"), max_examples=10)
settings.register_profile("deep", deadline=None, print_blob=True, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "no-clock"))

ROOT = Path(__file__).parent.parent


QUICK = frozenset(
    f"test_{name}.py"
    for name in """documents findings_told first_steps frozen help identity inputs layers layouts lines lists
    readings records sample targets_usual text""".split()
)
"""The files of `make quick`: what notices most of what goes wrong while one works, within a minute on two cores."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.name in QUICK:
            item.add_marker("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write what was computed as what is expected; review the diff"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "samples" / "nemuro-sogo-senryaku.md"


@pytest.fixture(params=["shortened", "whole"])
def xml_shortened_or_whole(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is read from shortened XML, and from XML as it is."""
    if request.param == "whole":
        monkeypatch.setattr("senryaku_parse.readers.docx.part_reader.shortened", lambda piece, is_plain: piece)
        monkeypatch.setattr("senryaku_parse.readers.docx.styles.shortened", bytes)
        monkeypatch.setattr("senryaku_parse.readers.docx.styles._STYLE_END", b"\0")
