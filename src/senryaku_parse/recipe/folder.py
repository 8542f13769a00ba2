"""A folder of recipes: which of them is that of a document, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePath
from typing import NamedTuple

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.recipe.model import Recipe
from senryaku_parse.recipe.reading import read_recipe
from senryaku_parse.text import match_key


class _Index(NamedTuple):
    """The recipes of a folder by what names their documents."""

    by_stem: Mapping[str, Path]
    """The name of the recipe itself: documents begin with it."""
    by_pattern: tuple[tuple[str, Path], ...]
    """What a recipe says as `documents`."""


def recipe_in(folder: Path, document: str) -> Recipe | None:
    """The recipe for the path `document`: the one that names it in its `documents`, else the one with whose name its own begins.

    Of several such names the longest; null where there is none.

    Raises:
        UsageError: several recipes name the document.
    """
    index = _index(folder, folder.stat().st_mtime_ns)
    name, stem = match_key(PurePath(document).name), match_key(PurePath(document).stem)
    whole = match_key(PurePath(document).as_posix())
    named = [path for pattern, path in index.by_pattern if fnmatchcase(name, pattern) or fnmatchcase(whole, pattern)]
    if len(set(named)) > 1:
        both = render("common.and").join(render("common.quoted", text=path.name) for path in named[:2])
        raise UsageError(render("recipes.several-recipes", folder=folder, document=document, both=both))
    beginnings = (stem[:stop] for stop in range(len(stem), 0, -1))
    found = named[:1] or [index.by_stem[begin] for begin in beginnings if begin in index.by_stem][:1]
    return read_recipe(found[0]) if found else None


def check_recipes(where: Path) -> None:
    """Read the recipe, or all recipes of the folder, that stand `where`.

    Raises:
        InputError: one can't be read, or is no TOML.
        UsageError: something in one is not known, or can't be.
    """
    for path in where.glob("*.toml") if where.is_dir() else [where]:
        read_recipe(path)


@lru_cache(maxsize=4)
def _index(folder: Path, _changed: int) -> _Index:
    by_stem: dict[str, Path] = {}
    by_pattern: list[tuple[str, Path]] = []
    for path in sorted(folder.glob("*.toml")):
        patterns = read_recipe(path).documents
        by_pattern += [(match_key(pattern), path) for pattern in patterns]
        if not patterns:
            by_stem[match_key(path.stem)] = path
    return _Index(by_stem, tuple(by_pattern))
