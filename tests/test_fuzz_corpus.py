"""What fuzzing found worth keeping, checked again: no errors but the package's own, nothing lost, written and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.checks import CHECKS

CORPUS = Path(__file__).parent.parent / "fuzz" / "corpus"


@pytest.mark.parametrize("target", CHECKS)
def test_the_kept_corpus_holds(target: str) -> None:
    paths = sorted((CORPUS / target).iterdir())
    assert paths
    for path in paths:
        try:
            CHECKS[target](path.read_bytes())
        except Exception as error:
            raise AssertionError(f"fuzz/corpus/{target}/{path.name}") from error
