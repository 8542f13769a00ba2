"""The options of `write`, by format, as types: what an editor offers and a type checker knows."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

Lang: TypeAlias = Literal["ja", "en"]
Errors: TypeAlias = Literal["strict", "replace"]


class TextOptions(TypedDict, total=False):
    """Of csv and package."""

    lang: Lang | None
    """Language of headings."""
    encoding: str | None
    """"utf-8-sig" by default, "utf-8", "cp932"."""
    errors: Errors | None
    """What becomes of a character that the encoding lacks: "strict" (an error, the default) or "replace"."""
    csv_safe: bool | None
    """Whether an apostrophe is put before a text that a spreadsheet would run as a formula."""


class BookOptions(TypedDict, total=False):
    """Of xlsx."""

    lang: Lang | None
    """Language of headings."""
    start_year: int | None
    """The first fiscal year of the plan, Gregorian, where the strategy does not say it."""


class PageOptions(TypedDict, total=False):
    """Of html."""

    lang: Lang | None
    """Language of headings."""
    review: str | None
    """The path, relative to the page, of the page that shows how the source was read, to link to."""


class TableOptions(TypedDict, total=False):
    """Of parquet and sqlite."""

    lang: Lang | None
    """Language of headings, "en" by default."""


class WriteOptions(TextOptions, BookOptions, PageOptions, total=False):
    """All options, each for the formats that have it."""
