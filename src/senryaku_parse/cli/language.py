"""The language that the command speaks: known before its words are read, so that help and errors are in it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import LANGS, VARIABLE, Lang


def language_of(words: Sequence[str]) -> Lang | None:
    """The language that `words` ask for, before they are read: their errors and the help are told in it.

    Raises:
        UsageError: they ask for none, and the environment for one that is not known.
    """
    for word, value in zip(words, [*words[1:], ""], strict=False):
        name, _, joined = word.partition("=")
        for lang in LANGS:
            if name == "--lang" and lang in (joined, value if word == name else ""):
                return lang
    named = os.environ.get(VARIABLE)
    if named and named not in LANGS:
        raise UsageError(f"{VARIABLE}={named}: {' / '.join(LANGS)}")
    return None
