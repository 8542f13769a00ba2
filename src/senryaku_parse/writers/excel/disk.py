"""openpyxl writes each sheet to a temporary file, then all to the workbook: what goes wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from senryaku_parse.errors import OutputError, reason
from senryaku_parse.messages import render


@contextmanager
def on_disk() -> Iterator[None]:
    """A block, or a function, that draws a workbook.

    Raises:
        OutputError: they can't be written.
    """
    try:
        yield
    except OSError as error:
        raise _full(reason(error)) from None
    except Exception as error:
        if type(error).__name__ != "SerialisationError":  # lxml's, whom openpyxl lets write where it is installed
            raise
        raise _full(str(error)) from None


def _full(why: str) -> OutputError:
    return OutputError(render("writing.excel-unwritable", why=why))
