"""A module imports only from its own layer or lower ones, and heavy packages only where they are used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import senryaku_parse

PACKAGE = Path(senryaku_parse.__file__).parent

LAYERS = (
    ("text", "records", "source", "errors", "limits", "encoding", "collector", "version", "signatures"),
    ("findings", "meanings", "characters"),
    ("tables", "model", "vocabulary", "inputs"),
    (
        "targets",
        "readers",
        "spreadsheet",
        "grid",
        "document_limits",
        "rows",
        "accounting",
        "locations",
        "output",
        "columns",
        "municipalities",
    ),
    ("repair", "hierarchy", "writers"),
    ("loaders", "compare", "layouts"),
    ("formats",),
    ("convert", "api"),
    ("batch",),
    ("__init__", "cli", "__main__"),
)
"""Lowest first. A package counts as one module."""

HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "bs4",
    "lxml",
    "selectolax",
    "markdown_it",
    "msgspec",
    "pydantic",
    "scipy",
    "rapidfuzz",
    "pyarrow",
    "matplotlib",
    "joblib",
    "rich",
    "distributed",
)

SIDEWAYS = {
    (one, other)
    for group in (("repair", "hierarchy", "writers"), ("readers", "targets"))
    for one in group
    for other in group
    if one != other
}
"""Within one layer: these know nothing of each other."""


def _layer(module: str) -> int:
    return next(at for at, names in enumerate(LAYERS) if module in names)


def _own_imports(path: Path) -> list[str]:
    """The modules of this package that `path` imports when it is imported itself."""
    names: list[str] = []
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            package, *modules = node.module.split(".")
            if package == "senryaku_parse":
                names += modules[:1] or [alias.name for alias in node.names]
    return names


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    module = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for imported in _own_imports(path):
        assert _layer(imported) <= _layer(module), f"{module} imports {imported}"
        assert (module, imported) not in SIDEWAYS


def _loaded(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import senryaku_parse", {"msgspec"}),
        ("import senryaku_parse as sp; sp.parse('{sample}')", {"markdown_it", "msgspec"}),
        ("import senryaku_parse as sp; sp.parse('{sample}').write('{out}.json')", {"markdown_it", "msgspec"}),
        ("import senryaku_parse as sp; sp.parse('{sample}').write('{out}.csv')", {"markdown_it", "msgspec"}),
    ],
)
def test_heavy_packages_stay_out(statement: str, allowed: set[str], sample: Path, tmp_path: Path) -> None:
    loaded = _loaded(statement.format(sample=sample, out=tmp_path / "out"))
    assert loaded & set(HEAVY) == allowed
