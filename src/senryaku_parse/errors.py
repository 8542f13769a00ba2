"""Errors a user can meet. Each knows its sentence and the exit code of the command.

SenryakuError
├── UsageError              2  invalid call
├── InputError              3  an input can't be read
│   ├── NotTextError           binary, or an encoding nobody knows
│   └── TooLargeError          over a named limit
├── NoStrategyError         4  an input holds no strategy table
└── OutputError             5  the output can't be written
"""

from __future__ import annotations

import errno
from typing import ClassVar

from senryaku_parse.messages import render

_REASONS = {
    errno.EACCES: "writing.no-permission",
    errno.EPERM: "writing.no-permission",
    errno.EROFS: "writing.read-only",
    errno.ENOSPC: "writing.no-space",
    errno.EDQUOT: "writing.quota-used",
    errno.EFBIG: "writing.over-file-size",
    errno.ENAMETOOLONG: "writing.name-too-long",
    errno.ENOTDIR: "writing.no-folder-on-way",
    errno.ELOOP: "writing.link-circle",
    errno.EMFILE: "writing.too-many-open",
    errno.EBUSY: "writing.in-use",
    errno.EPIPE: "writing.closed-by-other",
    errno.EIO: "writing.device-error",
}
"""What the system calls it → the message."""


class SenryakuError(Exception):
    """Root of all errors of this package; its text is one sentence: what, where, what to do."""

    exit_code: ClassVar[int] = 1


class UsageError(SenryakuError, ValueError):
    """Invalid call: an unknown format, a missing or contradicting option."""

    exit_code = 2


class InputError(SenryakuError):
    """An input can't be read: missing, a folder, not our JSON."""

    exit_code = 3


class NotTextError(InputError):
    """An input is binary, or text of an encoding that is not recognised."""


class TooLargeError(InputError):
    """An input is over one of the named limits."""


class NoStrategyError(SenryakuError):
    """An input was read, and holds no table of a strategy."""

    exit_code = 4


class OutputError(SenryakuError):
    """The output can't be written; what stood there before is untouched."""

    exit_code = 5


def reason(error: Exception) -> str:
    """Why the system refused, in a few words: in ours where it is one of the usual reasons."""
    if not isinstance(error, OSError):
        return str(error)
    known = _REASONS.get(error.errno or 0)
    return render(known) if known else error.strerror or str(error)
