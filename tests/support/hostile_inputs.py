"""All inputs made to hurt, and how they get to a disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.attacks import ATTACKS, Attack
from tests.support.attacks_characters import CHARACTERS
from tests.support.attacks_files import FILES
from tests.support.attacks_tables import TABLES
from tests.support.attacks_within import WITHIN
from tests.support.attacks_word import WORD

ALL: dict[str, Attack] = ATTACKS | CHARACTERS | WITHIN | FILES | TABLES | WORD
"""What it is → the input."""


def put(attack: Attack, path: Path) -> Path:
    """The input at `path` with its suffix, in place of what stood there."""
    content = attack.make()
    if not isinstance(content, bytes):
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        for name, part in content.items():
            (path / name).write_bytes(part)
        return path
    path = path.with_suffix(attack.suffix)
    path.write_bytes(content)
    return path
