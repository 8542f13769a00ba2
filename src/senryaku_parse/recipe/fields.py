"""The values of a recipe, checked as they are taken: what is wrong is one sentence with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, TypeVar

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import list_out, render
from senryaku_parse.page_numbers import page_ranges

_Meant = TypeVar("_Meant")


class Fields:
    """A table of a recipe, of which each key is taken once."""

    def __init__(self, given: object, place: str) -> None:
        """`place` is how messages name it.

        Raises:
            UsageError: `given` is no table.
        """
        if not isinstance(given, Mapping):
            raise UsageError(render("recipes.no-mapping", place=place))
        self.place = place
        self._given = dict(given)
        self._known: list[str] = []

    def refuse(self, key: str, what: str) -> NoReturn:
        """Raise that the value of `key` is wrong."""
        raise UsageError(render("recipes.refused", place=self.place, key=key, what=what))

    def take(self, key: str) -> Any:
        """The value of `key`; null where there is none."""
        self._known.append(key)
        return self._given.pop(key, None)

    def finish(self) -> None:
        """Refuse keys that nobody knows."""
        for key in self._given:
            raise UsageError(render("recipes.no-key", place=self.place, key=key, known=list_out(self._known)))

    def text(self, key: str) -> str:
        """A text; "" where there is none."""
        return self.text_or_none(key) or ""

    def text_or_none(self, key: str) -> str | None:
        """A text; null where there is none."""
        value = self.take(key)
        if value is not None and not isinstance(value, str):
            self.refuse(key, render("recipes.write-text"))
        return value

    def truth(self, key: str) -> bool:
        """A yes or no; no where there is none."""
        value = self.take(key)
        if value not in (None, True, False):
            self.refuse(key, render("recipes.write-truth"))
        return bool(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A text, or several."""
        value = self.take(key)
        listed = [value] if isinstance(value, str) else value or []
        if not _is_list(listed) or not all(isinstance(one, str) and one.strip() for one in listed):
            self.refuse(key, render("recipes.write-texts"))
        return tuple(listed)

    def numbers(self, key: str) -> tuple[int, ...] | None:
        """A whole number, or several; null where there is none."""
        value = self.take(key)
        if value is None:
            return None
        listed = [value] if isinstance(value, int) else value
        if not _is_list(listed) or not all(isinstance(one, int) and not isinstance(one, bool) for one in listed):
            self.refuse(key, render("recipes.write-numbers"))
        return tuple(listed)

    def pages(self, key: str) -> tuple[range, ...]:
        """Pages: 40, "40-62"; empty where there are none."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, str | int) or isinstance(value, bool):
            self.refuse(key, render("recipes.write-pages"))
        try:
            return page_ranges(str(value)) or ()
        except UsageError as error:
            self.refuse(key, str(error))

    def meanings(self, key: str, meant: Callable[[str], _Meant | None], known: Sequence[str]) -> dict[str, _Meant]:
        """Text → what it means, as `meant` knows it; `known` are words that mean something."""
        value = self.take(key)
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.refuse(key, render("recipes.write-meanings"))
        found: dict[str, _Meant] = {}
        for text, said in value.items():
            read = meant(said) if isinstance(said, str) else None
            if read is None or not str(text).strip():
                self.refuse(key, render("recipes.meaning-unknown", text=text, said=said, known=list_out(known)))
            found[str(text)] = read
        return found


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)
