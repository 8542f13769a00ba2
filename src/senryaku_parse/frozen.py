"""A dict that nothing changes: a value of hashable values is hashable, and can stand in a frozen dataclass.

A subclass of `dict`, so that msgspec, `json`, `pickle` and `**` take it as one. Of the libraries that have such a type
those with a permissive licence wrap a dict instead, which msgspec does not write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, overload

_K = TypeVar("_K")
_V = TypeVar("_V", covariant=True)

if TYPE_CHECKING:

    class frozendict(Mapping[_K, _V]):  # noqa: N801 - as `dict` is
        """What a type checker sees: a mapping, which is covariant in its values, as no dict is."""

        @overload
        def __init__(self) -> None: ...
        @overload
        def __init__(self, entries: Mapping[_K, _V], /) -> None: ...
        @overload
        def __init__(self, entries: Iterable[tuple[_K, _V]], /) -> None: ...
        @overload
        def __init__(self: frozendict[str, _V], **entries: _V) -> None: ...
        def __init__(self, *_: Any, **__: Any) -> None: ...  # noqa: D107
        def __getitem__(self, key: _K, /) -> _V: ...  # noqa: D105
        def __iter__(self) -> Iterator[_K]: ...  # noqa: D105
        def __len__(self) -> int: ...  # noqa: D105
        def __or__(self, other: Mapping[_K, Any], /) -> frozendict[_K, Any]: ...  # noqa: D105

else:

    class frozendict(dict):  # noqa: N801
        """A dict that nothing changes."""

        __slots__ = ("_hash",)

        def __hash__(self) -> int:
            """Of the entries, whatever their order; worked out once."""
            try:
                return self._hash
            except AttributeError:
                found = hash(frozenset(self.items()))
                object.__setattr__(self, "_hash", found)
                return found

        def __repr__(self) -> str:
            """`frozendict({'a': 1})`."""
            return f"{type(self).__name__}({dict.__repr__(self)})"

        def __or__(self, other: Mapping[Any, Any]) -> frozendict:
            """Both, the entries of `other` before those of its own."""
            return type(self)({**self, **other}) if isinstance(other, Mapping) else NotImplemented

        def __reduce__(self) -> tuple[Any, ...]:
            """The class and its entries: what unpickles it."""
            return type(self), (dict(self),)

        def copy(self) -> frozendict:
            """Itself."""
            return self

        __copy__ = copy

        def _refuse(self, *_: object, **__: object) -> NoReturn:
            raise TypeError(f"{type(self).__name__} can't be changed")

        __setitem__ = __delitem__ = __ior__ = __setattr__ = __delattr__ = _refuse
        clear = pop = popitem = setdefault = update = _refuse
