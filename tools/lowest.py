"""Prints the oldest versions that `pyproject.toml` allows, for pip: `name==version` of each dependency, and of each extra named."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

_BOUND = re.compile(r"([\w.-]+)(\[[\w,.-]+\])?>=([\w.]+)")


def main(extras: list[str]) -> None:
    """One line a dependency."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for name in extras for one in project["optional-dependencies"][name])]
    for requirement in wanted:
        if found := _BOUND.fullmatch(requirement):
            print(f"{found[1]}=={found[3]}")


if __name__ == "__main__":
    main(sys.argv[1:])
