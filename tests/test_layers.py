"""A module imports only from its own layer or lower ones, and heavy packages only where they are used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import senryaku_parse
from senryaku_parse.on_demand import function

PACKAGE = Path(senryaku_parse.__file__).parent

LAYERS = (
    (
        "text",
        "letters",
        "frozen",
        "records",
        "source",
        "errors",
        "messages",
        "limits",
        "encoding",
        "collector",
        "version",
        "on_demand",
        "patterns",
        "signatures",
        "toml_file",
        "page_numbers",
        "progress",
        "write_options",
    ),
    ("findings", "meanings", "characters", "lists", "numbering"),
    ("tables", "model", "describe", "vocabulary", "inputs"),
    (
        "targets",
        "marks",
        "readers",
        "spreadsheet",
        "grid",
        "document_limits",
        "rows",
        "cell_entries",
        "grouped_names",
        "accounting",
        "locations",
        "output",
        "columns",
        "municipalities",
        "names",
        "project_texts",
    ),
    ("plan",),
    ("repair", "hierarchy", "writers"),
    ("loaders", "compare", "layouts", "recipe"),
    ("formats",),
    ("convert", "api", "reading"),
    ("batch", "explain", "learn"),
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
    "pypdfium2",
    "xlrd",
)

SIDEWAYS = {
    (one, other)
    for group in (("repair", "hierarchy", "writers"), ("readers", "targets"))
    for one in group
    for other in group
    if one != other
}
"""Within one layer: these know nothing of each other."""


UPWARD = {
    ("compare/__init__.py", "api:read"),
    ("compare/model.py", "api:write_comparison"),
    ("compare/model.py", "compare.applying:apply"),
    ("compare/model.py", "compare.writers.frames:to_frame"),
    ("compare/model.py", "compare.writers.notebook:overview"),
    ("compare/series.py", "api:write_comparison"),
    ("model.py", "api:write"),
    ("model.py", "describe:describe"),
    ("model.py", "writers.frames:to_frame"),
    ("model.py", "writers.frames:to_frames"),
    ("model.py", "writers.notebook:line"),
    ("model.py", "writers.notebook:tree"),
    ("model.py", "writers.plots:plot"),
    ("writers/markdown/readback.py", "convert:parse_text"),
}
"""What is called by its name where it stands higher or beside: a method of a value that a user calls. This list only shrinks."""

FILES = sorted(PACKAGE.rglob("*.py"))


def _layer(module: str) -> int:
    return next(at for at, names in enumerate(LAYERS) if module in names)


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _modules() -> dict[str, Path]:
    """Every module of the package by its name inside it; the package itself is ""."""
    return {".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES}


def _imports(path: Path, modules: Iterable[str]) -> set[str]:
    """The modules of this package that `path` imports anywhere: at its top, in a function, for types alone."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not (isinstance(node, ast.ImportFrom) and node.level), "imports say whole names"
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "senryaku_parse":
            module = node.module.partition(".")[2]
            for alias in node.names:
                inner = f"{module}.{alias.name}".lstrip(".")
                found.add(inner if inner in modules else module)
        elif isinstance(node, ast.Import):
            names = [alias.name.partition(".") for alias in node.names]
            found.update(rest for package, _, rest in names if package == "senryaku_parse")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    room = _room(path)
    for imported in {name.partition(".")[0] or "__init__" for name in _imports(path, _modules())}:
        assert _layer(imported) <= _layer(room), f"{room} imports {imported}"
        assert (room, imported) not in SIDEWAYS


def test_imports_make_no_circle() -> None:
    modules = _modules()
    imports = {name: _imports(path, modules) - {name} for name, path in modules.items()}
    order = TopologicalSorter(imports)
    order.prepare()  # raises CycleError, which names the files


def test_calls_by_name_are_listed() -> None:
    """What `on_demand` resolves is an import like others: formats may name anything, others what is listed."""
    found = {
        (path.relative_to(PACKAGE).as_posix(), str(node.args[0].value))
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "function"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert found == UPWARD
    for _, target in found:
        assert callable(function(target))


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
