"""What fuzzing found worth keeping, checked again: no errors but the package's own, nothing lost, written and read back."""

from __future__ import annotations

import pytest
from fuzz.checks import CHECKS
from fuzz.corpus import read_corpus


@pytest.mark.parametrize("target", CHECKS)
def test_the_kept_corpus_holds(target: str) -> None:
    inputs = read_corpus(target)
    assert inputs
    for name, data in inputs.items():
        try:
            CHECKS[target](data)
        except Exception as error:
            raise AssertionError(f"fuzz/corpus/{target}.zip/{name}") from error
