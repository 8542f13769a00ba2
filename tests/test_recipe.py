"""The recipe "I met a new quirk" is true: followed to the letter, it gives a rule that runs on tables of every layout."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import senryaku_parse
from tests.support.matrix.layouts import LAYOUTS
from tests.support.matrix.page import FORMATS
from tests.support.matrix.pairs import page_of

PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
STEPS = dict(
    re.findall(
        r"^# src/(\S+?\.py)\n(.*?)\n```$",
        dedent(PAGE.read_text("utf-8").partition("## I met a new quirk")[2]).replace("\n   ", "\n"),
        re.MULTILINE | re.DOTALL,
    )
)
"""File → what the recipe writes there."""
READ = """
import io, json, sys
import senryaku_parse as sp
for text, format in json.load(sys.stdin):
    out = io.BytesIO()
    sp.write(sp.parse_text(text, format=format), out, format="json")
    print(json.dumps(json.loads(out.getvalue())))
"""
PAIRS = [(layout, format) for layout in LAYOUTS for format in FORMATS]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which the recipe was followed; gives the folder that it is imported from."""
    folder = tmp_path_factory.mktemp("recipe")
    source = Path(senryaku_parse.__file__).parent
    shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, step in STEPS.items():
        path = folder / name
        path.write_text(_followed(path.read_text("utf-8"), step) if path.exists() else f"{step}\n", "utf-8")
    return folder


def _followed(text: str, step: str) -> str:
    """The file `text` with the import of `step`, and with what its list begins with."""
    imported, listed, entry = re.fullmatch(
        r"(?s)(from .*?\n)?\n*(\w+[^\n]*= [({]\n)(.*?\n)    # and the .*\n[)}]", step
    ).groups()  # type: ignore[union-attr]
    assert text.count(f"\n{listed}") == 1
    text = text.replace(f"\n{listed}", f"\n{listed}{entry}")
    if not imported:
        return text
    return text.replace("\nfrom senryaku_parse.", f"\n{imported}from senryaku_parse.", 1)


@pytest.fixture(scope="module")
def read(package: Path) -> dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]]:
    """Layout and format → what the changed package reads of the clean document, and of the damaged one."""
    texts = []
    for layout, format in PAIRS:
        clean = page_of(layout, format)
        damaged = clean.copy()
        for table in damaged.tables:
            for cell in (cell for row in table.rows for cell in row if cell.is_own and cell.text):
                cell.text = f"〓{cell.text}"
        reader = "html" if format == "html" else "markdown"
        texts += [(page.write(), reader) for page in (clean, damaged)]
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-c", READ], input=json.dumps(texts), env=environment, capture_output=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    found = list(map(json.loads, ran.stdout.splitlines()))
    return dict(zip(PAIRS, zip(found[::2], found[1::2], strict=True), strict=True))


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_a_rule_that_follows_the_recipe_runs_on_tables_of_every_layout(
    pair: tuple[str, str], read: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    clean, damaged = read[pair]
    assert _without_positions(damaged["goals"]) == _without_positions(clean["goals"])
    codes = {found["code"] for found in damaged["findings"]}
    assert codes - {found["code"] for found in clean["findings"]} == {"anchor-left"}


def _without_positions(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_positions(one) for one in node]
    if isinstance(node, dict):
        return {name: _without_positions(value) for name, value in node.items() if name != "position"}
    return node
