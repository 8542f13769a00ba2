"""Inputs made to hurt (`tests.support.attacks`): how each ends, and the seconds and megabytes it takes.

`python bench/hostile.py WORD` runs those whose name holds the word.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # what makes them is shared with the tests
from tests.support.guarded import MOST_MEGABYTES, run_guarded
from tests.support.hostile_inputs import ALL, put

MOST_SECONDS = 10.0


def main(word: str) -> None:
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, attack in ALL.items():
            if word not in name:
                continue
            path = put(attack, Path(folder) / "in")
            try:
                done = run_guarded("check", path, folder=Path(folder))
            except AssertionError as error:
                print(f"{name:48} !!! {str(error)[-120:]}", flush=True)
                over += 1
                continue
            over += done.megabytes > MOST_MEGABYTES or done.seconds > MOST_SECONDS
            last = (done.err or done.out).strip().rpartition("\n")[2].replace(f"{path.parent}/", "")
            print(f"{name:48} {done.seconds:5.1f} s {done.megabytes:4.0f} MB  {done.code}  {last[:100]}", flush=True)
    print(f"{over} over {MOST_MEGABYTES} MB or {MOST_SECONDS:.0f} s of the processor")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
