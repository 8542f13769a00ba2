"""What this package says to people: one catalogue, in Japanese and English. No sentence is written anywhere else.

A message has a key, `part.words`, where the part is the file that holds it (`messages/ja/repair.py`, `messages/en/repair.py`).
`render` gives its text in the language in force: that of the innermost `speaking`, else what SENRYAKU_PARSE_LANG says, else
Japanese. The language is a `ContextVar`: threads and tasks that read documents side by side each have their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ContextDecorator
from contextvars import ContextVar
from importlib import import_module
from typing import Literal, TypeAlias, TypeVar

_Item = TypeVar("_Item")
_END = object()

Lang: TypeAlias = Literal["ja", "en"]

LANGS: tuple[Lang, ...] = ("ja", "en")
VARIABLE = "SENRYAKU_PARSE_LANG"
"""The environment variable that names the language where no call does."""

Template: TypeAlias = "str | tuple[str, str]"
"""A text with named fields; English has two where its `count` makes a difference: for 1, and for all other numbers."""


class _Catalogue(dict[str, Template]):
    """The messages of one language; each part is imported when one of its messages is first needed."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, key: str) -> Template:
        part, _, _ = key.partition(".")
        if any(known.startswith(f"{part}.") for known in self):
            raise KeyError(key)
        messages: Mapping[str, Template] = import_module(f"{__name__}.{self._lang}.{part}").MESSAGES
        self.update({f"{part}.{name}": template for name, template in messages.items()})
        return self[key]


_catalogues: dict[str, _Catalogue] = {lang: _Catalogue(lang) for lang in LANGS}
_spoken: ContextVar[Lang | None] = ContextVar("senryaku_parse_lang", default=None)


def render(key: str, /, **fields: object) -> str:
    """The message `key` in the language in force, with `fields` filled in."""
    template = _catalogues[_spoken.get() or language()][key]
    if template.__class__ is not str:  # a pair; quicker than `isinstance`, and asked for each finding
        template = template[fields["count"] != 1]
    return template.format(**fields)


def list_out(items: Iterable[object]) -> str:
    """`items` in a row, as the language in force separates them: 「甲、乙」, "a, b"."""
    return render("common.separator").join(map(str, items))


def term(word: str) -> str:
    """`word` of the field, 「基本目標」, as the language in force calls it; one without an English name stays as it is."""
    if language() == "ja":
        return word
    from senryaku_parse.messages.en.terms import TERMS

    return TERMS.get(word, word)


def language() -> Lang:
    """The language in force."""
    return _spoken.get() or from_environment() or "ja"


def from_environment() -> Lang | None:
    """The language that the environment names; null where it names none that is known."""
    named = os.environ.get(VARIABLE)
    return named if named in LANGS else None


def speaking_each(items: Iterable[_Item], lang: Lang | None) -> Iterator[_Item]:
    """`items`, each made with `lang` in force; in between the language is as it was."""
    coming = iter(items)
    while True:
        with speaking(lang):
            item = next(coming, _END)
        if item is _END:
            return
        yield item  # type: ignore[misc]


class speaking(ContextDecorator):  # noqa: N801 - it reads as what it does: with speaking("en")
    """Have a language in force inside the block, or the decorated function; with null it stays as it is.

    Raises:
        ValueError: there is no such language.
    """

    def __init__(self, lang: Lang | None) -> None:
        """`lang` is to be spoken."""
        if lang is not None and lang not in LANGS:
            raise ValueError(f"lang={lang!r}: {' / '.join(LANGS)}")
        self._lang = lang

    def __enter__(self) -> None:
        """Speak it."""
        self._before = _spoken.set(self._lang or language())

    def __exit__(self, *_: object) -> None:
        """Speak what was spoken before."""
        _spoken.reset(self._before)

    def _recreate_cm(self) -> speaking:
        return speaking(self._lang)  # each call of a decorated function has its own: threads may be in it at once
