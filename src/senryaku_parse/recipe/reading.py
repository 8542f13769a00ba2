"""A recipe as it is written, TOML or a mapping → `Recipe`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from senryaku_parse.messages import Lang, language, list_out, render, term
from senryaku_parse.plan.levels import Level
from senryaku_parse.recipe.fields import Fields
from senryaku_parse.recipe.model import Correction, Meaning, Recipe, TableRecipe
from senryaku_parse.recipe.words import LEVEL_WORDS, WORDS, level_meant, meaning, part_meant
from senryaku_parse.toml_file import read_toml, stamp_of
from senryaku_parse.vocabulary import Part

AnyRecipe: TypeAlias = "str | os.PathLike[str] | Mapping[str, Any] | Recipe"
"""A path, the same as a mapping, or one that was read."""

_MEANINGS = tuple(WORDS.values())
_PARTS = tuple(word for word in _MEANINGS if word != WORDS["skip"])
_LEVELS = tuple(LEVEL_WORDS.values())


def read_recipe(given: AnyRecipe) -> Recipe:
    """The recipe `given`.

    Raises:
        InputError: the file can't be read, or is no TOML.
        UsageError: something in it is not known, or can't be.
    """
    if isinstance(given, Recipe):
        return given
    if isinstance(given, Mapping):
        return _recipe(given, term("レシピ"))
    path = Path(given)
    return _read(path, *stamp_of(path, "レシピ"), language())


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int, _size: int, _lang: Lang) -> Recipe:
    """The recipe of a file, as long as it stays as it is; the language is that of its places in messages."""
    return _recipe(read_toml(path, "レシピ", "recipes.recipe-form"), str(path))


def _recipe(given: Mapping[str, Any], where: str) -> Recipe:
    fields = Fields(given, where)
    recipe = Recipe(
        where=where,
        documents=fields.texts("documents"),
        pages=fields.pages("pages"),
        sheets=fields.texts("sheets"),
        skip=fields.texts("skip"),
        others="skip" if _choice(fields, "others", ("read", "skip")) == "skip" else "read",
        words=cast(Mapping[str, Part], fields.meanings("words", part_meant, _PARTS)),
        vocabulary=_vocabulary(fields),
        levels=cast("Mapping[str, Level]", fields.meanings("levels", level_meant, _LEVELS)),
        lists=_lists(fields),
        tables=tuple(_each(fields, "table", _table)),
        corrections=tuple(_each(fields, "correct", _correction)),
    )
    fields.finish()
    return recipe


def _each(fields: Fields, key: str, read: Any) -> list[Any]:
    """What `read` makes of each `[[key]]`."""
    value = fields.take(key)
    if value is not None and not isinstance(value, list | tuple):
        fields.refuse(key, render("recipes.write-array", key=key))
    return [
        read(Fields(one, render("recipes.array-place", place=fields.place, number=at, key=key)))
        for at, one in enumerate(value or (), 1)
    ]


def _choice(fields: Fields, key: str, choices: tuple[str, ...]) -> str:
    value = fields.text(key)
    if value and value not in choices:
        fields.refuse(key, render("recipes.no-choice", value=value, choices=list_out(choices)))
    return value


def _lists(fields: Fields) -> Literal["target", "kpi", "indicator", "project"] | None:
    said = fields.text("lists")
    part = part_meant(said) if said else None
    if said and part not in ("target", "kpi", "indicator", "project"):
        fields.refuse("lists", render("recipes.no-list", said=said))
    return part  # type: ignore[return-value]


def _vocabulary(fields: Fields) -> Mapping[str, Mapping[str, Any]]:
    value = fields.take("vocabulary")
    if value is not None and not isinstance(value, Mapping):
        fields.refuse("vocabulary", render("recipes.write-tables"))
    return value or {}


def _table(fields: Fields) -> TableRecipe:
    header = fields.numbers("header")
    recipe = TableRecipe(
        place=fields.place,
        numbers=frozenset(fields.numbers("number") or ()),
        sheets=fields.texts("sheet"),
        pages=fields.pages("page"),
        under=fields.texts("under"),
        has=fields.texts("has"),
        optional=fields.truth("optional"),
        skip=fields.truth("skip"),
        header=() if header == (0,) else header,
        turned=fields.truth("turned"),
        columns=fields.meanings("columns", meaning, _MEANINGS),
        labels=cast(Mapping[str, Part], fields.meanings("labels", _label_meant, _PARTS)),
        bands=cast("Mapping[str, Level]", fields.meanings("bands", _band_meant, _LEVELS[:-1])),
        notes=fields.texts("notes"),
    )
    fields.finish()
    _check_columns(fields, recipe.columns)
    return recipe


def _label_meant(said: str) -> str | None:
    part = part_meant(said)
    return None if part in ("extra", "unit", "number") else part


def _band_meant(said: str) -> str | None:
    level = level_meant(said)
    return None if level == "text" else level


def _check_columns(fields: Fields, columns: Mapping[str, Meaning]) -> None:
    """Refuse two columns of one level."""
    seen: dict[str, str] = {}
    for heading, meant in columns.items():
        if meant.part in ("goal", "area", "measure"):
            if meant.part in seen:
                fields.refuse(
                    "columns",
                    render(
                        "recipes.columns-twice", first=seen[meant.part], second=heading, level=term(WORDS[meant.part])
                    ),
                )
            seen[meant.part] = heading


def _correction(fields: Fields) -> Correction:
    changes = fields.take("set") or {}
    if not isinstance(changes, Mapping):
        fields.refuse("set", render("recipes.write-set"))
    correction = Correction(
        place=fields.place,
        id=fields.text("id"),
        name=fields.text("name"),
        changes=dict(changes),
        unset=fields.texts("unset"),
        below=fields.text("below"),
        after=fields.text_or_none("after"),
        drop=fields.truth("drop"),
        add=_choice(fields, "add", ("goal", "target", "measure", "kpi", "project")),
    )
    fields.finish()
    return correction
