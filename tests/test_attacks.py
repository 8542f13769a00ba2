"""Inputs made to hurt: each in a process of its own, of bounded memory, to a whole result or one clear error.

How long each takes: `bench/hostile.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.guarded import MOST_MEGABYTES, run_guarded
from tests.support.hostile_inputs import ALL, put

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured as Linux tells it")

_DONE, _FOUND_ERRORS, _UNREADABLE, _NO_STRATEGY = 0, 1, 3, 4


@pytest.mark.parametrize("name", ALL)
def test_an_attack_ends_in_a_result_or_one_clear_error(name: str, tmp_path: Path) -> None:
    attack = ALL[name]
    given, told = tmp_path / "given", tmp_path / "told"
    given.mkdir()
    told.mkdir()
    path = put(attack, given / "in")
    before = sorted(given.rglob("*"))
    done = run_guarded("check", path, folder=told)
    after = sorted(given.rglob("*"))
    if path.is_file():
        path.unlink()  # large ones would stay for days
    assert after == before
    assert done.megabytes < MOST_MEGABYTES
    *stages, last = done.err.splitlines() or [""]
    assert all(stage.endswith("読んでいます…") for stage in stages)
    if done.code in (_DONE, _FOUND_ERRORS):
        assert not last or last.endswith("読んでいます…")
        assert "確認事項 " in done.out
        if attack.suffix in (".md", ".html"):
            counts = re.findall(r"^cells: (\d+) of (\d+), lines: (\d+) of (\d+) ", done.out, re.MULTILINE)[-1]
            assert counts[0] == counts[1]
            assert counts[2] == counts[3]
    else:
        assert done.code in (_UNREADABLE, _NO_STRATEGY)
        assert done.out == ""
        assert last.startswith(f"senryaku-parse: {path.name}") or last.startswith(f"senryaku-parse: {path}")
        assert last.endswith("。")
