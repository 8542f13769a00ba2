"""PDFs made to hurt: each within 10 seconds and 300 MB, to a document or one clear error."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.guarded import MOST_MEGABYTES
from tests.support.pdf_attacks import ATTACKS

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured as Linux tells it")

_MOST_SECONDS = 10
_PROGRAM = """
import json, resource, sys
from senryaku_parse.errors import InputError
from senryaku_parse.limits import USUAL
from senryaku_parse.readers.pdf import read_pdf
data = open(sys.argv[1], "rb").read()
try:
    error = str(read_pdf(data, USUAL).blocks and "")
except InputError as refused:
    error = str(refused)
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
seconds = sum(one.ru_utime + one.ru_stime for one in used)
print(json.dumps([error, seconds, used[1].ru_maxrss / 1024]))
"""

REFUSED = {
    "nothing-behind-its-mark": "壊れているか、途中で切れています",
    "rubbish": "壊れているか、途中で切れています",
    "cut": "壊れているか、途中で切れています",
    "tree-loop": "壊れています",
    "pages": "ページが多すぎます",
    "forms-deep": "複雑すぎる",
    "letters": "",
    "bomb": "複雑すぎる",
    "unmapped": "どの文字か分からない",
}
"""What is refused, and a part of the sentence."""


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_ends_in_a_document_or_one_clear_error(name: str, tmp_path: Path) -> None:
    path = tmp_path / "attack.pdf"
    path.write_bytes(ATTACKS[name]())
    environment = {"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", _PROGRAM, str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True)
    path.unlink()
    error, seconds, megabytes = json.loads(done.stdout)
    assert seconds < _MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
    assert done.stderr == ""
    assert error.count("\n") == 0
    assert not error or error.endswith(("。", "）。"))
    if name in REFUSED:
        assert REFUSED[name] in error
        assert error
