"""`datapackage.json` → what it says of the strategy and of its files."""

from __future__ import annotations

import msgspec

from senryaku_parse.errors import InputError
from senryaku_parse.messages import render
from senryaku_parse.model import Period
from senryaku_parse.source import Source

FILE = "datapackage.json"


class Resource(msgspec.Struct, frozen=True):
    """One file of the package."""

    name: str
    """Name of its entity."""
    path: str
    """File name."""
    encoding: str = "utf-8"
    csv_safe: bool = False
    """Whether an apostrophe guards texts that a spreadsheet would run."""
    row_ids: tuple[str, ...] | None = None
    """The ids of its rows as they were written; null where the package does not say."""


class DataPackage(msgspec.Struct, frozen=True):
    """The descriptor of a package; unknown properties are ignored."""

    title: str = ""
    municipality: str | None = None
    municipality_code: str | None = None
    period: Period | None = None
    source: Source = Source("", "package", "")
    resources: tuple[Resource, ...] = ()


def read_descriptor(data: bytes) -> DataPackage:
    """What `datapackage.json` says.

    Raises:
        InputError: no JSON, or of another form; the message names the place.
    """
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=DataPackage)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(render("edits.descriptor-unread", file=FILE, error=error)) from None
