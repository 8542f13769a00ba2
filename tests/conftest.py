"""Options and fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("no-clock", deadline=None, print_blob=True)
settings.register_profile("deep", settings.get_profile("no-clock"), max_examples=2000)
settings.register_profile("mutants", settings.get_profile("no-clock"), max_examples=10, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "no-clock"))

ROOT = Path(__file__).parent.parent


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
