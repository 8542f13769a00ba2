"""Errors a user can meet. Each knows its sentence and the exit code of the command.

SenryakuError
├── UsageError              2  the call's words are off
├── InputError              3  an input can't be read
│   ├── NotTextError           binary, or an encoding nobody knows
│   └── TooLargeError          over a named limit
├── NoStrategyError         4  an input holds no strategy table
└── OutputError             5  the output can't be written
"""

from __future__ import annotations

from typing import ClassVar


class SenryakuError(Exception):
    """Root of all errors of this package; its text is one sentence: what, where, what to do."""

    exit_code: ClassVar[int] = 1


class UsageError(SenryakuError, ValueError):
    """The call's words are off: an unknown format, a missing or contradicting option."""

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
