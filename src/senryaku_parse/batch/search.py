"""Whether a name stands for many documents: a folder that is searched, or a pattern."""

from __future__ import annotations

import os
from glob import has_magic
from pathlib import Path
from typing import TypeAlias

from senryaku_parse.inputs import is_folder

NamedInput: TypeAlias = "str | os.PathLike[str] | bytes"
"""A path or pattern, or the content of a document."""

DESCRIPTOR = "datapackage.json"
"""What stands in each folder that this package wrote."""


def is_search(given: NamedInput) -> bool:
    """Whether `given` may stand for several documents."""
    return not isinstance(given, bytes) and (is_searched(Path(given)) or is_pattern(given))


def is_pattern(given: str | os.PathLike[str]) -> bool:
    """Whether `given` is a pattern, and no file of that name."""
    return has_magic(os.fspath(given)) and not os.path.lexists(given)


def is_searched(path: Path) -> bool:
    """Whether `path` is a folder, and none that this package wrote."""
    return is_folder(path) and not (path / DESCRIPTOR).is_file()
