"""TOML files that a user writes: words of the vocabulary, recipes. What can't be read is one sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from senryaku_parse.errors import InputError, reason
from senryaku_parse.messages import render, term


def stamp_of(path: Path, what: str) -> tuple[int, int]:
    """When the file was changed and its size: what was read of it holds as long as they stay. Messages call it `what`.

    Raises:
        InputError: it can't be looked at.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise _unreadable(path, what, error) from None
    return state.st_mtime_ns, state.st_size


def read_toml(path: Path, what: str, form: str) -> dict[str, Any]:
    """What the file says. Messages call it `what`; its form is described where the message `form` says.

    Raises:
        InputError: it can't be read, or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise _unreadable(path, what, error) from None
    except RecursionError:
        raise InputError(render("recipes.toml-nested", path=path, what=term(what), form=render(form))) from None
    except ValueError as error:
        raise InputError(render("recipes.toml-damaged", path=path, what=term(what), error=error)) from None


def _unreadable(path: Path, what: str, error: OSError) -> InputError:
    return InputError(render("recipes.toml-unreadable", path=path, what=term(what), reason=reason(error)))
